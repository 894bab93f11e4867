/*
 * watch.c - see watch.h. One look after many writes: what a second of an import brought is one frame, not a thousand.
 */
#include "ui/watch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/inotify.h>
#endif

#include "base/env.h"
#include "base/log.h"
#include "engine/engine.h"
#include "host/host.h"
#include "store/journal.h"
#include "ui/everyday.h"
#include "ui/remote.h"
#include "ui/sync.h"
#include "ui/team.h"
#include "ui/window.h"

#define SOON_MS 30		/* after a write: it is not committed before the disk has it */
#define AGAIN_MS 250		/* between two looks, and when the disk takes its time */
#define LAST_MS 1200		/* a write that is not visible after this was our own, or given up */
#define MANY_MS 2000		/* between looks while somebody saves in bulk */
#define DUE_MS 30000		/* between two looks for due jobs because somebody saves in bulk: a program starts for it */
#define POLL_MS 1000		/* where the kernel tells nothing */
#define ENTRIES_MAX 300		/* of the journal; more: any record may be another now */

struct watch {
	int fd;			/* -1: none */
	int log;		/* what the kernel calls the file's log; all else is themes */
	int64_t version, seq;	/* of the file, of the journal: as of the last look */
	int64_t look_at;	/* ticks in ms, 0: nothing to look for */
	int64_t looked, heard;	/* when last */
	int64_t due_at;			/* not before this are due jobs looked for because of many */
	bool many;
};

static int64_t
ticks(const struct app *app)
{
	return app->env->ticks(app->env) / 1000000;
}

void
watch_stop(struct app *app)
{
	if (app->watch != NULL && app->watch->fd >= 0)
		close(app->watch->fd);
	app->watch = NULL;
}

/* The log stays as long as we have the file open, and it is there from the first read on. */
static int
listen_to(const char *path, int *log)
{
#ifdef __linux__
	int fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);

	if (fd < 0)
		return -1;
	if ((*log = inotify_add_watch(fd, path, IN_MODIFY)) < 0) {
		close(fd);
		return -1;
	}
	return fd;
#else
	return -1;
#endif
}

void
watch_start(struct app *app)
{
	struct watch *w;

	watch_stop(app);
	if (app->work == NULL || app->terminal == NULL)
		return;
	w = app->watch = ARENA_NEW(app->arena, struct watch);
	w->seq = journal_head(app->work->store);	/* a read: now the log is there */
	w->version = store_data_version(app->work->store);
	w->fd = listen_to(arena_printf(app->turn, "%s-wal", store_path(app->work->store)), &w->log);
	watch_theme(app);
	if (w->fd < 0)
		log_line(LOG_INFO, "watch: no notice of writes; the file is looked at each second");
}

void
watch_theme(struct app *app)
{
#ifdef __linux__
	const char *path = app->theme != NULL ? app->theme->path : NULL, *slash = path != NULL ? strrchr(path, '/') : NULL;

	/* a folder that cannot be listened to is looked at when something else wakes us */
	if (app->watch != NULL && app->watch->fd >= 0 && slash != NULL &&
	    inotify_add_watch(app->watch->fd, arena_strndup(app->turn, path, (size_t)(slash - path)), IN_CLOSE_WRITE | IN_MOVED_TO) < 0)
		log_line(LOG_INFO, "watch: no notice of themes that are saved");
#endif
}

int
watch_fd(const struct app *app)
{
	return app->watch != NULL && app->watch->look_at == 0 ? app->watch->fd : -1;
}

void
watch_take(struct app *app)
{
#ifdef __linux__
	struct watch *w = app->watch;
	char events[4096] __attribute__((aligned(__alignof__(struct inotify_event))));
	bool log = false, theme = false;
	ssize_t n, at = 0;
	int64_t now;

	if (w == NULL || w->fd < 0 || w->look_at != 0 || (n = read(w->fd, events, sizeof(events))) <= 0)
		return;
	while (at + (ssize_t)sizeof(struct inotify_event) <= n) {
		const struct inotify_event *e = (const void *)(events + at);

		log = log || e->wd == w->log || e->wd < 0;	/* too many at once: anything may have been among them */
		theme = theme || e->wd != w->log;
		at += (ssize_t)(sizeof(*e) + e->len);
	}
	if (theme)
		theme_follow(app);
	if (!log)
		return;
	now = w->heard = ticks(app);
	w->look_at = now + SOON_MS;
	if (w->look_at < w->looked + (w->many ? MANY_MS : AGAIN_MS))
		w->look_at = w->looked + (w->many ? MANY_MS : AGAIN_MS);
#endif
}

int
watch_wait(struct app *app)
{
	struct watch *w = app->watch;
	int64_t left;

	if (w == NULL)
		return 0;
	if (w->fd < 0)
		return app->focused ? POLL_MS : 0;
	if (w->look_at == 0)
		return 0;
	left = w->look_at - ticks(app);
	return left < 1 ? 1 : (int)left;
}

static void
tell(struct app *app, const struct object *o, const uint8_t id[16], char op)
{
	bool rested = ticks(app) >= app->watch->due_at;

	for (struct window *win = app->top; win != NULL; win = win->below) {
		if (win->ops->elsewhere != NULL)
			win->ops->elsewhere(win, o, id, op);
		else if (win->ops->changed != NULL)
			win->ops->changed(win, o, id, op);
	}
	remote_saved(app, o, id, op);
	if (id != NULL || rested)
		everyday_changed(app, o);
	team_changed(app, o);
}

/* The records that were saved since the last look; all of them when there were too many to name: a bulk edit's are not even read. */
static void
tell_news(struct app *app, struct watch *w)
{
	int64_t head = journal_head(app->work->store);
	struct entry *entries;
	size_t n = 0;

	w->many = head - w->seq > ENTRIES_MAX;
	if (!w->many) {
		if (journal_after(app->work->store, w->seq, ENTRIES_MAX, app->turn, &entries, &n, NULL) < 0)
			return;
		for (size_t i = 0; i < n; i++)
			if (entries[i].object != NULL)
				tell(app, entries[i].object, entries[i].record, entries[i].op);
		w->seq = n > 0 ? entries[n - 1].seq : w->seq;
		return;
	}
	w->seq = head;
	for (size_t i = 0; i < app->work->model->objects.n; i++)
		tell(app, app->work->model->objects.at[i], NULL, 'u');
	if (ticks(app) >= w->due_at)
		w->due_at = ticks(app) + DUE_MS;
}

void
watch_look(struct app *app)
{
	struct watch *w = app->watch;
	bool was = app->dirty;
	int64_t version;

	if (w == NULL || app->work == NULL)
		return;
	w->look_at = 0;
	w->looked = ticks(app);
	version = store_data_version(app->work->store);
	if (version == w->version) {	/* not there yet, or it was us */
		if (w->fd >= 0 && w->looked - w->heard < LAST_MS)
			w->look_at = w->looked + AGAIN_MS;
		return;
	}
	w->version = version;
	work_turn(app->work);
	tell_news(app, w);
	uisync_stale(app);
	app->model_stale = app->model_stale || work_outdated(app->work);
	app->news = true;
	app->dirty = was;
	team_turn_ends(app);
}

void
watch_tick(struct app *app)
{
	struct watch *w = app->watch;

	if (w != NULL && (w->fd < 0 || (w->look_at != 0 && ticks(app) >= w->look_at)))
		watch_look(app);
}
