/*
 * remote.c - both ends of the socket.
 *
 * Nothing here waits: a client that does not read loses its events, one that sends too much or too slowly is dropped.
 */
#include "ui/remote.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/env.h"
#include "base/json.h"
#include "base/log.h"
#include "base/uuid.h"
#include "ui/block.h"
#include "ui/runner.h"
#include "ui/window.h"

#define CLIENTS 8
#define TEXT_MAX (1 << 20)

struct client {
	int fd;			/* -1: free */
	bool listens;
	bool waits;		/* for a command that runs beside the keys */
	uint64_t number;	/* of the visit: the answer to one that left is not the next one's */
	struct buf text;
};

struct remote {
	int fd;
	char path[sizeof(((struct sockaddr_un *)0)->sun_path)];
	struct client clients[CLIENTS];
	uint64_t visits;
	char focus[160];	/* as told last */
};

static char *
folder(const struct env *env, struct arena *a)
{
	const char *run = env->get(env, "XDG_RUNTIME_DIR");

	return run != NULL && *run == '/' ? arena_printf(a, "%s/hotcrm", run) : arena_printf(a, "%s/run", env_state_dir(env, a));
}

static bool
address(struct sockaddr_un *sa, const char *path)
{
	*sa = (struct sockaddr_un){ .sun_family = AF_UNIX };
	if (strlen(path) >= sizeof(sa->sun_path))
		return false;
	memcpy(sa->sun_path, path, strlen(path) + 1);
	return true;
}

static void
keep_fd(int fd)
{
	fcntl(fd, F_SETFD, FD_CLOEXEC);
	fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) | O_NONBLOCK);
}

void
remote_open(struct app *app)
{
	char *dir = folder(app->env, app->turn), *parent = arena_strdup(app->turn, dir), *slash = strrchr(parent, '/');
	struct remote *r;
	struct sockaddr_un sa;
	mode_t was;
	int fd;

	*slash = '\0';
	mkdir(parent, 0700);
	mkdir(dir, 0700);
	if (app->remote != NULL || !address(&sa, arena_printf(app->turn, "%s/%ld.sock", dir, (long)getpid())) ||
	    (fd = socket(AF_UNIX, SOCK_STREAM, 0)) < 0)
		return;
	keep_fd(fd);
	unlink(sa.sun_path);
	was = umask(0177);
	if (bind(fd, (struct sockaddr *)&sa, sizeof(sa)) < 0 || listen(fd, CLIENTS) < 0) {
		log_line(LOG_WARN, "remote: %s: %s", sa.sun_path, strerror(errno));
		umask(was);
		close(fd);
		return;
	}
	umask(was);
	r = app->remote = ARENA_NEW(app->arena, struct remote);
	r->fd = fd;
	memcpy(r->path, sa.sun_path, sizeof(r->path));
	for (size_t i = 0; i < CLIENTS; i++)
		r->clients[i].fd = -1;
	app->socket_path = r->path;
}

static void
hang_up(struct client *c)
{
	if (c->fd >= 0)
		close(c->fd);
	c->fd = -1;
	c->listens = c->waits = false;
	buf_free(&c->text);
}

void
remote_close(struct app *app)
{
	struct remote *r = app->remote;

	if (r == NULL)
		return;
	for (size_t i = 0; i < CLIENTS; i++)
		hang_up(&r->clients[i]);
	close(r->fd);
	unlink(r->path);
	app->remote = NULL;
	app->socket_path = NULL;
}

size_t
remote_fds(const struct app *app, int *ret, size_t max)
{
	const struct remote *r = app->remote;
	size_t n = 0;

	if (r == NULL || max == 0)
		return 0;
	ret[n++] = r->fd;
	for (size_t i = 0; i < CLIENTS && n < max; i++)
		if (r->clients[i].fd >= 0 && !r->clients[i].waits)	/* it has said all */
			ret[n++] = r->clients[i].fd;
	return n;
}

static void
reply(struct app *app, struct client *c, int rc)
{
	struct buf b = BUF_INIT;
	ssize_t n;

	buf_printf(&b, "%s\n%s%s", rc < 0 ? "error" : "ok", buf_str(&app->message), app->message.len > 0 ? "\n" : "");
	n = send(c->fd, b.data, b.len, MSG_NOSIGNAL);
	(void)n;	/* who does not read gets nothing */
	buf_free(&b);
	app->dirty = true;
}

/* implements block.over */
static void
over(struct app *app, void *arg, int rc)
{
	const uint64_t *number = arg;

	for (size_t i = 0; app->remote != NULL && i < CLIENTS; i++) {
		struct client *c = &app->remote->clients[i];

		if (c->fd >= 0 && c->waits && c->number == *number) {
			reply(app, c, rc);
			hang_up(c);
		}
	}
}

/* Its commands, and what they said: when the last of them is over, unless one asks the person who sits here. */
static void
answer(struct app *app, struct client *c)
{
	struct hc_err err = { .pos = -1 };
	bool kept = false;
	struct block *b;
	int rc;

	arena_reset(app->turn);
	buf_reset(&app->message);
	c->number = ++app->remote->visits;
	if ((b = block_new(app, buf_str(&c->text), NULL, &err)) != NULL) {
		b->over = over;
		b->over_arg = arena_dup(b->arena, &c->number, sizeof(c->number));
		rc = block_start(app, b, &kept, &err);
	} else {
		rc = err.code;
	}
	if (rc < 0)
		app_error(app, &err);
	app_turn_ends(app);
	c->waits = kept && runner_awaits(app, b);
	if (!c->waits)
		reply(app, c, rc);
}

static void
take_client(struct app *app, struct client *c)
{
	char block[8192];
	ssize_t n;

	while ((n = read(c->fd, block, sizeof(block))) > 0 && c->text.len < TEXT_MAX)
		buf_add(&c->text, block, (size_t)n);
	if (c->text.len >= TEXT_MAX || (n < 0 && errno != EAGAIN && errno != EINTR)) {
		hang_up(c);
		return;
	}
	if (!c->listens && strncmp(buf_str(&c->text), "events\n", 7) == 0) {
		c->listens = true;
		app->remote->focus[0] = '\0';
	}
	if (n != 0)
		return;
	if (!c->listens && c->text.len > 0 && memchr(c->text.data, '\0', c->text.len) == NULL)
		answer(app, c);
	if (!c->waits)
		hang_up(c);
}

void
remote_take(struct app *app)
{
	struct remote *r = app->remote;
	int fd;

	if (r == NULL)
		return;
	for (size_t i = 0; i < CLIENTS; i++)
		if (r->clients[i].fd >= 0 && !r->clients[i].waits)
			take_client(app, &r->clients[i]);
	for (size_t i = 0; i < CLIENTS; i++)
		if (r->clients[i].fd < 0 && (fd = accept(r->fd, NULL, NULL)) >= 0) {
			keep_fd(fd);
			r->clients[i].fd = fd;
			take_client(app, &r->clients[i]);
		}
}

/* Events. */

static void
tell(struct app *app, struct buf *line)
{
	struct remote *r = app->remote;

	buf_addc(line, '\n');
	for (size_t i = 0; i < CLIENTS; i++)
		if (r->clients[i].fd >= 0 && r->clients[i].listens &&
		    send(r->clients[i].fd, line->data, line->len, MSG_NOSIGNAL | MSG_DONTWAIT) != (ssize_t)line->len)
			hang_up(&r->clients[i]);	/* half a line is worse than none */
}

static bool
heard(const struct app *app)
{
	for (size_t i = 0; app->remote != NULL && i < CLIENTS; i++)
		if (app->remote->clients[i].listens)
			return true;
	return false;
}

static void
tell_about(struct app *app, const char *event, const char *window, const char *object, const char *id, const char *op)
{
	const char *const pairs[][2] = { { "event", event }, { "window", window }, { "object", object }, { "id", id }, { "op", op } };
	struct buf b = BUF_INIT;
	struct jw j = { .out = &b };

	jw_open(&j, '{');
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++)
		if (pairs[i][1] != NULL) {
			jw_key(&j, pairs[i][0]);
			jw_string(&j, pairs[i][1]);
		}
	jw_close(&j, '}');
	tell(app, &b);
	buf_free(&b);
}

void
remote_saved(struct app *app, const struct object *o, const uint8_t id[16], char op)
{
	static const struct { char op; const char *word; } words[] = {
		{ 'c', "create" }, { 'u', "update" }, { 'd', "delete" }, { 'r', "restore" }
	};
	const char *word = "change";
	char text[UUID_TEXT];

	if (!heard(app))
		return;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (words[i].op == op)
			word = words[i].word;
	if (id != NULL)
		uuid_format(id, text);
	tell_about(app, "save", NULL, o->name, id != NULL ? text : NULL, word);
}

void
remote_event(struct app *app, const char *name)
{
	if (heard(app))
		tell_about(app, name, NULL, NULL, NULL, NULL);
}

void
remote_focus(struct app *app)
{
	struct window *w = app_focus(app), *inner;
	const char *object = NULL, *id = NULL, *now;

	if (!heard(app) || w == NULL)
		return;
	if (w->ops->inner != NULL && (inner = w->ops->inner(w)) != NULL)
		w = inner;
	if (w->ops->value != NULL) {
		object = w->ops->value(w, "object");
		id = w->ops->value(w, "id");
	}
	now = arena_printf(app->turn, "%s %s %s", w->ops->name, object != NULL ? object : "", id != NULL ? id : "");
	if (strncmp(now, app->remote->focus, sizeof(app->remote->focus) - 1) == 0)
		return;
	snprintf(app->remote->focus, sizeof(app->remote->focus), "%s", now);
	tell_about(app, "focus", w->ops->name, object, id, NULL);
}

/* The other side. */

static int
reach(const char *path)
{
	struct sockaddr_un sa;
	int fd;

	if (!address(&sa, path) || (fd = socket(AF_UNIX, SOCK_STREAM, 0)) < 0)
		return -1;
	fcntl(fd, F_SETFD, FD_CLOEXEC);
	if (connect(fd, (struct sockaddr *)&sa, sizeof(sa)) == 0)
		return fd;
	close(fd);
	return -1;
}

/* The newest workstation that answers; sockets of dead ones are swept away. */
static int
find(const struct env *env, struct arena *a)
{
	const char *given = env->get(env, "HOT_SOCKET"), *dir = folder(env, a);
	struct dirent *e;
	struct stat st;
	int64_t newest = -1;
	int best = -1, fd;
	DIR *d;

	if (given != NULL && *given != '\0')
		return reach(given);
	if ((d = opendir(dir)) == NULL)
		return -1;
	while ((e = readdir(d)) != NULL) {
		const char *path = arena_printf(a, "%s/%s", dir, e->d_name), *dot = strrchr(e->d_name, '.');

		if (dot == NULL || strcmp(dot, ".sock") != 0 || lstat(path, &st) < 0 || !S_ISSOCK(st.st_mode))
			continue;
		if ((fd = reach(path)) < 0) {
			unlink(path);
			continue;
		}
		if ((int64_t)st.st_mtim.tv_sec * 1000000000 + st.st_mtim.tv_nsec <= newest) {
			close(fd);
			continue;
		}
		newest = (int64_t)st.st_mtim.tv_sec * 1000000000 + st.st_mtim.tv_nsec;
		if (best >= 0)
			close(best);
		best = fd;
	}
	closedir(d);
	return best;
}

static bool
send_all(int fd, const char *s, size_t n)
{
	while (n > 0) {
		ssize_t k = send(fd, s, n, MSG_NOSIGNAL);

		if (k < 0 && errno == EINTR)
			continue;
		if (k <= 0)
			return false;
		s += k;
		n -= (size_t)k;
	}
	return true;
}

int
remote_send(const struct env *env, const char *text, struct hc_err *err)
{
	struct arena *a = arena_new("remote");
	struct buf got = BUF_INIT;
	char block[8192];
	ssize_t n;
	int fd = find(env, a), rc = HC_OK;

	arena_free(a);
	if (fd < 0)
		return hc_fail(err, HC_NOTFOUND, 0, "No workstation of yours is running; start hotcrm in a terminal.");
	if (text != NULL ? !send_all(fd, text, strlen(text)) || shutdown(fd, SHUT_WR) < 0 : !send_all(fd, "events\n", 7))
		rc = hc_fail(err, HC_STORE, 0, "The workstation does not listen: %s.", strerror(errno));
	while (rc >= 0 && (n = read(fd, block, sizeof(block))) > 0) {
		if (text != NULL) {
			buf_add(&got, block, (size_t)n);
		} else {
			fwrite(block, 1, (size_t)n, stdout);
			fflush(stdout);
		}
	}
	close(fd);
	if (rc >= 0 && text != NULL) {
		const char *s = buf_str(&got), *body = strchr(s, '\n');

		body = body != NULL ? body + 1 : "";
		if (strncmp(s, "ok", 2) == 0)
			fputs(body, stdout);
		else
			rc = hc_fail(err, HC_INVALID, 0, "%.*s", (int)strcspn(body, "\n"), *body != '\0' ? body : "The workstation gave no answer.");
	}
	buf_free(&got);
	return rc;
}
