/*
 * types.h - what the files of types/ share: trimming, checking, and the ways of writing that several types have in common.
 */
#ifndef HC_MODEL_TYPES_H
#define HC_MODEL_TYPES_H

#include "base/buf.h"
#include "base/err.h"
#include "base/json.h"
#include "base/utf8.h"
#include "model/type.h"

/* Cuts white space (no-break spaces too) off both ends; true if nothing is left. */
bool text_trim(const char **s, size_t *n);
/* Valid UTF-8, no control bytes (lines: newline and tab are allowed), at most `max` characters. */
int text_check(const char *s, size_t n, size_t max, bool lines, struct hc_err *err);
/* Copies into *ret; with `flat` every run of white space that holds a newline or tab becomes one space. */
void text_take(struct arena *a, const char *s, size_t n, bool flat, struct hc_value *ret);
size_t text_length(const char *s, size_t n);	/* characters */

/* The last c in s, or NULL. */
const char *text_last(const char *s, size_t n, char c);
/* Does c stand twice in a row? */
bool text_doubled(const char *s, size_t n, char c);

/* For messages: at most 40 bytes of s, made harmless. */
const char *text_quote(const char *s, size_t n, char buf[64]);

/* type.format, type.text, type.json and type.fold for values that are text as they stand. */
void text_format(const struct field *f, const struct locale *l, const struct hc_value *v, const char *currency, struct buf *out);
void text_text(const struct field *f, const struct hc_value *v, struct buf *out);
void text_json(const struct field *f, const struct hc_value *v, const char *currency, struct jw *w);
/* type.parse for the same: at most `f->length` or `max` characters; with `flat` it becomes one line. */
int text_parse(const struct field *f, struct arena *a, const char *s, size_t n, size_t max, bool flat, struct hc_value *ret,
    struct hc_err *err);
/* type.validate for the same: a text within `f->length` or the given limit. */
int text_validate(const struct field *f, const struct hc_value *v, size_t max, bool lines, struct hc_err *err);

/* type.parse and type.validate of texts of many lines, up to a million characters. */
int lines_parse(const struct field *f, const struct locale *l, struct arena *a, const char *s, size_t n, struct hc_value *ret,
    char currency[4], struct hc_err *err);
int lines_validate(const struct field *f, const struct hc_value *v, struct hc_err *err);

/* What a text must look like to be an address, a number to call, a page: HC_INVALID says why it does not. */
typedef int shape_check(const char *s, size_t n, struct hc_err *err);
/* type.parse and type.validate of such a text; `what` completes "this is not". */
int shape_parse(struct arena *a, const char *s, size_t n, shape_check *check, struct hc_value *ret, struct hc_err *err);
int shape_validate(const struct hc_value *v, shape_check *check, const char *what, struct hc_err *err);

/* type.parse of a number that is written in a way of its own (1:30, 14:00): `read` gets the text trimmed and with an end. */
int clock_parse(const char *s, size_t n, int (*read)(const char *s, int64_t *ret, struct hc_err *err), const char *what,
    struct hc_value *ret, struct hc_err *err);

/* type.parse, type.validate and type.format of file and image. */
int file_parse(const struct field *f, const struct locale *l, struct arena *a, const char *s, size_t n, struct hc_value *ret,
    char currency[4], struct hc_err *err);
int file_validate(const struct field *f, const struct hc_value *v, struct hc_err *err);
void file_format(const struct field *f, const struct locale *l, const struct hc_value *v, const char *currency, struct buf *out);

/* A number at `scale` in the locale's marks, or in plain form. HC_INVALID "12x is not a number". */
int number_read(const struct locale *l, const char *s, size_t n, int scale, int64_t *ret, struct hc_err *err);
/* Within f's min and max; they are at f->scale, as the value is. */
int number_range(const struct field *f, int64_t v, int scale, struct hc_err *err);
void number_write(int64_t v, int scale, int digits, char mark, char group, struct buf *out);
/* type.text, type.json of VALUE_INT and VALUE_DECIMAL. */
void number_text(const struct field *f, const struct hc_value *v, struct buf *out);
void number_json(const struct field *f, const struct hc_value *v, const char *currency, struct jw *w);
int kind_check(const struct hc_value *v, enum value_kind kind, const char *what, struct hc_err *err);

/* What formula and rollup share: nobody sets them, they read as the type of their result. See formula.c. */
int computed_parse(const struct field *f, const struct locale *l, struct arena *a, const char *s, size_t n,
    struct hc_value *ret, char currency[4], struct hc_err *err);
int computed_validate(const struct field *f, const struct hc_value *v, struct hc_err *err);
void computed_format(const struct field *f, const struct locale *l, const struct hc_value *v, const char *currency,
    struct buf *out);
void computed_text(const struct field *f, const struct hc_value *v, struct buf *out);
void computed_json(const struct field *f, const struct hc_value *v, const char *currency, struct jw *w);

/* ISO 4217: known code of three letters; how many decimals its amounts have. */
bool currency_known(const char *code);
int currency_digits(const char *code);

/* E.164 of a number as typed ("+4722225555"), false if it cannot be told. buf >= 20. */
bool phone_e164(const char *s, size_t n, const char *country, char *buf);

#endif
