/*
 * blob_file.h - what the files of blobs share: where bytes lie on the disk, and the table. Nobody else includes this.
 */
#ifndef HC_STORE_BLOB_FILE_H
#define HC_STORE_BLOB_FILE_H

#include <sodium.h>

#include "store/blob.h"
#include "store/db.h"

#define BLOB_CHUNK 65536

/* FILE.blobs/ab/HASH; with hash NULL the folder itself. */
void blob_path(const char *workspace, const char *hash, struct buf *out);
/* Makes FILE.blobs and FILE.blobs/ab (hash NULL: only the first). */
int blob_folder(struct store *s, const char *hash, struct hc_err *err);
int blob_sync_folder(const char *path);		/* of the folder that `path` lies in */
int blob_trouble(struct hc_err *err, const char *doing, const char *path);	/* errno as a sentence; a full disk has its own */
int blob_write_all(int fd, const void *data, size_t n);		/* -1 and errno */
/* Makes a row of it: body, or the file at `temp`, which moves to its place. Neither counts when the bytes are here already. */
int blob_keep(struct store *s, const char *hash, int64_t size, const void *body, const char *temp, struct hc_err *err);
/* blob_piece.c: what lies beside a file lies in rows of their own in a database over the wire. */
int blob_pieces_put(struct store *s, const char *hash, const char *temp, struct hc_err *err);	/* before the row of blob */
int blob_pieces_whole(struct store *s, const char *hash, int64_t size, struct hc_err *err);	/* HC_BUSY: they were swept meanwhile */
int blob_piece_put(struct store *s, const char *hash, int64_t n, const void *body, size_t len, struct hc_err *err);
int blob_pieces_read(struct store *s, const char *hash, int64_t from, void *buf, size_t n, size_t *got, struct hc_err *err);
int blob_pieces_open(struct store *s, const char *hash);	/* a file of this machine without a name, -1 */
int blob_pieces_sweep(struct store *s, struct hc_err *err);	/* those without a row of blob */
int blob_pieces_copy(struct store *from, struct store *to, struct hc_err *err);	/* all, between two stores of any kind */
void blob_digest(crypto_hash_sha256_state *h, char ret[FILEREF_HEX]);
int blob_tables(struct store *s, struct hc_err *err);

#endif
