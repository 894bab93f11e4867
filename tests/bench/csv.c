/*
 * csv.c - how fast a table is split into rows, with a look at every cell: MB/s of one core.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "exchange/table.h"

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* 64 MiB of rows with quoted texts, dates, numbers and addresses. */
static void
make_text(struct buf *b)
{
	unsigned seed = 7;

	buf_adds(b, "id,first_name,last_name,email,phone,created,amount,city,notes\n");
	while (b->len < (64u << 20)) {
		seed = seed * 1103515245 + 12345;
		buf_printf(b, "%u,Ada%u,Lovelace,ada%u@example.com,+44 20 %u,2026-%02u-%02u,%u.%02u,K\xc3\xb6ln,\"likes, \"\"engines\"\" and "
		    "poetry; asked for a second visit in spring before the board meets\"\n", seed % 1000000, seed % 977, seed % 100000,
		    seed % 10000000, seed % 12 + 1, seed % 28 + 1, seed % 100000, seed % 100);
	}
}

int
main(void)
{
	struct buf text = BUF_INIT;
	double best_csv = 0, best_table = 0;

	make_text(&text);
	for (int round = 0; round < 5; round++) {
		struct arena *a = arena_new("bench");
		struct sniff_given given = { .header = -1 };
		struct intake *in = intake_memory(a, text.data, text.len);
		const struct csv_record *r;
		const struct row *row;
		struct table *t;
		struct sniff s;
		struct csv *c;
		size_t cells = 0;
		double at;

		if (sniff_file(a, in, &given, &s, NULL) < 0)
			return 1;
		at = now();
		c = csv_new(a, in, &s.csv);
		while (csv_next(c, &r, NULL) == 1)
			cells += r->n;
		at = (double)text.len / 1e6 / (now() - at);
		best_csv = at > best_csv ? at : best_csv;
		if (table_open(a, in, &s, &t, NULL) < 0)
			return 1;
		at = now();
		while (table_next(t, &row, NULL) == 1)
			for (size_t i = 0; i < t->columns; i++)
				cells += kind_fits(s.columns.at[i].kind, kind_of(row->cells[i].s, row->cells[i].len, NULL));
		at = (double)text.len / 1e6 / (now() - at);
		best_table = at > best_table ? at : best_table;
		if (cells == 0)
			return 1;
		arena_free(a);
	}
	printf("csv_parse %.0f MB/s\n", best_csv);
	printf("csv_rows_with_kinds %.0f MB/s\n", best_table);
	buf_free(&text);
	return 0;
}
