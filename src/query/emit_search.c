/*
 * emit_search.c - words and phrases, asked of the search index: a question to FTS5, or conditions on PostgreSQL's lists of words.
 *
 * Both indexes hold the words of query/words.c, so both find the same. What is typed as words must stand side by side, the last
 * one begun, in one field; what is no index finds in the title.
 */
#include "query/emit.h"

#include "base/utf8.h"
#include "model/type.h"

/* "big deal" * : words side by side, the last one begun; quotes doubled. NULL if there is no word in it. */
static const char *
fts_phrase(const struct query_ctx *c, const struct field *column, const char *text, bool exact)
{
	struct words words;
	struct buf b = BUF_INIT;
	const char *s;

	words_split(c->arena, text, strlen(text), &words);
	if (words.list.n == 0)
		return NULL;
	if (column != NULL)
		buf_printf(&b, "\"%s\" : ", column->name);
	buf_addc(&b, '"');
	for (s = text; *s != '\0'; s++)
		buf_printf(&b, *s == '"' ? "\"\"" : "%c", *s);
	buf_adds(&b, exact ? "\"" : "\" *");
	s = arena_strdup(c->arena, buf_str(&b));
	buf_free(&b);
	return s;
}

/* 'big' <-> 'deal':* in PostgreSQL's words; letters and digits need no masking. */
static const char *
list_phrase(const struct query_ctx *c, const char *text, bool exact)
{
	struct words words;
	struct buf b = BUF_INIT;
	const char *ret;

	words_split(c->arena, text, strlen(text), &words);
	for (size_t i = 0; i < words.list.n; i++) {
		buf_adds(&b, i ? " <-> '" : "'");
		buf_add(&b, words.list.at[i].s, words.list.at[i].n);
		buf_adds(&b, !exact && i + 1 == words.list.n ? "':*" : "'");
	}
	ret = b.len ? arena_strdup(c->arena, buf_str(&b)) : NULL;
	buf_free(&b);
	return ret;
}

/* One phrase in one field, or in any that may be seen. */
static void
emit_listed(struct emitter *em, const struct object *o, const struct field *only, const char *phrase, const char *f, struct sql *out)
{
	bool any = false;

	for (size_t i = 0; i < o->fields.n; i++) {
		const struct field *of = o->fields.at[i];

		if (only != NULL ? of != only : !field_searched(of) || (em->trusted == 0 && !check_readable(em->c, of)))
			continue;
		sql_text(out, any ? " OR " : "(");
		sql_column(out, f, of->name);
		sql_text(out, " @@ ");
		sql_bind_text(out, phrase);
		sql_text(out, "::tsquery");
		any = true;
	}
	sql_text(out, any ? ")" : "1 = 0");
}

void
emit_text_of(struct emitter *em, const char *alias, const struct field *f, const char *text, struct sql *out)
{
	const char *name = f->object->name, *phrase = fts_phrase(em->c, f, text, false), *list;

	if (phrase == NULL) {
		sql_text(out, "1 = 0");
		return;
	}
	em->needs_fts = true;
	if (em->d->dialect == DIALECT_SQLITE) {
		sql_text(out, "%s.\"rid\" IN (SELECT rowid FROM \"fts_%s\" WHERE \"fts_%s\" MATCH ", alias, name, name);
		sql_bind_text(out, phrase);
		sql_text(out, ")");
		return;
	}
	list = emit_new_alias(em);
	sql_text(out, "%s.\"rid\" IN (SELECT %s.\"rid\" FROM \"fts_%s\" AS %s WHERE ", alias, list, name, list);
	emit_listed(em, f->object, f, list_phrase(em->c, text, false), list, out);
	sql_text(out, ")");
}

const char *
emit_match(struct emitter *em, const struct object *o, const struct expr *const *words, size_t n)
{
	const struct query_ctx *c = em->c;
	struct buf match = BUF_INIT;
	size_t hidden = 0;
	const char *text = NULL, *phrase = NULL;

	for (size_t i = 0; i < o->fields.n; i++)
		hidden += field_searched(o->fields.at[i]) && em->trusted == 0 && !check_readable(c, o->fields.at[i]);
	if (hidden > 0) {
		buf_addc(&match, '{');
		for (size_t i = 0; i < o->fields.n; i++)
			if (field_searched(o->fields.at[i]) && check_readable(c, o->fields.at[i]))
				buf_printf(&match, "\"%s\" ", o->fields.at[i]->name);
		buf_adds(&match, "} : (");
	}
	for (size_t i = 0; i < n; i++) {
		phrase = fts_phrase(c, NULL, words[i]->text, words[i]->exact);
		if (phrase == NULL)
			break;
		buf_printf(&match, "%s%s", i ? " AND " : "", phrase);
	}
	if (hidden > 0)
		buf_addc(&match, ')');
	if (phrase != NULL)
		text = arena_strdup(c->arena, buf_str(&match));
	buf_free(&match);
	em->needs_fts = true;
	return text;
}

bool
object_searched(const struct object *o)
{
	for (size_t i = 0; i < o->fields.n; i++)
		if (field_searched(o->fields.at[i]))
			return true;
	return false;
}

/* No index: in the title. */
static int
emit_in_title(struct emitter *em, struct scope *sc, const struct expr *const *words, size_t n, struct sql *out)
{
	const struct field *title = sc->object->title;
	int rc = HC_OK;

	for (size_t i = 0; i < n && rc == HC_OK; i++) {
		sql_text(out, "%s%s(", i ? " AND " : "", em->d->contains);
		rc = emit_field(em, sc, sc->alias, title, FORM_KEY, out);
		sql_text(out, ", ");
		sql_bind_text(out, fold_want(em->c, title, words[i]->text));
		sql_text(out, ") > 0");
	}
	return rc;
}

int
emit_words(struct emitter *em, struct scope *sc, const struct expr *const *words, size_t n, struct sql *out)
{
	const struct query_ctx *c = em->c;
	const struct object *o = sc->object;
	const char *match, *list;

	if (em->has_asof && em->present == 0)
		return err_at(em->err, HC_INVALID, words[0]->pos, "The search index knows only the present; leave out the word or asof.");
	if (!object_searched(o))
		return emit_in_title(em, sc, words, n, out);
	if ((match = emit_match(em, o, words, n)) == NULL) {
		sql_text(out, "1 = 0");
		return HC_OK;
	}
	if (em->d->dialect != DIALECT_SQLITE) {
		list = emit_new_alias(em);
		sql_text(out, "%s.\"rid\" IN (SELECT %s.\"rid\" FROM \"fts_%s\" AS %s WHERE ", sc->alias, list, o->name, list);
		for (size_t i = 0; i < n; i++) {
			sql_text(out, "%s", i ? " AND " : "");
			emit_listed(em, o, NULL, list_phrase(c, words[i]->text, words[i]->exact), list, out);
		}
		sql_text(out, ")");
		return HC_OK;
	}
	/* the plus keeps SQLite from fetching every match to sort them */
	if (c->frequent != NULL && sc->alias == em->walked && c->frequent(c->rare_arg, o, match))
		sql_text(out, "+");
	sql_text(out, "%s.\"rid\" IN (SELECT rowid FROM \"fts_%s\" WHERE \"fts_%s\" MATCH ", sc->alias, o->name, o->name);
	sql_bind_text(out, match);
	sql_text(out, ")");
	return HC_OK;
}
