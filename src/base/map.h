/*
 * map.h - a hash map from bytes to a pointer, in an arena. Keeps insertion order for iteration.
 */
#ifndef HC_BASE_MAP_H
#define HC_BASE_MAP_H

#include "base/arena.h"

struct map;

struct map *map_new(struct arena *a);
void *map_get(const struct map *m, const char *key);	/* NULL: not there */
void *map_getn(const struct map *m, const void *key, size_t n);
void map_put(struct map *m, const char *key, void *value);	/* key is copied; replaces */
void map_putn(struct map *m, const void *key, size_t n, void *value);
size_t map_count(const struct map *m);
/* The i-th entry in insertion order, i < map_count(). */
const char *map_key(const struct map *m, size_t i);
void *map_value(const struct map *m, size_t i);

#endif
