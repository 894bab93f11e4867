/*
 * registry_verdict.c - a mark that moves whenever somebody is put out: a key or session revoked, a tenant suspended or removed, a
 * device taken off the list.
 *
 * Each request looks its key up. A connection that waits asks nothing for a minute, and this mark, one point read for all of them,
 * tells it in time to look again. Whoever put somebody out may be another process; so the mark is a row and not a variable.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/err.h"
#include "store/registry_db.h"

#define KEY "verdicts"

int
registry_verdict_put(struct registry *r, struct hc_err *err)
{
	char text[20];
	uint64_t v;
	struct stmt *st;
	int rc;

	r->env->random(r->env, &v, sizeof(v));
	snprintf(text, sizeof(text), "%016llx", (unsigned long long)(v | 1));
	if ((rc = registry_prepare(r, "INSERT INTO setting(key, value) VALUES('" KEY "', ?)"
	    " ON CONFLICT(key) DO UPDATE SET value = excluded.value", &st, err)) < 0)
		return rc;
	registry_bind_text(st, 1, text);
	return registry_run(r, st, err, "telling who waits");
}

int
registry_verdict_move(struct registry *r, struct hc_err *err)
{
	int rc = registry_begin(r, err);

	return rc < 0 ? rc : registry_end(r, registry_verdict_put(r, err), err);
}

int
registry_verdict(struct registry *r, uint64_t *ret, struct hc_err *err)
{
	const char *text;
	int rc, step;

	if (r->find_verdict == NULL && (rc = registry_prepare(r, "SELECT value FROM setting WHERE key = '" KEY "'", &r->find_verdict, err)) < 0)
		return rc;
	step = stmt_step(r->find_verdict);
	rc = step == STEP_ROW || step == STEP_DONE ? HC_OK : registry_fail(r, err, "reading");
	if (rc == HC_OK) {
		text = step == STEP_ROW ? stmt_text(r->find_verdict, 0) : NULL;
		*ret = text != NULL ? strtoull(text, NULL, 16) : 0;
	}
	stmt_reset(r->find_verdict);
	return rc;
}

bool
registry_is_remote(const struct registry *r)
{
	return r->remote != NULL;
}
