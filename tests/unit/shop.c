/*
 * shop.c - see shop.h.
 */
#include "shop.h"

static const char shop_text[] =
    "#file plugin.hot\n"
    "plugin shop \"Shop\" 1.0\n"
    "#file shop.hot\n"
    "object client \"Client\" \"Clients\"\n"
    "  title name\n"
    "  features search history\n"
    "field name text(80) \"Name\" required index search\n"
    "field code text(20) \"Code\" unique\n"
    "field email email \"E-mail\" index\n"
    "field phone phone \"Phone\" index\n"
    "field size integer \"Size\" min 0\n"
    "field labels multiselect \"Labels\"\n"
    "  option a \"A\"\n"
    "  option b \"B\"\n"
    "  option c \"C\"\n"
    "field grade select \"Grade\"\n"
    "  option new \"New\" default\n"
    "  option good \"Good\"\n"
    "  option lost \"Lost\" final\n"
    "field won rollup money \"Won\" = sum.deals.amount(stage:won)\n"
    "field open_deals rollup integer \"Open deals\" = count.deals(stage:open)\n"
    "field double_size formula integer \"Twice the size\" = size * 2\n"
    "rule sized \"A good client has a size.\"\n"
    "  require has:size\n"
    "  when grade:good\n"
    "  field size\n"
    "state grade\n"
    "  new -> good\n"
    "  good -> lost\n"
    "object deal \"Deal\" \"Deals\"\n"
    "  title name\n"
    "  features history\n"
    "field name text(80) \"Name\" required\n"
    "field number autonumber \"D-{0000}\" \"Number\"\n"
    "field client lookup client \"Client\" as deals on-delete restrict\n"
    "field amount money \"Amount\" min 0\n"
    "field stage select \"Stage\"\n"
    "  option open \"Open\" default\n"
    "  option won \"Won\" won\n"
    "  option lost \"Lost\" lost\n"
    "field close_date date \"Close\"\n"
    "field score integer \"Score\"\n"
    "hook credit before create update on amount verify\n"
    "workflow big\n"
    "  on create\n"
    "  when amount:1000..\n"
    "  set score = 5\n"
    "  create visit subject = \"Thank \" & name\n"
    "workflow won\n"
    "  on change stage\n"
    "  when stage:won\n"
    "  set score = 10\n"
    "workflow closing\n"
    "  at close_date - 2d\n"
    "  when stage:open\n"
    "  set score = 77\n"
    "object visit \"Visit\" \"Visits\"\n"
    "  title subject\n"
    "field subject text(80) \"Subject\"\n"
    "field client lookup client \"Client\" as visits on-delete clear\n"
    "field deal lookup deal \"Deal\" as visits on-delete cascade\n"
    "field host lookup client \"Host\" as hosted where -grade:lost size gt 10\n"
    "workflow nightly\n"
    "  every \"0 9 * * *\"\n"
    "  set subject = subject & \".\"\n"
    "workflow far\n"
    "  on create\n"
    "  on server\n"
    "  when subject:\"far\"\n"
    "  set subject = \"done there\"\n"
    "workflow greet\n"
    "  on create\n"
    "  when subject:\"hello\",\"hallo\"\n"
    "  mail \"welcome\"\n"
    "object email_template \"Template\" \"Templates\"\n"
    "  title name\n"
    "field name text(80) \"Name\"\n"
    "field subject text(80) \"Subject\"\n"
    "field plain_text_body longtext \"Text\"\n"
    "object ring \"Ring\" \"Rings\"\n"
    "  title name\n"
    "field name text(80) \"Name\"\n"
    "field n integer \"N\"\n"
    "workflow around\n"
    "  on update\n"
    "  set n = n + 1\n";

static struct work *
shop_work(struct shop *s, const char *path, unsigned flags)
{
	const struct model_text texts[] = { { "core", model_core }, { "shop", shop_text } };
	struct work *w = ARENA_NEW(s->arena, struct work);

	w->env = s->env;
	w->arena = s->arena;
	w->locale = locale_machine;
	assert_int_equal(zone_load(s->arena, "UTC", &w->locale.zone, &s->err), HC_OK);
	w->locale.currency = "EUR";
	w->locale.country = "DE";
	w->admin = true;
	w->user_name = "Kim";
	memset(w->user, 7, 16);
	if (store_open(path, flags, s->env, &w->store, &s->err) < 0 || model_build(texts, 2, &w->model, &s->err) < 0 ||
	    store_use_model(w->store, w->model, NULL, NULL, &s->err) < 0)
		fail_msg("%s", s->err.msg);
	store_use_locale(w->store, &w->locale);
	assert_int_equal(engine_start(w, &s->err), HC_OK);
	return w;
}

static void
shop_close(struct work *w)
{
	engine_stop(w);
	store_close(w->store);
	model_unref(w->model);
}

int
shop_open(void **state)
{
	struct arena *a = arena_new("shop");
	struct shop *s = ARENA_NEW(a, struct shop);

	s->arena = a;
	strcpy(s->dir, "/tmp/hotcrm-shop-XXXXXX");
	assert_non_null(mkdtemp(s->dir));
	snprintf(s->path, sizeof(s->path), "%s/shop.db", s->dir);
	s->env = env_fixed(a, SHOP_NOW, 1, 42);
	s->w = shop_work(s, s->path, STORE_CREATE);
	*state = s;
	return 0;
}

int
shop_end(void **state)
{
	static const char *const tails[] = { "", "-wal", "-shm", "-lock", "-jobs" };
	struct shop *s = *state;
	char name[128];

	shop_close(s->w);
	for (size_t i = 0; i < 5; i++) {
		snprintf(name, sizeof(name), "%s%s", s->path, tails[i]);
		unlink(name);
	}
	rmdir(s->dir);
	arena_free(s->arena);
	return 0;
}

struct hc_tx *
shop_begin(struct shop *s)
{
	struct hc_tx *tx;

	if (tx_begin(s->w, SOURCE_USER, "test", &tx, &s->err) < 0)
		fail_msg("%s", s->err.msg);
	return tx;
}

void
shop_commit(struct shop *s, struct hc_tx *tx)
{
	if (tx_commit(tx, &s->err) < 0)
		fail_msg("%s", s->err.msg);
}

struct hc_record *
shop_record(struct shop *s, const char *object)
{
	return record_new(s->arena, s->w->model, model_object(s->w->model, object));
}

int
shop_set(struct shop *s, struct hc_tx *tx, struct hc_record *r, ...)
{
	const char *field;
	va_list ap;
	int rc = HC_OK;

	va_start(ap, r);
	while (rc >= 0 && (field = va_arg(ap, const char *)) != NULL)
		rc = engine_set(tx, r, field, va_arg(ap, const char *), &s->err);
	va_end(ap);
	return rc;
}

struct hc_record *
shop_new_(struct shop *s, const char *object, ...)
{
	struct hc_tx *tx = shop_begin(s);
	struct hc_record *r = shop_record(s, object);
	const char *field;
	va_list ap;

	va_start(ap, object);
	while ((field = va_arg(ap, const char *)) != NULL)
		if (engine_set(tx, r, field, va_arg(ap, const char *), &s->err) < 0)
			fail_msg("%s", s->err.msg);
	va_end(ap);
	if (engine_save(tx, r, &s->err) < 0)
		fail_msg("%s", s->err.msg);
	shop_commit(s, tx);
	return r;
}

int
shop_edit(struct shop *s, struct hc_record *r, const char *field, const char *value)
{
	struct hc_tx *tx = shop_begin(s);
	int rc;

	if ((rc = engine_set(tx, r, field, value, &s->err)) < 0 || (rc = engine_save(tx, r, &s->err)) < 0) {
		tx_abort(tx);
		return rc;
	}
	shop_commit(s, tx);
	return HC_OK;
}

struct hc_record *
shop_read(struct shop *s, const struct hc_record *r)
{
	struct hc_record *fresh;

	if (read_record(s->w->store, r->object, r->values[SLOT_ID].id, s->arena, &fresh, &s->err) < 0)
		fail_msg("%s", s->err.msg);
	return fresh;
}

const char *
shop_text_of(struct shop *s, const struct hc_record *r, const char *field)
{
	const struct field *f = object_field(r->object, field);
	struct buf b = BUF_INIT;
	const char *text;

	assert_non_null(f);
	if (r->values[f->slot].kind == VALUE_NULL)
		return "";
	field_type(f)->text(f, &r->values[f->slot], &b);
	text = arena_strdup(s->arena, buf_str(&b));
	buf_free(&b);
	return text;
}

int64_t
shop_count(struct shop *s, const char *text)
{
	struct query_ctx c = work_query(s->w, s->arena, NULL);
	struct query *q;
	int64_t n = -1;

	if (query_parse(&c, text, &q, &s->err) < 0 || read_count(s->w->store, &c, q, &n, &s->err) < 0)
		fail_msg("%s: %s", text, s->err.msg);
	return n;
}
