/*
 * parse.c - conditions of HotQL: text to a tree of names and texts. What the names stand for is check.c's; clauses are clause.c's.
 *
 * A recursive descent whose depth is counted, so no text can exhaust the stack.
 */
#include "query/scan.h"

#include <strings.h>

#include "base/utf8.h"

const char *const op_words[] = {
	[OP_IS] = ":", [OP_EQ] = "=", [OP_NE] = "ne", [OP_LT] = "lt", [OP_LE] = "le", [OP_GT] = "gt", [OP_GE] = "ge",
};
const char *const history_words[] = {
	[WAS] = "was", [CHANGED] = "changed", [CHANGED_FROM] = "changed_from", [CHANGED_TO] = "changed_to",
};

static int parse_or(struct scan *s, struct expr **ret);

struct expr *
expr_new(const struct query_ctx *c, enum expr_kind kind, size_t pos)
{
	struct expr *e = ARENA_NEW(c->arena, struct expr);

	e->kind = kind;
	e->pos = (int)pos;
	e->column = -1;
	return e;
}

/* `<`, `le`, ... at the present place; moves past it and the blanks around it. */
static bool
take_op(struct scan *s, enum op *op)
{
	static const struct { const char *sign; enum op op; } signs[] = {
		{ "!=", OP_NE }, { "<=", OP_LE }, { ">=", OP_GE }, { "==", OP_EQ }, { "=", OP_EQ }, { "<", OP_LT }, { ">", OP_GT },
	};
	static const struct { const char *word; enum op op; } words[] = {
		{ "eq", OP_EQ }, { "ne", OP_NE }, { "lt", OP_LT }, { "le", OP_LE }, { "gt", OP_GT }, { "ge", OP_GE },
	};

	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
		size_t n = strlen(signs[i].sign);

		if (s->len - s->at >= n && memcmp(s->text + s->at, signs[i].sign, n) == 0) {
			s->at += n;
			scan_space(s);
			*op = signs[i].op;
			return true;
		}
	}
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (scan_take_word(s, words[i].word)) {
			*op = words[i].op;
			return true;
		}
	}
	return false;
}

#define FLAGS_ROOM 8	/* (?msx-i) */

/* After /pattern: the second slash and the flags, which go before the pattern as PCRE2 writes them, in the room left there. */
static int
scan_flags(struct scan *s, size_t start, char **pattern, size_t *n)
{
	char set[FLAGS_ROOM];
	size_t ns = 0, len;
	bool cased = false;

	if (s->at >= s->len)
		return scan_fail(s, start, "This pattern is never closed: a second `/` is missing.");
	for (s->at++; is_name(scan_char(s, 0)); s->at++) {
		char f = scan_char(s, 0);

		if (strchr("mscxi", f) == NULL || ns > 4)
			return scan_fail(s, s->at, "A pattern's flags are m, s, x and c (case matters), not `%c`.", f);
		if (f == 'c')
			cased = true;
		else if (f != 'i')
			set[ns++] = f;
	}
	if (ns == 0 && !cased)
		return HC_OK;
	len = 2 + ns + (cased ? 2 : 0) + 1;
	if (len > FLAGS_ROOM)
		return scan_fail(s, start, "A flag is said twice.");
	*pattern -= len;
	*n += len;
	memcpy(*pattern, "(?", 2);
	memcpy(*pattern + 2, set, ns);
	if (cased)
		memcpy(*pattern + 2 + ns, "-i", 2);
	(*pattern)[len - 1] = ')';
	return HC_OK;
}

/* The pattern after `~`: "quoted", /slashed/ims, or bare up to a blank or a bracket that it did not open. */
static int
scan_regex(struct scan *s, const char **ret)
{
	size_t start = s->at, n = 0;
	char *text = arena_alloc(s->c->arena, s->len - s->at + 16);
	int depth = 0, rc;
	bool class = false, slashed = scan_char(s, 0) == '/';

	if (scan_char(s, 0) == '"')
		return scan_quoted(s, ret);
	text += FLAGS_ROOM;
	s->at += slashed;
	for (; s->at < s->len; s->at++) {
		char c = s->text[s->at];

		if (slashed ? c == '/' : !class && (is_space(c) || (c == ')' && depth == 0)))
			break;
		if (c == '\\' && s->at + 1 < s->len) {
			if (!(slashed && s->text[s->at + 1] == '/'))
				text[n++] = c;
			text[n++] = s->text[++s->at];
			continue;
		}
		if (c == '[')
			class = true;
		else if (c == ']')
			class = false;
		else if (!class)
			depth += (c == '(') - (c == ')');
		text[n++] = c;
	}
	if (slashed && (rc = scan_flags(s, start, &text, &n)) < 0)
		return rc;
	if (n == 0)
		return scan_fail(s, start, "Expected a pattern here.");
	*ret = text;
	return HC_OK;
}

/* After `path was`, ...: the values, `during date`, `actor user`. */
static int
parse_history(struct scan *s, struct expr *e)
{
	int rc;

	e->kind = EXPR_HISTORY;
	if (e->history != CHANGED && (rc = scan_items(s, &e->items)) < 0)
		return rc;
	for (;;) {
		size_t back = s->at;
		struct item *it;

		scan_space(s);
		if (scan_take_word(s, "during"))
			it = &e->during;
		else if (scan_take_word(s, "actor"))
			it = &e->actor;
		else {
			s->at = back;
			return HC_OK;
		}
		if (it->text != NULL)
			return scan_fail(s, back, "This is said twice.");
		if ((rc = scan_item(s, it)) < 0)
			return rc;
	}
}

/* The condition in brackets after a relation; empty brackets are every record. */
static int
parse_inside(struct scan *s, struct expr *e)
{
	struct expr *kid;
	bool having = s->having;
	size_t open = s->at++;
	int rc;

	if (++s->depth > QUERY_DEPTH_MAX)
		return scan_fail(s, open, "Brackets go at most %d deep.", QUERY_DEPTH_MAX);
	s->having = false;
	scan_space(s);
	if (scan_char(s, 0) != ')') {
		if ((rc = parse_or(s, &kid)) < 0)
			return rc;
		vec_push(s->c->arena, &e->kids, kid);
	}
	scan_space(s);
	if (scan_char(s, 0) != ')')
		return s->at >= s->len ? scan_fail(s, open, "This bracket is never closed.") : scan_expected(s, "`)`");
	s->at++;
	s->depth--;
	s->having = having;
	return HC_OK;
}

/* any contacts(...), no cases(...), all quotes(...) */
static int
parse_related(struct scan *s, enum quantifier quantifier, struct expr **ret)
{
	struct expr *e = expr_new(s->c, EXPR_RELATED, s->at);

	s->at += quantifier == NONE_OF ? 2 : 3;
	scan_space(s);
	e->quantifier = quantifier;
	e->pos = (int)s->at;
	e->relation_name = scan_take(s, scan_name_length(s));
	scan_space(s);
	*ret = e;
	return parse_inside(s, e);
}

static bool
at_related(const struct scan *s, enum quantifier *ret)
{
	static const char *const words[] = { [ANY_OF] = "any", [NONE_OF] = "no", [ALL_OF] = "all" };
	struct scan ahead = *s;

	for (int i = 0; i < 3; i++) {
		size_t n;

		if (!scan_at_word(s, words[i]) || !is_space(scan_char(s, strlen(words[i]))))
			continue;
		ahead.at += strlen(words[i]);
		scan_space(&ahead);
		if ((n = scan_name_length(&ahead)) == 0 || scan_at_word(&ahead, "and") || scan_at_word(&ahead, "or") ||
		    scan_at_word(&ahead, "not"))
			return false;
		ahead.at += n;
		scan_space(&ahead);
		*ret = (enum quantifier)i;
		return scan_char(&ahead, 0) == '(';
	}
	return false;
}

void
expr_to_aggregate(const struct query_ctx *c, struct expr *e)
{
	struct path whole = e->path;

	e->kind = EXPR_AGGREGATE;
	e->relation_name = whole.parts.at[1].name;
	e->path = (struct path){ .pos = whole.parts.n > 2 ? whole.parts.at[2].pos : whole.pos };
	for (size_t i = 2; i < whole.parts.n; i++)
		vec_push(c->arena, &e->path.parts, whole.parts.at[i]);
}

/* sum.opportunities.amount(stage:open) gt 100k; the path is read already. */
static int
parse_aggregate(struct scan *s, struct expr *e)
{
	const struct part *first = &e->path.parts.at[0];
	int rc;

	if (!parse_agg_name(first->name, strlen(first->name), &e->agg))
		return scan_fail(s, s->at, "A bracket follows `any`, `no`, `all` or an aggregate (count, sum, avg, min, max) of a "
		    "relation, not `%s`.", first->name);
	expr_to_aggregate(s->c, e);
	if (scan_char(s, 0) == '(' && (rc = parse_inside(s, e)) < 0)
		return rc;
	scan_space(s);
	if (scan_char(s, 0) == ':') {
		s->at++;
		e->op = OP_IS;
	} else if (!take_op(s, &e->op)) {
		return scan_expected(s, "a comparison (gt 3, = 0, ...)");
	}
	return scan_items(s, &e->items);
}

static bool
is_reserved(const char *word)
{
	for (size_t i = 0; clause_words[i] != NULL; i++)
		if (strcasecmp(word, clause_words[i]) == 0)
			return true;
	return strcasecmp(word, "and") == 0 || strcasecmp(word, "or") == 0 || strcasecmp(word, "not") == 0;
}

/* A word for full text, a tag, a user, a phrase, /a pattern/. */
static int
parse_bare(struct scan *s, struct expr **ret)
{
	size_t n = 0, pos = s->at;
	struct expr *e;
	char c = scan_char(s, 0);
	int rc;

	if (c == '/') {
		e = expr_new(s->c, EXPR_REGEX, pos);
		*ret = e;
		return scan_regex(s, &e->text);
	}
	if ((c == '+' || c == '@') && !is_space(scan_char(s, 1)) && scan_char(s, 1) != '\0') {
		struct part part = { .name = c == '+' ? "tags" : "owner", .pos = (int)pos };

		e = expr_new(s->c, EXPR_TEST, pos);
		e->path.pos = (int)pos;
		vec_push(s->c->arena, &e->path.parts, part);
		s->at++;
		*ret = e;
		return scan_items(s, &e->items);
	}
	e = expr_new(s->c, EXPR_WORD, pos);
	*ret = e;
	if (c == '"') {
		e->exact = true;
		if ((rc = scan_quoted(s, &e->text)) < 0)
			return rc;
		if (e->text[0] == '\0')
			return scan_fail(s, pos, "There is nothing between the quotes.");
		return HC_OK;
	}
	while (s->at + n < s->len && !is_space(scan_char(s, n)) && strchr("()\"", scan_char(s, n)) == NULL)
		n++;
	if (n == 0)
		return scan_expected(s, "a condition");
	e->text = scan_take(s, n);
	if (is_reserved(e->text))
		return scan_fail(s, pos, "`%s` is a word of the language here; write \"%s\" to search for it.", e->text, e->text);
	return HC_OK;
}

/* path:vals, path op vals, path ~ regex, path changed ..., sum.rel.path(...) op vals; else a bare word. */
static int
parse_term(struct scan *s, struct expr **ret)
{
	size_t start = s->at, after;
	struct expr *e;
	int rc;

	if (scan_name_length(s) == 0)
		return parse_bare(s, ret);
	e = expr_new(s->c, EXPR_TEST, start);
	*ret = e;
	if ((rc = scan_path(s, &e->path)) < 0)
		return rc;
	if (scan_char(s, 0) == '(' && e->path.parts.n >= 2)
		return parse_aggregate(s, e);
	if (scan_char(s, 0) == ':') {
		bool has = e->path.parts.n == 1 && strcasecmp(e->path.parts.at[0].name, "has") == 0;
		bool lacks = e->path.parts.n == 1 && strcasecmp(e->path.parts.at[0].name, "lacks") == 0;

		s->at++;
		if (has || lacks) {
			e->kind = EXPR_HAS;
			e->no = lacks;
			return scan_path(s, &e->path);
		}
		scan_space(s);
		return scan_items(s, &e->items);
	}
	after = s->at;
	scan_space(s);
	if (scan_char(s, 0) == '~' || (scan_char(s, 0) == '!' && scan_char(s, 1) == '~') ||
	    (s->at > after && (scan_at_word(s, "match") || scan_at_word(s, "nomatch")))) {
		e->kind = EXPR_REGEX;
		e->no = scan_char(s, 0) == '!' || scan_at_word(s, "nomatch");
		s->at += scan_at_word(s, "match") ? 5 : scan_at_word(s, "nomatch") ? 7 : e->no ? 2 : 1;
		scan_space(s);
		return scan_regex(s, &e->text);
	}
	if (take_op(s, &e->op))
		return scan_items(s, &e->items);
	for (int i = WAS; s->at > after && i <= CHANGED_TO; i++) {
		if (scan_take_word(s, history_words[i])) {
			e->history = (enum history)i;
			if (i == CHANGED)
				while (s->at > after && is_space(s->text[s->at - 1]))
					s->at--;
			return parse_history(s, e);
		}
	}
	s->at = start;
	return parse_bare(s, ret);
}

static int
parse_unary(struct scan *s, struct expr **ret)
{
	enum quantifier quantifier;
	struct expr *e;
	int rc;

	if (scan_at_word(s, "not") || (scan_char(s, 0) == '-' && !is_space(scan_char(s, 1)) && scan_char(s, 1) != '\0')) {
		e = expr_new(s->c, EXPR_NOT, s->at);
		if (++s->depth > QUERY_DEPTH_MAX)
			return scan_fail(s, s->at, "Conditions go at most %d deep.", QUERY_DEPTH_MAX);
		if (!scan_take_word(s, "not"))
			s->at++;
		vec_push(s->c->arena, &e->kids, NULL);
		*ret = e;
		rc = parse_unary(s, &e->kids.at[0]);
		s->depth--;
		return rc;
	}
	if (scan_char(s, 0) == '(') {
		size_t open = s->at;

		e = expr_new(s->c, EXPR_AND, open);
		if ((rc = parse_inside(s, e)) < 0)
			return rc;
		if (e->kids.n == 0)
			return scan_fail(s, open, "There is nothing between the brackets.");
		*ret = e->kids.at[0];
		return HC_OK;
	}
	if (at_related(s, &quantifier))
		return parse_related(s, quantifier, ret);
	return parse_term(s, ret);
}

static bool
at_end(const struct scan *s)
{
	return s->at >= s->len || scan_char(s, 0) == ')' || scan_at_word(s, "or") || (s->depth == 0 && scan_at_clause(s));
}

static int
parse_and(struct scan *s, struct expr **ret)
{
	struct expr *all = NULL, *e;
	int rc;

	for (;;) {
		scan_space(s);
		if (*ret != NULL && at_end(s))
			return HC_OK;
		if (*ret != NULL && scan_take_word(s, "and") && at_end(s))
			return scan_expected(s, "a condition after `and`");
		if (at_end(s))
			return scan_expected(s, "a condition");
		if ((rc = parse_unary(s, &e)) < 0)
			return rc;
		if (*ret == NULL) {
			*ret = e;
			continue;
		}
		if (all == NULL) {
			all = expr_new(s->c, EXPR_AND, (size_t)(*ret)->pos);
			vec_push(s->c->arena, &all->kids, *ret);
			*ret = all;
		}
		vec_push(s->c->arena, &all->kids, e);
	}
}

static int
parse_or(struct scan *s, struct expr **ret)
{
	struct expr *any = NULL, *e = NULL;
	int rc;

	if ((rc = parse_and(s, &e)) < 0)
		return rc;
	*ret = e;
	for (;;) {
		scan_space(s);
		if (!scan_take_word(s, "or"))
			return HC_OK;
		e = NULL;
		if ((rc = parse_and(s, &e)) < 0)
			return rc;
		if (any == NULL) {
			any = expr_new(s->c, EXPR_OR, (size_t)(*ret)->pos);
			vec_push(s->c->arena, &any->kids, *ret);
			*ret = any;
		}
		vec_push(s->c->arena, &any->kids, e);
	}
}

int
scan_expr(struct scan *s, struct expr **ret)
{
	int rc;

	scan_space(s);
	if (s->at >= s->len || scan_at_clause(s)) {
		*ret = NULL;
		return HC_OK;
	}
	if ((rc = parse_or(s, ret)) < 0)
		return rc;
	scan_space(s);
	if (scan_char(s, 0) == ')')
		return scan_fail(s, s->at, "This bracket closes nothing.");
	return HC_OK;
}

static int
start(struct scan *s, const struct query_ctx *c, const char *text, struct hc_err *err)
{
	size_t n = strlen(text), good;

	*s = (struct scan){ .c = c, .text = text, .len = n, .err = err };
	if (n > QUERY_TEXT_MAX)
		return scan_fail(s, QUERY_TEXT_MAX, "A query may have %d bytes; this one has %zu.", QUERY_TEXT_MAX, n);
	if ((good = utf8_valid(text, n)) < n)
		return scan_fail(s, good, "This byte is not UTF-8 text.");
	return HC_OK;
}

int
parse_condition(const struct query_ctx *c, const char *text, struct expr **ret, struct hc_err *err)
{
	struct scan s;
	struct expr *e = NULL;
	int rc;

	if ((rc = start(&s, c, text, err)) < 0 || (rc = scan_expr(&s, &e)) < 0)
		return rc;
	if (s.at < s.len)
		return scan_fail(&s, s.at, "Only a condition fits here; `%.*s` begins a clause (put it in quotes to search for it).",
		    (int)scan_name_length(&s), s.text + s.at);
	*ret = e != NULL ? e : expr_new(c, EXPR_ALL, 0);
	return HC_OK;
}

int
parse_query(const struct query_ctx *c, const char *text, bool want_object, struct parsed *ret, struct hc_err *err)
{
	struct scan s;
	int rc;

	*ret = (struct parsed){ .clauses = ARENA_NEW(c->arena, struct clauses), .limit = -1 };
	if ((rc = start(&s, c, text, err)) < 0)
		return rc;
	scan_space(&s);
	if (want_object) {
		ret->object_pos = (int)s.at;
		ret->object = scan_take(&s, scan_name_length(&s));
		if (scan_char(&s, 0) != '\0' && !is_space(scan_char(&s, 0)))
			return scan_fail(&s, (size_t)ret->object_pos, "Begin with what to look for: an object's name, then conditions.");
	}
	if ((rc = scan_expr(&s, &ret->where)) < 0)
		return rc;
	if (ret->where == NULL)
		ret->where = expr_new(c, EXPR_ALL, s.at);
	return scan_clauses(&s, ret);
}
