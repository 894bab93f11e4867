/*
 * parse_dash.c - dashboards and their tiles, and whether the names in a tile's query exist.
 *
 * A query is understood in query/, above this room; here it is cut at its clauses, so that a misspelt object, field or option
 * is refused when the plugin is built.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "model/build.h"

#define TILES_MAX 48

static const struct { const char *name; bool query; } kinds[] = {
	{ "metric", true }, { "bar", true }, { "stack", true }, { "line", true }, { "area", true }, { "pie", true },
	{ "funnel", true }, { "scatter", true }, { "heat", true }, { "spark", true }, { "gauge", true }, { "table", true },
	{ "list", true }, { "recent", false }, { "drafts", false }, { "waiting", false },
};

static struct dashboard *
find(struct build *b, const char *name)
{
	for (size_t i = 0; i < b->model->dashboards.n; i++)
		if (strcmp(b->model->dashboards.at[i].name, name) == 0)
			return &b->model->dashboards.at[i];
	return NULL;
}

const struct dashboard *
model_dashboard(const struct model *m, const char *name)
{
	for (size_t i = 0; i < m->dashboards.n; i++)
		if (strcmp(m->dashboards.at[i].name, name) == 0)
			return &m->dashboards.at[i];
	return NULL;
}

int
parse_dashboard(struct build *b, const struct hot_directive *d)
{
	struct words w = { .b = b, .line = &d->lines.at[0], .i = 1 };
	struct dashboard dash = {0}, *there;

	if (word_name(&w, "the dashboard's name", &dash.name) < 0)
		return HC_INVALID;
	dash.label = label_from_name(b->arena, dash.name);
	if (word_peek(&w) != NULL && word_string(&w, "the label", &dash.label) < 0)
		return HC_INVALID;
	if (word_end(&w) < 0)
		return HC_INVALID;
	dash.source = source_of(b, w.line);
	for (size_t i = 1; i < d->lines.n; i++) {
		w = (struct words){ .b = b, .line = &d->lines.at[i] };
		if (!word_take(&w, "help"))
			return words_fail(&w, word_peek(&w), "%s is no part of a dashboard; there is help.", word_peek(&w)->text);
		if (word_string(&w, "the help text", &dash.help) < 0 || word_end(&w) < 0)
			return HC_INVALID;
	}
	b->object = NULL;
	if ((there = find(b, dash.name)) != NULL && !b->custom)
		return hot_fail(b->err, &d->lines.at[0], &d->lines.at[0].words.at[1], "there is a dashboard %s already, at %s:%d; "
		    "extend dashboard %s adds tiles to it.", dash.name, there->source.file, there->source.line, dash.name);
	if (there != NULL) {
		*there = dash;	/* a workspace may put its own in its place */
		b->dashboard = there;
		return HC_OK;
	}
	vec_push(b->arena, &b->model->dashboards, dash);
	b->dashboard = &b->model->dashboards.at[b->model->dashboards.n - 1];
	return HC_OK;
}

int
extend_dashboard(struct words *w)
{
	const struct hot_word *word = NULL;

	if (word_want(w, "the dashboard's name", &word) < 0 || word_end(w) < 0)
		return HC_INVALID;
	w->b->object = NULL;
	if ((w->b->dashboard = find(w->b, word->text)) == NULL)
		return words_fail(w, word, "there is no dashboard %s.", word->text);
	return HC_OK;
}

static int
word_number(struct words *w, const char *what, int most, int *ret)
{
	const struct hot_word *word = NULL;

	if (word_want(w, what, &word) < 0)
		return HC_INVALID;
	*ret = (int)strtol(word->text, NULL, 10);
	if (strspn(word->text, "0123456789") != word->len || word->len > 3 || *ret < 1 || *ret > most)
		return words_fail(w, word, "%s is a number from 1 to %d; this is %s.", what, most, word->text);
	return HC_OK;
}

static int
word_copy(struct words *w, const char *what, const char **ret)
{
	const struct hot_word *word = NULL;

	if (word_want(w, what, &word) < 0)
		return HC_INVALID;
	*ret = arena_strndup(w->b->arena, word->text, word->len);
	return HC_OK;
}

static int
tile_query(struct words *w, const char **ret)
{
	const struct hot_word *at = word_peek(w);

	if (word_rest(w, "the query", ret) < 0)
		return HC_INVALID;
	ref_add(w->b, REF_QUERY, w, at, *ret);
	return HC_OK;
}

static int
tile_line(struct words *w, struct tile *t)
{
	const struct hot_word *word = word_next(w);

	if (word_is(word, "query"))
		return tile_query(w, &t->query);
	if (word_is(word, "of"))
		return tile_query(w, &t->of);
	if (word_is(word, "versus")) {
		if (word_copy(w, "the period in the query", &t->from) < 0 || word_copy(w, "the other period", &t->to) < 0)
			return HC_INVALID;
		return word_string(w, "what people call it", &t->versus);
	}
	if (word_is(word, "target")) {
		if (word_copy(w, "the number", &t->target) < 0)
			return HC_INVALID;
		return strspn(t->target, "0123456789.") == strlen(t->target) && isdigit((unsigned char)*t->target) ? HC_OK :
		    words_fail(w, word, "a target is a number; this is %s.", t->target);
	}
	if (word_is(word, "width"))
		return word_number(w, "the width in twelfths", 12, &t->width);
	if (word_is(word, "height"))
		return word_number(w, "the height in rows", 60, &t->height);
	return words_fail(w, word, "%s is no part of a tile; there are query, of, versus, target, width and height.", word->text);
}

static int
tile_kind(struct words *w, struct tile *t, bool *query)
{
	const struct hot_word *word = NULL;

	if (word_want(w, "the kind", &word) < 0)
		return HC_INVALID;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (word_is(word, kinds[i].name)) {
			t->kind = kinds[i].name;
			*query = kinds[i].query;
			return HC_OK;
		}
	return words_fail(w, word, "%s is no kind of tile; there are metric, bar, stack, line, area, pie, funnel, scatter, heat, spark, "
	    "gauge, table, list, recent and drafts.", word->text);
}

int
parse_tile(struct build *b, const struct hot_directive *d)
{
	struct words w = { .b = b, .line = &d->lines.at[0], .i = 1 };
	struct tile t = { .width = 6 };
	bool query = false;

	if (b->dashboard == NULL)
		return hot_fail(b->err, w.line, &w.line->words.at[0], "a tile belongs below a dashboard line in the same file.");
	if (word_name(&w, "the tile's name", &t.name) < 0)
		return HC_INVALID;
	t.label = label_from_name(b->arena, t.name);
	if (word_peek(&w) != NULL && word_peek(&w)->quoted && word_string(&w, "the label", &t.label) < 0)
		return HC_INVALID;
	if (tile_kind(&w, &t, &query) < 0 || word_end(&w) < 0)
		return HC_INVALID;
	t.source = source_of(b, w.line);
	for (size_t i = 1; i < d->lines.n; i++) {
		w = (struct words){ .b = b, .line = &d->lines.at[i] };
		if (tile_line(&w, &t) < 0 || word_end(&w) < 0)
			return HC_INVALID;
	}
	if (query != (t.query != NULL))
		return hot_fail(b->err, &d->lines.at[0], NULL, query ? "a %s needs a query." : "%s tiles have no query.", t.kind);
	if (t.of != NULL && strcmp(t.kind, "metric") != 0 && strcmp(t.kind, "gauge") != 0)
		return hot_fail(b->err, &d->lines.at[0], NULL, "`of` makes a percentage of a metric or a gauge; this is a %s.", t.kind);
	if (b->dashboard->tiles.n == TILES_MAX)
		return hot_fail(b->err, &d->lines.at[0], NULL, "a dashboard has at most %d tiles.", TILES_MAX);
	vec_push(b->arena, &b->dashboard->tiles, t);
	return HC_OK;
}

/* Names in a query. */

static const char *const clauses[] = { "show", "by", "agg", "having", "pivot", "sort", "limit", "after", "asof", "scope", "with",
	NULL };

static bool
is_clause(const char *s, size_t n)
{
	for (int i = 0; clauses[i] != NULL; i++)
		if (strlen(clauses[i]) == n && strncmp(clauses[i], s, n) == 0)
			return true;
	return false;
}

/* Where the condition ends: the first clause word outside quotes and brackets. */
static const char *
condition_end(const char *s)
{
	int depth = 0;

	while (*s) {
		size_t n = strcspn(s, " \t\"()");

		if (depth == 0 && n > 0 && is_clause(s, n))
			break;
		s += n;
		if (*s == '"') {
			for (s++; *s && *s != '"'; s++)
				if (*s == '\\' && s[1])
					s++;
		} else if (*s == '(' || *s == ')') {
			depth += *s == '(' ? 1 : -1;
		}
		s += *s != '\0';
	}
	return s;
}

/* "owner", "close_date/q", "-amount", "sum.amount": the path in it. */
static int
check_part(struct build *b, const struct object *o, const struct ref *r, const char *from, size_t n, bool agg)
{
	const struct field *f;
	char *path;
	const char *dot;

	while (n > 0 && *from == '-') {
		from++;
		n--;
	}
	if (memchr(from, '/', n) != NULL)
		n = (size_t)((const char *)memchr(from, '/', n) - from);
	if (agg) {
		if ((dot = memchr(from, '.', n)) == NULL)
			return HC_OK;	/* n */
		n -= (size_t)(dot + 1 - from);
		from = dot + 1;
	}
	path = arena_strndup(b->scratch, from, n);
	return *path == '\0' ? HC_OK : resolve_path(b, o, r->line, r->word, path, &f);
}

static int
check_clauses(struct build *b, const struct object *o, const struct ref *r, const char *s)
{
	bool fields = false, agg = false;

	while (*s) {
		size_t n = strcspn(s, " \t,");

		if (is_clause(s, n)) {
			agg = n == 3 && strncmp(s, "agg", n) == 0;
			fields = agg || strncmp(s, "by", n) == 0 || strncmp(s, "pivot", n) == 0 || strncmp(s, "show", n) == 0;
		} else if (fields && n > 0 && check_part(b, o, r, s, n, agg) < 0) {
			return HC_INVALID;
		}
		s += n + strspn(s + n, " \t,");
	}
	return HC_OK;
}

int
query_names_check(struct build *b, const struct ref *r)
{
	const struct object *o = NULL;
	size_t n = strcspn(r->name, " \t");
	const char *end;

	if (resolve_object(b, r->line, r->word, arena_strndup(b->scratch, r->name, n), &o) < 0)
		return HC_INVALID;
	end = condition_end(r->name + n);
	if (condition_check(b, o, r->line, r->word, arena_strndup(b->scratch, r->name + n, (size_t)(end - r->name) - n), false) < 0)
		return HC_INVALID;
	return check_clauses(b, o, r, end);
}
