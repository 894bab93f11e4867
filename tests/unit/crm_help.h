/*
 * crm_help.h - a real workspace with the built plugins, for tests of what crm does around a save.
 */
#ifndef HC_TESTS_CRM_HELP_H
#define HC_TESTS_CRM_HELP_H

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/env.h"
#include "base/map.h"
#include "base/time.h"
#include "base/uuid.h"
#include "host/host.h"
#include "model/type.h"

#define DESK_NOW INT64_C(1795424400000)	/* 2026-11-23T09:00Z, a Monday */
#define DAY_MS INT64_C(86400000)

struct desk {
	struct arena *arena;
	char dir[64], path[96];
	struct env *env;
	struct work *w;
	struct hc_err err;
	char said[4000];	/* warnings and answers of the last transaction, a line each */
};

int desk_open(void **state);
int desk_end(void **state);
/* Moves the clock on; the next turn sees it. */
void desk_wait(struct desk *d, int64_t days);
struct hc_tx *desk_begin(struct desk *d);

/* A new record of field, value pairs; the first error's code, its text in d->err. */
#define desk_try(d, ret, ...) desk_try_(d, ret, __VA_ARGS__, NULL)
int desk_try_(struct desk *d, struct hc_record **ret, const char *object, ...);
#define desk_new(d, ...) desk_new_(d, __FILE__, __LINE__, __VA_ARGS__, NULL)
struct hc_record *desk_new_(struct desk *d, const char *file, int line, const char *object, ...);
/* Edits the record as it is now in the store. */
#define desk_edit(d, r, ...) desk_edit_(d, r, __VA_ARGS__, NULL)
int desk_edit_(struct desk *d, const struct hc_record *r, ...);
/* Runs an action on a record with name, value pairs. */
#define desk_do(d, action, r, ...) desk_do_(d, action, r, __VA_ARGS__)
int desk_do_(struct desk *d, const char *action, const struct hc_record *r, ...);
/* A value of the record as stored now, in machine form; a lookup as its title. */
const char *desk_get(struct desk *d, const struct hc_record *r, const char *field);
const char *desk_id(struct desk *d, const struct hc_record *r);
int64_t desk_count(struct desk *d, const char *text);
/* The only record that a query finds. */
struct hc_record *desk_one(struct desk *d, const char *text);

#define assert_is(d, r, field, want) assert_string_equal(desk_get(d, r, field), want)
#define assert_says(d, text) \
	do { \
		if (strstr((d)->said, text) == NULL) \
			fail_msg("nothing says \"%s\": %s", text, (d)->said); \
	} while (0)
#define assert_ok(d, rc) \
	do { \
		if ((rc) < 0) \
			fail_msg("%s", (d)->err.msg); \
	} while (0)
#define assert_refused(d, rc, text) \
	do { \
		assert_int_equal(rc, HC_INVALID); \
		if (strstr((d)->err.msg, text) == NULL) \
			fail_msg("not refused with \"%s\": %s", text, (d)->err.msg); \
	} while (0)

#endif
