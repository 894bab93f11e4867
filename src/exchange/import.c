/*
 * import.c - a file into the workspace: what it is, which column is which field, then all rows as one journal transaction.
 *
 * The plan is made before anything is written, and said in one line (report->dialect) and a note per column that is left out.
 */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/env.h"
#include "exchange/import_local.h"
#include "host/host.h"
#include "model/hot.h"

#define NAMES_MAX 20		/* columns that a note names */
#define MISFITS_TOLERATED 20	/* one in so many filled cells of a guessed column may not fit */

void
import_note(struct import *im, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vec_push(im->arena, &im->report->notes, arena_vprintf(im->arena, fmt, ap));
	va_end(ap);
}

static bool
known_header(void *arg, const char *name, size_t n)
{
	return map_knows(arg, name, n);
}

static int
open_file(struct import *im, struct hc_err *err)
{
	struct sniff_given g = {
		.encoding = im->o.encoding, .delimiter = im->o.delimiter, .quote = im->o.quote, .dates = im->o.dates,
		.decimal = im->o.decimal, .header = -1, .known = known_header, .arg = (void *)im->object,
	};
	const struct row *row;
	char *end;
	int rc;

	if (im->o.no_header) {
		g.header = 0;
	} else if (im->o.header != NULL) {
		g.header = (int)strtol(im->o.header, &end, 10);
		if (*end != '\0' || g.header < 0 || g.header > 20)
			return hc_fail(err, HC_INVALID, 0, "--header %s: write how many lines the header has, 0 to 20.", im->o.header);
	}
	if ((rc = intake_open(im->arena, im->o.file, &im->in, err)) < 0 || (rc = sniff_file(im->arena, im->in, &g, &im->sniff, err)) < 0)
		return rc;
	if (im->sniff.format != FORMAT_CSV)
		im->sniff.csv = (struct csv_dialect){ .delimiter = ',', .quote = '"' };
	if ((rc = table_open(im->arena, im->in, &im->sniff, &im->table, err)) < 0)
		return rc;
	if (im->table->columns == 0) {	/* nothing, or nothing that can be read: the first row knows */
		if ((rc = table_next(im->table, &row, err)) < 0)
			return rc;
		return hc_fail(err, HC_INVALID, 0, "%s holds no rows.", im->o.file);
	}
	im->report->dialect = sniff_describe(im->arena, &im->sniff);
	return HC_OK;
}

static int
find_keys(struct import *im, struct hc_err *err)
{
	size_t n = 0;

	while (im->o.keys != NULL && im->o.keys[n] != NULL)
		n++;
	im->keys = ARENA_ARRAY(im->arena, const struct field *, n + 1);
	im->nkeys = n;
	for (size_t i = 0; i < n; i++) {
		const char *near;

		if ((im->keys[i] = object_field(im->object, im->o.keys[i])) != NULL)
			continue;
		near = model_near_field(im->object, im->o.keys[i]);
		return hc_fail(err, HC_INVALID, 0, "--key: %s has no field %s%s%s%s", im->object->name, im->o.keys[i],
		    near != NULL ? "; did you mean " : "", near != NULL ? near : "", near != NULL ? "?" : ".");
	}
	return HC_OK;
}

static int
add_field(struct import *im, const struct field *f)
{
	im->fields[im->nfields] = f;
	return (int)im->nfields++;
}

/* The values that the mapped columns give, and who converts them. */
static int
plan_columns(struct import *im, struct hc_err *err)
{
	size_t money = 0;

	im->fields = ARENA_ARRAY(im->arena, const struct field *, im->columns.n * 2 + 2);
	im->nfields = 0;
	im->currency = -1;
	for (size_t i = 0; i < im->columns.n; i++) {
		struct import_column *c = &im->columns.at[i];

		c->out = -1;
		if (c->map.part == PART_KEY || c->map.part == PART_ID)
			continue;
		if (c->map.part == PART_PERSON) {
			c->out = add_field(im, object_field(im->object, "first_name"));
			c->out2 = add_field(im, object_field(im->object, "last_name"));
			continue;
		}
		c->out = add_field(im, c->map.field);
		if (c->map.part == PART_CURRENCY)
			im->currency = c->out;
		money += c->map.field->type->class == CLASS_MONEY;
	}
	if (money > 0 && im->currency < 0)	/* "$12" names one too */
		im->currency = add_field(im, im->object->fields.at[SLOT_CURRENCY]);
	im->values = ARENA_ARRAY(im->arena, struct hc_value, im->nfields + 1);
	im->clear = arena_alloc(im->arena, im->nfields + 1);
	for (size_t i = 0; i < im->nkeys; i++) {
		bool there = false;

		for (size_t k = 0; k < im->nfields; k++)
			there |= im->fields[k] == im->keys[i];
		if (!there)
			return hc_fail(err, HC_INVALID, 0, "--key %s: no column of the file gives this field.", im->keys[i]->name);
	}
	return HC_OK;
}

static const char *
column_name(struct import *im, size_t at)
{
	const char *name = im->table->names[at];

	return *name != '\0' ? arena_printf(im->arena, "%.60s", name) : arena_printf(im->arena, "column %zu", at + 1);
}

/* Whether the beginning of the file did not tell how this field's values are written. */
static bool
turns(const struct field *f, char date_order, char mark)
{
	switch (f->type->class) {
	case CLASS_DATE:
	case CLASS_STAMP:
		return date_order == 0;
	case CLASS_NUMBER:
	case CLASS_MONEY:
		return mark == 0 && strcmp(f->type->name, "integer") != 0;
	default:
		return false;
	}
}

/* What the whole file says about its dates and numbers, where its beginning said nothing. */
static void
settle_hints(struct import *im)
{
	bool dates = false;

	for (size_t i = 0; i < im->columns.n; i++) {
		const struct import_column *c = &im->columns.at[i];

		dates |= c->turns && c->filled > 0 && (c->map.field->type->class == CLASS_DATE || c->map.field->type->class == CLASS_STAMP);
	}
	if (im->sniff.mark == 0 && (im->hints & HINT_COMMA) && !(im->hints & HINT_POINT))
		im->sniff.mark = ',';
	if (dates && (im->hints & (HINT_DAY_FIRST | HINT_DOTTED)))
		im->sniff.date_order = 'd';
	else if (dates && (im->hints & HINT_MONTH_FIRST))
		im->sniff.date_order = 'm';
	if ((im->hints & HINT_DAY_FIRST) && (im->hints & HINT_MONTH_FIRST))
		import_note(im, "Some dates have the day first and some the month; those that could be either were read day first. --dates says it.");
	else if (dates && im->sniff.date_order == 0 && !(im->hints & HINT_YEAR_FIRST))
		import_note(im, "Dates like 03/04/2026 were read %s first, as nothing in the file tells; --dates says it.",
		    im->work->locale.date_order == 'd' ? "day" : "month");
	convert_turn(im->convert, im->sniff.date_order, im->sniff.mark);
}

/* Columns that are left out, by reason. */
struct left_out {
	struct { const char *why; struct buf names; int count; } at[8];
	size_t n;
};

static void
leave_out(struct import *im, struct left_out *l, size_t column)
{
	const char *why = im->maps[column].why != NULL ? im->maps[column].why :
	    arena_printf(im->arena, "%s has no such field", im->object->name);
	size_t i = 0;

	while (i < l->n && strcmp(l->at[i].why, why) != 0)
		i++;
	if (i == sizeof(l->at) / sizeof(l->at[0]))
		return;
	if (i == l->n) {
		l->at[l->n++].why = why;
	}
	if (++l->at[i].count <= NAMES_MAX)
		buf_printf(&l->at[i].names, "%s%s", l->at[i].count > 1 ? ", " : "", column_name(im, column));
	else if (l->at[i].count == NAMES_MAX + 1)
		buf_adds(&l->at[i].names, " and more");
}

/* Picks the columns that are imported and says which are not. */
static int
map_file(struct import *im, enum unknown unknown, struct hc_err *err)
{
	size_t n = im->table->columns;
	struct left_out left = { .n = 0 };
	struct map *saved;
	int rc;

	im->maps = ARENA_ARRAY(im->arena, struct mapping, n + 1);
	if ((rc = map_columns(im->arena, im->work->model, im->object, im->table->names, n, im->o.maps, im->maps, err)) < 0)
		return rc;
	im->convert = convert_new(im->arena, &im->work->locale, im->sniff.date_order, im->sniff.mark, unknown);
	im->columns.n = 0;
	for (size_t i = 0; i < n; i++) {
		struct import_column c = { .at = i, .map = im->maps[i] };
		const struct field *f = c.map.field;

		if (f == NULL && c.map.part != PART_KEY) {
			if (c.map.how != MAP_GIVEN && im->table->names[i][0] != '\0' && strncmp(im->table->names[i], "import_error", 12) != 0)
				leave_out(im, &left, i);
			continue;
		}
		if (f != NULL && c.map.part == PART_VALUE && strcmp(f->type->name, "lookup") == 0) {
			if (f->target == NULL) {
				im->maps[i].why = arena_printf(im->arena, "there is no object %s here", f->target_name);
				leave_out(im, &left, i);
				continue;
			}
			saved = map_new(im->arena);
			c.self = f->target == im->object;
			if (!c.self && (rc = job_keys_load(im->work->store, im->arena, f->target, saved, err)) < 0)
				return rc;
			c.link = resolver_new(im->arena, im->work, f->target, c.map.by, saved);
			if (c.self && im->titles == NULL)
				im->titles = map_new(im->memory);
		} else if (f != NULL) {
			c.convert = convert_add(im->convert, f);
			c.turns = turns(f, im->sniff.date_order, im->sniff.mark);
		}
		vec_push(im->arena, &im->columns, c);
	}
	for (size_t i = 0; i < left.n; i++)
		import_note(im, "Left out, since %s: %s.", left.at[i].why, buf_str(&left.at[i].names));
	for (size_t i = 0; i < left.n; i++)
		buf_free(&left.at[i].names);
	if ((rc = plan_columns(im, err)) < 0)
		return rc;
	if (im->nfields == 0 && im->table->columns > 0)
		return hc_fail(err, HC_INVALID, 0, "No column of the file is a field of %s; say which is which with --map COLUMN=FIELD.",
		    im->object->name);
	return HC_OK;
}

/* Guessed columns that do not hold what was guessed go; of the others a few values may stay empty. */
static int
drop_misfits(struct import *im, struct hc_err *err)
{
	size_t kept = 0;

	for (size_t i = 0; i < im->columns.n; i++) {
		struct import_column c = im->columns.at[i];

		if (c.map.how == MAP_GUESS && c.misfits > 0) {
			bool out = c.misfits * MISFITS_TOLERATED > c.filled;

			import_note(im, out ? "%s is left out: %lld of its %lld values do not fit %s (line %lld: %s). --map %s=%s insists." :
			    "%s: %lld of its %lld values do not fit %s and stay empty (line %lld: %s). --map %s=%s insists.",
			    column_name(im, c.at), (long long)c.misfits, (long long)c.filled, c.map.field->name, (long long)c.first_line,
			    c.first, column_name(im, c.at), c.map.field->name);
			if (out)
				continue;
		}
		if (c.misfits == 0 && c.out >= 0 && c.link == NULL && !c.self && c.map.part == PART_VALUE)
			convert_checked(im->convert, c.convert);
		if (c.link != NULL && resolver_loose(c.link) > 0)
			import_note(im, "%s: %lld names were matched although blanks or punctuation differ.", column_name(im, c.at),
			    (long long)resolver_loose(c.link));
		im->columns.at[kept++] = c;
	}
	im->columns.n = kept;
	return plan_columns(im, err);
}

/* A name for an option: the words of the label, in ASCII. */
static const char *
option_name(struct arena *a, const char *label, size_t n)
{
	const char *plain = map_plain(a, label, strlen(label));
	char *name = arena_alloc(a, strlen(plain) + 24);
	size_t k = 0;

	for (; *plain != '\0' && k < 40; plain++)
		if ((*plain >= 'a' && *plain <= 'z') || *plain == '_' || (k > 0 && *plain >= '0' && *plain <= '9'))
			name[k++] = *plain;
	if (k == 0)
		return arena_printf(a, "option_%zu", n);
	name[k] = '\0';
	return name;
}

/* --unknown add: values outside the options become options. 1 when the model has changed, 0 when there was nothing to do. */
static int
add_options(struct import *im, struct hc_err *err)
{
	struct buf text = BUF_INIT;
	const char *old = NULL;
	size_t total = 0;
	int rc;

	if ((rc = store_meta_get(im->work->store, im->arena, "custom", &old, err)) < 0)
		return rc;
	buf_adds(&text, old != NULL ? old : "");
	if (text.len > 0 && text.data[text.len - 1] != '\n')
		buf_addc(&text, '\n');
	for (size_t i = 0; i < im->columns.n; i++) {
		const struct import_column *c = &im->columns.at[i];
		const char *const *list;
		size_t n = c->link == NULL && c->out >= 0 && c->map.part == PART_VALUE ? convert_unknown(im->convert, c->convert, &list) : 0;

		if (n == 0)
			continue;
		if (im->o.dry_run) {
			import_note(im, "%s: %zu values would become options of %s.", column_name(im, c->at), n, c->map.field->name);
			continue;
		}
		vec_push(im->arena, &im->added, arena_printf(im->arena, "%s: %zu new options were added to %s.", column_name(im, c->at), n,
		    c->map.field->name));
		buf_printf(&text, "extend object %s\nfield %s select\n", im->object->name, c->map.field->name);
		for (size_t k = 0; k < n; k++) {
			buf_printf(&text, "  option %s ", option_name(im->arena, list[k], k + 1));
			hot_quote(&text, list[k]);
			buf_addc(&text, '\n');
		}
		total += n;
	}
	rc = total > 0 ? work_customise(im->work, text.data, err) : 0;
	buf_free(&text);
	return rc < 0 ? rc : total > 0;
}

static void
table_notes(struct import *im)
{
	const struct table *t = im->table;

	if (t->mended > 0)
		import_note(im, "%lld rows had a misplaced quote or delimiter and were read the only way that fits the columns.", (long long)t->mended);
	if (t->headers_again > 0)
		import_note(im, "The header comes again %lld times below; these lines were skipped.", (long long)t->headers_again);
	if (t->footer > 0)
		import_note(im, "%lld lines below the table were left out.", (long long)t->footer);
	if (t->other_table > 0)
		import_note(im, "Another table begins in line %lld; it was not read.", (long long)t->other_table);
	if (t->mended_bytes > 0)
		import_note(im, "%lld bytes were not %s and were read as Windows-1252.", (long long)t->mended_bytes,
		    encoding_name(im->sniff.encoding));
}

static int
parse_unknown(const char *word, enum unknown *ret, struct hc_err *err)
{
	*ret = UNKNOWN_FAIL;
	if (word == NULL || strcmp(word, "fail") == 0)
		return HC_OK;
	if (strcmp(word, "blank") == 0)
		*ret = UNKNOWN_BLANK;
	else if (strcmp(word, "add") == 0)
		*ret = UNKNOWN_ADD;
	else
		return hc_fail(err, HC_INVALID, 0, "--unknown %s: write add, blank or fail.", word);
	return HC_OK;
}

/* Everything that is done before the first row is written. */
static int
plan(struct import *im, struct hc_err *err)
{
	enum unknown unknown;
	int rc;

	if ((rc = parse_unknown(im->o.unknown, &unknown, err)) < 0)
		return rc;
	for (int round = 0; round < 2; round++) {
		const char *name = im->object != NULL ? im->object->name : im->o.object;

		if ((im->object = model_object(im->work->model, name)) == NULL) {
			const char *near = model_near_object(im->work->model, name);

			return hc_fail(err, HC_INVALID, 0, "There is no object %.60s%s%s%s", name, near != NULL ? "; did you mean " : "",
			    near != NULL ? near : "", near != NULL ? "?" : ".");
		}
		im->report->notes.n = 0;
		if ((rc = open_file(im, err)) < 0 || (rc = find_keys(im, err)) < 0 || (rc = map_file(im, unknown, err)) < 0 ||
		    (rc = rows_check(im, err)) < 0)
			return rc;
		if (unknown != UNKNOWN_ADD || (rc = add_options(im, err)) <= 0)
			break;
		unknown = UNKNOWN_BLANK;
	}
	if (rc < 0)
		return rc;
	settle_hints(im);
	if ((rc = drop_misfits(im, err)) < 0)
		return rc;
	for (size_t i = 0; i < im->added.n; i++)
		import_note(im, "%s", im->added.at[i]);
	table_notes(im);
	return table_open(im->arena, im->in, &im->sniff, &im->table, err);
}

/* A new job, or the one that is taken up again. */
static int
begin_job(struct import *im, struct hc_err *err)
{
	static const uint8_t none[16];
	char *path;

	if (im->o.resume != NULL) {
		im->skip = im->job.rows;
		if (intake_print(im->in) != im->job.print)
			return hc_fail(err, HC_CONFLICT, 0, "%s has changed since the import began; import it anew.", im->o.file);
		return HC_OK;
	}
	memcpy(im->job.seed, none, 16);
	uuid_new(im->work->env, im->job.seed, im->job.seed);
	uuid_format(im->job.seed, im->job.id);
	path = realpath(im->o.file, NULL);
	im->job.file = arena_strdup(im->arena, path != NULL ? path : im->o.file);
	free(path);
	im->job.object = im->object->name;
	im->job.state = "running";
	im->job.print = intake_print(im->in);
	im->job.options = job_options_text(im->arena, &im->o);
	return HC_OK;
}

static int
load_job(struct import *im, struct hc_err *err)
{
	int rc = job_load(im->work->store, im->arena, im->o.resume, &im->job, err);

	if (rc < 0)
		return rc;
	if (strcmp(im->job.state, "running") != 0)
		return hc_fail(err, HC_CONFLICT, 0, "Import %s is %s already; there is nothing to resume.", im->job.id, im->job.state);
	im->o.object = im->job.object;
	im->o.file = im->job.file;
	im->o.dry_run = false;
	return job_options_read(im->arena, im->job.options, &im->o, err);
}

/* No record of the object at all, deleted ones included: then no row can mean one. */
static int
ask_empty(struct import *im, struct hc_err *err)
{
	struct query_ctx c = { .model = im->work->model, .locale = &im->work->locale, .arena = im->arena };
	struct query *q;
	int64_t n = 0;
	int rc;

	if ((rc = query_parse(&c, arena_printf(im->arena, "%s with deleted", im->object->name), &q, err)) < 0 ||
	    (rc = read_count(im->work->store, &c, q, &n, err)) < 0)
		return rc;
	im->was_empty = n == 0;
	return HC_OK;
}

static int
run(struct import *im, struct hc_err *err)
{
	struct work *w = im->work;
	const char *slash;
	int rc;

	if ((rc = plan(im, err)) < 0 || (rc = begin_job(im, err)) < 0 || (rc = failures_open(im, err)) < 0)
		return rc;
	if ((rc = ask_empty(im, err)) < 0)
		return rc;
	slash = strrchr(im->o.file, '/');
	if ((rc = tx_begin(w, SOURCE_IMPORT, arena_printf(im->arena, "import %s %s", im->object->name, slash != NULL ? slash + 1 : im->o.file),
	    &im->tx, err)) < 0)
		return rc;
	im->tx->dry_run = im->o.dry_run;
	if ((rc = rows_run(im, err)) < 0) {
		write_end(im, NULL);
		tx_abort(im->tx);
		return rc;
	}
	if ((rc = tx_commit(im->tx, err)) < 0)
		return rc;
	if (!im->o.dry_run)
		engine_import_told(w, im->object);
	return HC_OK;
}

static void
fill_report(struct import *im)
{
	struct import_report *r = im->report;
	const struct job *j = &im->job;

	memcpy(r->job, j->id, sizeof(r->job));
	r->rows = j->rows;
	r->created = j->created;
	r->updated = j->updated;
	r->unchanged = j->unchanged;
	r->failed = j->failed;
	r->skipped = im->table != NULL ? im->table->footer + im->table->headers_again + im->table->blank : 0;
	if (j->failed_file != NULL && j->failed_file[0] != '\0')
		r->error_file = j->failed_file;
}

int
import_run(struct work *w, const struct import_options *o, struct arena *a, struct import_report *ret, struct hc_err *err)
{
	struct import *im = ARENA_NEW(a, struct import);
	bool quiet = w->quiet_automation;
	int rc = HC_OK;

	*ret = (struct import_report){ .rows = 0 };
	im->work = w;
	im->o = *o;
	im->arena = a;
	im->report = ret;
	im->memory = arena_new("import keys");
	im->known = map_new(im->memory);
	im->made = map_new(im->memory);
	if (o->resume != NULL)
		rc = load_job(im, err);
	if (rc >= 0) {
		w->quiet_automation |= im->o.plain_automation;
		rc = run(im, err);
		w->quiet_automation = quiet;
	}
	if (rc < 0 && store_stopping(w->store))
		store_interrupt(w->store, NULL, NULL);	/* what is left to read is little, and says how far it came */
	if (rc < 0 && im->job.id[0] != '\0' && job_load(w->store, a, arena_strdup(a, im->job.id), &im->job, NULL) < 0)
		im->job = (struct job){ .rows = 0 };	/* nothing of it was committed */
	if (rc < 0 && im->job.rows > 0 && im->object != NULL && !im->o.dry_run)
		engine_import_told(w, im->object);	/* what was committed stays */
	fill_report(im);
	arena_free(im->memory);
	if (rc >= 0 && im->job.failed > 0)
		return hc_fail(err, HC_PART, 0, "%lld of %lld rows were refused; they are in %s with the reasons.", (long long)im->job.failed,
		    (long long)im->job.rows, im->job.failed_file != NULL ? im->job.failed_file : "no file");
	return rc;
}

int
import_revert(struct work *w, const char *job, struct buf *kept, int64_t *removed, struct hc_err *err)
{
	struct arena *a = arena_new("revert");
	bool part = false;
	int64_t kept_rows = 0, tx;
	size_t before = kept->len;
	struct job j;
	int rc = job_load(w->store, a, job, &j, err);

	if (rc >= 0 && strcmp(j.state, "reverted") == 0)
		rc = hc_fail(err, HC_CONFLICT, 0, "Import %s was taken back already.", j.id);
	for (size_t i = j.txs.n; rc >= 0 && i-- > 0;) {
		rc = engine_undo(w, j.txs.at[i], false, false, kept, &tx, err);
		part |= rc == HC_PART;
		if (rc == HC_PART || rc == HC_NOTFOUND)
			rc = HC_OK;	/* an interruption may leave a transaction without entries */
	}
	if (rc >= 0) {
		for (size_t i = before; i < kept->len; i++)
			kept_rows += kept->data[i] == '\n';
		*removed = j.created - kept_rows > 0 ? j.created - kept_rows : 0;
		j.state = "reverted";
		rc = job_save(w->store, &j, err);
	}
	arena_free(a);
	if (rc >= 0 && part)
		return hc_fail(err, HC_PART, 0, "%lld records were edited since and stay.", (long long)kept_rows);
	return rc;
}
