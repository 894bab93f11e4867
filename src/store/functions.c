/*
 * functions.c - what SQL of this program may call: hc_fold, hc_regex, hc_uuid, hc_bucket, hc_sum,
 * hc_sum_or_null, and the formula functions.
 *
 * Each is registered on every connection. All are innocuous and deterministic.
 */
#include <string.h>

#include "base/err.h"
#include "base/utf8.h"
#include "base/uuid.h"
#include "query/formula.h"
#include "query/regex.h"
#include "store/db.h"
#include "store/scan.h"

static void
fold(sqlite3_context *ctx, int n, sqlite3_value **args)
{
	struct buf b = BUF_INIT;

	if (sqlite3_value_type(args[0]) == SQLITE_NULL)
		return;
	utf8_fold_buf(&b, (const char *)sqlite3_value_text(args[0]), (size_t)sqlite3_value_bytes(args[0]));
	sqlite3_result_text(ctx, buf_str(&b), (int)b.len, SQLITE_TRANSIENT);
	buf_free(&b);
}

/* The pattern is compiled once per statement: SQLite keeps it beside the constant argument. */
static void
regex(sqlite3_context *ctx, int n, sqlite3_value **args)
{
	struct regex *r = sqlite3_get_auxdata(ctx, 0);
	struct hc_err err;	/* filled where it is read: clearing it for each row took a tenth of a scan */
	int rc;

	if (sqlite3_value_type(args[1]) == SQLITE_NULL || sqlite3_value_type(args[0]) == SQLITE_NULL)
		return;
	if (!r) {
		if (regex_compile((const char *)sqlite3_value_text(args[0]), (size_t)sqlite3_value_bytes(args[0]), &r, &err) < 0) {
			sqlite3_result_error(ctx, err.msg, -1);
			return;
		}
		sqlite3_set_auxdata(ctx, 0, r, regex_free);
		r = sqlite3_get_auxdata(ctx, 0);
		if (!r) {
			sqlite3_result_error_nomem(ctx);
			return;
		}
	}
	rc = regex_match(r, (const char *)sqlite3_value_text(args[1]), (size_t)sqlite3_value_bytes(args[1]), &err);
	if (rc < 0)
		sqlite3_result_error(ctx, err.msg, -1);
	else
		sqlite3_result_int(ctx, rc);
}

static void
bucket(sqlite3_context *ctx, int n, sqlite3_value **args)
{
	const struct functions *f = sqlite3_user_data(ctx);

	if (sqlite3_value_type(args[0]) == SQLITE_NULL || sqlite3_value_type(args[1]) != SQLITE_TEXT)
		return;
	sqlite3_result_int64(ctx, query_bucket(*f->locale, sqlite3_value_int64(args[0]), (const char *)sqlite3_value_text(args[1]),
	    sqlite3_value_int(args[2]) != 0));
}

/* An exact sum: SQLite's own fails on the way to a total that would fit, and its TOTAL() is a float. */
struct sum {
	__int128 total;
	bool any;
} __attribute__((packed));	/* SQLite's memory for it is aligned for 64 bits only */

static void
sum_step(sqlite3_context *ctx, int n, sqlite3_value **args)
{
	struct sum *sum;

	if (sqlite3_value_type(args[0]) == SQLITE_NULL)
		return;
	if (!(sum = sqlite3_aggregate_context(ctx, sizeof(*sum)))) {
		sqlite3_result_error_nomem(ctx);
		return;
	}
	sum->total += sqlite3_value_int64(args[0]);
	sum->any = true;
}

/* Null when there was nothing to add. What does not fit is null too where the function was registered with a pointer. */
static void
sum_final(sqlite3_context *ctx)
{
	const struct sum *sum = sqlite3_aggregate_context(ctx, 0);

	if (!sum || !sum->any)
		return;
	if (sum->total <= INT64_MAX && sum->total >= INT64_MIN)
		sqlite3_result_int64(ctx, (int64_t)sum->total);
	else if (!sqlite3_user_data(ctx))
		sqlite3_result_error(ctx, DB_OVERFLOW, -1);
}

/* The id that a text names, written as this program writes ids; else null. PostgreSQL's form of it is in pg_sql.c. */
static void
uuid(sqlite3_context *ctx, int n, sqlite3_value **args)
{
	const char *text = sqlite3_value_type(args[0]) == SQLITE_TEXT ? (const char *)sqlite3_value_text(args[0]) : NULL;
	char again[UUID_TEXT];
	uint8_t id[16];

	(void)n;
	if (!text || !uuid_parse(text, id))
		return;
	uuid_format(id, again);
	if (!strcmp(text, again))
		sqlite3_result_blob(ctx, id, 16, SQLITE_TRANSIENT);
}

struct call {
	const struct functions *with;
	const struct formula_function *f;
};

static void
argument(sqlite3_value *v, struct hc_value *ret)
{
	switch (sqlite3_value_type(v)) {
	case SQLITE_NULL:
		*ret = VALUE_NONE;
		return;
	case SQLITE_INTEGER:
		*ret = value_int(sqlite3_value_int64(v));
		return;
	case SQLITE_BLOB:
		if (sqlite3_value_bytes(v) == 16) {
			*ret = value_id(sqlite3_value_blob(v));
			return;
		}
		break;
	}
	*ret = value_text((const char *)sqlite3_value_text(v), 0);
	ret->len = (uint32_t)sqlite3_value_bytes(v);
}

static void
formula(sqlite3_context *ctx, int n, sqlite3_value **args)
{
	const struct call *c = sqlite3_user_data(ctx);
	struct hc_value values[128], ret = VALUE_NONE;

	for (int i = 0; i < n; i++)
		argument(args[i], &values[i]);
	c->f->call(*c->with->locale, c->with->scratch, (size_t)n, values, &ret);
	switch (ret.kind) {
	case VALUE_NULL:
		break;
	case VALUE_TEXT:
		sqlite3_result_text(ctx, ret.s, (int)ret.len, SQLITE_TRANSIENT);
		break;
	case VALUE_ID:
		sqlite3_result_blob(ctx, ret.id, 16, SQLITE_TRANSIENT);
		break;
	default:
		sqlite3_result_int64(ctx, ret.i);
	}
	/* the arguments are SQLite's and the result is copied: nothing lives past one call */
	arena_reset(c->with->scratch);
}

int
functions_add(sqlite3 *db, struct functions *with, struct arena *a)
{
	int flags = SQLITE_UTF8 | SQLITE_INNOCUOUS, rc;

	rc = sqlite3_create_function(db, "hc_fold", 1, flags | SQLITE_DETERMINISTIC, NULL, fold, NULL, NULL);
	if (rc == SQLITE_OK)
		rc = sqlite3_create_function(db, "hc_regex", 2, flags | SQLITE_DETERMINISTIC, NULL, regex, NULL, NULL);
	if (rc == SQLITE_OK)
		rc = sqlite3_create_function(db, "hc_uuid", 1, flags | SQLITE_DETERMINISTIC, NULL, uuid, NULL, NULL);
	if (rc == SQLITE_OK)
		rc = sqlite3_create_function(db, "hc_bucket", 3, flags, with, bucket, NULL, NULL);
	if (rc == SQLITE_OK)
		rc = sqlite3_create_function(db, "hc_group", -1, flags, with, NULL, aggregate_step, aggregate_final);
	if (rc == SQLITE_OK)
		rc = sqlite3_create_function(db, "hc_sum", 1, flags, NULL, NULL, sum_step, sum_final);
	if (rc == SQLITE_OK)
		rc = sqlite3_create_function(db, "hc_sum_or_null", 1, flags, with, NULL, sum_step, sum_final);
	for (const struct formula_function *f = formula_functions; f->name && rc == SQLITE_OK; f++) {
		struct call *c = ARENA_NEW(a, struct call);

		*c = (struct call){ .with = with, .f = f };
		rc = sqlite3_create_function(db, f->name, f->nargs, flags, c, formula, NULL, NULL);
	}
	return rc == SQLITE_OK ? sweep_register(db, with) : rc;
}

int
functions_register(struct store *s, struct hc_err *err)
{
	s->functions = (struct functions){ .locale = &s->locale, .scratch = s->formula_arena };
	return functions_add(s->db, &s->functions, s->arena) == SQLITE_OK ? match_register(s, err) : db_fail(s, err, "opening");
}
