/*
 * keycode.h - which key a byte, number or letter of a sequence means. Knows nothing of how sequences are cut; input.c does.
 */
#ifndef HC_TUI_KEYCODE_H
#define HC_TUI_KEYCODE_H

#include "tui/input.h"

/* *ev is that key; always true. */
bool keycode_event(struct event *ev, uint32_t code, uint8_t mods);
bool keycode_control(unsigned char c, uint8_t mods, struct event *ev);	/* a byte below 0x20, or 0x7f */
/* The following are false for what is no key of ours. The parameter of modifiers: one more than their bits. */
uint8_t keycode_mods(int p);
bool keycode_point(int code, uint8_t mods, struct event *ev);	/* a key that names its code point: CSI u, modifyOtherKeys */
bool keycode_letter(char final, uint8_t mods, struct event *ev);	/* CSI A, SS3 A */
bool keycode_tilde(int n, uint8_t mods, struct event *ev);	/* CSI 5 ~ */

#endif
