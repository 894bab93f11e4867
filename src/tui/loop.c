/*
 * loop.c - waits for the terminal, the worker and signals, all at once; wakes for nothing else.
 *
 * All input that is there is read before anything is painted, so forty keys in one packet are one frame. A frame waits while
 * the last one is still on its way: only the newest state is worth sending.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/env.h"
#include "base/vec.h"
#include "tui/input.h"
#include "tui/term.h"
#include "tui/tui.h"
#include "ui/app.h"
#include "ui/greet.h"
#include "ui/remote.h"
#include "ui/sync.h"
#include "ui/watch.h"
#include "ui/window.h"

#define FRAME_MS 33		/* with input still coming, the screen may be this old */
#define TASK_FRAME_MS 200	/* a bulk edit counts up no faster than this */
#define REST_MS 40		/* after the last key; what came from elsewhere is read and shown then, */
#define NEWS_MS 1000		/* or when it has waited for so long */
#define REPLY_MS 3000		/* how long a terminal may take to say what it can */
#define FENCE_MS 300		/* at the end: answers must not land in the shell */
#define EVENTS_AT_ONCE 4096
#define FAR_MS 30		/* a round trip that is no local terminal's */
#define NEAR_ESC_MS 8		/* a terminal of this machine writes a key in one piece: nothing of it can be under way for long */
#define FAR_ESC_MS 50
#define MAX_ESC_MS 500

static int signal_pipe[2] = { -1, -1 };	/* handlers can reach nothing else */

struct loop {
	struct app *app;
	struct tty *term;
	struct input *input;
	const struct env *env;
	int64_t started, painted, tick_at;
	int64_t typed_at, news_at;	/* the last key; since when something waits to be shown that no key asked for, 0: nothing does */
	bool settled;		/* it has answered, or will not */
	bool answers, lost, remote, holding, refit, gave_up;
	VEC(struct event) ahead;	/* typed while a key waited; the text of pastes and replies is the arena's */
	size_t taken;			/* of them */
	struct arena *ahead_arena;
};

static int64_t
now_ms(const struct loop *l)
{
	return l->env->ticks(l->env) / 1000000;
}

static bool
get(const struct env *env, const char *name)
{
	const char *v = env->get(env, name);

	return v != NULL && *v != '\0';
}

static void
on_signal(int sig)
{
	unsigned char c = (unsigned char)sig;
	int saved = errno;
	ssize_t n = write(signal_pipe[1], &c, 1);

	(void)n;
	errno = saved;
}

static int
catch_signals(void)
{
	static const int sigs[] = { SIGWINCH, SIGHUP, SIGTERM, SIGINT, SIGCONT };
	struct sigaction sa = { .sa_handler = on_signal, .sa_flags = SA_RESTART };

	if (pipe(signal_pipe) < 0)
		return -1;
	for (int i = 0; i < 2; i++) {
		fcntl(signal_pipe[i], F_SETFL, O_NONBLOCK);
		fcntl(signal_pipe[i], F_SETFD, FD_CLOEXEC);
	}
	sigemptyset(&sa.sa_mask);
	for (size_t i = 0; i < sizeof(sigs) / sizeof(sigs[0]); i++)
		sigaction(sigs[i], &sa, NULL);
	signal(SIGPIPE, SIG_IGN);
	return 0;
}

static void
release_signals(void)
{
	static const int sigs[] = { SIGWINCH, SIGHUP, SIGTERM, SIGINT, SIGCONT };

	for (size_t i = 0; i < sizeof(sigs) / sizeof(sigs[0]); i++)
		signal(sigs[i], sigs[i] == SIGHUP ? SIG_IGN : SIG_DFL);	/* a line that is gone is seen before its signal comes */
	close(signal_pipe[0]);
	close(signal_pipe[1]);
	signal_pipe[0] = signal_pipe[1] = -1;
}

static void
fit(struct loop *l)
{
	int w, h;

	term_size(l->term, &w, &h);
	app_resize(l->app, w, h);
	term_repaint(l->term);
}

static void
read_signals(struct loop *l)
{
	unsigned char c;

	while (read(signal_pipe[0], &c, 1) == 1)
		switch (c) {
		case SIGWINCH:
			if (l->holding)	/* the windows cannot draw now */
				l->refit = true;
			else
				fit(l);
			break;
		case SIGCONT:
			term_suspend(l->term);
			term_resume(l->term);
			if (l->holding)
				l->refit = true;
			else
				fit(l);
			break;
		default:
			l->lost = true;
		}
}

/* Everything that is there; false when the terminal is gone. */
static bool
read_bytes(struct loop *l)
{
	char buf[16384];

	for (int i = 0; i < 64; i++) {
		ssize_t n = read(term_fd(l->term), buf, sizeof(buf));

		if (n > 0) {
			input_push(l->input, buf, (size_t)n, now_ms(l));
			if ((size_t)n < sizeof(buf))
				return true;
			continue;
		}
		if (n == 0 || errno == EAGAIN)
			return true;
		if (errno != EINTR)
			return false;
	}
	return true;
}

/* The next of what was typed. Time decides about a begun sequence only when nothing waits to be read: we may have been late, not
   the rest of it. */
static bool
next_typed(struct loop *l, struct event *ev)
{
	struct pollfd p = { .fd = term_fd(l->term), .events = POLLIN };

	if (input_due(l->input, now_ms(l)) && poll(&p, 1, 0) == 1 && (p.revents & POLLIN) && !read_bytes(l))
		l->lost = true;
	return input_next(l->input, now_ms(l), ev);
}

static void
stop_here(struct loop *l)
{
	struct sigaction sa = { .sa_handler = SIG_DFL }, old;

	l->app->suspend = false;
	term_suspend(l->term);
	sigemptyset(&sa.sa_mask);
	sigaction(SIGCONT, &sa, &old);
	kill(0, SIGTSTP);
	/* here again: fg */
	sigaction(SIGCONT, &old, NULL);
	term_resume(l->term);
	fit(l);
}

/* The fence has come: from its way we know how far the terminal is. */
static void
settle(struct loop *l)
{
	int rtt = (int)(now_ms(l) - l->started);

	if (l->settled)
		return;
	l->answers = l->settled = true;
	input_expect(l->input, false);
	if (l->remote || rtt >= FAR_MS)
		input_escape(l->input, 2 * rtt < FAR_ESC_MS ? FAR_ESC_MS : 2 * rtt > MAX_ESC_MS ? MAX_ESC_MS : 2 * rtt);
	else
		input_escape(l->input, NEAR_ESC_MS);
	app_line(l->app, rtt, l->remote);
}

static void
handle_reply(struct loop *l, const struct event *ev)
{
	term_answer(l->term, ev);
	if (ev->reply == REPLY_DA1)
		settle(l);
	else if (ev->reply == REPLY_COLOR)
		app_background(l->app, ev->value < 128);
	else if (ev->reply == REPLY_SCHEME && (ev->value == 1 || ev->value == 2))
		app_background(l->app, ev->value == 1);
}

static void
forget_ahead(struct loop *l)
{
	arena_free(l->ahead_arena);
	l->ahead_arena = NULL;
	memset(&l->ahead, 0, sizeof(l->ahead));
	l->taken = 0;
}

static void
keep_ahead(struct loop *l, struct event ev)
{
	if (l->ahead_arena == NULL)
		l->ahead_arena = arena_new("ahead");
	if (l->ahead.n - l->taken >= EVENTS_AT_ONCE)
		return;
	if (ev.text != NULL)
		ev.text = arena_strndup(l->ahead_arena, ev.text, ev.len);
	vec_push(l->ahead_arena, &l->ahead, ev);
}

/* implements app_terminal.hold */
static bool
hold(void *arg)
{
	struct loop *l = arg;
	struct pollfd p[2] = { { .fd = term_fd(l->term), .events = POLLIN }, { .fd = signal_pipe[0], .events = POLLIN } };
	struct event ev;

	if (term_ready(l->term))
		term_frame(l->term, l->app->canvas);
	if (poll(p, 2, 0) > 0) {
		l->holding = true;
		if (p[1].revents & POLLIN)
			read_signals(l);
		l->holding = false;
		if ((p[0].revents & (POLLHUP | POLLERR | POLLNVAL)) || ((p[0].revents & POLLIN) && !read_bytes(l)))
			l->lost = true;
	}
	while (next_typed(l, &ev)) {
		if (ev.type == EVENT_KEY && (ev.key.code == KEY_ESC || (ev.key.code == 'c' && ev.key.mods == MOD_CTRL))) {
			return l->gave_up = true;
		}
		keep_ahead(l, ev);
	}
	return l->lost;
}

/* Commands typed behind a save that was given up were meant for what it would have left; text is never thrown away. */
static void
settle_ahead(struct loop *l)
{
	struct window *w = app_focus(l->app);

	if (l->gave_up && (w == NULL || w->ops->edit == NULL || w->ops->edit(w) == NULL))
		forget_ahead(l);
	l->gave_up = false;
}

static bool
next_event(struct loop *l, struct event *ev)
{
	settle_ahead(l);
	if (l->taken < l->ahead.n) {
		*ev = l->ahead.at[l->taken++];
		return true;
	}
	return next_typed(l, ev);
}

static void
handle_events(struct loop *l)
{
	struct event ev;

	for (int i = 0; i < EVENTS_AT_ONCE && !l->app->quit && next_event(l, &ev); i++) {
		if (ev.type == EVENT_REPLY) {
			handle_reply(l, &ev);
			continue;
		}
		l->typed_at = now_ms(l);
		app_event(l->app, &ev);
		if (l->app->suspend)
			stop_here(l);
	}
	if (l->taken == l->ahead.n)
		forget_ahead(l);
	if (l->refit) {
		l->refit = false;
		fit(l);
	}
}

/* What goes beside the screen: the clipboard, notes, the progress of something long. */
static void
tell(struct loop *l)
{
	struct app *app = l->app;
	const struct task *t = app->task;

	if (app->copy.len > 0 && !term_copy(l->term, app->copy.data, app->copy.len, app->clipboard != NULL ? app->clipboard : "auto"))
		app_uncopied(app);
	buf_reset(&app->copy);
	if (app->note.len > 0)
		term_note(l->term, buf_str(&app->note));
	buf_reset(&app->note);
	term_progress(l->term, t != NULL && t->total > 0 ? (int)(t->done * 100 / t->total) : -1);
}

/* A frame of news close behind a key's would make the next key late; held down, a key has its own frames to itself. */
static int
news_wait(const struct loop *l, int64_t now)
{
	int64_t rest = l->typed_at + REST_MS - now, most = l->news_at > 0 ? l->news_at + NEWS_MS - now : NEWS_MS;

	rest = rest < most ? rest : most;
	return l->typed_at == 0 || rest < 0 ? 0 : (int)rest;
}

static void
look_for_news(struct loop *l)
{
	struct app *app = l->app;
	int64_t now = now_ms(l);

	if (app->news && l->news_at == 0)
		l->news_at = now;
	app->news_wait = news_wait(l, now) > 0;
	if (!app->news || app->news_wait)
		return;
	app->news = false;
	app->dirty = true;
	l->news_at = 0;
}

static void
paint(struct loop *l)
{
	struct app *app = l->app;

	look_for_news(l);
	if (app->theme_changed) {
		term_use_theme(l->term, app->theme);
		app->theme_changed = false;
		app->dirty = true;
	}
	if (app->repaint) {
		term_repaint(l->term);
		term_ask_background(l->term);	/* it may have changed where nobody tells */
		app->repaint = false;
		app->dirty = true;
	}
	term_mouse(l->term, app->mouse);
	term_width(l->term, app->width_safe ? WIDTH_SAFE : WIDTH_AUTO);
	tell(l);
	if (!app->dirty || !term_ready(l->term) || (app_busy(app) && now_ms(l) - l->painted < TASK_FRAME_MS))
		return;
	app_draw(app);
	term_frame(l->term, app->canvas);
	term_title(l->term, app_title(app));
	l->painted = now_ms(l);
}

static int
least(int a, int b)
{
	return a < 0 ? b : b < 0 ? a : a < b ? a : b;
}

/* Milliseconds until something is due, -1: only events can wake us. */
static int
patience(struct loop *l)
{
	int64_t now = now_ms(l);
	int ms = input_wait(l->input, now), tick = app_wait(l->app);

	if (app_busy(l->app))
		return 0;
	if (tick > 0) {
		if (l->tick_at == 0 || now + tick < l->tick_at)	/* what is due sooner does not wait for what is due later */
			l->tick_at = now + tick;
		ms = least(ms, l->tick_at > now ? (int)(l->tick_at - now) : 0);
	}
	if (l->app->news)
		ms = least(ms, news_wait(l, now));
	if (l->app->dirty)	/* the terminal was not ready */
		ms = least(ms, FRAME_MS);
	return ms;
}

static void
due(struct loop *l)
{
	int64_t now = now_ms(l);

	if (l->tick_at > 0 && now >= l->tick_at) {
		l->tick_at = 0;
		app_tick(l->app);
	}
	if (!l->settled && now - l->started > REPLY_MS) {
		input_expect(l->input, false);
		input_burst(l->input, true);
		l->settled = true;
	}
}

static bool
more_input(struct loop *l)
{
	struct pollfd p = { .fd = term_fd(l->term), .events = POLLIN };

	return now_ms(l) - l->painted < FRAME_MS && poll(&p, 1, 0) == 1 && (p.revents & POLLIN);
}

static void
turn(struct loop *l)
{
	struct pollfd p[2 + APP_FDS] = {
		{ .fd = term_fd(l->term), .events = POLLIN }, { .fd = signal_pipe[0], .events = POLLIN },
	};
	int fds[APP_FDS];
	size_t n = app_fds(l->app, fds);

	for (size_t i = 0; i < n; i++)
		p[2 + i] = (struct pollfd){ .fd = fds[i], .events = POLLIN };
	if (poll(p, (nfds_t)(2 + n), patience(l)) < 0 && errno != EINTR) {
		l->lost = true;
		return;
	}
	if (p[1].revents & POLLIN)
		read_signals(l);
	if ((p[0].revents & POLLIN) && !read_bytes(l))
		l->lost = true;
	else if (p[0].revents & (POLLHUP | POLLERR | POLLNVAL))
		l->lost = true;
	handle_events(l);
	app_work(l->app);
	due(l);
	if (!l->app->quit && !l->lost && !more_input(l))
		paint(l);
}

/* Waits for the answer to a last question, so that no late reply is typed into the shell. */
static void
fence(struct loop *l)
{
	int64_t end = now_ms(l) + FENCE_MS;
	struct event ev;

	term_fence(l->term);
	input_expect(l->input, true);
	for (;;) {
		struct pollfd p = { .fd = term_fd(l->term), .events = POLLIN };
		int64_t left = end - now_ms(l);

		if (left <= 0 || poll(&p, 1, (int)left) <= 0 || !read_bytes(l))
			return;
		while (input_next(l->input, now_ms(l), &ev))
			if (ev.type == EVENT_REPLY && ev.reply == REPLY_DA1)
				return;
	}
}

static void
lend(void *arg)
{
	term_suspend(((struct loop *)arg)->term);
}

static void
take_back(void *arg)
{
	struct loop *l = arg;

	term_resume(l->term);
	fit(l);
}

int
loop_run(struct app *app, struct tty *t, struct hc_err *err)
{
	struct loop l = { .app = app, .term = t, .env = app->env };
	const struct app_terminal terminal = { .leave = lend, .back = take_back, .hold = hold, .arg = &l };

	if (catch_signals() < 0)
		return hc_fail(err, HC_STORE, 0, "no pipe for signals: %s.", strerror(errno));
	l.input = input_new();
	app->terminal = &terminal;
	remote_open(app);
	greet(app);
	l.started = now_ms(&l);
	l.remote = get(l.env, "SSH_CONNECTION") || get(l.env, "SSH_TTY");
	app_line(app, 0, l.remote);
	input_expect(l.input, true);
	/* answers that are here already: the first frame has the right colours */
	if (read_bytes(&l))
		handle_events(&l);
	app->dirty = app->theme_changed = true;
	paint(&l);
	uisync_start(app);
	watch_start(app);
	while (!app->quit && !l.lost)
		turn(&l);
	if (l.lost)
		app_hangup(app);
	else if (l.answers)
		fence(&l);
	app->terminal = NULL;
	forget_ahead(&l);
	input_free(l.input);
	release_signals();
	return 0;
}
