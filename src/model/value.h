/*
 * value.h - one value of a field, 24 bytes, passed by value.
 *
 * The kind says what is inside; the field's type says what it means. Text is not owned: it lives in the record's arena.
 */
#ifndef HC_MODEL_VALUE_H
#define HC_MODEL_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum value_kind {
	VALUE_NULL,
	VALUE_INT,	/* integer, boolean (0/1), date (days), datetime (UTC ms), time (ms of day), duration (s), rating */
	VALUE_DECIMAL,	/* i at .scale: number, percent, money (scale 4) */
	VALUE_TEXT,	/* s, len: text and its kin, select (option name), multiselect and tags (";a;b;", sorted), json, geo ... */
	VALUE_ID	/* id: 16 bytes of a lookup */
};

struct hc_value {
	uint8_t kind;
	uint8_t scale;
	uint32_t len;
	union {
		int64_t i;
		const char *s;
		uint8_t id[16];
	};
};

#define VALUE_NONE ((struct hc_value){ .kind = VALUE_NULL })

static inline struct hc_value
value_int(int64_t i)
{
	return (struct hc_value){ .kind = VALUE_INT, .i = i };
}

static inline struct hc_value
value_decimal(int64_t i, int scale)
{
	return (struct hc_value){ .kind = VALUE_DECIMAL, .scale = (uint8_t)scale, .i = i };
}

static inline struct hc_value
value_text(const char *s, size_t n)
{
	return (struct hc_value){ .kind = VALUE_TEXT, .len = (uint32_t)n, .s = s };
}

static inline struct hc_value
value_id(const uint8_t id[16])
{
	struct hc_value v = { .kind = VALUE_ID };

	memcpy(v.id, id, 16);
	return v;
}

/* Same kind and same bytes (decimals: same number). Null equals null. */
bool value_equal(const struct hc_value *a, const struct hc_value *b);

#endif
