/*
 * crm_help.c - see crm_help.h.
 */
#include "crm_help.h"

static void
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

int
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

int
desk_end(void **state)
{
	struct desk *d = *state;

	work_close(d->w);
	desk_remove(d->arena, d->dir);
	arena_free(d->arena);
	return 0;
}

void
desk_wait(struct desk *d, int64_t days)
{
	env_fixed_set(d->env, d->env->now(d->env) + days * DAY_MS);
	work_turn(d->w);
}

struct hc_tx *
desk_begin(struct desk *d)
{
	struct hc_tx *tx;

	work_turn(d->w);
	if (tx_begin(d->w, SOURCE_USER, "test", &tx, &d->err) < 0)
		fail_msg("%s", d->err.msg);
	return tx;
}

/* Commits when rc is no error, else rolls back; keeps what was said. */
static int
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

static int
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

int
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

struct hc_record *
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

static struct hc_record *
desk_read(struct desk *d, const struct hc_record *r)
{
	struct hc_record *fresh = NULL;

	if (read_record(d->w->store, r->object, r->values[SLOT_ID].id, d->arena, &fresh, &d->err) < 0)
		fail_msg("%s", d->err.msg);
	return fresh;
}

int
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

int
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

const char *
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

const char *
desk_id(struct desk *d, const struct hc_record *r)
{
	char text[UUID_TEXT];

	uuid_format(r->values[SLOT_ID].id, text);
	return arena_strdup(d->arena, text);
}

int64_t
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

struct hc_record *
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
