/*
 * shell.c - runs programs: on the second worker with pipes, or in front with the terminal.
 *
 * The row under the cursor goes along as HOT_OBJECT, HOT_ID and HOT_FIELD_*, the ids of the marks on standard input.
 */
#include "ui/shell.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/uuid.h"
#include "job/job.h"
#include "ui/ask.h"
#include "ui/list.h"
#include "ui/save.h"
#include "ui/text.h"
#include "ui/window.h"

#define QUERY_IDS 2000		/* marks that a query names one by one */
#define OUTPUT_MAX (4 << 20)

extern char **environ;

struct running {
	char **argv, **env;
	const char *input;
	size_t input_len, sent;
	struct buf out;
	int code;
	bool quiet;
	void (*done)(void *arg, int code, const char *out, size_t n);
	void *arg;
};

static char **
copy_words(struct arena *a, const char *const *words, const char *const *more)
{
	VEC(char *) out = {0};

	for (size_t i = 0; words != NULL && words[i] != NULL; i++)
		vec_push(a, &out, arena_strdup(a, words[i]));
	for (size_t i = 0; more != NULL && more[i] != NULL; i++)
		vec_push(a, &out, arena_strdup(a, more[i]));
	vec_push(a, &out, NULL);
	return out.at;
}

/* Both ends of two pipes; what the child keeps is 0, 1 and 2 only. */
static int
spawn(struct running *r, int *to, int *from, pid_t *pid)
{
	posix_spawn_file_actions_t fa;
	posix_spawnattr_t attr;
	sigset_t none;
	int in[2], out[2], rc;

	if (pipe(in) < 0)
		return errno;
	if (pipe(out) < 0) {
		rc = errno;
		close(in[0]);
		close(in[1]);
		return rc;
	}
	fcntl(in[1], F_SETFD, FD_CLOEXEC);
	fcntl(out[0], F_SETFD, FD_CLOEXEC);
	posix_spawn_file_actions_init(&fa);
	posix_spawn_file_actions_adddup2(&fa, in[0], 0);
	if (r->quiet)
		posix_spawn_file_actions_addopen(&fa, 1, "/dev/null", O_WRONLY, 0);
	else
		posix_spawn_file_actions_adddup2(&fa, out[1], 1);
	posix_spawn_file_actions_adddup2(&fa, r->quiet ? 1 : out[1], 2);
	posix_spawn_file_actions_addclose(&fa, in[0]);
	posix_spawn_file_actions_addclose(&fa, out[1]);
	posix_spawnattr_init(&attr);
	sigemptyset(&none);
	posix_spawnattr_setsigmask(&attr, &none);
	posix_spawnattr_setpgroup(&attr, 0);	/* so that all of it can be stopped */
	posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP);
	rc = posix_spawnp(pid, r->argv[0], &fa, &attr, r->argv, r->env);
	posix_spawn_file_actions_destroy(&fa);
	posix_spawnattr_destroy(&attr);
	close(in[0]);
	close(out[1]);
	if (rc != 0) {
		close(in[1]);
		close(out[0]);
		return rc;
	}
	fcntl(in[1], F_SETFL, O_NONBLOCK);
	*to = in[1];
	*from = out[0];
	return 0;
}

static void
feed(struct running *r, int *to)
{
	ssize_t n = write(*to, r->input + r->sent, r->input_len - r->sent);

	if (n > 0)
		r->sent += (size_t)n;
	if (r->sent == r->input_len || (n < 0 && errno != EAGAIN && errno != EINTR)) {
		close(*to);
		*to = -1;
	}
}

/* Feeds and reads at once; false when it was told to stop. */
static bool
talk(struct job *j, struct running *r, int to, int from)
{
	char block[16384];
	bool on = true;

	if (r->input_len == 0) {
		close(to);
		to = -1;
	}
	while ((on = !job_cancelled(j))) {
		struct pollfd p[2] = { { .fd = from, .events = POLLIN }, { .fd = to, .events = POLLOUT } };
		ssize_t n;

		if (poll(p, to >= 0 ? 2 : 1, 100) < 0 && errno != EINTR)
			break;
		if (to >= 0 && (p[1].revents & (POLLOUT | POLLERR | POLLHUP)))
			feed(r, &to);
		if (!(p[0].revents & (POLLIN | POLLHUP | POLLERR)))
			continue;
		if ((n = read(from, block, sizeof(block))) <= 0)
			break;
		if (r->out.len < OUTPUT_MAX)
			buf_add(&r->out, block, (size_t)n);
	}
	if (to >= 0)
		close(to);
	close(from);
	return on;
}

static int
exit_code(int status)
{
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static int
run_job(struct job *j, void *context)
{
	struct running *r = j->data;
	int to, from, status = 0, rc;
	pid_t pid;

	if ((rc = spawn(r, &to, &from, &pid)) != 0)
		return hc_fail(&j->err, HC_NOTFOUND, 0, "%.60s cannot be run: %s.", r->argv[0], strerror(rc));
	if (!talk(j, r, to, from))
		kill(-pid, SIGTERM);
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	r->code = exit_code(status);
	return HC_OK;
}

static void
job_ended(struct job *j, void *arg)
{
	struct running *r = j->data;

	if (j->code < 0)
		app_error(arg, &j->err);
	else
		r->done(r->arg, r->code, buf_str(&r->out), r->out.len);
}

static void
free_output(void *arg)
{
	buf_free(arg);
}

static void
free_arena(void *arg)
{
	arena_free(arg);
}

bool
shell_program(struct app *app, const char *name)
{
	const char *path = app->env->get(app->env, "PATH");

	if (strchr(name, '/') != NULL)
		return access(name, X_OK) == 0;
	for (const char *s = path != NULL ? path : ""; *s != '\0' && *name != '\0'; s += strcspn(s, ":"), s += *s == ':')
		if (access(arena_printf(app->turn, "%.*s/%s", (int)strcspn(s, ":"), s, name), X_OK) == 0)
			return true;
	return false;
}

int
shell_start(struct app *app, const struct shell_run *run, struct hc_err *err)
{
	struct job *j = job_new("shell");
	struct running *r = ARENA_NEW(j->arena, struct running);

	if (app_helper(app) == NULL) {
		job_drop(j);
		return hc_fail(err, HC_BUSY, 0, "the system gives no thread to run %.60s on.", run->argv[0]);
	}
	r->argv = copy_words(j->arena, run->argv, NULL);
	r->env = copy_words(j->arena, (const char *const *)environ, run->env);
	r->input = run->input != NULL ? arena_dup(j->arena, run->input, run->input_len) : NULL;
	r->input_len = run->input != NULL ? run->input_len : 0;
	r->done = run->done;
	r->arg = run->arg;
	r->quiet = run->quiet;
	arena_defer(j->arena, free_output, &r->out);
	if (run->arena != NULL)
		arena_defer(j->arena, free_arena, run->arena);
	j->data = r;
	j->run = run_job;
	j->done = job_ended;
	j->arg = app;
	worker_post(app_helper(app), j);
	return HC_OK;
}

int
shell_front(struct app *app, const char *const *argv, int *code, struct hc_err *err)
{
	char **words = copy_words(app->turn, argv, NULL);
	int status = 0, rc;
	pid_t pid;

	if (app->terminal == NULL)
		return hc_fail(err, HC_INVALID, 0, "%.60s needs a terminal, and here is none.", argv[0]);
	app->terminal->leave(app->terminal->arg);
	if ((rc = posix_spawnp(&pid, words[0], NULL, NULL, words, environ)) == 0)
		while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
			;
	app->terminal->back(app->terminal->arg);
	app->dirty = true;
	if (rc != 0)
		return hc_fail(err, HC_NOTFOUND, 0, "%.60s cannot be run: %s.", argv[0], strerror(rc));
	*code = exit_code(status);
	return HC_OK;
}

/* The command. */

struct shown {
	struct app *app;
	struct arena *arena;
	enum shell_show show;
	bool background;
	const char *name;
	struct shell_run run;
};

static void
show_output(void *arg, int code, const char *out, size_t n)
{
	struct shown *s = arg;
	struct app *app = s->app;
	const char *nl = memchr(out, '\n', n);
	size_t first = nl != NULL ? (size_t)(nl - out) : n;
	struct buf clean = BUF_INIT;

	for (size_t i = 0; i < n; i++)	/* a NUL would hide the rest */
		buf_addc(&clean, out[i] != '\0' ? out[i] : ' ');
	if ((s->show == SHELL_PAGER || s->show == SHELL_POPUP || s->show == SHELL_LIST) && n > 0)
		text_open(app, s->name, buf_str(&clean));
	else if (s->show == SHELL_STATUS && n > 0)
		app_say(app, "%.*s", (int)(first < 400 ? first : 400), buf_str(&clean));
	else if (code == 0 && s->background)
		app_say(app, "%s is done.", s->name);
	if (code != 0) {
		app_say(app, n > 0 && s->show != SHELL_PAGER ? "%s ended with %d: %.*s" : "%s ended with %d.", s->name, code,
		    (int)(first < 300 ? first : 300), buf_str(&clean));
		app->message_role = ROLE_ERROR;
	}
	buf_free(&clean);
}

static bool
name_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

static void
add_env(struct arena *a, const char ***at, size_t *n, const char *prefix, const char *name, const char *value)
{
	char *s = arena_printf(a, "%s%s=%s", prefix, name, value);

	for (char *p = s; *p != '='; p++)
		if (!name_char(*p))
			*p = '_';
		else if (*p >= 'a' && *p <= 'z')
			*p = (char)(*p - 32);
	(*at)[(*n)++] = s;
}

static void
add_ids(struct buf *b, const char *what, const uint8_t (*ids)[16], size_t n)
{
	char id[UUID_TEXT];

	for (size_t i = 0; i < n; i++) {
		uuid_format(ids[i], id);
		buf_printf(b, "%s%s", i > 0 ? "," : what, id);
	}
}

/* What is marked, as a query that `hotcrm list` takes: a million marked rows cost a program no more than one. NULL: nothing, or
   more marks than a query can name. */
static const char *
marks_query(struct list *l, struct arena *a)
{
	struct pager_spec s = list_spec(l);
	const char *const conditions[] = { s.where, s.filter, s.also };
	struct targets t;
	struct buf b = BUF_INIT;
	const char *text;
	char id[UUID_TEXT];

	buf_adds(&b, l->object->name);
	if (!l->mark_all) {
		if (list_targets(l, &t, NULL) < 0 || t.ids == NULL || t.n > QUERY_IDS)
			t.n = 0;
		add_ids(&b, " id:", t.ids, t.n);
	} else if (list_mark_spec(l, a, &s)) {
		for (size_t i = 0; i < 3; i++)
			if (conditions[i] != NULL && conditions[i][strspn(conditions[i], " ")] != '\0')
				buf_printf(&b, " (%s)", conditions[i]);
		if (s.link != NULL) {
			uuid_format(s.parent, id);
			buf_printf(&b, " %s:%s", s.link->name, id);
		}
		add_ids(&b, " -id:", s.ids, s.nids);
		t.n = 1;
	} else {
		t.n = 0;
	}
	text = t.n > 0 ? arena_strdup(a, buf_str(&b)) : NULL;
	buf_free(&b);
	return text;
}

/* The focused row's fields. */
static const char *const *
row_env(struct app *app, struct arena *a)
{
	struct window *w = app_focus(app), *inner;
	const struct object *o = NULL;
	struct list *l = w != NULL ? list_of(w) : NULL;
	const char **env, *object, *id;
	size_t n = 0;

	if (w != NULL && w->ops->inner != NULL && (inner = w->ops->inner(w)) != NULL)
		w = inner;
	object = w != NULL && w->ops->value != NULL ? w->ops->value(w, "object") : NULL;
	if (object != NULL && app->work != NULL)
		o = model_object(app->work->model, object);
	env = ARENA_ARRAY(a, const char *, (o != NULL ? o->fields.n : 0) + 8);
	if (app->socket_path != NULL)
		add_env(a, &env, &n, "", "HOT_SOCKET", app->socket_path);
	if (app->db_path != NULL)
		add_env(a, &env, &n, "", "HOTCRM_DB", app->db_path);
	if (l != NULL && (id = marks_query(l, a)) != NULL)
		add_env(a, &env, &n, "", "HOT_QUERY", id);
	if (o == NULL || (id = w->ops->value(w, "id")) == NULL)
		return env;
	add_env(a, &env, &n, "", "HOT_OBJECT", object);
	add_env(a, &env, &n, "", "HOT_ID", id);
	for (size_t i = 0; i < o->fields.n; i++) {
		const struct field *f = o->fields.at[i];
		const char *v = access_field(app->work, f, 'r') ? w->ops->value(w, f->name) : NULL;

		if (v != NULL && strlen(v) < 32768)
			add_env(a, &env, &n, "HOT_FIELD_", f->name, v);
	}
	return env;
}

/* Ids of the marks, else of the row, one a line. A marked query has no ids here: the program lists $HOT_QUERY itself. */
static void
row_ids(struct app *app, struct buf *b)
{
	struct window *w = app_focus(app);
	struct list *l = w != NULL ? list_of(w) : NULL;
	struct targets t;
	char id[UUID_TEXT];

	if (l == NULL || l->mark_all || list_targets(l, &t, NULL) < 0)
		return;
	for (size_t i = 0; t.ids != NULL && i < t.n; i++) {
		uuid_format(t.ids[i], id);
		buf_printf(b, "%s\n", id);
	}
}

static void
start_shown(void *arg)
{
	struct shown *s = arg;
	struct hc_err err = { .pos = -1 };
	int rc, code = 0;

	if (s->show == SHELL_NONE && !s->background)
		rc = shell_front(s->app, s->run.argv, &code, &err);
	else if ((rc = shell_start(s->app, &s->run, &err)) >= 0)
		return;
	if (rc < 0)
		app_error(s->app, &err);
	arena_free(s->arena);
}

static void
dropped(void *arg)
{
	arena_free(((struct shown *)arg)->arena);
}

static int
read_show(const char *word, enum shell_show *ret, struct hc_err *err)
{
	static const char *const names[] = { "status", "none", "pager", "popup", "list" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(names[i], word) == 0) {
			*ret = (enum shell_show)i;
			return HC_OK;
		}
	return hc_fail(err, HC_INVALID, 0, "shell -o is none, status, popup, pager or list, not \"%.20s\".", word);
}

int
shell_command(struct app *app, const struct call *c, struct hc_err *err)
{
	struct arena *a = arena_new("shell");
	struct shown *s = ARENA_NEW(a, struct shown);
	struct buf line = BUF_INIT, ids = BUF_INIT;
	const char **words;
	bool ask = false;
	size_t i = 0;
	int rc = HC_OK;

	*s = (struct shown){ .app = app, .arena = a };
	for (; i < c->argc && c->argv[i][0] == '-' && rc >= 0; i++) {
		if (strcmp(c->argv[i], "--") == 0) {
			i++;
			break;
		}
		if (strcmp(c->argv[i], "-b") == 0)
			s->background = true;
		else if (strcmp(c->argv[i], "-c") == 0)
			ask = true;
		else if (strcmp(c->argv[i], "-o") == 0 && i + 1 < c->argc)
			rc = read_show(c->argv[++i], &s->show, err);
		else
			rc = hc_fail(err, HC_INVALID, 0, "shell knows -b, -c and -o, not %.20s; -- ends options.", c->argv[i]);
	}
	if (rc >= 0 && i >= c->argc)
		rc = hc_fail(err, HC_INVALID, 0, "shell needs a program: shell -o pager -- whois %%(website).");
	if (rc < 0) {
		arena_free(a);
		return rc;
	}
	s->name = arena_strdup(a, c->argv[i]);
	for (size_t k = i; k < c->argc; k++)
		buf_printf(&line, "%s%s", k > i ? " " : "", c->argv[k]);
	row_ids(app, &ids);
	words = ARENA_ARRAY(a, const char *, c->argc - i + 1);
	for (size_t k = i; k < c->argc; k++)
		words[k - i] = arena_strdup(a, c->argv[k]);
	s->run = (struct shell_run){
		.argv = words, .env = row_env(app, a), .input = arena_strdup(a, buf_str(&ids)), .input_len = ids.len, .arena = a,
		.done = show_output, .arg = s,
	};
	if (ask)
		ask_open(app, "Run this program?", buf_str(&line), NULL, start_shown, dropped, s);
	else
		start_shown(s);
	buf_free(&line);
	buf_free(&ids);
	return HC_OK;
}
