/*
 * import_job.c - the record of an import in the workspace: how far it came, what it was told, how it can be taken back.
 *
 * It changes in the same transactions as the rows, so after kill -9 it says exactly which rows are there. Rows have ids made of
 * the job and their number: an import that goes on knows the ids of rows it did not write itself.
 */
#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "exchange/import_local.h"

#define JOBS_MAX 100		/* ids that the list of imports holds */
#define KEYS_MAX 50000		/* foreign keys that one object's imports leave for later ones */

static const char *
text_of(const json_t *j, const char *key)
{
	const char *s = json_string_value(json_object_get(j, key));

	return s != NULL ? s : "";
}

static int64_t
int_of(const json_t *j, const char *key)
{
	return (int64_t)json_integer_value(json_object_get(j, key));
}

int
job_load(struct store *s, struct arena *a, const char *id, struct job *ret, struct hc_err *err)
{
	const char *text, *options;
	uint8_t bytes[16];
	json_t *j, *tx;
	size_t i;
	int rc;

	*ret = (struct job){ .rows = 0 };
	if (strcmp(id, "last") == 0) {
		if ((rc = store_meta_get(s, a, "imports", &text, err)) < 0)
			return rc;
		if (text == NULL)
			return hc_fail(err, HC_NOTFOUND, 0, "There was no import in this workspace yet.");
		id = arena_strndup(a, text, strcspn(text, "\n"));
	}
	if (!uuid_parse(id, bytes))
		return hc_fail(err, HC_INVALID, 0, "\"%.60s\" is not the id of an import; an import prints its id.", id);
	uuid_format(bytes, ret->id);
	memcpy(ret->seed, bytes, 16);
	if ((rc = store_meta_get(s, a, arena_printf(a, "import.%s", ret->id), &text, err)) < 0)
		return rc;
	if (text == NULL)
		return hc_fail(err, HC_NOTFOUND, 0, "There was no import %s in this workspace.", ret->id);
	if ((rc = json_read(text, strlen(text), &j, err)) < 0)
		return rc;
	ret->file = arena_strdup(a, text_of(j, "file"));
	ret->object = arena_strdup(a, text_of(j, "object"));
	ret->failed_file = arena_strdup(a, text_of(j, "failed_file"));
	ret->state = arena_strdup(a, text_of(j, "state"));
	ret->print = (uint64_t)int_of(j, "print");
	ret->rows = int_of(j, "rows");
	ret->created = int_of(j, "created");
	ret->updated = int_of(j, "updated");
	ret->unchanged = int_of(j, "unchanged");
	ret->failed = int_of(j, "failed");
	ret->failed_len = int_of(j, "failed_len");
	options = text_of(j, "options");
	ret->options = arena_strdup(a, options);
	json_array_foreach(json_object_get(j, "txs"), i, tx)
		vec_push(a, &ret->txs, (int64_t)json_integer_value(tx));
	json_decref(j);
	return HC_OK;
}

int
import_list(struct work *w, struct arena *a, struct import_info **ret, size_t *n, struct hc_err *err)
{
	VEC(struct import_info) list = { 0 };
	const char *ids;
	int rc;

	if ((rc = store_meta_get(w->store, a, "imports", &ids, err)) < 0)
		return rc;
	while (ids != NULL && *ids != '\0') {
		size_t len = strcspn(ids, "\n");
		struct job j;

		if ((rc = job_load(w->store, a, arena_strndup(a, ids, len), &j, err)) < 0)
			return rc;
		vec_push(a, &list, ((struct import_info){ .job = arena_strdup(a, j.id), .state = j.state, .object = j.object, .file = j.file,
		    .error_file = j.failed_file, .rows = j.rows, .created = j.created, .updated = j.updated, .unchanged = j.unchanged,
		    .failed = j.failed }));
		ids += len + (ids[len] == '\n');
	}
	*ret = list.at;
	*n = list.n;
	return HC_OK;
}

/* Adds a new job to the list of imports, which keeps the latest. */
static int
list_job(struct store *s, const char *id, struct hc_err *err)
{
	struct arena *a = arena_new("imports");
	struct buf b = BUF_INIT;
	const char *old, *p;
	int n = 1, rc;

	if ((rc = store_meta_get(s, a, "imports", &old, err)) >= 0 && (old == NULL || strstr(old, id) == NULL)) {
		buf_adds(&b, id);
		for (p = old != NULL ? old : ""; *p != '\0' && n < JOBS_MAX; n++) {
			size_t len = strcspn(p, "\n");

			buf_addc(&b, '\n');
			buf_add(&b, p, len);
			p += len + (p[len] == '\n');
		}
		rc = store_meta_put(s, "imports", buf_str(&b), err);
	}
	buf_free(&b);
	arena_free(a);
	return rc;
}

int
job_save(struct store *s, const struct job *j, struct hc_err *err)
{
	struct buf b = BUF_INIT;
	struct jw w = { .out = &b };
	char key[64];
	int rc;

	jw_open(&w, '{');
	jw_key(&w, "file"), jw_string(&w, j->file);
	jw_key(&w, "object"), jw_string(&w, j->object);
	jw_key(&w, "failed_file"), jw_string(&w, j->failed_file != NULL ? j->failed_file : "");
	jw_key(&w, "state"), jw_string(&w, j->state);
	jw_key(&w, "print"), jw_int(&w, (int64_t)j->print);
	jw_key(&w, "rows"), jw_int(&w, j->rows);
	jw_key(&w, "created"), jw_int(&w, j->created);
	jw_key(&w, "updated"), jw_int(&w, j->updated);
	jw_key(&w, "unchanged"), jw_int(&w, j->unchanged);
	jw_key(&w, "failed"), jw_int(&w, j->failed);
	jw_key(&w, "failed_len"), jw_int(&w, j->failed_len);
	jw_key(&w, "options"), jw_string(&w, j->options);
	jw_key(&w, "txs"), jw_open(&w, '[');
	for (size_t i = 0; i < j->txs.n; i++)
		jw_int(&w, j->txs.at[i]);
	jw_close(&w, ']');
	jw_close(&w, '}');
	snprintf(key, sizeof(key), "import.%s", j->id);
	if ((rc = store_meta_put(s, key, buf_str(&b), err)) >= 0 && j->rows == 0)
		rc = list_job(s, j->id, err);
	buf_free(&b);
	return rc;
}

static void
put_list(struct jw *w, const char *key, const char *const *list)
{
	jw_key(w, key);
	jw_open(w, '[');
	for (size_t i = 0; list != NULL && list[i] != NULL; i++)
		jw_string(w, list[i]);
	jw_close(w, ']');
}

const char *
job_options_text(struct arena *a, const struct import_options *o)
{
	struct buf b = BUF_INIT;
	struct jw w = { .out = &b };
	const char *s;

	jw_open(&w, '{');
	put_list(&w, "maps", o->maps);
	put_list(&w, "keys", o->keys);
	jw_key(&w, "unknown"), jw_string(&w, o->unknown);
	jw_key(&w, "encoding"), jw_string(&w, o->encoding);
	jw_key(&w, "delimiter"), jw_string(&w, o->delimiter);
	jw_key(&w, "quote"), jw_string(&w, o->quote);
	jw_key(&w, "header"), jw_string(&w, o->header);
	jw_key(&w, "dates"), jw_string(&w, o->dates);
	jw_key(&w, "decimal"), jw_string(&w, o->decimal);
	jw_key(&w, "no_header"), jw_bool(&w, o->no_header);
	jw_key(&w, "plain_automation"), jw_bool(&w, o->plain_automation);
	jw_close(&w, '}');
	s = arena_strdup(a, buf_str(&b));
	buf_free(&b);
	return s;
}

static const char *const *
get_list(struct arena *a, const json_t *j, const char *key)
{
	const json_t *list = json_object_get(j, key);
	size_t n = json_array_size(list);
	const char **ret = ARENA_ARRAY(a, const char *, n + 1);

	for (size_t i = 0; i < n; i++)
		ret[i] = arena_strdup(a, json_string_value(json_array_get(list, i)));
	return n > 0 ? ret : NULL;
}

static const char *
get_text(struct arena *a, const json_t *j, const char *key)
{
	const char *s = json_string_value(json_object_get(j, key));

	return s != NULL ? arena_strdup(a, s) : NULL;
}

int
job_options_read(struct arena *a, const char *text, struct import_options *o, struct hc_err *err)
{
	json_t *j;
	int rc;

	if ((rc = json_read(text, strlen(text), &j, err)) < 0)
		return rc;
	o->maps = get_list(a, j, "maps");
	o->keys = get_list(a, j, "keys");
	o->unknown = get_text(a, j, "unknown");
	o->encoding = get_text(a, j, "encoding");
	o->delimiter = get_text(a, j, "delimiter");
	o->quote = get_text(a, j, "quote");
	o->header = get_text(a, j, "header");
	o->dates = get_text(a, j, "dates");
	o->decimal = get_text(a, j, "decimal");
	o->no_header = json_is_true(json_object_get(j, "no_header"));
	o->plain_automation = json_is_true(json_object_get(j, "plain_automation"));
	json_decref(j);
	return HC_OK;
}

void
job_row_id(const struct job *j, int64_t row, uint8_t ret[16])
{
	/* UUIDv7: the job's time in 48 bits, 32 bits of the row's number around version and variant, then what is random in the
	   job's id, stirred by the number: people tell records apart by the last digits (splitmix64, Steele et al. 2014) */
	uint64_t n = (uint64_t)row, z = n * UINT64_C(0x9e3779b97f4a7c15);

	memcpy(ret, j->seed, 16);
	ret[6] = (uint8_t)(0x70 | (n >> 28 & 0x0f));
	ret[7] = (uint8_t)(n >> 20);
	ret[8] = (uint8_t)(0x80 | (n >> 14 & 0x3f));
	ret[9] = (uint8_t)(n >> 6);
	ret[10] = (uint8_t)(n << 2 | (ret[10] & 3));
	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	z ^= z >> 31;
	for (int i = 11; i < 16; i++, z >>= 8)
		ret[i] ^= (uint8_t)z;
}

int
job_keys_load(struct store *s, struct arena *a, const struct object *o, struct map *to, struct hc_err *err)
{
	const char *text, *key;
	json_t *j, *v;
	int rc;

	if ((rc = store_meta_get(s, a, arena_printf(a, "import.keys.%s", o->name), &text, err)) < 0 || text == NULL)
		return rc;
	if ((rc = json_read(text, strlen(text), &j, err)) < 0)
		return rc;
	json_object_foreach(j, key, v) {
		uint8_t *id = arena_alloc(a, 16);

		if (json_is_string(v) && uuid_parse(json_string_value(v), id))
			map_put(to, key, id);
	}
	json_decref(j);
	return HC_OK;
}

int
job_keys_save(struct store *s, const struct object *o, const struct map *keys, struct hc_err *err)
{
	struct buf b = BUF_INIT;
	struct jw w = { .out = &b };
	size_t n = map_count(keys);
	char name[128], id[UUID_TEXT];
	int rc;

	jw_open(&w, '{');
	for (size_t i = n > KEYS_MAX ? n - KEYS_MAX : 0; i < n; i++) {
		uuid_format(map_value(keys, i), id);
		jw_key(&w, map_key(keys, i));
		jw_string(&w, id);
	}
	jw_close(&w, '}');
	snprintf(name, sizeof(name), "import.keys.%s", o->name);
	rc = store_meta_put(s, name, buf_str(&b), err);
	buf_free(&b);
	return rc;
}
