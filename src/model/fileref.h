/*
 * fileref.h - what stands in a file or image field: which bytes, how many, of what kind, under which name.
 *
 * The text is one line, "sha256:HEX SIZE TYPE NAME": the same in the database, in files that are exported, and on the wire.
 * The bytes themselves are the store's business (store/blob.h). A text of another form names no bytes that we hold.
 */
#ifndef HC_MODEL_FILEREF_H
#define HC_MODEL_FILEREF_H

#include "base/buf.h"
#include "model/model.h"

#define FILEREF_HEX 65			/* a digest as text, with its NUL */
#define FILEREF_MAX (INT64_C(1) << 30)	/* bytes of one file */
#define FILEREF_NAME 200		/* bytes of its name, so that every file system takes it */
#define FILEREF_PREFIX "sha256:"

struct fileref {
	char hash[FILEREF_HEX];
	int64_t size;
	char type[80];			/* "image/png" */
	char name[FILEREF_NAME + 1];	/* harmless: no folder, no control character, no leading dot */
};

/* A file or image field: its values are of this form. */
bool field_is_file(const struct field *f);

bool fileref_read(const struct hc_value *v, struct fileref *ret);	/* false: another text, or none */
void fileref_write(const struct fileref *r, struct buf *out);
bool fileref_hash(const char *s, size_t n);	/* 64 small hex digits? */

/* The last part of a path or of what somebody else calls a file, made harmless: never empty, never a path, never hidden. */
void fileref_name(const char *path, size_t n, char ret[FILEREF_NAME + 1]);
/* "24 kB", "1.3 MB" */
void fileref_size(int64_t bytes, struct buf *out);
/* What the first bytes say, the name where they leave it open: "image/png", "text/csv", else "application/octet-stream". */
const char *fileref_media(const void *head, size_t n, const char *name);

#endif
