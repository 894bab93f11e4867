/*
 * sniff.c - how often a file's dialect is guessed right, by what comes out of it: the measures of the Pollock benchmark.
 *
 * Per file ten points: it was read; precision, recall and F1 of the header, of the records and of the cells, as multisets.
 * HOTCRM_POLLOCK names a folder with csv/ and clean/ (the benchmark states no licence, so it is not part of the tree);
 * without it, the tables in tests/data/csv are scored, each against its .clean file. -v lists the files below ten.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "exchange/table.h"

struct texts {
	VEC(const char *) at;
};

static int
by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Adds precision, recall and F1 of b against a. Two empty sets agree. */
static double
measure(struct texts *want, struct texts *got)
{
	size_t i = 0, j = 0, same = 0;
	double p, r;

	if (want->at.n == 0 && got->at.n == 0)
		return 3;
	if (want->at.n == 0 || got->at.n == 0)
		return 0;
	qsort(want->at.at, want->at.n, sizeof(char *), by_text);
	qsort(got->at.at, got->at.n, sizeof(char *), by_text);
	while (i < want->at.n && j < got->at.n) {
		int c = strcmp(want->at.at[i], got->at.at[j]);

		same += c == 0;
		i += c <= 0;
		j += c >= 0;
	}
	p = (double)same / (double)got->at.n;
	r = (double)same / (double)want->at.n;
	return same == 0 ? 0 : p + r + 2 * p * r / (p + r);
}

static void
add_row(struct arena *a, const struct csv_field *cells, size_t n, struct texts *rows, struct texts *all)
{
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < n; i++) {
		vec_push(a, &all->at, arena_strndup(a, cells[i].s, cells[i].len));
		buf_add(&b, cells[i].s, cells[i].len);
		buf_addc(&b, '\x1e');
	}
	vec_push(a, &rows->at, arena_strdup(a, buf_str(&b)));
	buf_free(&b);
}

static double
score_file(const char *file, const char *clean, bool verbose)
{
	struct arena *a = arena_new("bench");
	struct texts header[2] = { 0 }, rows[2] = { 0 }, cells[2] = { 0 };
	static const struct csv_dialect plain = { .delimiter = ',', .quote = '"' };
	struct sniff_given given = { .header = -1 };
	const struct csv_record *r;
	const struct row *row;
	struct intake *in;
	struct sniff s;
	struct table *t;
	struct csv *c;
	struct hc_err err = { 0 };
	double score = 0;

	if (intake_open(a, clean, &in, &err) < 0 || intake_rewind(in, ENCODING_UTF8, &err) < 0) {
		fprintf(stderr, "%s\n", err.msg);
		exit(1);
	}
	c = csv_new(a, in, &plain);
	for (bool first = true; csv_next(c, &r, &err) == 1; first = false) {
		if (first)
			for (size_t i = 0; i < r->n; i++)
				vec_push(a, &header[0].at, arena_strndup(a, r->fields[i].s, r->fields[i].len));
		else
			add_row(a, r->fields, r->n, &rows[0], &cells[0]);
	}
	if (intake_open(a, file, &in, &err) == 0 && sniff_file(a, in, &given, &s, &err) == 0 && table_open(a, in, &s, &t, &err) == 0) {
		for (size_t i = 0; i < t->columns; i++)
			vec_push(a, &header[1].at, t->names[i]);
		while (table_next(t, &row, &err) == 1)
			add_row(a, row->cells, t->columns, &rows[1], &cells[1]);
		score = 1 + measure(&header[0], &header[1]) + measure(&rows[0], &rows[1]) + measure(&cells[0], &cells[1]);
		if (verbose && score < 9.9999)
			fprintf(stderr, "%.3f %s: %s; %zu rows of %zu\n", score, file, sniff_describe(a, &s), rows[1].at.n, rows[0].at.n);
	} else if (verbose) {
		fprintf(stderr, "0 %s: %s\n", file, err.msg);
	}
	arena_free(a);
	return score;
}

int
main(int argc, char **argv)
{
	const char *dir = getenv("HOTCRM_POLLOCK"), *src = getenv("top_srcdir");
	char folder[4096], file[4600], clean[4600];
	bool verbose = argc > 1 && strcmp(argv[1], "-v") == 0;
	struct dirent *e;
	double sum = 0;
	int n = 0;
	DIR *d;

	if (dir != NULL)
		snprintf(folder, sizeof(folder), "%s/csv", dir);
	else
		snprintf(folder, sizeof(folder), "%s/tests/data/csv", src != NULL ? src : ".");
	if ((d = opendir(folder)) == NULL) {
		perror(folder);
		return 1;
	}
	while ((e = readdir(d)) != NULL) {
		size_t len = strlen(e->d_name);

		if (len < 5 || strcmp(e->d_name + len - 4, ".csv") != 0)
			continue;
		snprintf(file, sizeof(file), "%s/%s", folder, e->d_name);
		if (dir != NULL)
			snprintf(clean, sizeof(clean), "%s/clean/%s", dir, e->d_name);
		else
			snprintf(clean, sizeof(clean), "%.*s.clean", (int)strlen(file) - 4, file);
		sum += score_file(file, clean, verbose);
		n++;
	}
	closedir(d);
	if (n == 0)
		return 1;
	printf("csv_sniff_score %.3f ratio\n", sum / n / 10);
	return 0;
}
