/*
 * pg_rows.c - rows that are written one by one and sent many at once.
 *
 * A push of 500 entries inserts 2,500 rows into five tables, each by a statement of one row, and what a statement costs beside its
 * row is most of it. So an INSERT in a write waits here until something asks, changes or ends: then rows of one statement go
 * in one of RANK rows. A savepoint waits with them, and is not sent at all if it is released before: what is taken back in it
 * is dropped here. After a write that failed nothing waits (see CAREFUL in pg_conn.c), so that the bad row is found. Who asks how
 * many rows an INSERT made must not find it waiting: one that may make none does not.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/vec.h"
#include "store/pg.h"

#define RANK 25			/* rows in one statement */
#define ROWS_MAX 1000		/* that wait, of all statements */
#define BYTES_MAX (1u << 20)	/* of a statement's rows */

struct cell { size_t at; int len, format; };	/* len -1: null */

/* Rows of one statement. */
struct pg_rank {
	struct pg_rank *next;
	char *sql;
	int n;			/* values in a row */
	bool keyed;		/* ON CONFLICT: no two rows of one statement may have the same first value */
	struct arena *arena;
	VEC(struct cell) cells;
	VEC(int64_t) order;	/* of each row, among all */
	VEC(int64_t) keys;
	struct buf bytes;
};

static void
empty(struct pg_rank *k)
{
	arena_reset(k->arena);
	k->cells.at = NULL;
	k->cells.n = k->cells.cap = 0;
	k->order.at = k->keys.at = NULL;
	k->order.n = k->order.cap = k->keys.n = k->keys.cap = 0;
	buf_reset(&k->bytes);
}

void
pg_rows_forget(struct remote *r)
{
	for (struct pg_rank *k = r->ranks, *next; k != NULL; k = next) {
		next = k->next;
		arena_free(k->arena);
		buf_free(&k->bytes);
		free(k->sql);
		free(k);
	}
	r->ranks = NULL;
	r->nrows = 0;
	r->nmarks = 0;
}

/* The text for `rows` rows: what stands in the brackets after VALUES is said again with other places. */
static char *
many(const char *sql, int n, int rows)
{
	const char *from = strstr(sql, " VALUES(") + strlen(" VALUES"), *p = from;
	struct buf b = BUF_INIT;
	int depth = 0;

	do
		depth += (*p == '(') - (*p == ')');
	while (*p++ != '\0' && depth > 0);
	buf_add(&b, sql, (size_t)(from - sql));
	for (int i = 0; i < rows; i++) {
		if (i > 0)
			buf_addc(&b, ',');
		for (const char *q = from; q < p; q++) {
			buf_addc(&b, *q);
			if (*q == '$') {	/* no text stands there: values are bound */
				char *end;
				long place = strtol(q + 1, &end, 10);

				buf_printf(&b, "%ld", place + (long)i * n);
				q = end - 1;
			}
		}
	}
	buf_adds(&b, p);
	buf_addc(&b, '\0');
	return b.data;
}

/* `rows` rows from number `first` on, in one statement. */
static int
send_rank(struct remote *r, struct pg_rank *k, size_t first, int rows)
{
	size_t total = (size_t)k->n * (size_t)rows;
	const char **values = arena_alloc(k->arena, total * sizeof(*values));
	int *lengths = ARENA_ARRAY(k->arena, int, total), *formats = ARENA_ARRAY(k->arena, int, total);
	char *sql = rows > 1 ? many(k->sql, k->n, rows) : k->sql;
	struct pg_prepared *p;
	int rc = pg_prepared(r, sql, &p);

	if (rows > 1)
		free(sql);
	if (rc != STEP_DONE || (r->conn->nsent >= PG_PENDING && pg_settle(r, NULL) != STEP_DONE))
		return STEP_FAILED;
	for (size_t i = 0; i < total; i++) {
		const struct cell *c = &k->cells.at[first * (size_t)k->n + i];

		values[i] = c->len < 0 ? NULL : k->bytes.data + c->at;
		lengths[i] = c->len < 0 ? 0 : c->len;
		formats[i] = c->format;
	}
	if (PQsendQueryPrepared(r->conn->c, p->name, (int)total, values, lengths, formats, 1) == 0)
		return pg_note(r, NULL);
	pg_sent(r->conn, false, NULL);
	return STEP_DONE;
}

/* Sends those that came before number `limit`. */
static int
send_before(struct remote *r, int64_t limit)
{
	for (struct pg_rank *k = r->ranks; k != NULL; k = k->next) {
		size_t n = 0;

		while (n < k->order.n && k->order.at[n] < limit)
			n++;
		if (n == 0)
			continue;
		for (size_t i = 0; i < n;) {
			int rows = n - i >= RANK ? RANK : 1;

			if (send_rank(r, k, i, rows) != STEP_DONE)
				return STEP_FAILED;
			i += (size_t)rows;
		}
		r->nrows -= (int)n;
		if (n == k->order.n) {
			empty(k);
			continue;
		}
		/* what came after keeps its bytes where they are */
		memmove(k->cells.at, k->cells.at + n * (size_t)k->n, (k->cells.n - n * (size_t)k->n) * sizeof(*k->cells.at));
		memmove(k->order.at, k->order.at + n, (k->order.n - n) * sizeof(*k->order.at));
		memmove(k->keys.at, k->keys.at + n, (k->keys.n - n) * sizeof(*k->keys.at));
		k->cells.n -= n * (size_t)k->n;
		k->order.n -= n;
		k->keys.n -= n;
	}
	return STEP_DONE;
}

int
pg_rows_send(struct remote *r, bool read)
{
	char sql[40];

	if (r->sending || (r->nrows == 0 && r->nmarks == 0))
		return STEP_DONE;
	r->sending = true;	/* what this sends does not ask for it again */
	for (int i = 0; i < r->nmarks; i++) {
		if (r->marks[i].sent || (read && r->row_number == r->marks[i].from))
			continue;
		snprintf(sql, sizeof(sql), "SAVEPOINT s%d", r->marks[i].depth);
		if (send_before(r, r->marks[i].from) != STEP_DONE || pg_say(r, sql) != STEP_DONE)
			goto fail;
		r->marks[i].sent = true;
	}
	if (send_before(r, INT64_MAX) != STEP_DONE)
		goto fail;
	r->sending = false;
	return STEP_DONE;
fail:
	r->sending = false;
	return STEP_FAILED;
}

/* One statement's rows, where it may wait at all. */
static struct pg_rank *
rank_of(struct remote *r, const char *sql, int n)
{
	struct pg_rank *k;

	for (k = r->ranks; k != NULL; k = k->next)
		if (strcmp(k->sql, sql) == 0)
			return k;
	if (strncmp(sql, "INSERT INTO ", 12) != 0 || strstr(sql, " VALUES(") == NULL || strstr(sql, "SELECT") != NULL ||
	    strstr(sql, "DO NOTHING") != NULL)
		return NULL;
	k = xmalloc(sizeof(*k));
	*k = (struct pg_rank){ .next = r->ranks, .sql = xstrdup(sql), .n = n, .keyed = strstr(sql, "ON CONFLICT") != NULL, .arena = arena_new("rows") };
	r->ranks = k;
	return k;
}

bool
pg_rows_wait(struct remote *r, const char *sql, int n, const char *const *values, const int *lengths, const int *formats, const int64_t *key)
{
	struct pg_rank *k;

	if (r->state != PG_WRITING || r->careful > 0 || n < 1 || r->failed != 0 || (k = rank_of(r, sql, n)) == NULL || k->n != n ||
	    (k->keyed && key == NULL))
		return false;
	for (size_t i = 0; k->keyed && i < k->keys.n; i++)
		if (k->keys.at[i] == *key)
			return false;
	if (r->nrows >= ROWS_MAX || k->bytes.len > BYTES_MAX)
		return false;
	for (int i = 0; i < n; i++) {
		struct cell c = { .at = k->bytes.len, .len = values[i] != NULL ? lengths[i] : -1, .format = formats[i] };

		if (values[i] != NULL) {
			/* a value in text is read up to its NUL */
			buf_add(&k->bytes, values[i], formats[i] == 0 ? strlen(values[i]) : (size_t)lengths[i]);
			buf_addc(&k->bytes, '\0');
		}
		vec_push(k->arena, &k->cells, c);
	}
	vec_push(k->arena, &k->order, r->row_number++);
	vec_push(k->arena, &k->keys, key != NULL ? *key : 0);
	r->nrows++;
	r->changes = 1;
	return true;
}

bool
pg_rows_mark(struct remote *r, int depth)
{
	if (r->careful > 0 || r->nmarks == PG_MARKS)
		return false;
	r->marks[r->nmarks++] = (struct pg_mark){ .depth = depth, .from = r->row_number };
	return true;
}

/* The newest savepoint of this depth, and those inside it, are over. True: the database knows of it. */
static bool
unmark(struct remote *r, int depth, int64_t *from)
{
	int i = r->nmarks - 1;

	while (i >= 0 && r->marks[i].depth != depth)
		i--;
	if (i < 0)
		return true;	/* it was sent at once */
	*from = r->marks[i].from;
	r->nmarks = i;
	return r->marks[i].sent;
}

bool
pg_rows_unmark(struct remote *r, int depth)
{
	int64_t from;

	return unmark(r, depth, &from);
}

bool
pg_rows_back(struct remote *r, int depth)
{
	int64_t from = INT64_MAX;
	bool sent = unmark(r, depth, &from);

	/* sent at once or since: rows that wait and came after it are of what is taken back */
	for (struct pg_rank *k = r->ranks; k != NULL; k = k->next)
		while (k->order.n > 0 && k->order.at[k->order.n - 1] >= from) {
			k->order.n--;
			k->keys.n--;
			k->cells.n -= (size_t)k->n;
			r->nrows--;
		}
	return sent;
}
