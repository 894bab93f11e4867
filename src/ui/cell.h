/*
 * cell.h - values as a person reads them in a narrow place: short dates, grouped money, titles for links.
 */
#ifndef HC_UI_CELL_H
#define HC_UI_CELL_H

#include "engine/engine.h"
#include "ui/canvas.h"

/* A column's value of a row of this query. */
void cell_text(struct work *w, const struct query *q, size_t column, const struct hc_value *row, struct buf *out);
/* As cell_text(), figures in few cells: 845k, 9.04m. */
void cell_short(struct work *w, const struct query *q, size_t column, const struct hc_value *row, struct buf *out);
void cell_short_value(struct work *w, const struct hc_value *v, struct buf *out);
/* A field's value of a record; links show the target's title. */
void cell_field(struct work *w, const struct hc_record *r, const struct field *f, struct buf *out);
/* One value, written short: dates as "30 Sep", today's instants as "09:41". currency may be "". */
void cell_value(struct work *w, const struct field *f, const struct hc_value *v, const char *currency, struct buf *out);
/* What a typed text will look like as the record's field: 1200 as "1,200 EUR"; what cannot be read stays as it is. */
const char *cell_shown(struct work *w, const struct hc_record *r, const struct field *f, const char *text, struct arena *a);
/* The text that typing this value again would take, as a field is edited: links as titles. */
void cell_input(struct work *w, const struct hc_record *r, const struct field *f, struct buf *out);
/* The same where a person reads it before typing over it: yes and no instead of true and false. */
void cell_typed(struct work *w, const struct hc_record *r, const struct field *f, struct buf *out);
/* A value begins to be edited: what the field holds comes back as it is, long text with its lines. */
struct edit;
void cell_begin(struct edit *e, const struct field *f, const char *text);
bool cell_long(const struct field *f);	/* text of many lines */
bool cell_right(const struct column *c);
/* The role that says what a choice means: won, lost, closed, open; ROLE_TEXT for all else. */
int cell_role(const struct field *f, const struct hc_value *v);
/* "Deals" as "deals", "SLA terms" as it is: a name inside a sentence. */
const char *cell_lower(struct arena *a, const char *name);
/* A day as "Tue 24 Nov". */
void cell_day(int64_t days, struct buf *out);
/* 12345 as "12,345", as the user's other numbers; w NULL: there is no workspace yet. */
void cell_count(const struct work *w, int64_t n, struct buf *out);

/* Makes the cells of a drawn value a link that the terminal can open: e-mail, web address, phone. Others stay as they are. */
struct area;
void cell_link(const struct area *a, int x, int y, int w, const struct field *f, const char *text);

#endif
