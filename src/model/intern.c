/*
 * intern.c - field handles: "lead.status" <-> a small number that is the same in every generation of this process.
 *
 * The table only grows and lives as long as the process, like the plugins whose handles it fills.
 */
#include <stdio.h>

#include "base/map.h"
#include "model/model.h"

static struct arena *memory;
static struct map *handles;	/* path -> its place + 1, as a pointer */

hc_field
field_intern(const char *object, const char *field)
{
	char path[160];
	uintptr_t at;

	if (memory == NULL) {
		memory = arena_new("handles");
		handles = map_new(memory);
	}
	snprintf(path, sizeof(path), "%s.%s", object, field);
	at = (uintptr_t)map_get(handles, path);
	if (at == 0) {
		at = map_count(handles) + 1;
		map_put(handles, path, (void *)at);
	}
	return (hc_field)at;
}

const char *
field_path(hc_field handle)
{
	if (handle == 0 || handles == NULL || handle > map_count(handles))
		return "";
	return map_key(handles, handle - 1);
}
