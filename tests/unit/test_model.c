/* test_model.c - .hot text to a model: what the words mean, and what is refused with which words. */
#include "tests/unit/model_help.h"

#include "model/hot.h"

static const char crm[] =
    "#file plugin.hot\n"
    "plugin crm \"Customer relations\" 1.0\n"
    "  requires core 1.0\n"
    "  nav account deal\n"
    "migrate 3 split_names\n"
    "#file account.hot\n"
    "object account \"Account\" \"Accounts\"\n"
    "  title name\n"
    "  features search history\n"
    "field name text(120) \"Name\" required search\n"
    "field industry select \"Industry\"\n"
    "  option tech \"Technology\" default\n"
    "  option real_estate \"Real estate\"\n"
    "field parent lookup account \"Parent\" as subsidiaries was parent_account\n"
    "field won rollup money \"Won\" = sum.deals.amount(stage:closed_won)\n"
    "view all \"All accounts\"\n"
    "  columns name industry owner.manager.name\n"
    "  sort name\n"
    "page\n"
    "  section \"Account\" name industry parent_account\n"
    "  related deals task comment\n"
    "object task \"Task\" \"Tasks\"\n"
    "field subject text \"Subject\" required\n"
    "field due_date date \"Due\"\n"
    "field account lookup account \"Account\"\n"
    "#file deal.hot\n"
    "object deal \"Deal\" \"Deals\"\n"
    "  title name\n"
    "  alias opp\n"
    "  was opportunity\n"
    "field name text \"Name\" required\n"
    "field account lookup account \"Account\" on-delete restrict\n"
    "  where industry:tech\n"
    "field amount money \"Amount\" min 0\n"
    "field probability percent(0) \"Probability\" min 0 max 100\n"
    "field weighted formula money \"Weighted\"\n"
    "  = amount *\n"
    "    probability / 100\n"
    "field stage select \"Stage\" required history\n"
    "  option prospecting \"Prospecting\" default probability 10\n"
    "  option closed_won \"Closed won\" won final color good\n"
    "field close_date date \"Close\" alias close was closing_date\n"
    "  default = TODAY() + 30\n"
    "field campaign lookup? campaign \"Campaign\"\n"
    "view mine \"My deals\" board\n"
    "  where owner:me -stage:closed_won amount gt 10k\n"
    "  columns name amount account_id.industry close\n"
    "  group stage\n"
    "rule amount_is_there \"Write an amount.\"\n"
    "  require has:amount\n"
    "  when stage:closed_won\n"
    "  field amount\n"
    "state stage\n"
    "  prospecting -> closed_won when has:account\n"
    "  any -> prospecting\n"
    "hook deal_check before create update on amount opp_stage verify\n"
    "workflow welcome on create\n"
    "  when lacks:account\n"
    "  set probability = 10; stage = \"prospecting\"\n"
    "  task \"Call {name}\" due today + 1d; account = account\n"
    "workflow late \"Late deals\"\n"
    "  at close - 2d\n"
    "  notify \"{name} closes soon\"\n"
    "action deal_clone \"Clone\"\n"
    "  on deal\n"
    "  call deal_clone\n"
    "  input name text(80) \"New name\" required\n"
    "  input owner lookup user \"Owner\"\n";

/* The text above with one line changed. */
static const char *
changed(const char *from, const char *to)
{
	static char text[sizeof(crm) + 400];
	const char *at = strstr(crm, from);

	assert_non_null(at);
	snprintf(text, sizeof(text), "%.*s%s%s", (int)(at - crm), crm, to, at + strlen(from));
	return text;
}

static struct model *
build_crm(void)
{
	return build(changed("opp_stage", "stage"));
}

static void
test_every_object_has_the_implicit_fields(void **state)
{
	static const char *const names[] = { "id", "owner", "created", "created_by", "updated", "updated_by", "currency", "tags",
		"deleted" };
	struct model *m = build_crm();

	for (size_t i = 0; i < m->objects.n; i++)
		for (int slot = 0; slot < SLOT_FIRST; slot++) {
			const struct object *o = m->objects.at[i];

			assert_string_equal(o->fields.at[slot]->name, names[slot]);
			assert_int_equal(o->fields.at[slot]->slot, slot);
			assert_ptr_equal(object_field(o, names[slot]), o->fields.at[slot]);
			assert_ptr_equal(model_field(m, o->fields.at[slot]->handle), o->fields.at[slot]);
		}
	assert_ptr_equal(object_field(model_object(m, "deal"), "owner")->target, model_object(m, "user"));
	model_unref(m);
}

static void
test_names_aliases_and_old_names_are_found(void **state)
{
	struct model *m = build_crm();
	const struct object *deal = model_object(m, "deal");

	assert_non_null(deal);
	assert_ptr_equal(model_object(m, "OPP"), deal);
	assert_ptr_equal(model_object(m, "opportunity"), deal);
	assert_null(model_object(m, "nothing"));
	assert_ptr_equal(object_field(deal, "close"), object_field(deal, "close_date"));
	assert_ptr_equal(object_field(deal, "Closing_Date"), object_field(deal, "close_date"));
	assert_ptr_equal(object_field(deal, "account_id"), object_field(deal, "account"));
	assert_ptr_equal(object_field(deal, "created_date"), deal->fields.at[SLOT_CREATED]);
	assert_string_equal(field_path(object_field(deal, "close")->handle), "deal.close_date");
	assert_int_equal(field_intern("deal", "close_date"), object_field(deal, "close")->handle);
	assert_ptr_equal(field_option(object_field(deal, "stage"), "Closed Won"), &object_field(deal, "stage")->options.at[1]);
	assert_ptr_equal(field_option(object_field(deal, "stage"), "closed-won"), &object_field(deal, "stage")->options.at[1]);
	assert_string_equal(model_near_object(m, "dael"), "deal");
	assert_string_equal(model_near_field(deal, "amuont"), "amount");
	model_unref(m);
}

static void
test_fields_carry_what_their_line_says(void **state)
{
	struct model *m = build_crm();
	const struct object *deal = model_object(m, "deal"), *account = model_object(m, "account");
	const struct field *f = object_field(deal, "weighted");

	assert_ptr_equal(f->type, &type_formula);
	assert_ptr_equal(field_type(f), &type_money);
	assert_non_null(strstr(f->formula, "probability / 100"));
	assert_int_equal(object_field(deal, "amount")->scale, 4);
	assert_true(object_field(deal, "amount")->has_min);
	assert_int_equal(object_field(deal, "probability")->max, 100);
	assert_string_equal(object_field(deal, "stage")->initial, "prospecting");
	assert_int_equal(object_field(deal, "stage")->merge, MERGE_ASK);
	assert_true(object_field(deal, "stage")->options.at[1].closed);
	assert_string_equal(object_field(deal, "close")->initial, "= TODAY() + 30");
	assert_int_equal(object_field(deal, "account")->on_delete, ON_DELETE_RESTRICT);
	assert_null(object_field(deal, "campaign")->target);
	assert_true(deal->has_money);
	assert_false(account->has_money);
	assert_true(account->fields.at[SLOT_CURRENCY]->hidden);
	assert_true(object_field(account, "name")->fold);
	assert_true(object_field(account, "industry")->history);
	assert_ptr_equal(account->title, object_field(account, "name"));
	assert_int_equal(object_field(account, "name")->length, 120);
	model_unref(m);
}

static void
test_lookups_lead_back(void **state)
{
	struct model *m = build_crm();
	const struct object *account = model_object(m, "account");

	assert_ptr_equal(object_relation(account, "deals")->object, model_object(m, "deal"));
	assert_ptr_equal(object_relation(account, "subsidiaries")->object, account);
	assert_non_null(object_relation(model_object(m, "user"), "owned_deals"));
	assert_int_equal(account->page.related.n, 3);
	assert_string_equal(account->page.related.at[1], "tasks");
	assert_string_equal(account->page.related.at[2], "comments");
	assert_string_equal(account->page.sections.at[0].fields.at[2], "parent");
	model_unref(m);
}

static void
test_views_ask_for_indexes(void **state)
{
	struct model *m = build_crm();
	const struct object *deal = model_object(m, "deal");

	assert_true(object_field(deal, "account")->index);
	assert_true(object_field(deal, "stage")->index);
	assert_true(object_field(deal, "amount")->index);
	assert_true(deal->fields.at[SLOT_OWNER]->index);
	assert_true(deal->fields.at[SLOT_CREATED]->index);
	assert_false(deal->fields.at[SLOT_CREATED_BY]->index);
	assert_false(object_field(deal, "probability")->index);
	assert_false(object_field(deal, "close")->index);
	assert_string_equal(object_view(deal, "mine")->columns.at[2], "account.industry");
	assert_string_equal(object_view(deal, "mine")->columns.at[3], "close_date");
	model_unref(m);
}

static void
test_flow_is_read(void **state)
{
	struct model *m = build_crm();
	const struct object *deal = model_object(m, "deal");
	const struct workflow *w = &deal->workflows.at[0];

	assert_ptr_equal(deal->rules.at[0].field, object_field(deal, "amount"));
	assert_string_equal(deal->rules.at[0].when, "stage:closed_won");
	assert_int_equal(deal->states.at[0].transitions.n, 2);
	assert_null(deal->states.at[0].transitions.at[1].from);
	assert_true(deal->hooks.at[0].before);
	assert_true(deal->hooks.at[0].verify);
	assert_int_equal(deal->hooks.at[0].events, EVENT_CREATE | EVENT_UPDATE);
	assert_int_equal(deal->hooks.at[0].fields.n, 2);
	assert_int_equal(w->events, EVENT_CREATE);
	assert_int_equal(w->steps.n, 2);
	assert_int_equal(w->steps.at[0].assigns.n, 2);
	assert_string_equal(w->steps.at[0].assigns.at[1].formula, "\"prospecting\"");
	assert_int_equal(w->steps.at[1].kind, STEP_TASK);
	assert_string_equal(w->steps.at[1].assigns.at[0].field, "due_date");
	assert_string_equal(w->steps.at[1].assigns.at[0].formula, "today + 1d");
	assert_string_equal(deal->workflows.at[1].at_field, "close_date");
	assert_int_equal(deal->workflows.at[1].at_offset, -2 * 86400);
	assert_string_equal(model_action(m, "deal_clone")->inputs.at[1].type, "lookup user");
	assert_int_equal(m->migrations.at[0].version, 3);
	assert_string_equal(m->plugins.at[1].nav.at[1], "deal");
	model_unref(m);
}

static void
test_mistakes_are_named_with_their_place(void **state)
{
	static const struct { const char *from, *to, *message; } cases[] = {
		{ "opp_stage", "opp_stage", "deal.hot:30:48: deal has no field opp_stage." },
		{ "title name\n  features", "title naem\n  features", "account.hot:2:9: account has no field naem; did you mean name?" },
		{ "lookup account \"Account\" on-delete", "lookup acount \"Account\" on-delete",
		    "deal.hot:6: account points at acount, which is no object; did you mean account?" },
		{ "-stage:closed_won", "-stage:closed_wom",
		    "deal.hot:20:9: deal.stage has no option closed_wom; did you mean closed_won?" },
		{ "-stage:closed_won", "-stags:x", "deal.hot:20:9: deal has no field stags; did you mean stage?" },
		{ "require has:amount", "require has:amont", "deal.hot:24:11: deal has no field amont; did you mean amount?" },
		{ "prospecting -> closed_won", "prospecting -> closd_won",
		    "deal.hot:28:18: deal.stage has no option closd_won; did you mean closed_won?" },
		{ "owner.manager.name", "owner.manager.nane", "account.hot:11:25: user has no field nane; did you mean name?" },
		{ "related deals", "related dels", "account.hot:15:11: nothing called dels points at account; did you mean deals?" },
		{ "money \"Amount\" min 0", "mony \"Amount\" min 0", "deal.hot:8:14: there is no type mony; did you mean money?" },
		{ "\"Amount\" min 0", "\"Amount\" mim 0", "deal.hot:8:29: mim is no attribute of a field." },
		{ "rule amount_is_there", "rul amount_is_there", "deal.hot:23:1: there is no directive rul; did you mean rule?" },
		{ "nav account deal", "nav account deel", "plugin.hot:3:15: there is no object deel; did you mean deal?" },
		{ "set probability = 10", "set probabilty = 10",
		    "deal.hot:33:7: deal has no field probabilty; did you mean probability?" },
		{ "requires core", "require core", "plugin.hot:2:3: require is no part of a plugin; there are requires, nav and about." },
		{ "field amount money", "field Amount money",
		    "deal.hot:8:7: the field's name must be lower-case letters, digits and _, at most 48 of them; this is \"Amount\"." },
		{ "field amount money", "field updated money", "deal.hot:8:7: every object has updated; do not declare it." },
		{ "field probability", "field amount", "deal.hot:9:7: deal has a field amount already, at deal.hot:8." },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *msg;

		if (strcmp(cases[i].from, cases[i].to) == 0) {
			msg = refusal("crm", crm);
		} else {
			char text[sizeof(crm) + 400];

			/* the one mistake that the text has is mended first */
			snprintf(text, sizeof(text), "%s", changed(cases[i].from, cases[i].to));
			if (strstr(text, "opp_stage") != NULL)
				memcpy(strstr(text, "opp_stage"), "stage    ", 9);
			msg = refusal("crm", text);
		}
		assert_string_equal(msg, cases[i].message);
	}
}

static void
test_two_lookups_to_one_object_must_say_as(void **state)
{
	const char *msg = refusal("crm", "#file a.hot\nobject a\nfield name text\nobject b\nfield x lookup a\nfield y lookup a\n");

	assert_string_equal(msg, "a.hot:4: b has several lookups to a; each must name its way back: add as NAME to x.");
}

static void
test_a_plugin_extends_the_object_of_another(void **state)
{
	struct model_text texts[] = { { "core", model_core },
		{ "crm", "#file a.hot\nobject lead\nfield name text\nview all\n  columns name\n" },
		{ "marketing", "#file b.hot\nobject campaign\nfield name text\nextend object lead\nfield campaign lookup campaign\n"
		    "page\n  section \"Marketing\" campaign\n" } };
	struct model *m = build_texts(texts, 3);
	const struct object *lead = model_object(m, "lead");

	assert_string_equal(lead->plugin, "crm");
	assert_string_equal(object_field(lead, "campaign")->source.plugin, "marketing");
	assert_ptr_equal(object_relation(model_object(m, "campaign"), "leads")->object, lead);
	model_unref(m);
	assert_string_equal(refusal("x", "#file b.hot\nextend object laed\n"), "b.hot:1:15: there is no object laed.");
}

static void
test_custom_names_begin_with_x(void **state)
{
	assert_string_equal(refusal("custom", "#file c\nobject boat\nfield name text\n"),
	    "c:1:8: an object of your own begins with x_: x_boat.");
	assert_string_equal(refusal("custom", "#file c\nextend object user\nfield boat text\n"),
	    "c:2:7: a field of your own begins with x_: x_boat.");
}

static void
test_an_equal_text_has_an_equal_digest(void **state)
{
	struct model *a = build_crm(), *b = build_crm(), *c = build("object x\nfield name text\n");

	assert_true(a->digest == b->digest);
	assert_true(a->digest != c->digest);
	assert_true(a->generation < b->generation);
	model_unref(a);
	model_unref(b);
	model_unref(c);
}

static void
test_print_parses_to_the_same_model(void **state)
{
	struct model *m = build_crm(), *again;
	struct buf one = BUF_INIT, two = BUF_INIT, text = BUF_INIT;
	struct model_text texts[1] = { { "core", NULL } };

	for (size_t i = 0; i < m->objects.n; i++)
		model_print(m->objects.at[i], &one);
	buf_adds(&text, buf_str(&one));
	texts[0].text = text.data;
	again = build_texts(texts, 1);
	for (size_t i = 0; i < again->objects.n; i++)
		model_print(again->objects.at[i], &two);
	assert_string_equal(buf_str(&one), buf_str(&two));
	assert_int_equal(m->objects.n, again->objects.n);
	for (size_t i = 0; i < m->objects.n; i++) {
		assert_int_equal(m->objects.at[i]->fields.n, again->objects.at[i]->fields.n);
		for (size_t k = 0; k < m->objects.at[i]->fields.n; k++) {
			const struct field *f = m->objects.at[i]->fields.at[k], *g = again->objects.at[i]->fields.at[k];

			assert_string_equal(f->name, g->name);
			assert_int_equal(f->index, g->index);
			assert_int_equal(f->fold, g->fold);
			assert_int_equal(f->merge, g->merge);
			assert_int_equal(f->hidden, g->hidden);
		}
	}
	buf_free(&one);
	buf_free(&two);
	buf_free(&text);
	model_unref(m);
	model_unref(again);
}

static const char dashes[] =
    "plugin crm \"CRM\" 1.0\n"
    "object deal \"Deal\" \"Deals\"\n"
    "field name text \"Name\" required\n"
    "field amount money \"Amount\"\n"
    "field close_date date \"Close date\"\n"
    "field stage select \"Stage\"\n"
    "  option new \"New\"\n"
    "  option won \"Won\" won\n"
    "dashboard sales \"Sales\"\n"
    "  help \"What was won.\"\n"
    "tile rate \"Win rate\" gauge\n"
    "  query deal stage:won close_date:this_q agg n\n"
    "  of deal close_date:this_q agg n\n"
    "  versus this_q last_q \"last quarter\"\n"
    "  target 35\n"
    "  width 3\n"
    "tile months \"By month\" bar\n"
    "  query deal stage:won by close_date/m agg sum.amount sort -sum.amount\n"
    "  width 6\n"
    "  height 12\n";

static void
test_dashboards_are_read_and_print_the_same(void **state)
{
	struct model *m = build(dashes), *again;
	const struct dashboard *d = model_dashboard(m, "sales");
	struct buf b = BUF_INIT;

	assert_non_null(d);
	assert_int_equal(d->tiles.n, 2);
	assert_string_equal(d->tiles.at[0].of, "deal close_date:this_q agg n");
	assert_string_equal(d->tiles.at[0].to, "last_q");
	assert_int_equal(d->tiles.at[1].height, 12);
	model_print_dashboard(d, &b);
	assert_string_equal(buf_str(&b), strstr(dashes, "dashboard"));
	buf_reset(&b);
	buf_printf(&b, "%s", dashes);
	again = build(buf_str(&b));
	assert_true(again->digest == m->digest);
	buf_free(&b);
	model_unref(again);
	model_unref(m);
}

static void
test_a_tile_that_names_nothing_is_refused(void **state)
{
	static const struct { const char *line, *say; } bad[] = {
		{ "tile a bar\n  query dael by stage agg n\n", "did you mean deal?" },
		{ "tile a bar\n  query deal stage:wan by stage agg n\n", "did you mean won?" },
		{ "tile a bar\n  query deal by stag agg n\n", "did you mean stage?" },
		{ "tile a bar\n  query deal by stage agg sum.amont\n", "did you mean amount?" },
		{ "tile a bra\n  query deal by stage agg n\n", "no kind of tile" },
		{ "tile a bar\n", "needs a query" },
		{ "tile a recent\n  query deal\n", "no query" },
		{ "tile a bar\n  query deal by stage agg n\n  width 13\n", "1 to 12" },
		{ "tile a bar\n  query deal by stage agg n\n  of deal agg n\n", "percentage" },
		{ "dashboard sales \"Again\"\n", "already" },
	};

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		struct buf b = BUF_INIT;
		const char *said;

		buf_printf(&b, "%s%s", dashes, bad[i].line);
		said = refusal("crm", buf_str(&b));
		if (strstr(said, bad[i].say) == NULL)
			fail_msg("%s: %s", bad[i].line, said);
		buf_free(&b);
	}
	assert_non_null(strstr(refusal("crm", "plugin crm \"CRM\" 1.0\ntile a bar\n"), "below a dashboard"));
}

static void
test_a_plugin_adds_tiles_to_the_dashboard_of_another(void **state)
{
	struct model_text texts[] = { { "core", model_core }, { "crm", dashes },
		{ "more", "plugin more \"More\" 1.0\nextend dashboard sales\ntile n \"Count\" metric\n  query deal agg n\n" } };
	struct model *m = build_texts(texts, 3);

	assert_int_equal(model_dashboard(m, "sales")->tiles.n, 3);
	assert_null(model_dashboard(m, "nope"));
	model_unref(m);
}

static void
test_a_record_knows_what_changed(void **state)
{
	struct model *m = build_crm();
	struct arena *a = arena_new("test");
	const struct object *deal = model_object(m, "deal");
	struct hc_record *r = record_new(a, m, deal), *copy;
	const struct field *name = object_field(deal, "name");

	model_unref(m);	/* the record holds it now */
	assert_false(record_any_changed(r));
	assert_string_equal(record_title(r), "");
	record_set(r, name, value_text("Big one", 7));
	assert_true(record_changed(r, name));
	assert_string_equal(record_title(r), "Big one");
	copy = record_copy(a, r);
	record_set(r, name, VALUE_NONE);
	assert_false(record_any_changed(r));
	assert_true(record_changed(copy, name));
	assert_non_null(r->base);
	arena_free(a);
}

static void
test_extending_a_select_adds_options(void **state)
{
	struct model_text texts[] = {
		{ "core", model_core },
		{ "crm", "#file a.hot\nobject shop \"Shop\" \"Shops\"\nfield name text \"Name\"\nfield kind select \"Kind\"\n  option a \"A\"\n" },
		{ "custom", "#file custom.hot\nextend object shop\nfield kind select\n  option b \"Bee\"\n" },
	};
	struct model *m = build_texts(texts, 3);
	const struct field *f = object_field(model_object(m, "shop"), "kind");

	assert_int_equal(f->options.n, 2);
	assert_string_equal(f->label, "Kind");
	assert_string_equal(field_option(f, "Bee")->name, "b");
	model_unref(m);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_extending_a_select_adds_options),
		cmocka_unit_test(test_every_object_has_the_implicit_fields),
		cmocka_unit_test(test_names_aliases_and_old_names_are_found),
		cmocka_unit_test(test_fields_carry_what_their_line_says),
		cmocka_unit_test(test_lookups_lead_back),
		cmocka_unit_test(test_views_ask_for_indexes),
		cmocka_unit_test(test_flow_is_read),
		cmocka_unit_test(test_mistakes_are_named_with_their_place),
		cmocka_unit_test(test_two_lookups_to_one_object_must_say_as),
		cmocka_unit_test(test_a_plugin_extends_the_object_of_another),
		cmocka_unit_test(test_custom_names_begin_with_x),
		cmocka_unit_test(test_an_equal_text_has_an_equal_digest),
		cmocka_unit_test(test_print_parses_to_the_same_model),
		cmocka_unit_test(test_dashboards_are_read_and_print_the_same),
		cmocka_unit_test(test_a_tile_that_names_nothing_is_refused),
		cmocka_unit_test(test_a_plugin_adds_tiles_to_the_dashboard_of_another),
		cmocka_unit_test(test_a_record_knows_what_changed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
