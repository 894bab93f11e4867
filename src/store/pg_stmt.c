/*
 * pg_stmt.c - a statement of PostgreSQL behind driver.h: values in, rows out, both in binary.
 *
 * What a place holds is the server's to say: it is asked when the statement is prepared, and the value is written in that
 * type. All rows of an answer are here after the first step, but for a statement of which that would be too many: its rows stay
 * there, under a cursor, and come in portions, so that other statements may run between them.
 */
#include <endian.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/err.h"
#include "store/pg.h"

enum { OID_BOOL = 16, OID_BYTEA = 17, OID_INT8 = 20, OID_INT2 = 21, OID_INT4 = 23, OID_TEXT = 25, OID_FLOAT8 = 701,
	OID_NUMERIC = 1700 };

int
pg_stmt_prepare(struct remote *r, const char *sql, const char *id, struct remote_stmt **ret, struct hc_err *err)
{
	struct remote_stmt *st = xmalloc(sizeof(*st));

	(void)err;
	*st = (struct remote_stmt){ .r = r, .asked = xstrdup(sql), .id = id != NULL };
	st->sql = pg_translate(sql, &st->order, &st->nplaces, &st->nsent);
	if (id != NULL) {
		struct buf b = BUF_INIT;

		buf_printf(&b, "%s RETURNING \"%s\"", st->sql, id);
		free(st->sql);
		st->sql = xstrdup(buf_str(&b));
		buf_free(&b);
	}
	st->rows = id != NULL || strncasecmp(sql, "SELECT", 6) == 0 || strncasecmp(sql, "WITH", 4) == 0;
	if (st->nplaces > 0) {
		st->bound = xmalloc((size_t)st->nplaces * sizeof(*st->bound));
		for (int i = 0; i < st->nplaces; i++)
			st->bound[i] = (struct pg_bound){ .kind = KIND_NULL };
	}
	*ret = st;
	return HC_OK;
}

void
pg_stmt_free(struct remote_stmt *st)
{
	if (st == NULL)
		return;
	pg_stmt_reset(st, false);
	for (int i = 0; i < st->nplaces; i++)
		buf_free(&st->bound[i].bytes);
	free(st->bound);
	free(st->order);
	free(st->asked);
	free(st->sql);
	free(st);
}

const char *
pg_stmt_text_of(const struct remote_stmt *st)
{
	return st->asked;
}

void
pg_stmt_bind_int(struct remote_stmt *st, int i, int64_t v)
{
	if (i < 1 || i > st->nplaces)
		return;
	st->bound[i - 1].kind = KIND_INT;
	st->bound[i - 1].i = v;
}

void
pg_stmt_bind(struct remote_stmt *st, int i, enum stmt_kind kind, const void *bytes, int n)
{
	struct pg_bound *b;

	if (i < 1 || i > st->nplaces)
		return;
	b = &st->bound[i - 1];
	b->kind = bytes == NULL ? KIND_NULL : kind;
	if (bytes == NULL)
		return;
	buf_reset(&b->bytes);
	buf_add(&b->bytes, bytes, n < 0 ? strlen(bytes) : (size_t)n);
	buf_reserve(&b->bytes, 1);
	b->bytes.data[b->bytes.len] = '\0';
}

int
pg_stmt_places(const struct remote_stmt *st)
{
	return st->nplaces;
}

/* One value as the server wants it: bytes and length; scratch has 24 bytes. *format 1: binary. */
static const char *
encode(struct pg_bound *b, Oid type, char *scratch, int *n, int *format)
{
	static const char digits[] = "0123456789abcdef";
	int64_t i = b->i;

	*format = 1;
	if (b->kind == KIND_NULL)
		return NULL;
	if (b->kind != KIND_INT && (type == OID_INT8 || type == OID_INT4 || type == OID_INT2)) {
		*format = 0;	/* a text where a number belongs: the server refuses it if it is none */
		*n = 0;
		return b->bytes.data;
	}
	switch (type) {
	case OID_INT8:
		i = (int64_t)htobe64((uint64_t)i);
		*n = 8;
		return memcpy(scratch, &i, 8);
	case OID_INT4:
		if (i > INT32_MAX || i < INT32_MIN)
			break;
		i = (int64_t)(htobe64((uint64_t)i << 32));
		*n = 4;
		return memcpy(scratch, &i, 4);
	case OID_BOOL:
		scratch[0] = i != 0;
		*n = 1;
		return scratch;
	default:
		break;
	}
	if (b->kind == KIND_INT) {
		*format = type == OID_TEXT;
		*n = snprintf(scratch, 24, "%lld", (long long)i);
		return scratch;
	}
	*n = (int)b->bytes.len;
	if (type != OID_BYTEA && type != OID_TEXT)
		*format = 0;
	if (type == OID_TEXT && b->kind == KIND_BLOB && b->bytes.len == 16) {
		/* an id where any value may stand: see pg_bridge.c */
		buf_reserve(&b->bytes, 33);
		for (int k = 15; k >= 0; k--) {
			uint8_t byte = (uint8_t)b->bytes.data[k];

			b->bytes.data[2 * k] = digits[byte >> 4];
			b->bytes.data[2 * k + 1] = digits[byte & 15];
		}
		b->kind = KIND_TEXT;
		b->bytes.len = 32;
		*n = 32;
	}
	return b->bytes.data;
}

/* The statement itself, or the making of its cursor, which cannot be prepared. */
static int
send_as(struct remote_stmt *st, const struct pg_prepared *p, const char *const *values, const int *lengths, const int *formats)
{
	struct buf sql = BUF_INIT;
	int sent;

	if (!st->portions)
		return PQsendQueryPrepared(st->r->conn->c, p->name, p->n, values, lengths, formats, 1);
	snprintf(st->cursor, sizeof(st->cursor), "c%u", ++st->r->cursors);
	buf_printf(&sql, "DECLARE %s NO SCROLL CURSOR FOR %s", st->cursor, st->sql);
	sent = PQsendQueryParams(st->r->conn->c, buf_str(&sql), p->n, p->types, values, lengths, formats, 1);
	buf_free(&sql);
	return sent;
}

/* The next rows of a cursor, waited for by who settles. */
static int
send_fetch(struct remote_stmt *st)
{
	struct remote *r = st->r;
	char sql[64];

	snprintf(sql, sizeof(sql), "FETCH %d FROM %s", PG_PORTION, st->cursor);
	if (r->conn->nsent >= PG_PENDING && pg_settle(r, NULL) != STEP_DONE)
		return STEP_FAILED;
	if (PQsendQueryParams(r->conn->c, sql, 0, NULL, NULL, NULL, NULL, 1) == 0)
		return pg_note(r, NULL);
	pg_sent(r->conn, false, st);
	return STEP_DONE;
}

/* Sends the statement with its values, or leaves them to wait for others like it. */
static int
send_it(struct remote_stmt *st, struct remote_stmt *to, bool may_wait)
{
	struct remote *r = st->r;
	const char *stack[32], **values = stack;
	int lengths_[32], formats_[32], *lengths = lengths_, *formats = formats_;
	char scratch_[32][24], (*scratch)[24] = scratch_;
	bool waits;
	const struct pg_bound *first;
	struct pg_prepared *p;
	int rc;

	if ((!may_wait && pg_rows_send(r, st->rows && !st->id) != STEP_DONE) || pg_prepared(r, st->sql, &p) != STEP_DONE)
		return STEP_FAILED;
	if (p->n > 32) {
		values = xmalloc((size_t)p->n * sizeof(*values));
		lengths = xmalloc((size_t)p->n * sizeof(*lengths));
		formats = xmalloc((size_t)p->n * sizeof(*formats));
		scratch = xmalloc((size_t)p->n * sizeof(*scratch));
	}
	for (int i = 0; i < p->n; i++)
		values[i] = encode(&st->bound[st->order[i] - 1], p->types[i], scratch[i], &lengths[i], &formats[i]);
	first = p->n > 0 ? &st->bound[st->order[0] - 1] : NULL;
	waits = may_wait && pg_rows_wait(r, st->sql, p->n, values, lengths, formats, first != NULL && first->kind == KIND_INT ? &first->i : NULL);
	if (waits)
		rc = STEP_DONE;
	else if ((may_wait && (pg_rows_send(r, false) != STEP_DONE || pg_prepared(r, st->sql, &p) != STEP_DONE)) ||
	    (r->conn->nsent >= PG_PENDING && pg_settle(r, NULL) != STEP_DONE))
		rc = STEP_FAILED;
	else
		rc = send_as(st, p, values, lengths, formats) != 0 ? STEP_DONE : pg_note(r, NULL);
	if (values != stack) {
		free(values);
		free(lengths);
		free(formats);
		free(scratch);
	}
	if (rc == STEP_DONE && !waits) {
		pg_sent(r->conn, false, st->portions ? NULL : to);
		r->changes = may_wait ? -1 : r->changes;	/* not known before it is answered */
	}
	return rc == STEP_DONE && st->portions ? send_fetch(st) : rc;
}

static int64_t
big_endian(const char *p, int n)
{
	int64_t v = n > 0 && (signed char)p[0] < 0 ? -1 : 0;

	for (int i = 0; i < n; i++)
		v = (int64_t)((uint64_t)v << 8 | (uint8_t)p[i]);
	return v;
}

static int
first_step(struct remote_stmt *st)
{
	struct remote *r = st->r;

	if (pg_single(r) != STEP_DONE)
		return STEP_FAILED;
	if (!st->rows || st->id)
		pg_early_stale(r, st->sql);
	else if (!st->ahead && r->early != NULL)
		pg_early_take(st);
	if ((!st->ahead && send_it(st, st, false) != STEP_DONE) || (st->res == NULL && pg_settle(r, NULL) != STEP_DONE) ||
	    (st->res == NULL && st->rows)) {
		st->ahead = false;
		pg_single_end(r, true);
		return STEP_FAILED;
	}
	st->ahead = false;
	st->row = -1;
	if (st->id && PQntuples(st->res) > 0)
		r->last_id = big_endian(PQgetvalue(st->res, 0, 0), PQgetlength(st->res, 0, 0));
	if (!st->rows || st->id) {
		pg_stmt_reset(st, false);
		return pg_single_end(r, true);
	}
	st->stepping = true;
	r->stepping++;
	return STEP_ROW;
}

int
pg_stmt_step(struct remote_stmt *st)
{
	if (!st->stepping) {
		int rc;

		if (st->r->foreseeing && st->rows && !st->id) {
			if (!st->portions)
				pg_early_ask(st);
			return STEP_DONE;
		}
		rc = first_step(st);

		if (rc != STEP_ROW)
			return rc;
	}
	if (++st->row < PQntuples(st->res))
		return STEP_ROW;
	if (!st->portions || PQntuples(st->res) < PG_PORTION)
		return STEP_DONE;
	PQclear(st->res);
	st->res = NULL;
	st->row = 0;
	if (send_fetch(st) != STEP_DONE || pg_settle(st->r, NULL) != STEP_DONE || st->res == NULL)
		return STEP_FAILED;
	return PQntuples(st->res) > 0 ? STEP_ROW : STEP_DONE;
}

void
pg_stmt_portions(struct remote_stmt *st)
{
	st->portions = st->rows && !st->id;
}

int
pg_stmt_run(struct remote_stmt *st)
{
	struct remote *r = st->r;

	if (st->rows || r->state != PG_WRITING)
		return pg_stmt_step(st);
	pg_early_stale(r, st->sql);
	return send_it(st, NULL, true);
}

void
pg_stmt_ask(struct remote_stmt *st)
{
	if (st->ahead || st->stepping || !st->rows || st->id || st->portions || (st->r->state != PG_WRITING && st->r->state != PG_READING))
		return;		/* its step will send it */
	if (st->r->early != NULL)
		pg_early_take(st);
	if (!st->ahead)
		st->ahead = send_it(st, st, false) == STEP_DONE;
}

/* Rows that are on their way and that nobody will read. */
static void
forget_asked(struct remote_stmt *st)
{
	struct pg_conn *c = st->r->conn;

	for (int i = 0; c != NULL && i < c->nsent; i++)
		if (c->sent[i].to == st)
			c->sent[i].to = NULL;
	st->ahead = false;
}

void
pg_stmt_reset(struct remote_stmt *st, bool clear)
{
	if (st->ahead)
		forget_asked(st);
	PQclear(st->res);
	st->res = NULL;
	if (st->stepping) {
		char sql[64];

		/* a transaction that goes on would keep it until its end */
		if (st->portions && st->r->state != PG_SINGLE && st->r->conn != NULL && st->r->failed == 0) {
			snprintf(sql, sizeof(sql), "CLOSE %s", st->cursor);
			pg_command(st->r, sql);
		}
		st->stepping = false;
		st->r->stepping--;
		pg_single_end(st->r, false);
	}
	for (int i = 0; clear && i < st->nplaces; i++)
		st->bound[i].kind = KIND_NULL;
}

int
pg_stmt_columns(struct remote_stmt *st)
{
	if (!st->stepping && first_step(st) != STEP_ROW)
		return 0;	/* the step says why */
	return PQnfields(st->res);
}

/* A numeric, of which only whole numbers come (sums of counts): exact to 63 bits. */
static bool
numeric(const char *p, int64_t *ret, double *real)
{
	int n = (int)big_endian(p, 2), weight = (int)big_endian(p + 2, 2);
	bool negative = (uint16_t)big_endian(p + 4, 2) == 0x4000, whole = n <= weight + 1;
	double d = 0, scale = 1;
	int64_t v = 0;

	for (int i = 0; i < n || i <= weight; i++) {
		int64_t digit = i < n ? big_endian(p + 8 + 2 * i, 2) : 0;

		if (i <= weight) {
			d = d * 10000 + (double)digit;
			if (__builtin_mul_overflow(v, INT64_C(10000), &v) || __builtin_add_overflow(v, digit, &v))
				whole = false;
		} else {
			scale /= 10000;
			d += (double)digit * scale;
		}
	}
	*ret = negative ? -v : v;
	*real = negative ? -d : d;
	return whole;
}

enum stmt_kind
pg_stmt_kind(const struct remote_stmt *st, int i)
{
	int64_t whole;
	double real;

	if (st->res == NULL || PQgetisnull(st->res, st->row, i))
		return KIND_NULL;
	switch (PQftype(st->res, i)) {
	case OID_BOOL: case OID_INT8: case OID_INT4: case OID_INT2:
		return KIND_INT;
	case OID_NUMERIC:
		return numeric(PQgetvalue(st->res, st->row, i), &whole, &real) ? KIND_INT : KIND_REAL;
	case OID_FLOAT8:
		return KIND_REAL;
	case OID_BYTEA:
		return KIND_BLOB;
	default:
		return KIND_TEXT;
	}
}

double
pg_stmt_real(const struct remote_stmt *st, int i)
{
	int64_t whole;
	double real;

	if (st->res == NULL || PQgetisnull(st->res, st->row, i))
		return 0;
	switch (PQftype(st->res, i)) {
	case OID_FLOAT8:
		whole = big_endian(PQgetvalue(st->res, st->row, i), 8);
		memcpy(&real, &whole, 8);
		return real;
	case OID_NUMERIC:
		numeric(PQgetvalue(st->res, st->row, i), &whole, &real);
		return real;
	default:
		return (double)pg_stmt_int(st, i);
	}
}

int64_t
pg_stmt_int(const struct remote_stmt *st, int i)
{
	int64_t whole = 0;
	double real;

	if (st->res == NULL || PQgetisnull(st->res, st->row, i))
		return 0;
	switch (PQftype(st->res, i)) {
	case OID_BOOL: case OID_INT8: case OID_INT4: case OID_INT2:
		return big_endian(PQgetvalue(st->res, st->row, i), PQgetlength(st->res, st->row, i));
	case OID_NUMERIC:
		numeric(PQgetvalue(st->res, st->row, i), &whole, &real);
		return whole;
	case OID_FLOAT8:
		return (int64_t)pg_stmt_real(st, i);
	case OID_BYTEA:
		return 0;
	default:
		return strtoll(PQgetvalue(st->res, st->row, i), NULL, 10);
	}
}

const void *
pg_stmt_get(const struct remote_stmt *st, int i, bool text, int *n)
{
	struct remote_stmt *own = (struct remote_stmt *)(void *)st;
	int len;

	if (n != NULL)
		*n = 0;
	switch (pg_stmt_kind(st, i)) {
	case KIND_NULL:
		return NULL;
	case KIND_INT:
		len = snprintf(own->digits, sizeof(own->digits), "%lld", (long long)pg_stmt_int(st, i));
		if (n != NULL)
			*n = len;
		return own->digits;
	default:
		(void)text;
		if (n != NULL)
			*n = PQgetlength(st->res, st->row, i);
		return PQgetvalue(st->res, st->row, i);
	}
}
