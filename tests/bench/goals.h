/*
 * goals.h - what the files of bench_goals share.
 */
#ifndef HC_BENCH_GOALS_H
#define HC_BENCH_GOALS_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define GOALS_RUNS 5

extern const char *goals_dir;		/* where data is kept */
extern char goals_workspace[512];	/* its path */
extern int64_t goals_rows;		/* contacts; activities are three times as many */

double goals_now(void);			/* ms of a clock that only goes forward */
double goals_busy(void);		/* ms of processor time of this process */
double goals_waiting(void);		/* ms of it of this thread: what a user waits where another thread has a processor too */
double goals_median(double *v, size_t n);
void goals_print(const char *name, double value, const char *unit);
/* A figure with what it should be. */
void goals_judge(const char *name, double value, const char *unit, double goal);
/* Leaves with a sentence: a bench that cannot run has no figure. */
void goals_fail(const char *what, const char *why) __attribute__((noreturn));
const char *goals_path(const char *name);	/* in goals_dir; good for eight calls */
/* Runs a program with its output thrown away (or into `out`); ms until it ends, and its peak memory in MB if asked for. */
double goals_run(const char *const *argv, const char *out, double *peak);
sqlite3 *goals_sqlite(const char *path, const char *setup);
void goals_sql(sqlite3 *db, const char *sql);
void goals_forget(const char *path);	/* removes a database with what lies beside it */

/* goals_read.c */
struct work *goals_open(void);
void goals_page(void);
void goals_count(void);
void goals_group(void);
void goals_search(void);
void goals_regex(void);

/* goals_raw.c: the same table, indexes and search index as `like` has, filled from a CSV by a prepared INSERT. ms. */
double raw_import(const char *like, const char *csv, const char *to);
/* The first `rows` contacts of such a table get another `column`, each with a row of a journal and of a history; with `index`,
   search entries too. Seconds of processor time. */
double raw_many(const char *path, const char *column, const char *value, int64_t rows, bool index);

#endif
