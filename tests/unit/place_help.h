/*
 * place_help.h - where a test keeps its workspace: a file, or with HOTCRM_TEST_PG (the address of a PostgreSQL that may be
 * written to) a place there. tests/flow/postgres.sh sets that.
 */
#ifndef TEST_PLACE_HELP_H
#define TEST_PLACE_HELP_H

#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store/postgres.h"
#include "store/store.h"

/* Puts the address of a new place into path. False: the test keeps to its file. */
static inline bool
test_place(char *path, size_t size)
{
	static int made;
	const char *url = getenv("HOTCRM_TEST_PG");

	if (url == NULL)
		return false;
#ifdef HAVE_LIBPQ
	postgres_use();
#endif
	snprintf(path, size, "%s#t_test_%d_%d", url, (int)getpid(), made++);
	return true;
}

#endif
