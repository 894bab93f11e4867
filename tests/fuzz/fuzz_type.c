/* fuzz_type.c - the first byte picks a type, the rest is a value: refused with a sentence, or it validates and its machine
 * form reads back the same. */
#include "fuzz.h"

#include <string.h>

#include "base/buf.h"
#include "base/json.h"
#include "base/time.h"
#include "model/type.h"

static const struct object *
object(void)
{
	static struct model *m;
	struct model_text text = { "core", "object user\nfield name text\nobject t\nfield a text(20)\nfield b longtext\nfield c number(2)\n"
	    "field d integer\nfield e money\nfield f percent(1) min 0 max 100\nfield g boolean\nfield h date\nfield i datetime\nfield j time\n"
	    "field k duration\nfield l email\nfield m phone\nfield n url\nfield o select\n  option new\n  option in_progress \"In progress\"\n"
	    "  option in_review\nfield p multiselect\n  option x \"X, y\"\n  option z\nfield q lookup t as qs\nfield r json\n"
	    "field s address\nfield t geo\nfield u rating(5)\nfield v color\nfield w autonumber \"A-{0}\"\nfield x file\n" };
	struct hc_err err = {0};

	if (m == NULL)
		FUZZ_CHECK(model_build(&text, 1, &m, &err) == 0);
	return model_object(m, "t");
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static const char marks[][2] = { { '.', ',' }, { ',', '.' }, { ',', ' ' }, { '.', 0 } };
	const struct object *o = object();
	struct locale l = locale_machine;
	struct hc_value v = VALUE_NONE, back = VALUE_NONE;
	struct hc_err err = {0};
	struct buf b = BUF_INIT, shown = BUF_INIT;
	struct jw w = { .out = &shown };
	const struct field *f;
	struct arena *a;
	char currency[4] = "";

	if (n < 2)
		return 0;
	f = o->fields.at[SLOT_TAGS + (data[0] % (o->fields.n - SLOT_TAGS))];
	if (f->slot == SLOT_DELETED)
		return 0;
	l.today = date_from_civil(2026, 11, 23);
	l.now = l.today * TIME_DAY_MS;
	l.mark = marks[data[1] % 4][0];
	l.group = marks[data[1] % 4][1];
	l.date_order = "ydm"[data[1] % 3];
	l.country = data[1] & 64 ? "NO" : "US";
	a = arena_new("fuzz");
	if (field_parse(f, &l, a, (const char *)data + 2, n - 2, &v, currency, &err) < 0) {
		FUZZ_CHECK(err.code == HC_INVALID && strlen(err.msg) > 5 && strchr(err.msg, '\n') == NULL);
	} else {
		FUZZ_CHECK(f->type->validate(f, &v, &err) == HC_OK);
		f->type->text(f, &v, &b);
		FUZZ_CHECK(field_parse(f, &locale_machine, a, buf_str(&b), b.len, &back, NULL, &err) == HC_OK);
		FUZZ_CHECK(value_equal(&v, &back));
		f->type->json(f, &v, currency, &w);
		f->type->format(f, &l, &v, currency, &shown);
		if (f->type->fold != NULL && v.kind == VALUE_TEXT)
			f->type->fold(f, &v, &l, &shown);
		FUZZ_CHECK(field_compare(f, &v, &back) == 0);
	}
	buf_free(&b);
	buf_free(&shown);
	arena_free(a);
	return 0;
}
