/*
 * paste.c - text pasted where nothing is being typed is never read as keys: a choice says what to do with it.
 */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/env.h"
#include "base/utf8.h"
#include "ui/ask.h"
#include "ui/form.h"
#include "ui/list.h"
#include "ui/picker.h"
#include "ui/text.h"

#define PREVIEW 12	/* lines shown before they run */

struct pasted {
	struct arena *arena;
	struct app *app;
	const char *text;
	size_t len, lines;
};

static void
drop(void *arg)
{
	struct pasted *p = arg;

	arena_free(p->arena);
}

static size_t
count_lines(const char *s)
{
	size_t n = 0;

	while (*s != '\0') {
		size_t len = strcspn(s, "\r\n");

		n += len > 0;
		s += len + (s[len] != '\0');
	}
	return n;
}

static void
as_commands(void *arg)
{
	struct pasted *p = arg;

	app_source(p->app, p->text, "pasted");
	arena_free(p->arena);
}

/* Commands are shown before they run. */
static void
ask_commands(struct pasted *p)
{
	struct buf b = BUF_INIT;
	const char *s = p->text;
	size_t shown = 0;

	for (; *s != '\0' && shown < PREVIEW; shown++) {
		size_t len = strcspn(s, "\n");

		buf_printf(&b, "%.*s\n", (int)(len > 200 ? 200 : len), s);
		s += len + (s[len] == '\n');
	}
	if (*s != '\0')
		buf_printf(&b, "and %zu more lines\n", p->lines > shown ? p->lines - shown : 1);
	ask_open(p->app, "Run these commands?", buf_str(&b), NULL, as_commands, drop, p);
	buf_free(&b);
}

/* Rows go the way that every import goes: through a file, its dialect sniffed, one undo. */
static void
as_rows(struct pasted *p, const struct object *o)
{
	struct app *app = p->app;
	const char *path = arena_printf(p->arena, "%s/pasted.csv", env_state_dir(app->env, p->arena));
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
	bool ok = fd >= 0 && write(fd, p->text, p->len) == (ssize_t)p->len;

	if (fd >= 0)
		close(fd);
	if (!ok)
		app_say(app, "The rows could not be written to %s.", path);
	else
		app_run(app, arena_printf(p->arena, "import %s \"%s\"", o->name, path), 0);
	unlink(path);
}

static void
as_filter(struct pasted *p, struct list *l)
{
	struct buf b = BUF_INIT;

	buf_addc(&b, '"');
	for (const char *s = p->text; *s != '\0'; s++)
		if (*s != '"' && *s != '\\')
			buf_addc(&b, *s == '\n' || *s == '\t' ? ' ' : *s);
	buf_addc(&b, '"');
	{
		struct hc_err err = { .pos = -1 };

		if (list_use_filter(l, buf_str(&b), &err) < 0)
			app_error(p->app, &err);
	}
	buf_free(&b);
}

static void
chosen(void *arg, const struct choice *c, const char *text)
{
	struct pasted *p = arg;
	struct list *l = list_of(app_focus(p->app));

	if (strcmp(c->data, "commands") == 0) {
		ask_commands(p);
		return;
	}
	if (strcmp(c->data, "filter") == 0 && l != NULL)
		as_filter(p, l);
	else if (strcmp(c->data, "rows") == 0 && l != NULL)
		as_rows(p, l->object);
	else if (strcmp(c->data, "show") == 0)
		text_open(p->app, "Pasted", p->text);
	arena_free(p->arena);
}

/* Text as the program may keep it: line ends as \n, nothing that a terminal would obey. */
static char *
tidy(struct arena *a, const char *s, size_t n, size_t *len)
{
	struct buf b = BUF_INIT;
	char *r;

	for (size_t i = 0; i < n; i++) {
		if (s[i] == '\r' && i + 1 < n && s[i + 1] == '\n')
			continue;
		if (s[i] == '\r')
			buf_addc(&b, '\n');
		else if (s[i] == '\n' || s[i] == '\t' || ((unsigned char)s[i] >= 0x20 && s[i] != 0x7f))
			buf_addc(&b, s[i]);
	}
	*len = utf8_valid(buf_str(&b), b.len);
	r = arena_strndup(a, buf_str(&b), *len);
	buf_free(&b);
	return r;
}

void
paste_open(struct app *app, const char *s, size_t n)
{
	static const struct picker_ops ops = { .done = chosen, .cancelled = drop };
	struct arena *a = arena_new("paste");
	struct pasted *p = ARENA_NEW(a, struct pasted);
	struct list *l = list_of(app_focus(app));
	struct choice c[5] = {0};
	size_t k = 0;

	p->arena = a;
	p->app = app;
	p->text = tidy(a, s, n, &p->len);
	p->lines = count_lines(p->text);
	if (p->lines == 0) {
		app_say(app, "What was pasted holds no text.");
		arena_free(a);
		return;
	}
	if (l != NULL && p->lines == 1 && p->len < 200)
		c[k++] = (struct choice){ .text = "Filter by it", .data = "filter" };
	if (l != NULL && p->lines > 1)
		c[k++] = (struct choice){ .text = arena_printf(a, "Import as %zu rows of %s", p->lines - 1, l->object->plural), .note = "the first line names the columns", .data = "rows" };
	c[k++] = (struct choice){ .text = "Show it", .data = "show" };
	c[k++] = (struct choice){ .text = p->lines == 1 ? "Run as a command" : arena_printf(a, "Run as %zu commands", p->lines),
	    .note = "asks first", .data = "commands" };
	c[k++] = (struct choice){ .text = "Throw it away", .data = "none" };
	picker_open(app, &ops, p, arena_printf(a, "Pasted %zu line%s", p->lines, p->lines == 1 ? "" : "s"), c, k, "", -1, -1);
}
