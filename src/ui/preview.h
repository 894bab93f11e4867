/*
 * preview.h - a glance at the record under the cursor, beside a list or below it.
 *
 * It follows when the cursor has rested for 80 ms, so moving never waits for it.
 */
#ifndef HC_UI_PREVIEW_H
#define HC_UI_PREVIEW_H

#include "ui/window.h"

struct preview;

struct preview *preview_new(struct window *w);
void preview_free(struct preview *p);	/* NULL is allowed */
/* Draws the record, or the one before while the cursor has not rested; id NULL: there is none. */
void preview_draw(struct preview *p, const struct object *o, const uint8_t *id, const struct area *a);
void preview_tick(struct preview *p);	/* NULL is allowed */
/* A record changed: what is shown may be old. */
void preview_stale(struct preview *p);

#endif
