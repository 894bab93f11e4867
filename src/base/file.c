/*
 * file.c - see file.h.
 */
#include "base/file.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

int
file_text(const char *path, size_t max, struct buf *out, struct hc_err *err)
{
	FILE *f = strcmp(path, "-") == 0 ? stdin : fopen(path, "re");
	size_t n, begin = out->len, len;
	char block[8192];
	bool broken;

	if (f == NULL)
		return hc_fail(err, HC_NOTFOUND, 0, "%.300s cannot be read: %s.", path, strerror(errno));
	while (out->len - begin <= max && (n = fread(block, 1, sizeof(block), f)) > 0)
		buf_add(out, block, n);
	broken = ferror(f) != 0;	/* a folder, or a bad disk */
	if (f != stdin)
		fclose(f);
	len = out->len - begin;
	if (broken)
		return hc_fail(err, HC_INVALID, 0, "%.300s cannot be read; is it a file?", path);
	if (len > max)
		return hc_fail(err, HC_INVALID, 0, "%.300s is larger than %zu KiB; split it.", path, max >> 10);
	if (len > 0 && memchr(out->data + begin, '\0', len) != NULL)
		return hc_fail(err, HC_INVALID, 0, "%.300s holds a zero byte; it is no text.", path);
	return HC_OK;
}
