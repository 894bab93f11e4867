/*
 * key.h - what the user did: keys with their names, pastes, the mouse. Made by tui/input.c or a script, read by the windows.
 */
#ifndef HC_UI_KEY_H
#define HC_UI_KEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { MOD_SHIFT = 1, MOD_ALT = 2, MOD_CTRL = 4 };

/* Above Unicode: keys that are no character. */
enum key_code {
	KEY_NONE = 0x110000, KEY_ESC, KEY_RETURN, KEY_TABULATOR, KEY_BACK, KEY_DEL, KEY_INS, KEY_ARROW_UP, KEY_ARROW_DOWN,
	KEY_ARROW_LEFT, KEY_ARROW_RIGHT, KEY_HOME_, KEY_END_, KEY_PAGE_UP, KEY_PAGE_DOWN, KEY_F1,
	KEY_F24 = KEY_F1 + 23
};

struct key {
	uint32_t code;	/* a code point or KEY_* */
	uint8_t mods;	/* MOD_*; a capital letter is its own code point without MOD_SHIFT */
};

enum event_type { EVENT_KEY, EVENT_PASTE, EVENT_MOUSE, EVENT_FOCUS, EVENT_REPLY };
enum mouse_kind { MOUSE_PRESS, MOUSE_RELEASE, MOUSE_DRAG, MOUSE_WHEEL_UP, MOUSE_WHEEL_DOWN };
/* Answers of the terminal: DA1 is the fence that comes last. */
enum reply_kind { REPLY_DA1, REPLY_MODE, REPLY_KEYBOARD, REPLY_COLOR, REPLY_SCHEME, REPLY_VERSION, REPLY_OTHER };

struct event {
	enum event_type type;
	struct key key;
	const char *text;	/* paste: valid until the next event is asked for */
	size_t len;
	enum mouse_kind mouse;
	int button, x, y;	/* 1 left 2 middle 3 right; cells from 0 */
	bool focused;
	enum reply_kind reply;
	/* REPLY_MODE: DECRPM of a private mode, value 1 or 2 says it exists. REPLY_COLOR: value is the background's luminance,
	   0-255. REPLY_SCHEME: value 1 dark, 2 light. REPLY_VERSION: text is the terminal's name and version. */
	int mode, value;
};

#define KEY_NAME 24

/* "j", "<C-s>", "<A-x>", "<S-Tab>", "<Down>", "<Space>", "<lt>": what keys.conf writes. buf holds KEY_NAME bytes. */
/* As people read it: < and not <lt>. */
const char *key_label(struct key k, char *buf);
const char *key_name(struct key k, char *buf);
/* Reads one key at *s and moves *s behind it; false at the end or for an unknown <Name>, which *s then points at. */
bool key_parse(const char **s, struct key *ret);
bool key_equal(struct key a, struct key b);
/* The text a key types, or "" (arrows, Ctrl, Alt); buf holds 5 bytes. */
size_t key_text(struct key k, char *buf);

#endif
