/*
 * print.c - a tree back to text that parses to the same tree. Names come out as the model has them, values as they were typed.
 */
#include "query/tree.h"

#include <strings.h>

#include "base/buf.h"
#include "base/decimal.h"
#include "base/uuid.h"
#include "query/scan.h"

void
query_quote(struct buf *out, const char *s, size_t n)
{
	buf_addc(out, '"');
	for (size_t i = 0; i < n; i++) {
		if (s[i] == '"' || s[i] == '\\')
			buf_addc(out, '\\');
		buf_addc(out, s[i]);
	}
	buf_addc(out, '"');
}

void
print_path(const struct path *p, struct buf *out)
{
	for (size_t i = 0; i < p->parts.n; i++) {
		const struct part *part = &p->parts.at[i];
		const char *name = i < p->hops.n ? p->hops.at[i].field->name :
		    i + 1 == p->parts.n && p->field != NULL && !part->star ? p->field->name : part->name;

		buf_printf(out, "%s%s%s", i ? "." : "", name, part->star ? "*" : "");
	}
}

/* As a word where it reads back as the same, else in quotes. */
static void
print_word(const char *s, bool quoted, struct buf *out)
{
	if (quoted || s[0] == '\0')
		query_quote(out, s, strlen(s));
	else
		buf_adds(out, s);
}

static void
print_value(const struct hc_value *v, struct buf *out)
{
	char text[DECIMAL_MAX > UUID_TEXT ? DECIMAL_MAX : UUID_TEXT];
	struct buf b = BUF_INIT;

	switch (v->kind) {
	case VALUE_NULL:
		buf_adds(out, "none");
		break;
	case VALUE_ID:
		uuid_format(v->id, text);
		buf_adds(out, text);
		break;
	case VALUE_INT:
		buf_printf(out, "%lld", (long long)v->i);
		break;
	case VALUE_DECIMAL:
		decimal_format(v->i, v->scale, v->scale, text);
		buf_adds(out, text);
		break;
	case VALUE_TEXT:
		buf_add(&b, v->s, v->len);
		query_quote(out, buf_str(&b), strlen(buf_str(&b)));
		buf_free(&b);
		break;
	}
}

static void
print_item(const struct item *it, struct buf *out)
{
	switch (it->kind) {
	case ITEM_TEXT:
		print_word(it->text, it->quoted, out);
		break;
	case ITEM_RANGE:
		if (it->text[0] != '\0' || it->quoted)
			print_word(it->text, it->quoted, out);
		buf_adds(out, "..");
		if (it->hi[0] != '\0' || it->hi_quoted)
			print_word(it->hi, it->hi_quoted, out);
		break;
	case ITEM_PATH:
		buf_addc(out, '.');
		print_path(&it->path, out);
		break;
	case ITEM_VALUE:
		print_value(&it->value, out);
		break;
	}
}

static void
print_items(const struct items *items, struct buf *out)
{
	for (size_t i = 0; i < items->list.n; i++) {
		buf_adds(out, i == 0 ? "" : items->all ? "&" : ",");
		print_item(&items->list.at[i], out);
	}
}

static void
print_op(enum op op, const struct items *items, struct buf *out)
{
	if (op == OP_IS)
		buf_addc(out, ':');
	else
		buf_printf(out, " %s ", op_words[op]);
	print_items(items, out);
}

/* A bare word that would be read as an operator of what stands beside it. */
static bool
is_operator(const struct expr *e)
{
	static const char *const words[] = { "eq", "ne", "lt", "le", "gt", "ge", "match", "nomatch", "was", "changed", "changed_from",
	    "changed_to", "any", "no", "all" };

	if (e->kind != EXPR_WORD || e->exact)
		return false;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strcasecmp(e->text, words[i]) == 0)
			return true;
	return strchr("=<>!~", e->text[0]) != NULL;
}

static void
print_kids(const struct expr *e, struct buf *out)
{
	for (size_t i = 0; i < e->kids.n; i++) {
		const struct expr *kid = e->kids.at[i];
		bool bracket = kid->kind == EXPR_OR || (kid->kind == EXPR_AND && e->kind == EXPR_AND);
		bool said = i > 0 && (is_operator(kid) || is_operator(e->kids.at[i - 1]));

		buf_adds(out, i == 0 ? "" : e->kind == EXPR_OR ? " or " : said ? " and " : " ");
		buf_adds(out, bracket ? "(" : "");
		expr_print(kid, out);
		buf_adds(out, bracket ? ")" : "");
	}
}

static void
print_inside(const struct expr *e, struct buf *out)
{
	buf_addc(out, '(');
	if (e->kids.n > 0)
		expr_print(e->kids.at[0], out);
	buf_addc(out, ')');
}

static void
print_not(const struct expr *e, struct buf *out)
{
	const struct expr *kid = e->kids.at[0];
	bool bracket = kid->kind == EXPR_AND || kid->kind == EXPR_OR;

	buf_adds(out, bracket ? "not (" : "not ");
	expr_print(kid, out);
	buf_adds(out, bracket ? ")" : "");
}

static void
print_history(const struct expr *e, struct buf *out)
{
	print_path(&e->path, out);
	buf_printf(out, " %s", history_words[e->history]);
	if (e->items.list.n > 0)
		buf_addc(out, ' ');
	print_items(&e->items, out);
	if (e->during.text != NULL) {
		buf_adds(out, " during ");
		print_item(&e->during, out);
	}
	if (e->actor.text != NULL) {
		buf_adds(out, " actor ");
		print_item(&e->actor, out);
	}
}

void
expr_print(const struct expr *e, struct buf *out)
{
	static const char *const quantifiers[] = { [ANY_OF] = "any", [NONE_OF] = "no", [ALL_OF] = "all" };

	switch (e->kind) {
	case EXPR_ALL:
		break;
	case EXPR_AND:
	case EXPR_OR:
		print_kids(e, out);
		break;
	case EXPR_NOT:
		print_not(e, out);
		break;
	case EXPR_TEST:
		print_path(&e->path, out);
		print_op(e->op, &e->items, out);
		break;
	case EXPR_REGEX:
		if (e->path.parts.n == 0 && e->no)
			buf_adds(out, "not ");
		if (e->path.parts.n > 0) {
			print_path(&e->path, out);
			buf_adds(out, e->no ? " nomatch " : " match ");
			query_quote(out, e->text, strlen(e->text));
			break;
		}
		buf_addc(out, '/');
		for (const char *p = e->text; *p != '\0'; p++) {
			if (*p == '\\' && p[1] != '\0')
				buf_addc(out, *p++);
			else if (*p == '/')
				buf_addc(out, '\\');
			buf_addc(out, *p);
		}
		buf_addc(out, '/');
		break;
	case EXPR_HAS:
		buf_adds(out, e->no ? "lacks:" : "has:");
		print_path(&e->path, out);
		break;
	case EXPR_WORD:
		print_word(e->text, e->exact, out);
		break;
	case EXPR_HISTORY:
		print_history(e, out);
		break;
	case EXPR_RELATED:
		buf_printf(out, "%s %s", quantifiers[e->quantifier], e->relation_name);
		print_inside(e, out);
		break;
	case EXPR_AGGREGATE:
		buf_printf(out, "%s.%s", e->agg == AGG_N ? "count" : agg_name(e->agg), e->relation_name);
		if (e->path.parts.n > 0)
			buf_addc(out, '.');
		print_path(&e->path, out);
		print_inside(e, out);
		print_op(e->op, &e->items, out);
		break;
	case EXPR_HANGS:
		break;	/* of rights, which are not shown */
	}
}

static void
print_entry(const struct entry *e, struct buf *out)
{
	buf_adds(out, e->descending ? "-" : "");
	print_path(&e->path, out);
	if (e->unit != 0)
		buf_printf(out, "/%s%c", e->fiscal ? "f" : "", e->unit);
}

static void
print_entries(const char *word, const struct entries *list, struct buf *out)
{
	for (size_t i = 0; i < list->list.n; i++) {
		buf_printf(out, "%s", i == 0 ? word : ",");
		print_entry(&list->list.at[i], out);
	}
}

const char *
query_sort_text(const struct query *q, struct arena *a)
{
	struct buf b = BUF_INIT;
	const char *text;

	print_entries("", &q->parts->sort, &b);
	text = arena_strdup(a, buf_str(&b));
	buf_free(&b);
	return text;
}

void
query_print(const struct query *q, struct buf *out)
{
	static const char *const scopes[] = { [SCOPE_MINE] = "mine", [SCOPE_TEAM] = "team", [SCOPE_TREE] = "tree" };
	const struct clauses *k = q->parts;

	buf_adds(out, q->object->name);
	if (q->where->kind != EXPR_ALL) {
		buf_addc(out, ' ');
		expr_print(q->where, out);
	}
	if (q->has_show)
		print_entries(" show ", &k->show, out);
	print_entries(" by ", &k->by, out);
	if (k->has_pivot) {
		buf_adds(out, " pivot ");
		print_entry(&k->pivot, out);
	}
	print_entries(" agg ", &k->agg, out);
	if (k->having != NULL) {
		buf_adds(out, " having ");
		expr_print(k->having, out);
	}
	print_entries(" sort ", &k->sort, out);
	if (q->limit >= 0)
		buf_printf(out, " limit %lld", (long long)q->limit);
	if (k->after != NULL)
		buf_printf(out, " after %s", k->after);
	if (k->asof.text != NULL) {
		buf_adds(out, " asof ");
		print_item(&k->asof, out);
	}
	if (k->scope != SCOPE_ALL)
		buf_printf(out, " scope %s", scopes[k->scope]);
	if (q->with_deleted)
		buf_adds(out, " with deleted");
}
