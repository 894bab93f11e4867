/*
 * keycode.c - see keycode.h. The numbers are those of xterm, the VT220 and kitty's keyboard protocol.
 */
#include "tui/keycode.h"

#include <stddef.h>
#include <string.h>

bool
keycode_event(struct event *ev, uint32_t code, uint8_t mods)
{
	memset(ev, 0, sizeof(*ev));
	ev->type = EVENT_KEY;
	ev->key = (struct key){ .code = code, .mods = mods };
	return true;
}

bool
keycode_control(unsigned char c, uint8_t mods, struct event *ev)
{
	switch (c) {
	case '\r':
		return keycode_event(ev, KEY_RETURN, mods);
	case '\n':
		return keycode_event(ev, KEY_RETURN, mods);
	case '\t':
		return keycode_event(ev, KEY_TABULATOR, mods);
	case 0x7f: case 0x08:
		return keycode_event(ev, KEY_BACK, mods);
	case 0:
		return keycode_event(ev, ' ', mods | MOD_CTRL);
	}
	return keycode_event(ev, c + (c < 27 ? 0x60u : 0x40u), mods | MOD_CTRL);
}

uint8_t
keycode_mods(int p)
{
	int m = p - 1;

	return p < 2 || p > 256 ? 0 : (uint8_t)((m & 1 ? MOD_SHIFT : 0) | (m & 2 ? MOD_ALT : 0) | (m & 4 ? MOD_CTRL : 0));
}

static const uint32_t keypad[] = {	/* kitty's codes from 57399 on */
	'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.', '/', '*', '-', '+', KEY_RETURN, '=', ',', KEY_ARROW_LEFT,
	KEY_ARROW_RIGHT, KEY_ARROW_UP, KEY_ARROW_DOWN, KEY_PAGE_UP, KEY_PAGE_DOWN, KEY_HOME_, KEY_END_, KEY_INS, KEY_DEL
};

/* A key that names its code point: kitty's CSI u, xterm's modifyOtherKeys. */
bool
keycode_point(int code, uint8_t mods, struct event *ev)
{
	switch (code) {
	case 27:
		return keycode_event(ev, KEY_ESC, mods);
	case 13:
		return keycode_event(ev, KEY_RETURN, mods);
	case 9:
		return keycode_event(ev, KEY_TABULATOR, mods);
	case 127: case 8:
		return keycode_event(ev, KEY_BACK, mods);
	}
	if (code >= 57399 && code <= 57426)
		return keycode_event(ev, keypad[code - 57399], mods);
	if (code < 32 || code > 0x10ffff || (code >= 0x80 && code < 0xa0) || (code >= 0xd800 && code < 0xe000) ||
	    (code >= 57344 && code <= 63743))	/* kitty's private use keys */
		return false;
	if (mods == MOD_SHIFT) {
		if (code >= 'a' && code <= 'z')
			code -= 32;
		mods = 0;
	}
	return keycode_event(ev, (uint32_t)code, mods);
}

static const struct { char final; uint32_t code; } letter_keys[] = {
	{ 'A', KEY_ARROW_UP }, { 'B', KEY_ARROW_DOWN }, { 'C', KEY_ARROW_RIGHT }, { 'D', KEY_ARROW_LEFT }, { 'H', KEY_HOME_ },
	{ 'F', KEY_END_ }, { 'P', KEY_F1 }, { 'Q', KEY_F1 + 1 }, { 'R', KEY_F1 + 2 }, { 'S', KEY_F1 + 3 }
};

bool
keycode_letter(char final, uint8_t mods, struct event *ev)
{
	for (size_t i = 0; i < sizeof(letter_keys) / sizeof(letter_keys[0]); i++)
		if (letter_keys[i].final == final)
			return keycode_event(ev, letter_keys[i].code, mods);
	return false;
}

bool
keycode_tilde(int n, uint8_t mods, struct event *ev)
{
	static const struct { int n; uint32_t code; } table[] = {
		{ 1, KEY_HOME_ }, { 2, KEY_INS }, { 3, KEY_DEL }, { 4, KEY_END_ }, { 5, KEY_PAGE_UP }, { 6, KEY_PAGE_DOWN },
		{ 7, KEY_HOME_ }, { 8, KEY_END_ }, { 11, KEY_F1 }, { 12, KEY_F1 + 1 }, { 13, KEY_F1 + 2 }, { 14, KEY_F1 + 3 },
		{ 15, KEY_F1 + 4 }, { 17, KEY_F1 + 5 }, { 18, KEY_F1 + 6 }, { 19, KEY_F1 + 7 }, { 20, KEY_F1 + 8 },
		{ 21, KEY_F1 + 9 }, { 23, KEY_F1 + 10 }, { 24, KEY_F1 + 11 }
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		if (table[i].n == n)
			return keycode_event(ev, table[i].code, mods);
	return false;
}
