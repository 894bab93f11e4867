/*
 * tell.c - what the terminal is asked and told beside its screen: the probe and its answers, title, clipboard, notes, progress.
 *
 * Nothing here is ever needed: a terminal that stays silent gets a plain screen. What could be printed as text by one that
 * does not understand it is only sent where the name or the answers say that it will not be.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/env.h"
#include "base/utf8.h"
#include "tui/tty.h"

#define COPY_MAX 74994		/* base64; what xterm and tmux take */
#define SCREEN_CHUNK 512	/* GNU screen's envelope holds no more than 768 */

void
term_fence(struct tty *t)
{
	if (t->caps->ansi)
		tty_puts(t, "\033[c");
}

void
term_query(struct tty *t)
{
	if (t->modern && t->caps->ansi)
		tty_puts(t, "\033[?2026$p\033[?2031$p\033[?u\033]11;?\033\\\033[>q");
	term_fence(t);
	t->asked = true;
}

/* Terminals that draw progress for OSC 9;4; others would show it as a note. */
static bool
knows_progress(const char *version)
{
	static const char *const names[] = { "ghostty 1.2", "ghostty 1.3", "WezTerm 2025", "WezTerm 2026", "ConEmu", "mintty" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strncmp(version, names[i], strlen(names[i])) == 0)
			return true;
	return false;
}

void
term_answer(struct tty *t, const struct event *ev)
{
	bool on = ev->value == 1 || ev->value == 2;

	switch (ev->reply) {
	case REPLY_DA1:
		t->answered = true;
		break;
	case REPLY_MODE:
		if (ev->mode == 2026)
			t->caps->sync = on;
		if (ev->mode == 2031 && on && !t->scheme) {
			t->scheme = true;
			tty_puts(t, "\033[?2031h");
			tty_arm(t);
		}
		break;
	case REPLY_KEYBOARD:
		if (t->keyboard || t->answered)	/* asked once; what comes unasked changes nothing */
			break;
		t->keyboard = true;
		tty_puts(t, "\033[>1u");
		tty_arm(t);
		break;
	case REPLY_COLOR:
		t->background = ev->value;
		break;
	case REPLY_VERSION:
		t->progress = knows_progress(ev->text);
		break;
	default:
		break;
	}
}

int
term_background(const struct tty *t)
{
	return t->background;
}

void
term_ask_background(struct tty *t)
{
	if (t->modern && t->caps->ansi && !t->away)
		tty_puts(t, "\033]11;?\033\\");
}

/* Printable text of at most n bytes, cut between characters. */
static void
add_clean(struct buf *b, const char *s, size_t n)
{
	struct buf clean = BUF_INIT;

	utf8_clean(&clean, s, strlen(s));
	n = utf8_valid(buf_str(&clean), clean.len < n ? clean.len : n);
	buf_add(b, buf_str(&clean), n);
	buf_free(&clean);
}

void
term_title(struct tty *t, const char *title)
{
	struct buf b = BUF_INIT;

	if (!t->modern || !t->caps->ansi || t->away || t->caps->ascii)
		return;
	buf_adds(&b, "\033]2;");
	add_clean(&b, title, sizeof(t->title) - 16);
	if (strncmp(t->title, buf_str(&b), sizeof(t->title)) != 0) {
		snprintf(t->title, sizeof(t->title), "%s", buf_str(&b));
		buf_adds(&b, "\033\\");
		tty_send(t, b.data, b.len);
	}
	buf_free(&b);
}

void
term_note(struct tty *t, const char *text)
{
	struct buf b = BUF_INIT;

	buf_addc(&b, '\a');
	if (t->modern && t->caps->ansi && !t->screen) {
		buf_adds(&b, "\033]9;HotCRM: ");
		add_clean(&b, text, 200);
		buf_adds(&b, "\033\\");
	}
	tty_send(t, b.data, b.len);
	buf_free(&b);
}

void
term_progress(struct tty *t, int percent)
{
	const char *vte = t->env->get(t->env, "VTE_VERSION"), *wt = t->env->get(t->env, "WT_SESSION");
	char text[32];

	if (t->away || (percent < 0 && !t->progress_on) ||
	    !(t->progress || (wt != NULL && *wt != '\0') || (vte != NULL && strtol(vte, NULL, 10) >= 7900)))
		return;
	snprintf(text, sizeof(text), percent < 0 ? "\033]9;4;0\033\\" : "\033]9;4;1;%d\033\\", percent > 100 ? 100 : percent);
	tty_puts(t, text);
	if (t->progress_on != (percent >= 0)) {
		t->progress_on = percent >= 0;
		tty_arm(t);
	}
}

static void
add_base64(struct buf *b, const char *s, size_t n)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	const unsigned char *p = (const unsigned char *)s;

	for (size_t i = 0; i < n; i += 3) {
		uint32_t v = (uint32_t)p[i] << 16 | (i + 1 < n ? (uint32_t)p[i + 1] << 8 : 0) | (i + 2 < n ? p[i + 2] : 0);

		buf_addc(b, digits[v >> 18 & 63]);
		buf_addc(b, digits[v >> 12 & 63]);
		buf_addc(b, i + 1 < n ? digits[v >> 6 & 63] : '=');
		buf_addc(b, i + 2 < n ? digits[v & 63] : '=');
	}
}

/* An envelope in which a multiplexer hands bytes to the terminal outside. */
static void
wrap(struct buf *out, const struct buf *in, bool tmux)
{
	for (size_t at = 0; at < in->len; at += SCREEN_CHUNK) {
		size_t n = in->len - at < SCREEN_CHUNK ? in->len - at : SCREEN_CHUNK;

		if (tmux)
			n = in->len;
		buf_adds(out, tmux ? "\033Ptmux;" : "\033P");
		for (size_t i = 0; i < n; i++) {
			if (tmux && in->data[at + i] == '\033')
				buf_addc(out, '\033');
			buf_addc(out, in->data[at + i]);
		}
		buf_adds(out, "\033\\");
		if (tmux)
			return;
	}
}

bool
term_copy(struct tty *t, const char *text, size_t n, const char *how)
{
	struct buf b = BUF_INIT, wrapped = BUF_INIT;
	bool tmux = strcmp(how, "tmux") == 0, screen = t->screen && strcmp(how, "raw") != 0;

	if (!t->modern || !t->caps->ansi || (n + 2) / 3 * 4 > COPY_MAX)
		return false;
	buf_adds(&b, "\033]52;c;");
	add_base64(&b, text, n);
	buf_adds(&b, "\a");
	if (tmux || screen)
		wrap(&wrapped, &b, tmux);
	tty_send(t, tmux || screen ? wrapped.data : b.data, tmux || screen ? wrapped.len : b.len);
	buf_free(&wrapped);
	buf_free(&b);
	return true;
}
