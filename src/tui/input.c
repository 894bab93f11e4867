/*
 * input.c - the terminal's bytes as a state machine (ECMA-48 as xterm speaks it), after Paul Williams' parser.
 *
 * What is a reply or is not known is swallowed whole, at any time and however it is cut: nothing that a terminal answers
 * can run a command. Strings (OSC, DCS, APC, PM, SOS) end at ST, BEL, CAN or SUB. A lone ESC is decided by time; when the rest
 * of a sequence comes late, it is still recognised and the Esc key is all that was invented.
 */
#include "tui/input.h"
#include "tui/keycode.h"
#include "tui/reply.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"

#define MAX_PARAMS 64
#define MAX_STRING 256	/* of a reply that we read; the rest of a longer one is swallowed */
#define PASTE_END "\033[201~"
#define BURST 16	/* so many characters in one packet nobody types */
#define MAX_PASTE (4u << 20)
#define LATE_MS 1000		/* how long after a decided Esc its rest may still come */
#define REPLY_MS 150		/* Esc waits this long while replies are due */
#define HOLD_MS 100		/* after a decided Esc, [ ] and P wait so long for what would make them a reply */
#define STUCK_MS 2000		/* a paste that stood so long ends at Esc or Ctrl-C: its end mark was lost */
#define PARTIAL_MS 300		/* a sequence cut in its middle is given up */

enum state { GROUND, ESC, CSI, SS3, STRING, STRING_ESC, PASTE, HOLD };

struct input {
	struct buf bytes;
	size_t at;		/* first byte not yet read */
	enum state state;
	char params[MAX_PARAMS];
	size_t nparams;
	bool overflow;		/* the sequence is too long to mean anything */
	bool alt;		/* the ESC may have been Alt */
	bool late;		/* this sequence goes on from an Esc that was already given */
	bool again;		/* the byte is to be read once more */
	bool expect, burst;
	int esc_ms;
	char kind;		/* the string's: ] P _ ^ X */
	char string[MAX_STRING + 1];
	size_t nstring;
	int64_t since;		/* when the last byte came */
	int64_t esc_given;	/* when time last decided an Esc; 0: never */
	char utf8[4];		/* a character in progress */
	int utf8_have, utf8_need;
	struct buf paste;
};

struct input *
input_new(void)
{
	struct input *in = xmalloc(sizeof(*in));

	memset(in, 0, sizeof(*in));
	in->esc_ms = INPUT_ESC_MS;
	return in;
}

void
input_free(struct input *in)
{
	if (in == NULL)
		return;
	buf_free(&in->bytes);
	buf_free(&in->paste);
	free(in);
}

void
input_expect(struct input *in, bool replies)
{
	in->expect = replies;
}

void
input_escape(struct input *in, int ms)
{
	in->esc_ms = ms < 0 ? 0 : ms;
}

void
input_burst(struct input *in, bool on)
{
	in->burst = on;
}

/* Text with a line end in its middle, or more than fingers can do, in one packet. A key held down is neither. */
static bool
is_burst(const char *s, size_t n)
{
	bool end = false, same = true;

	for (size_t i = 0; i < n; i++) {
		if (s[i] == '\r' || s[i] == '\n')
			end |= i > 0 && i + 1 < n;
		else if (((unsigned char)s[i] < 0x20 && s[i] != '\t') || s[i] == 0x7f)
			return false;
		same &= s[i] == s[0];
	}
	return !same && (end || n >= BURST);
}

void
input_push(struct input *in, const char *bytes, size_t n, int64_t now_ms)
{
	bool burst = in->burst && in->state == GROUND && in->at == in->bytes.len && is_burst(bytes, n);

	if (in->state == PASTE && n == 1 && (*bytes == 0x03 || *bytes == 0x1b) && now_ms - in->since > STUCK_MS) {
		bytes = PASTE_END;
		n = sizeof(PASTE_END) - 1;
	}
	if (in->at > 0 && in->at == in->bytes.len) {
		buf_reset(&in->bytes);
		in->at = 0;
	}
	if (burst)
		buf_adds(&in->bytes, "\033[200~");
	buf_add(&in->bytes, bytes, n);
	if (burst)
		buf_adds(&in->bytes, "\033[201~");
	in->since = now_ms;
}

static bool
text_key(struct input *in, struct event *ev)
{
	uint32_t cp;
	uint8_t mods = in->alt ? MOD_ALT : 0;

	in->alt = false;
	if (utf8_valid(in->utf8, (size_t)in->utf8_have) != (size_t)in->utf8_have)
		return false;
	utf8_decode(in->utf8, (size_t)in->utf8_have, &cp);
	if (cp >= 0x80 && cp < 0xa0)	/* C1 controls are nobody's keys */
		return false;
	return keycode_event(ev, cp, mods);
}

/* A byte in GROUND, or after ESC as Alt. True: *ev is an event. */
static bool
ground(struct input *in, unsigned char c, struct event *ev)
{
	if (in->utf8_need > 0) {
		if ((c & 0xc0) == 0x80) {
			in->utf8[in->utf8_have++] = (char)c;
			if (in->utf8_have < in->utf8_need)
				return false;
			in->utf8_need = 0;
			return text_key(in, ev);
		}
		in->utf8_need = 0;	/* cut short: drop it and read this byte afresh */
		in->alt = false;
	}
	if (c < 0x20 || c == 0x7f) {
		uint8_t mods = in->alt ? MOD_ALT : 0;

		in->alt = false;
		return keycode_control(c, mods, ev);
	}
	in->utf8[0] = (char)c;
	in->utf8_have = 1;
	if (c < 0x80)
		return text_key(in, ev);
	in->utf8_need = c >= 0xf0 && c < 0xf5 ? 4 : c >= 0xe0 && c < 0xf0 ? 3 : c >= 0xc2 && c < 0xe0 ? 2 : 0;
	return false;
}

/* Decimal parameter i of "1;2:3", `fallback` when absent. */
static int
param(const struct input *in, int i, int fallback)
{
	const char *s = in->params, *end = in->params + in->nparams;
	int v = 0, digits = 0;

	while (s < end && (*s == '?' || *s == '<' || *s == '>' || *s == '='))
		s++;
	for (; i > 0 && s < end; s++)
		i -= *s == ';';
	if (i > 0)
		return fallback;
	for (; s < end && *s >= '0' && *s <= '9'; s++, digits++)
		v = v < 1000000 ? v * 10 + (*s - '0') : v;
	return digits ? v : fallback;
}

static bool
tilde_key(struct input *in, struct event *ev)
{
	int n = param(in, 0, 0);

	if (n == 200 && in->nparams == 3) {
		in->state = PASTE;
		buf_reset(&in->paste);
		return false;
	}
	if (n == 27)
		return keycode_point(param(in, 2, 0), keycode_mods(param(in, 1, 1)), ev);
	return keycode_tilde(n, keycode_mods(param(in, 1, 1)), ev);
}

static bool
mouse_event(struct input *in, char final, struct event *ev)
{
	int b = param(in, 0, -1), x = param(in, 1, 0), y = param(in, 2, 0);

	if (b < 0 || x < 1 || y < 1 || x > 10000 || y > 10000)
		return false;
	memset(ev, 0, sizeof(*ev));
	ev->type = EVENT_MOUSE;
	ev->x = x - 1;
	ev->y = y - 1;
	ev->key.mods = (uint8_t)((b & 4 ? MOD_SHIFT : 0) | (b & 8 ? MOD_ALT : 0) | (b & 16 ? MOD_CTRL : 0));
	ev->button = (b & 3) + 1;
	if (b & 64) {
		if ((b & 3) > 1)
			return false;
		ev->mouse = b & 1 ? MOUSE_WHEEL_DOWN : MOUSE_WHEEL_UP;
	} else {
		ev->mouse = b & 32 ? MOUSE_DRAG : final == 'm' ? MOUSE_RELEASE : MOUSE_PRESS;
	}
	return true;
}

static bool
reply_event(struct input *in, char final, struct event *ev)
{
	memset(ev, 0, sizeof(*ev));
	ev->type = EVENT_REPLY;
	ev->reply = REPLY_OTHER;
	if (final == 'c' && in->params[0] == '?')
		ev->reply = REPLY_DA1;
	if (final == 'u' && in->params[0] == '?')
		ev->reply = REPLY_KEYBOARD;
	if (final == 'n' && in->params[0] == '?' && param(in, 0, 0) == 997) {
		ev->reply = REPLY_SCHEME;
		ev->value = param(in, 1, 0);
	}
	if (final == 'y' && in->params[0] == '?' && in->nparams > 1 && in->params[in->nparams - 1] == '$') {
		ev->reply = REPLY_MODE;
		ev->mode = param(in, 0, 0);
		ev->value = param(in, 1, 0);
	}
	return true;
}

/* The whole of a CSI sequence is in params and final. */
static bool
csi_done(struct input *in, char final, struct event *ev)
{
	char first = in->nparams ? in->params[0] : '\0';
	int second = param(in, 1, 0);

	in->state = GROUND;
	if (in->overflow)
		return false;
	if (first == '<')
		return final == 'M' || final == 'm' ? mouse_event(in, final, ev) : false;
	if (first == '?' || first == '>' || first == '=')
		return reply_event(in, final, ev);
	if (memchr(in->params, '$', in->nparams) != NULL || memchr(in->params, ' ', in->nparams) != NULL)
		return false;
	switch (final) {
	case '~':
		return tilde_key(in, ev);
	case 'u':
		if (second > 1 && (second - 1) & 0x38)	/* super, hyper, meta: the desktop's */
			return false;
		return keycode_point(param(in, 0, 0), keycode_mods(second), ev);
	case 'Z':
		return keycode_event(ev, KEY_TABULATOR, MOD_SHIFT);
	case 'I': case 'O':
		if (in->nparams > 0)
			return false;
		memset(ev, 0, sizeof(*ev));
		ev->type = EVENT_FOCUS;
		ev->focused = final == 'I';
		return true;
	case 'R':	/* F3 with a modifier; anything else is a cursor report */
		if (in->nparams == 3 && in->params[0] == '1' && second >= 2 && second <= 8)
			return keycode_event(ev, KEY_F1 + 2, keycode_mods(second));
		return false;
	}
	if (in->nparams > 0 && param(in, 0, 1) != 1)
		return false;
	return keycode_letter(final, keycode_mods(second), ev);
}

static bool
csi_byte(struct input *in, unsigned char c, struct event *ev)
{
	if (c == 0x1b) {	/* begins again: terminals drop what was cut */
		in->state = ESC;
		in->late = false;
		return false;
	}
	if (c >= 0x20 && c < 0x40) {
		if (in->nparams < MAX_PARAMS)
			in->params[in->nparams++] = (char)c;
		else
			in->overflow = true;
		return false;
	}
	if (c >= 0x40 && c < 0x7f)
		return csi_done(in, (char)c, ev);
	in->state = GROUND;	/* no sequence holds such a byte */
	return false;
}

static bool
string_done(struct input *in, struct event *ev)
{
	in->state = GROUND;
	in->string[in->nstring] = '\0';
	return reply_string(in->kind, in->string, in->nstring, ev);
}

static bool
string_byte(struct input *in, unsigned char c, struct event *ev)
{
	if (in->state == STRING_ESC) {
		if (c == '\\')
			return string_done(in, ev);
		in->state = c == 0x1b ? STRING_ESC : STRING;
		return false;
	}
	if (c == 0x1b)
		in->state = STRING_ESC;
	else if (c == 0x07)
		return string_done(in, ev);
	else if (c == 0x18 || c == 0x1a)
		in->state = GROUND;
	else if (in->nstring < MAX_STRING && c >= 0x20 && c < 0x7f)
		in->string[in->nstring++] = (char)c;
	return false;
}

static bool
paste_byte(struct input *in, unsigned char c, struct event *ev)
{
	static const char end[] = PASTE_END;
	const size_t n = sizeof(end) - 1;

	if (in->paste.len < MAX_PASTE + n)
		buf_addc(&in->paste, (char)c);
	else {	/* too long: keep room for the end mark only */
		memmove(in->paste.data + MAX_PASTE, in->paste.data + MAX_PASTE + 1, n - 1);
		in->paste.data[MAX_PASTE + n - 1] = (char)c;
	}
	if (c != '~' || in->paste.len < n || memcmp(in->paste.data + in->paste.len - n, end, n) != 0)
		return false;
	in->state = GROUND;
	in->paste.len -= n;
	in->paste.data[in->paste.len] = '\0';
	memset(ev, 0, sizeof(*ev));
	ev->type = EVENT_PASTE;
	ev->text = in->paste.data;
	ev->len = in->paste.len;
	return true;
}

static void
begin(struct input *in, enum state state, unsigned char kind)
{
	in->state = state;
	in->kind = (char)kind;
	in->nparams = in->nstring = 0;
	in->overflow = false;
}

static bool
esc_byte(struct input *in, unsigned char c, struct event *ev)
{
	switch (c) {
	case '[':
		begin(in, CSI, c);
		return false;
	case 'O':
		begin(in, SS3, c);
		return false;
	case ']': case 'P': case '_': case '^': case 'X':
		begin(in, STRING, c);
		return false;
	case 0x1b:	/* Esc Esc: the first was a key */
		return keycode_event(ev, KEY_ESC, 0);
	}
	in->state = GROUND;
	in->alt = true;
	return ground(in, c, ev);
}

/* After an Esc that time has decided, the rest of a cut sequence may follow: a string only by what replies begin with, for a
   person may well type ] or P after Esc. */
static bool
goes_on(char kind, unsigned char next)
{
	if (kind == ']')
		return next >= '0' && next <= '9';
	return next == '>' || next == '!' || (next >= '0' && next <= '9');
}

/* What came after such an Esc was held back until now. */
static bool
held_byte(struct input *in, unsigned char c, struct event *ev)
{
	char kind = in->kind;

	if (goes_on(kind, c)) {
		begin(in, STRING, (unsigned char)kind);
		return string_byte(in, c, ev);
	}
	in->state = GROUND;
	in->again = true;
	return keycode_event(ev, (unsigned char)kind, 0);
}

static bool
step(struct input *in, unsigned char c, int64_t now_ms, struct event *ev)
{
	switch (in->state) {
	case GROUND:
		if (c == 0x1b) {
			in->state = ESC;
			in->late = false;
			in->utf8_need = 0;
			return false;
		}
		if (in->esc_given > 0 && now_ms - in->esc_given <= LATE_MS && (c == '[' || c == ']' || c == 'P')) {
			in->late = true;
			in->esc_given = 0;
			begin(in, c == '[' ? CSI : HOLD, c);
			return false;
		}
		in->esc_given = 0;
		return ground(in, c, ev);
	case ESC:
		return esc_byte(in, c, ev);
	case CSI:
		return csi_byte(in, c, ev);
	case SS3:
		in->state = GROUND;
		return keycode_letter((char)c, 0, ev);
	case STRING:
	case STRING_ESC:
		return string_byte(in, c, ev);
	case PASTE:
		return paste_byte(in, c, ev);
	case HOLD:
		return held_byte(in, c, ev);
	}
	return false;
}

/* Time has decided about an unfinished sequence. */
static bool
give_up(struct input *in, int64_t now_ms, struct event *ev)
{
	enum state was = in->state;

	in->state = GROUND;
	switch (was) {
	case ESC:
		in->esc_given = now_ms;
		return keycode_event(ev, KEY_ESC, 0);
	case SS3:
		return keycode_event(ev, 'O', MOD_ALT);
	case HOLD:
		return keycode_event(ev, (unsigned char)in->kind, 0);
	case CSI:
		if (in->nparams > 0)
			return false;
		return keycode_event(ev, '[', in->late ? 0 : MOD_ALT);
	default:
		return false;
	}
}

static int
patience(const struct input *in)
{
	switch (in->state) {
	case ESC:
		return in->expect && in->esc_ms < REPLY_MS ? REPLY_MS : in->esc_ms;
	case SS3:
		return in->esc_ms;
	case HOLD:
		return HOLD_MS;
	case CSI:
		return in->nparams > 0 ? PARTIAL_MS : in->expect ? REPLY_MS : HOLD_MS;
	case STRING: case STRING_ESC:
		return 2000;	/* a lost end must not eat what is typed for ever */
	default:
		return -1;
	}
}

bool
input_next(struct input *in, int64_t now_ms, struct event *ret)
{
	int ms;

	while (in->at < in->bytes.len) {
		unsigned char c = (unsigned char)in->bytes.data[in->at];
		bool found;

		in->again = false;
		found = step(in, c, now_ms, ret);
		in->at += !in->again;
		if (found)
			return true;
	}
	ms = patience(in);
	if (ms >= 0 && now_ms - in->since >= ms)
		return give_up(in, now_ms, ret);
	return false;
}

bool
input_due(const struct input *in, int64_t now_ms)
{
	return in->at == in->bytes.len && input_wait(in, now_ms) == 0;
}

int
input_wait(const struct input *in, int64_t now_ms)
{
	int ms = patience(in);
	int64_t left;

	if (in->at < in->bytes.len)
		return 0;
	if (ms < 0)
		return -1;
	left = in->since + ms - now_ms;
	return left < 0 ? 0 : (int)left;
}
