/* test_sniff.c - tables are read as they were meant: every sample in tests/data/csv, and the repairs one by one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "exchange/table.h"

static struct table *
open_text(struct arena *a, const char *text, size_t n)
{
	struct sniff_given given = { .header = -1 };
	struct intake *in = intake_memory(a, text, n);
	struct sniff s;
	struct table *t;

	assert_int_equal(sniff_file(a, in, &given, &s, NULL), 0);
	assert_int_equal(table_open(a, in, &s, &t, NULL), 0);
	return t;
}

/* The data rows, cells between [], bad rows as "!why". */
static const char *
rows_of(struct arena *a, struct table *t)
{
	struct buf out = BUF_INIT;
	const struct row *row;
	const char *s;

	while (table_next(t, &row, NULL) == 1) {
		if (row->bad != NULL)
			buf_printf(&out, "!%s", row->bad);
		for (size_t i = 0; row->bad == NULL && i < t->columns; i++)
			buf_printf(&out, "[%.*s]", (int)row->cells[i].len, row->cells[i].s);
		buf_addc(&out, '\n');
	}
	s = arena_strdup(a, buf_str(&out));
	buf_free(&out);
	return s;
}

/* A sample and its clean copy must give the same header and cells. */
static void
compare(const char *file, const char *clean)
{
	static const struct csv_dialect plain = { .delimiter = ',', .quote = '"' };
	struct arena *a = arena_new("test");
	struct sniff_given given = { .header = -1 };
	const struct csv_record *r;
	const struct row *row;
	struct intake *in, *want;
	struct sniff s;
	struct table *t;
	struct csv *c;

	assert_int_equal(intake_open(a, clean, &want, NULL), 0);
	assert_int_equal(intake_rewind(want, ENCODING_UTF8, NULL), 0);
	c = csv_new(a, want, &plain);
	assert_int_equal(intake_open(a, file, &in, NULL), 0);
	assert_int_equal(sniff_file(a, in, &given, &s, NULL), 0);
	assert_int_equal(table_open(a, in, &s, &t, NULL), 0);
	print_message("%s: %s\n", file, sniff_describe(a, &s));
	assert_int_equal(csv_next(c, &r, NULL), 1);
	assert_int_equal(t->columns, r->n);
	for (size_t i = 0; i < r->n; i++)
		assert_string_equal(t->names[i], arena_strndup(a, r->fields[i].s, r->fields[i].len));
	while (table_next(t, &row, NULL) == 1) {
		assert_null(row->bad);
		assert_int_equal(csv_next(c, &r, NULL), 1);
		for (size_t i = 0; i < r->n; i++)
			assert_string_equal(arena_strndup(a, row->cells[i].s, row->cells[i].len),
			    arena_strndup(a, r->fields[i].s, r->fields[i].len));
	}
	assert_int_equal(csv_next(c, &r, NULL), 0);
	arena_free(a);
}

static void
test_every_sample_reads_as_its_clean_copy(void **state)
{
	const char *src = getenv("top_srcdir");
	char dir[2048], file[2400], clean[2400];
	struct dirent *e;
	int n = 0;
	DIR *d;

	snprintf(dir, sizeof(dir), "%s/tests/data/csv", src != NULL ? src : ".");
	if ((d = opendir(dir)) == NULL)
		skip();
	while ((e = readdir(d)) != NULL) {
		size_t len = strlen(e->d_name);

		if (len < 5 || strcmp(e->d_name + len - 4, ".csv") != 0)
			continue;
		snprintf(file, sizeof(file), "%s/%s", dir, e->d_name);
		snprintf(clean, sizeof(clean), "%.*s.clean", (int)strlen(file) - 4, file);
		compare(file, clean);
		n++;
	}
	closedir(d);
	assert_true(n >= 20);
}

#define TABLE "name,start,amount,city\nAda,2018-01-28,12.50,London\nBlaise,2018-02-15,7.25,Paris\nCarl,2018-03-03,99.00,Bonn\n" \
    "Emmy,2018-05-21,310.00,Erlangen\nLeo,2018-06-30,42.00,Pisa\n"

#define READS(line, want, nmended) do { \
	struct arena *a_ = arena_new("test"); \
	struct table *t_ = open_text(a_, TABLE line "Zoe,2018-07-01,1.00,Oslo\n", sizeof(TABLE line "Zoe,2018-07-01,1.00,Oslo\n") - 1); \
	const char *all_ = rows_of(a_, t_), *at_ = strstr(all_, "[Leo][2018-06-30][42.00][Pisa]\n"); \
	assert_non_null(at_); \
	assert_string_equal(at_ + 31, want "[Zoe][2018-07-01][1.00][Oslo]\n"); \
	assert_int_equal(t_->mended, nmended); \
	arena_free(a_); \
} while (0)

static void
test_broken_rows_are_mended_when_only_one_reading_fits(void **state)
{
	READS("Ida,\"2018-07-02,5.00,Rome\n", "[Ida][\"2018-07-02][5.00][Rome]\n", 1);		/* a stray quote */
	READS("Smith, Ida,2018-07-02,5.00,Rome\n", "[Smith, Ida][2018-07-02][5.00][Rome]\n", 1);	/* an unquoted comma */
	READS(",Ida,2018-07-02,5.00,Rome\n", "[Ida][2018-07-02][5.00][Rome]\n", 1);		/* a delimiter too many */
	READS("Ida,,2018-07-02,5.00,Rome\n", "[Ida][2018-07-02][5.00][Rome]\n", 1);
	READS("\"Ida\"\"2018-07-02\",5.00,Rome\n", "[Ida][2018-07-02][5.00][Rome]\n", 1);	/* one too few */
	READS("Ida;2018-07-02;5.00;Rome\n", "[Ida][2018-07-02][5.00][Rome]\n", 1);		/* another delimiter */
	READS("\n\n", "", 0);
}

static void
test_rows_that_fit_no_reading_are_bad_with_the_reason(void **state)
{
	READS("Ida,2018-07-02\n", "!2 columns instead of 4\n", 0);
	READS("Ida,Rome,Rome,Rome,Rome,Rome\n", "!6 columns instead of 4\n", 0);
	READS("what is this\n", "!1 column instead of 4\n", 0);
}

static void
test_lines_around_the_table_are_left_out_and_counted(void **state)
{
	struct arena *a = arena_new("test");
	const char text[] = "Report of the fair\n\nname,start\nAda,2018-01-28\nBlaise,2018-02-15\n\nname,start\nCarl,2018-03-03\n,\n"
	    "Grand total,\nCopyright Example\n";
	struct table *t = open_text(a, text, sizeof(text) - 1);

	assert_int_equal(t->sniff.preamble, 1);
	assert_string_equal(rows_of(a, t), "[Ada][2018-01-28]\n[Blaise][2018-02-15]\n[Carl][2018-03-03]\n");
	assert_int_equal(t->headers_again, 1);
	assert_int_equal(t->footer, 2);
	assert_int_equal(t->blank, 1);
	arena_free(a);
}

static void
test_dates_and_numbers_tell_their_order(void **state)
{
	static const struct { const char *text; char order, mark; } cases[] = {
		{ "a;d;n\nx;28.01.2018;1.234,50\ny;01.02.2018;2,25\n", 'd', ',' },
		{ "a,d,n\nx,01/28/2018,\"1,234.50\"\ny,01/02/2018,2.25\n", 'm', '.' },
		{ "a,d,n\nx,2018-01-28,7\ny,2018-02-01,8\n", 'y', 0 },
		{ "a,d\nx,01/02/2018\ny,03/04/2018\n", 0, 0 },
		{ "a,d\nx,5-Mar-2018 2:30 PM\ny,13/04/2018\n", 'd', 0 },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct arena *a = arena_new("test");
		struct table *t = open_text(a, cases[i].text, strlen(cases[i].text));

		assert_int_equal(t->sniff.header, 1);
		assert_int_equal(t->sniff.date_order, cases[i].order);
		assert_int_equal(t->sniff.mark, cases[i].mark);
		arena_free(a);
	}
}

static void
test_tables_without_header_keep_their_first_row(void **state)
{
	struct arena *a = arena_new("test");
	const char text[] = "1,Ada,2018-01-28\n2,Blaise,2018-02-15\n3,Carl,2018-03-03\n";
	struct table *t = open_text(a, text, sizeof(text) - 1);

	assert_int_equal(t->sniff.header, 0);
	assert_int_equal(t->columns, 3);
	assert_string_equal(rows_of(a, t), "[1][Ada][2018-01-28]\n[2][Blaise][2018-02-15]\n[3][Carl][2018-03-03]\n");
	arena_free(a);
}

static void
test_json_in_its_three_forms(void **state)
{
	static const char *const texts[] = {
		"[{\"name\": \"Ada\", \"n\": 1, \"amount\": {\"amount\": \"1.50\", \"currency\": \"EUR\"}},\n {\"name\": \"B\\u00e9\", \"tags\": [\"x\", 2]}]",
		"{\"name\":\"Ada\",\"n\":1,\"amount\":{\"amount\":\"1.50\",\"currency\":\"EUR\"}}\n{\"name\":\"B\\u00e9\",\"tags\":[\"x\",2]}\n",
		("{\"total\": 2, \"odd\": [1, \"]\"], \"page\": {\"records\": [1]}, \"records\": [{\"name\": \"Ada\", \"n\": 1, \"amount\": "
		"{\"amount\": \"1.50\", \"currency\": \"EUR\"}}, {\"name\": \"B\\u00e9\", \"tags\": [\"x\", 2]}], \"done\": true}"),
	};

	for (size_t i = 0; i < 3; i++) {
		struct arena *a = arena_new("test");
		struct table *t = open_text(a, texts[i], strlen(texts[i]));

		assert_int_equal(t->columns, 4);
		assert_string_equal(t->names[0], "name");
		assert_string_equal(t->names[3], "tags");
		assert_string_equal(rows_of(a, t), "[Ada][1][1.50 EUR][]\n[B\xc3\xa9][][][x;2]\n");
		arena_free(a);
	}
}

static void
test_a_bad_json_line_is_a_bad_row(void **state)
{
	struct arena *a = arena_new("test");
	const char text[] = "{\"a\":1}\n{\"a\":}\n[2]\n{\"a\":3}\n";
	const char *all = rows_of(a, open_text(a, text, sizeof(text) - 1));

	assert_memory_equal(all, "[1]\n!not valid JSON at column ", 30);
	assert_non_null(strstr(all, "\n!not a JSON object\n[3]\n"));
	arena_free(a);
}

static void
test_json_that_ends_early_is_refused_with_its_line(void **state)
{
	struct arena *a = arena_new("test");
	struct sniff_given given = { .header = -1 };
	const char text[] = "[{\"a\":1},\n{\"a\":";
	struct intake *in = intake_memory(a, text, sizeof(text) - 1);
	struct hc_err err = { 0 };
	struct sniff s;
	struct table *t;

	assert_int_equal(sniff_file(a, in, &given, &s, &err), 0);
	assert_int_equal(table_open(a, in, &s, &t, &err), HC_INVALID);
	assert_string_equal(err.msg, "The file ends inside a value that begins in line 2; is it complete?");
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_sample_reads_as_its_clean_copy),
		cmocka_unit_test(test_broken_rows_are_mended_when_only_one_reading_fits),
		cmocka_unit_test(test_rows_that_fit_no_reading_are_bad_with_the_reason),
		cmocka_unit_test(test_lines_around_the_table_are_left_out_and_counted),
		cmocka_unit_test(test_dates_and_numbers_tell_their_order),
		cmocka_unit_test(test_tables_without_header_keep_their_first_row),
		cmocka_unit_test(test_json_in_its_three_forms),
		cmocka_unit_test(test_a_bad_json_line_is_a_bad_row),
		cmocka_unit_test(test_json_that_ends_early_is_refused_with_its_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
