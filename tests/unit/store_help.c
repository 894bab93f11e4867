/*
 * store_help.c - see store_help.h.
 */
#include "store_help.h"

const char help_text[] =
	"#file help.hot\n"
	"object account \"Account\" \"Accounts\"\n"
	"  title name\n"
	"  features search\n"
	"field name text(120) \"Name\" required search index\n"
	"field sector select \"Sector\" history index\n"
	"  option technolgy \"Technology\"\n"
	"  option medical \"Medical\"\n"
	"  option retail \"Retail\"\n"
	"  option software \"Software\"\n"
	"  option entertainment \"Entertainment\"\n"
	"  option marketing \"Marketing\"\n"
	"  option telecommunications \"Telecommunications\"\n"
	"  option finance \"Finance\"\n"
	"  option employment \"Employment\"\n"
	"  option services \"Services\"\n"
	"field revenue money \"Revenue\"\n"
	"field employees integer \"Employees\"\n"
	"field founded date \"Founded\"\n"
	"field rate number(2) \"Rate\"\n"
	"field email email \"E-mail\" unique search\n"
	"field notes longtext \"Notes\" search\n"
	"field parent lookup account \"Parent\" as children\n"
	"field photo image \"Photo\"\n";

struct model *
build_model(const char *text)
{
	struct model_text texts[] = { { .plugin = "core", .text = model_core }, { .plugin = "help", .text = text } };
	struct hc_err err = {0};
	struct model *m = NULL;

	if (model_build(texts, 2, &m, &err) < 0)
		fail_msg("model: %s", err.msg);
	return m;
}

void
open_again(struct fixture *f, unsigned flags)
{
	store_close(f->s);
	f->s = NULL;
	check(f, store_open(f->path, flags, f->env, &f->s, &f->err));
	check(f, store_use_model(f->s, f->model, NULL, NULL, &f->err));
}

int
set_up(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));

	snprintf(f->dir, sizeof(f->dir), "store-test-XXXXXX");
	assert_non_null(mkdtemp(f->dir));
	snprintf(f->path, sizeof(f->path), "%s/w.db", f->dir);
	f->arena = arena_new("test");
	f->env = env_fixed(f->arena, INT64_C(1763856000000), 1, 7);
	f->model = build_model(help_text);
	check(f, store_open(f->path, STORE_CREATE, f->env, &f->s, &f->err));
	check(f, store_use_model(f->s, f->model, NULL, NULL, &f->err));
	memset(f->c.actor, 0xaa, 16);
	*state = f;
	return 0;
}

int
tear_down(void **state)
{
	struct fixture *f = *state;
	char cmd[160];

	store_close(f->s);
	model_unref(f->model);
	arena_free(f->arena);
	snprintf(cmd, sizeof(cmd), "rm -r -- '%s'", f->dir);
	if (system(cmd) != 0)
		print_message("%s is left\n", f->dir);
	free(f);
	return 0;
}

const struct object *
account(struct fixture *f)
{
	return model_object(f->model, "account");
}

const struct field *
field(struct fixture *f, const char *name)
{
	const struct field *ret = object_field(account(f), name);

	assert_non_null(ret);
	return ret;
}

void
set_text(struct fixture *f, struct hc_record *r, const char *name, const char *text)
{
	record_set(r, field(f, name), text ? value_text(text, strlen(text)) : VALUE_NONE);
}

const char *
text_of(struct fixture *f, const struct hc_record *r, const char *name)
{
	const struct hc_value *v = record_get(r, field(f, name));

	return v->kind == VALUE_TEXT ? arena_strndup(f->arena, v->s, v->len) : "";
}

struct hc_record *
new_account(struct fixture *f, const char *name)
{
	struct hc_record *r = record_new(f->arena, f->model, account(f));

	set_text(f, r, "name", name);
	return r;
}

int
save(struct fixture *f, struct hc_record *r)
{
	int rc;

	f->c.tx = 0;
	f->c.at = 0;
	if ((rc = store_begin(f->s, &f->err)) < 0)
		return rc;
	if ((rc = save_record(f->s, &f->c, r, &f->err)) == 0)
		return store_commit(f->s, &f->err);
	store_rollback(f->s);
	return rc;
}

struct hc_record *
load(struct fixture *f, const struct hc_record *r)
{
	struct hc_record *ret = NULL;

	check(f, read_record(f->s, account(f), r->values[SLOT_ID].id, f->arena, &ret, &f->err));
	return ret;
}

int64_t
one_int(struct fixture *f, const char *sql)
{
	struct statement st = { .sql = sql };
	struct hc_value v;

	check(f, read_select(f->s, &st, &v, &f->err));
	return v.kind == VALUE_NULL ? -1 : v.i;
}

int
matches(struct fixture *f, const char *word)
{
	struct hc_value bind = value_text(word, strlen(word));
	struct statement st = { .sql = "SELECT count(*) FROM fts_account WHERE fts_account MATCH ?", .binds = &bind, .nbinds = 1,
		.needs_fts = true };
	struct hc_value v;

	check(f, read_select(f->s, &st, &v, &f->err));
	return (int)v.i;
}

bool
doctor_is_clean(struct fixture *f)
{
	struct buf out = BUF_INIT;
	struct doctor d = { .out = &out };
	bool clean;

	check(f, store_doctor(f->s, &d, &f->err));
	clean = !d.damage && !d.mended;
	if (!clean)
		print_message("%s", buf_str(&out));
	buf_free(&out);
	return clean;
}

int
load_accounts(struct fixture *f, uint8_t acme[16])
{
	const struct field *fields[] = { field(f, "name"), field(f, "sector"), field(f, "revenue"), field(f, "employees") };
	const char *src = getenv("top_srcdir");
	char path[512], line[512];
	struct bulk *b;
	const uint8_t *id;
	FILE *in;
	int n = 0;

	snprintf(path, sizeof(path), "%s/tests/data/store/accounts.csv", src ? src : "..");
	in = fopen(path, "r");
	assert_non_null(in);
	f->c.tx = f->c.at = 0;
	f->c.source = SOURCE_IMPORT;
	check(f, store_begin(f->s, &f->err));
	check(f, save_tx(f->s, &f->c, &f->err));
	check(f, bulk_begin(f->s, account(f), fields, 4, 85, &b, &f->err));
	assert_non_null(fgets(line, sizeof(line), in));
	while (fgets(line, sizeof(line), in)) {
		char *rest, *name = strtok_r(line, ",", &rest), *sector = strtok_r(NULL, ",", &rest);
		char *year = strtok_r(NULL, ",", &rest), *revenue = strtok_r(NULL, ",", &rest);
		char *employees = strtok_r(NULL, ",", &rest);
		struct hc_value v[4] = { value_text(name, strlen(name)), value_text(sector, strlen(sector)),
			value_decimal((int64_t)(strtod(revenue, NULL) * 100 + 0.5) * 100, 4), value_int(strtol(employees, NULL, 10)) };

		assert_non_null(year);
		check(f, bulk_row(b, &f->c, v, NULL, &id, &f->err));
		if (acme && !strcmp(name, "Acme Corporation"))
			memcpy(acme, id, 16);
		n++;
	}
	fclose(in);
	check(f, bulk_end(b, NULL, NULL, &f->err));
	check(f, store_commit(f->s, &f->err));
	return n;
}
