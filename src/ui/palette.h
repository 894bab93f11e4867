/*
 * palette.h - one list to find anything by a few letters: commands with their keys, records, views, dashboards.
 *
 * `>` only commands, `@` people, `#` what is tagged so. Each line shows its key, so it teaches.
 */
#ifndef HC_UI_PALETTE_H
#define HC_UI_PALETTE_H

#include "ui/window.h"

struct choice;

/* `text` stands there to begin with. */
void palette_open(struct app *app, const char *text);
/* How well typed letters fit a name, 0: not at all. Names of words joined by - _ or a blank; case and accents do not matter
   when both are folded. Whole names come before beginnings, beginnings of words before letters inside. */
int palette_score(const char *name, const char *typed);

/* What it would show for `text`, best first; at most max, in a. Its data is "list lead", "?theme" for a setting, ">count" for a command. */
size_t palette_find(struct app *app, const char *text, struct arena *a, struct choice *out, size_t max);

#endif
