/*
 * power.h - a disk that loses its power: a VFS of SQLite that writes down what reaches the disk, and what a cut would leave.
 *
 * Files are written as always; beside that every write, sync and truncation goes into a log. Afterwards the log is read up to
 * any point, and files are made as they could stand after a cut there: what was synced is whole, of the rest each sector is
 * kept or lost. So one run of a workload gives a cut at every step of it. Not for files that do not go through SQLite.
 */
#ifndef HC_TESTS_POWER_H
#define HC_TESTS_POWER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What happens to what was not synced. */
enum power_fate { FATE_LOST, FATE_KEPT, FATE_MIXED_512, FATE_MIXED_4096, FATE_TORN, FATES };

/* Becomes the default VFS of this process. */
void power_install(void);
/* Writes down from here on what happens to the files of `dir`, which stand there as they are now, synced. */
void power_record(const char *dir);
void power_stop(void);
/* Something was acknowledged: the number is that of the last one at a cut. */
void power_mark(int64_t number);

size_t power_steps(void);
/* The state at which a cut before this step finds the log; steps must not go back. */
void power_go(size_t step);
/* Whether the step is one of the disk; whether something is not synced, but for files that are spared (see power_cut): if not, all
   fates are one. */
bool power_is_write(size_t step);
bool power_pending(const char *const *spared);
int64_t power_acknowledged(void);
const char *power_describe(void);	/* for people: which step, of which file */
/* Makes files in `dir`, emptied before, as they stand after a cut here. Files named in `spared` (NULL-terminated, by their
   first letters) lose nothing: their machine keeps its power, only the program ended. */
void power_cut(enum power_fate fate, uint64_t seed, const char *const *spared, const char *dir);

/* The n-th write or sync of a main file or log from here on fails, as a full or a failing disk does (rc: SQLITE_FULL ...). */
void power_fail(int64_t n, int rc);
bool power_failed(void);

/* The disk says that it has synced, and has not. */
void power_lie(bool lie);

/* Called on each write of a main file or its log, before it is made; NULL: nobody. */
void power_watch(void (*fn)(void *arg, const char *path), void *arg);
/* How often a main file or its log was written while nobody held the writers' lock (byte 0 of FILE-lock). */
int64_t power_unlocked(void);

#endif
