/*
 * custom_merge.c - two texts of objects and fields that came from one, made one again. Knows lines and names of the language, not
 * what they mean: whether the result is a model is for who builds it to say.
 */
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/vec.h"
#include "sync/custom.h"
#include "sync/wire.h"

struct item {
	const char *object;	/* the line that begins it: "extend object account" */
	const char *key;	/* by which the texts are compared; the header's is its object */
	const char *text;	/* its lines, comments above them too */
	bool header, gone;
};

struct items { VEC(struct item) at; };

void
custom_hash(const char *text, char ret[CUSTOM_HASH])
{
	uint8_t hash[WIRE_HASH];

	ret[0] = '\0';
	if (text == NULL || text[0] == '\0')
		return;
	wire_hash(text, strlen(text), hash);
	wire_hex(hash, (CUSTOM_HASH - 1) / 2, ret);
}

/* The first n words of a line, one space between them. */
static const char *
words(struct arena *a, const char *line, size_t len, int n)
{
	char *ret = arena_alloc(a, len + 1), *to = ret;
	const char *end = line + len;

	for (int i = 0; i < n; i++) {
		while (line < end && (*line == ' ' || *line == '\t'))
			line++;
		if (line == end)
			break;
		if (i > 0)
			*to++ = ' ';
		while (line < end && *line != ' ' && *line != '\t')
			*to++ = *line++;
	}
	*to = '\0';
	return ret;
}

static struct item *
find(struct items *l, const char *key)
{
	for (size_t i = 0; i < l->at.n; i++)
		if (strcmp(l->at.at[i].key, key) == 0)
			return &l->at.at[i];
	return NULL;
}

/* What comes a second time under a name is another. */
static const char *
own_key(struct arena *a, struct items *l, const char *key)
{
	const char *ret = key;

	for (int n = 2; find(l, ret) != NULL; n++)
		ret = arena_printf(a, "%s#%d", key, n);
	return ret;
}

static void
add_line(struct arena *a, struct item *it, const char *line, size_t len)
{
	it->text = arena_printf(a, "%s%.*s\n", it->text, (int)len, line);
}

static void
take_line(struct arena *a, struct items *l, const char **object, const char **above, const char *line, size_t len)
{
	bool inner = len > 0 && (line[0] == '\t' || (line[0] == ' ' && len > 1 && line[1] == ' '));
	size_t blank = 0;
	struct item it = {0};

	while (blank < len && (line[blank] == ' ' || line[blank] == '\t'))
		blank++;
	if (len > 5 && memcmp(line, "#file", 5) == 0)
		return;
	if (blank == len || line[blank] == '#') {
		*above = arena_printf(a, "%s%.*s\n", *above, (int)len, line);
		return;
	}
	if (inner && l->at.n > 0 && strcmp(words(a, line, len, 1), "option") != 0 ) {
		struct item *last = &l->at.at[l->at.n - 1];

		last->text = arena_printf(a, "%s%s", last->text, *above);
		*above = "";
		add_line(a, last, line, len);
		return;
	}
	if (inner) {
		const char *of = l->at.n > 0 ? l->at.at[l->at.n - 1].key : "";
		const char *cut = strstr(of, "\toption ");

		it.key = arena_printf(a, "%.*s\t%s", (int)(cut != NULL ? cut - of : (ptrdiff_t)strlen(of)), of, words(a, line, len, 2));
	} else if (strcmp(words(a, line, len, 1), "object") == 0 || strcmp(words(a, line, len, 1), "extend") == 0) {
		it.header = true;
		it.key = words(a, line, len, line[0] == 'e' ? 3 : 2);
	} else
		it.key = arena_printf(a, "%s\t%s", *object, words(a, line, len, 2));
	it.key = own_key(a, l, it.key);
	if (it.header)
		*object = it.key;
	it.object = *object;
	it.text = *above;
	*above = "";
	add_line(a, &it, line, len);
	vec_push(a, &l->at, it);
}

static struct items
read_items(struct arena *a, const char *text)
{
	const char *object = "", *above = "";
	struct items l = {0};

	for (const char *p = text; *p != '\0';) {
		size_t len = strcspn(p, "\n");

		take_line(a, &l, &object, &above, p, len);
		p += len + (p[len] == '\n');
	}
	if (l.at.n > 0)
		l.at.at[l.at.n - 1].text = arena_printf(a, "%s%s", l.at.at[l.at.n - 1].text, above);
	return l;
}

static void
insert(struct arena *a, struct items *l, size_t place, struct item it)
{
	vec_push(a, &l->at, it);
	memmove(&l->at.at[place + 1], &l->at.at[place], (l->at.n - 1 - place) * sizeof(it));
	l->at.at[place] = it;
}

/* Behind what stands before it in our text; else at the end of its object. */
static void
put_in(struct arena *a, struct items *to, const struct items *ours, size_t i)
{
	const struct item *it = &ours->at.at[i];
	size_t place = to->at.n;
	struct item *before;

	if (!it->header && it->object[0] != '\0' && find(to, it->object) == NULL) {
		for (size_t k = 0; k < ours->at.n; k++)
			if (strcmp(ours->at.at[k].key, it->object) == 0)
				insert(a, to, place++, ours->at.at[k]);
	} else if (i > 0 && !it->header && (before = find(to, ours->at.at[i - 1].key)) != NULL) {
		place = (size_t)(before - to->at.at) + 1;
	} else if (!it->header) {
		for (size_t k = 0; k < to->at.n; k++)
			if (strcmp(to->at.at[k].object, it->object) == 0)
				place = k + 1;
	}
	insert(a, to, place, *it);
}

static bool
same(const struct item *x, const struct item *y)
{
	return x == NULL || y == NULL ? x == y : strcmp(x->text, y->text) == 0;
}

/* An object of which something is left keeps its first line. */
static void
keep_headers(struct items *l)
{
	for (size_t i = 0; i < l->at.n; i++) {
		struct item *h = l->at.at[i].gone || l->at.at[i].header ? NULL : find(l, l->at.at[i].object);

		if (h != NULL)
			h->gone = false;
	}
}

static const char *
text_of(struct arena *a, const struct items *l)
{
	struct buf b = BUF_INIT;
	const char *ret;

	for (size_t i = 0; i < l->at.n; i++)
		if (!l->at.at[i].gone)
			buf_adds(&b, l->at.at[i].text);
	ret = arena_strdup(a, buf_str(&b));
	buf_free(&b);
	return ret;
}

const char *
custom_merge(struct arena *a, const char *base, const char *ours, const char *theirs, const char **lost)
{
	struct items b, o, t, to, left = {0};

	*lost = "";
	if (strcmp(base, ours) == 0 || strcmp(ours, theirs) == 0)
		return theirs;
	if (strcmp(base, theirs) == 0)
		return ours;
	b = read_items(a, base);
	o = read_items(a, ours);
	t = read_items(a, theirs);
	to = read_items(a, theirs);
	for (size_t i = 0; i < t.at.n; i++) {
		const struct item *was = find(&b, t.at.at[i].key), *mine = find(&o, t.at.at[i].key);
		struct item *it = find(&to, t.at.at[i].key);

		if (same(was, mine) || same(mine, &t.at.at[i]))
			continue;
		if (!same(was, &t.at.at[i]))
			continue;	/* both changed it */
		if (mine == NULL)
			it->gone = true;
		else
			it->text = mine->text;
	}
	keep_headers(&to);
	for (size_t i = 0; i < o.at.n; i++) {
		const struct item *mine = &o.at.at[i], *was = find(&b, mine->key), *their = find(&t, mine->key);

		if (their == NULL && was == NULL)
			put_in(a, &to, &o, i);
		else if (!same(was, mine) && !same(was, their) && !same(mine, their))
			put_in(a, &left, &o, i);
	}
	*lost = text_of(a, &left);
	return text_of(a, &to);
}
