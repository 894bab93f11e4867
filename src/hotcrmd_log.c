/*
 * hotcrmd_log.c - the commands of hotcrmd about what happened: how much was asked of the server, who signed in and who was refused,
 * which command changed who may come in.
 */
#include <pwd.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/env.h"
#include "base/err.h"
#include "base/time.h"
#include "base/utf8.h"
#include "hotcrmd.h"

#define AUTHS 1000

/* How many hours or lines; 0: not a number of that size. */
static int64_t
number(const char *text, int64_t otherwise, int64_t max)
{
	char *end;
	long long v;

	if (text == NULL)
		return otherwise;
	v = strtoll(text, &end, 10);
	return end == text || *end != '\0' || v < 1 || v > max ? 0 : v;
}

static int
find(struct registry *r, struct arena *a, const char *name, const char **id, struct hc_err *err)
{
	struct tenant_row *t = ARENA_NEW(a, struct tenant_row);
	int rc;

	*id = NULL;
	if (name == NULL)
		return HC_OK;
	if ((rc = registry_tenant_find(r, name, a, t, err)) >= 0)
		*id = t->id;
	return rc;
}

int
hotcrmd_usage(const struct env *env, struct registry *r, struct arena *a, const struct options *o, struct hc_err *err)
{
	int64_t hours = number(o->hours, 24, 24 * 400);
	struct use_row *u;
	const char *id;
	size_t n;
	int rc;

	if (o->nwords > 2)
		return hc_fail(err, HC_INVALID, 0, "Write: hotcrmd usage [TENANT] [--hours N].");
	if (hours == 0)
		return hc_fail(err, HC_INVALID, 0, "--hours is a number from 1 to 9600.");
	if ((rc = find(r, a, o->nwords == 2 ? o->words[1] : NULL, &id, err)) < 0 ||
	    (rc = registry_uses(r, id, env->now(env) / 3600000 - hours + 1, a, &u, &n, err)) < 0)
		return rc;
	printf("hour\ttenant\tkey\troute\trequests\terrors\tbytes_in\tbytes_out\tmilliseconds\n");
	for (size_t i = 0; i < n; i++) {
		char at[40];

		stamp_format_iso(u[i].hour * 3600000, at);
		printf("%s\t%s\t%s\t%s\t%lld\t%lld\t%lld\t%lld\t%lld\n", at, u[i].tenant, u[i].key, u[i].route, (long long)u[i].n,
		    (long long)u[i].errors, (long long)u[i].in, (long long)u[i].out, (long long)(u[i].us / 1000));
	}
	return HC_OK;
}

/* Exit 1 when one is not whole, after all of them were said. */
static int
check(struct registry *r, struct arena *a, const char *id, struct hc_err *err)
{
	struct auth_chain *c;
	const char *broken = NULL;
	size_t n;
	int rc;

	if ((rc = registry_auth_check(r, id, a, &c, &n, err)) < 0)
		return rc;
	printf("tenant\tlines\tlast\tstate\thead\n");
	for (size_t i = 0; i < n; i++) {
		char at[40] = "";

		if (c[i].lines > 0)
			stamp_format_iso(c[i].at, at);
		printf("%s\t%lld\t%s\t%s\t%s\n", c[i].tenant, (long long)c[i].lines, at, c[i].whole ? "whole" : "broken", c[i].head);
		if (!c[i].whole && broken == NULL)
			broken = c[i].tenant;
	}
	if (broken != NULL)
		return hc_fail(err, HC_STORE, 0, "The log of %s was changed by other hands, or lines are missing, at or after the time that is shown; "
		    "compare it with a backup.", broken[0] != '\0' ? broken : "sign-ins without a tenant");
	return HC_OK;
}

int
hotcrmd_auth_log(const struct env *env, struct registry *r, struct arena *a, const struct options *o, struct hc_err *err)
{
	struct auth_row *rows;
	const char *id;
	size_t n;
	int rc;

	(void)env;
	if (o->nwords > 2)
		return hc_fail(err, HC_INVALID, 0, "Write: hotcrmd auth-log [TENANT] [--check].");
	if ((rc = find(r, a, o->nwords == 2 ? o->words[1] : NULL, &id, err)) < 0)
		return rc;
	if (o->check)
		return check(r, a, id, err);
	if ((rc = registry_auths(r, id, AUTHS, a, &rows, &n, err)) < 0)
		return rc;
	printf("at\ttenant\tkey\taddress\tevent\tdetail\n");
	for (size_t i = 0; i < n; i++) {
		char at[40];

		stamp_format_iso(rows[i].at, at);
		printf("%s\t%s\t%s\t%s\t%s\t%s\n", at, rows[i].tenant, rows[i].key, rows[i].ip, rows[i].event, rows[i].detail);
	}
	return HC_OK;
}

int
hotcrmd_note(const struct env *env, struct registry *r, const char *tenant, const char *event, struct hc_err *err, const char *fmt, ...)
{
	/* the account that the system vouches for: no variable of the environment says another */
	const struct passwd *pw = getpwuid(getuid());
	struct auth_row row = { .at = env->now(env), .tenant = tenant, .key = "", .ip = "command", .event = event };
	struct buf said = BUF_INIT, detail = BUF_INIT;
	va_list ap;
	int rc;

	va_start(ap, fmt);
	buf_vprintf(&said, fmt, ap);
	va_end(ap);
	buf_printf(&said, "%sby %s", said.len > 0 ? ", " : "", pw != NULL ? pw->pw_name : "");
	if (pw == NULL)
		buf_printf(&said, "user %u", (unsigned)getuid());
	/* names that somebody typed: a line stays one line */
	utf8_clean(&detail, buf_str(&said), said.len);
	row.detail = buf_str(&detail);
	if ((rc = registry_auth_add(r, &row, 1, err)) < 0)
		err_prefix(err, "It is done, and the auth log does not say so");
	buf_free(&said);
	buf_free(&detail);
	return rc;
}
