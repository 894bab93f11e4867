/*
 * theme.h - roles and their colours: windows name a role, a theme file says how it looks.
 *
 * A theme is a text in the common syntax:
 *	inherits dark
 *	palette ink d8dee9
 *	role title ink 2e3440 bold | 256: 188 24 bold | 16: white blue | mono: reverse
 * Colours are `default`, the sixteen names (red, bright-red ...), 0-255, six hex digits or a palette name. Without a `256:` or
 * `16:` part the nearest colours are taken, without `mono:` only the attributes stay. A palette name that is said before
 * `inherits` wins over the inherited one, so that a theme can be ten colours and one line.
 */
#ifndef HC_UI_THEME_H
#define HC_UI_THEME_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

/* name in theme files, what it is for */
#define THEME_ROLES(X) \
	X(TEXT, text, "plain text") \
	X(DIM, dim, "what matters less") \
	X(TITLE, title, "the top line") \
	X(TITLE_DIM, title-dim, "counts and hints on the top line") \
	X(HEADER, header, "column headers") \
	X(HEADER_FOCUS, header-focus, "header of the focused column") \
	X(FOCUS, focus, "the row under the cursor") \
	X(FOCUS_CELL, focus-cell, "the cell under the cursor") \
	X(MARK, mark, "marked rows") \
	X(LABEL, label, "field names") \
	X(REQUIRED, required, "the sign of a required field") \
	X(FIELD, field, "a field that can be typed in") \
	X(FIELD_FOCUS, field-focus, "the field being typed in") \
	X(LINK, link, "a link to another record") \
	X(OK, ok, "done, won") \
	X(WARN, warn, "take care") \
	X(ERROR, error, "refused, lost") \
	X(ACCENT, accent, "a figure or name that stands out") \
	X(MESSAGE, message, "the message line") \
	X(FOOTER, footer, "the bottom line") \
	X(KEY, key, "a key on the bottom line or in help") \
	X(PROMPT, prompt, "a line being typed") \
	X(TAB, tab, "a tab") \
	X(TAB_FOCUS, tab-focus, "the tab in front") \
	X(SECTION, section, "a heading inside a page") \
	X(POPUP, popup, "a window on top") \
	X(POPUP_TITLE, popup-title, "its title") \
	X(POPUP_DIM, popup-dim, "what matters less in it") \
	X(POPUP_FOCUS, popup-focus, "its row under the cursor") \
	X(POPUP_KEY, popup-key, "a key in it") \
	X(BORDER, border, "lines between parts") \
	X(STAGE, stage, "an open choice") \
	X(MATCH, match, "the part that was looked for") \
	X(CHART_1, chart-1, "the first series of a chart") \
	X(CHART_2, chart-2, "the second") \
	X(CHART_3, chart-3, "the third") \
	X(CHART_4, chart-4, "the fourth") \
	X(CHART_5, chart-5, "the fifth") \
	X(CHART_6, chart-6, "the sixth") \
	X(CHART_7, chart-7, "the seventh") \
	X(CHART_8, chart-8, "the eighth") \
	X(STAGE_1, stage-1, "the first open choice of a stage or status; missing ones are as stage") \
	X(STAGE_2, stage-2, "the second") \
	X(STAGE_3, stage-3, "the third") \
	X(STAGE_4, stage-4, "the fourth") \
	X(STAGE_5, stage-5, "the fifth") \
	X(STAGE_6, stage-6, "the sixth") \
	X(STAGE_7, stage-7, "the seventh") \
	X(STAGE_8, stage-8, "the eighth and all behind it")

enum role {
#define X(ID, name, doc) ROLE_##ID,
	THEME_ROLES(X)
#undef X
	ROLE_COUNT
};

enum { COLOR_NONE = -1, COLOR_RGB = 1 << 24 };	/* else 0-255; COLOR_RGB | rrggbb */

struct style {
	int fg, bg;		/* 0-15 only in basic; COLOR_NONE is the terminal's own */
	uint8_t attr;		/* ATTR_* of canvas.h */
};

struct role_style {
	struct style full, few, basic, mono;	/* few: 256 colours */
	bool has_few, has_basic, has_mono, set;
};

enum { THEME_FAULTS = 32 };

struct theme {
	const char *name;
	const char *path;	/* its file, NULL: none */
	int64_t stamp;		/* of the file as it was read: theme_stamp() */
	struct role_style roles[ROLE_COUNT];
	const char *fault;	/* the first line that is wrong, with its place; NULL: none is */
	const char *faults[THEME_FAULTS];	/* all, as far as they fit */
	size_t nfaults;
};

struct env;

/* Reads NAME.theme from the user's folder, the installed one or the source tree; texts in the arena. Roles that the file
   does not name follow `text`. HC_NOTFOUND lists the themes there are. A line that is wrong is left out and becomes the
   theme's `fault`, with file, line and column; the rest counts. */
int theme_load(struct arena *a, const struct env *env, const char *name, struct theme **ret, struct hc_err *err);
/* Another number once somebody saved the file; 0: it cannot be read. */
int64_t theme_stamp(const char *path);
/* Reads one theme text, refusing the first fault; `inherits` is looked up through theme_load() when env is not NULL. */
int theme_parse(struct arena *a, const struct env *env, const char *text, const char *file, struct theme **ret,
    struct hc_err *err);
/* The one that needs no file: the terminal's own colours and attributes. */
void theme_fallback(struct theme *ret);
/* Names of the themes that can be loaded, sorted. */
int theme_list(struct arena *a, const struct env *env, const char *const **ret, size_t *n);
const char *theme_role_name(int role);
/* 24-bit colour of a style's colour, for contrast and for terminals with fewer; `other` when it is the terminal's own. */
uint32_t theme_rgb(int color, uint32_t other);
int theme_nearest_256(uint32_t rgb);
int theme_nearest_16(uint32_t rgb);
/* WCAG 2 contrast of two colours, 1 to 21. */
double theme_contrast(uint32_t a, uint32_t b);

#endif
