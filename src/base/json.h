/*
 * json.h - a streaming writer, and strict reading into jansson trees (RFC 8259; depth and size bounded; UTF-8 checked).
 */
#ifndef HC_BASE_JSON_H
#define HC_BASE_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <jansson.h>

#include "base/buf.h"
#include "hotcrm/plugin.h"

/* The writer puts commas and quotes where they belong; it never checks that objects are closed in order (our bug). */
struct jw {
	struct buf *out;
	bool comma;
};

void jw_open(struct jw *w, char bracket);	/* '{' or '[' */
void jw_close(struct jw *w, char bracket);	/* '}' or ']' */
void jw_key(struct jw *w, const char *key);
void jw_text(struct jw *w, const char *s, size_t n);	/* bad UTF-8 becomes U+FFFD */
void jw_string(struct jw *w, const char *s);	/* NULL writes null */
void jw_int(struct jw *w, int64_t v);
void jw_raw(struct jw *w, const char *token);	/* a number or literal already in JSON form */
void jw_bool(struct jw *w, bool v);
void jw_null(struct jw *w);

#define JSON_DEPTH 64
#define JSON_SIZE (64 << 20)

/* Reads one value; *ret is owned by the caller (json_decref). HC_INVALID with line and column. A key that stands twice in an
   object, \u0000 in a text, a number beyond its type, more than JSON_DEPTH levels or JSON_SIZE bytes are errors. */
int json_read(const char *text, size_t n, json_t **ret, struct hc_err *err);

#endif
