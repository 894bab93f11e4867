/*
 * bridge_match.c - a question to the search index, as query/ and find.c write it for FTS5, to conditions on lists of words;
 * and the piece of text that a hit shows.
 *
 * Known are: "a phrase", "its beginning" *, {"column" "column"} : (...), "column" : "phrase", AND, and phrases side by side.
 */
#include <ctype.h>
#include <string.h>

#include "base/err.h"
#include "query/words.h"
#include "store/db.h"
#include "store/remote_store.h"
#include "store/table.h"

#define SNIPPET_WORDS 12

struct reading {
	const char *p;
	struct arena *arena;
	const struct object *object;
	VEC(const char *) columns;	/* asked for; none: all */
};

static void
blanks(struct reading *r)
{
	while (*r->p == ' ')
		r->p++;
}

/* A text in double quotes, doubled ones inside it. NULL: there is none here. */
static const char *
quoted(struct reading *r)
{
	struct buf b = BUF_INIT;
	const char *ret;

	blanks(r);
	if (*r->p != '"')
		return NULL;
	for (r->p++; *r->p && !(r->p[0] == '"' && r->p[1] != '"'); r->p++) {
		r->p += r->p[0] == '"';
		buf_addc(&b, *r->p);
	}
	r->p += *r->p == '"';
	ret = arena_strdup(r->arena, buf_str(&b));
	buf_free(&b);
	return ret;
}

/* 'one' <-> 'two':* ; NULL when it holds no word. */
static const char *
phrase_of(struct reading *r, const char *text, bool begins)
{
	struct words words;
	struct buf b = BUF_INIT;
	const char *ret;

	words_split(r->arena, text, strlen(text), &words);
	for (size_t i = 0; i < words.list.n; i++) {
		buf_adds(&b, i ? " <-> '" : "'");
		buf_add(&b, words.list.at[i].s, words.list.at[i].n);
		buf_adds(&b, begins && i + 1 == words.list.n ? "':*" : "'");
	}
	ret = b.len ? arena_strdup(r->arena, buf_str(&b)) : NULL;
	buf_free(&b);
	return ret;
}

/* One phrase: in any of the columns. The first value is all phrases together, for the rank. */
static void
phrase_sql(struct reading *r, const char *phrase, struct bridge_match *m)
{
	bool any = false;

	buf_adds(&m->sql, m->sql.len ? " AND (" : "(");
	vec_push(r->arena, &m->texts, phrase);
	for (size_t i = 0; i < r->object->fields.n; i++) {
		const struct field *f = r->object->fields.at[i];
		bool wanted = r->columns.n == 0;

		for (size_t k = 0; k < r->columns.n; k++)
			wanted = wanted || !strcmp(r->columns.at[k], f->name);
		if (!wanted || !field_searchable(f))
			continue;
		buf_printf(&m->sql, "%sf.\"%s\" @@ ?%zu::tsquery", any ? " OR " : "", f->name, m->texts.n);
		any = true;
	}
	buf_adds(&m->sql, any ? ")" : "false)");
}

/* Columns before a colon. */
static void
read_columns(struct reading *r)
{
	const char *at = r->p, *name;
	bool many;

	blanks(r);
	many = *r->p == '{';
	r->p += many;
	while ((name = quoted(r)) != NULL) {
		vec_push(r->arena, &r->columns, name);
		if (!many)
			break;
	}
	blanks(r);
	if (many && *r->p == '}')
		r->p++;
	blanks(r);
	if (*r->p == ':') {
		r->p++;
		return;
	}
	r->p = at;
	r->columns.n = 0;
}

int
bridge_match(struct store *s, const struct object *o, const char *match, struct arena *a, struct bridge_match *ret)
{
	struct reading r = { .p = match, .arena = a, .object = o };
	struct buf all = BUF_INIT;
	const char *text;

	(void)s;
	vec_push(a, &ret->texts, "");
	read_columns(&r);
	for (;;) {
		const char *phrase;
		bool begins;

		while (*r.p == ' ' || *r.p == '(' || *r.p == ')')
			r.p++;
		if (strncmp(r.p, "AND ", 4) == 0)
			r.p += 4;
		if ((text = quoted(&r)) == NULL)
			break;
		while (*r.p == ' ' && (r.p[1] == ' ' || r.p[1] == '*'))
			r.p++;
		begins = *r.p == '*';
		r.p += begins;
		if ((phrase = phrase_of(&r, text, begins)) == NULL)
			continue;
		buf_printf(&all, "%s(%s)", all.len ? " & " : "", phrase);
		phrase_sql(&r, phrase, ret);
	}
	ret->texts.at[0] = arena_strdup(a, buf_str(&all));
	buf_free(&all);
	/* the rank's value is always sent, so it must always be in the text */
	if (ret->texts.n > 1)
		buf_adds(&ret->sql, " AND ?1::tsquery IS NOT NULL");
	return ret->texts.n > 1 ? HC_OK : HC_INVALID;
}

/* Where a word of the question stands in a text, or -1. */
static long
found_at(const char *text, const struct words *want, struct arena *a)
{
	size_t n = strlen(text);

	for (size_t at = 0; at < n;) {
		size_t len = 0;
		struct words w;

		while (at < n && isspace((unsigned char)text[at]))
			at++;
		while (at + len < n && !isspace((unsigned char)text[at + len]))
			len++;
		words_split(a, text + at, len, &w);
		for (size_t i = 0; i < w.list.n; i++)
			for (size_t k = 0; k < want->list.n; k++)
				if (w.list.at[i].n >= want->list.at[k].n && !memcmp(w.list.at[i].s, want->list.at[k].s, want->list.at[k].n))
					return (long)at;
		at += len;
	}
	return -1;
}

char *
bridge_snippet(const struct object *o, const char *match, const char *const *texts, size_t n, struct arena *a)
{
	static const char dots[] = "\xe2\x80\xa6";
	struct words want;
	struct buf b = BUF_INIT;
	char *ret;
	long at = -1;

	(void)o;
	words_split(a, match, strlen(match), &want);
	for (size_t i = 0; i < n && at < 0; i++) {
		const char *text = texts[i], *from, *to;
		int words = 0;

		if (!text || (at = found_at(text, &want, a)) < 0)
			continue;
		/* a few words before it, the rest behind */
		for (from = text + at; from > text && words < 3; from--)
			words += from[-1] == ' ' && from < text + at;
		while (from > text && from[-1] != ' ')
			from--;
		for (to = from, words = 0; *to && words < SNIPPET_WORDS; to++)
			words += *to == ' ' && to[1] != ' ';
		while (to > from && *to && to[-1] == ' ')
			to--;
		buf_printf(&b, "%s%.*s%s", from > text ? dots : "", (int)(to - from), from, *to ? dots : "");
	}
	ret = arena_strdup(a, buf_str(&b));
	buf_free(&b);
	return ret;
}
