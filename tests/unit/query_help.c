/*
 * query_help.c - see query_help.h.
 */
#include "query_help.h"

static void
sql_fold(sqlite3_context *x, int n, sqlite3_value **args)
{
	struct buf b = BUF_INIT;

	if (sqlite3_value_type(args[0]) == SQLITE_NULL)
		return;
	utf8_fold_buf(&b, (const char *)sqlite3_value_text(args[0]), (size_t)sqlite3_value_bytes(args[0]));
	sqlite3_result_text(x, buf_str(&b), -1, SQLITE_TRANSIENT);
	buf_free(&b);
}

static void
sql_regex(sqlite3_context *x, int n, sqlite3_value **args)
{
	struct regex *r;
	struct hc_err err = {0};

	if (sqlite3_value_type(args[1]) == SQLITE_NULL)
		return;
	if (regex_compile((const char *)sqlite3_value_text(args[0]), (size_t)sqlite3_value_bytes(args[0]), &r, &err) < 0) {
		sqlite3_result_error(x, err.msg, -1);
		return;
	}
	n = regex_match(r, (const char *)sqlite3_value_text(args[1]), (size_t)sqlite3_value_bytes(args[1]), &err);
	if (n < 0)
		sqlite3_result_error(x, err.msg, -1);
	else
		sqlite3_result_int(x, n);
	regex_free(r);
}

static void
sql_bucket(sqlite3_context *x, int n, sqlite3_value **args)
{
	const struct world *w = sqlite3_user_data(x);

	if (sqlite3_value_type(args[0]) != SQLITE_NULL)
		sqlite3_result_int64(x, query_bucket(&w->locale, sqlite3_value_int64(args[0]),
		    (const char *)sqlite3_value_text(args[1]), sqlite3_value_int(args[2])));
}

/* hc_sum() of store/, for sums that fit: n and the sum so far. */
static void
sql_sum_step(sqlite3_context *x, int n, sqlite3_value **args)
{
	int64_t *sum = sqlite3_aggregate_context(x, 2 * sizeof(*sum));

	sum[0] += sqlite3_value_type(args[0]) != SQLITE_NULL;
	sum[1] += sqlite3_value_int64(args[0]);
}

static void
sql_sum_final(sqlite3_context *x)
{
	const int64_t *sum = sqlite3_aggregate_context(x, 0);

	if (sum != NULL && sum[0] > 0)
		sqlite3_result_int64(x, sum[1]);
}

static struct hc_value
argument(sqlite3_value *v)
{
	switch (sqlite3_value_type(v)) {
	case SQLITE_INTEGER:
		return value_int(sqlite3_value_int64(v));
	case SQLITE_TEXT:
		return value_text((const char *)sqlite3_value_text(v), (size_t)sqlite3_value_bytes(v));
	case SQLITE_BLOB:
		return sqlite3_value_bytes(v) == 16 ? value_id(sqlite3_value_blob(v)) : VALUE_NONE;
	default:
		return VALUE_NONE;
	}
}

struct world_function { struct world *w; const struct formula_function *f; };

static void
sql_formula(sqlite3_context *x, int n, sqlite3_value **args)
{
	const struct world_function *wf = sqlite3_user_data(x);
	struct hc_value *v = ARENA_ARRAY(wf->w->arena, struct hc_value, n + 1), ret = VALUE_NONE;

	for (int i = 0; i < n; i++)
		v[i] = argument(args[i]);
	wf->f->call(&wf->w->locale, wf->w->arena, (size_t)n, v, &ret);
	if (ret.kind == VALUE_TEXT)
		sqlite3_result_text(x, ret.s, (int)ret.len, SQLITE_TRANSIENT);
	else if (ret.kind == VALUE_ID)
		sqlite3_result_blob(x, ret.id, 16, SQLITE_TRANSIENT);
	else if (ret.kind != VALUE_NULL)
		sqlite3_result_int64(x, ret.i);
}

void
exec(struct world *w, const char *sql)
{
	char *msg = NULL;

	if (sqlite3_exec(w->db, sql, NULL, NULL, &msg) != SQLITE_OK)
		fail_msg("%s in: %s", msg, sql);
}

/* Tables, search indexes and indexes of one object, as the store makes them. */
static void
lay_out(struct world *w, const struct object *o)
{
	struct buf b = BUF_INIT, fts = BUF_INIT;

	buf_printf(&b, "CREATE TABLE \"%s\"(rid INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, rev INTEGER NOT NULL", o->name);
	for (size_t i = SLOT_OWNER; i < o->fields.n; i++) {
		const struct field *f = o->fields.at[i];

		if (f->type->store == STORE_NONE)
			continue;
		buf_printf(&b, ", \"%s\"", f->name);
		if (strcmp(field_type(f)->name, "money") == 0)
			buf_printf(&b, ", \"%s_base\" INTEGER", f->name);
		if (f->fold)
			buf_printf(&b, ", \"k_%s\" TEXT", f->name);
		if (f->search)
			buf_printf(&fts, ", \"%s\"", f->name);
	}
	buf_adds(&b, ", _extra TEXT)");
	exec(w, buf_str(&b));
	if (fts.len > 0) {
		buf_reset(&b);
		buf_printf(&b, "CREATE VIRTUAL TABLE \"fts_%s\" USING fts5(%s, content='%s', content_rowid='rid', "
		    "tokenize='unicode61 remove_diacritics 2')", o->name, buf_str(&fts) + 2, o->name);
		exec(w, buf_str(&b));
	}
	for (size_t i = SLOT_OWNER; i < o->fields.n; i++) {
		const struct field *f = o->fields.at[i];
		bool lookup = f->type->store == STORE_ID;

		if (f->type->store == STORE_NONE || (!f->index && !f->unique && !lookup))
			continue;
		buf_reset(&b);
		buf_printf(&b, "CREATE INDEX \"i_%s_%s\" ON \"%s\"(\"%s%s%s\"%s)", o->name, f->name, o->name, f->fold ? "k_" : "", f->name,
		    strcmp(field_type(f)->name, "money") == 0 ? "_base" : "", lookup ? "" : ", id");
		exec(w, buf_str(&b));
	}
	buf_reset(&b);
	buf_printf(&b, "CREATE INDEX \"i_%s_deleted\" ON \"%s\"(deleted, id) WHERE deleted IS NOT NULL", o->name, o->name);
	exec(w, buf_str(&b));
	buf_free(&b);
	buf_free(&fts);
}

struct world *
world_new(const char *hot)
{
	struct arena *a = arena_new("test");
	struct world *w = ARENA_NEW(a, struct world);
	struct model_text texts[] = { { "core", model_core }, { "crm", hot } };
	struct hc_err err = {0};
	const struct zone *zone = NULL;

	w->arena = a;
	if (model_build(texts, 2, &w->model, &err) < 0 || zone_load(a, "Europe/Oslo", &zone, &err) < 0)
		fail_msg("%s", err.msg);
	w->locale = (struct locale){
		.zone = zone, .today = date_from_civil(2026, 11, 23), .mark = '.', .group = ',', .date_order = 'y', .week_start = 1,
		.fiscal_month = 1, .currency = "EUR", .country = "NO",
	};
	w->locale.now = w->locale.today * TIME_DAY_MS + 8 * 3600000 + 30 * 60000;
	memset(w->me, 0, 16);
	w->ctx = (struct query_ctx){ .model = w->model, .locale = &w->locale, .arena = a };
	assert_int_equal(sqlite3_open(":memory:", &w->db), SQLITE_OK);
	sqlite3_create_function(w->db, "hc_fold", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, w, sql_fold, NULL, NULL);
	sqlite3_create_function(w->db, "hc_regex", 2, SQLITE_UTF8 | SQLITE_DETERMINISTIC, w, sql_regex, NULL, NULL);
	sqlite3_create_function(w->db, "hc_bucket", 3, SQLITE_UTF8 | SQLITE_DETERMINISTIC, w, sql_bucket, NULL, NULL);
	sqlite3_create_function(w->db, "hc_sum", 1, SQLITE_UTF8, w, NULL, sql_sum_step, sql_sum_final);
	sqlite3_create_function(w->db, "hc_sum_or_null", 1, SQLITE_UTF8, w, NULL, sql_sum_step, sql_sum_final);
	for (size_t i = 0; formula_functions[i].name != NULL; i++) {
		struct world_function *wf = ARENA_NEW(a, struct world_function);

		*wf = (struct world_function){ w, &formula_functions[i] };
		sqlite3_create_function(w->db, formula_functions[i].name, formula_functions[i].nargs, SQLITE_UTF8, wf, sql_formula,
		    NULL, NULL);
	}
	for (size_t i = 0; i < w->model->objects.n; i++)
		lay_out(w, w->model->objects.at[i]);
	exec(w, "CREATE TABLE field_change(object TEXT, field TEXT, record BLOB, at INTEGER, actor BLOB, old, new);"
	    "CREATE INDEX fc ON field_change(object, field, record, at)");
	return w;
}

void
world_free(struct world *w)
{
	sqlite3_close(w->db);
	model_unref(w->model);
	arena_free(w->arena);
}

static void
bind_value(sqlite3_stmt *st, int i, const struct hc_value *v)
{
	if (v->kind == VALUE_NULL)
		sqlite3_bind_null(st, i);
	else if (v->kind == VALUE_TEXT)
		sqlite3_bind_text(st, i, v->s, (int)v->len, SQLITE_TRANSIENT);
	else if (v->kind == VALUE_ID)
		sqlite3_bind_blob(st, i, v->id, 16, SQLITE_TRANSIENT);
	else
		sqlite3_bind_int64(st, i, v->i);
}

static struct hc_record *
world_find(struct world *w, const struct object *o, const char *title)
{
	for (size_t i = 0; i < w->records.n; i++)
		if (w->records.at[i]->object == o && strcmp(record_title(w->records.at[i]), title) == 0)
			return w->records.at[i];
	fail_msg("no %s called %s", o->name, title);
	return NULL;
}

sqlite3_stmt *
prepare(struct world *w, const char *sql)
{
	sqlite3_stmt *st = NULL;

	if (sqlite3_prepare_v2(w->db, sql, -1, &st, NULL) != SQLITE_OK)
		fail_msg("%s in: %s", sqlite3_errmsg(w->db), sql);
	return st;
}

/* Writes the record's row; its columns are bound in the order that the statement names them. */
static void
world_insert(struct world *w, struct hc_record *r)
{
	const struct object *o = r->object;
	struct buf names = BUF_INIT, marks = BUF_INIT, b = BUF_INIT, fts = BUF_INIT;
	VEC(struct hc_value) values = {0};
	sqlite3_stmt *st;

	for (size_t i = 0; i < o->fields.n; i++) {
		const struct field *f = o->fields.at[i];
		struct hc_value v = r->values[i];

		if (f->type->store == STORE_NONE || v.kind == VALUE_NULL)
			continue;
		buf_printf(&names, ", \"%s\"", f->name);
		buf_adds(&marks, ", ?");
		vec_push(w->arena, &values, v);
		if (f->search)
			buf_printf(&fts, ", \"%s\"", f->name);
		if (strcmp(field_type(f)->name, "money") == 0) {
			buf_printf(&names, ", \"%s_base\"", f->name);
			buf_adds(&marks, ", ?");
			vec_push(w->arena, &values, value_int(r->base[i]));
		}
		if (f->fold) {
			buf_reset(&b);
			if (f->type->fold != NULL)
				f->type->fold(f, &v, &w->locale, &b);
			else
				utf8_fold_buf(&b, v.s, v.len);
			buf_printf(&names, ", \"k_%s\"", f->name);
			buf_adds(&marks, ", ?");
			vec_push(w->arena, &values, value_text(arena_strdup(w->arena, buf_str(&b)), b.len));
		}
	}
	buf_reset(&b);
	buf_printf(&b, "INSERT INTO \"%s\"(rev%s) VALUES(1%s)", o->name, buf_str(&names), buf_str(&marks));
	st = prepare(w, buf_str(&b));
	for (size_t i = 0; i < values.n; i++)
		bind_value(st, (int)i + 1, &values.at[i]);
	if (sqlite3_step(st) != SQLITE_DONE)
		fail_msg("%s", sqlite3_errmsg(w->db));
	sqlite3_finalize(st);
	r->rid = sqlite3_last_insert_rowid(w->db);
	if (fts.len > 0) {
		buf_reset(&b);
		buf_printf(&b, "INSERT INTO \"fts_%s\"(rowid%s) SELECT rid%s FROM \"%s\" WHERE rid = %lld", o->name, buf_str(&fts),
		    buf_str(&fts), o->name, (long long)r->rid);
		exec(w, buf_str(&b));
	}
	buf_free(&names);
	buf_free(&marks);
	buf_free(&b);
	buf_free(&fts);
}

struct hc_record *
world_add(struct world *w, const char *object, ...)
{
	const struct object *o = model_object(w->model, object);
	struct hc_record *r = record_new(w->arena, w->model, o);
	uint8_t id[16] = { 1 };
	const char *name;
	va_list ap;

	id[14] = (uint8_t)(++w->ids >> 8);
	id[15] = (uint8_t)w->ids;
	r->isnew = false;
	if (r->base == NULL)
		r->base = ARENA_ARRAY(w->arena, int64_t, o->fields.n);
	r->values[SLOT_ID] = value_id(id);
	r->values[SLOT_CREATED] = value_int(w->locale.now - TIME_DAY_MS * 100);
	va_start(ap, object);
	while ((name = va_arg(ap, const char *)) != NULL) {
		const struct field *f = object_field(o, name);
		const char *text = va_arg(ap, const char *);
		struct hc_err err = {0};
		struct hc_value v;
		char currency[4] = "";

		assert_non_null(f);
		if (f->type->class == CLASS_LOOKUP)
			v = value_id(world_find(w, f->target, text)->values[SLOT_ID].id);
		else if (field_parse(f, &w->locale, w->arena, text, strlen(text), &v, currency, &err) < 0)
			fail_msg("%s", err.msg);
		record_set(r, f, v);
		if (f->type->class == CLASS_MONEY) {	/* a dollar is half a euro here */
			r->base[f->slot] = strcmp(currency, "USD") == 0 ? v.i / 2 : v.i;
			r->values[SLOT_CURRENCY] = value_text(currency[0] ? arena_strdup(w->arena, currency) : "EUR", 3);
		}
	}
	va_end(ap);
	memset(r->loaded, 1, o->fields.n);
	world_insert(w, r);
	vec_push(w->arena, &w->records, r);
	return r;
}

sqlite3_stmt *
world_prepare(struct world *w, const struct statement *s)
{
	sqlite3_stmt *st = prepare(w, s->sql);

	if ((size_t)sqlite3_bind_parameter_count(st) != s->nbinds)
		fail_msg("%zu binds for %d places in: %s", s->nbinds, sqlite3_bind_parameter_count(st), s->sql);
	for (size_t i = 0; i < s->nbinds; i++)
		bind_value(st, (int)i + 1, &s->binds[i]);
	return st;
}

static struct hc_value
column_value(struct world *w, sqlite3_stmt *st, int i)
{
	switch (sqlite3_column_type(st, i)) {
	case SQLITE_INTEGER:
		return value_int(sqlite3_column_int64(st, i));
	case SQLITE_TEXT:
		return value_text(arena_strndup(w->arena, (const char *)sqlite3_column_text(st, i),
		    (size_t)sqlite3_column_bytes(st, i)), (size_t)sqlite3_column_bytes(st, i));
	case SQLITE_BLOB:
		assert_int_equal(sqlite3_column_bytes(st, i), 16);
		return value_id(sqlite3_column_blob(st, i));
	case SQLITE_FLOAT:
		fail_msg("a REAL in: %s", sqlite3_sql(st));
		/* fall through */
	default:
		return VALUE_NONE;
	}
}

int
world_select(void *arg, const struct statement *s, struct hc_value *ret, struct hc_err *err)
{
	struct world *w = arg;
	sqlite3_stmt *st = world_prepare(w, s);

	*ret = VALUE_NONE;
	if (sqlite3_step(st) == SQLITE_ROW)
		*ret = column_value(w, st, 0);
	sqlite3_finalize(st);
	return HC_OK;
}

struct table
world_rows(struct world *w, const struct statement *s)
{
	sqlite3_stmt *st = world_prepare(w, s);
	struct table t = { .columns = sqlite3_column_count(st) };
	int rc;

	while ((rc = sqlite3_step(st)) == SQLITE_ROW) {
		struct hc_value *row = ARENA_ARRAY(w->arena, struct hc_value, t.columns);

		for (int i = 0; i < t.columns; i++)
			row[i] = column_value(w, st, i);
		vec_push(w->arena, &t.rows, row);
	}
	if (rc != SQLITE_DONE)
		fail_msg("%s in: %s", sqlite3_errmsg(w->db), s->sql);
	sqlite3_finalize(st);
	return t;
}

struct query *
must_parse(struct world *w, const char *text)
{
	struct hc_err err = {0};
	struct query *q = NULL;

	if (query_parse(&w->ctx, text, &q, &err) < 0)
		fail_msg("%s\n%*s^ %s", text, err.pos < 0 ? 0 : err.pos, "", err.msg);
	return q;
}

struct statement
must_compile(struct world *w, const struct query *q, enum statement_kind kind, const struct page_at *at)
{
	struct statement s;
	struct hc_err err = {0};

	if (query_sql(&w->ctx, q, DIALECT_SQLITE, kind, at, &s, &err) < 0)
		fail_msg("%s", err.msg);
	return s;
}

struct hc_record *
record_of(struct world *w, const struct object *o, const uint8_t id[16])
{
	for (size_t i = 0; i < w->records.n; i++)
		if (w->records.at[i]->object == o && memcmp(w->records.at[i]->values[SLOT_ID].id, id, 16) == 0)
			return w->records.at[i];
	return NULL;
}
