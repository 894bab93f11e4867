/*
 * replay.c - journal entries as commands. What automation added to a change is left out: it adds it again.
 */
#include "cmd/replay.h"

#include <string.h>

#include "base/uuid.h"
#include "base/vec.h"

#define ENTRIES_MAX 2000	/* a larger transaction was an import or an edit of everything: its label says what */
#define TXS_LOOKED 50

static bool
settable(const struct field *f)
{
	return f != NULL && !f->readonly && !f->hidden && f->slot >= SLOT_OWNER && f->slot != SLOT_CREATED && f->slot != SLOT_CREATED_BY &&
	    f->slot != SLOT_UPDATED && f->slot != SLOT_UPDATED_BY && f->slot != SLOT_DELETED && f->type->text != NULL;
}

/* name=value as one word of a command. */
static const char *
assignment(struct arena *a, const struct field *f, const struct hc_value *v)
{
	struct buf b = BUF_INIT;
	const char *s;

	buf_printf(&b, "%s=", f->name);
	if (v->kind != VALUE_NULL)
		f->type->text(f, v, &b);
	s = arena_strdup(a, buf_str(&b));
	buf_free(&b);
	return s;
}

static void
add_word(struct buf *out, const char *word)
{
	if (word[strspn(word, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_=.:@+-")] == '\0') {
		buf_printf(out, " %s", word);
		return;
	}
	buf_adds(out, " \"");
	for (; *word != '\0'; word++) {
		if (*word == '"' || *word == '\\')
			buf_addc(out, '\\');
		if (*word == '\n')
			buf_adds(out, "\\n");
		else if (*word == '\t')
			buf_adds(out, "\\t");
		else
			buf_addc(out, *word);
	}
	buf_addc(out, '"');
}

static int
add_set(struct work *w, const struct entry *e, struct arena *a, struct buf *out, struct hc_err *err)
{
	struct field_diff *d;
	char id[UUID_TEXT];
	size_t n;
	int rc;

	if ((rc = journal_diff(e, a, &d, &n, err)) < 0)
		return rc;
	uuid_format(e->record, id);
	for (size_t i = 0, any = 0; i < n; i++) {
		if (!settable(d[i].field))
			continue;
		if (any++ == 0)
			buf_printf(out, "set %s %s", e->object->name, id);
		add_word(out, assignment(a, d[i].field, &d[i].now));
	}
	return HC_OK;
}

static int
add_new(struct work *w, const struct entry *e, struct arena *a, struct buf *out, struct hc_err *err)
{
	struct hc_record *r;
	char id[UUID_TEXT];
	int rc;

	uuid_format(e->record, id);
	if ((rc = journal_asof(w->store, e->object, e->record, e->at, a, &r, err)) == HC_NOTFOUND) {
		buf_printf(out, "# new %s %s, which is no more", e->object->name, id);
		return HC_OK;
	}
	if (rc < 0)
		return rc;
	buf_printf(out, "new %s --id %s", e->object->name, id);
	for (size_t i = 0; i < e->object->fields.n; i++) {
		const struct field *f = e->object->fields.at[i];
		const struct hc_value *v = &r->values[f->slot];

		if (settable(f) && v->kind != VALUE_NULL)
			add_word(out, assignment(a, f, v));
	}
	return HC_OK;
}

static int
add_entry(struct work *w, const struct entry *e, struct arena *a, struct buf *out, struct hc_err *err)
{
	size_t was = out->len;
	char id[UUID_TEXT];
	int rc = HC_OK;

	uuid_format(e->record, id);
	if (e->op == 'u')
		rc = add_set(w, e, a, out, err);
	else if (e->op == 'c')
		rc = add_new(w, e, a, out, err);
	else if (e->op == 'd' || e->op == 'r')
		buf_printf(out, "%s %s %s", e->op == 'd' ? "delete" : "undelete", e->object->name, id);
	if (out->len > was)
		buf_addc(out, '\n');
	return rc;
}

int
replay_tx(struct work *w, const struct tx_info *tx, struct arena *a, struct buf *out, struct hc_err *err)
{
	struct entry *e;
	size_t n;
	int rc;

	if (tx->undone || tx->source == SOURCE_UNDO || tx->source == SOURCE_PULL || tx->source == SOURCE_SYSTEM)
		return HC_OK;
	if (tx->entries > ENTRIES_MAX || tx->source == SOURCE_MERGE || tx->source == SOURCE_IMPORT) {
		buf_printf(out, "# %s (%lld changes)\n", tx->label != NULL ? tx->label : "?", (long long)tx->entries);
		return HC_OK;
	}
	if ((rc = journal_tx(w->store, tx->tx, a, &e, &n, err)) < 0)
		return rc;
	/* the first entry is what was asked for; the same done to others is a bulk edit, anything else came by itself */
	for (size_t i = 0; i < n && rc >= 0; i++)
		if (e[i].object != NULL && access_object(w, e[i].object, 'r') &&
		    (i == 0 || (e[0].op != 'c' && e[i].op == e[0].op && e[i].object == e[0].object)))
			rc = add_entry(w, &e[i], a, out, err);
	return rc;
}

static bool
mine(const struct work *w, const struct tx_info *tx)
{
	return tx->source == SOURCE_USER && !tx->undone && memcmp(tx->actor, w->user, 16) == 0;
}

int
replay_last(struct work *w, struct arena *a, const char *const **ret, size_t *n, struct hc_err *err)
{
	VEC(const char *) words = {0};
	struct tx_info *txs;
	struct field_diff *d;
	struct entry *e;
	size_t ntx, ne, nd, i = 0;
	int rc;

	*n = 0;
	if ((rc = journal_txs(w->store, 0, TXS_LOOKED, a, &txs, &ntx, err)) < 0)
		return rc;
	while (i < ntx && !mine(w, &txs[i]))
		i++;
	if (i == ntx)
		return HC_OK;
	if ((rc = journal_tx(w->store, txs[i].tx, a, &e, &ne, err)) < 0 || ne == 0)
		return rc;
	if (e[0].op == 'd') {
		vec_push(a, &words, "delete");
	} else if (e[0].op == 'u' && e[0].object != NULL) {
		if ((rc = journal_diff(&e[0], a, &d, &nd, err)) < 0)
			return rc;
		vec_push(a, &words, "set");
		for (size_t k = 0; k < nd; k++)
			if (settable(d[k].field))
				vec_push(a, &words, assignment(a, d[k].field, &d[k].now));
		if (words.n == 1)
			return HC_OK;
	}
	*ret = words.at;
	*n = words.n;
	return HC_OK;
}
