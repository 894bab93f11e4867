/*
 * fuzz_keys.c - terminal bytes in any cut: keys have names that read back, pastes stay bounded, and a reply put between any
 * two sequences types nothing.
 */
#include "fuzz.h"

#include <string.h>

#include "tui/input.h"

static void
check_event(const struct event *ev)
{
	char name[KEY_NAME], text[5];
	const char *s;
	struct key back;

	switch (ev->type) {
	case EVENT_KEY:
		FUZZ_CHECK(ev->key.code <= KEY_F24);
		FUZZ_CHECK(!(ev->key.code >= 0x80 && ev->key.code < 0xa0));
		s = key_name(ev->key, name);
		FUZZ_CHECK(strlen(s) < KEY_NAME);
		/* Shift with a character is the terminal's own spelling; all else reads back */
		if (ev->key.code >= 0x20 && !(ev->key.mods & MOD_SHIFT && ev->key.code < 0x110000) && ev->key.code != '>')
			FUZZ_CHECK(key_parse(&s, &back) && *s == '\0');
		key_text(ev->key, text);
		break;
	case EVENT_PASTE:
		FUZZ_CHECK(ev->len <= 4u << 20);
		break;
	case EVENT_MOUSE:
		FUZZ_CHECK(ev->x >= 0 && ev->y >= 0 && ev->button >= 1 && ev->button <= 4);
		break;
	case EVENT_FOCUS:
	case EVENT_REPLY:
		break;
	}
}

static void
drain(struct input *in, int64_t now, int *keys)
{
	struct event ev;

	while (input_next(in, now, &ev)) {
		check_event(&ev);
		*keys += ev.type == EVENT_KEY;
	}
	FUZZ_CHECK(input_wait(in, now) != 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static const char *const replies[] = { "\033[?62;22c", "\033]11;rgb:0/0/0\033\\", "\033P>|term\033\\", "\033[?2026;2$y" };
	struct input *in;
	int64_t now = 1000;
	int keys = 0, before;
	size_t step;

	if (n < 2)
		return 0;
	in = input_new();
	step = data[0] % 7 + 1;
	input_expect(in, data[0] & 128);
	for (size_t i = 1; i < n; i += step) {
		input_push(in, (const char *)data + i, n - i < step ? n - i : step, now);
		drain(in, now, &keys);
		now += data[0] & 64 ? data[i] % 60 : 0;
		drain(in, now, &keys);
	}
	/* whatever is half-read ends: a paste by its mark, all else by time */
	input_push(in, "\033[201~", 6, now);
	drain(in, now, &keys);
	now += 5000;
	drain(in, now, &keys);
	for (size_t i = 0; i < sizeof(replies) / sizeof(replies[0]); i++) {
		before = keys;
		for (const char *s = replies[i]; *s != '\0'; s++) {
			input_push(in, s, 1, now);
			drain(in, now, &keys);
		}
		FUZZ_CHECK(keys == before);
	}
	input_free(in);
	return 0;
}
