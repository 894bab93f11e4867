/*
 * out_cell.c - one value on its way out: for people, as CSV, TSV or JSON.
 */
#include "cmd/out_impl.h"

#include <string.h>

#include "base/decimal.h"
#include "base/uuid.h"

const char *
out_currency(const struct out *o, const struct column *col, const struct hc_value *row, char buf[8])
{
	bool mixed;

	query_money(col, row, row, buf, &mixed);
	if (*buf != '\0')
		return buf;
	/* a sum over several currencies is in the organisation's */
	return col->type != NULL && col->type->class == CLASS_MONEY && (col->is_agg || col->currency_column < 0) ? o->locale->currency :
	    NULL;
}

/* The figure of column i: of a group in the currency that all its amounts have. */
const struct hc_value *
out_figure(const struct out *o, const struct hc_value *row, size_t i)
{
	char currency[8];
	bool mixed;

	return query_money(&o->query->columns.at[i], row, &row[i], currency, &mixed);
}

/* Amounts of several currencies were put together: in a table `~` says so. */
bool
out_is_mixed(const struct out *o, const struct hc_value *row, size_t i)
{
	char currency[8];
	bool mixed;

	query_money(&o->query->columns.at[i], row, &row[i], currency, &mixed);
	return mixed;
}

/* Figures whose digits are not the field's own: averages, shares, percentiles. */
static bool
plain_number(const struct column *col, const struct hc_value *v)
{
	if (col->field == NULL)
		return true;
	if (!col->is_agg)
		return false;
	return col->agg == AGG_N || col->agg == AGG_DISTINCT || col->agg == AGG_SHARE ||
	    (v->kind == VALUE_DECIMAL && v->scale != col->field->scale);
}

static void
number_text(const struct out *o, const struct hc_value *v, bool human, struct buf *b)
{
	char digits[DECIMAL_MAX];

	if (v->kind == VALUE_DECIMAL)
		decimal_format_marks(v->i, v->scale, human ? 2 : -1, human ? o->locale->mark : '.',
		    human ? o->locale->group : 0, digits);
	else
		decimal_format_marks(v->i, 0, 0, '.', human ? o->locale->group : 0, digits);
	buf_adds(b, digits);
}

void
out_cell_text(const struct out *o, const struct column *col, const struct hc_value *row, const struct hc_value *v, bool human,
    struct buf *b)
{
	char cur[8], id[UUID_TEXT];
	const char *currency = out_currency(o, col, row, cur);

	if (v->kind == VALUE_NULL)
		return;
	if (col->unit != 0 && v->kind == VALUE_INT) {
		query_bucket_label(o->locale, v->i, col->unit, col->unit_fiscal, b);
	} else if (plain_number(col, v) && v->kind != VALUE_TEXT && v->kind != VALUE_ID) {
		number_text(o, v, human, b);
	} else if (v->kind == VALUE_ID) {
		if (human && col->title_column >= 0 && row[col->title_column].kind == VALUE_TEXT) {
			buf_add(b, row[col->title_column].s, row[col->title_column].len);
		} else {
			uuid_format(v->id, id);
			buf_adds(b, human ? id + 30 : id);
		}
	} else if (col->field == NULL) {
		if (v->kind == VALUE_TEXT)
			buf_add(b, v->s, v->len);
		else
			number_text(o, v, human, b);
	} else if (human) {
		field_type(col->field)->format(col->field, o->locale, v, currency, b);
	} else {
		field_type(col->field)->text(col->field, v, b);
	}
}

bool
out_is_money(const struct column *col)
{
	return col->type != NULL && col->type->class == CLASS_MONEY;
}

void
out_csv_cell(struct buf *b, const char *s, size_t n, char sep)
{
	bool quote = false;

	for (size_t i = 0; i < n && !quote; i++)
		quote = s[i] == sep || s[i] == '"' || s[i] == '\n' || s[i] == '\r';
	if (n > 0 && (s[0] == ' ' || s[n - 1] == ' '))
		quote = true;
	if (!quote) {
		buf_add(b, s, n);
		return;
	}
	buf_addc(b, '"');
	for (size_t i = 0; i < n; i++) {
		if (s[i] == '"')
			buf_addc(b, '"');
		buf_addc(b, s[i]);
	}
	buf_addc(b, '"');
}

/* Tab-separated text has no quotes: tabs, newlines and backslashes are written as \t, \n, \r and \\. */
void
out_tsv_cell(struct buf *b, const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const char *esc = s[i] == '\t' ? "\\t" : s[i] == '\n' ? "\\n" : s[i] == '\r' ? "\\r" : s[i] == '\\' ? "\\\\" : NULL;

		if (esc != NULL)
			buf_adds(b, esc);
		else
			buf_addc(b, s[i]);
	}
}

void
out_json_cell(struct out *o, struct jw *w, const struct column *col, const struct hc_value *row, const struct hc_value *v)
{
	struct buf text = BUF_INIT;
	char cur[8], id[UUID_TEXT];

	if (v->kind == VALUE_NULL) {
		jw_null(w);
	} else if (v->kind == VALUE_ID) {
		uuid_format(v->id, id);
		jw_string(w, id);
	} else if (col->unit == 0 && col->field != NULL && !plain_number(col, v)) {
		field_type(col->field)->json(col->field, v, out_currency(o, col, row, cur), w);
	} else {
		out_cell_text(o, col, row, v, false, &text);
		if (col->unit != 0 || v->kind == VALUE_TEXT)
			jw_text(w, buf_str(&text), text.len);
		else
			jw_raw(w, buf_str(&text));
		buf_free(&text);
	}
}
