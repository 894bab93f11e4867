/* fuzz_csv.c - any bytes as a table: rows keep to the columns, blocks do not matter, and what is written reads back. */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "exchange/table.h"

/* Every row has a cell for each column, in valid memory; numbers grow. */
static void
read_table(struct arena *a, struct intake *in, const struct sniff *s)
{
	struct hc_err err = {0};
	const struct row *row;
	struct table *t;
	int64_t last = 0;
	size_t sum = 0;
	int rc;

	if (table_open(a, in, s, &t, &err) < 0) {
		FUZZ_CHECK(err.msg[0] != '\0');
		return;
	}
	for (size_t i = 0; i < t->columns; i++)
		sum += strlen(t->names[i]);
	while ((rc = table_next(t, &row, &err)) == 1) {
		FUZZ_CHECK(row->number == last + 1);
		last = row->number;
		for (size_t i = 0; i < t->columns; i++) {
			bool cut;

			sum += row->cells[i].len;
			/* JSON may spell characters that a column holds as they are; CSV was checked on its way in */
			FUZZ_CHECK(s->format != FORMAT_CSV || encoding_valid((const unsigned char *)row->cells[i].s, row->cells[i].len, &cut) ==
			    row->cells[i].len);
		}
	}
	FUZZ_CHECK(rc == 0 || (err.msg[0] != '\0' && strchr(err.msg, '\n') == NULL));
	FUZZ_CHECK(sum < (size_t)1 << 40);
}

/* Records of one dialect, written again, are the same records. */
static void
round_trip(struct arena *a, const uint8_t *data, size_t n, const struct csv_dialect *d)
{
	struct intake *in = intake_memory(a, data, n);
	struct buf line = BUF_INIT, scratch = BUF_INIT;
	struct csv_field *again = malloc(CSV_COLUMNS_MAX * sizeof(*again));
	const struct csv_record *r;
	struct hc_err err = {0};
	struct csv *c;

	if (intake_rewind(in, ENCODING_UTF8, &err) == 0) {
		c = csv_new(a, in, d);
		for (int rows = 0; rows < 50 && csv_next(c, &r, &err) == 1; rows++) {
			bool odd, plain = d->quote != 0;

			buf_reset(&line);
			for (size_t i = 0; i < r->n; i++) {
				if (i > 0)
					buf_addc(&line, d->delimiter);
				csv_put(d, r->fields[i].s, r->fields[i].len, &line);
			}
			if (!plain || line.len == 0)
				continue;
			FUZZ_CHECK(csv_split(d, line.data, line.len, again, CSV_COLUMNS_MAX, &scratch, &odd) == r->n);
			for (size_t i = 0; i < r->n; i++)
				FUZZ_CHECK(again[i].len == r->fields[i].len && memcmp(again[i].s, r->fields[i].s, again[i].len) == 0);
		}
	}
	free(again);
	buf_free(&line);
	buf_free(&scratch);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static const struct csv_dialect dialects[] = { { .delimiter = ',', .quote = '"' }, { .delimiter = ';', .quote = '\'' } };
	struct sniff_given given = { .header = -1 };
	struct arena *a = arena_new("fuzz");
	struct intake *in = intake_memory(a, data, n);
	struct hc_err err = {0};
	struct sniff s;

	if (sniff_file(a, in, &given, &s, &err) == 0) {
		FUZZ_CHECK(sniff_describe(a, &s)[0] != '\0');
		read_table(a, in, &s);
	}
	for (size_t i = 0; i < sizeof(dialects) / sizeof(dialects[0]); i++)
		round_trip(a, data, n, &dialects[i]);
	arena_free(a);
	return 0;
}
