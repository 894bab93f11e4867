/*
 * formula_types.c - which row of the table a call means, and what makes its values fit.
 *
 * A select used as a text is its label; compared with a text it is its option, by name or label. A datetime serves where only
 * a date or a time of the day does. Everything else is said by the writer: TEXT(), VALUE(), DATEVALUE().
 */
#include "query/formula_impl.h"

#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/utf8.h"

const char *
ftype_name(char type)
{
	switch (type) {
	case 'n':
		return "a number";
	case 't':
		return "a text";
	case 'b':
		return "a condition";
	case 'd':
		return "a date";
	case 's':
		return "a datetime";
	case 'c':
		return "a time";
	case 'i':
		return "a record";
	case 'p':
		return "a select";
	case 'u':
		return "a multiselect";
	case 'g':
		return "a place";
	default:
		return "nothing";
	}
}

char
ftype_letter(const struct type *t)
{
	switch (t->class) {
	case CLASS_NUMBER:
	case CLASS_MONEY:
	case CLASS_DURATION:
		return 'n';
	case CLASS_BOOL:
		return 'b';
	case CLASS_DATE:
		return 'd';
	case CLASS_STAMP:
		return 's';
	case CLASS_TIME:
		return 'c';
	case CLASS_SELECT:
		return 'p';
	case CLASS_MULTI:
		return 'u';
	case CLASS_LOOKUP:
		return 'i';
	case CLASS_TEXT:
		return 't';
	default:
		if (strcmp(t->name, "geo") == 0)
			return 'g';
		return strcmp(t->name, "encrypted") == 0 ? 0 : 't';
	}
}

static struct fnode *
wrap(const struct fcheck *k, const char *sql, struct fnode *arg)
{
	struct fnode *n = ARENA_NEW(k->c->arena, struct fnode);

	n->kind = NODE_CALL;
	n->pos = arg->pos;
	n->def = fdef_sql(sql);
	n->name = n->def->name;
	n->type = n->def->ret;
	n->args = ARENA_ARRAY(k->c->arena, struct fnode *, 2);
	n->args[n->n++] = arg;
	return n;
}

/* A select as text: #label(name, "name" US "label" RS ...). */
static struct fnode *
label(const struct fcheck *k, struct fnode *arg)
{
	struct fnode *n = wrap(k, "label", arg), *map = ARENA_NEW(k->c->arena, struct fnode);
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < arg->field->options.n; i++) {
		const struct option *o = &arg->field->options.at[i];

		buf_printf(&b, "%s\x1f%s\x1e", o->name, o->label ? o->label : o->name);
	}
	map->kind = NODE_VALUE;
	map->type = 't';
	fv_set_text(k->c->arena, &map->value, buf_str(&b), b.len);
	if (b.len == 0)
		map->value = value_text("\x1e", 1);
	buf_free(&b);
	n->args[n->n++] = map;
	return n;
}

/* The node as the type wanted, or NULL if it cannot be. */
static struct fnode *
coerce(const struct fcheck *k, struct fnode *n, char want)
{
	if (n->type == want || n->type == 'z' || want == 'a')
		return n;
	if (want == 't' && n->type == 'p')
		return label(k, n);
	if (want == 't' && n->type == 'u')
		return wrap(k, "text_multi", n);
	if (want == 'd' && n->type == 's')
		return wrap(k, "datevalue_stamp", n);
	if (want == 'c' && n->type == 's')
		return wrap(k, "timevalue_stamp", n);
	if (want == 'g' && n->type == 't')
		return n;
	return NULL;
}

/* One type for all of the slots; selects become texts. Null goes with everything. */
static int
unify(const struct fcheck *k, const char *name, struct fnode **const *slots, size_t n, char *ret, struct hc_err *err)
{
	char type = 'z';

	for (size_t i = 0; i < n; i++) {
		char t = (*slots[i])->type;

		t = t == 'p' || t == 'u' ? 't' : t;
		if (t == 'z')
			continue;
		if (type != 'z' && t != type)
			return err_at(err, HC_INVALID, (*slots[i])->pos, "%s: this is %s, what stands before it is %s; both "
			    "must be of one type.", name, ftype_name(t), ftype_name(type));
		type = t;
	}
	for (size_t i = 0; i < n; i++)
		*slots[i] = coerce(k, *slots[i], type == 'z' ? 'a' : type);
	*ret = type;
	return HC_OK;
}

/* --- options --- */

/* A constant text that stands for an option becomes its name. */
static int
option_of(const struct fcheck *k, const struct field *f, struct fnode *n, struct hc_err *err)
{
	const struct option *o;

	if (n->kind != NODE_VALUE || n->type != 't' || n->value.kind != VALUE_TEXT || f->options.n == 0)
		return HC_OK;
	o = field_option(f, n->value.s);
	if (o == NULL)
		return err_at(err, HC_INVALID, n->pos, "%s has no option \"%s\"; `describe %s` lists them.", f->name,
		    n->value.s, f->object->name);
	n->value = value_text(o->name, strlen(o->name));
	return HC_OK;
}

/* TEXT(select) where the select itself is meant. */
static struct fnode *
unlabel(struct fnode *n)
{
	return n->kind == NODE_CALL && n->def && strcmp(n->def->sql, "hc_f_label") == 0 ? n->args[0] : n;
}

/* select = "text", either way round. */
static int
compare_option(const struct fcheck *k, struct fnode *n, struct hc_err *err)
{
	for (size_t i = 0; i < 2; i++) {
		struct fnode *pick = unlabel(n->args[i]), *other = n->args[1 - i];
		int rc;

		if ((pick->type != 'p' && pick->type != 'u') || other->kind != NODE_VALUE || other->type != 't')
			continue;
		if ((rc = option_of(k, pick->field, other, err)) < 0)
			return rc;
		n->args[i] = pick;
		return HC_OK;
	}
	return HC_OK;
}

/* CASE(select, "text", ...) and IN(select, "text", ...). */
static int
choose_option(const struct fcheck *k, struct fnode *n, size_t step, size_t end, struct hc_err *err)
{
	struct fnode *pick = unlabel(n->args[0]);
	int rc;

	if (pick->type != 'p')
		return HC_OK;
	for (size_t i = 1; i < end; i += step) {
		if (n->args[i]->type != 'z' && (n->args[i]->kind != NODE_VALUE || n->args[i]->type != 't'))
			return HC_OK;
	}
	for (size_t i = 1; i < end; i += step) {
		if ((rc = option_of(k, pick->field, n->args[i], err)) < 0)
			return rc;
	}
	n->args[0] = pick;
	pick->type = 't';	/* its name, from here on */
	return HC_OK;
}

/* --- calls --- */

/* Coerces the arguments into a row's types; false if they do not fit, *bad is then the first that does not. */
static bool
fits(const struct fcheck *k, const char *args, struct fnode *n, bool exact, struct fnode **out, size_t *bad, char *want)
{
	const char *p = args;
	bool optional = false;
	char letter = 0;
	size_t i;

	for (i = 0; i < n->n; i++) {
		if (*p == '|') {
			optional = true;
			p++;
		}
		if (*p != '*' && *p)
			letter = *p++;
		else if (*p == '\0')
			break;
		*bad = i;
		*want = letter;
		out[i] = exact && n->args[i]->type != letter && n->args[i]->type != 'z' && letter != 'a' ? NULL :
		    coerce(k, n->args[i], letter);
		if (out[i] == NULL)
			return false;
	}
	*want = 0;
	return i == n->n && (*p == '\0' || *p == '|' || *p == '*' || optional);
}

static int
misfit(const struct fcheck *k, struct fnode *n, const struct fdef *d, size_t bad, char want, struct hc_err *err)
{
	const char *usage = d->usage;

	for (const struct fdef *o = formula_defs; usage == NULL && o->name; o++) {
		if (o->usage && strcasecmp(o->name, d->name) == 0)
			usage = o->usage;
	}
	if (usage && want)
		return err_at(err, HC_INVALID, n->args[bad]->pos, "%s wants %s here, not %s: %s.", d->name, ftype_name(want),
		    ftype_name(n->args[bad]->type), usage);
	if (usage)
		return err_at(err, HC_INVALID, n->pos, "%s has too many or too few values: %s.", d->name, usage);
	if (n->n < 2)
		return err_at(err, HC_INVALID, n->pos, "A minus goes before a number, not before %s.",
		    ftype_name(n->args[0]->type));
	return err_at(err, HC_INVALID, n->pos, "%s does not go between %s and %s; TEXT(), VALUE() and DATEVALUE() make one of "
	    "the other.", d->name, ftype_name(n->args[0]->type), ftype_name(n->args[1]->type));
}

static int
no_function(const struct fnode *n, struct hc_err *err)
{
	const char *near = NULL;
	int least = 3;

	for (const struct fdef *d = formula_defs; d->name; d++) {
		char upper[32] = "";
		int distance;

		for (size_t i = 0; i + 1 < sizeof(upper) && n->name[i]; i++)
			upper[i] = (char)(n->name[i] >= 'a' && n->name[i] <= 'z' ? n->name[i] - 32 : n->name[i]);
		if (d->usage && (distance = utf8_distance(upper, d->name, least)) < least) {
			least = distance;
			near = d->name;
		}
	}
	return near ? err_at(err, HC_INVALID, n->pos, "There is no function %s; did you mean %s?", n->name, near) :
	    err_at(err, HC_INVALID, n->pos, "There is no function %s; hot-formula(7) lists them.", n->name);
}

/* The types of IF, IFS, CASE, IN and of x rows depend on one another. */
static int
check_choice(const struct fcheck *k, struct fnode *n, const struct fdef *d, struct hc_err *err)
{
	struct fnode ***first = ARENA_ARRAY(k->c->arena, struct fnode **, n->n + 1);	/* of one type */
	struct fnode ***second = ARENA_ARRAY(k->c->arena, struct fnode **, n->n + 1);	/* of one type, the result's */
	size_t nfirst = 0, nsecond = 0;
	bool is_case = strcmp(d->name, "CASE") == 0, is_in = strcmp(d->name, "IN") == 0;
	bool is_if = strcmp(d->name, "IF") == 0 || strcmp(d->name, "IFS") == 0, count_fits;
	char type;
	int rc;

	n->def = d;
	if (is_case)
		count_fits = n->n >= 4 && n->n % 2 == 0;
	else if (is_in)
		count_fits = n->n >= 2;
	else
		count_fits = d->args[0] == '*' ? n->n >= 3 && n->n % 2 == 1 : n->n == strlen(d->args);
	if (!count_fits)
		return misfit(k, n, d, 0, 0, err);
	if ((is_case || is_in) && (rc = choose_option(k, n, is_case ? 2 : 1, is_case ? n->n - 1 : n->n, err)) < 0)
		return rc;
	for (size_t i = 0; i < n->n; i++) {
		bool value = is_case ? i > 0 && i % 2 == 0 : is_if ? i % 2 == 1 : !is_in;

		if (value || (i + 1 == n->n && !is_in))
			second[nsecond++] = &n->args[i];
		else if (!is_if)
			first[nfirst++] = &n->args[i];
		else if (n->args[i]->type != 'b' && n->args[i]->type != 'z')
			return misfit(k, n, d, i, 'b', err);
	}
	if ((rc = unify(k, n->name, first, nfirst, &type, err)) < 0)
		return rc;
	if (is_case && type == 't')
		n->def = fdef_sql("case_text");
	if (is_in) {
		n->type = 'b';
		return HC_OK;
	}
	return unify(k, n->name, second, nsecond, &n->type, err);
}

int
fcheck_call(const struct fcheck *k, struct fnode *n, struct hc_err *err)
{
	const struct fdef *nearest = NULL;
	struct fnode **out = ARENA_ARRAY(k->c->arena, struct fnode *, n->n + 1);
	size_t bad = 0, near_bad = 0;
	char want = 0, near_want = 0;
	int rc;

	if (strcmp(n->name, "=") == 0 || strcmp(n->name, "<>") == 0 || strcasecmp(n->name, "ISPICKVAL") == 0 ||
	    strcasecmp(n->name, "INCLUDES") == 0) {
		if (n->n == 2 && (rc = compare_option(k, n, err)) < 0)
			return rc;
	}
	for (int exact = 1; exact >= 0; exact--) {
		for (const struct fdef *d = formula_defs; d->name; d++) {
			if (d->name[0] == '#' || strcasecmp(d->name, n->name) != 0)
				continue;
			if (d->args[0] == '*' || strchr(d->args, 'x')) {
				if (strcmp(d->name, "NULLVALUE") == 0 && exact)
					continue;	/* a text it would be by coercion goes first */
				return check_choice(k, n, d, err);
			}
			if (fits(k, d->args, n, exact, out, &bad, &want)) {
				if (d->fn == f_first && n->n == 1) {	/* TEXT(text) is the text */
					*n = *out[0];
					return HC_OK;
				}
				n->def = d;
				n->type = d->ret;
				if (n->n)
					memcpy(n->args, out, sizeof(*out) * n->n);
				return HC_OK;
			}
			if (nearest == NULL || bad > near_bad) {
				nearest = d;
				near_bad = bad;
				near_want = want;
			}
		}
	}
	return nearest ? misfit(k, n, nearest, near_bad, near_want, err) : no_function(n, err);
}

int
fcheck_extra(const struct fcheck *k, struct fnode *n, const struct formula_extra *x, struct hc_err *err)
{
	struct fnode **out = ARENA_ARRAY(k->c->arena, struct fnode *, n->n + 1);
	size_t bad = 0;
	char want = 0;

	if (!fits(k, x->args, n, false, out, &bad, &want)) {
		if (want)
			return err_at(err, HC_INVALID, n->args[bad]->pos, "%s wants %s here, not %s.", x->name,
			    ftype_name(want), ftype_name(n->args[bad]->type));
		return err_at(err, HC_INVALID, n->pos, "%s has too many or too few values.", x->name);
	}
	if (n->n)
		memcpy(n->args, out, sizeof(*out) * n->n);
	n->kind = NODE_EXTRA;
	n->extra = x;
	n->type = x->result;
	return HC_OK;
}

/* Texts that stand for options of the select whose formula this is. */
static int
result_options(const struct fcheck *k, struct fnode *n, const struct field *f, struct hc_err *err)
{
	bool is_case, is_if;
	int rc;

	if (n->kind == NODE_VALUE)
		return option_of(k, f, n, err);
	if (n->kind != NODE_CALL || n->def == NULL)
		return HC_OK;
	is_case = strcmp(n->def->name, "CASE") == 0;
	is_if = strcmp(n->def->name, "IF") == 0 || strcmp(n->def->name, "IFS") == 0;
	if (!is_case && !is_if && strchr(n->def->args, 'x') == NULL)
		return HC_OK;
	for (size_t i = 0; i < n->n; i++) {
		bool value = is_case ? i > 0 && i % 2 == 0 : is_if ? i % 2 == 1 : true;

		if (!value && i + 1 != n->n)
			continue;
		if (unlabel(n->args[i])->field == f || n->args[i]->field == f)
			n->args[i] = unlabel(n->args[i]);
		else if ((rc = result_options(k, n->args[i], f, err)) < 0)
			return rc;
	}
	return HC_OK;
}

int
formula_result(const struct fcheck *k, struct fnode **root, const struct type *t, struct hc_err *err)
{
	char want = ftype_letter(t), have = (*root)->type;
	struct fnode *n;
	int rc;

	if (want == 0)
		return err_at(err, HC_INVALID, -1, "A formula does not make a value of type %s.", t->name);
	if (want == 'p' || want == 'u') {
		if (want == 'p' && k->field && (rc = result_options(k, *root, k->field, err)) < 0)
			return rc;
		if (have == 't' || have == want || have == 'z')
			return HC_OK;
	}
	if (want == 's' && have == 'd') {
		*root = wrap(k, "datetimevalue_date", *root);
		return HC_OK;
	}
	if ((want == 'i' && have == 't') || (want == 't' && have == 'g') || (want == 'g' && have == 't'))
		return HC_OK;
	if ((n = coerce(k, *root, want)) == NULL)
		return err_at(err, HC_INVALID, (*root)->pos, "The formula makes %s, but %s is wanted%s.", ftype_name(have),
		    ftype_name(want), want == 't' ? "; use TEXT()" : want == 'n' && have == 't' ? "; use VALUE()" : "");
	*root = n;
	return HC_OK;
}
