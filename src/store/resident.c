/*
 * resident.c - text columns held in memory, so that a regular expression over a million rows need not read the table.
 *
 * The first pattern asked of a column sweeps the table, with two processors (sweep.c); the second loads the column, under a
 * budget. After that the texts are kept right by the journal: what other connections and this one committed since is read anew,
 * record by record. A statement gets at the matches through hc_match(object, field, pattern), a table of rids, when query/ was
 * told that they are few. Nothing is answered from here inside a transaction, whose rows may yet be taken back.
 */
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "query/regex.h"
#include "store/db.h"
#include "store/scan.h"
#include "store/table.h"

#define COLUMNS 8
#define ANSWERS 4
#define BUDGET (128u << 20)	/* bytes of all columns of a connection */
#define ROWS_MIN 20000		/* fewer are read as fast from the table */
#define CHANGES_MAX 5000	/* more are not taken in one by one */
#define MANY 10			/* matches above one in ten are not listed */
#define TELL (256u << 10)	/* bytes that a half reads between two looks at how much both have */
#define NO_TEXT UINT32_MAX

struct held_text {
	uint32_t rid, at;	/* of the text: its length as 4 bytes, then itself; NO_TEXT: null by now */
};

/* In `at`: it is among the texts of the second half, which stay where their thread put them. */
#define LATER (UINT32_C(1) << 31)

struct column_image {
	const struct field *field;	/* NULL: free */
	bool loaded, refused;
	struct buf entries, texts, later;	/* entries by rid */
	int64_t seq;			/* the last journal entry that is in it */
	int64_t version, changes;	/* of the connection when that was looked up */
	unsigned stamp, used;
};

struct answer {
	const struct field *field;	/* NULL: free */
	bool swept;			/* read from the table: right while the file and this connection are as they were */
	unsigned stamp, used;
	int64_t version, changes;
	struct buf pattern, rids;
	size_t rows, max;		/* that were asked; matches it has room for */
	bool many;			/* there were more */
};

struct resident {
	struct column_image columns[COLUMNS];
	struct answer answers[ANSWERS];
	unsigned clock;
};

static size_t
count_of(const struct column_image *c)
{
	return c->entries.len / sizeof(struct held_text);
}

static struct held_text *
entries_of(const struct column_image *c)
{
	return (struct held_text *)(void *)c->entries.data;
}

static void
drop(struct resident *m, struct column_image *c)
{
	for (int i = 0; i < ANSWERS; i++)
		if (m->answers[i].field == c->field)
			m->answers[i].field = NULL;
	buf_free(&c->entries);
	buf_free(&c->texts);
	buf_free(&c->later);
	*c = (struct column_image){0};
}

void
resident_forget(struct store *s)
{
	for (int i = 0; s->resident && i < COLUMNS; i++)
		drop(s->resident, &s->resident->columns[i]);
}

void
resident_free(struct store *s)
{
	resident_forget(s);
	for (int i = 0; s->resident && i < ANSWERS; i++) {
		buf_free(&s->resident->answers[i].pattern);
		buf_free(&s->resident->answers[i].rids);
	}
	free(s->resident);
	s->resident = NULL;
}

static bool
stopped(struct store *s)
{
	return s->stop && s->stop(s->stop_arg);
}

static uint32_t
put_text(struct buf *texts, const void *text, uint32_t n)
{
	uint32_t at = (uint32_t)texts->len;

	buf_add(texts, &n, sizeof(n));
	buf_add(texts, text, n);
	return at;
}

/* The text of an entry that has one. */
static const char *
text_at(const struct column_image *c, uint32_t at, uint32_t *len)
{
	const char *p = at & LATER ? c->later.data + (at - LATER) : c->texts.data + at;

	memcpy(len, p, sizeof(*len));
	return p + sizeof(*len);
}

static size_t
held(const struct resident *m)
{
	size_t n = 0;

	for (int i = 0; i < COLUMNS; i++)
		n += m->columns[i].entries.len + m->columns[i].texts.len + m->columns[i].later.len;
	return n;
}

/* Makes room by letting go of the column that was not asked for longest. False when only `keep` is left. */
static bool
let_go(struct resident *m, const struct column_image *keep)
{
	struct column_image *oldest = NULL;

	for (int i = 0; i < COLUMNS; i++) {
		struct column_image *c = &m->columns[i];

		if (c != keep && c->loaded && (!oldest || c->used < oldest->used))
			oldest = c;
	}
	if (oldest)
		drop(m, oldest);
	return oldest;
}

/* The place of an answer: that of the one that was not asked for longest. */
static struct answer *
make_room(struct store *s, const struct field *f, const char *pattern)
{
	struct answer *to = &s->resident->answers[0];

	for (int i = 1; i < ANSWERS && to->field; i++) {
		struct answer *a = &s->resident->answers[i];

		if (!a->field || a->used < to->used)
			to = a;
	}
	to->field = NULL;
	to->many = false;
	buf_reset(&to->pattern);
	buf_reset(&to->rids);
	buf_adds(&to->pattern, pattern);
	return to;
}

/* Half of a sweep for a pattern: each has its own compiled one. */
struct finding {
	struct regex *re;
	struct buf rids;
	size_t max;
	atomic_size_t *found;		/* by both */
	int rc;				/* HC_PART: more than max */
};

/* implements column_sweep.row */
static int
find_row(void *arg, int64_t rid, const char *text, uint32_t n)
{
	struct finding *f = arg;
	uint32_t short_rid = (uint32_t)rid;
	int rc = regex_match(f->re, text, n, NULL);

	if (rc < 0 || rid < 0 || rid >= NO_TEXT)
		return f->rc = HC_INVALID;
	if (rc == 1) {
		buf_add(&f->rids, &short_rid, sizeof(short_rid));
		atomic_fetch_add(f->found, 1);
	}
	return f->rc = atomic_load(f->found) > f->max ? HC_PART : HC_OK;
}

static int
begin_finding(struct finding *first, struct finding *second, const char *pattern, size_t max, atomic_size_t *found)
{
	struct hc_err err = {0};

	atomic_init(found, 0);
	*first = *second = (struct finding){ .max = max, .found = found };
	if (regex_compile(pattern, strlen(pattern), &first->re, &err) < 0 ||
	    regex_compile(pattern, strlen(pattern), &second->re, &err) < 0)
		return HC_INVALID;
	return HC_OK;
}

static void
end_finding(struct finding *first, struct finding *second, struct answer *to)
{
	if (to) {
		buf_add(&to->rids, first->rids.data, first->rids.len);
		buf_add(&to->rids, second->rids.data, second->rids.len);
		to->many = first->rc == HC_PART || second->rc == HC_PART;
	}
	buf_free(&first->rids);
	buf_free(&second->rids);
	regex_free(first->re);
	regex_free(second->re);
}

/* Fills the answer from the table itself. */
static int
sweep_all(struct store *s, const struct field *field, const char *pattern, struct answer *to)
{
	struct finding first, second;
	struct column_sweep sweep = { .first = &first, .second = &second, .row = find_row };
	atomic_size_t found;
	int rc;

	if ((rc = begin_finding(&first, &second, pattern, to->max, &found)) == 0)
		rc = sweep_column(s, field, &sweep);
	end_finding(&first, &second, to);
	return rc == HC_PART ? HC_OK : rc;
}

/* Half of a column while it is read. What asked for it is found on the way, by two threads too. */
struct loading {
	struct buf entries, texts;
	size_t told;			/* of its bytes, to `both` */
	atomic_size_t *both;		/* bytes of both halves */
	struct finding find;
};

/* implements column_sweep.row */
static int
load_row(void *arg, int64_t rid, const char *text, uint32_t n)
{
	struct loading *l = arg;
	struct held_text e = { .rid = (uint32_t)rid };

	if (rid < 0 || rid >= NO_TEXT || n > BUDGET)
		return HC_INVALID;
	e.at = put_text(&l->texts, text, n);
	buf_add(&l->entries, &e, sizeof(e));
	if (l->find.rc == HC_OK)
		find_row(&l->find, rid, text, n);
	if (l->texts.len + l->entries.len - l->told < TELL)
		return HC_OK;
	n = (uint32_t)(l->texts.len + l->entries.len - l->told);
	l->told += n;
	return atomic_fetch_add(l->both, n) + n > BUDGET ? HC_INVALID : HC_OK;
}

/* The second half after the first. Its texts stay where they are: to copy them would take as long as to match them. */
static void
join(struct column_image *c, struct loading *first, struct loading *second)
{
	struct held_text *e = (struct held_text *)(void *)second->entries.data;

	for (size_t i = 0; i < second->entries.len / sizeof(*e); i++)
		e[i].at |= LATER;
	buf_add(&first->entries, second->entries.data, second->entries.len);
	buf_free(&second->entries);
	c->entries = first->entries;
	c->texts = first->texts;
	c->later = second->texts;
}

/* Room for half of the texts, as long as the first thousand are: to grow on the way would move them. */
static void
make_ready(struct store *s, const struct field *f, int64_t rows, struct loading *l)
{
	int64_t bytes = 0;

	db_int(s, &bytes, NULL, "SELECT coalesce(sum(length(CAST(t AS BLOB)) + 4), 0)"
	    " FROM (SELECT \"%s\" AS t FROM \"%s\" LIMIT 1000)", f->name, f->object->name);
	bytes = (bytes < BUDGET ? bytes : BUDGET) * rows / 2000 / 16 * 17;
	buf_reserve(&l->texts, (size_t)(bytes < BUDGET ? bytes : BUDGET));
	buf_reserve(&l->entries, (size_t)(rows < BUDGET / 8 ? rows : BUDGET / 8) * sizeof(struct held_text));
}

/* Reads the column and answers the pattern. HC_INVALID: it does not fit. */
static int
load(struct store *s, struct column_image *c, const char *pattern, int64_t rows)
{
	atomic_size_t both, found;
	struct loading first = { .both = &both }, second = first;
	struct column_sweep sweep = { .first = &first, .second = &second, .row = load_row };
	struct answer *to = NULL;
	int rc;

	atomic_init(&both, 0);
	/* what is committed from here on will be found in the journal */
	if ((rc = db_int(s, &c->seq, NULL, "SELECT coalesce(max(seq), 0) FROM journal")) < 0)
		return rc;
	make_ready(s, c->field, rows, &first);
	make_ready(s, c->field, rows, &second);
	if (begin_finding(&first.find, &second.find, pattern, (size_t)rows / MANY, &found) < 0)
		first.find.rc = second.find.rc = HC_INVALID;
	rc = sweep_column(s, c->field, &sweep);
	join(c, &first, &second);
	while (rc == 0 && held(s->resident) > BUDGET)
		if (!let_go(s->resident, c))
			rc = HC_INVALID;
	c->loaded = rc == 0;
	if (c->loaded && first.find.rc != HC_INVALID && second.find.rc != HC_INVALID) {
		to = make_room(s, c->field, pattern);
		*to = (struct answer){ .field = c->field, .stamp = c->stamp, .pattern = to->pattern, .rids = to->rids,
		    .rows = count_of(c), .max = (size_t)rows / MANY };
	}
	end_finding(&first.find, &second.find, to);
	if (!c->loaded) {
		buf_free(&c->entries);
		buf_free(&c->texts);
		buf_free(&c->later);
	}
	return rc;
}

static int
by_rid(const void *a, const void *b)
{
	uint32_t x = ((const struct held_text *)a)->rid, y = ((const struct held_text *)b)->rid;

	return (x > y) - (x < y);
}

static int
take_row(struct column_image *c, struct stmt *st)
{
	int64_t rid = stmt_int(st, 0);
	struct held_text e = { .rid = (uint32_t)rid, .at = NO_TEXT }, *there;
	size_t n = count_of(c), at;

	if (rid < 0 || rid >= NO_TEXT || c->texts.len > BUDGET)	/* so none begins beyond LATER */
		return HC_INVALID;
	if (stmt_kind(st, 1) != KIND_NULL) {
		const void *text = stmt_text(st, 1);

		e.at = put_text(&c->texts, text, (uint32_t)stmt_bytes(st, 1));
	}
	there = bsearch(&e, c->entries.data, n, sizeof(e), by_rid);
	if (there) {
		there->at = e.at;
		return HC_OK;
	}
	buf_add(&c->entries, &e, sizeof(e));
	for (at = n; at > 0 && entries_of(c)[at - 1].rid > e.rid; at--)
		;
	memmove(&entries_of(c)[at + 1], &entries_of(c)[at], (n - at) * sizeof(e));
	entries_of(c)[at] = e;
	return HC_OK;
}

/* The records that the journal names since. HC_INVALID: too many, or the journal is not the one we know. */
static int
catch_up(struct store *s, struct column_image *c, int64_t top)
{
	struct stmt *changed = NULL, *row = NULL;
	struct buf sql = BUF_INIT;
	struct table *t;
	int rc, n = 0, step = STEP_ROW;

	if (top < c->seq)
		return HC_INVALID;
	buf_printf(&sql, "SELECT rid, \"%s\" FROM \"%s\" WHERE id = ?", c->field->name, c->field->object->name);
	if ((rc = table_of(s, c->field->object, &t, NULL)) < 0 ||
	    (rc = db_prepare(s, "SELECT DISTINCT record FROM journal WHERE seq > ? AND seq <= ? AND object + 0 = ?", &changed, NULL)) < 0 ||
	    (rc = db_prepare(s, buf_str(&sql), &row, NULL)) < 0)
		goto out;
	stmt_bind_int(changed, 1, c->seq);
	stmt_bind_int(changed, 2, top);
	stmt_bind_int(changed, 3, t->number);
	while (rc == 0 && (step = stmt_step(changed)) == STEP_ROW) {
		if (n++ == CHANGES_MAX) {
			rc = HC_INVALID;
			break;
		}
		stmt_bind_blob_copy(row, 1, stmt_blob(changed, 0), stmt_bytes(changed, 0));
		if (stmt_step(row) == STEP_ROW)	/* a purged one is gone, and its rid finds nothing */
			rc = take_row(c, row);
		stmt_reset(row);
	}
	if (rc == 0 && step != STEP_DONE)
		rc = HC_BUSY;
	if (rc == 0) {
		c->seq = top;
		c->stamp += n > 0;
	}
out:
	db_done(s, changed);
	db_done(s, row);
	buf_free(&sql);
	return rc;
}

static int
refresh(struct store *s, struct column_image *c, const char *pattern, int64_t rows)
{
	int64_t version = store_data_version(s), changes = sqlite3_total_changes(s->db), top;
	int rc;

	if (c->loaded && c->version == version && c->changes == changes)
		return HC_OK;
	if (c->loaded) {
		if ((rc = db_int(s, &top, NULL, "SELECT coalesce(max(seq), 0) FROM journal")) < 0)
			return rc;
		if (top - c->seq > CHANGES_MAX * 10)
			rc = HC_INVALID;
		else if (top != c->seq)
			rc = catch_up(s, c, top);
		if (rc == HC_INVALID) {
			const struct field *f = c->field;

			drop(s->resident, c);
			c->field = f;
		} else if (rc < 0) {
			return rc;
		}
	}
	if (!c->loaded && (rc = load(s, c, pattern, rows)) < 0) {
		c->refused = rc == HC_INVALID;
		return rc;
	}
	c->version = version;
	c->changes = changes;
	return HC_OK;
}

/* A stored text of a table that is worth it; *rows about how many there are. */
static bool
worth(struct store *s, const struct field *f, int64_t *rows)
{
	const struct col *col;
	struct table *t;

	if (s->depth > 0 || table_of(s, f->object, &t, NULL) < 0 || !(col = table_col(t, f)) || col->kind != COL_TEXT || col->derived)
		return false;
	return db_int(s, rows, NULL, "SELECT coalesce(max(rid), 0) FROM \"%s\"", f->object->name) == 0 && *rows >= ROWS_MIN;
}

/* The column if it is in memory and right. The first who asks is told no: one pattern alone is not worth the room. */
static struct column_image *
column_of(struct store *s, const struct field *f, const char *pattern, int64_t rows)
{
	struct column_image *c = NULL;

	for (int i = 0; i < COLUMNS && !c; i++)
		if (s->resident->columns[i].field == f)
			c = &s->resident->columns[i];
	if (!c) {
		c = &s->resident->columns[0];
		for (int i = 1; i < COLUMNS && c->field; i++)
			if (!s->resident->columns[i].field || s->resident->columns[i].used < c->used)
				c = &s->resident->columns[i];
		drop(s->resident, c);
		c->field = f;
		c->used = ++s->resident->clock;
		return NULL;
	}
	c->used = ++s->resident->clock;
	return c->refused || refresh(s, c, pattern, rows) < 0 ? NULL : c;
}

/* Fills the answer; up to `max` rids. */
static int
match_all(struct store *s, const struct column_image *c, const char *pattern, size_t max, struct answer *to)
{
	const struct held_text *e = entries_of(c);
	size_t n = count_of(c), found = 0;
	struct hc_err err = {0};
	struct regex *re;
	int rc = 0;

	if (regex_compile(pattern, strlen(pattern), &re, &err) < 0)
		return HC_INVALID;
	for (size_t i = 0; i < n && rc >= 0 && found <= max; i++) {
		const char *text;
		uint32_t len;

		if (i % 4096 == 0 && stopped(s)) {
			rc = HC_BUSY;
			break;
		}
		if (e[i].at == NO_TEXT)
			continue;
		text = text_at(c, e[i].at, &len);
		if ((rc = regex_match(re, text, len, &err)) == 1) {
			buf_add(&to->rids, &e[i].rid, sizeof(e[i].rid));
			found++;
		}
	}
	regex_free(re);
	to->many = found > max;
	return rc < 0 ? rc : HC_OK;
}

static bool
holds(const struct answer *a, const struct store *s, const struct field *f, const char *pattern, size_t max, int64_t version)
{
	return a->field == f && a->swept && a->version == version && a->changes == sqlite3_total_changes(s->db) &&
	    (!a->many || a->max >= max) && !strcmp(buf_str(&a->pattern), pattern);
}

/* From memory, when the column is there. */
static const struct answer *
answer_held(struct store *s, const struct column_image *c, const char *pattern)
{
	struct answer *to;

	for (int i = 0; i < ANSWERS; i++) {
		struct answer *a = &s->resident->answers[i];

		if (a->field == c->field && !a->swept && a->stamp == c->stamp && !strcmp(buf_str(&a->pattern), pattern))
			return a;
	}
	to = make_room(s, c->field, pattern);
	to->rows = count_of(c);
	to->max = count_of(c) / MANY;
	if (match_all(s, c, pattern, to->max, to) < 0)
		return NULL;
	to->field = c->field;
	to->swept = false;
	to->stamp = c->stamp;
	return to;
}

/* One in `part` of the rows at most, else the answer says many. NULL: each row must be asked. */
static const struct answer *
answer_of(struct store *s, const struct field *f, const char *pattern, unsigned part)
{
	const struct column_image *c;
	struct answer *to;
	int64_t rows = 0, version;
	int changes;

	if (!worth(s, f, &rows))
		return NULL;
	if (!s->resident) {
		s->resident = xmalloc(sizeof(*s->resident));
		*s->resident = (struct resident){0};
	}
	version = store_data_version(s);
	changes = sqlite3_total_changes(s->db);
	for (int i = 0; i < ANSWERS; i++)
		if (holds(&s->resident->answers[i], s, f, pattern, (size_t)rows / part, version))
			return &s->resident->answers[i];
	if ((c = column_of(s, f, pattern, rows)))
		return answer_held(s, c, pattern);
	if (stopped(s))
		return NULL;
	to = make_room(s, f, pattern);
	to->rows = (size_t)rows;
	to->max = (size_t)rows / part;
	/* its halves are of one state of the file only if nobody wrote meanwhile */
	if (sweep_all(s, f, pattern, to) < 0 || store_data_version(s) != version)
		return NULL;
	to->field = f;
	to->swept = true;
	to->version = version;
	to->changes = changes;
	return to;
}

static void
touch(struct store *s, const struct answer *a)
{
	s->resident->answers[a - s->resident->answers].used = ++s->resident->clock;
}

bool
resident_rare(void *arg, const struct field *f, const char *pattern)
{
	const struct resident_ask *ask = arg;
	const struct answer *a = answer_of(ask->s, f, pattern, ask->part);

	if (a)
		touch(ask->s, a);
	return a && !a->many && a->rids.len / sizeof(uint32_t) <= a->rows / ask->part;
}

bool
resident_rids(struct store *s, const struct field *f, const char *pattern, struct buf *rids)
{
	const struct answer *a = answer_of(s, f, pattern, MANY);

	if (!a || a->many)
		return false;
	touch(s, a);
	buf_add(rids, a->rids.data, a->rids.len);
	return true;
}
