/*
 * plan.h - what a tenant may have: how often it may ask, how much it may hold, which plugins are on, how long its journal and its
 * backups are kept. Four plans are built in; `plan` lines of hotcrmd.conf change them and make others. Counting is limit.c's and
 * quota.c's.
 */
#ifndef HC_SERVE_PLAN_H
#define HC_SERVE_PLAN_H

#include <stdint.h>

#include "base/arena.h"
#include "hotcrm/plugin.h"

#define PLANS_MAX 32

struct plan {
	const char *name;
	int64_t per_minute;	/* requests of the tenant; a key may take half of it */
	int64_t per_day, per_month;	/* calls, by UTC; 0: no limit */
	int64_t records, users;	/* 0: no limit */
	int64_t storage;	/* MB of files; 0: no limit */
	int64_t custom_fields;	/* fields of its own objects and on others; 0: no limit */
	int64_t journal_days;	/* what devices have and is older leaves the journal; 0: kept for good */
	int64_t backup_hours, backups;	/* how often a changed tenant is backed up, 0: never; how many are kept */
	const char *plugins;	/* names by spaces; "*": all there are */
};

struct plans {
	size_t n;
	struct plan at[PLANS_MAX];
};

void plans_default(struct plans *p);
/* `plan NAME SETTING VALUE`: changes a plan; `plan NAME like OTHER` makes one. The texts are copied into the arena. */
int plans_set(struct plans *p, struct arena *a, const char *name, const char *setting, const char *value, struct hc_err *err);
/* The first plan, which allows the least, where there is none of that name. */
const struct plan *plans_find(const struct plans *p, const char *name);
/* HC_INVALID, naming those there are. */
int plans_check(const struct plans *p, const char *name, struct hc_err *err);
/* As lines of "plan NAME SETTING VALUE", the way they are written in hotcrmd.conf. */
const char *plans_text(const struct plans *p, struct arena *a);

#endif
