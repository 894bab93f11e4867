/*
 * repair.c - the cheapest way to read a record as N fields: dynamic programming over the places where a field may begin.
 *
 * Work is bounded per record and over the file, so that a file of nothing but bad lines cannot stall an import.
 */
#include "exchange/repair.h"

#include <stdlib.h>
#include <string.h>

#define STARTS_MAX 300
#define COLUMNS_MAX 200
#define JOIN_MAX 8		/* delimiters that one unquoted field may have swallowed */
#define BUDGET 20000000		/* cells looked at over the life of a repair */

/* What each correction costs. Above LIMIT a reading is no better than a guess. */
enum { COST_DROP = 1, COST_QUOTE = 1, COST_JOIN = 2, COST_SPLIT = 2, COST_OTHER = 1, LIMIT = 8, NEVER = 1000 };

struct state {
	int16_t cost;		/* of the best reading from here; -1: not known yet */
	int16_t ways;		/* how many readings cost that */
	int16_t next;		/* start of the next field */
	bool drop, quoted;
	uint32_t from, to;	/* the field's text in raw */
};

struct repair {
	const struct sniff *s;
	size_t columns;
	struct csv_dialect d;	/* of the reading that is tried */
	const char *raw;
	uint32_t len;
	uint32_t starts[STARTS_MAX];	/* where a field may begin; the last is the end, where none begins */
	bool forced[STARTS_MAX];	/* only reachable by a missing delimiter */
	int nstarts;
	struct state *states;		/* [column][start] */
	struct csv_field *fields;
	struct buf text;
	int64_t budget;
};

static void
free_repair(void *arg)
{
	struct repair *r = arg;

	free(r->states);
	free(r->fields);
	buf_free(&r->text);
}

struct repair *
repair_new(struct arena *a, const struct sniff *s)
{
	struct repair *r = ARENA_NEW(a, struct repair);

	r->s = s;
	r->columns = s->columns.n;
	r->budget = BUDGET;
	arena_defer(a, free_repair, r);
	return r;
}

static bool
find_starts(struct repair *r)
{
	const char *s = r->raw;

	r->nstarts = 0;
	r->starts[0] = 0;
	r->forced[0] = false;
	r->nstarts = 1;
	for (uint32_t i = 0; i < r->len; i++) {
		bool split = r->d.quote != 0 && s[i] == r->d.quote && i > 0 && s[i - 1] == r->d.quote;

		if (s[i] != r->d.delimiter && !split)
			continue;
		if (r->nstarts >= STARTS_MAX - 2)
			return false;
		r->starts[r->nstarts] = split ? i : i + 1;
		r->forced[r->nstarts++] = split;
	}
	r->starts[r->nstarts] = r->len + 1;
	r->forced[r->nstarts++] = false;
	return true;
}

/* What it costs to put s[from, to) into a column. */
static int
misfit(struct repair *r, size_t column, uint32_t from, uint32_t to)
{
	const struct profile *p = &r->s->columns.at[column];
	enum kind k;

	r->budget--;
	while (from < to && r->raw[from] == r->d.quote)
		from++;
	while (to > from && r->raw[to - 1] == r->d.quote)
		to--;
	k = kind_of(r->raw + from, to - from, NULL);
	if (k == KIND_EMPTY)
		return p->never_empty ? NEVER : 0;
	if (p->kind == KIND_EMPTY || !kind_fits(p->kind, k))
		return NEVER;
	/* a number, a date or an address in a text column is no proof, but odd */
	return p->kind == KIND_TEXT && k >= KIND_DATE && k <= KIND_URL ? 1 : 0;
}

static int solve(struct repair *r, size_t column, int start);

static void
offer(struct repair *r, struct state *st, int cost, size_t column, int next, struct state how)
{
	struct state *rest;

	if (cost > LIMIT)
		return;
	cost += solve(r, column, next);
	if (cost > LIMIT || cost > st->cost)
		return;
	rest = column < r->columns ? &r->states[column * STARTS_MAX + (size_t)next] : NULL;
	if (cost == st->cost) {
		st->ways = (int16_t)(st->ways + (rest != NULL && rest->ways > 1 ? rest->ways : 1));
		return;
	}
	how.cost = (int16_t)cost;
	how.ways = rest != NULL ? rest->ways : 1;
	how.next = (int16_t)next;
	*st = how;
}

/* Unquoted: to any of the next delimiters. */
static void
offer_plain(struct repair *r, struct state *st, size_t column, int start)
{
	uint32_t from = r->starts[start];
	int joined = 0;

	for (int next = start + 1; next < r->nstarts && joined <= JOIN_MAX; next++) {
		uint32_t to = r->starts[next] - 1;
		int cost = joined * COST_JOIN;

		if (r->forced[next])
			continue;
		joined++;
		if (cost > LIMIT)
			break;
		if (to > from && r->raw[from] == r->d.quote)
			cost += COST_QUOTE;
		if (to > from + 1 && r->raw[to - 1] == r->d.quote)
			cost += COST_QUOTE;
		if (memchr(r->raw + from, '\n', to - from) != NULL)
			break;
		offer(r, st, cost + misfit(r, column, from, to), column + 1, next, (struct state){ .from = from, .to = to });
	}
}

/* Quoted: to any quote that a delimiter, the end or (a missing delimiter) another quote follows. */
static void
offer_quoted(struct repair *r, struct state *st, size_t column, int start)
{
	uint32_t from = r->starts[start] + 1;
	int lone = 0, run = 0, tried = 0;

	for (uint32_t i = from; i < r->len && tried < 24 && lone <= LIMIT; i++) {
		uint32_t after = i + 1;
		int cost, next;

		if (r->raw[i] != r->d.quote) {
			lone += run % 2;
			run = 0;
			continue;
		}
		run++;
		while (after < r->len && r->raw[after] == ' ' && r->d.delimiter != ' ')
			after++;
		cost = (lone + (run - 1) % 2) * COST_QUOTE;
		if (after == r->len || r->raw[after] == r->d.delimiter) {
			after++;
		} else if (r->raw[after] == r->d.quote && after == i + 1) {
			cost += COST_SPLIT;
		} else {
			continue;
		}
		for (next = start + 1; next < r->nstarts && r->starts[next] < after; next++)
			;
		if (next == r->nstarts || r->starts[next] != after)
			continue;
		tried++;
		offer(r, st, cost + misfit(r, column, from, i), column + 1, next, (struct state){ .from = from, .to = i, .quoted = true });
	}
}

/* The cost of reading the columns from `column` on out of the text from `start` on. */
static int
solve(struct repair *r, size_t column, int start)
{
	struct state *st;
	uint32_t p = r->starts[start];
	bool end = start == r->nstarts - 1;
	int pad = 0;

	if (column == r->columns && end)
		return 0;
	if (column == r->columns) {	/* only an empty field may be left over */
		if (p == r->len || (p < r->len && r->raw[p] == r->d.delimiter && p + 1 == r->len))
			return p == r->len ? COST_DROP : 2 * COST_DROP;
		return NEVER;
	}
	if (end) {
		for (size_t i = column; i < r->columns; i++)
			pad += r->s->columns.at[i].never_empty ? NEVER : 0;
		st = &r->states[column * STARTS_MAX + (size_t)start];
		*st = (struct state){ .cost = (int16_t)(pad < NEVER ? pad : NEVER), .ways = 1, .next = (int16_t)start };
		return st->cost;
	}
	st = &r->states[column * STARTS_MAX + (size_t)start];
	if (st->cost >= 0)
		return st->cost;
	*st = (struct state){ .cost = NEVER };
	if (r->budget <= 0)
		return NEVER;
	if (p < r->len && r->raw[p] == r->d.quote && r->d.quote != 0)
		offer_quoted(r, st, column, start);
	if (!r->forced[start])
		offer_plain(r, st, column, start);
	/* a delimiter too many; of several in a row the last is dropped, so that equal readings count once */
	if (p < r->len && r->raw[p] == r->d.delimiter && (p + 1 == r->len || r->raw[p + 1] != r->d.delimiter) && !r->forced[start + 1])
		offer(r, st, COST_DROP, column, start + 1, (struct state){ .drop = true });
	return st->cost;
}

static int
try_dialect(struct repair *r, const char *raw, size_t n, const struct csv_dialect *d, int *ways)
{
	int cost;

	r->d = *d;
	r->raw = raw;
	r->len = (uint32_t)n;
	if (!find_starts(r))
		return NEVER;
	for (size_t i = 0; i < r->columns; i++)
		for (int k = 0; k < r->nstarts; k++)
			r->states[i * STARTS_MAX + (size_t)k].cost = -1;
	cost = solve(r, 0, 0);
	*ways = r->states[0].ways;
	return cost;
}

static void
collect(struct repair *r)
{
	char *out;
	int start = 0;

	buf_reset(&r->text);
	buf_reserve(&r->text, r->len + r->columns);
	out = r->text.data;
	for (size_t column = 0; column < r->columns; column++) {
		struct state *st = &r->states[column * STARTS_MAX + (size_t)start];
		char *begin = out;

		if (start == r->nstarts - 1) {	/* filled up: these states were never worked out */
			r->fields[column] = (struct csv_field){ .s = begin };
			continue;
		}
		while (st->drop) {
			start = st->next;
			st = &r->states[column * STARTS_MAX + (size_t)start];
		}
		if (r->d.skip_space && !st->quoted)
			while (st->from < st->to && r->raw[st->from] == ' ')
				st->from++;
		for (uint32_t i = st->from; i < st->to; i++) {
			if (st->quoted && r->raw[i] == r->d.quote && i + 1 < st->to && r->raw[i + 1] == r->d.quote)
				i++;
			*out++ = r->raw[i];
		}
		r->fields[column] = (struct csv_field){ .s = begin, .len = (uint32_t)(out - begin), .quoted = st->quoted };
		start = st->next;
	}
}

/* Whether another delimiter is more than a guess: two cells at least are what only their columns hold. */
static bool
proven(const struct repair *r)
{
	int proof = 0;

	for (size_t i = 0; i < r->columns; i++) {
		enum kind k = r->s->columns.at[i].kind;

		if (k != KIND_TEXT && k != KIND_EMPTY && r->fields[i].len > 0 && kind_fits(k, kind_of(r->fields[i].s, r->fields[i].len, NULL)))
			proof++;
	}
	return proof >= 2;
}

bool
repair_record(struct repair *r, const char *raw, size_t n, const struct csv_field **ret)
{
	static const char others[] = ",;\t| ";
	struct csv_dialect d = r->s->csv;
	int ways = 0;

	if (r->columns < 2 || r->columns > COLUMNS_MAX || n > 65536 || r->budget <= 0)
		return false;
	if (r->states == NULL) {
		r->states = xmalloc(r->columns * STARTS_MAX * sizeof(*r->states));
		r->fields = xmalloc(r->columns * sizeof(*r->fields));
	}
	memset(r->states, 0, sizeof(*r->states));
	if (try_dialect(r, raw, n, &d, &ways) <= LIMIT && ways == 1) {
		collect(r);
		*ret = r->fields;
		return true;
	}
	if (memchr(raw, d.delimiter, n) != NULL && d.delimiter != ' ' && csv_split(&d, raw, n, r->fields, 0, &r->text, NULL) > 2)
		return false;
	for (const char *o = others; *o != '\0'; o++) {	/* a line that was written with another delimiter */
		d.delimiter = *o;
		d.skip_space = false;
		if (*o == r->s->csv.delimiter || memchr(raw, *o, n) == NULL)
			continue;
		if (try_dialect(r, raw, n, &d, &ways) > LIMIT - COST_OTHER || ways != 1)
			continue;
		collect(r);
		*ret = r->fields;
		return proven(r);
	}
	return false;
}
