/*
 * column.c - what a row of the result holds: shown columns, group keys, aggregates, and the hidden ones behind them
 * (id, titles of links, currencies, sort keys).
 */
#include "query/emit.h"

#include "model/type.h"

int
agg_shift(const struct field *f)
{
	int more = field_class(f) == CLASS_NUMBER ? (f->scale + 2 > 9 ? 9 : f->scale + 2) - f->scale : 0;

	return more == 2 ? 100 : more == 1 ? 10 : 1;
}

static const struct field *
result_field(const struct query_ctx *c, const char *name, const char *type, int scale)
{
	struct field *f = ARENA_NEW(c->arena, struct field);

	f->name = f->label = name;
	f->type = type_find(type);
	f->scale = scale;
	return f;
}

int
agg_result(const struct query_ctx *c, enum agg_kind agg, const struct field *f, int pos, const struct field **ret,
    struct hc_err *err)
{
	enum type_class class = f != NULL ? field_class(f) : CLASS_OPAQUE;
	bool amount = class == CLASS_NUMBER || class == CLASS_MONEY || class == CLASS_DURATION;

	if (agg == AGG_N && f == NULL) {
		*ret = result_field(c, "n", "integer", 0);
		return HC_OK;
	}
	if (agg == AGG_N)
		return err_at(err, HC_INVALID, pos, "n counts records and takes no field; write distinct.%s for its values.", f->name);
	if (agg == AGG_SHARE && (f == NULL || amount)) {
		*ret = result_field(c, "share", "percent", 2);
		return HC_OK;
	}
	if (f == NULL)
		return err_at(err, HC_INVALID, pos, "%s needs a field: %s.amount.", agg_name(agg), agg_name(agg));
	if (agg == AGG_DISTINCT) {
		*ret = result_field(c, "distinct", "integer", 0);
		return HC_OK;
	}
	if (!amount && !((agg == AGG_MIN || agg == AGG_MAX) &&
	    (class == CLASS_DATE || class == CLASS_STAMP || class == CLASS_TIME)))
		return err_at(err, HC_INVALID, pos, "%s of %s: %s is %s, not a number.", agg_name(agg), f->name, f->name,
		    field_type(f)->name);
	if (class == CLASS_NUMBER && (agg == AGG_AVG || agg == AGG_MED || agg == AGG_P90))
		*ret = result_field(c, f->name, strcmp(field_type(f)->name, "percent") == 0 ? "percent" : "number",
		    f->scale + 2 > 9 ? 9 : f->scale + 2);
	else
		*ret = f;
	return HC_OK;
}

static const char *
path_text(const struct query_ctx *c, const struct path *p)
{
	struct buf b = BUF_INIT;
	const char *text;

	print_path(p, &b);
	text = arena_strdup(c->arena, buf_str(&b));
	buf_free(&b);
	return text;
}

static int
add(const struct query_ctx *c, struct query *q, struct column col, struct source_of_column source)
{
	col.title_column = col.currency_column = col.raw_column = -1;
	vec_push(c->arena, &q->columns, col);
	vec_push(c->arena, &q->parts->sources, source);
	return (int)q->columns.n - 1;
}

static struct column
column_of(const struct query_ctx *c, const struct path *p)
{
	return (struct column){
		.title = path_text(c, p), .field = p->field, .type = field_type(p->field),
		.scale = field_class(p->field) == CLASS_MONEY ? 4 : p->field->scale,
	};
}

static int
no_star(const struct path *p, struct hc_err *err)
{
	for (size_t i = 0; i < p->hops.n; i++)
		if (p->hops.at[i].star)
			return err_at(err, HC_INVALID, p->pos, "`*` names many records, so it fits only in a condition.");
	return HC_OK;
}

/* account -> account.name, if the user may see that; false if there is no title to show. */
static bool
title_path(const struct query_ctx *c, const struct path *p, struct path *ret)
{
	const struct field *f = p->field;
	struct hop hop = { .field = f };

	if (f->type->class != CLASS_LOOKUP || f->target == NULL || !check_readable(c, f->target->title))
		return false;
	*ret = (struct path){ .parts = p->parts, .pos = p->pos, .field = f->target->title };
	for (size_t i = 0; i < p->hops.n; i++)
		vec_push(c->arena, &ret->hops, p->hops.at[i]);
	if (f->slot != SLOT_ID)		/* the title of the record itself needs no join */
		vec_push(c->arena, &ret->hops, hop);
	return true;
}

/* The hidden columns that a shown one is read with: the title of a link, the currency of money. */
static void
add_companions(const struct query_ctx *c, struct query *q, int i)
{
	struct path path = q->parts->sources.at[i].path, title;
	const struct field *f = path.field;
	struct column col;
	int at;

	if (f == NULL || q->columns.at[i].is_agg)
		return;
	if (title_path(c, &path, &title)) {
		col = column_of(c, &title);
		col.hidden = true;
		if (q->grouped)		/* a scan must not join: the store looks the few titles up */
			title = (struct path){0};
		at = add(c, q, col, (struct source_of_column){ .path = title, .present = true });
		q->columns.at[i].title_column = at;
	} else if (f->type->class == CLASS_MONEY && !q->grouped) {
		path.field = f->object->fields.at[SLOT_CURRENCY];
		col = column_of(c, &path);
		col.title = "currency";
		col.hidden = true;
		at = add(c, q, col, (struct source_of_column){ .path = path, .present = true });
		q->columns.at[i].currency_column = at;
	}
}

static bool
same_path(const struct path *a, const struct path *b)
{
	if (a->field != b->field || a->hops.n != b->hops.n)
		return false;
	for (size_t i = 0; i < a->hops.n; i++)
		if (a->hops.at[i].field != b->hops.at[i].field)
			return false;
	return true;
}

/* Money of groups: beside the figure in base currency the one of the amounts as they stand, and the currency if all of them have
   one. Two companions of each of a crowd would be more than the store can gather. */
static void
add_group_money(const struct query_ctx *c, struct query *q, int i)
{
	struct path amount = q->parts->sources.at[i].path, code = amount;
	struct column raw = q->columns.at[i], col;
	int at = -1, figure = i;

	if (raw.type == NULL || raw.type->class != CLASS_MONEY || !raw.is_agg || q->columns.n > 80)
		return;
	if (q->parts->sources.at[i].form != FORM_RAW) {
		raw.hidden = true;
		figure = add(c, q, raw, (struct source_of_column){ .path = amount });
	}
	code.field = amount.field->object->fields.at[SLOT_CURRENCY];
	for (size_t k = 0; k < q->columns.n && at < 0; k++)
		if (q->columns.at[k].agg == AGG_ONE && same_path(&q->parts->sources.at[k].path, &code) &&
		    q->parts->sources.at[q->columns.at[k].raw_column].path.field == amount.field)
			at = (int)k;
	if (at < 0) {
		col = column_of(c, &code);
		col.title = "currency";
		col.hidden = col.is_agg = true;
		col.agg = AGG_ONE;
		at = add(c, q, col, (struct source_of_column){ .path = code, .present = true });
		q->columns.at[at].raw_column = figure;
	}
	q->columns.at[i].currency_column = at;
	q->columns.at[i].raw_column = figure;
}

static int
add_shown(const struct query_ctx *c, struct query *q, struct path *path, struct hc_err *err)
{
	int rc;

	if ((rc = check_path(c, q->object, path, err)) < 0 || (rc = no_star(path, err)) < 0)
		return rc;
	add(c, q, column_of(c, path), (struct source_of_column){ .path = *path });
	return HC_OK;
}

/* Columns of view `all` that the user may see; without such a view the title. */
static int
add_default(const struct query_ctx *c, struct query *q, struct hc_err *err)
{
	const struct view *view = object_view(q->object, "all");
	struct part part = { .name = q->object->title->name };
	struct path path = {0};

	for (size_t i = 0; view != NULL && i < view->columns.n; i++) {
		struct entries e = {0};

		if (parse_entries(c, view->columns.at[i], &e, false, NULL) == HC_OK)
			add_shown(c, q, &e.list.at[0].path, NULL);
	}
	if (q->columns.n > 0 || !check_readable(c, q->object->title))
		return HC_OK;
	vec_push(c->arena, &path.parts, part);
	return add_shown(c, q, &path, err);
}

/* A sort key of rows: links go by title, selects by their options' order, text by its fold key. */
static int
add_sort(const struct query_ctx *c, struct query *q, struct entry *e, struct hc_err *err)
{
	struct sort_key key = { .descending = e->descending };
	const struct field *f;
	struct path title;
	int rc;

	if (e->unit != 0)
		return err_at(err, HC_INVALID, e->pos, "Buckets sort groups only; leave out the unit.");
	if ((rc = check_path(c, q->object, &e->path, err)) < 0 || (rc = no_star(&e->path, err)) < 0)
		return rc;
	key.path = e->path;
	f = key.path.field;
	if (f->slot == SLOT_ID && key.path.hops.n == 0) {
		q->parts->id_descending = e->descending;
		return 1;	/* ids are unique: what follows cannot matter */
	}
	if (field_class(f) == CLASS_OPAQUE)
		return err_at(err, HC_INVALID, e->pos, "%s has no order to sort by.", f->name);
	if (title_path(c, &key.path, &title))
		key.path = title;
	f = key.path.field;
	key.form = (int)form_of(f);
	key.by_order = field_class(f) == CLASS_SELECT && f->options.n > 0;
	key.column = -1;
	for (size_t i = 0; key.form == FORM_RAW && !key.by_order && i < q->columns.n; i++)
		if (q->parts->sources.at[i].path.field != NULL && same_path(&q->parts->sources.at[i].path, &key.path))
			key.column = (int)i;
	if (key.column < 0) {
		struct column col = column_of(c, &key.path);

		col.hidden = true;
		if (key.by_order)
			col.type = type_find("integer");
		key.column = add(c, q, col,
		    (struct source_of_column){ .path = key.path, .form = key.form, .by_order = key.by_order });
	}
	q->parts->id_descending = e->descending;
	vec_push(c->arena, &q->parts->keys, key);
	return HC_OK;
}

static int
build_rows(const struct query_ctx *c, struct query *q, struct hc_err *err)
{
	struct clauses *k = q->parts;
	struct part part = { .name = "id" };
	struct path id = { .field = q->object->fields.at[SLOT_ID] };
	struct column col;
	size_t shown;
	int rc = HC_OK;

	for (size_t i = 0; i < k->show.list.n; i++)
		if ((rc = add_shown(c, q, &k->show.list.at[i].path, err)) < 0)
			return rc;
	if (k->show.list.n == 0 && (rc = add_default(c, q, err)) < 0)
		return rc;
	shown = q->columns.n;
	vec_push(c->arena, &id.parts, part);
	col = column_of(c, &id);
	col.hidden = true;
	q->id_column = add(c, q, col, (struct source_of_column){ .path = id });
	for (size_t i = 0; i < shown; i++)
		add_companions(c, q, (int)i);
	for (size_t i = 0; rc == HC_OK && i < k->sort.list.n; i++)
		rc = add_sort(c, q, &k->sort.list.at[i], err);
	return rc < 0 ? rc : HC_OK;
}

/* A group key: owner, account.industry, close/q. */
static int
add_key(const struct query_ctx *c, struct query *q, struct entry *e, struct hc_err *err)
{
	enum type_class class;
	struct column col;
	struct path path;
	int rc;

	if ((rc = check_path(c, q->object, &e->path, err)) < 0 || (rc = no_star(&e->path, err)) < 0)
		return rc;
	path = e->path;
	class = field_class(path.field);
	if (e->unit != 0 && class != CLASS_DATE && class != CLASS_STAMP)
		return err_at(err, HC_INVALID, e->pos, "%s is not a date, so it has no /%c.", path.field->name, e->unit);
	if (class == CLASS_OPAQUE)
		return err_at(err, HC_INVALID, e->pos, "%s cannot be grouped by.", path.field->name);
	col = column_of(c, &path);
	col.is_key = true;
	col.unit = e->unit;
	col.unit_fiscal = e->fiscal;
	if (e->unit != 0) {
		col.title = arena_printf(c->arena, "%s/%s%c", col.title, e->fiscal ? "f" : "", e->unit);
		col.type = type_find("date");
	}
	add(c, q, col, (struct source_of_column){ .path = path });
	return HC_OK;
}

/* n, sum.amount; returns the column, which is the present one if the same was asked before. */
static int
add_agg(const struct query_ctx *c, struct query *q, const struct path *typed, bool hidden, struct hc_err *err)
{
	const struct field *result;
	const char *first = typed->parts.at[0].name;
	struct path arg = { .pos = typed->pos };
	enum agg_kind agg;
	struct column col = { .is_agg = true, .hidden = hidden };
	enum form form = FORM_RAW;
	int rc;

	if (!parse_agg_name(first, strlen(first), &agg))
		return err_at(err, HC_INVALID, typed->pos, "`%s` is not an aggregate; write n, sum.P, avg.P, min.P, max.P, med.P, p90.P, "
		    "distinct.P or share.P.", first);
	for (size_t i = 1; i < typed->parts.n; i++)
		vec_push(c->arena, &arg.parts, typed->parts.at[i]);
	if (arg.parts.n > 0 && ((rc = check_path(c, q->object, &arg, err)) < 0 || (rc = no_star(&arg, err)) < 0))
		return rc;
	if ((rc = agg_result(c, agg, arg.field, typed->pos, &result, err)) < 0)
		return rc;
	for (size_t i = 0; i < q->columns.n; i++)
		if (q->columns.at[i].is_agg && q->columns.at[i].agg == agg && same_path(&q->parts->sources.at[i].path, &arg))
			return (int)i;
	col.agg = agg;
	col.title = arg.field != NULL ? arena_printf(c->arena, "%s.%s", agg_name(agg), path_text(c, &arg)) : agg_name(agg);
	col.field = agg == AGG_N || agg == AGG_DISTINCT || agg == AGG_SHARE ? NULL : arg.field;
	col.type = field_type(result);
	col.scale = field_class(result) == CLASS_MONEY ? 4 : result->scale;
	if (arg.field != NULL && (form = form_of(arg.field)) == FORM_KEY)
		form = FORM_RAW;
	if (arg.field != NULL && agg == AGG_DISTINCT)
		form = FORM_RAW;
	return add(c, q, col, (struct source_of_column){ .path = arg, .form = (int)form });
}

/* The column that `having` or `sort` names: a key as written, else an aggregate, added hidden if it is not shown. */
static int
find_column(const struct query_ctx *c, struct query *q, const struct path *typed, char unit, bool fiscal, struct hc_err *err)
{
	struct path key = *typed;
	enum agg_kind agg;
	const char *text;

	if (check_path(c, q->object, &key, NULL) < 0)
		key = *typed;
	text = path_text(c, &key);

	if (unit != 0)
		text = arena_printf(c->arena, "%s/%s%c", text, fiscal ? "f" : "", unit);
	for (size_t i = 0; i < q->columns.n; i++)
		if (q->columns.at[i].is_key && strcmp(q->columns.at[i].title, text) == 0)
			return (int)i;
	if (!parse_agg_name(typed->parts.at[0].name, strlen(typed->parts.at[0].name), &agg))
		return err_at(err, HC_INVALID, typed->pos, "`%s` is neither a key nor an aggregate of these groups.", text);
	return add_agg(c, q, typed, true, err);
}

static int
check_having(const struct query_ctx *c, struct query *q, struct expr *e, struct hc_err *err)
{
	const struct field *f;
	int rc;

	if (e->kind == EXPR_AND || e->kind == EXPR_OR || e->kind == EXPR_NOT) {
		for (size_t i = 0; i < e->kids.n; i++)
			if ((rc = check_having(c, q, e->kids.at[i], err)) < 0)
				return rc;
		return HC_OK;
	}
	if (e->kind != EXPR_TEST)
		return err_at(err, HC_INVALID, e->pos, "`having` compares keys and aggregates: n gt 3, sum.amount ge 100k.");
	if ((rc = find_column(c, q, &e->path, 0, false, err)) < 0)
		return rc;
	e->column = rc;
	f = q->columns.at[e->column].field;
	if (q->columns.at[e->column].is_agg &&
	    (rc = agg_result(c, q->columns.at[e->column].agg, q->parts->sources.at[e->column].path.field, e->pos, &f, err)) < 0)
		return rc;
	e->path.field = f;
	if (field_class(f) == CLASS_LOOKUP || field_class(f) == CLASS_MULTI)
		return err_at(err, HC_INVALID, e->pos, "`having` compares numbers, dates and texts; put a condition on %s before the "
		    "clauses.", f->name);
	return check_items(c, f, e->op, &e->items, err);
}

static int
build_groups(const struct query_ctx *c, struct query *q, struct hc_err *err)
{
	static const struct part n = { .name = "n" };
	struct clauses *k = q->parts;
	struct path count = {0};
	size_t shown;
	int rc;

	if (k->show.list.n > 0)
		return err_at(err, HC_INVALID, k->show.list.at[0].pos, "Groups show their keys and aggregates; write agg instead of show.");
	for (size_t i = 0; i < k->by.list.n; i++)
		if ((rc = add_key(c, q, &k->by.list.at[i], err)) < 0)
			return rc;
	if (k->has_pivot && (rc = add_key(c, q, &k->pivot, err)) < 0)
		return rc;
	for (size_t i = 0; i < k->agg.list.n; i++)
		if ((rc = add_agg(c, q, &k->agg.list.at[i].path, false, err)) < 0)
			return rc;
	if (k->agg.list.n == 0) {
		vec_push(c->arena, &count.parts, n);
		if ((rc = add_agg(c, q, &count, false, err)) < 0)
			return rc;
	}
	shown = q->columns.n;
	if (k->having != NULL && (rc = check_having(c, q, k->having, err)) < 0)
		return rc;
	for (size_t i = 0; i < k->sort.list.n; i++) {
		const struct entry *e = &k->sort.list.at[i];
		struct sort_key key = { .descending = e->descending };

		if ((rc = find_column(c, q, &e->path, e->unit, e->fiscal, err)) < 0)
			return rc;
		key.column = rc;
		vec_push(c->arena, &k->keys, key);
	}
	for (size_t i = 0; i < shown; i++)
		if (q->columns.at[i].is_key && q->columns.at[i].unit == 0)
			add_companions(c, q, (int)i);
	for (size_t i = 0; i < shown; i++)
		add_group_money(c, q, (int)i);
	return HC_OK;
}

int
column_build(const struct query_ctx *c, struct query *q, struct hc_err *err)
{
	struct clauses *k = q->parts;

	q->columns.n = 0;
	k->sources.n = 0;
	k->keys.n = 0;
	k->id_descending = false;
	q->id_column = -1;
	q->grouped = k->has_by || k->has_agg || k->has_pivot;
	q->pivoted = k->has_pivot;
	q->has_show = k->show.list.n > 0;
	if (k->having != NULL && !q->grouped)
		return err_at(err, HC_INVALID, k->having->pos, "`having` filters groups; add by or agg.");
	if (q->grouped && k->after != NULL)
		return err_at(err, HC_INVALID, -1, "Groups come whole; `after` goes with rows.");
	return q->grouped ? build_groups(c, q, err) : build_rows(c, q, err);
}

void
query_drop_titles(struct query *q)
{
	size_t kept = 0;

	if (q->grouped)
		return;
	for (size_t i = 0; i < q->columns.n; i++) {
		bool title = false;

		for (size_t k = 0; k < q->columns.n && q->columns.at[i].hidden && !title; k++)
			title = q->columns.at[k].title_column == (int)i;
		if (title)
			continue;
		/* the places that point here move along */
		for (size_t k = 0; k < q->columns.n && kept != i; k++)
			if (q->columns.at[k].currency_column == (int)i)
				q->columns.at[k].currency_column = (int)kept;
		for (size_t k = 0; k < q->parts->keys.n && kept != i; k++)
			if (q->parts->keys.at[k].column == (int)i)
				q->parts->keys.at[k].column = (int)kept;
		if (q->id_column == (int)i)
			q->id_column = (int)kept;
		q->columns.at[kept] = q->columns.at[i];
		q->parts->sources.at[kept++] = q->parts->sources.at[i];
	}
	q->columns.n = q->parts->sources.n = kept;
	for (size_t i = 0; i < kept; i++)
		q->columns.at[i].title_column = -1;
}

const struct hc_value *
query_money(const struct column *col, const struct hc_value *row, const struct hc_value *v, char currency[8], bool *mixed)
{
	const struct hc_value *code = col->currency_column >= 0 ? &row[col->currency_column] : NULL;

	currency[0] = '\0';
	*mixed = false;
	if (code == NULL)
		return v;
	if (code->kind != VALUE_TEXT || code->len > 7 ||
	    (col->is_agg && col->raw_column >= 0 && row[col->raw_column].kind == VALUE_NULL)) {
		*mixed = col->is_agg && v->kind != VALUE_NULL;
		return v;
	}
	memcpy(currency, code->s, code->len);
	currency[code->len] = '\0';
	return col->is_agg && col->raw_column >= 0 ? &row[col->raw_column] : v;
}

void
query_in_base(struct query *q)
{
	for (size_t i = 0; i < q->columns.n; i++)
		if (q->columns.at[i].is_agg)
			q->columns.at[i].currency_column = -1;
}
