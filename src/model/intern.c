/*
 * intern.c - field handles: "lead.status" <-> a small number that is the same in every generation of this process.
 *
 * The table only grows and lives as long as the process, like the plugins whose handles it fills. It is the one thing that
 * the tenants of a server share, whose models are built on different threads: hence the lock.
 */
#include <pthread.h>
#include <stdio.h>

#include "base/map.h"
#include "model/model.h"

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct arena *memory;
static struct map *handles;	/* path -> its place + 1, as a pointer */

hc_field
field_intern(const char *object, const char *field)
{
	char path[160];
	uintptr_t at;

	snprintf(path, sizeof(path), "%s.%s", object, field);
	pthread_mutex_lock(&lock);
	if (memory == NULL) {
		memory = arena_new("handles");
		handles = map_new(memory);
	}
	at = (uintptr_t)map_get(handles, path);
	if (at == 0) {
		at = map_count(handles) + 1;
		map_put(handles, path, (void *)at);
	}
	pthread_mutex_unlock(&lock);
	return (hc_field)at;
}

const char *
field_path(hc_field handle)
{
	const char *path = "";

	pthread_mutex_lock(&lock);
	if (handle != 0 && handles != NULL && handle <= map_count(handles))
		path = map_key(handles, handle - 1);
	pthread_mutex_unlock(&lock);
	return path;
}
