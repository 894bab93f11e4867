/*
 * qr.h - a text as a QR code on a terminal. libqrencode draws it, loaded when the first one is wanted: without it there is none.
 */
#ifndef HC_CMD_QR_H
#define HC_CMD_QR_H

#include <stdbool.h>

#include "base/buf.h"

bool qr_there(void);
/* Two modules to a cell, by half blocks, with the light margin that cameras need. Light is light on any terminal where `colour` is
   true; else the blocks are the light ones, for a dark screen. False, and nothing in `out`, when it is wider than `cells` or the
   text is too long. */
bool qr_draw(const char *text, int cells, bool colour, struct buf *out);

#endif
