/*
 * hotcrm/plugin.h - the whole of what a plugin may use; hotcrm-plugin(7) tells the story.
 *
 * A plugin is .hot text plus C functions. The text says when each function is called; hotmeta writes the prototypes, the
 * field handles and the bindings, so a plugin never fills a table by hand. Nothing here is ever freed by a plugin: what a
 * call returns lives as long as the transaction's arena.
 */
#ifndef HC_PLUGIN_H
#define HC_PLUGIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define HC_ABI 1	/* raised by any incompatible change; the host loads only its own */
#define HC_API __attribute__((visibility("default")))

struct hc_arena;	/* memory that dies together; hc_alloc() never returns NULL */
struct hc_record;	/* one row: its values, the old ones, which of them changed */
struct hc_tx;		/* an open transaction: its arena, user, clock and store */
struct hc_rows;		/* a cursor over records */

/* A field of the merged model: a process-wide small number, 0 for none. Reach it as F_<object>_<field>. */
typedef uint32_t hc_field;

enum hc_code {
	HC_OK = 0,
	HC_INVALID = -1,	/* the user can mend it: .field and .msg say how */
	HC_DENIED = -2,
	HC_NOTFOUND = -3,
	HC_CONFLICT = -4,	/* the row changed under us */
	HC_BUSY = -5,		/* try again later */
	HC_NET = -6,
	HC_STORE = -7,		/* the disk or the database said no */
	HC_BUG = -8,		/* a promise of this header was broken */
	HC_PART = -9		/* done in part */
};

/* Filled by whoever returns a negative code; untouched on success. */
struct hc_err {
	int code;
	hc_field field;		/* or 0 */
	int pos;		/* byte offset into the text being read, or -1 */
	char msg[504];		/* one sentence for the user, no newline */
};

/* Fills *err (which may be NULL) and returns code, so that `return hc_fail(...)` is the way out. pos becomes -1. */
HC_API int hc_fail(struct hc_err *err, int code, hc_field field, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));
HC_API void hc_debug(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/* Memory. */
HC_API struct hc_arena *hc_arena(struct hc_tx *tx);
HC_API void *hc_alloc(struct hc_arena *a, size_t size);
HC_API char *hc_printf(struct hc_arena *a, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* Values of a record. Decimals (number, percent, money) are integers scaled by the field's digits (money: 4). A date is days
   since 1970-01-01, a datetime is UTC milliseconds, a time is milliseconds of the day, a duration is seconds. A select is
   its option's name. hc_text of a null is "". */
HC_API bool hc_isnull(const struct hc_record *r, hc_field f);
HC_API bool hc_changed(const struct hc_record *r, hc_field f);	/* since the record was loaded; all set fields of a new one */
HC_API bool hc_isnew(const struct hc_record *r);
HC_API int64_t hc_int(const struct hc_record *r, hc_field f);
HC_API int64_t hc_base(const struct hc_record *r, hc_field f);	/* money in the organisation's currency, scale 4 */
HC_API double hc_double(const struct hc_record *r, hc_field f);	/* a decimal as a double: for scores, never for sums */
HC_API const char *hc_text(const struct hc_record *r, hc_field f);
HC_API const char *hc_oldtext(const struct hc_record *r, hc_field f);
HC_API int64_t hc_oldint(const struct hc_record *r, hc_field f);
HC_API bool hc_oldnull(const struct hc_record *r, hc_field f);
HC_API const uint8_t *hc_id(const struct hc_record *r, hc_field f);	/* 16 bytes of a lookup; NULL if null; f 0: own id */
HC_API const char *hc_title(const struct hc_record *r);
HC_API const char *hc_object(const struct hc_record *r);
HC_API void hc_setnull(struct hc_record *r, hc_field f);
HC_API void hc_setint(struct hc_record *r, hc_field f, int64_t v);
HC_API void hc_settext(struct hc_record *r, hc_field f, const char *s);	/* copied into the record's arena */
HC_API void hc_setid(struct hc_record *r, hc_field f, const uint8_t id[16]);

/* The store. A save runs rules, hooks and workflows, and journals for sync. */
HC_API int64_t hc_now(struct hc_tx *tx);		/* UTC ms */
HC_API int64_t hc_today(struct hc_tx *tx);		/* days, in the user's zone */
HC_API const uint8_t *hc_user(struct hc_tx *tx);	/* 16 bytes */
HC_API bool hc_bulk(struct hc_tx *tx);			/* an import or a bulk edit: leave out advice, ask no query per row */
/* Days of the calendar: 31 January and a month is the last of February. An instant's day and time of the day (ms) are those
   of the user's zone; hc_add_days keeps the time of the day when the clocks change. */
HC_API int64_t hc_add_months(int64_t days, int64_t months);
HC_API int64_t hc_date(struct hc_tx *tx, int64_t instant);
HC_API int64_t hc_time(struct hc_tx *tx, int64_t instant);
HC_API int64_t hc_add_days(struct hc_tx *tx, int64_t instant, int64_t days);
HC_API int hc_load(struct hc_tx *tx, const char *object, const uint8_t id[16], struct hc_record **ret, struct hc_err *err);
HC_API int hc_related(struct hc_tx *tx, const struct hc_record *r, hc_field f, struct hc_record **ret, struct hc_err *err);
HC_API int hc_new(struct hc_tx *tx, const char *object, struct hc_record **ret, struct hc_err *err);
HC_API int hc_save(struct hc_tx *tx, struct hc_record *r, struct hc_err *err);
HC_API int hc_delete(struct hc_tx *tx, struct hc_record *r, struct hc_err *err);

/* HotQL with placeholders: %s a text, %id a record (struct hc_record *), %x an id (const uint8_t[16]), %i an int64_t, %d a
   date (int64_t days; asked of an instant: that day in the user's zone). Each is bound, never pasted; a NULL text, record or
   id matches nothing. hc_sum answers the one aggregate of an `agg` clause (scaled as its field), hc_count the rows. */
HC_API int hc_find(struct hc_tx *tx, struct hc_rows **ret, struct hc_err *err, const char *query, ...);
HC_API struct hc_record *hc_next(struct hc_rows *rows);	/* NULL at the end */
HC_API int hc_sum(struct hc_tx *tx, int64_t *ret, struct hc_err *err, const char *query, ...);
HC_API int hc_count(struct hc_tx *tx, int64_t *ret, struct hc_err *err, const char *query, ...);

/* Formatting for messages: money at scale 4 in the organisation's currency and the user's locale. */
HC_API const char *hc_money(struct hc_tx *tx, int64_t amount);

/* What the caller of an action gave (`do ACTION OBJECT ID k=v`); NULL if it did not. */
HC_API const char *hc_arg(struct hc_tx *tx, const char *name);
/* One line of an action's result, shown to the user as `name: text`. */
HC_API void hc_answer(struct hc_tx *tx, const char *name, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
/* A warning that does not stop the save. */
HC_API void hc_warn(struct hc_tx *tx, hc_field f, const char *fmt, ...) __attribute__((format(printf, 3, 4)));

/* What a plugin implements. */
typedef int hc_hook_fn(struct hc_tx *tx, struct hc_record *r, struct hc_err *err);
typedef int hc_action_fn(struct hc_tx *tx, struct hc_record *r, struct hc_err *err);
typedef int hc_migrate_fn(struct hc_tx *tx, struct hc_err *err);

enum hc_kind { HC_HOOK, HC_ACTION, HC_MIGRATE };

/* These three are frozen within an ABI: what is new is said in the .hot text. */
struct hc_binding { const char *name; int kind; void (*fn)(void); };
struct hc_fieldref { const char *name; hc_field *field; };
struct hc_plugin {
	uint32_t size;				/* of this struct, as the plugin knew it */
	uint32_t abi;
	const char *name;
	const char *meta;			/* every .hot file of the folder, each preceded by a line "#file NAME" */
	const struct hc_binding *bindings;	/* ends with a NULL name */
	const struct hc_fieldref *fields;	/* "lead.status" -> &F_lead_status */
	int (*start)(struct hc_err *err);	/* or NULL; no threads, no store */
};

/* The one symbol of crm.so is hc_plugin_crm: all plugins can link into one binary, as the sanitizer and fuzz builds do. */

#ifdef __cplusplus
}
#endif
#endif
