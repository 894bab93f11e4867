/*
 * hot.h - the one tokenizer: .hot files, keys, settings, themes and the prompt.
 *
 * Words, "strings" (\" \\ \n \t), { blocks }, # comments. A line that begins with two spaces or a tab continues the
 * directive above. In command mode `;` and newlines end a command. No loops, no variables.
 */
#ifndef HC_MODEL_HOT_H
#define HC_MODEL_HOT_H

#include "base/err.h"
#include "base/vec.h"

struct hot_word {
	const char *text;	/* unescaped, NUL-terminated */
	size_t len;
	int pos, col, line;	/* byte offset of its first byte in the text; column from 1, line from 1 */
	bool quoted, block;	/* block: text is what stands between the braces */
};

/* One line of a directive: its words, and the rest of the line from each word on as raw text (for HotQL and formulas). */
struct hot_line {
	VEC(struct hot_word) words;
	const char *raw;	/* the line without indent, comment and newline */
	int line, indent;
	const char *file;
};

/* A directive: the first line is the unindented one, the others continue it. */
struct hot_directive {
	VEC(struct hot_line) lines;
};

struct hot_text {
	VEC(struct hot_directive) directives;
};

/* Splits a text. "#file NAME" lines set the file name for messages. Errors: "FILE:LINE:COL: ..." */
int hot_read(struct arena *a, const char *text, const char *file, struct hot_text *ret, struct hc_err *err);
/* Splits commands: each line is one command, blocks are one word. */
int hot_commands(struct arena *a, const char *text, const char *file, struct hot_text *ret, struct hc_err *err);
/* Raw text of a line from word i to its end ("where owner:me -status:x" from 1 is "owner:me -status:x"). */
const char *hot_rest(const struct hot_line *l, size_t i);
/* "FILE:LINE:COL: " + message. */
int hot_fail(struct hc_err *err, const struct hot_line *l, const struct hot_word *w, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));

#endif
