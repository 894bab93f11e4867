/*
 * import_local.h - what the files of an import share and nobody else sees.
 */
#ifndef HC_EXCHANGE_IMPORT_LOCAL_H
#define HC_EXCHANGE_IMPORT_LOCAL_H

#include <stdio.h>

#include "base/json.h"
#include "base/map.h"
#include "base/uuid.h"
#include "engine/import.h"
#include "exchange/convert.h"
#include "exchange/exchange.h"
#include "exchange/resolve.h"
#include "exchange/table.h"

#define IMPORT_BATCH 20000	/* rows between two commits */

/* What is known of an import in the workspace: meta "import.ID", written in the transactions of its rows. */
struct job {
	char id[UUID_TEXT];
	uint8_t seed[16];		/* its id as bytes: the rows' ids are made of it */
	const char *file, *object, *failed_file, *state;	/* running done reverted */
	uint64_t print;			/* of the file */
	int64_t rows, created, updated, unchanged, failed, failed_len;
	VEC(int64_t) txs;
	const char *options;		/* JSON of what was asked for */
};

/* A column that is imported. */
struct import_column {
	size_t at;			/* in the table */
	struct mapping map;
	size_t convert;
	int out;			/* place among the values, -1: none of its own (id, key, person) */
	int out2;			/* PART_PERSON: last name */
	struct resolver *link;
	bool turns;			/* a date or number: the file may write it either way round */
	bool self;			/* links to the object itself: settled after all rows */
	int64_t filled, misfits, first_line;
	char first[160];
};

/* A link to a row of the same file. */
struct later {
	uint8_t id[16];
	const struct import_column *column;
	const char *text;
	int64_t line;
};

struct import {
	struct work *work;
	struct import_options o;
	struct arena *arena;
	struct import_report *report;
	const struct object *object;
	struct intake *in;
	struct sniff sniff;
	struct table *table;
	struct mapping *maps;		/* per column of the table */
	VEC(struct import_column) columns;	/* those that are imported */
	struct convert *convert;
	const struct field **fields;
	size_t nfields;
	struct hc_value *values;
	uint8_t *clear;			/* per field: the file says it is nothing (#N/A) */
	int currency;			/* place of the record's currency, -1 */
	char code[4];			/* the one that an amount of this row names */
	unsigned hints;			/* of all dates and numbers: which way round they are */
	const struct field **keys;	/* of an upsert */
	size_t nkeys;
	bool was_empty;			/* no record of the object before this import */
	struct map *made;		/* key of an upsert -> id of what this import made */
	struct map *known;		/* foreign key -> id */
	struct map *titles;		/* folded title -> id, when rows may link to each other */
	struct arena *memory;		/* of these maps */
	VEC(struct later) later;
	VEC(const char *) added;	/* notes about new options */
	struct hc_tx *tx;
	struct engine_import *rows;
	struct job job;
	int64_t total, skip;		/* rows in the file; rows done before a resume */
	struct failures *failures;
};

/* import_job.c */
int job_load(struct store *s, struct arena *a, const char *id, struct job *ret, struct hc_err *err);
int job_save(struct store *s, const struct job *j, struct hc_err *err);
/* Remembers and restores what was asked for. */
const char *job_options_text(struct arena *a, const struct import_options *o);
int job_options_read(struct arena *a, const char *text, struct import_options *o, struct hc_err *err);
/* The id of the nth row of a job: in order, the same at every attempt, unlike any other. */
void job_row_id(const struct job *j, int64_t row, uint8_t ret[16]);
/* Foreign keys of earlier imports of an object, and those of this one for later imports. */
int job_keys_load(struct store *s, struct arena *a, const struct object *o, struct map *to, struct hc_err *err);
int job_keys_save(struct store *s, const struct object *o, const struct map *keys, struct hc_err *err);

/* import_fail.c: rows that were refused, in the dialect of the input with the reason behind them. */
int failures_open(struct import *im, struct hc_err *err);
int failures_add(struct import *im, const struct row *row, const struct hc_err *why, struct hc_err *err);
/* In a dry run: what would become of a row. */
int failures_verdict(struct import *im, const struct row *row, const char *verdict, const char *why, struct hc_err *err);
int failures_sync(struct import *im, struct hc_err *err);
int failures_close(struct import *im, struct hc_err *err);

/* import_rows.c */
/* Looks at all rows once: counts them, and finds guessed columns that do not fit. */
int rows_check(struct import *im, struct hc_err *err);
int rows_run(struct import *im, struct hc_err *err);

/* import_write.c: one row into the store. */
enum verdict { ROW_CREATED, ROW_UPDATED, ROW_UNCHANGED };
int write_begin(struct import *im, struct hc_err *err);
int write_row(struct import *im, int64_t number, const uint8_t id[16], bool has_id, enum verdict *ret, uint8_t ret_id[16],
    struct hc_err *err);
int write_end(struct import *im, struct hc_err *err);

void import_note(struct import *im, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

#endif
