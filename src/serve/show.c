/*
 * show.c - records and rows of results as JSON: option names, id texts, ISO dates in UTC, money as amount and currency.
 */
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/decimal.h"
#include "base/err.h"
#include "model/type.h"
#include "serve/rest.h"

static void
put_value(struct jw *w, const struct hc_record *r, const struct field *f)
{
	const struct hc_value *v = record_get(r, f);
	char id[UUID_TEXT];

	if (v->kind == VALUE_NULL) {
		jw_null(w);
	} else if (v->kind == VALUE_ID) {
		uuid_format(v->id, id);
		jw_string(w, id);
	} else {
		field_type(f)->json(f, v, record_currency(r), w);
	}
}

int
show_record(struct tenant *t, struct request *rq, struct hc_record *r, const char *only, struct jw *w, struct hc_err *err)
{
	const struct object *o = r->object;
	int rc;

	if ((rc = engine_compute(t->work, r, err)) < 0)
		return rc;
	jw_open(w, '{');
	if (only != NULL) {
		jw_key(w, "id");
		put_value(w, r, o->fields.at[SLOT_ID]);
		for (const char *p = only; *p != '\0';) {
			size_t n = strcspn(p, ",");
			const char *name = arena_strndup(rq->arena, p, n);
			const struct field *f = object_field(o, name);

			if (f == NULL || !access_field(t->work, f, 'r'))
				return hc_fail(err, HC_INVALID, 0, "%s has no field %.60s.", o->label, name);
			if (f->slot != SLOT_ID) {
				jw_key(w, f->name);
				put_value(w, r, f);
			}
			p += n;
			p += *p == ',';
		}
	} else {
		for (size_t i = 0; i < o->fields.n; i++)
			if (i != SLOT_DELETED && access_field(t->work, o->fields.at[i], 'r')) {
				jw_key(w, o->fields.at[i]->name);
				put_value(w, r, o->fields.at[i]);
			}
	}
	jw_close(w, '}');
	return HC_OK;
}

/* A value of a column that is no field's own: an average, a bucket, a count. */
static bool
is_figure(const struct column *c, const struct hc_value *v)
{
	return c->field == NULL || c->unit != 0 || (c->is_agg && v->kind != VALUE_TEXT && v->kind != VALUE_ID);
}

static void
put_figure(struct jw *w, const struct column *c, const struct hc_value *v)
{
	struct buf b = BUF_INIT;
	char digits[DECIMAL_MAX];

	if (c->unit != 0 && v->kind == VALUE_INT) {
		query_bucket_label(&locale_machine, v->i, c->unit, c->unit_fiscal, &b);
		jw_text(w, buf_str(&b), b.len);
	} else if (v->kind == VALUE_DECIMAL) {
		decimal_format(v->i, v->scale, -1, digits);
		jw_raw(w, digits);
	} else if (v->kind == VALUE_INT) {
		jw_int(w, v->i);
	} else {
		jw_text(w, v->s, v->len);
	}
	buf_free(&b);
}

void
show_row(struct work *work, const struct query *q, const struct hc_value *row, struct jw *w)
{
	char id[UUID_TEXT], code[8];

	jw_open(w, '{');
	for (size_t i = 0; i < q->columns.n; i++) {
		const struct column *c = &q->columns.at[i];
		bool money = c->type != NULL && c->type->class == CLASS_MONEY, mixed;
		const struct hc_value *v = query_money(c, row, &row[i], code, &mixed);
		const char *currency = *code != '\0' ? code : work->locale.currency;

		if (c->hidden)
			continue;
		jw_key(w, c->title);
		if (v->kind == VALUE_NULL) {
			jw_null(w);
		} else if (v->kind == VALUE_ID) {
			uuid_format(v->id, id);
			jw_string(w, id);
		} else if (is_figure(c, v) && !(money && v->kind == VALUE_DECIMAL && c->field != NULL)) {
			put_figure(w, c, v);
		} else {
			field_type(c->field)->json(c->field, v, currency, w);
		}
	}
	jw_close(w, '}');
}

const char *
show_etag(struct request *rq, const struct hc_record *r, const void *body, size_t n)
{
	uint8_t h[crypto_generichash_BYTES_MIN];

	crypto_generichash(h, sizeof(h), body, n, NULL, 0);
	return arena_printf(rq->arena, "\"%lld-%02x%02x%02x%02x%02x%02x\"", (long long)r->rev, h[0], h[1], h[2], h[3], h[4], h[5]);
}

int64_t
etag_rev(const char *etag)
{
	char *end;
	long long rev;

	if (strncmp(etag, "W/", 2) == 0 || etag[0] != '"')
		return -1;
	rev = strtoll(etag + 1, &end, 10);
	return *end == '-' && rev >= 0 ? rev : -1;
}

const struct object *
rest_object(struct tenant *t, struct request *rq, const char *name, const char *scope, char what)
{
	const struct object *o = model_object(t->work->model, name);
	const char *near;

	if (o == NULL || o->hidden) {
		near = model_near_object(t->work->model, name);
		reply_problem(rq, 404, "not-found", near != NULL ? "There is no object %.60s; did you mean %s?" :
		    "There is no object %.60s; /v1/metadata lists them.", name, near);
		return NULL;
	}
	if (!request_may(rq, scope, o->name)) {
		reply_problem(rq, 403, "scope", "This key's scopes (%.100s) do not hold %s for %s.", rq->who.scopes, scope, o->name);
		return NULL;
	}
	if (!access_object(t->work, o, what)) {
		reply_problem(rq, 403, "denied", "Your role may not do this with %s.", o->plural);
		return NULL;
	}
	return o;
}

int
rest_record(struct tenant *t, struct request *rq, const struct object *o, const char *id, struct arena *a, struct hc_record **ret,
    struct hc_err *err)
{
	struct hc_record *r;
	uint8_t raw[16];
	int rc;

	(void)rq;
	if (strlen(id) < 32 || strlen(id) > 36 || !uuid_parse(id, raw))
		return hc_fail(err, HC_NOTFOUND, 0, "%.40s is no id; ids are UUIDs.", id);
	rc = read_record(t->work->store, o, raw, a, &r, err);
	if (rc == HC_OK && (r->values[SLOT_DELETED].kind != VALUE_NULL || access_record(t->work, r, 'r', NULL) < 0))
		rc = HC_NOTFOUND;
	if (rc == HC_NOTFOUND)
		return hc_fail(err, HC_NOTFOUND, 0, "There is no %s %.40s.", o->label, id);
	if (rc == HC_OK)
		*ret = r;
	return rc;
}
