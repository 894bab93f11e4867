/*
 * options.c - the settings there are: name, values, what it means, how it is set and read. A new one is a row here.
 */
#include "ui/options.h"

#include <string.h>

#include "base/utf8.h"
#include "ui/config.h"
#include "ui/langmap.h"
#include "ui/shell.h"

static int
set_flag(struct app *app, const struct setting *o, const char *v, struct hc_err *err)
{
	bool on = strcmp(v, "on") == 0;

	if (!on && strcmp(v, "off") != 0)
		return hc_fail(err, HC_INVALID, 0, "%s is on or off, not \"%.20s\".", o->name, v);
	*(bool *)((char *)app + o->offset) = on;
	return HC_OK;
}

static const char *
get_flag(struct app *app, const struct setting *o)
{
	return *(bool *)((char *)app + o->offset) ? "on" : "off";
}

static int
set_theme(struct app *app, const struct setting *o, const char *v, struct hc_err *err)
{
	return app_set_theme(app, v, err);
}

static const char *
get_theme(struct app *app, const struct setting *o)
{
	return app->theme == NULL ? "" : app->theme_auto ? "auto" : app->theme->name;
}

static const char *const styles[] = { "bar", "cell", "mark" };

static int
set_cursor_style(struct app *app, const struct setting *o, const char *v, struct hc_err *err)
{
	app->cursor_auto |= strcmp(v, "auto") == 0;
	for (int i = 0; i < 3; i++)
		if (strcmp(v, styles[i]) == 0) {
			app->cursor_style = (enum cursor_style)i;
			app->cursor_auto = false;
			return HC_OK;
		}
	if (strcmp(v, "auto") == 0)
		return HC_OK;
	return hc_fail(err, HC_INVALID, 0, "cursor-style is auto, bar, cell or mark, not \"%.20s\".", v);
}

static const char *
get_cursor_style(struct app *app, const struct setting *o)
{
	return app->cursor_auto ? "auto" : styles[app->cursor_style];
}

static int
set_width(struct app *app, const struct setting *o, const char *v, struct hc_err *err)
{
	if (strcmp(v, "auto") != 0 && strcmp(v, "safe") != 0)
		return hc_fail(err, HC_INVALID, 0, "width is auto or safe, not \"%.20s\".", v);
	app->width_safe = strcmp(v, "safe") == 0;
	return HC_OK;
}

static const char *
get_width(struct app *app, const struct setting *o)
{
	return app->width_safe ? "safe" : "auto";
}

static const char *const clipboards[] = { "auto", "raw", "tmux", "off" };

static int
set_clipboard(struct app *app, const struct setting *o, const char *v, struct hc_err *err)
{
	for (int i = 0; i < 4; i++)
		if (strcmp(v, clipboards[i]) == 0) {
			app->clipboard = clipboards[i];
			return HC_OK;
		}
	if (!shell_program(app, arena_strndup(app->turn, v, strcspn(v, " "))))
		return hc_fail(err, HC_INVALID, 0, "clipboard is auto, raw, tmux, off or a program that takes the text, and there is no "
		    "program \"%.40s\".", v);
	app->clipboard = arena_strdup(app->arena, v);
	return HC_OK;
}

static const char *
get_clipboard(struct app *app, const struct setting *o)
{
	return app->clipboard != NULL ? app->clipboard : "auto";
}

static int
set_home(struct app *app, const struct setting *o, const char *v, struct hc_err *err)
{
	app->home = arena_strdup(app->arena, v);
	return HC_OK;
}

static const char *
get_home(struct app *app, const struct setting *o)
{
	return app->home != NULL ? app->home : "";
}

static int
set_preset(struct app *app, const struct setting *o, const char *v, struct hc_err *err)
{
	return config_preset(app, v, err);
}

static const char *
get_preset(struct app *app, const struct setting *o)
{
	return app->preset;
}

static int
set_langmap(struct app *app, const struct setting *o, const char *v, struct hc_err *err)
{
	if (strcmp(v, "off") == 0)
		v = "";
	if (!langmap_known(v))
		return hc_fail(err, HC_INVALID, 0, "langmap is off or a list of ru, uk, el, he and ar, not \"%.40s\".", v);
	app->langmap = arena_strdup(app->arena, v);
	return HC_OK;
}

static const char *
get_langmap(struct app *app, const struct setting *o)
{
	return app->langmap != NULL && *app->langmap != '\0' ? app->langmap : "off";
}

#define FLAG(NAME, MEMBER, SUMMARY) \
	{ .name = NAME, .values = "on off", .summary = SUMMARY, .set = set_flag, .get = get_flag, \
	  .offset = offsetof(struct app, MEMBER) }

static const struct setting options[] = {
	{ .name = "theme", .values = "", .summary = "colours; :theme lists them", .set = set_theme, .get = get_theme },
	{ .name = "cursor-style", .values = "auto bar cell mark", .summary = "how the row under the cursor shows; auto: by how far the terminal is",
	  .set = set_cursor_style, .get = get_cursor_style },
	FLAG("mouse", mouse, "clicks and the wheel are HotCRM's, not the terminal's"),
	FLAG("team-shell", team_shell, "files of the team may run programs; in a file of your own"),
	FLAG("reader", reader, "for screen readers: no decoration, the cursor where the focus is"),
	{ .name = "width", .values = "auto safe", .summary = "safe: columns stay straight whatever the terminal makes of emoji",
	  .set = set_width, .get = get_width },
	{ .name = "clipboard", .values = "", .summary = "how copied text travels: auto, raw, tmux, off (it is shown), or a program: wl-copy",
	  .set = set_clipboard, .get = get_clipboard },
	{ .name = "home", .values = "", .summary = "the object whose list is the first page", .set = set_home, .get = get_home },
	{ .name = "preset", .values = "vim simple emacs", .summary = "keys in the manner of vim, of arrows and F-keys, or of Emacs",
	  .set = set_preset, .get = get_preset },
	{ .name = "langmap", .values = "", .summary = "letters of other keyboards as the keys they stand over: ru,uk,el,he,ar",
	  .set = set_langmap, .get = get_langmap },
};

size_t
option_count(void)
{
	return sizeof(options) / sizeof(options[0]);
}

const struct setting *
option_at(size_t i)
{
	return &options[i];
}

const struct setting *
setting_find(const char *name)
{
	for (size_t i = 0; i < option_count(); i++)
		if (strcmp(options[i].name, name) == 0)
			return &options[i];
	return NULL;
}

static const char *
near_option(const char *name)
{
	const char *best = NULL;
	int least = 3;

	for (size_t i = 0; i < option_count(); i++) {
		int d = utf8_distance(options[i].name, name, 3);

		if (d < least) {
			least = d;
			best = options[i].name;
		}
	}
	return best;
}

int
option_set(struct app *app, const char *name, const char *value, struct hc_err *err)
{
	const struct setting *o = setting_find(name);
	const char *near = near_option(name);

	if (o != NULL)
		return o->set(app, o, value, err);
	if (near != NULL)
		return hc_fail(err, HC_INVALID, 0, "there is no option \"%.40s\"; did you mean %s?", name, near);
	return hc_fail(err, HC_INVALID, 0, "there is no option \"%.40s\"; :options lists them.", name);
}
