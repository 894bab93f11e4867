/*
 * sql.c - building a statement: text here, values there. What the text means is its callers' business.
 */
#include "query/sql.h"

#include <stdio.h>

void
sql_init(struct sql *s, struct arena *a)
{
	*s = (struct sql){ .arena = a, .text = "" };
}

/* Room for `more` bytes and the NUL; returns where they go. */
static char *
room(struct sql *s, size_t more)
{
	if (s->len + more + 1 > s->cap) {
		size_t cap = (s->len + more + 1) * 2 + 62;
		char *text = arena_alloc(s->arena, cap);

		memcpy(text, s->text, s->len);
		s->text = text;
		s->cap = cap;
	}
	return (char *)s->text + s->len;
}

static void
add(struct sql *s, const char *text, size_t n)
{
	char *to = room(s, n);

	memcpy(to, text, n);
	to[n] = '\0';
	s->len += n;
}

void
sql_text(struct sql *s, const char *fmt, ...)
{
	va_list ap, again;
	int n;

	va_start(ap, fmt);
	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, ap);
	if (n > 0) {
		vsnprintf(room(s, (size_t)n), (size_t)n + 1, fmt, again);
		s->len += (size_t)n;
	}
	va_end(again);
	va_end(ap);
}

void
sql_bind(struct sql *s, struct hc_value v)
{
	add(s, "?", 1);
	vec_push(s->arena, &s->binds, v);
}

void
sql_bind_int(struct sql *s, int64_t v)
{
	sql_bind(s, value_int(v));
}

void
sql_bind_text(struct sql *s, const char *text)
{
	sql_bind(s, value_text(text, strlen(text)));
}

void
sql_name(struct sql *s, const char *name)
{
	add(s, "\"", 1);
	add(s, name, strlen(name));
	add(s, "\"", 1);
}

void
sql_column(struct sql *s, const char *alias, const char *name)
{
	add(s, alias, strlen(alias));
	add(s, ".", 1);
	sql_name(s, name);
}

void
sql_add(struct sql *s, const struct sql *other)
{
	add(s, other->text, other->len);
	for (size_t i = 0; i < other->binds.n; i++)
		vec_push(s->arena, &s->binds, other->binds.at[i]);
}
