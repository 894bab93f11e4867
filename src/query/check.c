/*
 * check.c - names to fields, relations and options; every value is read once to prove that it fits.
 *
 * A field that the user may not see does not exist here: not in paths, not in suggestions. So no filter, sort or group can tell
 * what it holds.
 */
#include "query/tree.h"

#include <assert.h>
#include <stdio.h>
#include <strings.h>

#include "base/utf8.h"
#include "base/uuid.h"
#include "model/type.h"
#include "query/regex.h"

enum type_class
field_class(const struct field *f)
{
	return field_type(f)->class;
}

bool
check_readable(const struct query_ctx *c, const struct field *f)
{
	return f != NULL && (c->can_read == NULL || c->can_read(c->access, f));
}

bool
field_searched(const struct field *f)
{
	/* rank and rowid are names that FTS5 keeps for itself */
	return f->search && field_type(f)->store == STORE_TEXT && f->type->store != STORE_NONE && strcmp(f->name, "rank") != 0 &&
	    strcmp(f->name, "rowid") != 0;
}

const struct object *
model_user(const struct query_ctx *c)
{
	return model_object(c->model, "user");
}

/* The nearest name that the user may see, or NULL. */
static const char *
near_field(const struct query_ctx *c, const struct object *o, const char *name)
{
	const char *best = NULL;
	int least = strlen(name) > 4 ? 3 : 2;

	for (size_t i = 0; i < o->fields.n; i++) {
		const struct field *f = o->fields.at[i];
		int d;

		if (!check_readable(c, f))
			continue;
		d = utf8_distance(f->name, name, least);
		if (strlen(name) >= 3 && strncasecmp(f->name, name, strlen(name)) == 0)
			d = 1;
		if (d < least) {
			least = d;
			best = f->name;
		}
	}
	return best;
}

static int
unknown_field(const struct query_ctx *c, const struct object *o, const struct part *part, struct hc_err *err)
{
	const struct relation *rel = object_relation(o, part->name);
	const char *near = near_field(c, o, part->name);

	if (rel != NULL && check_readable(c, rel->field))
		return err_at(err, HC_INVALID, part->pos, "%s has many %s: write any %s(...), no %s(...) or count.%s gt 0.",
		    o->name, rel->name, rel->name, rel->name, rel->name);
	if (near != NULL)
		return err_at(err, HC_INVALID, part->pos, "%s has no field `%s`; did you mean `%s`?", o->name, part->name, near);
	return err_at(err, HC_INVALID, part->pos, "%s has no field `%s`.", o->name, part->name);
}

int
check_path(const struct query_ctx *c, const struct object *o, struct path *p, struct hc_err *err)
{
	p->hops.n = 0;
	for (size_t i = 0; i < p->parts.n; i++) {
		const struct part *part = &p->parts.at[i];
		const struct field *f = object_field(o, part->name);
		bool last = i + 1 == p->parts.n;
		struct hop hop = { .field = f, .star = part->star };

		if (!check_readable(c, f))
			return unknown_field(c, o, part, err);
		p->field = f;
		if (part->star && (f->type->class != CLASS_LOOKUP || f->target != o || f->slot == SLOT_ID))
			return err_at(err, HC_INVALID, part->pos, "`*` follows a link to the same kind of record; %s is not one.", f->name);
		if (last && !part->star)
			break;
		if (f->type->class != CLASS_LOOKUP)
			return err_at(err, HC_INVALID, p->parts.at[i + 1].pos, "%s is not a link, so nothing follows it.", f->name);
		if (f->target == NULL)
			return err_at(err, HC_INVALID, part->pos, "%s points to %s, which is not installed.", f->name,
			    f->target_name ? f->target_name : "an object");
		vec_push(c->arena, &p->hops, hop);
		o = f->target;
		p->field = o->fields.at[SLOT_ID];
	}
	return HC_OK;
}

/* Moves an error of a value to where it stands. */
static int
place(struct hc_err *err, int rc, const struct item *it, const struct field *f)
{
	if (rc < 0 && err != NULL) {
		err->pos = it->pos + (err->pos > 0 ? err->pos + it->quoted : 0);
		if (f != NULL && strncmp(err->msg, f->name, strlen(f->name)) != 0)
			err_prefix(err, "%s", f->name);
	}
	return rc;
}

/* `open`, `closed`, `won`, `lost` where no option has that name: what the options' flags say. */
static bool
flagged(const struct field *f, const char *text, struct item *it, struct arena *a)
{
	static const char *const words[] = { "open", "closed", "won", "lost" };
	size_t w, found = 0;

	for (w = 0; w < 4 && strcasecmp(words[w], text) != 0; w++)
		;
	for (size_t i = 0; w < 4 && i < f->options.n; i++) {
		const struct option *o = &f->options.at[i];
		bool closed = o->closed || o->final || o->won || o->lost;

		if (w == 0 ? !closed : w == 1 ? closed : w == 2 ? o->won : o->lost) {
			vec_push(a, &it->options, o);
			found++;
		}
	}
	return found > 0 && found < f->options.n;
}

static int
no_option(const struct field *f, const char *text, struct hc_err *err)
{
	char list[240] = "";
	size_t n = 0;

	for (size_t i = 0; i < f->options.n && n + 40 < sizeof(list); i++)
		if (!f->options.at[i].hidden)
			n += (size_t)snprintf(list + n, sizeof(list) - n, "%s%.36s", n ? ", " : "", f->options.at[i].name);
	return err_at(err, HC_INVALID, -1, "%s has no option `%.60s`; it has %s%s.", f->name, text, list,
	    n + 40 < sizeof(list) ? "" : ", ...");
}

/* The option meant by a word: its name or label, else (smart) the only one that begins so. */
static int
find_option(const struct query_ctx *c, const struct field *f, const char *text, bool smart, const struct option **ret,
    struct hc_err *err)
{
	const struct option *found = field_option(f, text);
	struct arena *a = c->arena;
	char *want;

	if (found == NULL && smart) {
		want = utf8_fold(a, text, strlen(text));
		for (size_t i = 0; want[0] != '\0' && i < f->options.n; i++) {
			const struct option *o = &f->options.at[i];
			const char *label = o->label ? o->label : o->name;

			if (strncmp(utf8_fold(a, label, strlen(label)), want, strlen(want)) != 0 &&
			    strncasecmp(o->name, text, strlen(text)) != 0)
				continue;
			if (found != NULL)
				return err_at(err, HC_INVALID, -1, "%s: `%s` could be %s or %s; write more of it.", f->name, text,
				    found->name, o->name);
			found = o;
		}
	}
	if (found == NULL)
		return no_option(f, text, err);
	*ret = found;
	return HC_OK;
}

static int
check_option(const struct query_ctx *c, const struct field *f, enum op op, struct item *it, struct hc_err *err)
{
	const struct option *lo = NULL, *hi = NULL;
	const char *text = literal_text(c, it);
	int rc;

	it->options.n = 0;
	it->meaning = MEANS_OPTIONS;
	if (it->kind == ITEM_RANGE) {
		if (it->text[0] != '\0' && (rc = find_option(c, f, it->text, true, &lo, err)) < 0)
			return rc;
		if (it->hi[0] != '\0' && (rc = find_option(c, f, it->hi, true, &hi, err)) < 0)
			return rc;
		for (size_t i = 0; i < f->options.n; i++) {
			const struct option *o = &f->options.at[i];

			if ((lo == NULL || o->order >= lo->order) && (hi == NULL || o->order <= hi->order))
				vec_push(c->arena, &it->options, o);
		}
		return HC_OK;
	}
	if (op == OP_IS && !it->quoted && field_option(f, text) == NULL && flagged(f, text, it, c->arena))
		return HC_OK;
	it->options.n = 0;
	if ((rc = find_option(c, f, text, op != OP_EQ && op != OP_NE, &lo, err)) < 0)
		return rc;
	for (size_t i = 0; i < f->options.n; i++) {
		const struct option *o = &f->options.at[i];

		if (op == OP_LT ? o->order < lo->order : op == OP_LE ? o->order <= lo->order : op == OP_GT ? o->order > lo->order :
		    op == OP_GE ? o->order >= lo->order : o == lo)
			vec_push(c->arena, &it->options, o);
	}
	return HC_OK;
}

static bool
has_team(const struct query_ctx *c)
{
	const struct object *user = model_user(c);
	const struct field *team = user != NULL ? object_field(user, "team") : NULL;

	return team != NULL && team->type->class == CLASS_LOOKUP;
}

static bool
has_manager(const struct query_ctx *c)
{
	const struct object *user = model_user(c);
	const struct field *manager = user != NULL ? object_field(user, "manager") : NULL;

	return manager != NULL && manager->target == user;
}

static int
check_link(const struct query_ctx *c, const struct field *f, struct item *it, struct hc_err *err)
{
	const char *text = literal_text(c, it);
	bool user = f->target != NULL && f->target == model_user(c);
	uint8_t id[16];

	if (it->kind == ITEM_RANGE)
		return err_at(err, HC_INVALID, -1, "a link has no range; write a name, an id, me or none.");
	if (it->kind == ITEM_VALUE && it->value.kind == VALUE_ID) {
		it->meaning = MEANS_ID;
	} else if (it->kind == ITEM_VALUE && it->value.kind == VALUE_NULL) {
		it->meaning = MEANS_NONE;
	} else if (user && literal_is(it, "me")) {
		it->meaning = MEANS_ME;
	} else if (user && literal_is(it, "my_team")) {
		if (!has_team(c))
			return err_at(err, HC_INVALID, -1, "There are no teams in this workspace.");
		it->meaning = MEANS_TEAM;
	} else if (user && literal_is(it, "my_tree")) {
		if (!has_manager(c))
			return err_at(err, HC_INVALID, -1, "Users have no managers in this workspace.");
		it->meaning = MEANS_TREE;
	} else if (strlen(text) >= 32 && uuid_parse(text, id)) {
		it->meaning = MEANS_ID;
		it->value = value_id(id);
	} else {
		it->meaning = MEANS_NAME;
		if (f->target == NULL)
			return err_at(err, HC_INVALID, -1, "%s is not installed.", f->target_name ? f->target_name : "what it points to");
	}
	return HC_OK;
}

/* Equal or not is all that can be asked of a secret. */
static int
check_blind(const struct query_ctx *c, const struct field *f, struct item *it, struct hc_err *err)
{
	const char *text = literal_text(c, it);
	char *key = arena_alloc(c->arena, SEALED_BLIND + 1);

	if (!field_blind(f))
		return err_at(err, HC_INVALID, -1, "%s is encrypted; mark it `search` or `unique` in its .hot file to ask for equal values.",
		    f->name);
	if (c->blind == NULL || !c->blind(c->blind_arg, text, strlen(text), key))
		return err_at(err, HC_DENIED, -1, "%s is encrypted, and its key is not at hand; see hotcrm secret.", f->name);
	it->blind = key;
	return HC_OK;
}

int
check_item(const struct query_ctx *c, const struct field *f, enum op op, struct item *it, struct hc_err *err)
{
	enum type_class class = field_class(f);
	bool ordered = op != OP_IS && op != OP_EQ && op != OP_NE;
	struct span span;
	bool yes;

	it->meaning = MEANS_VALUE;
	if (it->kind == ITEM_RANGE && op != OP_IS && op != OP_EQ && op != OP_NE)
		return place(err, err_at(err, HC_INVALID, -1, "A range goes with `:`."), it, f);
	if (literal_is(it, "none") || (it->kind == ITEM_VALUE && it->value.kind == VALUE_NULL)) {
		if (ordered)
			return place(err, err_at(err, HC_INVALID, -1, "`none` has no order; use `:` or ne."), it, f);
		it->meaning = MEANS_NONE;
		return HC_OK;
	}
	if (ordered && (class == CLASS_BOOL || class == CLASS_MULTI || class == CLASS_LOOKUP || class == CLASS_OPAQUE))
		return place(err, err_at(err, HC_INVALID, -1, "has no order; use `:`, = or ne."), it, f);
	if (it->kind == ITEM_RANGE && (class == CLASS_BOOL || class == CLASS_MULTI || class == CLASS_OPAQUE))
		return place(err, err_at(err, HC_INVALID, -1, "has no order, so no range."), it, f);
	switch (class) {
	case CLASS_NUMBER: case CLASS_MONEY: case CLASS_DATE: case CLASS_STAMP: case CLASS_TIME: case CLASS_DURATION:
		return place(err, literal_span(c, f, op, it, &span, err), it, f);
	case CLASS_BOOL:
		return place(err, literal_bool(it, &yes, err), it, f);
	case CLASS_SELECT:
		return place(err, check_option(c, f, op, it, err), it, f);
	case CLASS_MULTI:
		return f->options.n > 0 ? place(err, check_option(c, f, op, it, err), it, f) : HC_OK;
	case CLASS_LOOKUP:
		return place(err, check_link(c, f, it, err), it, f);
	case CLASS_OPAQUE:
		return field_encrypted(f) ? place(err, check_blind(c, f, it, err), it, NULL) : HC_OK;
	case CLASS_TEXT:
		return HC_OK;
	}
	return HC_OK;
}

/* The values of a test on `o`; `.path` values are fields of the same record and of the same class. */
static int
check_values(const struct query_ctx *c, const struct object *o, const struct field *f, enum op op, struct items *items,
    struct hc_err *err)
{
	for (size_t i = 0; i < items->list.n; i++) {
		struct item *it = &items->list.at[i];
		int rc;

		if (it->kind != ITEM_PATH) {
			if ((rc = check_item(c, f, op, it, err)) < 0)
				return rc;
			continue;
		}
		if (o == NULL)
			return err_at(err, HC_INVALID, it->pos, "A field cannot stand here; write a value.");
		if ((rc = check_path(c, o, &it->path, err)) < 0)
			return rc;
		for (size_t h = 0; h < it->path.hops.n; h++)
			if (it->path.hops.at[h].star)
				return err_at(err, HC_INVALID, it->pos, "`*` cannot stand on the right of a comparison.");
		if (field_class(it->path.field) != field_class(f) || field_encrypted(f) || field_encrypted(it->path.field))
			return err_at(err, HC_INVALID, it->pos, "%s and %s cannot be compared.", f->name, it->path.field->name);
		it->meaning = MEANS_PATH;
	}
	if (items->list.n > 1 && op >= OP_LT)
		return err_at(err, HC_INVALID, items->list.at[1].pos, "lt, le, gt and ge take one value.");
	return HC_OK;
}

int
check_items(const struct query_ctx *c, const struct field *f, enum op op, struct items *items, struct hc_err *err)
{
	return check_values(c, NULL, f, op, items, err);
}

static int
check_regex(const struct query_ctx *c, const struct object *o, struct expr *e, struct hc_err *err)
{
	struct regex *r;
	int rc;

	if (e->path.parts.n == 0) {
		e->path.field = o->title;
		if (!check_readable(c, o->title))
			return err_at(err, HC_INVALID, e->pos, "%s has no title to match; name a field.", o->name);
	} else if ((rc = check_path(c, o, &e->path, err)) < 0) {
		return rc;
	}
	if (field_class(e->path.field) == CLASS_LOOKUP && e->path.field->target != NULL) {	/* its title, then */
		struct hop hop = { .field = e->path.field };

		if (e->path.field->slot != SLOT_ID)
			vec_push(c->arena, &e->path.hops, hop);
		e->path.field = e->path.field->target->title;
		if (!check_readable(c, e->path.field))
			return err_at(err, HC_INVALID, e->pos, "There is no title to match here.");
	}
	if (field_type(e->path.field)->store != STORE_TEXT || strcmp(e->path.field->type->name, "encrypted") == 0)
		return err_at(err, HC_INVALID, e->pos, "A pattern matches text; %s is %s.", e->path.field->name,
		    field_type(e->path.field)->name);
	if ((rc = regex_compile(e->text, strlen(e->text), &r, err)) < 0) {
		if (err != NULL)
			err->pos = e->pos;
		return rc;
	}
	regex_free(r);
	return HC_OK;
}

static int
check_history(const struct query_ctx *c, const struct object *o, struct expr *e, struct hc_err *err)
{
	const struct field *f;
	struct moment m;
	int rc;

	if ((rc = check_path(c, o, &e->path, err)) < 0)
		return rc;
	f = e->path.field;
	if (e->path.hops.n > 0)
		return err_at(err, HC_INVALID, e->pos, "History is asked of a field of the record itself, not through a link.");
	if (field_encrypted(f))
		return err_at(err, HC_INVALID, e->pos, "%s is encrypted; what it was cannot be asked for.", f->name);
	if (!f->history)
		return err_at(err, HC_INVALID, e->pos, "%s keeps no history; mark the field `history` in its .hot file.", f->name);
	if ((rc = check_values(c, NULL, f, OP_IS, &e->items, err)) < 0)
		return rc;
	if (e->during.text != NULL) {
		const char *text = e->during.kind == ITEM_RANGE && e->during.text[0] == '\0' ? e->during.hi : e->during.text;

		if ((rc = moment_parse(c->locale, text, strlen(text), &m, err)) < 0)
			return place(err, rc, &e->during, NULL);
		if (e->during.kind == ITEM_RANGE && e->during.hi[0] != '\0' &&
		    (rc = moment_parse(c->locale, e->during.hi, strlen(e->during.hi), &m, err)) < 0)
			return place(err, rc, &e->during, NULL);
	}
	if (e->actor.text != NULL)
		return check_item(c, o->fields.at[SLOT_OWNER], OP_IS, &e->actor, err);
	return HC_OK;
}

static int
find_relation(const struct query_ctx *c, const struct object *o, struct expr *e, struct hc_err *err)
{
	const char *near = NULL;
	int least = 4;

	e->relation = object_relation(o, e->relation_name);
	if (e->relation != NULL && check_readable(c, e->relation->field))
		return HC_OK;
	for (size_t i = 0; i < o->relations.n; i++) {
		int d = utf8_distance(o->relations.at[i].name, e->relation_name, least);

		if (d < least && check_readable(c, o->relations.at[i].field)) {
			least = d;
			near = o->relations.at[i].name;
		}
	}
	if (near != NULL)
		return err_at(err, HC_INVALID, e->pos, "Nothing called `%s` points to %s; did you mean `%s`?", e->relation_name,
		    o->name, near);
	return err_at(err, HC_INVALID, e->pos, "Nothing called `%s` points to %s.", e->relation_name, o->name);
}

static int
check_aggregate(const struct query_ctx *c, const struct object *o, struct expr *e, struct hc_err *err)
{
	const struct field *result;
	int rc;

	if ((rc = find_relation(c, o, e, err)) < 0)
		return rc;
	if (e->path.parts.n > 0 && (rc = check_path(c, e->relation->object, &e->path, err)) < 0)
		return rc;
	if ((rc = agg_result(c, e->agg, e->path.field, e->pos, &result, err)) < 0)
		return rc;
	if (e->agg == AGG_MED || e->agg == AGG_P90 || e->agg == AGG_SHARE)
		return err_at(err, HC_INVALID, e->pos, "%s stands in an agg clause only.", agg_name(e->agg));
	for (size_t i = 0; i < e->path.hops.n; i++)
		if (e->path.hops.at[i].star)
			return err_at(err, HC_INVALID, e->path.pos, "`*` does not go into an aggregate.");
	if ((rc = check_values(c, NULL, result, e->op, &e->items, err)) < 0)
		return rc;
	return e->kids.n > 0 ? check_condition(c, e->relation->object, e->kids.at[0], err) : HC_OK;
}

/* Full text needs something to look in. */
static int
check_word(const struct query_ctx *c, const struct object *o, struct expr *e, struct hc_err *err)
{
	for (size_t i = 0; i < o->fields.n; i++)
		if (field_searched(o->fields.at[i]) && check_readable(c, o->fields.at[i]))
			return HC_OK;
	if (field_class(o->title) == CLASS_TEXT && check_readable(c, o->title))
		return HC_OK;
	return err_at(err, HC_INVALID, e->pos, "%s has no text to search; name a field.", o->name);
}

int
check_condition(const struct query_ctx *c, const struct object *o, struct expr *e, struct hc_err *err)
{
	int rc;

	e->object = o;
	switch (e->kind) {
	case EXPR_ALL:
		return HC_OK;
	case EXPR_AND:
	case EXPR_OR:
	case EXPR_NOT:
		for (size_t i = 0; i < e->kids.n; i++)
			if ((rc = check_condition(c, o, e->kids.at[i], err)) < 0)
				return rc;
		return HC_OK;
	case EXPR_TEST:
		/* sum.opportunities gt 3 without brackets reads as a path: an aggregate unless there is such a field */
		if (e->path.parts.n >= 2 && object_field(o, e->path.parts.at[0].name) == NULL &&
		    parse_agg_name(e->path.parts.at[0].name, strlen(e->path.parts.at[0].name), &e->agg)) {
			expr_to_aggregate(c, e);
			return check_aggregate(c, o, e, err);
		}
		if ((rc = check_path(c, o, &e->path, err)) < 0)
			return rc;
		return check_values(c, o, e->path.field, e->op, &e->items, err);
	case EXPR_REGEX:
		return check_regex(c, o, e, err);
	case EXPR_HAS:
		return check_path(c, o, &e->path, err);
	case EXPR_WORD:
		return check_word(c, o, e, err);
	case EXPR_HISTORY:
		return check_history(c, o, e, err);
	case EXPR_RELATED:
		if ((rc = find_relation(c, o, e, err)) < 0)
			return rc;
		return e->kids.n > 0 ? check_condition(c, e->relation->object, e->kids.at[0], err) : HC_OK;
	case EXPR_AGGREGATE:
		return check_aggregate(c, o, e, err);
	case EXPR_HANGS:
		return HC_OK;	/* made of what was checked */
	}
	return HC_OK;
}

int
query_parse_condition(const struct query_ctx *c, const char *text, const struct expr **ret, struct hc_err *err)
{
	struct expr *e;
	int rc;

	assert(c->object != NULL);
	if ((rc = parse_condition(c, text, &e, err)) < 0 || (rc = check_condition(c, c->object, e, err)) < 0)
		return rc;
	*ret = e;
	return HC_OK;
}
