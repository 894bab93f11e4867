/* fuzz_json.c - what the reader takes, the writer writes so that the reader takes it again, the same. */
#include "fuzz.h"

#include <string.h>

#include "base/arena.h"
#include "base/json.h"

static void
write_value(struct jw *w, const json_t *v)
{
	const char *key;
	json_t *item;
	size_t i;
	char *real;

	switch (json_typeof(v)) {
	case JSON_OBJECT:
		jw_open(w, '{');
		json_object_foreach((json_t *)v, key, item) {
			jw_key(w, key);
			write_value(w, item);
		}
		jw_close(w, '}');
		break;
	case JSON_ARRAY:
		jw_open(w, '[');
		json_array_foreach(v, i, item)
			write_value(w, item);
		jw_close(w, ']');
		break;
	case JSON_STRING:
		jw_text(w, json_string_value(v), json_string_length(v));
		break;
	case JSON_INTEGER:
		jw_int(w, json_integer_value(v));
		break;
	case JSON_REAL:
		real = json_dumps(v, JSON_ENCODE_ANY);
		FUZZ_CHECK(real != NULL);
		jw_raw(w, real);
		free(real);
		break;
	case JSON_NULL:
		jw_null(w);
		break;
	default:
		jw_bool(w, json_is_true(v));
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct buf b = BUF_INIT;
	struct jw w = { .out = &b };
	struct hc_err err = {0};
	json_t *v, *again;

	if (json_read((const char *)data, n, &v, &err) < 0) {
		FUZZ_CHECK(err.code == HC_INVALID && err.msg[0] != '\0' && strchr(err.msg, '\n') == NULL);
		return 0;
	}
	/* the quick reader and jansson's are one */
	FUZZ_CHECK((again = json_loadb((const char *)data, n, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, NULL)) != NULL);
	FUZZ_CHECK(json_equal(v, again));
	json_decref(again);
	write_value(&w, v);
	FUZZ_CHECK(json_read(b.data, b.len, &again, &err) == 0);
	FUZZ_CHECK(json_equal(v, again));
	json_decref(v);
	json_decref(again);
	buf_free(&b);
	return 0;
}
