/*
 * complete.c - what could stand at a place of a HotQL text that is being typed.
 *
 * The text up to there is mostly not valid, so it is not parsed: it is cut into chunks, and the last one is read in the light of the
 * clause, the brackets and the chunk before it. Only what the user may see is offered.
 */
#include "query/scan.h"

#include <stdio.h>
#include <strings.h>

#include "model/type.h"

#define NEST 16

struct completer {
	const struct query_ctx *c;
	const char *text;
	size_t pos;
	const struct object *object[NEST];	/* by bracket depth */
	int depth;
	const char *clause;		/* the clause word before, or NULL */
	char last[2][80];		/* the chunk before, and the one before that */
	const char *typed;		/* the word being completed, up to the place */
	size_t from;
	struct query_hint *out;
	size_t n, max;
};

static const char *const periods[] = {
	"today", "yesterday", "tomorrow", "this_w", "this_m", "this_q", "this_y", "this_fy", "last_7d", "last_30d", "last_w", "last_m",
	"last_q", "last_y", "next_7d", "next_w", "next_m", "next_q", "eom", "eoq", "eoy", "now", "in_2h", "3d_ago",
};

static void
offer(struct completer *k, const char *word, const char *note)
{
	if (word == NULL || k->n == k->max || strncasecmp(word, k->typed, strlen(k->typed)) != 0)
		return;
	for (size_t i = 0; i < k->n; i++)
		if (strcmp(k->out[i].word, word) == 0)
			return;
	k->out[k->n++] = (struct query_hint){ .word = word, .note = note };
}

static const struct object *
object_here(const struct completer *k)
{
	return k->object[k->depth];
}

/* The object and field at the end of "account.owner"; the field is NULL for an unknown word. */
static const struct field *
resolve(const struct completer *k, const char *path, size_t n)
{
	const struct object *o = object_here(k);
	const struct field *f = NULL;

	while (o != NULL) {
		size_t len = 0;
		char name[80];

		while (len < n && path[len] != '.' && path[len] != '*')
			len++;
		if (len == 0 || len >= sizeof(name))
			return NULL;
		memcpy(name, path, len);
		name[len] = '\0';
		f = object_field(o, name);
		if (!check_readable(k->c, f))
			return NULL;
		if (len < n && path[len] == '*')
			len++;
		if (len == n)
			return f;
		path += len + 1;
		n -= len + 1;
		o = f->type->class == CLASS_LOOKUP ? f->target : NULL;
	}
	return NULL;
}

static void
offer_fields(struct completer *k, const struct object *o, bool numbers)
{
	for (size_t i = 0; o != NULL && i < o->fields.n; i++) {
		const struct field *f = o->fields.at[i];
		enum type_class class = field_class(f);

		if (!check_readable(k->c, f) || (f->hidden && k->typed[0] == '\0'))
			continue;
		if (!numbers || class == CLASS_NUMBER || class == CLASS_MONEY || class == CLASS_DURATION)
			offer(k, f->name, f->label);
	}
}

/* Fields at the end of a path that may have hops: moves the word on to behind the last dot. */
static void
offer_path(struct completer *k, bool numbers)
{
	const char *dot = strrchr(k->typed, '.');
	const struct field *f;

	if (dot == NULL) {
		offer_fields(k, object_here(k), numbers);
		return;
	}
	f = resolve(k, k->typed, (size_t)(dot - k->typed));
	k->from += (size_t)(dot + 1 - k->typed);
	k->typed = dot + 1;
	if (f != NULL && f->type->class == CLASS_LOOKUP)
		offer_fields(k, f->target, numbers);
}

static void
offer_values(struct completer *k, const struct field *f)
{
	size_t i;

	switch (field_class(f)) {
	case CLASS_SELECT:
	case CLASS_MULTI:
		for (i = 0; i < f->options.n; i++)
			if (!f->options.at[i].hidden)
				offer(k, f->options.at[i].name, f->options.at[i].label);
		for (i = 0; i < f->options.n && !f->options.at[i].final && !f->options.at[i].closed && !f->options.at[i].won; i++)
			;
		if (i < f->options.n) {
			offer(k, "open", "not closed");
			offer(k, "closed", "final, won or lost");
		}
		break;
	case CLASS_BOOL:
		offer(k, "yes", NULL);
		offer(k, "no", NULL);
		break;
	case CLASS_DATE:
	case CLASS_STAMP:
		for (i = 0; i < sizeof(periods) / sizeof(periods[0]); i++)
			offer(k, periods[i], NULL);
		break;
	case CLASS_LOOKUP:
		if (f->target != NULL && f->target == model_user(k->c)) {
			offer(k, "me", "yourself");
			offer(k, "my_team", "your team");
			offer(k, "my_tree", "you and who reports to you");
		}
		break;
	default:
		break;
	}
	offer(k, "none", "nothing there");
}

/* Moves the word on to behind the last of the given signs. */
static void
after_last(struct completer *k, const char *signs)
{
	for (const char *p = k->typed; *p != '\0'; p++) {
		if (strchr(signs, *p) != NULL) {
			k->from += (size_t)(p + 1 - k->typed);
			k->typed = p + 1;
		}
	}
}

static bool
is_one_of(const char *word, const char *const *list)
{
	for (; *list != NULL; list++)
		if (strcasecmp(word, *list) == 0)
			return true;
	return false;
}

static void
offer_clause(struct completer *k)
{
	static const char *const aggs[] = { "n", "sum", "avg", "min", "max", "med", "p90", "distinct", "share" };

	after_last(k, ",");
	if (strcmp(k->clause, "scope") == 0) {
		offer(k, "mine", NULL);
		offer(k, "team", NULL);
		offer(k, "tree", NULL);
		offer(k, "all", NULL);
	} else if (strcmp(k->clause, "with") == 0) {
		offer(k, "deleted", NULL);
	} else if (strcmp(k->clause, "asof") == 0) {
		for (size_t i = 0; i < sizeof(periods) / sizeof(periods[0]); i++)
			offer(k, periods[i], NULL);
	} else if (strcmp(k->clause, "agg") == 0 || strcmp(k->clause, "having") == 0) {
		const char *dot = strchr(k->typed, '.');

		for (size_t i = 0; dot == NULL && i < sizeof(aggs) / sizeof(aggs[0]); i++)
			offer(k, aggs[i], "aggregate");
		if (dot != NULL) {
			bool any = strncasecmp(k->typed, "distinct", 8) == 0;

			k->from += (size_t)(dot + 1 - k->typed);
			k->typed = dot + 1;
			offer_path(k, !any);
		}
	} else if (strcmp(k->clause, "limit") != 0 && strcmp(k->clause, "after") != 0) {
		if (k->typed[0] == '-') {
			k->typed++;
			k->from++;
		}
		offer_path(k, false);
	}
}

static void
offer_relations(struct completer *k)
{
	const struct object *o = object_here(k);

	for (size_t i = 0; o != NULL && i < o->relations.n; i++)
		if (check_readable(k->c, o->relations.at[i].field))
			offer(k, o->relations.at[i].name, o->relations.at[i].object->plural);
}

static void
offer_condition(struct completer *k)
{
	static const char *const quantifiers[] = { "any", "no", "all", NULL };
	static const char *const compare[] = { "eq", "ne", "lt", "le", "gt", "ge", "=", "!=", "<", "<=", ">", ">=", "was",
	    "changed_from", "changed_to", NULL };
	static const char *const after_field[] = { "eq", "ne", "lt", "le", "gt", "ge", "match", "nomatch", NULL };
	const char *colon = strchr(k->typed, ':');
	const struct field *f = resolve(k, k->last[0], strlen(k->last[0])), *before = resolve(k, k->last[1], strlen(k->last[1]));

	if (k->typed[0] == '-') {
		k->typed++;
		k->from++;
	}
	if (colon != NULL) {
		bool has = strncasecmp(k->typed, "has:", 4) == 0 || strncasecmp(k->typed, "lacks:", 6) == 0;

		f = has ? NULL : resolve(k, k->typed, (size_t)(colon - k->typed));
		k->from += (size_t)(colon + 1 - k->typed);
		k->typed = colon + 1;
		after_last(k, ",&");
		if (strstr(k->typed, "..") != NULL) {
			k->from += (size_t)(strstr(k->typed, "..") + 2 - k->typed);
			k->typed = strstr(k->typed, "..") + 2;
		}
		if (has)
			offer_path(k, false);
		else if (f != NULL)
			offer_values(k, f);
		return;
	}
	if (is_one_of(k->last[0], quantifiers)) {
		offer_relations(k);
		return;
	}
	if (before != NULL && is_one_of(k->last[0], compare)) {
		offer_values(k, before);
		return;
	}
	if (strcasecmp(k->last[0], "during") == 0) {
		for (size_t i = 0; i < sizeof(periods) / sizeof(periods[0]); i++)
			offer(k, periods[i], NULL);
		return;
	}
	if (f != NULL && k->typed[0] == '\0') {
		for (size_t i = 0; after_field[i] != NULL; i++)
			offer(k, after_field[i], "compares");
		if (f->history)
			for (int i = WAS; i <= CHANGED_TO; i++)
				offer(k, history_words[i], "history");
		return;
	}
	offer_path(k, false);
	if (strchr(k->typed, '.') != NULL || k->from != k->pos - strlen(k->typed))
		return;
	for (size_t i = 0; quantifiers[i] != NULL; i++)
		offer(k, quantifiers[i], "of related records");
	offer(k, "has:", "is filled in");
	offer(k, "lacks:", "is empty");
	offer(k, "not", NULL);
	offer(k, "or", NULL);
	for (size_t i = 0; k->depth == 0 && k->c->object == NULL && clause_words[i] != NULL; i++)
		offer(k, clause_words[i], "clause");
}

/* An opening bracket: inside it another object may hold, the one that the relation before it leads to. */
static void
open_bracket(struct completer *k, const char *chunk)
{
	const struct object *o = object_here(k);
	const struct relation *rel = NULL;
	const char *dot = strchr(chunk, '.');
	char name[80];

	if (o != NULL && dot != NULL) {		/* sum.deals.amount( */
		snprintf(name, sizeof(name), "%s", dot + 1);
		name[strcspn(name, ".")] = '\0';
		rel = object_relation(o, name);
	} else if (o != NULL && chunk[0] != '\0') {
		rel = object_relation(o, chunk);
	}
	if (k->depth + 1 < NEST)
		k->object[++k->depth] = rel != NULL ? rel->object : o;
}

static void
push_chunk(struct completer *k, const char *s, size_t n)
{
	memcpy(k->last[1], k->last[0], sizeof(k->last[0]));
	snprintf(k->last[0], sizeof(k->last[0]), "%.*s", (int)(n < 79 ? n : 79), s);
	if (k->depth > 0)
		return;
	for (size_t i = 0; clause_words[i] != NULL; i++)
		if (strcasecmp(k->last[0], clause_words[i]) == 0)
			k->clause = clause_words[i];
}

/* Reads the chunks before the place; leaves `from` at the start of the one that the place is in. */
static void
walk(struct completer *k)
{
	size_t at = 0;
	bool first = k->c->object == NULL;

	while (at < k->pos) {
		size_t start = at;
		bool quoted = false;

		if (is_space(k->text[at])) {
			k->from = ++at;
			continue;
		}
		if (k->text[at] == '(') {
			open_bracket(k, k->last[0]);
			k->last[0][0] = k->last[1][0] = '\0';
			k->from = ++at;
			continue;
		}
		if (k->text[at] == ')') {
			k->depth -= k->depth > 0;
			k->last[0][0] = '\0';
			k->from = ++at;
			continue;
		}
		for (; at < k->pos && (quoted || (!is_space(k->text[at]) && k->text[at] != '(' && k->text[at] != ')')); at++)
			if (k->text[at] == '"')
				quoted = !quoted;
		if (at == k->pos) {
			k->from = start;
			return;
		}
		if (first) {
			k->object[0] = model_object(k->c->model, arena_strndup(k->c->arena, k->text + start, at - start));
			first = false;
		} else {
			push_chunk(k, k->text + start, at - start);
		}
		k->from = at;
	}
}

size_t
query_complete(const struct query_ctx *c, const char *text, size_t pos, struct query_hint *out, size_t max, size_t *from)
{
	struct completer k = { .c = c, .text = text, .out = out, .max = max };
	size_t len = strlen(text), i = 0;

	k.pos = pos < len ? pos : len;
	k.object[0] = c->object;
	walk(&k);
	k.typed = arena_strndup(c->arena, text + k.from, k.pos - k.from);
	for (i = 0; i < k.from && is_space(text[i]); i++)
		;
	if (c->object == NULL && i == k.from) {
		for (i = 0; i < c->model->objects.n; i++)
			if (!c->model->objects.at[i]->hidden)
				offer(&k, c->model->objects.at[i]->name, c->model->objects.at[i]->plural);
	} else if (k.clause != NULL && k.depth == 0) {
		offer_clause(&k);
	} else if (object_here(&k) != NULL) {
		offer_condition(&k);
	}
	*from = k.from;
	return k.n;
}
