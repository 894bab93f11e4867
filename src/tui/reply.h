/*
 * reply.h - what terminals answer in strings (OSC, DCS): read here, or nothing.
 */
#ifndef HC_TUI_REPLY_H
#define HC_TUI_REPLY_H

#include "ui/key.h"

/* A whole string without its ends; kind is the byte that began it: ] for OSC, P for DCS. False: it says nothing to us. The
   event's text points into s. */
bool reply_string(char kind, const char *s, size_t n, struct event *ret);

#endif
