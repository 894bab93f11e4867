/*
 * keymap.c - bindings in the order they were read; a few hundred, so they are searched one by one.
 */
#include "ui/keymap.h"

#include <stdio.h>
#include <string.h>

#include "base/map.h"
#include "ui/place.h"

struct keymap {
	struct arena *arena;
	VEC(struct binding *) bindings;
};

struct keymap *
keymap_new(struct arena *a)
{
	struct keymap *km = ARENA_NEW(a, struct keymap);

	km->arena = a;
	return km;
}

int
keymap_keys(const char *text, struct key ret[KEY_SEQUENCE], struct hc_err *err)
{
	const char *s = text;
	int n = 0;

	while (*s != '\0') {
		if (n == KEY_SEQUENCE)
			return hc_fail(err, HC_INVALID, 0, "%.40s: more than %d keys in a row.", text, KEY_SEQUENCE);
		if (!key_parse(&s, &ret[n++]))
			return hc_fail(err, HC_INVALID, 0, "%.40s: %.12s is not a key; write a character, <C-x>, <A-x> or a name such "
			    "as <Enter>, <F5>, <Space>.", text, s);
	}
	if (n == 0)
		return hc_fail(err, HC_INVALID, 0, "a key is missing; write a character, <C-x> or a name such as <Enter>.");
	return n;
}

static bool
begins(const struct binding *b, const struct key *keys, int n)
{
	if (b->nkeys < n)
		return false;
	for (int i = 0; i < n; i++)
		if (!key_equal(b->keys[i], keys[i]))
			return false;
	return true;
}

static const char *
join(const struct key *keys, int n, const char *(*name_of)(struct key k, char *buf), char *buf, size_t size)
{
	size_t len = 0;
	char name[KEY_NAME];

	buf[0] = '\0';
	for (int i = 0; i < n; i++) {
		name_of(keys[i], name);
		if (len + strlen(name) + 1 > size)
			break;
		memcpy(buf + len, name, strlen(name) + 1);
		len += strlen(name);
	}
	return buf;
}

const char *
keymap_text(const struct key *keys, int n, char *buf, size_t size)
{
	return join(keys, n, key_name, buf, size);
}

const char *
keymap_label(const struct key *keys, int n, char *buf, size_t size)
{
	return join(keys, n, key_label, buf, size);
}

/* One context of a comma list at *s; false at the end. */
static bool
next_context(const char **s, const char **name, size_t *n)
{
	while (**s == ',' || **s == ' ')
		(*s)++;
	if (**s == '\0')
		return false;
	*name = *s;
	*n = strcspn(*s, ", ");
	*s += *n;
	return true;
}

/* All of a comma list are places. */
static int
check_contexts(struct keymap *km, const char *contexts, struct hc_err *err)
{
	const char *s = contexts, *name;
	size_t len, n = 0;
	int rc;

	for (; next_context(&s, &name, &len); n++)
		if ((rc = place_check(arena_strndup(km->arena, name, len), err)) < 0)
			return rc;
	return n > 0 ? HC_OK : hc_fail(err, HC_INVALID, 0, "a place for the keys is missing: browse, list, list:lead, form ...");
}

static int
check_conflict(struct keymap *km, const char *context, const struct key *keys, int n, bool replace, const char *source,
    struct hc_err *err)
{
	char mine[64], theirs[64];

	for (size_t i = 0; i < km->bindings.n; i++) {
		struct binding *b = km->bindings.at[i];
		bool clash = begins(b, keys, n < b->nkeys ? n : b->nkeys);

		if (b->removed || strcmp(b->context, context) != 0 || !clash)
			continue;
		/* what the team shares gives way to the user's own */
		if (replace || (strncmp(b->source, "team:", 5) == 0 && strncmp(source, "team:", 5) != 0)) {
			b->removed = true;
			continue;
		}
		keymap_text(keys, n, mine, sizeof(mine));
		keymap_text(b->keys, b->nkeys, theirs, sizeof(theirs));
		if (n == b->nkeys)
			return hc_fail(err, HC_CONFLICT, 0, "%s in %s is already \"%s\" (%s); map! replaces it.", mine, context,
			    b->note, b->source);
		return hc_fail(err, HC_CONFLICT, 0, "%s in %s and %s (\"%s\", %s) begin with the same keys; map! replaces it.",
		    mine, context, theirs, b->note, b->source);
	}
	return HC_OK;
}

static const char *
dup(struct arena *a, const char *s)
{
	return s != NULL ? arena_strdup(a, s) : NULL;
}

int
keymap_bind(struct keymap *km, const struct binding *from, const char *contexts, const char *keys, bool replace, int *bad,
    struct hc_err *err)
{
	struct binding proto = *from;
	const char *s = contexts, *name;
	size_t len;
	int n, rc, none;

	bad = bad != NULL ? bad : &none;
	*bad = 1;
	proto.order = (int)km->bindings.n;
	proto.removed = proto.macro = false;
	if ((rc = check_contexts(km, contexts, err)) < 0) {
		*bad = 0;
		return rc;
	}
	if ((n = keymap_keys(keys, proto.keys, err)) < 0)
		return n;
	while (next_context(&s, &name, &len)) {
		rc = check_conflict(km, arena_strndup(km->arena, name, len), proto.keys, n, replace, from->source != NULL ? from->source : "", err);
		if (rc < 0)
			return rc;
	}
	proto.nkeys = n;
	proto.note = dup(km->arena, from->note);
	proto.command = dup(km->arena, from->command);
	proto.source = dup(km->arena, from->source);
	proto.when = dup(km->arena, from->when);
	proto.title = dup(km->arena, from->title);
	for (s = contexts; next_context(&s, &name, &len);) {
		struct binding *b = arena_dup(km->arena, &proto, sizeof(proto));

		b->context = arena_strndup(km->arena, name, len);
		vec_push(km->arena, &km->bindings, b);
	}
	return HC_OK;
}

int
keymap_map(struct keymap *km, const char *contexts, const char *keys, const char *note, const char *command,
    const char *source, bool replace, struct hc_err *err)
{
	return keymap_bind(km, &(struct binding){ .note = note, .command = command, .source = source }, contexts, keys, replace,
	    NULL, err);
}

void
keymap_mark_macro(struct keymap *km, size_t i)
{
	km->bindings.at[i]->macro = true;
}

int
keymap_unmap(struct keymap *km, const char *contexts, const char *keys, struct hc_err *err)
{
	struct key k[KEY_SEQUENCE];
	const char *s = contexts, *name;
	size_t len;
	int n, rc, found = 0;

	if ((rc = check_contexts(km, contexts, err)) < 0)
		return rc;
	if ((n = keymap_keys(keys, k, err)) < 0)
		return n;
	while (next_context(&s, &name, &len))
		for (size_t i = 0; i < km->bindings.n; i++) {
			struct binding *b = km->bindings.at[i];

			if (!b->removed && b->nkeys == n && begins(b, k, n) && strlen(b->context) == len &&
			    memcmp(b->context, name, len) == 0) {
				b->removed = true;
				found++;
			}
		}
	if (found == 0)
		return hc_fail(err, HC_NOTFOUND, 0, "%.40s is not bound in %.40s.", keys, contexts);
	return HC_OK;
}

enum keymap_result
keymap_find(const struct keymap *km, const char *const *contexts, const struct key *keys, int n, const struct binding **ret)
{
	for (; *contexts != NULL; contexts++) {
		bool prefix = false;

		for (size_t i = 0; i < km->bindings.n; i++) {
			const struct binding *b = km->bindings.at[i];

			if (b->removed || !begins(b, keys, n) || strcmp(b->context, *contexts) != 0)
				continue;
			if (b->nkeys == n) {
				if (ret != NULL)
					*ret = b;
				return KEYMAP_FOUND;
			}
			prefix = true;
		}
		if (prefix)
			return KEYMAP_PREFIX;
	}
	return KEYMAP_NONE;
}

size_t
keymap_list(const struct keymap *km, const char *const *contexts, const struct key *keys, int n, struct arena *a,
    const struct binding *const **ret)
{
	VEC(const struct binding *) out = {0};

	for (; *contexts != NULL; contexts++)
		for (size_t i = 0; i < km->bindings.n; i++) {
			const struct binding *b = km->bindings.at[i];
			bool shadowed = false;

			if (b->removed || !begins(b, keys, n) || strcmp(b->context, *contexts) != 0)
				continue;
			for (size_t j = 0; j < out.n && !shadowed; j++)
				shadowed = begins(out.at[j], b->keys, b->nkeys) || begins(b, out.at[j]->keys, out.at[j]->nkeys);
			if (!shadowed || b->nkeys == n)
				vec_push(a, &out, b);
		}
	*ret = out.at;
	return out.n;
}

const struct binding *
keymap_for(const struct keymap *km, const char *const *contexts, const char *command)
{
	for (const char *const *c = contexts; *c != NULL; c++)
		for (size_t i = 0; i < km->bindings.n; i++) {
			const struct binding *b = km->bindings.at[i];
			const struct binding *first;

			if (!b->removed && strcmp(b->context, *c) == 0 && strcmp(b->command, command) == 0 &&
			    keymap_find(km, contexts, b->keys, b->nkeys, &first) == KEYMAP_FOUND && first == b)
				return b;
		}
	return NULL;
}

size_t
keymap_count(const struct keymap *km)
{
	return km->bindings.n;
}

const struct binding *
keymap_at(const struct keymap *km, size_t i)
{
	return km->bindings.at[i];
}
