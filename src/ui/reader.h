/*
 * reader.h - what has the focus in words: reader mode, and screens too small for more.
 */
#ifndef HC_UI_READER_H
#define HC_UI_READER_H

#include "ui/app.h"

/* What has the focus in words, for the last line of reader mode and for screens too small for more. */
void app_announce(struct app *app, struct buf *out);
void reader_draw(struct app *app, const struct area *all);
void reader_draw_tiny(struct app *app, const struct area *all);
int reader_where(struct app *app);
int reader_say(struct app *app, struct hc_err *err);

#endif
