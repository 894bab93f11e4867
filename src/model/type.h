/*
 * type.h - what a field type knows: one file per type in types/, one row each in types.def.
 */
#ifndef HC_MODEL_TYPE_H
#define HC_MODEL_TYPE_H

#include "model/model.h"

struct buf;
struct jw;
struct zone;

/* How values are written for a person, and read from one. Machine form ignores it. */
struct locale {
	const struct zone *zone;
	int64_t today;			/* days, for "fri" and "+3d" */
	int64_t now;			/* UTC ms */
	char mark, group;		/* decimal and group mark: '.' ',' or ',' ' ' or '.' 0 */
	char date_order;		/* 'y' 2026-11-23, 'd' 23.11.2026, 'm' 11/23/2026 */
	int week_start;			/* 1 Monday .. 7 Sunday */
	int fiscal_month;		/* 1-12, first month of the fiscal year */
	const char *currency;		/* the organisation's base currency, ISO 4217 */
	const char *country;		/* ISO 3166 alpha-2, for phone numbers without a country code; "" if unknown */
	bool locked;			/* the key of encrypted fields is not at hand: they show so */
};

enum type_store { STORE_INTEGER, STORE_TEXT, STORE_ID, STORE_NONE /* formula: no column */ };

enum type_class {	/* what `:` means and which operators fit */
	CLASS_TEXT, CLASS_NUMBER, CLASS_MONEY, CLASS_BOOL, CLASS_DATE, CLASS_STAMP, CLASS_TIME, CLASS_DURATION,
	CLASS_SELECT, CLASS_MULTI, CLASS_LOOKUP, CLASS_OPAQUE
};

struct type {
	const char *name;
	enum type_store store;
	enum type_class class;
	enum field_merge merge;		/* default policy (sync.md 3.1) */
	bool numeric_align;		/* lists align on the right */
	int width;			/* default column width in a list */

	/* Reads what a person or a file wrote. Text of *ret goes to the arena. Money: *currency is set when the text names one,
	   else left alone; currency may be NULL. The empty text is a null. HC_INVALID says what is wrong and what would fit. */
	int (*parse)(const struct field *f, const struct locale *l, struct arena *a, const char *s, size_t n,
	    struct hc_value *ret, char currency[4], struct hc_err *err);
	/* Checks length, range and options of a value that did not come through parse (API, sync, hooks). */
	int (*validate)(const struct field *f, const struct hc_value *v, struct hc_err *err);
	/* For people: labels, local dates, grouped numbers. A lookup formats as its id: titles are the caller's. */
	void (*format)(const struct field *f, const struct locale *l, const struct hc_value *v, const char *currency,
	    struct buf *out);
	/* Machine form (CSV, TSV): option names, ISO dates, plain decimals; parse reads it back. */
	void (*text)(const struct field *f, const struct hc_value *v, struct buf *out);
	void (*json)(const struct field *f, const struct hc_value *v, const char *currency, struct jw *w);
	/* Match and sort key for fields with .fold (e-mail lower-cased, phone as E.164, text folded); NULL: text folded. */
	void (*fold)(const struct field *f, const struct hc_value *v, const struct locale *l, struct buf *out);
};

/* type_text, type_money ...: one per file in types/. */
#define TYPE(name) extern const struct type type_##name;
#include "model/types/types.def"
#undef TYPE

const struct type *type_find(const char *name);
extern const struct type *const type_table[];	/* ends with NULL */

/* The type of what a field yields: a formula's or roll-up's result, else its own. */
const struct type *field_type(const struct field *f);
/* As value: order of two values of one field; nulls last. Selects go by option order. */
int field_compare(const struct field *f, const struct hc_value *a, const struct hc_value *b);
/* Runs type->parse with the field named in the error. */
int field_parse(const struct field *f, const struct locale *l, struct arena *a, const char *s, size_t n,
    struct hc_value *ret, char currency[4], struct hc_err *err);
/* A locale with ISO dates, '.' and UTC: machine form. `today` and `now` are 0. */
extern const struct locale locale_machine;

/* Dates people type: today, fri, next fri, +3d, -2w, eom, boq, 24 dec, 24.12., 12/24 (by date_order). Used by forms, set and HotQL. */
int date_parse_smart(const struct locale *l, const char *s, size_t n, int64_t *ret, struct hc_err *err);

#endif
