/*
 * exchange.h - records in and out of files: sniff, map, import, resume, revert, export.
 */
#ifndef HC_EXCHANGE_EXCHANGE_H
#define HC_EXCHANGE_EXCHANGE_H

#include "engine/engine.h"

struct import_options {
	const char *object, *file;	/* file "-": standard input */
	const char *const *maps;	/* "COLUMN=FIELD", NULL-terminated, or NULL */
	const char *const *keys;	/* fields of the upsert key, NULL-terminated, or NULL */
	const char *unknown;		/* "add", "blank" or "fail" (default) */
	const char *resume;		/* job id, "last", or NULL */
	const char *encoding, *delimiter, *quote, *header, *dates, *decimal;	/* overrides of the sniffer, or NULL */
	bool dry_run, no_header, plain_automation;
	void (*progress)(void *arg, const char *what, int64_t done, int64_t total);
	void *arg;
};

struct import_report {
	char job[37];
	int64_t rows, created, updated, unchanged, failed, skipped;
	const char *error_file;		/* NULL when no row failed */
	const char *dialect;		/* one line: what was sniffed */
	VEC(const char *) notes;	/* a line each: columns left out and why */
};

/* HC_BUSY when store_interrupt() stopped it, which is off then; --resume goes on with what was not committed.
   Returns HC_PART when rows failed (they are in report->error_file with the reason). */
int import_run(struct work *w, const struct import_options *o, struct arena *a, struct import_report *ret, struct hc_err *err);
/* The latest imports, newest first. state: running (also: interrupted), done, reverted. */
struct import_info {
	const char *job, *state, *object, *file, *error_file;
	int64_t rows, created, updated, unchanged, failed;
};
int import_list(struct work *w, struct arena *a, struct import_info **ret, size_t *n, struct hc_err *err);
/* Takes an import back, keeping records that were edited since (listed in `kept`: HC_PART). */
int import_revert(struct work *w, const char *job, struct buf *kept, int64_t *removed, struct hc_err *err);

/* Writes what a query selects; format by suffix (csv tsv json ndjson) or `format`. "-": standard output. */
int export_run(struct work *w, const char *query, const char *file, const char *format, int64_t *rows, struct arena *a,
    struct hc_err *err);

#endif
