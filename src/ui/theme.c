/*
 * theme.c - reads theme files, and knows enough of colour to fall back to fewer of them and to measure contrast.
 */
#include "ui/theme.h"

#include <dirent.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/env.h"
#include "base/map.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "model/hot.h"
#include "ui/canvas.h"
#include "ui/share.h"

#define MAX_INHERIT 4

static const char *const role_names[] = {
#define X(ID, name, doc) #name,
	THEME_ROLES(X)
#undef X
};

static const char *const color_names[16] = {
	"black", "red", "green", "yellow", "blue", "magenta", "cyan", "white", "bright-black", "bright-red",
	"bright-green", "bright-yellow", "bright-blue", "bright-magenta", "bright-cyan", "bright-white"
};

/* xterm's values: what the names mean when nobody knows better */
static const uint32_t color_rgb[16] = {
	0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5, 0x7f7f7f, 0xff0000, 0x00ff00,
	0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff
};

static const struct { const char *name; uint8_t attr; } attr_names[] = {
	{ "bold", ATTR_BOLD }, { "underline", ATTR_UNDERLINE }, { "reverse", ATTR_REVERSE }, { "dim", ATTR_DIM },
	{ "italic", ATTR_ITALIC },
};

struct reader {
	struct arena *arena;
	const struct env *env;
	struct map *palette;	/* name -> hex text */
	int depth;
	bool lenient;		/* a fault costs its line only */
};

static int parse_text(struct reader *r, const char *text, const char *file, struct theme *t, struct hc_err *err);

const char *
theme_role_name(int role)
{
	return role >= 0 && role < ROLE_COUNT ? role_names[role] : "?";
}

static int
find_role(const char *name)
{
	for (int i = 0; i < ROLE_COUNT; i++)
		if (strcmp(role_names[i], name) == 0)
			return i;
	return -1;
}

static int
near_role(const char *name)
{
	int best = -1, least = 4;

	for (int i = 0; i < ROLE_COUNT; i++) {
		int d = utf8_distance(name, role_names[i], 3);

		if (d < least) {
			least = d;
			best = i;
		}
	}
	return best;
}

/* -2: not a colour */
static int
find_color(const struct reader *r, const char *name)
{
	const char *hex;
	char *end;
	long n;

	if (strcmp(name, "default") == 0)
		return COLOR_NONE;
	for (int i = 0; i < 16; i++)
		if (strcmp(color_names[i], name) == 0)
			return i;
	if ((hex = map_get(r->palette, name)) != NULL)
		name = hex;
	if (strlen(name) == 6 && strspn(name, "0123456789abcdefABCDEF") == 6)
		return COLOR_RGB | (int)strtol(name, NULL, 16);
	if (strlen(name) <= 3 && *name >= '0' && *name <= '9') {
		n = strtol(name, &end, 10);
		if (*end == '\0' && n <= 255)
			return (int)n;
	}
	return -2;
}

static uint8_t
find_attr(const char *name)
{
	for (size_t i = 0; i < sizeof(attr_names) / sizeof(attr_names[0]); i++)
		if (strcmp(attr_names[i].name, name) == 0)
			return attr_names[i].attr;
	return 0;
}

/* Reads colours and attributes from word *i up to `|`; a mono part holds attributes only. */
static int
parse_style(struct reader *r, const struct hot_line *l, size_t *i, bool mono, struct style *ret, struct hc_err *err)
{
	struct style s = { .fg = COLOR_NONE, .bg = COLOR_NONE };
	int colors = 0;

	for (; *i < l->words.n && strcmp(l->words.at[*i].text, "|") != 0; (*i)++) {
		const struct hot_word *w = &l->words.at[*i];
		uint8_t attr = find_attr(w->text);
		int c;

		if (attr != 0) {
			s.attr |= attr;
			continue;
		}
		if (mono)
			return hot_fail(err, l, w, "a mono part takes bold, underline, reverse, dim or italic, not \"%s\".", w->text);
		if (colors == 2 || (c = find_color(r, w->text)) == -2)
			return hot_fail(err, l, w, "\"%s\" is not a colour or attribute; write a name, 0-255, six hex digits "
			    "or a palette name.", w->text);
		if (colors++ == 0)
			s.fg = c;
		else
			s.bg = c;
	}
	*ret = s;
	return HC_OK;
}

static struct style
basic_of(struct style s)
{
	if (s.fg >= 16)
		s.fg = theme_nearest_16(theme_rgb(s.fg, 0));
	if (s.bg >= 16)
		s.bg = theme_nearest_16(theme_rgb(s.bg, 0));
	if (s.fg == s.bg && s.fg != COLOR_NONE)
		s.fg = s.fg == 0 ? 7 : 0;
	return s;
}

static int
parse_role(struct reader *r, const struct hot_line *l, struct theme *t, struct hc_err *err)
{
	struct role_style rs = { .set = true };
	size_t i = 2;
	int role, near, rc;

	if (l->words.n < 3)
		return hot_fail(err, l, &l->words.at[0], "write role NAME COLOUR [COLOUR] [ATTRIBUTE ...].");
	if ((role = find_role(l->words.at[1].text)) < 0) {
		near = near_role(l->words.at[1].text);
		return hot_fail(err, l, &l->words.at[1], "no role is called \"%s\"%s%s%s", l->words.at[1].text,
		    near < 0 ? "" : "; did you mean ", near < 0 ? "" : role_names[near], near < 0 ? "." : "?");
	}
	if ((rc = parse_style(r, l, &i, false, &rs.full, err)) < 0)
		return rc;
	while (i < l->words.n) {
		const struct hot_word *w;
		bool mono, few;

		if (++i >= l->words.n)	/* the bar */
			break;
		w = &l->words.at[i++];
		mono = strcmp(w->text, "mono:") == 0;
		few = strcmp(w->text, "256:") == 0;
		if (!mono && !few && strcmp(w->text, "16:") != 0)
			return hot_fail(err, l, w, "after | comes 256:, 16: or mono:, not \"%s\".", w->text);
		if ((rc = parse_style(r, l, &i, mono, mono ? &rs.mono : few ? &rs.few : &rs.basic, err)) < 0)
			return rc;
		rs.has_mono |= mono;
		rs.has_few |= few;
		rs.has_basic |= !mono && !few;
	}
	if (!rs.has_few)
		rs.few = rs.full;
	rs.basic = basic_of(rs.has_basic ? rs.basic : rs.few);
	if (!rs.has_mono)
		rs.mono = (struct style){ .fg = COLOR_NONE, .bg = COLOR_NONE, .attr = rs.full.attr };
	t->roles[role] = rs;
	return HC_OK;
}

static int
parse_inherits(struct reader *r, const struct hot_line *l, struct theme *t, struct hc_err *err)
{
	const char *name, *path = NULL;
	char *text;
	int rc;

	if (l->words.n != 2)
		return hot_fail(err, l, &l->words.at[0], "write inherits NAME.");
	name = l->words.at[1].text;
	if (r->env == NULL || ++r->depth > MAX_INHERIT || strchr(name, '/') != NULL ||
	    (text = share_read(r->arena, r->env, "themes", arena_printf(r->arena, "%s.theme", name), &path)) == NULL)
		return hot_fail(err, l, &l->words.at[1], "there is no theme \"%s\" to inherit.", name);
	rc = parse_text(r, text, path, t, err);
	r->depth--;
	return rc;
}

static int
parse_line(struct reader *r, const struct hot_line *l, struct theme *t, struct hc_err *err)
{
	const char *verb = l->words.at[0].text;

	if (strcmp(verb, "role") == 0)
		return parse_role(r, l, t, err);
	if (strcmp(verb, "inherits") == 0)
		return parse_inherits(r, l, t, err);
	if (strcmp(verb, "palette") == 0) {
		if (l->words.n != 3 || strlen(l->words.at[2].text) != 6 || find_color(r, l->words.at[2].text) < COLOR_RGB)
			return hot_fail(err, l, &l->words.at[0], "write palette NAME RRGGBB.");
		if (find_color(r, l->words.at[1].text) != -2 && map_get(r->palette, l->words.at[1].text) == NULL)
			return hot_fail(err, l, &l->words.at[1], "\"%s\" already means a colour; give yours another name.",
			    l->words.at[1].text);
		if (r->depth == 0 || map_get(r->palette, l->words.at[1].text) == NULL)
			map_put(r->palette, l->words.at[1].text, arena_strdup(r->arena, l->words.at[2].text));
		return HC_OK;
	}
	return hot_fail(err, l, &l->words.at[0], "\"%s\" is not theme, palette or role; a theme file holds nothing else.", verb);
}

static void
note_fault(struct reader *r, struct theme *t, const struct hc_err *err)
{
	const char *text = arena_strdup(r->arena, err->msg);

	if (t->nfaults < THEME_FAULTS)
		t->faults[t->nfaults++] = text;
	if (t->fault == NULL)
		t->fault = text;
}

/* Words of the text. Where it does not even split, a lenient reader does without that line. */
static int
split_text(struct reader *r, const char *text, const char *file, struct theme *t, struct hot_text *ret, struct hc_err *err)
{
	char *s = arena_strdup(r->arena, text);
	struct hc_err fault = { .pos = -1 };
	int rc;

	while ((rc = hot_commands(r->arena, s, file, ret, &fault)) < 0) {
		size_t at = fault.pos > 0 ? (size_t)fault.pos : 0;

		if (!r->lenient || fault.pos < 0 || at >= strlen(s) || t->nfaults >= THEME_FAULTS) {
			if (err != NULL)
				*err = fault;
			return rc;
		}
		note_fault(r, t, &fault);
		while (at > 0 && s[at - 1] != '\n')
			at--;
		for (; s[at] != '\0' && s[at] != '\n'; at++)
			s[at] = ' ';
		*ret = (struct hot_text){0};
		fault = (struct hc_err){ .pos = -1 };
	}
	return HC_OK;
}

static int
parse_text(struct reader *r, const char *text, const char *file, struct theme *t, struct hc_err *err)
{
	struct hot_text ht = {0};
	int rc;

	if ((rc = split_text(r, text, file, t, &ht, err)) < 0)
		return rc;
	for (size_t i = 0; i < ht.directives.n; i++) {
		for (size_t j = 0; j < ht.directives.at[i].lines.n; j++) {
			const struct hot_line *l = &ht.directives.at[i].lines.at[j];
			struct hc_err fault = { .pos = -1 };

			if (l->words.n == 0 || (rc = parse_line(r, l, t, &fault)) >= 0)
				continue;
			if (!r->lenient) {
				if (err != NULL)
					*err = fault;
				return rc;
			}
			note_fault(r, t, &fault);
		}
	}
	return HC_OK;
}

static int
read_theme(struct arena *a, const struct env *env, const char *text, const char *file, bool lenient, struct theme **ret,
    struct hc_err *err)
{
	struct reader r = { .arena = a, .env = env, .palette = map_new(a), .lenient = lenient };
	struct theme *t = ARENA_NEW(a, struct theme);
	int rc;

	if ((rc = parse_text(&r, text, file, t, err)) < 0)
		return rc;
	if (!t->roles[ROLE_TEXT].set) {
		struct theme fallback;

		theme_fallback(&fallback);
		t->roles[ROLE_TEXT] = fallback.roles[ROLE_TEXT];
	}
	for (int i = 0; i < ROLE_COUNT; i++)
		if (!t->roles[i].set)
			t->roles[i] = t->roles[i >= ROLE_STAGE_1 && i <= ROLE_STAGE_8 && t->roles[ROLE_STAGE].set ? ROLE_STAGE : ROLE_TEXT];
	t->name = arena_strdup(a, file);
	*ret = t;
	return HC_OK;
}

int
theme_parse(struct arena *a, const struct env *env, const char *text, const char *file, struct theme **ret,
    struct hc_err *err)
{
	return read_theme(a, env, text, file, false, ret, err);
}

int
theme_load(struct arena *a, const struct env *env, const char *name, struct theme **ret, struct hc_err *err)
{
	const char *path = NULL, *const *names;
	char *text = NULL;
	struct buf b = BUF_INIT;
	size_t n = 0;
	int rc;

	if (*name != '\0' && strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") == strlen(name))
		text = share_read(a, env, "themes", arena_printf(a, "%s.theme", name), &path);
	if (text == NULL) {
		theme_list(a, env, &names, &n);
		for (size_t i = 0; i < n; i++)
			buf_printf(&b, "%s%s", i ? ", " : "", names[i]);
		rc = hc_fail(err, HC_NOTFOUND, 0, "there is no theme \"%.40s\"; there are: %s.", name, buf_str(&b));
		buf_free(&b);
		return rc;
	}
	if ((rc = read_theme(a, env, text, path, true, ret, err)) < 0)
		return rc;
	(*ret)->name = arena_strdup(a, name);
	(*ret)->path = path;
	(*ret)->stamp = theme_stamp(path);
	return HC_OK;
}

int64_t
theme_stamp(const char *path)
{
	struct stat st;

	if (path == NULL || stat(path, &st) < 0)
		return 0;
	return (int64_t)((uint64_t)st.st_mtim.tv_sec * 1000000007u + (uint64_t)st.st_mtim.tv_nsec + (uint64_t)st.st_size * 31u +
	    (uint64_t)st.st_ino * 65537u) | 1;
}

static int
name_order(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

int
theme_list(struct arena *a, const struct env *env, const char *const **ret, size_t *n)
{
	const char *dirs[SHARE_DIRS];
	size_t nd = share_dirs(a, env, "themes", dirs);
	struct map *seen = map_new(a);
	VEC(const char *) names = {0};

	for (size_t i = 0; i < nd; i++) {
		DIR *d = opendir(dirs[i]);
		struct dirent *e;

		while (d != NULL && (e = readdir(d)) != NULL) {
			const char *dot = strrchr(e->d_name, '.');
			char *name;

			if (dot == NULL || dot == e->d_name || strcmp(dot, ".theme") != 0 || strncmp(e->d_name, "auto-", 5) == 0)
				continue;	/* auto-dark and auto-light are what auto becomes */
			name = arena_strndup(a, e->d_name, (size_t)(dot - e->d_name));
			if (map_get(seen, name) == NULL) {
				map_put(seen, name, name);
				vec_push(a, &names, name);
			}
		}
		if (d != NULL)
			closedir(d);
	}
	if (names.n > 0)
		qsort(names.at, names.n, sizeof(*names.at), name_order);
	*ret = names.at;
	*n = names.n;
	return HC_OK;
}

void
theme_fallback(struct theme *ret)
{
	static const struct { enum role role; uint8_t attr; } loud[] = {
		{ ROLE_TITLE, ATTR_BOLD }, { ROLE_HEADER, ATTR_BOLD }, { ROLE_HEADER_FOCUS, ATTR_BOLD | ATTR_UNDERLINE },
		{ ROLE_FOCUS, ATTR_REVERSE }, { ROLE_FOCUS_CELL, ATTR_REVERSE | ATTR_BOLD }, { ROLE_POPUP_FOCUS, ATTR_REVERSE },
		{ ROLE_FIELD_FOCUS, ATTR_UNDERLINE }, { ROLE_TAB_FOCUS, ATTR_REVERSE }, { ROLE_KEY, ATTR_BOLD },
		{ ROLE_POPUP_KEY, ATTR_BOLD }, { ROLE_ERROR, ATTR_BOLD }, { ROLE_MARK, ATTR_BOLD }, { ROLE_SECTION, ATTR_BOLD },
	};
	struct style plain = { .fg = COLOR_NONE, .bg = COLOR_NONE };

	memset(ret, 0, sizeof(*ret));
	ret->name = "fallback";
	for (int i = 0; i < ROLE_COUNT; i++)
		ret->roles[i] = (struct role_style){ .full = plain, .few = plain, .basic = plain, .mono = plain, .set = true };
	for (size_t i = 0; i < sizeof(loud) / sizeof(loud[0]); i++) {
		struct role_style *rs = &ret->roles[loud[i].role];

		rs->full.attr = rs->few.attr = rs->basic.attr = rs->mono.attr = loud[i].attr;
	}
}

uint32_t
theme_rgb(int color, uint32_t other)
{
	if (color == COLOR_NONE)
		return other;
	if (color & COLOR_RGB)
		return (uint32_t)color & 0xffffff;
	if (color < 16)
		return color_rgb[color];
	if (color < 232) {
		static const uint8_t steps[6] = { 0, 95, 135, 175, 215, 255 };
		int c = color - 16;

		return (uint32_t)steps[c / 36] << 16 | (uint32_t)steps[c / 6 % 6] << 8 | steps[c % 6];
	}
	return (uint32_t)(8 + (color - 232) * 10) * 0x010101u;
}

static int
distance(uint32_t a, uint32_t b)
{
	int r = (int)(a >> 16 & 255) - (int)(b >> 16 & 255), g = (int)(a >> 8 & 255) - (int)(b >> 8 & 255),
	    bl = (int)(a & 255) - (int)(b & 255);

	return 3 * r * r + 6 * g * g + bl * bl;
}

int
theme_nearest_256(uint32_t rgb)
{
	int best = 16;

	for (int i = 17; i < 256; i++)
		if (distance(theme_rgb(i, 0), rgb) < distance(theme_rgb(best, 0), rgb))
			best = i;
	return best;
}

int
theme_nearest_16(uint32_t rgb)
{
	int best = 0;

	for (int i = 1; i < 16; i++)
		if (distance(color_rgb[i], rgb) < distance(color_rgb[best], rgb))
			best = i;
	return best;
}

static double
luminance(uint32_t rgb)
{
	static const double weight[3] = { 0.0722, 0.7152, 0.2126 };
	double sum = 0;

	for (int i = 0; i < 3; i++) {
		double c = (rgb >> (8 * i) & 255) / 255.0;

		sum += weight[i] * (c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4));
	}
	return sum;
}

double
theme_contrast(uint32_t a, uint32_t b)
{
	double la = luminance(a), lb = luminance(b);

	return la > lb ? (la + 0.05) / (lb + 0.05) : (lb + 0.05) / (la + 0.05);
}
