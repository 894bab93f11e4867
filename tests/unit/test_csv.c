/* test_csv.c - tables as they come: quotes, line ends, encodings, blocks, and files that are not tables. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "exchange/csv.h"

static const struct csv_dialect comma = { .delimiter = ',', .quote = '"' };

/* Everything a text holds, fields between [], records between newlines. */
static const char *
read_all(struct arena *a, const char *text, size_t n, const struct csv_dialect *d, enum encoding e)
{
	struct intake *in = intake_memory(a, text, n);
	const struct csv_record *r;
	struct buf out = BUF_INIT;
	struct csv *c;
	const char *s;

	assert_int_equal(intake_rewind(in, e, NULL), 0);
	c = csv_new(a, in, d);
	while (csv_next(c, &r, NULL) == 1) {
		for (size_t i = 0; i < r->n; i++)
			buf_printf(&out, "[%.*s]", (int)r->fields[i].len, r->fields[i].s);
		buf_addc(&out, '\n');
	}
	s = arena_strdup(a, buf_str(&out));
	buf_free(&out);
	return s;
}

#define READS(text, want) do { \
	struct arena *a_ = arena_new("test"); \
	assert_string_equal(read_all(a_, text, sizeof(text) - 1, &comma, ENCODING_UTF8), want); \
	arena_free(a_); \
} while (0)

static void
test_quotes_and_line_ends_are_those_of_rfc_4180(void **state)
{
	READS("a,b\r\n1,\"x, \"\"y\"\"\"\r\n", "[a][b]\n[1][x, \"y\"]\n");
	READS("a,b\n\"line 1\nline 2\",\"\"", "[a][b]\n[line 1\nline 2][]\n");
	READS("a,\n,\n", "[a][]\n[][]\n");
	READS("a\n\n\r\nb\n", "[a]\n[b]\n");
	READS("", "");
	READS("\"\"", "[]\n");
	READS("\"a\" ,b\n", "[a][b]\n");
}

static void
test_lone_quotes_are_text(void **state)
{
	READS("48\" table,5\n", "[48\" table][5]\n");
	READS("1,\"e2021\n\",3\n", "[1][e2021\n][3]\n");
	READS("1,\"he said \"hi\" to me\",3\n", "[1][he said \"hi\" to me][3]\n");
	READS("1,\"e2024", "[1][\"e2024]\n");
	READS("1,\"open\n2,shut\n", "[1][\"open]\n[2][shut]\n");
	READS("\",\",\",\"\n", "[,][,]\n");
}

static void
test_carriage_returns_alone_can_end_lines(void **state)
{
	struct csv_dialect mac = comma;
	struct arena *a = arena_new("test");

	mac.cr_lines = true;
	assert_string_equal(read_all(a, "a,b\r1,\"x\ry\"\r", 13, &mac, ENCODING_UTF8), "[a][b]\n[1][x\ry]\n");
	assert_string_equal(read_all(a, "a\rb,c\n", 6, &comma, ENCODING_UTF8), "[a\rb][c]\n");
	arena_free(a);
}

static void
test_backslash_escapes_and_blanks_after_delimiters(void **state)
{
	struct csv_dialect d = { .delimiter = ',', .quote = '"', .escape = '\\' };
	struct csv_dialect tabs = { .delimiter = '\t', .escape = '\\' };
	struct csv_dialect blank = { .delimiter = ',', .quote = '"', .skip_space = true };
	struct arena *a = arena_new("test");
	const char text[] = "1,\"48\\\" wide\",\"8\\'9\"\nx\\,y,\"\\\\\",c:\\dir\n";

	assert_string_equal(read_all(a, text, sizeof(text) - 1, &d, ENCODING_UTF8), "[1][48\" wide][8\\'9]\n[x,y][\\][c:\\dir]\n");
	assert_string_equal(read_all(a, "a\\tb\t\\\\n\tx\\ny\n", 14, &tabs, ENCODING_UTF8), "[a\tb][\\n][x\ny]\n");
	assert_string_equal(read_all(a, "a, \"b, c\", d, \n", 15, &blank, ENCODING_UTF8), "[a][b, c][d][]\n");
	arena_free(a);
}

static void
test_encodings_become_utf8(void **state)
{
	struct arena *a = arena_new("test");
	const char wide[] = "\xff\xfe" "a\0,\0\xe9\0\n\0\x3d\xd8\x00\xde,\0b\0";

	assert_string_equal(read_all(a, wide, sizeof(wide) - 1, &comma, ENCODING_UTF16LE), "[a][\xc3\xa9]\n[\xf0\x9f\x98\x80][b]\n");
	assert_string_equal(read_all(a, "\x80,\xe9\n", 4, &comma, ENCODING_WINDOWS1252), "[\xe2\x82\xac][\xc3\xa9]\n");
	assert_string_equal(read_all(a, "\xef\xbb\xbf" "a,\xe9\n", 7, &comma, ENCODING_UTF8), "[a][\xc3\xa9]\n");
	assert_string_equal(read_all(a, "a\0b,c\n", 6, &comma, ENCODING_UTF8), "[ab][c]\n");
	assert_int_equal(encoding_find("utf8"), ENCODING_UTF8);
	assert_int_equal(encoding_find("windows_1252"), ENCODING_WINDOWS1252);
	assert_int_equal(encoding_find("klingon"), -1);
	arena_free(a);
}

/* Blocks end anywhere: many records of growing size must come out as they went in. */
static void
test_records_survive_block_borders(void **state)
{
	struct arena *a = arena_new("test");
	struct buf text = BUF_INIT;
	const struct csv_record *r;
	struct intake *in;
	struct csv *c;
	int64_t line = 1;
	int rows = 3000;

	for (int i = 0; i < rows; i++) {
		buf_printf(&text, "%d,\"", i);
		for (int k = 0; k < i; k++)
			buf_adds(&text, k % 97 == 5 ? "\"\"" : k % 89 == 3 ? "\n" : k % 83 == 0 ? "\xc3\xa9" : "x");
		buf_adds(&text, "\",end\r\n");
	}
	in = intake_memory(a, text.data, text.len);
	assert_int_equal(intake_rewind(in, ENCODING_UTF8, NULL), 0);
	c = csv_new(a, in, &comma);
	for (int i = 0; i < rows; i++) {
		assert_int_equal(csv_next(c, &r, NULL), 1);
		assert_int_equal(r->n, 3);
		assert_int_equal(r->number, i + 1);
		assert_int_equal(r->line, line);
		assert_int_equal(atoi(r->fields[0].s), i);
		assert_false(r->odd);
		for (size_t k = 0; k < r->raw_len; k++)
			line += r->raw[k] == '\n';
		line++;
	}
	assert_int_equal(csv_next(c, &r, NULL), 0);
	buf_free(&text);
	arena_free(a);
}

static void
test_a_stray_quote_costs_one_line(void **state)
{
	struct arena *a = arena_new("test");
	const char text[] = "1,\"x\n2,y\n3,\"z \"w\",\n4,v\n";
	struct intake *in = intake_memory(a, text, sizeof(text) - 1);
	const struct csv_record *r;
	struct csv *c;

	assert_int_equal(intake_rewind(in, ENCODING_UTF8, NULL), 0);
	c = csv_new(a, in, &comma);
	assert_int_equal(csv_next(c, &r, NULL), 1);
	assert_true(r->odd && r->multiline);
	assert_int_equal(csv_narrow(c, &r, NULL), 1);
	assert_int_equal(r->n, 2);
	assert_memory_equal(r->fields[1].s, "\"x", 2);
	assert_int_equal(csv_next(c, &r, NULL), 1);
	assert_int_equal(r->line, 2);
	assert_int_equal(r->number, 2);
	arena_free(a);
}

static void
test_a_line_without_end_is_refused_with_its_number(void **state)
{
	struct arena *a = arena_new("test");
	size_t n = CSV_RECORD_MAX + (2u << 20);
	char *text = malloc(n);
	const struct csv_record *r;
	struct intake *in;
	struct hc_err err = {0};
	struct csv *c;

	memset(text, 'x', n);
	memcpy(text, "a,b\n\"", 5);
	in = intake_memory(a, text, n);
	assert_int_equal(intake_rewind(in, ENCODING_UTF8, NULL), 0);
	c = csv_new(a, in, &comma);
	assert_int_equal(csv_next(c, &r, &err), 1);
	assert_int_equal(csv_next(c, &r, &err), HC_INVALID);
	assert_string_equal(err.msg, "Line 2 is longer than 16 MiB; is this a table with a record in each line?");

	memset(text, ',', n);
	in = intake_memory(a, text, n);
	assert_int_equal(intake_rewind(in, ENCODING_UTF8, NULL), 0);
	c = csv_new(a, in, &comma);
	assert_int_equal(csv_next(c, &r, &err), HC_INVALID);
	assert_non_null(strstr(err.msg, "10000 columns"));
	free(text);
	arena_free(a);
}

static void
test_what_is_written_reads_back(void **state)
{
	static const char *const values[] = { "plain", "", "a,b", "a;b", "\"q\"", "line\nbreak", " lead", "tab\there", "back\\slash", "it's" };
	static const struct csv_dialect dialects[] = {
		{ .delimiter = ',', .quote = '"' }, { .delimiter = ';', .quote = '\'' }, { .delimiter = '\t', .quote = '"', .escape = '\\' },
	};

	for (size_t k = 0; k < sizeof(dialects) / sizeof(dialects[0]); k++) {
		struct csv_field fields[16];
		struct buf out = BUF_INIT, scratch = BUF_INIT;
		bool odd;

		for (size_t i = 0; i < 10; i++) {
			if (i > 0)
				buf_addc(&out, dialects[k].delimiter);
			csv_put(&dialects[k], values[i], strlen(values[i]), &out);
		}
		assert_int_equal(csv_split(&dialects[k], out.data, out.len, fields, 16, &scratch, &odd), 10);
		for (size_t i = 0; i < 10; i++) {
			assert_int_equal(fields[i].len, strlen(values[i]));
			assert_memory_equal(fields[i].s, values[i], fields[i].len);
		}
		buf_free(&out);
		buf_free(&scratch);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_quotes_and_line_ends_are_those_of_rfc_4180),
		cmocka_unit_test(test_lone_quotes_are_text),
		cmocka_unit_test(test_carriage_returns_alone_can_end_lines),
		cmocka_unit_test(test_backslash_escapes_and_blanks_after_delimiters),
		cmocka_unit_test(test_encodings_become_utf8),
		cmocka_unit_test(test_records_survive_block_borders),
		cmocka_unit_test(test_a_stray_quote_costs_one_line),
		cmocka_unit_test(test_a_line_without_end_is_refused_with_its_number),
		cmocka_unit_test(test_what_is_written_reads_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
