/*
 * condition.c - which names does a HotQL text use, and do they exist?
 *
 * HotQL is parsed in query/, above this room. hotmeta and model_build() still want to refuse a misspelt field or option
 * early, and views must say which indexes they need, so this scan knows just enough of the grammar to find paths: words
 * followed by `:` or an operator, has: and lacks:, quantifiers and aggregates over relations. What it does not recognise
 * it leaves alone.
 */
#include <ctype.h>
#include <string.h>

#include "base/utf8.h"
#include "model/build.h"

#define DEPTH 32

struct condition {
	struct build *b;
	const struct hot_line *line;
	const struct hot_word *word;
	const char *s;
	const struct object *object;
	const struct object *stack[DEPTH];
	int depth;
	const struct object *pending;	/* of the next bracket */
	bool index;
};

static bool
is_path_char(char c)
{
	return isalnum((unsigned char)c) || c == '_' || c == '.' || c == '*';
}

static void
skip_quoted(struct condition *c)
{
	char q = *c->s++;

	for (; *c->s && *c->s != q; c->s++)
		if (*c->s == '\\' && c->s[1])
			c->s++;
	if (*c->s)
		c->s++;
}

static void
skip_blank(struct condition *c)
{
	while (isspace((unsigned char)*c->s))
		c->s++;
}

/* A value up to white space or a bracket; quotes and regexes hold together. */
static void
skip_value(struct condition *c)
{
	if (*c->s == '/') {
		skip_quoted(c);
		return;
	}
	while (*c->s && !isspace((unsigned char)*c->s) && *c->s != '(' && *c->s != ')') {
		if (*c->s == '"' || *c->s == '\'')
			skip_quoted(c);
		else
			c->s++;
	}
}

static int
fail_option(struct condition *c, const struct field *f, const char *name)
{
	const char *near = NULL;
	int best = 4;

	for (size_t i = 0; i < f->options.n; i++) {
		int d = utf8_distance(name, f->options.at[i].name, best - 1);

		if (d < best) {
			best = d;
			near = f->options.at[i].name;
		}
	}
	if (near != NULL)
		return hot_fail(c->b->err, c->line, c->word, "%s.%s has no option %s; did you mean %s?", f->object->name, f->name,
		    name, near);
	return hot_fail(c->b->err, c->line, c->word, "%s.%s has no option %s.", f->object->name, f->name, name);
}

/* Words that stand for a kind of value, not an option. */
static bool
is_value_word(const char *s)
{
	static const char *const words[] = { "none", "open", "closed", "won", "lost", "final", "any", NULL };

	for (int i = 0; words[i] != NULL; i++)
		if (strcmp(words[i], s) == 0)
			return true;
	return false;
}

/* "new,escalated" or "proposal..negotiation" after a select's colon. */
static int
check_options(struct condition *c, const struct field *f, const char *from, const char *to)
{
	if (f == NULL || f->type != &type_select)
		return HC_OK;
	while (from < to) {
		const char *end = from;
		char *name;

		while (end < to && *end != ',' && *end != '&' && !(*end == '.' && end[1] == '.'))
			end++;
		name = hot_unquote(c->b->scratch, from, (size_t)(end - from));
		if (*name != '\0' && *name != '.' && *name != '%' && *name != '/' && !is_value_word(name) &&
		    field_option(f, name) == NULL)
			return fail_option(c, f, name);
		from = end + (end < to && *end == '.' ? 2 : 1);
	}
	return HC_OK;
}

static int
check_path(struct condition *c, const struct object *o, const char *path, const struct field **ret)
{
	*ret = NULL;
	if (o == NULL)
		return HC_OK;
	if (resolve_path(c->b, o, c->line, c->word, path, ret) < 0)
		return HC_INVALID;
	if (c->index && c->depth == 0 && *ret != NULL && strchr(path, '.') == NULL)
		want_index(*ret);
	return HC_OK;
}

static bool
is_aggregate(const char *path)
{
	static const char *const names[] = { "sum.", "avg.", "min.", "max.", "med.", "p90.", "distinct.", "share.", "count.",
		"n.", "first.", "last.", NULL };

	for (int i = 0; names[i] != NULL; i++)
		if (strncmp(path, names[i], strlen(names[i])) == 0)
			return true;
	return false;
}

/* sum.opportunities.amount(stage:won) */
static int
check_aggregate(struct condition *c, const char *path)
{
	const struct relation *r;
	const struct field *f;
	char *name;
	size_t n;

	path = strchr(path, '.') + 1;
	n = strcspn(path, ".");
	name = arena_strndup(c->b->scratch, path, n);
	if (c->object == NULL)
		return HC_OK;
	r = object_relation(c->object, name);
	if (r == NULL)
		return hot_fail(c->b->err, c->line, c->word, "nothing called %s points at %s.", name, c->object->name);
	c->pending = *c->s == '(' ? r->object : NULL;
	return path[n] == '.' ? check_path(c, r->object, path + n + 1, &f) : HC_OK;
}

static int
check_quantifier(struct condition *c)
{
	const char *from = c->s;
	const struct relation *r;
	char *name;

	while (is_path_char(*c->s))
		c->s++;
	name = arena_strndup(c->b->scratch, from, (size_t)(c->s - from));
	skip_blank(c);
	if (*c->s != '(' || c->object == NULL)
		return HC_OK;
	if ((r = object_relation(c->object, name)) == NULL)
		return hot_fail(c->b->err, c->line, c->word, "nothing called %s points at %s.", name, c->object->name);
	c->pending = r->object;
	return HC_OK;
}

/* Is what follows an operator? Symbols, or one of the words that compare. */
static bool
at_operator(const char *s)
{
	static const char *const words[] = { "eq", "ne", "lt", "le", "gt", "ge", "match", "nomatch", "was", "changed",
		"changed_from", "changed_to", NULL };
	size_t n = 0;

	if (strchr("=!<>~", *s) != NULL)
		return *s != '\0';
	while (is_path_char(s[n]))
		n++;
	for (int i = 0; words[i] != NULL; i++)
		if (strlen(words[i]) == n && strncmp(words[i], s, n) == 0)
			return true;
	return false;
}

static void
skip_operator(struct condition *c)
{
	if (strchr("=!<>~", *c->s) != NULL)
		while (*c->s && strchr("=!<>~", *c->s) != NULL)
			c->s++;
	else
		while (is_path_char(*c->s))
			c->s++;
	skip_blank(c);
	if (*c->s != '(' && *c->s != ')')
		skip_value(c);
}

static int
check_word(struct condition *c)
{
	const char *from = c->s, *value;
	const struct field *f = NULL;
	char *path;

	while (is_path_char(*c->s))
		c->s++;
	path = arena_strndup(c->b->scratch, from, (size_t)(c->s - from));
	if (strcmp(path, "and") == 0 || strcmp(path, "or") == 0 || strcmp(path, "not") == 0)
		return HC_OK;
	if (*c->s == ':' && (strcmp(path, "has") == 0 || strcmp(path, "lacks") == 0)) {
		from = ++c->s;
		while (is_path_char(*c->s))
			c->s++;
		return check_path(c, c->object, arena_strndup(c->b->scratch, from, (size_t)(c->s - from)), &f);
	}
	if (*c->s == ' ' && (strcmp(path, "any") == 0 || strcmp(path, "no") == 0 || strcmp(path, "all") == 0)) {
		skip_blank(c);
		return check_quantifier(c);
	}
	if (is_aggregate(path) && (c->object == NULL || object_field(c->object, arena_strndup(c->b->scratch, path,
	    strcspn(path, "."))) == NULL))
		return check_aggregate(c, path);
	if (*c->s == ':') {
		if (check_path(c, c->object, path, &f) < 0)
			return HC_INVALID;
		value = ++c->s;
		skip_value(c);
		return check_options(c, f, value, c->s);
	}
	value = c->s;
	skip_blank(c);
	if (at_operator(c->s)) {
		if (check_path(c, c->object, path, &f) < 0)
			return HC_INVALID;
		skip_operator(c);
	} else if (c->s == value) {
		skip_value(c);	/* text that is no word to the end: a date, an address */
	}
	return HC_OK;
}

int
condition_check(struct build *b, const struct object *o, const struct hot_line *l, const struct hot_word *w,
    const char *text, bool index)
{
	struct condition c = { .b = b, .line = l, .word = w, .s = text, .object = o, .index = index };

	while (*c.s) {
		if (*c.s == '(') {
			if (c.depth == DEPTH)
				return hot_fail(b->err, l, w, "more than %d brackets are open.", DEPTH);
			c.stack[c.depth++] = c.object;
			if (c.pending != NULL)
				c.object = c.pending;
			c.pending = NULL;
			c.s++;
		} else if (*c.s == ')') {
			if (c.depth == 0)
				return hot_fail(b->err, l, w, "a bracket closes that was never opened.");
			c.object = c.stack[--c.depth];
			c.s++;
		} else if (*c.s == '"' || *c.s == '\'' || *c.s == '/') {
			skip_quoted(&c);
		} else if (isalpha((unsigned char)*c.s)) {
			if (check_word(&c) < 0)
				return HC_INVALID;
		} else if (isspace((unsigned char)*c.s) || *c.s == '-') {
			c.s++;
		} else if (strchr("=!<>~", *c.s) != NULL) {
			skip_operator(&c);	/* of an aggregate */
		} else {
			skip_value(&c);
		}
	}
	if (c.depth > 0)
		return hot_fail(b->err, l, w, "a bracket is not closed.");
	return HC_OK;
}
