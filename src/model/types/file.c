/*
 * file.c - file: which bytes a record holds and what they are called (model/fileref.h); the bytes are the store's business.
 */
#include "model/fileref.h"
#include "model/types/types.h"

#include <string.h>

#define LENGTH 1024

/* A text that begins as a digest must be a whole one: a torn one would name nothing and look as if it did. */
static int
check_form(const struct hc_value *v, struct hc_err *err)
{
	const size_t n = strlen(FILEREF_PREFIX);
	struct fileref ref;

	if (v->kind == VALUE_TEXT && v->len >= n && memcmp(v->s, FILEREF_PREFIX, n) == 0 && !fileref_read(v, &ref))
		return hc_fail(err, HC_INVALID, 0, "this is no file; the form is sha256:DIGEST SIZE TYPE NAME, of at most 1 GB.");
	return HC_OK;
}

int
file_parse(const struct field *f, const struct locale *l, struct arena *a, const char *s, size_t n, struct hc_value *ret,
    char currency[4], struct hc_err *err)
{
	struct hc_value v;

	if (text_trim(&s, &n)) {
		*ret = VALUE_NONE;
		return HC_OK;
	}
	if (text_check(s, n, LENGTH, false, err) < 0)
		return HC_INVALID;
	/* only who sits at this machine may have one of its files read: new, set and forms take it before it comes here */
	if (*s == '@')
		return hc_fail(err, HC_INVALID, 0, "a path is taken by new, set and forms; attach the file there.");
	v = value_text(s, n);
	if (check_form(&v, err) < 0)
		return HC_INVALID;
	text_take(a, s, n, false, ret);
	return HC_OK;
}

int
file_validate(const struct field *f, const struct hc_value *v, struct hc_err *err)
{
	int rc = text_validate(f, v, LENGTH, false, err);

	return rc < 0 ? rc : check_form(v, err);
}

void
file_format(const struct field *f, const struct locale *l, const struct hc_value *v, const char *currency, struct buf *out)
{
	struct fileref ref;

	if (!fileref_read(v, &ref)) {
		text_format(f, l, v, currency, out);
		return;
	}
	buf_printf(out, "%s (", ref.name);
	fileref_size(ref.size, out);
	buf_addc(out, ')');
}

const struct type type_file = {
	.name = "file",
	.store = STORE_TEXT,
	.class = CLASS_OPAQUE,
	.merge = MERGE_LAST,
	.width = 20,
	.parse = file_parse,
	.validate = file_validate,
	.format = file_format,
	.text = text_text,
	.json = text_json,
};
