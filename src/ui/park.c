/*
 * park.c - see park.h. A file per text, under the state folder: parked/HASH-KEY, HASH being of the workspace's path.
 *
 * A text that is taken away is parked as an empty one.
 */
#include "ui/park.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>

#include "ui/state.h"

#define PATIENCE_MS 700		/* how long a key may wait for another program's transaction */

static const char *
prefix(struct app *app)
{
	uint64_t h = UINT64_C(0xcbf29ce484222325);

	for (const char *s = store_path(app->work->store); *s != '\0'; s++)
		h = (h ^ (unsigned char)*s) * UINT64_C(0x100000001b3);
	return arena_printf(app->turn, "%016llx-", (unsigned long long)h);
}

static const char *
file_name(struct app *app, const char *key)
{
	return strchr(key, '/') == NULL ? arena_printf(app->turn, "parked/%s%s", prefix(app), key) : NULL;
}

int
park_put(struct app *app, const char *key, const char *value, struct hc_err *err)
{
	struct store *s = app->work->store;
	const char *name = file_name(app, key), *there;
	int rc;

	if (value == NULL && name != NULL && store_meta_get(s, app->turn, key, &there, NULL) >= 0 && there == NULL) {
		state_remove(app, name);	/* it never came farther than the file */
		return HC_OK;
	}
	store_patience(s, 0);
	rc = store_meta_put(s, key, value, err);
	store_patience(s, PATIENCE_MS);
	if (name == NULL)
		return rc;
	if (rc >= 0) {
		state_remove(app, name);
		return rc;
	}
	return state_write(app, name, value != NULL ? value : "", value != NULL ? strlen(value) : 0, err);
}

int
park_keep(struct app *app, const char *key, const char *value, struct hc_err *err)
{
	const char *name = file_name(app, key);

	return name != NULL ? state_write(app, name, value, strlen(value), err) : park_put(app, key, value, err);
}

const char *
park_get(struct app *app, struct arena *a, const char *key)
{
	const char *name = file_name(app, key), *text = name != NULL ? state_read(app, a, name) : NULL;

	if (text != NULL)
		return *text != '\0' ? text : NULL;
	return store_meta_get(app->work->store, a, key, &text, NULL) < 0 ? NULL : text;
}

void
park_take(struct app *app)
{
	const char *begin = prefix(app), *path = state_path(app, app->turn, "parked");
	struct dirent *e;
	DIR *d;

	store_patience(app->work->store, PATIENCE_MS);
	if (store_readonly_reason(app->work->store) != NULL || (d = opendir(path)) == NULL)
		return;
	while ((e = readdir(d)) != NULL) {
		const char *key = e->d_name + strlen(begin), *name, *text;

		if (strncmp(e->d_name, begin, strlen(begin)) != 0 || strncmp(key, "draft.", 6) != 0)
			continue;
		name = file_name(app, key);
		if ((text = state_read(app, app->turn, name)) == NULL)
			continue;
		if (store_meta_put(app->work->store, key, *text != '\0' ? text : NULL, NULL) < 0)
			break;	/* locked still: they can wait */
		state_remove(app, name);
	}
	closedir(d);
}
