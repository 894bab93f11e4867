/*
 * emit_value.c - one value against one expression: what `:` and the comparisons say in SQL for each class of field.
 *
 * match.c says the same in C; tests/unit/test_query_cases.c runs every case through both.
 */
#include "query/emit.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "model/type.h"

int
operand_init(struct emitter *em, struct scope *sc, const struct path *p, size_t from, enum op op, struct operand *ret)
{
	const struct field *f = p->field;
	enum form form = form_of(f);
	const char *alias;
	int rc;

	*ret = (struct operand){ .field = f, .op = op, .scope = sc };
	sql_init(&ret->raw, em->c->arena);
	sql_init(&ret->key, em->c->arena);
	sql_init(&ret->base, em->c->arena);
	sql_init(&ret->currency, em->c->arena);
	if ((rc = emit_alias(em, sc, p, from, &alias)) < 0)
		return rc;
	if ((rc = emit_field(em, sc, alias, f, FORM_RAW, &ret->raw)) < 0)
		return rc;
	if (form == FORM_KEY && (rc = emit_field(em, sc, alias, f, FORM_KEY, &ret->key)) < 0)
		return rc;
	if (form == FORM_BASE && (rc = emit_field(em, sc, alias, f, FORM_BASE, &ret->base)) < 0)
		return rc;
	if (form == FORM_BASE) {
		em->present++;	/* the currency of a record has no history */
		rc = emit_field(em, sc, alias, f->object->fields.at[SLOT_CURRENCY], FORM_RAW, &ret->currency);
		em->present--;
	}
	if (sc->record == NULL || alias != sc->alias)
		ret->alias = alias;
	return rc;
}

const char *
fold_value(const struct query_ctx *c, const struct field *f, const struct hc_value *v)
{
	struct buf key = BUF_INIT;
	const char *text;

	if (field_blind(f) && sealed_blind(v->s, v->len) == NULL) {	/* of a record that is not saved yet */
		char *blind = arena_alloc(c->arena, SEALED_BLIND + 1);

		return c->blind != NULL && c->blind(c->blind_arg, v->s, v->len, blind) ? blind : "";
	}
	if (!f->fold || f->type->fold == NULL)
		return utf8_fold(c->arena, v->s, v->len);
	f->type->fold(f, v, c->locale, &key);
	text = arena_strdup(c->arena, buf_str(&key));
	buf_free(&key);
	return text;
}

/* Equal keys are equal values: an e-mail or a phone, however it was written. */
bool
folds_whole(const struct field *f)
{
	return f->fold && (f->type->fold != NULL || strcmp(f->type->name, "email") == 0);
}

/* Part of a key: a phone is looked for by its digits, anything else by its folded text. */
const char *
fold_want(const struct query_ctx *c, const struct field *f, const char *text)
{
	char *digits;
	size_t n = 0;

	if (!f->fold || strcmp(f->type->name, "phone") != 0)
		return utf8_fold(c->arena, text, strlen(text));
	digits = arena_strdup(c->arena, text);
	for (const char *p = text; *p != '\0'; p++)
		if ((*p >= '0' && *p <= '9') || (*p == '+' && p == text))
			digits[n++] = *p;
	digits[n] = '\0';
	return n > 0 ? digits : text;
}

void
emit_span(struct sql *out, const struct sql *x, const struct span *span)
{
	if (span->has_lo && span->has_hi && span->lo > span->hi) {
		sql_text(out, "1 = 0");
		return;
	}
	sql_add(out, x);
	if (span->has_lo && span->has_hi && span->lo == span->hi) {
		sql_text(out, " = ");
		sql_bind_int(out, span->lo);
	} else if (span->has_lo && span->has_hi) {
		sql_text(out, " BETWEEN ");
		sql_bind_int(out, span->lo);
		sql_text(out, " AND ");
		sql_bind_int(out, span->hi);
	} else {
		sql_text(out, span->has_lo ? " >= " : " <= ");
		sql_bind_int(out, span->has_lo ? span->lo : span->hi);
	}
}

static int
emit_number(struct emitter *em, struct operand *x, const struct item *it, struct sql *out)
{
	struct span span;
	int rc;

	if ((rc = literal_span(em->c, x->field, x->op, it, &span, em->err)) < 0)
		return rc;
	if (x->base.len == 0) {
		emit_span(out, &x->raw, &span);
	} else if (span.currency[0] == '\0') {
		emit_span(out, &x->base, &span);
	} else {
		sql_text(out, "(");
		emit_span(out, &x->raw, &span);
		sql_text(out, " AND ");
		sql_add(out, &x->currency);
		sql_text(out, " = ");
		sql_bind_text(out, arena_strdup(em->c->arena, span.currency));
		sql_text(out, ")");
	}
	return HC_OK;
}

static void
compare(const struct sql *x, const char *op, const char *text, struct sql *out)
{
	sql_add(out, x);
	sql_text(out, "%s", op);
	sql_bind_text(out, text);
}

/* a..m holds all that begins with m. */
static const char *
above(const struct query_ctx *c, const char *key)
{
	return arena_printf(c->arena, "%s\xf4\x8f\xbf\xbf", key);
}

static void
emit_contains(struct emitter *em, const struct sql *x, const char *text, struct sql *out)
{
	sql_text(out, "%s(", em->d->contains);
	sql_add(out, x);
	sql_text(out, ", ");
	sql_bind_text(out, text);
	sql_text(out, ") > 0");
}

static int
emit_text(struct emitter *em, struct operand *x, const struct item *it, struct sql *out)
{
	static const char *const signs[] = { [OP_LT] = " < ", [OP_LE] = " <= ", [OP_GT] = " > ", [OP_GE] = " >= " };
	const struct query_ctx *c = em->c;
	const struct field *f = x->field;
	const char *text = literal_text(c, it);
	struct hc_value v = value_text(text, strlen(text));
	const struct sql *key = x->key.len ? &x->key : &x->raw;

	if (field_blind(f)) {
		if (em->has_asof && em->present == 0)
			return err_at(em->err, HC_INVALID, it->pos, "%s is encrypted; what it was cannot be asked for.", f->name);
		compare(key, " = ", it->blind, out);
		return HC_OK;
	}
	if (it->kind == ITEM_RANGE) {
		sql_text(out, "(");
		if (it->text[0] != '\0')
			compare(key, " >= ", utf8_fold(c->arena, it->text, strlen(it->text)), out);
		sql_text(out, "%s", it->text[0] != '\0' && it->hi[0] != '\0' ? " AND " : "");
		if (it->hi[0] != '\0')
			compare(key, " <= ", above(c, utf8_fold(c->arena, it->hi, strlen(it->hi))), out);
		sql_text(out, ")");
	} else if (x->op >= OP_LT) {
		compare(key, signs[x->op], fold_value(c, f, &v), out);
	} else if (x->op == OP_EQ) {
		bool folds = folds_whole(f);

		if (f->fold && x->key.len) {	/* by the index of keys, then exactly */
			sql_add(out, key);
			sql_text(out, " = ");
			sql_bind_text(out, fold_value(c, f, &v));
			sql_text(out, folds ? "" : " AND ");
		}
		if (!folds || !x->key.len) {
			sql_add(out, &x->raw);
			sql_text(out, " = ");
			sql_bind(out, v);
		}
	} else if (field_searched(f) && x->alias != NULL && !(em->has_asof && em->present == 0)) {
		emit_text_of(em, x->alias, f, text, out);
	} else {
		emit_contains(em, key, fold_want(c, f, text), out);
	}
	return HC_OK;
}

/* OR the id ends in these digits, when they are six or more. */
static void
emit_id_tail(struct emitter *em, const char *alias, const char *text, struct sql *out)
{
	char *digits, *to, *upper;

	if (strlen(text) < ID_TAIL || strspn(text, "0123456789abcdefABCDEF-") < strlen(text))
		return;
	digits = to = arena_strdup(em->c->arena, text);
	for (const char *p = text; *p != '\0'; p++)
		if (*p != '-')
			*to++ = (char)(*p >= 'A' && *p <= 'F' ? *p | 0x20 : *p);
	*to = '\0';
	if (em->d->dialect != DIALECT_SQLITE) {
		sql_text(out, " OR right(encode(%s.\"id\", 'hex'), %d) = ", alias, (int)strlen(digits));
		sql_bind_text(out, digits);
		return;
	}
	if (strlen(digits) < ID_TAIL)
		return;
	upper = arena_strdup(em->c->arena, digits + strlen(digits) - ID_TAIL);
	for (to = upper; *to != '\0'; to++)
		*to = (char)(*to >= 'a' ? *to - 32 : *to);
	sql_text(out, " OR (" ID_TAIL_SQL("%s.") " = ", alias);
	sql_bind_text(out, upper);
	sql_text(out, " AND substr(lower(hex(%s.\"id\")), %d) = ", alias, -(int)strlen(digits));
	sql_bind_text(out, digits);
	sql_text(out, ")");
}

/* x IN (SELECT id of the target's records that are called so). */
static int
emit_named(struct emitter *em, struct operand *x, const struct item *it, struct sql *out)
{
	const struct query_ctx *c = em->c;
	const struct object *o = x->field->target;
	const char *text = literal_text(c, it), *key = utf8_fold(c->arena, text, strlen(text));
	struct scope sc;
	struct sql title, where;
	int rc;

	scope_init(em, &sc, o, emit_new_alias(em));
	sql_init(&title, c->arena);
	sql_init(&where, c->arena);
	em->present++;
	rc = emit_field(em, &sc, sc.alias, o->title, field_class(o->title) == CLASS_TEXT ? FORM_KEY : FORM_RAW, &title);
	if (rc == HC_OK)
		rc = emit_visible(em, &sc, false, &where);
	em->present--;
	if (rc < 0)
		return rc;
	sql_text(&where, " AND (");
	if (x->op == OP_EQ) {
		sql_add(&where, &title);
		sql_text(&where, " = ");
		sql_bind_text(&where, key);
	} else {
		compare(&title, " >= ", key, &where);
		sql_text(&where, " AND ");
		compare(&title, " < ", above(c, key), &where);
	}
	for (size_t i = 0; strchr(text, '@') != NULL && i < o->fields.n; i++) {
		const struct field *f = o->fields.at[i];

		if (strcmp(f->type->name, "email") != 0 || !f->fold || (em->trusted == 0 && !check_readable(c, f)))
			continue;
		sql_text(&where, " OR %s.\"k_%s\" = ", sc.alias, f->name);
		sql_bind_text(&where, key);
	}
	if (x->field->slot == SLOT_ID)
		emit_id_tail(em, sc.alias, text, &where);
	sql_text(&where, ")");
	sql_add(out, &x->raw);
	sql_text(out, " IN (SELECT %s.\"id\" FROM \"%s\" AS %s", sc.alias, o->name, sc.alias);
	sql_add(out, &sc.joins);
	sql_text(out, " WHERE ");
	sql_add(out, &where);
	sql_text(out, ")");
	return HC_OK;
}

static int
emit_link(struct emitter *em, struct operand *x, const struct item *it, struct sql *out)
{
	struct hc_value me = em->c->me != NULL ? value_id(em->c->me) : VALUE_NONE;
	const char *a;

	if (it->meaning == MEANS_NAME)
		return emit_named(em, x, it, out);
	sql_add(out, &x->raw);
	switch (it->meaning) {
	case MEANS_TEAM:
		a = emit_new_alias(em);
		sql_text(out, " IN (SELECT %s.\"id\" FROM \"user\" AS %s WHERE %s.\"deleted\" IS NULL AND %s.\"team\" = "
		    "(SELECT \"team\" FROM \"user\" WHERE \"id\" = ", a, a, a, a);
		sql_bind(out, me);
		sql_text(out, "))");
		break;
	case MEANS_TREE:
		sql_text(out, " IN (WITH RECURSIVE tree(id) AS (SELECT ");
		sql_bind(out, me);
		sql_text(out, "%s UNION SELECT u.\"id\" FROM \"user\" AS u JOIN tree ON u.\"manager\" = tree.id) SELECT id FROM tree)",
		    em->d->dialect == DIALECT_POSTGRES ? "::bytea" : "");
		break;
	case MEANS_ME:
		sql_text(out, " = ");
		sql_bind(out, me);
		break;
	default:
		sql_text(out, " = ");
		sql_bind(out, it->value);
		break;
	}
	return HC_OK;
}

static int
by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

const char *
multi_text(const struct query_ctx *c, const struct field *f, const struct items *items, size_t from, size_t to)
{
	const char **names = ARENA_ARRAY(c->arena, const char *, to - from);
	struct buf b = BUF_INIT;
	const char *text;
	size_t n = 0;

	for (size_t i = from; i < to; i++) {
		const struct item *it = &items->list.at[i];

		names[n++] = it->options.n > 0 ? it->options.at[0]->name : literal_text(c, it);
	}
	qsort(names, n, sizeof(*names), by_text);
	buf_addc(&b, ';');
	for (size_t i = 0; i < n; i++)
		buf_printf(&b, "%s;", names[i]);
	text = arena_strdup(c->arena, buf_str(&b));
	buf_free(&b);
	return text;
}

static void
emit_options(struct operand *x, const struct item *const *items, size_t n, struct sql *out)
{
	size_t total = 0;

	for (size_t i = 0; i < n; i++)
		total += items[i]->options.n;
	if (total == 0) {
		sql_text(out, "1 = 0");
		return;
	}
	sql_add(out, &x->raw);
	sql_text(out, total == 1 ? " = " : " IN (");
	for (size_t i = 0; i < n; i++) {
		for (size_t k = 0; k < items[i]->options.n; k++) {
			sql_text(out, "%s", i + k ? ", " : "");
			sql_bind_text(out, items[i]->options.at[k]->name);
		}
	}
	sql_text(out, "%s", total == 1 ? "" : ")");
}

static int64_t
pow10_of(int n)
{
	int64_t v = 1;

	while (n-- > 0)
		v *= 10;
	return v;
}

/* Against another field of the same record: `total lt .cost`. */
static int
emit_other_field(struct emitter *em, struct operand *x, const struct item *it, struct sql *out)
{
	static const char *const signs[] = {
		[OP_IS] = " = ", [OP_EQ] = " = ", [OP_LT] = " < ", [OP_LE] = " <= ", [OP_GT] = " > ", [OP_GE] = " >= ",
	};
	const struct field *f = it->path.field;
	enum form form = form_of(f);
	int scale = field_class(f) == CLASS_NUMBER ? x->field->scale - f->scale : 0, rc;
	const struct sql *left = x->base.len ? &x->base : x->op >= OP_LT && x->key.len ? &x->key : &x->raw;

	if (form == FORM_KEY && x->op < OP_LT)
		form = FORM_RAW;
	sql_add(out, left);
	if (scale < 0)
		sql_text(out, " * %lld", (long long)pow10_of(-scale));
	sql_text(out, "%s", signs[x->op]);
	if ((rc = emit_path(em, x->scope, &it->path, 0, form, out)) < 0)
		return rc;
	if (scale > 0)
		sql_text(out, " * %lld", (long long)pow10_of(scale));
	return HC_OK;
}

int
emit_item(struct emitter *em, struct operand *x, const struct item *it, struct sql *out)
{
	bool yes;
	int rc;

	if (it->meaning == MEANS_NONE) {
		sql_add(out, &x->raw);
		sql_text(out, " IS NULL");
		return HC_OK;
	}
	if (it->meaning == MEANS_PATH)
		return emit_other_field(em, x, it, out);
	switch (field_class(x->field)) {
	case CLASS_NUMBER: case CLASS_MONEY: case CLASS_DATE: case CLASS_STAMP: case CLASS_TIME: case CLASS_DURATION:
		return emit_number(em, x, it, out);
	case CLASS_BOOL:	/* nothing said is no */
		if ((rc = literal_bool(it, &yes, em->err)) < 0)
			return rc;
		sql_add(out, &x->raw);
		sql_text(out, yes ? " = 1" : em->d->dialect == DIALECT_SQLITE ? " IS NOT 1" : " IS DISTINCT FROM 1");
		return HC_OK;
	case CLASS_SELECT:
		emit_options(x, &it, 1, out);
		return HC_OK;
	case CLASS_MULTI:
		if (x->op == OP_EQ) {
			struct items one = {0};

			vec_push(em->c->arena, &one.list, *it);
			sql_add(out, &x->raw);
			sql_text(out, " = ");
			sql_bind_text(out, multi_text(em->c, x->field, &one, 0, 1));
			return HC_OK;
		}
		sql_text(out, "(");
		if (it->options.n == 0) {	/* a free word, in whatever case */
			const char *word = literal_text(em->c, it);

			em->here = true;
			sql_text(out, "%s(hc_fold(", em->d->contains);
			sql_add(out, &x->raw);
			sql_text(out, "), ");
			sql_bind_text(out, arena_printf(em->c->arena, ";%s;", utf8_fold(em->c->arena, word, strlen(word))));
			sql_text(out, ") > 0");
		}
		for (size_t i = 0; i < it->options.n; i++) {
			sql_text(out, "%s", i ? " OR " : "");
			emit_contains(em, &x->raw, arena_printf(em->c->arena, ";%s;", it->options.at[i]->name), out);
		}
		sql_text(out, ")");
		return HC_OK;
	case CLASS_LOOKUP:
		return emit_link(em, x, it, out);
	case CLASS_TEXT:
	case CLASS_OPAQUE:
		return emit_text(em, x, it, out);
	}
	return HC_OK;
}

/* Plain equal values become one IN list, which an index serves. */
static bool
emit_list(struct emitter *em, struct operand *x, const struct items *items, struct sql *out)
{
	enum type_class class = field_class(x->field);
	VEC(const struct item *) all = {0};
	VEC(struct hc_value) values = {0};

	for (size_t i = 0; i < items->list.n; i++) {
		const struct item *it = &items->list.at[i];
		struct span span;

		if (class == CLASS_SELECT && it->meaning == MEANS_OPTIONS) {
			vec_push(em->c->arena, &all, it);
		} else if (class == CLASS_LOOKUP && (it->meaning == MEANS_ID || it->meaning == MEANS_ME)) {
			vec_push(em->c->arena, &values, it->meaning == MEANS_ID ? it->value :
			    em->c->me != NULL ? value_id(em->c->me) : VALUE_NONE);
		} else if ((class == CLASS_NUMBER || class == CLASS_DATE) && it->meaning == MEANS_VALUE && it->kind == ITEM_TEXT &&
		    literal_span(em->c, x->field, x->op, it, &span, NULL) == HC_OK && span.has_lo && span.has_hi &&
		    span.lo == span.hi) {
			vec_push(em->c->arena, &values, value_int(span.lo));
		} else {
			return false;
		}
	}
	if (all.n > 0) {
		emit_options(x, all.at, all.n, out);
		return true;
	}
	sql_add(out, &x->raw);
	sql_text(out, " IN (");
	for (size_t i = 0; i < values.n; i++) {
		sql_text(out, "%s", i ? ", " : "");
		sql_bind(out, values.at[i]);
	}
	sql_text(out, ")");
	return true;
}

int
emit_items(struct emitter *em, struct operand *x, const struct items *items, struct sql *out)
{
	int rc;

	if (items->list.n == 1)
		return emit_item(em, x, &items->list.at[0], out);
	if (items->all && field_class(x->field) == CLASS_MULTI && x->op == OP_EQ) {
		sql_add(out, &x->raw);
		sql_text(out, " = ");
		sql_bind_text(out, multi_text(em->c, x->field, items, 0, items->list.n));
		return HC_OK;
	}
	if (!items->all && x->op <= OP_EQ && emit_list(em, x, items, out))
		return HC_OK;
	sql_text(out, "(");
	for (size_t i = 0; i < items->list.n; i++) {
		sql_text(out, "%s", i == 0 ? "" : items->all ? " AND " : " OR ");
		if ((rc = emit_item(em, x, &items->list.at[i], out)) < 0)
			return rc;
	}
	sql_text(out, ")");
	return HC_OK;
}
