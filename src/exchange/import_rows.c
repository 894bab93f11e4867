/*
 * import_rows.c - the two walks over a file: the first looks, the second writes.
 *
 * The first costs a twentieth of the second and tells how many rows there are, which guessed columns do not hold what was
 * guessed, and whether the file can be read to its end at all, before anything is written.
 */
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "exchange/import_local.h"
#include "store/lookup.h"

#define PROGRESS_EVERY 2000	/* rows */
#define SNAPSHOT_ROWS 10000	/* checked within one read transaction */
#define STOP_ROWS 64		/* between two looks whether it shall go on */
#define KNOWN_MAX 50000		/* foreign keys that are kept for later imports; all of them when the file links to itself */

static void
progress(struct import *im, const char *what, int64_t row)
{
	if (im->o.progress != NULL && row % PROGRESS_EVERY == 0)
		im->o.progress(im->o.arg, what, intake_done(im->in), intake_size(im->in));
}

static void
misfit(struct import_column *c, const struct row *row, const char *why)
{
	size_t n;

	if (c->misfits++ > 0)
		return;
	n = strlen(why);
	while (n > 0 && why[n - 1] == '.')	/* it will stand in a sentence */
		n--;
	c->first_line = row->line;
	snprintf(c->first, sizeof(c->first), "%.*s", (int)(n < sizeof(c->first) ? n : sizeof(c->first) - 1), why);
}

/* A link to another object, a self link only when it can be known. */
static int
link_cell(const struct import_column *c, const struct csv_field *cell, struct hc_value *v, struct hc_err *err)
{
	uint8_t id[16];
	int rc = resolve(c->link, cell->s, cell->len, id, err);

	if (rc >= 0)
		*v = value_id(id);
	return rc;
}

static int
check_row(struct import *im, const struct row *row, struct hc_err *err)
{
	convert_row(im->convert);
	for (size_t i = 0; i < im->columns.n; i++) {
		struct import_column *c = &im->columns.at[i];
		const struct csv_field *cell = &row->cells[c->at];
		struct hc_err why = { 0 };
		struct hc_value v;
		char currency[4] = "";
		int rc = HC_OK;

		if (c->out < 0 || c->map.part == PART_PERSON || c->self || convert_is_null(cell->s, cell->len))
			continue;
		c->filled++;
		if (c->turns)
			kind_of(cell->s, cell->len, &im->hints);
		if (c->link != NULL)
			rc = link_cell(c, cell, &v, &why);
		else
			rc = convert_cell(im->convert, c->convert, cell->s, cell->len, &v, currency, &why);
		if (rc < 0 && rc != HC_INVALID) {
			*err = why;
			return rc;
		}
		if (rc < 0)
			misfit(c, row, why.msg);
	}
	return HC_OK;
}

static int
stopped(struct import *im, int64_t row, struct hc_err *err)
{
	return row % STOP_ROWS == 0 && store_stopping(im->work->store) ? hc_fail(err, HC_BUSY, 0, "stopped.") : HC_OK;
}

int
rows_check(struct import *im, struct hc_err *err)
{
	struct store *s = im->work->store;
	const struct row *row;
	int rc;

	im->total = 0;
	while ((rc = table_next(im->table, &row, err)) == 1) {
		if (im->total++ % SNAPSHOT_ROWS == 0) {		/* a link is a read; others may write between */
			store_snapshot(s, false);
			store_snapshot(s, true);
		}
		progress(im, "checking", im->total);
		if ((rc = stopped(im, im->total, err)) < 0 || (row->bad == NULL && (rc = check_row(im, row, err)) < 0))
			break;
	}
	store_snapshot(s, false);
	return rc;
}

/* "Ada King Lovelace" is Ada King and Lovelace; "Lovelace, Ada" the other way round. */
static void
split_person(const struct csv_field *cell, struct hc_value *first, struct hc_value *last)
{
	const char *s = cell->s, *end = s + cell->len, *cut;

	while (end > s && end[-1] == ' ')
		end--;
	while (s < end && *s == ' ')
		s++;
	*first = *last = VALUE_NONE;
	if ((cut = memchr(s, ',', (size_t)(end - s))) != NULL && cut > s) {
		*last = value_text(s, (size_t)(cut - s));
		for (cut++; cut < end && *cut == ' '; cut++)
			;
		if (cut < end)
			*first = value_text(cut, (size_t)(end - cut));
		return;
	}
	for (cut = end; cut > s && cut[-1] != ' '; cut--)
		;
	if (cut < end)
		*last = value_text(cut, (size_t)(end - cut));
	while (cut > s && cut[-1] == ' ')
		cut--;
	if (cut > s)
		*first = value_text(s, (size_t)(cut - s));
}

/* A link to a record of the same file: known already, or settled at the end. */
static void
self_cell(struct import *im, const struct csv_field *cell, struct hc_value *v, bool *wait)
{
	int64_t rev;
	bool live;
	struct buf key = BUF_INIT;
	const uint8_t *id = map_getn(im->known, cell->s + (*cell->s == '@'), cell->len - (*cell->s == '@'));

	if (id == NULL) {
		utf8_fold_buf(&key, cell->s, cell->len);
		id = map_getn(im->titles, buf_str(&key), key.len);
		buf_free(&key);
	}
	/* a row that was refused before an interruption has an id, but no record */
	if (id != NULL && im->skip > 0 && lookup_row(im->work->store, im->object, id, &live, &rev, NULL) < 0)
		id = NULL;
	*wait = id == NULL;
	*v = id != NULL ? value_id(id) : VALUE_NONE;
}

struct parsed {			/* of a row, beside im->values */
	uint8_t id[16];
	bool has_id, waits;
	const struct csv_field *key;
};

static int
parse_cell(struct import *im, struct import_column *c, const struct csv_field *cell, struct parsed *p, struct hc_err *why)
{
	struct hc_value *v = c->out >= 0 ? &im->values[c->out] : NULL;
	char currency[4] = "", text[UUID_TEXT];
	bool wait = false;
	int rc;

	switch (c->map.part) {
	case PART_KEY:
		p->key = cell;
		return HC_OK;
	case PART_ID:
		if (cell->len >= sizeof(text))
			return HC_OK;
		memcpy(text, cell->s, cell->len);
		text[cell->len] = '\0';
		p->has_id = uuid_parse(text, p->id);
		if (!p->has_id)		/* the id of another program */
			p->key = cell;
		return HC_OK;
	case PART_PERSON:
		split_person(cell, v, &im->values[c->out2]);
		return HC_OK;
	default:
		break;
	}
	if (c->self) {
		self_cell(im, cell, v, &wait);
		p->waits |= wait;
		return HC_OK;
	}
	if (c->link != NULL)
		return link_cell(c, cell, v, why);
	if ((rc = convert_cell(im->convert, c->convert, cell->s, cell->len, v, currency, why)) >= 0 && currency[0] != '\0' &&
	    im->currency >= 0 && im->values[im->currency].kind == VALUE_NULL) {
		memcpy(im->code, currency, 4);
		im->values[im->currency] = value_text(im->code, 3);
	}
	return rc;
}

/* Cells to values. HC_INVALID with the reason when the row must be refused. */
static int
parse_row(struct import *im, const struct row *row, struct parsed *p, struct hc_err *why)
{
	int rc;

	memset(im->values, 0, im->nfields * sizeof(*im->values));
	memset(im->clear, 0, im->nfields);
	*p = (struct parsed){ .key = NULL };
	convert_row(im->convert);
	for (size_t i = 0; i < im->columns.n; i++) {
		struct import_column *c = &im->columns.at[i];
		const struct csv_field *cell = &row->cells[c->at];

		if (convert_is_null(cell->s, cell->len)) {
			if (c->out >= 0 && cell->len == 4 && memcmp(cell->s, "#N/A", 4) == 0)
				im->clear[c->out] = 1;
			continue;
		}
		if ((rc = parse_cell(im, c, cell, p, why)) >= 0)
			continue;
		if (rc != HC_INVALID)
			return rc;
		if (c->map.how == MAP_GUESS) {
			im->values[c->out] = VALUE_NONE;
			continue;	/* a guess never refuses a row; rows_check counted it */
		}
		if (c->link != NULL)
			err_prefix(why, "%s", c->map.field->label);
		return rc;
	}
	return HC_OK;
}

/* What later rows may say to mean this one. */
static void
make_known(struct import *im, const struct row *row, const struct parsed *p, const uint8_t id[16])
{
	struct buf key = BUF_INIT;

	if (p->key != NULL && p->key->len > 0 && p->key->len < 256 && (im->titles != NULL || map_count(im->known) < KNOWN_MAX))
		map_putn(im->known, p->key->s, p->key->len, arena_dup(im->memory, id, 16));
	if (im->titles == NULL)
		return;
	for (size_t i = 0; i < im->nfields; i++)
		if (im->fields[i] == im->object->title && im->values[i].kind == VALUE_TEXT)
			utf8_fold_buf(&key, im->values[i].s, im->values[i].len);
	if (key.len > 0)
		map_putn(im->titles, key.data, key.len, arena_dup(im->memory, id, 16));
	buf_free(&key);
	for (size_t i = 0; p->waits && i < im->columns.n; i++) {
		const struct import_column *c = &im->columns.at[i];
		const struct csv_field *cell = &row->cells[c->at];
		struct later l = { .column = c, .line = row->line };

		if (!c->self || im->values[c->out].kind != VALUE_NULL || convert_is_null(cell->s, cell->len))
			continue;
		memcpy(l.id, id, 16);
		l.text = arena_strndup(im->memory, cell->s, cell->len);
		vec_push(im->memory, &im->later, l);
	}
}

static int
take_row(struct import *im, const struct row *row, struct hc_err *err)
{
	static const char *const words[] = { "create", "update", "unchanged" };
	struct hc_err why = { 0 };
	enum verdict verdict = ROW_CREATED;
	struct parsed p;
	uint8_t id[16];
	int rc = HC_OK;

	if (row->bad != NULL) {
		rc = hc_fail(&why, HC_INVALID, 0, "%s", row->bad);
	} else if ((rc = parse_row(im, row, &p, &why)) >= 0) {
		if (row->number <= im->skip) {	/* written before the interruption: only what others may refer to */
			job_row_id(&im->job, row->number, id);
			make_known(im, row, &p, p.has_id ? p.id : id);
			return HC_OK;
		}
		rc = write_row(im, row->number, p.id, p.has_id, &verdict, id, &why);
	}
	if (row->number <= im->skip)
		return HC_OK;
	im->job.rows++;
	if (rc == HC_INVALID || rc == HC_DENIED || rc == HC_CONFLICT || rc == HC_NOTFOUND)
		return failures_add(im, row, &why, err);
	if (rc < 0) {
		*err = why;
		return rc;
	}
	make_known(im, row, &p, id);
	im->job.created += verdict == ROW_CREATED;
	im->job.updated += verdict == ROW_UPDATED;
	im->job.unchanged += verdict == ROW_UNCHANGED;
	return failures_verdict(im, row, words[verdict], "", err);
}

/* A piece is safe: rows, the refused ones, and how far we are, together. */
static int
commit(struct import *im, struct hc_err *err)
{
	int rc;

	if ((rc = failures_sync(im, err)) < 0 || (rc = job_save(im->work->store, &im->job, err)) < 0 ||
	    (rc = store_commit(im->work->store, err)) < 0)
		return rc;
	return store_begin(im->work->store, err);
}

/* Links within the file, now that all its rows are there. */
static int
settle(struct import *im, struct hc_err *err)
{
	int64_t lost = 0, line = 0;
	const char *text = "";
	int rc;

	for (size_t i = 0; i < im->later.n; i++) {
		const struct later *l = &im->later.at[i];
		struct csv_field cell = { .s = l->text, .len = (uint32_t)strlen(l->text) };
		struct arena *a = arena_new("link");
		struct hc_err why = { 0 };
		struct hc_value v;
		struct hc_record *r;
		bool wait;

		self_cell(im, &cell, &v, &wait);
		rc = wait ? link_cell(l->column, &cell, &v, &why) : HC_OK;
		if (rc >= 0 && (rc = read_record(im->work->store, im->object, l->id, a, &r, &why)) >= 0) {
			record_set(r, l->column->map.field, v);
			rc = engine_save(im->tx, r, &why);
		}
		arena_free(a);
		if (rc < 0 && rc != HC_INVALID && rc != HC_NOTFOUND && rc != HC_DENIED && rc != HC_CONFLICT) {
			*err = why;
			return rc;
		}
		if (rc < 0 && lost++ == 0) {
			line = l->line;
			text = l->text;
		}
	}
	if (lost > 0)
		import_note(im, "%lld links to rows of this file were not found and stay empty (line %lld: \"%.60s\").", (long long)lost,
		    (long long)line, text);
	return HC_OK;
}

int
rows_run(struct import *im, struct hc_err *err)
{
	const struct row *row;
	int rc;

	if ((rc = write_begin(im, err)) < 0 || (!im->o.dry_run && (rc = job_save(im->work->store, &im->job, err)) < 0))
		return rc;
	while ((rc = table_next(im->table, &row, err)) == 1) {
		if ((rc = stopped(im, row->number, err)) < 0 || (rc = take_row(im, row, err)) < 0)
			return rc;
		progress(im, "importing", row->number);
		if ((row->number % IMPORT_BATCH == 0 || store_due(im->work->store)) && row->number > im->skip && !im->o.dry_run &&
		    (rc = commit(im, err)) < 0)
			return rc;
	}
	if (rc < 0)
		return rc;
	if (im->o.progress != NULL)
		im->o.progress(im->o.arg, "indexing", intake_size(im->in), intake_size(im->in));
	if ((rc = write_end(im, err)) < 0 || (rc = settle(im, err)) < 0)
		return rc;
	if (map_count(im->known) > 0 && !im->o.dry_run && (rc = job_keys_save(im->work->store, im->object, im->known, err)) < 0)
		return rc;
	im->job.state = "done";
	if (im->o.dry_run)
		return failures_close(im, err);
	if ((rc = failures_close(im, err)) < 0)
		return rc;
	return job_save(im->work->store, &im->job, err);
}
