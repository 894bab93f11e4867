/*
 * registry_auth.c - the log of sign-ins, refusals and what else touches security: chained by hashes, so that a line that was changed
 * or taken out shows.
 *
 * Each line's hash is over the one before of the same tenant and its own texts. auth_head holds where a tenant's chain begins by now
 * (what is old is dropped) and where it ends. Whoever can write the file can write all of it anew: the head that `auth-log --check`
 * prints is to be noted elsewhere.
 */
#include <sodium.h>
#include <string.h>

#include "base/buf.h"
#include "base/err.h"
#include "store/registry_db.h"

#define HASH 32

static void
is_hash(void *arg, const char *name)
{
	*(bool *)arg |= strcmp(name, "hash") == 0;
}

int
registry_auth_tables(struct registry *r, struct hc_err *err)
{
	static const char *const add[] = {
		"CREATE TABLE auth_head(tenant TEXT PRIMARY KEY, head TEXT NOT NULL, floor TEXT NOT NULL) STRICT, WITHOUT ROWID",
		"ALTER TABLE auth_log ADD COLUMN hash TEXT NOT NULL DEFAULT ''"
	};
	bool there = false;
	int rc = HC_OK;

	if (r->remote) {
		if ((rc = driver_remote->columns(r->remote, "auth_log", is_hash, &there, err)) < 0 || there)
			return rc;
		for (size_t i = 0; i < 2 && rc >= 0; i++)
			rc = driver_remote->exec(r->remote, add[i], err);
		return rc;
	}
	if (sqlite3_table_column_metadata(r->db, NULL, "auth_log", "hash", NULL, NULL, NULL, NULL, NULL) == SQLITE_OK)
		return HC_OK;
	for (size_t i = 0; i < 2; i++)
		if (sqlite3_exec(r->db, add[i], NULL, NULL, NULL) != SQLITE_OK)
			return registry_fail(r, err, "adding a column");
	return HC_OK;
}

/* Lengths stand before the texts: no two lines give the same bytes. */
static const char *
line_hash(const char *before, const struct auth_row *row, struct arena *a)
{
	const char *const texts[] = { row->tenant, row->key, row->ip, row->event, row->detail };
	uint8_t raw[HASH];
	char hex[2 * HASH + 1];
	struct buf b = BUF_INIT;

	buf_printf(&b, "%s %lld", before, (long long)row->at);
	for (size_t i = 0; i < 5; i++)
		buf_printf(&b, " %zu:%s", strlen(texts[i]), texts[i]);
	crypto_generichash(raw, HASH, (const uint8_t *)b.data, b.len, NULL, 0);
	buf_free(&b);
	sodium_bin2hex(hex, sizeof(hex), raw, HASH);
	return arena_strdup(a, hex);
}

static int
head_of(struct registry *r, const char *tenant, struct arena *a, const char **head, const char **floor, struct hc_err *err)
{
	struct stmt *st;
	int rc, step;

	*head = *floor = "";
	if ((rc = registry_prepare(r, "SELECT head, floor FROM auth_head WHERE tenant = ?", &st, err)) < 0)
		return rc;
	registry_bind_text(st, 1, tenant);
	if ((step = stmt_step(st)) == STEP_ROW) {
		*head = registry_text(st, 0, a);
		*floor = registry_text(st, 1, a);
	} else if (step != STEP_DONE)
		rc = registry_fail(r, err, "reading the log");
	stmt_free(st);
	return rc;
}

static int
add_line(struct registry *r, const struct auth_row *row, struct arena *a, struct hc_err *err)
{
	const char *texts[] = { row->tenant, row->key, row->ip, row->event, row->detail, NULL }, *head, *floor;
	struct stmt *st;
	int rc;

	if ((rc = head_of(r, row->tenant, a, &head, &floor, err)) < 0)
		return rc;
	texts[5] = line_hash(head, row, a);
	if ((rc = registry_prepare(r, "INSERT INTO auth_log(at, tenant, key, ip, event, detail, hash) VALUES(?, ?, ?, ?, ?, ?, ?)", &st,
	    err)) < 0)
		return rc;
	stmt_bind_int(st, 1, row->at);
	for (int k = 0; k < 6; k++)
		registry_bind_text(st, 2 + k, texts[k]);
	if ((rc = registry_run(r, st, err, "logging")) < 0 || (rc = registry_prepare(r, "INSERT INTO auth_head(tenant, head, floor)"
	    " VALUES(?1, ?2, '') ON CONFLICT(tenant) DO UPDATE SET head = excluded.head", &st, err)) < 0)
		return rc;
	registry_bind_text(st, 1, row->tenant);
	registry_bind_text(st, 2, texts[5]);
	return registry_run(r, st, err, "logging");
}

int
registry_auth_add(struct registry *r, const struct auth_row *rows, size_t n, struct hc_err *err)
{
	struct arena *a;
	int rc;

	if (n == 0)
		return HC_OK;
	if ((rc = registry_begin(r, err)) < 0)
		return rc;
	a = arena_new("turn");
	for (size_t i = 0; i < n && rc >= 0; i++)
		rc = add_line(r, &rows[i], a, err);
	arena_free(a);
	return registry_end(r, rc, err);
}

/* 1: the lines of a tenant are as they were written. 0: `why` says from when on they are not. */
static int
check_lines(struct registry *r, const char *tenant, struct auth_chain *c, struct arena *a, struct hc_err *err)
{
	const char *head, *last;
	bool chained = false;
	struct stmt *st;
	int rc, step;

	if ((rc = head_of(r, tenant, a, &head, &last, err)) < 0)
		return rc;
	if ((rc = registry_prepare(r, "SELECT at, key, ip, event, detail, hash FROM auth_log WHERE tenant = ? ORDER BY seq", &st, err)) < 0)
		return rc;
	registry_bind_text(st, 1, tenant);
	c->whole = true;
	while ((step = stmt_step(st)) == STEP_ROW && c->whole) {
		struct auth_row row = { .at = stmt_int(st, 0), .tenant = tenant, .key = registry_text(st, 1, a), .ip = registry_text(st, 2, a),
			.event = registry_text(st, 3, a), .detail = registry_text(st, 4, a) };
		const char *hash = registry_text(st, 5, a);

		/* lines from before there was a chain */
		if (!chained && hash[0] == '\0')
			continue;
		chained = true;
		c->lines++;
		c->whole = strcmp(hash, line_hash(last, &row, a)) == 0;
		c->at = row.at;
		last = hash;
	}
	stmt_free(st);
	if (c->whole && step != STEP_DONE)
		return registry_fail(r, err, "reading the log");
	if (c->whole && strcmp(last, head) != 0)
		c->whole = false;	/* the newest are gone */
	c->head = head;
	return HC_OK;
}

int
registry_auth_check(struct registry *r, const char *only, struct arena *a, struct auth_chain **ret, size_t *n, struct hc_err *err)
{
	VEC(struct auth_chain) all = {0};
	struct stmt *st;
	int rc, step;

	/* in one view of the file: the server may write meanwhile */
	if ((rc = registry_begin(r, err)) < 0)
		return rc;
	if ((rc = registry_prepare(r, "SELECT tenant FROM auth_head WHERE tenant = coalesce(?1, tenant)"
	    " UNION SELECT tenant FROM auth_log WHERE hash <> '' AND tenant = coalesce(?1, tenant) ORDER BY 1", &st, err)) >= 0) {
		registry_bind_text(st, 1, only);
		while ((step = stmt_step(st)) == STEP_ROW) {
			struct auth_chain c = { .tenant = registry_text(st, 0, a) };

			vec_push(a, &all, c);
		}
		if (step != STEP_DONE)
			rc = registry_fail(r, err, "reading the log");
		stmt_free(st);
	}
	for (size_t i = 0; i < all.n && rc >= 0; i++)
		rc = check_lines(r, all.at[i].tenant, &all.at[i], a, err);
	*ret = all.at;
	*n = all.n;
	return registry_end(r, rc, err);
}

int
registry_auth_drop(struct registry *r, int64_t before, struct hc_err *err)
{
	/* in the order in which they stand, not by their clock: a chain has no holes */
	static const char *const steps[] = {
		"UPDATE auth_head SET floor = coalesce((SELECT l.hash FROM auth_log l WHERE l.tenant = auth_head.tenant AND l.seq <="
		" (SELECT coalesce(max(o.seq), 0) FROM auth_log o WHERE o.at < ?1) ORDER BY l.seq DESC LIMIT 1), floor)",
		"DELETE FROM auth_log WHERE seq <= (SELECT coalesce(max(o.seq), 0) FROM auth_log o WHERE o.at < ?1)"
	};
	struct stmt *st;
	int rc = HC_OK;

	for (int i = 0; i < 2 && rc >= 0; i++)
		if ((rc = registry_prepare(r, steps[i], &st, err)) >= 0) {
			stmt_bind_int(st, 1, before);
			rc = registry_run(r, st, err, "dropping what is old");
		}
	return rc;
}

int
registry_auths(struct registry *r, const char *tenant, size_t max, struct arena *a, struct auth_row **ret, size_t *n,
    struct hc_err *err)
{
	VEC(struct auth_row) rows = {0};
	struct stmt *st;
	int rc, step;

	if ((rc = registry_prepare(r, "SELECT at, tenant, key, ip, event, detail FROM auth_log WHERE tenant = coalesce(?1, tenant)"
	    " ORDER BY seq DESC LIMIT ?2", &st, err)) < 0)
		return rc;
	registry_bind_text(st, 1, tenant);
	stmt_bind_int(st, 2, (int64_t)max);
	while ((step = stmt_step(st)) == STEP_ROW) {
		struct auth_row row = { .at = stmt_int(st, 0) };

		row.tenant = registry_text(st, 1, a);
		row.key = registry_text(st, 2, a);
		row.ip = registry_text(st, 3, a);
		row.event = registry_text(st, 4, a);
		row.detail = registry_text(st, 5, a);
		vec_push(a, &rows, row);
	}
	if (step != STEP_DONE)
		rc = registry_fail(r, err, "reading");
	stmt_free(st);
	*ret = rows.at;
	*n = rows.n;
	return rc;
}
