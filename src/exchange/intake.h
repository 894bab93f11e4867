/*
 * intake.h - the bytes of a file as UTF-8, whatever they were written in.
 *
 * A file, standard input (spooled, so that it can be read twice) or memory. What leaves here is valid UTF-8 without NULs and
 * without a byte order mark; bytes that were not valid are read as Windows-1252 and counted, for they almost always are.
 */
#ifndef HC_EXCHANGE_INTAKE_H
#define HC_EXCHANGE_INTAKE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"

enum encoding { ENCODING_UTF8, ENCODING_UTF16LE, ENCODING_UTF16BE, ENCODING_WINDOWS1252, ENCODING_LATIN1, ENCODING_LATIN9 };

struct intake;

/* "-" is standard input. Directories, unreadable files: one sentence. Closed with the arena. */
int intake_open(struct arena *a, const char *file, struct intake **ret, struct hc_err *err);
struct intake *intake_memory(struct arena *a, const void *data, size_t n);	/* data is borrowed */

/* The first bytes as they are in the file, at most 256 KiB; valid as long as the intake. */
const unsigned char *intake_peek(struct intake *in, size_t *n);
/* Back to the first byte, from now on read as `e`. */
int intake_rewind(struct intake *in, enum encoding e, struct hc_err *err);
/* Appends up to about `want` bytes of UTF-8 to b; 0 at the end. Never splits a character. */
int64_t intake_read(struct intake *in, struct buf *b, size_t want, struct hc_err *err);

int64_t intake_size(const struct intake *in);		/* bytes in the file */
int64_t intake_done(const struct intake *in);		/* bytes taken so far */
int64_t intake_mended(const struct intake *in);		/* bytes that were not valid in the encoding */
/* A hash of the size, the beginning and the end: is it the file that an import began with? */
uint64_t intake_print(struct intake *in);
bool intake_again(const struct intake *in);		/* a file with a name: can be opened again to resume */

const char *encoding_name(enum encoding e);
int encoding_find(const char *name);			/* -1 if unknown; any case, with or without hyphens */
/* Appends UTF-8 text in the encoding; what it cannot say becomes '?'. */
void encoding_put(enum encoding e, const char *s, size_t n, struct buf *out);
void encoding_mark(enum encoding e, struct buf *out);	/* the byte order mark that files in UTF-16 begin with */

/* Length of the valid UTF-8 prefix; *cut: the rest (at most 3 bytes) may only be cut off. */
size_t encoding_valid(const unsigned char *s, size_t n, bool *cut);

#endif
