/*
 * plan.c - see plan.h. The settings are one table: reading, listing and their bounds come from it.
 */
#include "serve/plan.h"

#include <errno.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/err.h"

#define NAME_MAX_LEN 40

static const struct plan builtin[] = {
	{ "free", 600, 10000, 100000, 10000, 3, 1000, 10, 400, 0, 0, "*" },
	{ "starter", 3000, 100000, 2000000, 100000, 25, 50000, 100, 0, 0, 0, "*" },
	{ "professional", 12000, 2000000, 40000000, 0, 0, 500000, 1000, 0, 0, 0, "*" },
	{ "enterprise", 120000, 0, 0, 0, 0, 0, 0, 0, 0, 0, "*" },
};

static const struct {
	const char *name;
	size_t at;
	int64_t lo, hi;
} numbers[] = {
	{ "requests-per-minute", offsetof(struct plan, per_minute), 10, 10000000 },
	{ "calls-per-day", offsetof(struct plan, per_day), 0, INT64_C(1000000000000) },
	{ "calls-per-month", offsetof(struct plan, per_month), 0, INT64_C(1000000000000) },
	{ "records", offsetof(struct plan, records), 0, INT64_C(1000000000000) },
	{ "users", offsetof(struct plan, users), 0, 1000000 },
	{ "storage-mb", offsetof(struct plan, storage), 0, INT64_C(1000000000) },
	{ "custom-fields", offsetof(struct plan, custom_fields), 0, 100000 },
	{ "journal-days", offsetof(struct plan, journal_days), 0, 36500 },
	{ "backup-hours", offsetof(struct plan, backup_hours), 0, 24 * 366 },
	{ "backups", offsetof(struct plan, backups), 0, 1000 },
};

#define NUMBERS (sizeof(numbers) / sizeof(numbers[0]))

static int64_t *
number(struct plan *p, size_t i)
{
	return (int64_t *)(void *)((char *)p + numbers[i].at);
}

void
plans_default(struct plans *p)
{
	p->n = sizeof(builtin) / sizeof(builtin[0]);
	memcpy(p->at, builtin, sizeof(builtin));
}

static struct plan *
find(struct plans *p, const char *name)
{
	for (size_t i = 0; i < p->n; i++)
		if (strcmp(p->at[i].name, name) == 0)
			return &p->at[i];
	return NULL;
}

const struct plan *
plans_find(const struct plans *p, const char *name)
{
	for (size_t i = 0; i < p->n; i++)
		if (strcmp(p->at[i].name, name) == 0)
			return &p->at[i];
	return &p->at[0];
}

int
plans_check(const struct plans *p, const char *name, struct hc_err *err)
{
	struct buf b = BUF_INIT;
	int rc;

	for (size_t i = 0; i < p->n; i++) {
		if (strcmp(p->at[i].name, name) == 0) {
			buf_free(&b);
			return HC_OK;
		}
		buf_printf(&b, "%s%s", i == 0 ? "" : i + 1 < p->n ? ", " : " or ", p->at[i].name);
	}
	rc = hc_fail(err, HC_INVALID, 0, "%.40s is not a plan; use %.300s.", name, buf_str(&b));
	buf_free(&b);
	return rc;
}

static int
add_plan(struct plans *p, struct arena *a, const char *name, const char *like, struct hc_err *err)
{
	size_t n = strlen(name);
	struct plan *other = find(p, like);

	if (other == NULL)
		return plans_check(p, like, err);
	if (n == 0 || n > NAME_MAX_LEN || strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-_") != n)
		return hc_fail(err, HC_INVALID, 0, "a plan's name is of a-z, 0-9, - and _, %d at most.", NAME_MAX_LEN);
	if (find(p, name) != NULL)
		return hc_fail(err, HC_INVALID, 0, "there is a plan %.40s already; `like` makes another one.", name);
	if (p->n == PLANS_MAX)
		return hc_fail(err, HC_INVALID, 0, "%d plans are as many as there may be.", PLANS_MAX);
	p->at[p->n] = *other;
	p->at[p->n++].name = arena_strdup(a, name);
	return HC_OK;
}

int
plans_set(struct plans *p, struct arena *a, const char *name, const char *setting, const char *value, struct hc_err *err)
{
	struct plan *plan = find(p, name);
	size_t i = 0;
	char *end;
	long long v;

	if (strcmp(setting, "like") == 0)
		return add_plan(p, a, name, value, err);
	if (plan == NULL)
		return plans_check(p, name, err);
	if (strcmp(setting, "plugins") == 0) {
		plan->plugins = arena_strdup(a, value);
		return HC_OK;
	}
	while (i < NUMBERS && strcmp(numbers[i].name, setting) != 0)
		i++;
	if (i == NUMBERS)
		return hc_fail(err, HC_INVALID, 0, "a plan has no setting %.40s; hotcrmd(8) lists them.", setting);
	errno = 0;
	v = strtoll(value, &end, 10);
	if (errno != 0 || end == value || *end != '\0' || v < numbers[i].lo || v > numbers[i].hi)
		return hc_fail(err, HC_INVALID, 0, "%s is a number from %lld to %lld.", setting, (long long)numbers[i].lo, (long long)numbers[i].hi);
	*number(plan, i) = v;
	return HC_OK;
}

const char *
plans_text(const struct plans *p, struct arena *a)
{
	struct buf b = BUF_INIT;
	const char *ret;

	for (size_t k = 0; k < p->n; k++) {
		struct plan plan = p->at[k];

		if (k >= sizeof(builtin) / sizeof(builtin[0]))
			buf_printf(&b, "plan %s like free\n", plan.name);
		for (size_t i = 0; i < NUMBERS; i++)
			buf_printf(&b, "plan %s %s %lld\n", plan.name, numbers[i].name, (long long)*number(&plan, i));
		buf_printf(&b, "plan %s plugins \"%s\"\n", plan.name, plan.plugins);
	}
	ret = arena_strdup(a, buf_str(&b));
	buf_free(&b);
	return ret;
}
