/*
 * plugin.c - hotcrm/plugin.h for hooks and actions: values of a record, and the store through the save path.
 *
 * A plugin's mistake (a field of another object, a kind that does not fit) is answered with null and a line in the log, not
 * with a crash: its hook then fails its own rules.
 */
#include "engine/local.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/decimal.h"
#include "base/log.h"
#include "store/secret.h"

static const struct hc_value nothing = { .kind = VALUE_NULL };

static const struct field *
field_of(const struct hc_record *r, hc_field handle)
{
	const struct field *f = model_field(r->model, handle);

	if (f != NULL && f->object == r->object)
		return f;
	if (handle != 0)
		log_line(LOG_WARN, "a plugin asked %s for %s", r->object->name, field_path(handle));
	return NULL;
}

static const struct hc_value *
value_of(const struct hc_record *r, hc_field handle)
{
	const struct field *f = field_of(r, handle);

	return f != NULL ? &r->values[f->slot] : &nothing;
}

static const struct hc_value *
old_of(const struct hc_record *r, hc_field handle)
{
	const struct field *f = field_of(r, handle);

	return f != NULL ? &r->old[f->slot] : &nothing;
}

static const char *
text_of(const struct hc_record *r, const struct hc_value *v)
{
	char text[DECIMAL_MAX];

	switch (v->kind) {
	case VALUE_TEXT:
		/* record_set() keeps texts NUL-terminated; what the store read is too */
		return v->s[v->len] == '\0' ? v->s : arena_strndup(r->arena, v->s, v->len);
	case VALUE_INT:
		return arena_printf(r->arena, "%lld", (long long)v->i);
	case VALUE_DECIMAL:
		decimal_format(v->i, v->scale, -1, text);
		return arena_strdup(r->arena, text);
	default:
		return "";
	}
}

static int64_t
int_of(const struct hc_value *v)
{
	return v->kind == VALUE_INT || v->kind == VALUE_DECIMAL ? v->i : 0;
}

struct hc_arena *
hc_arena(struct hc_tx *tx)
{
	return tx->arena;
}

bool
hc_isnull(const struct hc_record *r, hc_field f)
{
	return value_of(r, f)->kind == VALUE_NULL;
}

bool
hc_changed(const struct hc_record *r, hc_field f)
{
	return !value_equal(value_of(r, f), old_of(r, f));
}

bool
hc_isnew(const struct hc_record *r)
{
	return r->isnew;
}

int64_t
hc_int(const struct hc_record *r, hc_field f)
{
	return int_of(value_of(r, f));
}

int64_t
hc_base(const struct hc_record *r, hc_field handle)
{
	const struct field *f = field_of(r, handle);

	if (f == NULL || r->values[f->slot].kind == VALUE_NULL)
		return 0;
	return r->base != NULL && field_type(f)->class == CLASS_MONEY ? r->base[f->slot] : int_of(&r->values[f->slot]);
}

double
hc_double(const struct hc_record *r, hc_field f)
{
	const struct hc_value *v = value_of(r, f);
	double d = (double)int_of(v);

	for (int i = 0; v->kind == VALUE_DECIMAL && i < v->scale; i++)
		d /= 10;
	return d;
}

/* A secret is opened for the hook that asks, in the record's arena, and nowhere else. */
static const char *
opened(const struct hc_record *r, hc_field handle, const struct hc_value *v)
{
	const struct field *f = field_of(r, handle);
	struct hc_value plain;
	struct hc_err err;

	if (f == NULL || v->kind != VALUE_TEXT || !field_encrypted(f))
		return text_of(r, v);
	if (r->secret == NULL || secret_open(r->secret, f, r->values[SLOT_ID].id, v, r->arena, &plain, &err) < 0) {
		log_line(LOG_WARN, "a plugin asked for %s, which stays closed", field_path(handle));
		return "";
	}
	return text_of(r, &plain);
}

const char *
hc_text(const struct hc_record *r, hc_field f)
{
	return opened(r, f, value_of(r, f));
}

const char *
hc_oldtext(const struct hc_record *r, hc_field f)
{
	return opened(r, f, old_of(r, f));
}

int64_t
hc_oldint(const struct hc_record *r, hc_field f)
{
	return int_of(old_of(r, f));
}

bool
hc_oldnull(const struct hc_record *r, hc_field f)
{
	return old_of(r, f)->kind == VALUE_NULL;
}

const uint8_t *
hc_id(const struct hc_record *r, hc_field f)
{
	const struct hc_value *v = f == 0 ? &r->values[SLOT_ID] : value_of(r, f);

	return v->kind == VALUE_ID ? v->id : NULL;
}

const char *
hc_title(const struct hc_record *r)
{
	return record_title(r);
}

const char *
hc_object(const struct hc_record *r)
{
	return r->object->name;
}

void
hc_setnull(struct hc_record *r, hc_field handle)
{
	const struct field *f = field_of(r, handle);

	if (f != NULL)
		record_set(r, f, VALUE_NONE);
}

void
hc_setint(struct hc_record *r, hc_field handle, int64_t v)
{
	const struct field *f = field_of(r, handle);
	enum type_class class;

	if (f == NULL)
		return;
	class = field_type(f)->class;
	if (class == CLASS_MONEY)
		record_set(r, f, value_decimal(v, 4));
	else if (class == CLASS_NUMBER && strcmp(field_type(f)->name, "integer") != 0 && strcmp(field_type(f)->name, "rating") != 0)
		record_set(r, f, value_decimal(v, f->scale));
	else
		record_set(r, f, value_int(v));
}

void
hc_settext(struct hc_record *r, hc_field handle, const char *s)
{
	const struct field *f = field_of(r, handle);

	if (f != NULL)
		record_set(r, f, s != NULL && s[0] != '\0' ? value_text(s, strlen(s)) : VALUE_NONE);
}

void
hc_setid(struct hc_record *r, hc_field handle, const uint8_t id[16])
{
	const struct field *f = field_of(r, handle);

	if (f != NULL)
		record_set(r, f, id != NULL ? value_id(id) : VALUE_NONE);
}

int64_t
hc_now(struct hc_tx *tx)
{
	return tx->change.at;
}

int64_t
hc_today(struct hc_tx *tx)
{
	return tx->work->locale.today;
}

const uint8_t *
hc_user(struct hc_tx *tx)
{
	return tx->work->user;
}

bool
hc_bulk(struct hc_tx *tx)
{
	return tx->bulk;
}

int64_t
hc_date(struct hc_tx *tx, int64_t instant)
{
	return zone_date(tx->work->locale.zone, instant);
}

int64_t
hc_time(struct hc_tx *tx, int64_t instant)
{
	struct civil c;

	zone_civil(tx->work->locale.zone, instant, &c);
	return ((c.hour * 60 + c.minute) * 60 + c.second) * INT64_C(1000) + c.ms;
}

int64_t
hc_add_days(struct hc_tx *tx, int64_t instant, int64_t days)
{
	const struct zone *z = tx->work->locale.zone;
	struct civil c;

	zone_civil(z, instant, &c);
	date_to_civil(zone_date(z, instant) + days, &c.year, &c.month, &c.day);
	return zone_instant(z, &c);
}

static int
object_of(struct hc_tx *tx, const char *name, const struct object **ret, struct hc_err *err)
{
	if ((*ret = model_object(tx->work->model, name)) != NULL)
		return HC_OK;
	return hc_fail(err, HC_NOTFOUND, 0, "There is no object %s; its plugin may be off.", name);
}

int
hc_load(struct hc_tx *tx, const char *object, const uint8_t id[16], struct hc_record **ret, struct hc_err *err)
{
	const struct object *o;
	int rc;

	if (id == NULL)
		return hc_fail(err, HC_NOTFOUND, 0, "A %s was asked for without an id.", object);
	if ((rc = object_of(tx, object, &o, err)) < 0 || (rc = rollup_flush(tx, err)) < 0)
		return rc;
	return read_record(tx->work->store, o, id, tx->arena, ret, err);
}

int
hc_related(struct hc_tx *tx, const struct hc_record *r, hc_field handle, struct hc_record **ret, struct hc_err *err)
{
	const struct field *f = field_of(r, handle);
	int rc;

	if (f == NULL || f->target == NULL || r->values[f->slot].kind != VALUE_ID)
		return hc_fail(err, HC_NOTFOUND, handle, "%s: nothing is linked.", f != NULL ? f->label : "?");
	if ((rc = rollup_flush(tx, err)) < 0)
		return rc;
	return read_record(tx->work->store, f->target, r->values[f->slot].id, tx->arena, ret, err);
}

int
hc_new(struct hc_tx *tx, const char *object, struct hc_record **ret, struct hc_err *err)
{
	const struct object *o;
	int rc;

	if ((rc = object_of(tx, object, &o, err)) < 0)
		return rc;
	*ret = record_new(tx->arena, tx->work->model, o);
	return HC_OK;
}

int
hc_save(struct hc_tx *tx, struct hc_record *r, struct hc_err *err)
{
	return engine_save(tx, r, err);
}

int
hc_delete(struct hc_tx *tx, struct hc_record *r, struct hc_err *err)
{
	return engine_delete(tx, r, err);
}

const char *
hc_money(struct hc_tx *tx, int64_t amount)
{
	const struct locale *l = &tx->work->locale;
	char text[DECIMAL_MAX];

	decimal_format_marks(amount, 4, amount % 10000 == 0 ? 0 : 2, l->mark, l->group, text);
	return arena_printf(tx->arena, "%s %s", l->currency != NULL ? l->currency : "", text);
}

const char *
hc_arg(struct hc_tx *tx, const char *name)
{
	return tx->args != NULL ? map_get(tx->args, name) : NULL;
}

void
hc_answer(struct hc_tx *tx, const char *name, const char *fmt, ...)
{
	struct arena *a = tx->work->engine->tx_base;
	struct answer answer = { .name = arena_strdup(a, name) };
	va_list ap;

	va_start(ap, fmt);
	answer.text = arena_vprintf(a, fmt, ap);
	va_end(ap);
	vec_push(a, &tx->answers, answer);
}

void
hc_warn(struct hc_tx *tx, hc_field f, const char *fmt, ...)
{
	struct arena *a = tx->work->engine->tx_base;
	struct warning warning = { .field = f };
	va_list ap;

	va_start(ap, fmt);
	warning.text = arena_vprintf(a, fmt, ap);
	va_end(ap);
	vec_push(a, &tx->warnings, warning);
}
