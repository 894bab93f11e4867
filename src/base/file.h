/*
 * file.h - a whole text file at once, for files that people write: settings, keys, commands, .hot text.
 */
#ifndef HC_BASE_FILE_H
#define HC_BASE_FILE_H

#include "base/buf.h"
#include "base/err.h"

/* Appends what is in `path` ("-": standard input). HC_NOTFOUND if it cannot be opened (errno says why), HC_INVALID if it is larger
 * than `max` bytes, holds a zero byte or ends in a read error; then `out` holds a part of it. */
int file_text(const char *path, size_t max, struct buf *out, struct hc_err *err);

#endif
