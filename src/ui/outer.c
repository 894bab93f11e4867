/*
 * outer.c - what the app asks of the terminal around its screen: clipboard, notes, a name; and what that terminal tells it.
 *
 * Only words are kept here; tui/loop.c sends them. Without a terminal (scripts) they are said in the message and no more.
 */
#include <string.h>

#include "base/utf8.h"
#include "ui/cell.h"
#include "ui/shell.h"
#include "ui/text.h"
#include "ui/window.h"

#define COPY_MAX 56000		/* bytes; as base64 what terminals take */
#define FAR_MS 30		/* round trips: a bar of the whole row is felt */
#define VERY_FAR_MS 250

bool
app_clipboard_program(const struct app *app)
{
	static const char *const ways[] = { "auto", "raw", "tmux", "off" };

	for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++)
		if (app->clipboard == NULL || strcmp(app->clipboard, ways[i]) == 0)
			return false;
	return true;
}

static void
given(void *arg, int code, const char *out, size_t n)
{
	struct app *app = arg;

	if (code == 0)
		return;
	app_say(app, "%.60s did not take the text: it ended with %d.", app->clipboard, code);
	app->message_role = ROLE_ERROR;
}

/* To a program such as wl-copy, on its standard input; its words are an argument vector, no shell reads them. */
static void
give(struct app *app, const char *text, size_t n, const char *what)
{
	struct shell_run run = { .input = text, .input_len = n, .done = given, .arg = app, .quiet = true };
	struct hc_err err = { .pos = -1 };
	VEC(const char *) argv = {0};

	for (const char *s = app->clipboard; *s != '\0'; s += strcspn(s, " "), s += strspn(s, " "))
		if (strcspn(s, " ") > 0)
			vec_push(app->turn, &argv, arena_strndup(app->turn, s, strcspn(s, " ")));
	vec_push(app->turn, &argv, NULL);
	run.argv = argv.at;
	if (shell_start(app, &run, &err) < 0)
		app_error(app, &err);
	else
		app_say(app, "Given to %s: %s.", argv.at[0], what);
}

void
app_copy(struct app *app, const char *text, size_t n, const char *what)
{
	const char *how = app->clipboard != NULL ? app->clipboard : "auto";

	if (n == 0) {
		app_say(app, "There is nothing to copy.");
		return;
	}
	if (app_clipboard_program(app)) {
		give(app, text, n, what);
		return;
	}
	if (strcmp(how, "off") == 0 || n > COPY_MAX) {
		text_open(app, n > COPY_MAX ? "Too long for the clipboard" : "Copy from here", text);
		return;
	}
	buf_reset(&app->copy);
	buf_add(&app->copy, text, n);
	app_say(app, "Sent to the terminal's clipboard: %s.", what);
}

void
app_uncopied(struct app *app)
{
	text_open(app, "This terminal has no clipboard: copy from here", buf_str(&app->copy));
}

void
app_note(struct app *app, const char *fmt, ...)
{
	va_list ap;

	buf_reset(&app->note);
	va_start(ap, fmt);
	buf_vprintf(&app->note, fmt, ap);
	va_end(ap);
	app_say(app, "%s", buf_str(&app->note));
	app->message_kept = true;
}

void
app_background(struct app *app, bool dark)
{
	enum background was = app->background;

	app->background = dark ? BACK_DARK : BACK_LIGHT;
	if (app->theme_auto && app->background != was)
		app_set_theme(app, "auto", NULL);
}

void
app_line(struct app *app, int round_trip_ms, bool remote)
{
	enum cursor_style was = app->cursor_style;

	if (!app->cursor_auto)
		return;
	app->cursor_style = round_trip_ms >= VERY_FAR_MS ? CURSOR_MARK : remote || round_trip_ms >= FAR_MS ? CURSOR_CELL : CURSOR_BAR;
	app->dirty |= app->cursor_style != was;
}

const char *
app_title(struct app *app)
{
	struct window *w = app->top;
	const char *s = NULL;

	while (w != NULL && w->ops->overlay && w->below != NULL)
		w = w->below;
	if (w != NULL && w->ops->title != NULL)
		s = w->ops->title(w);
	return s != NULL ? arena_printf(app->turn, "%s - HotCRM", s) : "HotCRM";
}
