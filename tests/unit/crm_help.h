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

static inline void
desk_remove(struct arena *a, const char *dir)
{
	DIR *d = opendir(dir);
	struct dirent *e;
	const char *name;

	while (d != NULL && (e = readdir(d)) != NULL) {
		if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
			continue;
		name = arena_printf(a, "%s/%s", dir, e->d_name);
		if (unlink(name) < 0)
			desk_remove(a, name);
	}
	if (d != NULL)
		closedir(d);
	rmdir(dir);
}

static int
desk_open(void **state)
{
	static const char *const dirs[] = { "HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME" };
	struct arena *a = arena_new("desk");
	struct desk *d = ARENA_NEW(a, struct desk);
	const struct plugin_status *plugins;
	bool crm = false;
	size_t n;

	d->arena = a;
	strcpy(d->dir, "/tmp/hotcrm-desk-XXXXXX");
	assert_non_null(mkdtemp(d->dir));
	snprintf(d->path, sizeof(d->path), "%s/desk.db", d->dir);
	d->env = env_fixed(a, DESK_NOW, 1, 42);
	for (size_t i = 0; i < 4; i++)
		env_fixed_put(d->env, dirs[i], d->dir);
	if (work_init(d->env, d->path, &d->w, &d->err) < 0)
		fail_msg("%s", d->err.msg);
	n = host_plugins(d->w->host, &plugins);
	for (size_t i = 0; i < n; i++) {
		if (strcmp(plugins[i].name, "crm") == 0)
			crm = plugins[i].state == PLUGIN_ON;
		if (plugins[i].state != PLUGIN_ON)
			print_message("# %s: %s\n", plugins[i].name, plugins[i].reason);
	}
	assert_true(crm);
	*state = d;
	return 0;
}

static int
desk_end(void **state)
{
	struct desk *d = *state;

	work_close(d->w);
	desk_remove(d->arena, d->dir);
	arena_free(d->arena);
	return 0;
}

/* Moves the clock on; the next turn sees it. */
static inline void
desk_wait(struct desk *d, int64_t days)
{
	env_fixed_set(d->env, d->env->now(d->env) + days * DAY_MS);
	work_turn(d->w);
}

static inline struct hc_tx *
desk_begin(struct desk *d)
{
	struct hc_tx *tx;

	work_turn(d->w);
	if (tx_begin(d->w, SOURCE_USER, "test", &tx, &d->err) < 0)
		fail_msg("%s", d->err.msg);
	return tx;
}

/* Commits when rc is no error, else rolls back; keeps what was said. */
static inline int
desk_finish(struct desk *d, struct hc_tx *tx, int rc)
{
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < tx->warnings.n; i++)
		buf_printf(&b, "warning: %s\n", tx->warnings.at[i].text);
	for (size_t i = 0; i < tx->answers.n; i++)
		buf_printf(&b, "%s: %s\n", tx->answers.at[i].name, tx->answers.at[i].text);
	snprintf(d->said, sizeof(d->said), "%s", buf_str(&b));
	buf_free(&b);
	if (rc < 0) {
		tx_abort(tx);
		return rc;
	}
	return tx_commit(tx, &d->err);
}

static inline int
desk_set(struct desk *d, struct hc_tx *tx, struct hc_record *r, va_list ap)
{
	const char *field;
	int rc;

	tx->trusted = true;	/* read-only fields too: as an import or a hook would set them */
	while ((field = va_arg(ap, const char *)) != NULL)
		if ((rc = engine_set(tx, r, field, va_arg(ap, const char *), &d->err)) < 0)
			return rc;
	tx->trusted = false;
	return HC_OK;
}

/* A new record of field, value pairs; the first error's code, its text in d->err. */
#define desk_try(d, ret, ...) desk_try_(d, ret, __VA_ARGS__, NULL)
static inline int
desk_try_(struct desk *d, struct hc_record **ret, const char *object, ...)
{
	struct hc_tx *tx = desk_begin(d);
	struct hc_record *r = record_new(d->arena, d->w->model, model_object(d->w->model, object));
	va_list ap;
	int rc;

	va_start(ap, object);
	rc = desk_set(d, tx, r, ap);
	va_end(ap);
	if (rc >= 0)
		rc = engine_save(tx, r, &d->err);
	if ((rc = desk_finish(d, tx, rc)) >= 0 && ret != NULL)
		*ret = r;
	return rc;
}

#define desk_new(d, ...) desk_new_(d, __FILE__, __LINE__, __VA_ARGS__, NULL)
static inline struct hc_record *
desk_new_(struct desk *d, const char *file, int line, const char *object, ...)
{
	struct hc_tx *tx = desk_begin(d);
	struct hc_record *r = record_new(d->arena, d->w->model, model_object(d->w->model, object));
	va_list ap;
	int rc;

	va_start(ap, object);
	rc = desk_set(d, tx, r, ap);
	va_end(ap);
	if (rc >= 0)
		rc = engine_save(tx, r, &d->err);
	if (desk_finish(d, tx, rc) < 0)
		fail_msg("%s:%d: %s: %s", file, line, object, d->err.msg);
	return r;
}

static inline struct hc_record *
desk_read(struct desk *d, const struct hc_record *r)
{
	struct hc_record *fresh = NULL;

	if (read_record(d->w->store, r->object, r->values[SLOT_ID].id, d->arena, &fresh, &d->err) < 0)
		fail_msg("%s", d->err.msg);
	return fresh;
}

/* Edits the record as it is now in the store. */
#define desk_edit(d, r, ...) desk_edit_(d, r, __VA_ARGS__, NULL)
static inline int
desk_edit_(struct desk *d, const struct hc_record *r, ...)
{
	struct hc_record *fresh = desk_read(d, r);
	struct hc_tx *tx = desk_begin(d);
	va_list ap;
	int rc;

	va_start(ap, r);
	rc = desk_set(d, tx, fresh, ap);
	va_end(ap);
	if (rc >= 0)
		rc = engine_save(tx, fresh, &d->err);
	return desk_finish(d, tx, rc);
}

/* Runs an action on a record with name, value pairs. */
#define desk_do(d, action, r, ...) desk_do_(d, action, r, __VA_ARGS__)
static inline int
desk_do_(struct desk *d, const char *action, const struct hc_record *r, ...)
{
	struct hc_record *fresh = desk_read(d, r);
	const struct action *act = model_action(d->w->model, action);
	struct hc_tx *tx = desk_begin(d);
	const char *name;
	va_list ap;

	assert_non_null(act);
	tx->args = map_new(tx->arena);
	va_start(ap, r);
	while ((name = va_arg(ap, const char *)) != NULL)
		map_put(tx->args, name, va_arg(ap, char *));
	va_end(ap);
	return desk_finish(d, tx, engine_action(tx, act, fresh, &d->err));
}

/* A value of the record as stored now, in machine form; a lookup as its title. */
static inline const char *
desk_get(struct desk *d, const struct hc_record *r, const char *field)
{
	const struct field *f = object_field(r->object, field);
	struct hc_record *fresh = desk_read(d, r);
	const struct hc_value *v;
	struct buf b = BUF_INIT;
	const char *text;

	if (f == NULL)
		fail_msg("%s has no field %s", r->object->name, field);
	if (engine_compute(d->w, fresh, &d->err) < 0)
		fail_msg("%s", d->err.msg);
	v = &fresh->values[f->slot];
	if (v->kind == VALUE_NULL)
		return "";
	if (v->kind == VALUE_ID && f->target != NULL && f->slot != SLOT_ID)
		return read_title(d->w->store, f->target, v->id, d->arena);
	field_type(f)->text(f, v, &b);
	text = arena_strdup(d->arena, buf_str(&b));
	buf_free(&b);
	return text;
}

static inline const char *
desk_id(struct desk *d, const struct hc_record *r)
{
	char text[UUID_TEXT];

	uuid_format(r->values[SLOT_ID].id, text);
	return arena_strdup(d->arena, text);
}

static inline int64_t
desk_count(struct desk *d, const char *text)
{
	struct query_ctx c;
	struct query *q;
	int64_t n = -1;

	work_turn(d->w);
	c = work_query(d->w, d->arena, NULL);
	if (query_parse(&c, text, &q, &d->err) < 0 || read_count(d->w->store, &c, q, &n, &d->err) < 0)
		fail_msg("%s: %s", text, d->err.msg);
	return n;
}

/* The only record that a query finds. */
static inline struct hc_record *
desk_one(struct desk *d, const char *text)
{
	static const char *const paths[] = { "id" };
	struct query_ctx c = work_query(d->w, d->arena, NULL);
	struct page_at at = { .limit = -1 };
	struct hc_value **rows = NULL;
	struct hc_record *r = NULL;
	struct query *q = NULL;
	size_t n = 0;

	if (query_parse(&c, text, &q, &d->err) < 0 || query_set_columns(&c, q, paths, 1, &d->err) < 0 ||
	    read_page(d->w->store, &c, q, &at, false, d->arena, &rows, &n, &d->err) < 0)
		fail_msg("%s: %s", text, d->err.msg);
	if (n != 1)
		fail_msg("%s: %zu records", text, n);
	if (read_record(d->w->store, q->object, rows[0][q->id_column].id, d->arena, &r, &d->err) < 0)
		fail_msg("%s", d->err.msg);
	return r;
}

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
