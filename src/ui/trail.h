/*
 * trail.h - the places one was at in this sitting, in the order of the visits: `place-back` and `place-forward` walk them.
 *
 * A place is a page and what it is narrowed to. Steps of the cursor, forms and questions are none.
 */
#ifndef HC_UI_TRAIL_H
#define HC_UI_TRAIL_H

#include "ui/window.h"

struct trail;

/* A turn ends: if the page in front is another, it is the newest place. */
void trail_turn_ends(struct app *app);
/* The page in front is about to be covered or closed: how it looks is kept. */
void trail_leaving(struct app *app, const struct window *w);
void trail_free(struct app *app);
/* place-back, place-forward; WINDOW_PASS: another command. */
int trail_command(struct app *app, const struct call *c, struct hc_err *err);

#endif
