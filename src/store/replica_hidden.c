/*
 * replica_hidden.c - what stands in columns of fields that the model has not: one that was taken out, or of a plugin that is off.
 */
#include <string.h>

#include "store/read.h"
#include "store/replica.h"
#include "store/table.h"

/* Which these are. They are looked for once in a generation of the model. */
static int
hidden_columns(struct store *s, const struct object *o, struct table **ret, struct hc_err *err)
{
	VEC(struct field) v = {0};
	struct stmt *st;
	int rc = table_of(s, o, ret, err), step;

	if (rc < 0 || (*ret)->hidden_read)
		return rc;
	if ((rc = db_prepare(s, "SELECT field, type, scale FROM schema_field WHERE object = ? ORDER BY field", &st, err)) < 0)
		return rc;
	stmt_bind_text(st, 1, o->name, -1);
	while ((step = stmt_step(st)) == STEP_ROW) {
		const struct type *type = type_find(stmt_text(st, 1));
		const char *name = stmt_text(st, 0);

		if (type != NULL && object_field(o, name) == NULL && strchr(name, '"') == NULL && db_has_column(s, o->name, name))
			vec_push(s->tables_arena, &v, ((struct field){ .name = arena_strdup(s->tables_arena, name), .type = type,
			    .scale = (int)stmt_int(st, 2), .object = o }));
	}
	rc = step == STEP_DONE ? HC_OK : db_fail(s, err, "reading");
	db_done(s, st);
	if (rc == HC_OK) {
		(*ret)->hidden = v.at;
		(*ret)->nhidden = v.n;
		(*ret)->hidden_read = true;
	}
	return rc;
}

int
replica_hidden(struct store *s, const struct object *o, const uint8_t id[16], struct jw *w, struct hc_err *err)
{
	struct buf sql = BUF_INIT;
	struct table *t;
	struct stmt *st;
	int rc, step;

	if ((rc = hidden_columns(s, o, &t, err)) < 0 || t->nhidden == 0)
		return rc;
	for (size_t i = 0; i < t->nhidden; i++)
		buf_printf(&sql, "%s\"%s\"", i > 0 ? ", " : "SELECT ", t->hidden[i].name);
	buf_printf(&sql, " FROM \"%s\" WHERE id = ?", o->name);
	rc = db_prepare(s, buf_str(&sql), &st, err);
	buf_free(&sql);
	if (rc < 0)
		return rc;
	stmt_bind_blob(st, 1, id, 16);
	if ((step = stmt_step(st)) == STEP_ROW)
		for (size_t i = 0; i < t->nhidden; i++) {
			const struct field *f = &t->hidden[i];
			struct hc_value v;

			column_value(st, (int)i, field_kind(f), !strcmp(f->type->name, "money") ? 4 : f->scale, NULL, &v);
			if (v.kind == VALUE_NULL)
				continue;
			jw_key(w, f->name);
			replica_value_add(w, &v);
		}
	rc = step == STEP_ROW || step == STEP_DONE ? HC_OK : db_fail(s, err, "reading");
	db_done(s, st);
	return rc;
}
