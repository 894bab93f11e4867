/*
 * script.c - plays a script on the app, without a terminal, and writes down what the screen showed.
 */
#include "ui/script.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "ui/key.h"

static void
send_key(struct app *app, struct key k)
{
	struct event ev = { .type = EVENT_KEY, .key = k };

	app_event(app, &ev);
	app_settle(app);
}

static int
send_keys(struct app *app, const char *s, int line, struct hc_err *err)
{
	struct key k;

	while (*s != '\0' && !app->quit) {
		if (*s == ' ') {
			s++;
			continue;
		}
		if (!key_parse(&s, &k))
			return hc_fail(err, HC_INVALID, 0, "line %d: %.20s is not a key.", line, s);
		send_key(app, k);
		app_draw(app);	/* what a key does may depend on what the last frame showed */
	}
	return HC_OK;
}

static void
send_text(struct app *app, const char *s)
{
	while (*s != '\0') {
		struct key k;

		if (*s == '<')
			k = (struct key){ .code = (unsigned char)*s++ };
		else
			key_parse(&s, &k);
		send_key(app, k);
	}
}

/* \n and \t stand for what a line of a script cannot hold. */
static void
send_paste(struct app *app, const char *s)
{
	struct buf b = BUF_INIT;
	struct event ev = { .type = EVENT_PASTE };

	for (; *s != '\0'; s++) {
		bool mark = s[0] == '\\' && (s[1] == 'n' || s[1] == 't');

		buf_addc(&b, !mark ? *s : s[1] == 'n' ? '\n' : '\t');
		s += mark;
	}
	ev.text = buf_str(&b);
	ev.len = b.len;
	app_event(app, &ev);
	buf_free(&b);
}

static void
dump(struct app *app, bool roles, FILE *out)
{
	struct buf b = BUF_INIT;
	const char *s;

	app_draw(app);
	canvas_dump(app->canvas, roles, &b);
	for (s = buf_str(&b); *s != '\0';) {
		size_t n = strcspn(s, "\n");

		fprintf(out, "|%.*s\n", (int)n, s);
		s += n + (s[n] == '\n');
	}
	buf_free(&b);
}

/* Pressed at one place, carried, let go at another. */
static void
drag(struct app *app, int x, int y, int to_x, int to_y)
{
	struct event ev = { .type = EVENT_MOUSE, .mouse = MOUSE_PRESS, .button = 1, .x = x, .y = y };

	app_event(app, &ev);
	ev.x = to_x;
	ev.y = to_y;
	ev.mouse = MOUSE_DRAG;
	app_event(app, &ev);
	ev.mouse = MOUSE_RELEASE;
	app_event(app, &ev);
}

static int
run_line(struct app *app, const char *s, int line, FILE *out, struct hc_err *err)
{
	int w, h, x, y;

	if (*s == '#' || *s == '\0')
		return HC_OK;
	if (*s == '>') {
		send_text(app, s + 1 + (s[1] == ' '));
	} else if (strcmp(s, ":dump") == 0 || strcmp(s, ":dump roles") == 0) {
		dump(app, s[5] != '\0', out);
	} else if (sscanf(s, ":size %4dx%4d", &w, &h) == 2) {
		app_resize(app, w, h);
	} else if (strncmp(s, ":wait", 5) == 0) {
		app_settle(app);
		app_tick(app);
	} else if (strncmp(s, ":paste ", 7) == 0) {
		send_paste(app, s + 7);
	} else if (sscanf(s, ":drag %4d %4d %4d %4d", &w, &h, &x, &y) == 4) {
		drag(app, w, h, x, y);
	} else if (sscanf(s, ":click %4d %4d", &w, &h) == 2 || sscanf(s, ":wheel %4d %4d", &w, &h) == 2) {
		struct event ev = { .type = EVENT_MOUSE, .button = 1, .x = w, .y = h };

		ev.mouse = s[1] == 'c' ? MOUSE_PRESS : MOUSE_WHEEL_DOWN;
		app_event(app, &ev);
	} else if (*s == ':' && s[1] != '\0') {
		arena_reset(app->turn);
		buf_reset(&app->message);
		app_run(app, s + 1, 0);
		app_turn_ends(app);
	} else {
		return send_keys(app, s, line, err);
	}
	app_settle(app);
	app_draw(app);
	return HC_OK;
}

int
script_run(struct app *app, const char *path, FILE *out, struct hc_err *err)
{
	FILE *f = strcmp(path, "-") == 0 ? stdin : fopen(path, "re");
	char *line = NULL;
	size_t cap = 0;
	ssize_t n;
	int rc = HC_OK, number = 0;

	if (f == NULL)
		return hc_fail(err, HC_NOTFOUND, 0, "%s cannot be read: %s.", path, strerror(errno));
	app->slow_ms = 60000;	/* a script's screens do not depend on the clock */
	app_settle(app);
	app_draw(app);
	while (rc >= 0 && (n = getline(&line, &cap, f)) >= 0) {
		number++;
		while (n > 0 && (line[n - 1] == '\n' || line[n - 1] == '\r'))
			line[--n] = '\0';
		if (*line == '|')
			continue;
		fprintf(out, "%s\n", line);
		if (!app->quit)
			rc = run_line(app, line, number, out, err);
	}
	free(line);
	if (f != stdin)
		fclose(f);
	return rc;
}
