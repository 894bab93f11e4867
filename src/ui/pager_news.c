/*
 * pager_news.c - rows that others saved while they stand on the screen: read again in their place, counted when they are new.
 *
 * Nothing moves here: a row that sorts elsewhere now stays where it was, one that is gone stays as it was. The next reading of
 * the pages takes all of it in.
 */
#include <string.h>

#include "base/buf.h"
#include "base/uuid.h"
#include "ui/pager.h"

#define MEND_MAX 200		/* rows at once */

void
pager_doubt(struct pager *p, const uint8_t id[16])
{
	long at = id != NULL ? pager_index(p, id) : -1;

	p->behind = true;
	if (at >= 0)
		p->rows[at].doubtful = true;
	for (size_t i = 0; id == NULL && i < p->nrows; i++)
		p->rows[i].doubtful = true;
}

int64_t
pager_news(const struct pager *p)
{
	return p->behind && p->known >= 0 && p->count > p->known ? p->count - p->known : 0;
}

static bool
same(const struct pager *p, const struct hc_value *a, const struct hc_value *b)
{
	for (size_t i = 0; i < p->query->columns.n; i++)
		if (!value_equal(&a[i], &b[i]))
			return false;
	return true;
}

static const struct hc_value *
find(const struct pager *p, const uint8_t id[16], struct hc_value **rows, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (rows[i][p->id_column].kind == VALUE_ID && memcmp(rows[i][p->id_column].id, id, 16) == 0)
			return rows[i];
	return NULL;
}

/* Puts what was read into its row; true when it is another. */
static bool
renew(struct pager *p, struct pager_row *row, const struct hc_value *now)
{
	bool gone = now == NULL;

	row->doubtful = false;
	if (gone != row->gone && p->known >= 0)
		p->known += gone ? -1 : 1;
	row->gone = gone;
	if (gone || same(p, row->values, now))
		return false;
	row->values = now;
	return true;
}

bool
pager_mend(struct pager *p, size_t from, size_t n)
{
	struct app *app = p->window->app;
	struct hc_err err = { .pos = -1 };
	struct hc_value **rows = NULL;
	struct buf ids = BUF_INIT;
	struct arena *a;
	char id[UUID_TEXT];
	bool used = false;
	size_t got = 0;
	int rc, k = 0;

	if (p->query == NULL || p->loading || p->id_column >= p->query->columns.n)
		return true;
	n = from >= p->nrows ? 0 : n > p->nrows - from ? p->nrows - from : n;
	n = n > MEND_MAX ? MEND_MAX : n;
	for (size_t i = from; i < from + n; i++)
		if (p->rows[i].doubtful) {
			uuid_format(p->rows[i].id, id);
			buf_printf(&ids, "%s%s", k++ > 0 ? "," : "id:", id);
		}
	if (k == 0)
		return true;
	if (p->searches && !app_patient(app)) {	/* not on the key's thread: the worker reads all of them */
		buf_free(&ids);
		return false;
	}
	if (p->nmended == PAGER_MENDS) {
		buf_free(&ids);
		return false;
	}
	a = arena_new("mended");
	app_limit(app, app->slow_ms);
	rc = pager_pick(p, buf_str(&ids), (size_t)k, a, &rows, &got, &err);
	app_limit(app, 0);
	buf_free(&ids);
	for (size_t i = from; rc >= 0 && i < from + n; i++)
		if (p->rows[i].doubtful)
			used |= renew(p, &p->rows[i], find(p, p->rows[i].id, rows, got));
	if (used)
		p->mended[p->nmended++] = a;
	else
		arena_free(a);
	return rc >= 0;
}
