/*
 * clause.c - the clauses of a HotQL text after its condition: show by agg having pivot sort limit after asof scope with.
 */
#include "query/scan.h"

#include <strings.h>

const char *const clause_words[] = {
	"show", "by", "agg", "having", "pivot", "sort", "limit", "after", "asof", "scope", "with", NULL
};
enum clause { SHOW, BY, AGG, HAVING, PIVOT, SORT, LIMIT, AFTER, ASOF, SCOPE, WITH };

static const struct { const char *name; enum agg_kind agg; } agg_names[] = {
	{ "n", AGG_N }, { "count", AGG_N }, { "sum", AGG_SUM }, { "avg", AGG_AVG }, { "min", AGG_MIN }, { "max", AGG_MAX },
	{ "med", AGG_MED }, { "p90", AGG_P90 }, { "distinct", AGG_DISTINCT }, { "share", AGG_SHARE },
};

bool
parse_agg_name(const char *name, size_t n, enum agg_kind *ret)
{
	for (size_t i = 0; i < sizeof(agg_names) / sizeof(agg_names[0]); i++) {
		if (strlen(agg_names[i].name) == n && strncasecmp(agg_names[i].name, name, n) == 0) {
			*ret = agg_names[i].agg;
			return true;
		}
	}
	return false;
}

const char *
agg_name(enum agg_kind agg)
{
	for (size_t i = 0; i < sizeof(agg_names) / sizeof(agg_names[0]); i++)
		if (agg_names[i].agg == agg)
			return agg_names[i].name;
	return "n";
}

bool
scan_at_clause(const struct scan *s)
{
	for (size_t i = 0; clause_words[i] != NULL; i++)
		if (scan_at_word(s, clause_words[i]))
			return true;
	return false;
}

/* "d", "q", "fq", "fy", or the whole word. */
static bool
bucket_unit(const char *s, size_t n, char *unit, bool *fiscal)
{
	static const struct { const char *name; char unit; bool fiscal; } units[] = {
		{ "d", 'd', false }, { "day", 'd', false }, { "w", 'w', false }, { "week", 'w', false }, { "m", 'm', false },
		{ "month", 'm', false }, { "q", 'q', false }, { "quarter", 'q', false }, { "y", 'y', false }, { "year", 'y', false },
		{ "fq", 'q', true }, { "fiscal_quarter", 'q', true }, { "fy", 'y', true }, { "fiscal_year", 'y', true },
	};

	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
		if (strlen(units[i].name) == n && strncasecmp(units[i].name, s, n) == 0) {
			*unit = units[i].unit;
			*fiscal = units[i].fiscal;
			return true;
		}
	}
	return false;
}

/* -account.name, close/q, sum.amount, n: the check decides if a first word is an aggregate or a field. */
int
scan_entry(struct scan *s, struct entry *ret, bool sort, bool unit)
{
	int rc;

	*ret = (struct entry){ .pos = (int)s->at };
	if (sort && (scan_char(s, 0) == '-' || scan_char(s, 0) == '+')) {
		ret->descending = scan_char(s, 0) == '-';
		s->at++;
	}
	if ((rc = scan_path(s, &ret->path)) < 0)
		return rc;
	if (unit && scan_char(s, 0) == '/') {
		size_t n;

		s->at++;
		n = scan_name_length(s);
		if (!bucket_unit(s->text + s->at, n, &ret->unit, &ret->fiscal))
			return scan_expected(s, "a unit: d, w, m, q, y, fq or fy");
		s->at += n;
	}
	if (sort && scan_char(s, 0) == ' ') {	/* the SQL way: created desc */
		size_t back = s->at;

		scan_space(s);
		if (scan_take_word(s, "desc"))
			ret->descending = true;
		else if (!scan_take_word(s, "asc"))
			s->at = back;
	}
	return HC_OK;
}

static bool
scan_comma(struct scan *s)
{
	if (scan_char(s, 0) != ',')
		return false;
	s->at++;
	return true;
}

static int
scan_entries(struct scan *s, struct entries *ret, bool sort, bool unit)
{
	struct entry entry;
	int rc;

	do {
		scan_space(s);
		if ((rc = scan_entry(s, &entry, sort, unit)) < 0)
			return rc;
		vec_push(s->c->arena, &ret->list, entry);
	} while (scan_comma(s));
	return HC_OK;
}

static int
scan_limit(struct scan *s, int64_t *ret)
{
	size_t start = s->at;
	int64_t n = 0;

	for (; scan_char(s, 0) >= '0' && scan_char(s, 0) <= '9'; s->at++) {
		n = n * 10 + (scan_char(s, 0) - '0');
		if (n > INT32_MAX)
			return scan_fail(s, start, "A limit may be 2147483647; leave it out to get all.");
	}
	if (s->at == start || is_name(scan_char(s, 0)))
		return scan_expected(s, "a number after `limit`");
	*ret = n;
	return HC_OK;
}

static int
scan_scope(struct scan *s, enum query_scope *ret)
{
	static const struct { const char *word; enum query_scope scope; } words[] = {
		{ "mine", SCOPE_MINE }, { "team", SCOPE_TEAM }, { "tree", SCOPE_TREE }, { "all", SCOPE_ALL },
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (scan_take_word(s, words[i].word)) {
			*ret = words[i].scope;
			return HC_OK;
		}
	}
	return scan_expected(s, "mine, team, tree or all after `scope`");
}

static int
scan_cursor(struct scan *s, const char **ret)
{
	size_t n = 0;

	if (scan_char(s, 0) == '"')
		return scan_quoted(s, ret);
	while (s->at + n < s->len && !is_space(scan_char(s, n)))
		n++;
	if (n == 0)
		return scan_expected(s, "the cursor of a page after `after`");
	*ret = scan_take(s, n);
	return HC_OK;
}

static int
scan_clause(struct scan *s, enum clause which, struct parsed *p)
{
	struct clauses *k = p->clauses;
	int rc = HC_OK;

	switch (which) {
	case SHOW:
		rc = scan_entries(s, &k->show, false, false);
		break;
	case BY:
		k->has_by = true;
		rc = scan_entries(s, &k->by, false, true);
		break;
	case AGG:
		k->has_agg = true;
		rc = scan_entries(s, &k->agg, false, false);
		break;
	case HAVING:
		s->having = true;
		rc = scan_expr(s, &k->having);
		s->having = false;
		if (rc == HC_OK && k->having == NULL)
			return scan_expected(s, "a condition on groups (n gt 3, sum.amount ge 100k)");
		break;
	case PIVOT:
		k->has_pivot = true;
		rc = scan_entry(s, &k->pivot, false, true);
		break;
	case SORT:
		k->has_sort = true;
		rc = scan_entries(s, &k->sort, true, true);
		break;
	case LIMIT:
		p->limited = true;
		rc = scan_limit(s, &p->limit);
		break;
	case AFTER:
		rc = scan_cursor(s, &k->after);
		break;
	case ASOF:
		rc = scan_item(s, &k->asof);
		break;
	case SCOPE:
		rc = scan_scope(s, &k->scope);
		break;
	case WITH:
		if (!scan_take_word(s, "deleted"))
			return scan_expected(s, "`deleted` after `with`");
		p->with_deleted = true;
		break;
	}
	return rc;
}

int
scan_clauses(struct scan *s, struct parsed *p)
{
	unsigned seen = 0;
	int rc;

	for (scan_space(s); s->at < s->len; scan_space(s)) {
		size_t start = s->at;
		unsigned i;

		for (i = 0; clause_words[i] != NULL && !scan_take_word(s, clause_words[i]); i++)
			;
		if (clause_words[i] == NULL)
			return scan_expected(s, "a clause (show, by, agg, having, pivot, sort, limit, after, asof, scope, with)");
		if (seen & 1u << i)
			return scan_fail(s, start, "`%s` is said twice.", clause_words[i]);
		seen |= 1u << i;
		if ((rc = scan_clause(s, (enum clause)i, p)) < 0)
			return rc;
	}
	return HC_OK;
}

int
parse_entries(const struct query_ctx *c, const char *text, struct entries *ret, bool sort, struct hc_err *err)
{
	struct scan s = { .c = c, .text = text, .len = strlen(text), .err = err };
	int rc;

	if ((rc = scan_entries(&s, ret, sort, sort)) < 0)
		return rc;
	scan_space(&s);
	return s.at < s.len ? scan_expected(&s, "a comma") : HC_OK;
}
