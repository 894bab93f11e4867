/*
 * store_help.h - what the store's tests share: a small model, a folder that goes away, records by name.
 */
#ifndef HC_TEST_STORE_HELP_H
#define HC_TEST_STORE_HELP_H

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/env.h"
#include "base/uuid.h"
#include "store/journal.h"
#include "store/read.h"
#include "store/save.h"
#include "store/store.h"

extern const char help_text[];

struct fixture {
	char dir[64], path[96];
	struct arena *arena;
	struct env *env;
	struct model *model;
	struct store *s;
	struct change c;
	struct hc_err err;
};

struct model *build_model(const char *text);

#define check(f, call) do { int rc_ = (call); if (rc_ < 0) fail_msg("%s: %d %s", #call, rc_, (f)->err.msg); } while (0)

void open_again(struct fixture *f, unsigned flags);
int set_up(void **state);
int tear_down(void **state);
const struct object *account(struct fixture *f);
const struct field *field(struct fixture *f, const char *name);
void set_text(struct fixture *f, struct hc_record *r, const char *name, const char *text);
const char *text_of(struct fixture *f, const struct hc_record *r, const char *name);
struct hc_record *new_account(struct fixture *f, const char *name);

/* One transaction around one save. */
int save(struct fixture *f, struct hc_record *r);
struct hc_record *load(struct fixture *f, const struct hc_record *r);

/* The first column of the first row of a statement written by hand. */
int64_t one_int(struct fixture *f, const char *sql);
int matches(struct fixture *f, const char *word);
bool doctor_is_clean(struct fixture *f);
/* Loads the real accounts in one transaction; returns how many, and the id of Acme Corporation. */
int load_accounts(struct fixture *f, uint8_t acme[16]);

#endif
