/*
 * input.h - bytes of a terminal to events: UTF-8, escape sequences, pastes, the mouse, and replies that must never type.
 *
 * Pure: time comes as an argument, so a test can split any sequence anywhere. Bytes are pushed in, events pulled out.
 */
#ifndef HC_TUI_INPUT_H
#define HC_TUI_INPUT_H

#include "ui/key.h"

struct input;

#define INPUT_ESC_MS 25		/* a lone Esc is a key after this long, unless input_escape() says otherwise */

struct input *input_new(void);
void input_free(struct input *in);
/* Answers of the terminal may come: a lone Esc waits longer, so that a reply cut in two is still one. */
void input_expect(struct input *in, bool replies);
/* How long a lone Esc waits: a far terminal may send an arrow in two packets. */
void input_escape(struct input *in, int ms);
/* The terminal may not bracket what is pasted: much text that comes at once is taken for a paste. */
void input_burst(struct input *in, bool on);
void input_push(struct input *in, const char *bytes, size_t n, int64_t now_ms);
/* The next event, false when the bytes so far hold none. Call again with a later time after input_wait() ms. */
bool input_next(struct input *in, int64_t now_ms, struct event *ret);
/* True: input_next() would now take a begun sequence for what it is so far. Whoever can still read bytes reads them first. */
bool input_due(const struct input *in, int64_t now_ms);
/* Milliseconds until input_next() may have something without new bytes, -1: never. */
int input_wait(const struct input *in, int64_t now_ms);

#endif
