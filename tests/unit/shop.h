/*
 * shop.h - a small world for the engine's tests: a model of clients and deals, a workspace in a temporary directory.
 */
#ifndef HC_TESTS_SHOP_H
#define HC_TESTS_SHOP_H

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
#include "base/time.h"
#include "base/uuid.h"
#include "engine/engine.h"
#include "store/lookup.h"

struct shop {
	struct arena *arena;
	char dir[64], path[96];
	struct env *env;
	struct work *w;
	struct hc_err err;
};

#define SHOP_NOW INT64_C(1795392000000)	/* 2026-11-23T00:00Z */

int shop_open(void **state);
int shop_end(void **state);
struct hc_tx *shop_begin(struct shop *s);

void shop_commit(struct shop *s, struct hc_tx *tx);
struct hc_record *shop_record(struct shop *s, const char *object);

/* Sets "field=value" pairs, ended by NULL; returns the first error. */
int shop_set(struct shop *s, struct hc_tx *tx, struct hc_record *r, ...);
/* One record, saved in a transaction of its own. */
#define shop_new(s, object, ...) shop_new_(s, object, __VA_ARGS__, NULL)
struct hc_record *shop_new_(struct shop *s, const char *object, ...);
/* Sets one field and saves; returns the code of whichever failed. */
int shop_edit(struct shop *s, struct hc_record *r, const char *field, const char *value);
struct hc_record *shop_read(struct shop *s, const struct hc_record *r);

/* A value in machine form. */
const char *shop_text_of(struct shop *s, const struct hc_record *r, const char *field);
int64_t shop_count(struct shop *s, const char *text);

#define assert_field(s, r, field, want) assert_string_equal(shop_text_of(s, r, field), want)

#endif
