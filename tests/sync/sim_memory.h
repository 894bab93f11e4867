/*
 * sim_memory.h - files of SQLite that are in this process's memory: a simulated world costs no system calls, and a fork of the
 * process is a copy of the world.
 */
#ifndef HC_TESTS_SIM_MEMORY_H
#define HC_TESTS_SIM_MEMORY_H

#include <stdbool.h>

/* Becomes the default VFS of this process. For one thread. */
void memory_install(void);
/* Beside each main file an empty one is made on the disk, for the program looks whether it is there. */
void memory_copy(const char *from, const char *to);
void memory_remove(const char *path);	/* with its log; nothing if it is not there */

/* Does the file, or its log, hold this text anywhere? */
bool memory_holds(const char *path, const char *text);

#endif
