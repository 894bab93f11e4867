/*
 * check.c - what a record must satisfy before it is written: types, required, unique, links, rules and states.
 *
 * An edit answers for what it changes: a field that was wrong before stays editable around. Rules are asked when a field
 * they read changed; a new record answers for all.
 */
#include "engine/local.h"

#include <string.h>

#include "model/type.h"

/* A value of a lookup or a text given where a field wants another kind is our bug or a plugin's: say which field. */
static int
check_kind(const struct field *f, const struct hc_value *v, struct hc_err *err)
{
	enum type_store store = field_type(f)->store;
	bool fits;

	switch (v->kind) {
	case VALUE_INT:
	case VALUE_DECIMAL:
		fits = store == STORE_INTEGER;
		break;
	case VALUE_TEXT:
		fits = store == STORE_TEXT;
		break;
	case VALUE_ID:
		fits = store == STORE_ID;
		break;
	default:
		fits = true;
	}
	if (fits)
		return HC_OK;
	return hc_fail(err, HC_BUG, f->handle, "%s.%s was given a value of another type.", f->object->name, f->name);
}

int
check_values(struct hc_tx *tx, const struct object_code *c, struct hc_record *r, struct hc_err *err)
{
	const struct object *o = c->object;
	int rc;

	(void)tx;
	for (size_t i = SLOT_OWNER; i < o->fields.n; i++) {
		const struct field *f = o->fields.at[i];
		const struct hc_value *v = &r->values[i];

		if (is_formula(f) || v->kind == VALUE_NULL || value_equal(v, &r->old[i]))
			continue;
		if ((rc = check_kind(f, v, err)) < 0)
			return rc;
		if (f->type->validate != NULL && (rc = f->type->validate(f, v, err)) < 0) {
			if (err != NULL && err->field == 0)
				err->field = f->handle;
			return rc;
		}
	}
	return HC_OK;
}

int
check_required(const struct object_code *c, const struct hc_record *r, struct hc_err *err)
{
	for (size_t i = 0; i < c->required.n; i++) {
		const struct field *f = c->required.at[i];
		const struct hc_value *v = &r->values[f->slot];

		if (v->kind != VALUE_NULL && !(v->kind == VALUE_TEXT && v->len == 0))
			continue;
		if (!r->isnew && r->old[f->slot].kind == VALUE_NULL)
			continue;
		return hc_fail(err, HC_INVALID, f->handle, "%s: every %s needs one; give a value (%s=...).", f->label,
		    c->object->label, f->name);
	}
	return HC_OK;
}

static void
value_text_of(struct work *w, const struct hc_record *r, const struct field *f, struct buf *out)
{
	field_type(f)->format(f, &w->locale, &r->values[f->slot], record_currency(r), out);
}

int
check_unique(struct hc_tx *tx, const struct object_code *c, const struct hc_record *r, struct hc_err *err)
{
	struct store *s = tx->work->store;
	int rc;

	for (size_t i = 0; i < c->unique.n; i++) {
		const struct field *f = c->unique.at[i];
		uint8_t id[1][16];
		struct buf b = BUF_INIT;
		size_t n;

		if (r->values[f->slot].kind == VALUE_NULL || value_equal(&r->values[f->slot], &r->old[f->slot]))
			continue;
		if ((rc = lookup_value(s, f, &r->values[f->slot], r->rid, id, 1, &n, err)) < 0)
			return rc;
		if (n == 0)
			continue;
		value_text_of(tx->work, r, f, &b);
		rc = hc_fail(err, HC_INVALID, f->handle, "%s: \"%.80s\" is taken by %.120s; it must be unique.", f->label, buf_str(&b),
		    read_title(s, c->object, id[0], tx->arena));
		buf_free(&b);
		return rc;
	}
	return HC_OK;
}

int
check_offered(struct hc_tx *tx, const struct field *f, const uint8_t id[16], struct hc_err *err)
{
	struct work *w = tx->work;
	struct query_ctx c = engine_system_ctx(w, tx->arena, f->target);
	struct match m = engine_match(w, &c);
	const struct expr *e;
	struct hc_record *r;
	bool holds;
	int rc;

	/* rows of a demo are asked for nothing */
	if (f->filter == NULL || w->as_is)
		return HC_OK;
	if ((rc = query_parse_condition(&c, f->filter, &e, err)) < 0 ||
	    (rc = read_record(w->store, f->target, id, tx->arena, &r, err)) < 0 || (rc = query_match(&m, e, r, &holds, err)) < 0)
		return rc;
	if (holds)
		return HC_OK;
	return hc_fail(err, HC_INVALID, f->handle, "%s: %.120s cannot be chosen here; it takes a %s with %s.", f->label,
	    read_title(w->store, f->target, id, tx->arena), f->target->label, f->filter);
}

int
check_lookups(struct hc_tx *tx, const struct object_code *c, const struct hc_record *r, struct hc_err *err)
{
	int rc;

	for (size_t i = 0; i < c->lookups.n; i++) {
		const struct field *f = c->lookups.at[i];
		const struct hc_value *v = &r->values[f->slot];
		int64_t rev;
		bool live;

		/* a lookup? whose plugin is absent keeps what it is given */
		if (f->target == NULL || v->kind != VALUE_ID || value_equal(v, &r->old[f->slot]))
			continue;
		if (f->target == c->object && memcmp(v->id, r->values[SLOT_ID].id, 16) == 0 && r->values[SLOT_ID].kind == VALUE_ID &&
		    !r->isnew)
			return hc_fail(err, HC_INVALID, f->handle, "%s: this %s cannot point at itself.", f->label, c->object->label);
		rc = lookup_row(tx->work->store, f->target, v->id, &live, &rev, err);
		if (rc < 0 && rc != HC_NOTFOUND)
			return rc;
		if (rc == HC_NOTFOUND)
			return hc_fail(err, HC_INVALID, f->handle, "%s: there is no such %s.", f->label, f->target->label);
		if (!live)
			return hc_fail(err, HC_INVALID, f->handle, "%s: %.120s is deleted; pick another %s or undelete it.", f->label,
			    read_title(tx->work->store, f->target, v->id, tx->arena), f->target->label);
		if ((rc = check_offered(tx, f, v->id, err)) < 0)
			return rc;
	}
	return HC_OK;
}

int
check_rules(struct hc_tx *tx, const struct object_code *c, const struct hc_record *r, struct hc_err *err)
{
	bool holds;
	int rc;

	for (size_t i = 0; i < c->rules.n; i++) {
		const struct rule_code *code = &c->rules.at[i];

		if (!r->isnew && !slots_touch(&code->reads, r))
			continue;
		if (code->when != NULL) {
			if ((rc = engine_holds(tx, code->when, r, &holds, err)) < 0)
				return rc;
			if (!holds)
				continue;
		}
		if (code->require != NULL) {
			if ((rc = engine_holds(tx, code->require, r, &holds, err)) < 0)
				return rc;
			if (holds)
				continue;
		}
		return hc_fail(err, HC_INVALID, engine_handle(code->rule->field), "%s",
		    code->rule->message != NULL ? code->rule->message : code->rule->name);
	}
	return HC_OK;
}

static bool
names(const struct transition *t, const char *to, size_t n)
{
	for (size_t i = 0; i < t->to.n; i++)
		if (strlen(t->to.at[i]) == n && memcmp(t->to.at[i], to, n) == 0)
			return true;
	return false;
}

/* Which steps lead on from here, for the message. */
static void
next_states(const struct state_code *s, const struct hc_value *from, struct buf *out)
{
	for (size_t i = 0; i < s->moves.n; i++) {
		const struct transition *t = s->moves.at[i].transition;

		if (t->from != NULL && (strlen(t->from) != from->len || memcmp(t->from, from->s, from->len) != 0))
			continue;
		for (size_t j = 0; j < t->to.n; j++) {
			const struct option *opt = field_option(s->field, t->to.at[j]);

			buf_printf(out, "%s%s", out->len > 0 ? ", " : "", opt != NULL ? opt->label : t->to.at[j]);
		}
	}
}

static const char *
label_of(const struct field *f, const struct hc_value *v)
{
	for (size_t i = 0; i < f->options.n; i++)
		if (strlen(f->options.at[i].name) == v->len && memcmp(f->options.at[i].name, v->s, v->len) == 0)
			return f->options.at[i].label;
	return "?";
}

static int
check_state(struct hc_tx *tx, const struct state_code *s, const struct hc_record *r, struct hc_err *err)
{
	const struct hc_value *from = &r->old[s->field->slot], *to = &r->values[s->field->slot];
	bool known = false, holds;
	struct buf b = BUF_INIT;
	int rc;

	if (from->kind != VALUE_TEXT || to->kind != VALUE_TEXT || value_equal(from, to))
		return HC_OK;
	for (size_t i = 0; i < s->moves.n; i++) {
		const struct transition *t = s->moves.at[i].transition;

		if (t->from != NULL && (strlen(t->from) != from->len || memcmp(t->from, from->s, from->len) != 0))
			continue;
		if (!names(t, to->s, to->len))
			continue;
		known = true;
		if (s->moves.at[i].when == NULL)
			return HC_OK;
		if ((rc = engine_holds(tx, s->moves.at[i].when, r, &holds, err)) < 0)
			return rc;
		if (holds)
			return HC_OK;
	}
	if (known)
		return hc_fail(err, HC_INVALID, s->field->handle, "%s: %s can become %s only when its condition holds; see describe %s.",
		    s->field->label, label_of(s->field, from), label_of(s->field, to), r->object->name);
	next_states(s, from, &b);
	if (b.len > 0)
		rc = hc_fail(err, HC_INVALID, s->field->handle, "%s: %s cannot become %s; from here it goes to %.200s.",
		    s->field->label, label_of(s->field, from), label_of(s->field, to), buf_str(&b));
	else
		rc = hc_fail(err, HC_INVALID, s->field->handle, "%s: %s is final and cannot become %s.", s->field->label,
		    label_of(s->field, from), label_of(s->field, to));
	buf_free(&b);
	return rc;
}

int
check_states(struct hc_tx *tx, const struct object_code *c, const struct hc_record *r, struct hc_err *err)
{
	int rc;

	for (size_t i = 0; i < c->states.n && !r->isnew; i++)
		if ((rc = check_state(tx, &c->states.at[i], r, err)) < 0)
			return rc;
	return HC_OK;
}
