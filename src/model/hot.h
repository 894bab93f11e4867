/*
 * hot.h - the one tokenizer: .hot files, keys, settings, themes and the prompt.
 *
 * Words, "strings" (\" \\ \n \t), { blocks }, # comments. A line that begins with two spaces or a tab continues the
 * directive above; one that is indented deeper than such a line continues that line. In command mode `;` and newlines end
 * a command. No loops, no variables.
 *
 * A quote inside a word (name:"Acme Inc") keeps its spaces together and stays in the word's text as written, so that
 * HotQL can be put together from words again; hot_unquote() takes it off a value.
 */
#ifndef HC_MODEL_HOT_H
#define HC_MODEL_HOT_H

#include <stdbool.h>

#include "base/err.h"
#include "base/vec.h"

struct buf;

struct hot_word {
	const char *text;	/* unescaped, NUL-terminated */
	size_t len;
	int pos, col, line;	/* byte offset of its first byte in the text; column from 1 in characters, line from 1 */
	bool quoted, block;	/* block: text is what stands between the braces */
};

/* One line of a directive: its words, and the rest of the line from each word on as raw text (for HotQL and formulas). */
struct hot_line {
	VEC(struct hot_word) words;
	const char *raw;	/* the line without indent, comment and newline */
	int line, indent;	/* indent in spaces; a tab counts as two */
	const char *file;
};

/* A directive: the first line is the unindented one, the others continue it. */
struct hot_directive {
	VEC(struct hot_line) lines;
};

struct hot_text {
	VEC(struct hot_directive) directives;
};

/* Splits a text. "#file NAME" lines set the file name for messages and begin to count lines anew. Everything in *ret lives
   in the arena; the text itself may go. Errors: "FILE:LINE:COL: ..." and err->pos. */
int hot_read(struct arena *a, const char *text, const char *file, struct hot_text *ret, struct hc_err *err);
/* Splits commands: each is a directive of one line, blocks are one word. file NULL (the prompt): messages name no place. */
int hot_commands(struct arena *a, const char *text, const char *file, struct hot_text *ret, struct hc_err *err);
/* Raw text of a line from word i to its end ("where owner:me -status:x" from 1 is "owner:me -status:x"). */
const char *hot_rest(const struct hot_line *l, size_t i);
/* A value as typed after `name=`: quotes at both ends come off and escapes are undone; else a copy. */
char *hot_unquote(struct arena *a, const char *s, size_t n);
/* The other way: a word in quotes, as hot_read() and hot_commands() take it. */
void hot_quote(struct buf *out, const char *s);
/* "FILE:LINE:COL: " + message; w NULL names the line only. err->pos is the word's. */
int hot_fail(struct hc_err *err, const struct hot_line *l, const struct hot_word *w, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));

#endif
