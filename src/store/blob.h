/*
 * blob.h - the bytes of files and pictures, by their SHA-256: in the workspace file up to 256 kB, beside it above that; in a
 * database over the wire in rows of 256 kB.
 *
 * Records name bytes in their file fields (model/fileref.h), and only what is named lives: nobody counts, names are looked up
 * in an index. Bytes come in whole or piece by piece; they count when their digest is right, and stand on the disk before a
 * transaction names them. No rights are asked here.
 */
#ifndef HC_STORE_BLOB_H
#define HC_STORE_BLOB_H

#include "model/fileref.h"
#include "store/store.h"

#define BLOB_INSIDE 262144	/* bytes; more lie in FILE.blobs/ab/... */

/* Takes a file of this machine in: digest, size, type and harmless name go to *ret. In the open transaction, or in one of its
   own; the bytes are read before that is begun. HC_NOTFOUND, HC_INVALID (a folder, more than FILEREF_MAX), HC_STORE. */
int blob_add(struct store *s, const char *path, struct fileref *ret, struct hc_err *err);
int blob_add_bytes(struct store *s, const void *data, size_t n, const char *name, struct fileref *ret, struct hc_err *err);

/* Are the bytes here, whole? *size may be NULL. */
bool blob_here(struct store *s, const char *hash, int64_t *size);
/* Up to n bytes from `from` on; *got is less at the end. HC_NOTFOUND, with a sentence that says what to do. */
int blob_read(struct store *s, const char *hash, int64_t from, void *buf, size_t n, size_t *got, struct hc_err *err);
/* Writes them to a file of their own, by way of a temporary one; digest checked. HC_CONFLICT when it is there. mode: 0600. */
int blob_save(struct store *s, const char *hash, const char *path, bool replace, struct hc_err *err);

/* Piece by piece. `who` keeps one sender's pieces from another's: letters and digits. */
int64_t blob_part(struct store *s, const char *hash, const char *who);	/* bytes that are here and on the disk */
/* At `offset`, which must be blob_part(): else HC_CONFLICT. On the disk when it returns. */
int blob_part_add(struct store *s, const char *hash, const char *who, int64_t offset, const void *data, size_t n, struct hc_err *err);
/* All is here: HC_INVALID, and the pieces are gone, when the digest says otherwise. */
int blob_part_done(struct store *s, const char *hash, const char *who, struct hc_err *err);
void blob_part_drop(struct store *s, const char *hash, const char *who);

/* Records whose file fields name these bytes, deleted ones too; at most max. */
struct blob_ref { const struct object *object; const struct field *field; uint8_t id[16]; };
int blob_refs(struct store *s, const char *hash, size_t max, struct arena *a, struct blob_ref **ret, size_t *n, struct hc_err *err);
/* Who wrote the name into the record, as the journal tells: users in *ret. */
int blob_writers(struct store *s, const struct blob_ref *ref, const char *hash, struct arena *a, uint8_t (**ret)[16], size_t *n,
    struct hc_err *err);

/* What live records name and is not here; `small`: at most so many bytes, or asked for by blob_ask(). Those that were put off
   until later than `now` are left out. */
int blob_wanted(struct store *s, int64_t small, int64_t now, size_t max, struct arena *a, struct fileref **ret, size_t *n,
    struct hc_err *err);
int blob_ask(struct store *s, const char *hash, struct hc_err *err);	/* somebody wants to see it: fetch it whatever its size */
int blob_retry(struct store *s, struct hc_err *err);	/* nothing is put off any more */
/* Why something waits, "" when nothing does. */
int blob_trouble_of(struct store *s, struct arena *a, const char **ret, struct hc_err *err);
int blob_put_off(struct store *s, const char *hash, int64_t until, const char *why, struct hc_err *err);	/* not before that */
/* What is named and was never sent to the server. */
int blob_unsent(struct store *s, int64_t now, size_t max, struct arena *a, struct fileref **ret, size_t *n, struct hc_err *err);
int blob_sent(struct store *s, const char *hash, bool sent, struct hc_err *err);	/* hash NULL: all of them */
/* On a server, a few digests that records name and nobody has sent, or that are lost; they are this connection's until the next call. */
#define BLOB_LACKS 4
size_t blob_lacking(struct store *s, const char *ret[BLOB_LACKS]);
void blob_lacks(struct store *s, const char *hash);	/* somebody asked for it in vain */
/* The open file of bytes beside the workspace, -1 when they are inside or missing: for sending without copying. From over the wire
   they are fetched into a file without a name first, all of them. */
int blob_open(struct store *s, const char *hash);
/* Somebody showed that he has these bytes: only then may others be given them on his word. */
int blob_prove(struct store *s, const char *hash, const uint8_t user[16], struct hc_err *err);
bool blob_proved(struct store *s, const char *hash, const uint8_t user[16]);
int64_t blob_total(struct store *s);	/* bytes of all that is here */

/* Takes away what no record, journal entry or waiting edit names; what came within the hour stays, its name may be under way.
   *gone may be NULL. Outside a transaction. */
int blob_sweep(struct store *s, int64_t *gone, struct hc_err *err);
/* Sweeps when something was let loose since. Outside a transaction. */
int blob_settle(struct store *s, struct hc_err *err);
/* What this text names may be nameless from now on: the next store_settle() sweeps, however new it is. In the open transaction. */
int blob_loose(struct store *s, const char *text, size_t n, struct hc_err *err);
int blob_loose_record(struct store *s, const struct hc_record *r, struct hc_err *err);
/* Pieces and temporary files that nobody has touched for a day go. Cheap. */
void blob_tidy(struct store *s);
int64_t blob_pieces(struct store *s);	/* bytes of what came piece by piece and is not whole */
/* Bytes that came with the whole workspace: whoever names them is believed. */
int blob_trust(struct store *s, struct hc_err *err);
/* Reads all bytes: what is missing or damaged. Part of store_doctor(). */
int blob_doctor(struct store *s, struct doctor *d, struct hc_err *err);
/* Puts the bytes beside this file beside a copy of it too: links where the disk can, else copies. Part of store_backup(). */
int blob_copy(struct store *s, const char *path, struct hc_err *err);
/* Removes PATH.blobs, when the workspace at PATH goes. */
void blob_remove(const char *path);

#endif
