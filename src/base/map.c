/*
 * map.c - open addressing over an array of entries in insertion order.
 */
#include "base/map.h"

#include <stdint.h>
#include <string.h>

struct entry {
	uint64_t hash;
	const char *key;
	size_t len;
	void *value;
};

struct map {
	struct arena *arena;
	struct entry *entries;
	size_t n, cap;
	uint32_t *index;	/* entry number + 1, 0 empty; size is a power of two, at least twice n */
	size_t size;
};

/* FNV-1a with a final mix: keys are short names. */
static uint64_t
hash_bytes(const void *key, size_t n)
{
	const unsigned char *p = key;
	uint64_t h = UINT64_C(14695981039346656037);

	for (size_t i = 0; i < n; i++)
		h = (h ^ p[i]) * UINT64_C(1099511628211);
	h ^= h >> 32;
	return h * UINT64_C(0x9e3779b97f4a7c15);
}

struct map *
map_new(struct arena *a)
{
	struct map *m = ARENA_NEW(a, struct map);

	m->arena = a;
	return m;
}

static uint32_t *
slot(const struct map *m, uint64_t h, const void *key, size_t n)
{
	for (size_t i = h & (m->size - 1);; i = (i + 1) & (m->size - 1)) {
		const struct entry *e;

		if (m->index[i] == 0)
			return &m->index[i];
		e = &m->entries[m->index[i] - 1];
		if (e->hash == h && e->len == n && memcmp(e->key, key, n) == 0)
			return &m->index[i];
	}
}

void *
map_getn(const struct map *m, const void *key, size_t n)
{
	uint32_t at;

	if (m->n == 0)
		return NULL;
	at = *slot(m, hash_bytes(key, n), key, n);
	return at ? m->entries[at - 1].value : NULL;
}

void *
map_get(const struct map *m, const char *key)
{
	return map_getn(m, key, strlen(key));
}

static void
grow(struct map *m)
{
	size_t cap = m->cap ? m->cap * 2 : 8;
	struct entry *entries = ARENA_ARRAY(m->arena, struct entry, cap);

	if (m->n)
		memcpy(entries, m->entries, m->n * sizeof(*entries));
	m->entries = entries;
	m->cap = cap;
	m->size = cap * 2;
	m->index = ARENA_ARRAY(m->arena, uint32_t, m->size);
	for (size_t i = 0; i < m->n; i++)
		*slot(m, entries[i].hash, entries[i].key, entries[i].len) = (uint32_t)i + 1;
}

void
map_putn(struct map *m, const void *key, size_t n, void *value)
{
	uint64_t h = hash_bytes(key, n);
	uint32_t *at;

	if (m->n == m->cap)
		grow(m);
	at = slot(m, h, key, n);
	if (*at) {
		m->entries[*at - 1].value = value;
		return;
	}
	m->entries[m->n] = (struct entry){ .hash = h, .key = arena_strndup(m->arena, key, n), .len = n, .value = value };
	*at = (uint32_t)++m->n;
}

void
map_put(struct map *m, const char *key, void *value)
{
	map_putn(m, key, strlen(key), value);
}

size_t
map_count(const struct map *m)
{
	return m->n;
}

const char *
map_key(const struct map *m, size_t i)
{
	return m->entries[i].key;
}

void *
map_value(const struct map *m, size_t i)
{
	return m->entries[i].value;
}
