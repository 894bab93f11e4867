/*
 * import_fail.c - the rows that were refused, written as they came with the reason behind them: mend the file, import it again.
 *
 * Encoding, delimiter, quotes and line ends are the input's. In a dry run the file holds a verdict for every row instead.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "exchange/import_local.h"

struct failures {
	int fd;
	struct buf out, line;
	int64_t len;
	bool verdicts;
};

static void
free_failures(void *arg)
{
	struct failures *f = arg;

	if (f->fd >= 0)
		close(f->fd);
	buf_free(&f->out);
	buf_free(&f->line);
}

/* "dir/people.csv" -> "dir/people.failed.csv"; standard input: "import.failed.csv" here. */
static const char *
failed_name(struct import *im, const char *tail, int n)
{
	const char *file = intake_again(im->in) ? im->o.file : "import", *slash = strrchr(file, '/'), *dot = strrchr(file, '.');
	const char *suffix = im->sniff.format == FORMAT_CSV || im->o.dry_run ? ".csv" : ".ndjson";
	size_t stem = strlen(file);
	char number[16] = "";

	if (dot != NULL && dot != file && (slash == NULL || dot > slash + 1)) {
		stem = (size_t)(dot - file);
		if (im->sniff.format == FORMAT_CSV)
			suffix = dot;
	}
	if (n > 1)
		snprintf(number, sizeof(number), "-%d", n);
	return arena_printf(im->arena, "%.*s.%s%s%s", (int)stem, file, tail, number, suffix);
}

static int
create(struct import *im, const char *tail, struct failures *f, struct hc_err *err)
{
	const char *name = NULL;

	for (int n = 1; n < 1000; n++) {
		name = failed_name(im, tail, n);
		if ((f->fd = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600)) >= 0 || errno != EEXIST)
			break;
	}
	if (f->fd < 0)
		return hc_fail(err, HC_STORE, 0, "Cannot write %s: %s.", name, strerror(errno));
	if (name[0] != '/') {	/* a resume may run in another folder */
		char *cwd = realpath(name, NULL);

		name = cwd != NULL ? arena_strdup(im->arena, cwd) : name;
		free(cwd);
	}
	im->job.failed_file = name;
	return HC_OK;
}

static int
write_all(struct failures *f, const char *name, struct hc_err *err)
{
	for (size_t done = 0; done < f->out.len;) {
		ssize_t k = write(f->fd, f->out.data + done, f->out.len - done);

		if (k < 0 && errno == EINTR)
			continue;
		if (k <= 0)
			return hc_fail(err, HC_STORE, 0, "Cannot write %s: %s.", name, strerror(errno));
		done += (size_t)k;
	}
	f->len += (int64_t)f->out.len;
	buf_reset(&f->out);
	return HC_OK;
}

int
failures_open(struct import *im, struct hc_err *err)
{
	struct failures *f = ARENA_NEW(im->arena, struct failures);

	f->fd = -1;
	f->verdicts = im->o.dry_run;
	im->failures = f;
	arena_defer(im->arena, free_failures, f);
	if (im->job.failed_file == NULL || im->job.failed_file[0] == '\0')
		return HC_OK;
	/* what was written after the last commit is written again */
	if ((f->fd = open(im->job.failed_file, O_WRONLY | O_CLOEXEC)) < 0)
		return hc_fail(err, HC_STORE, 0, "Cannot open %s, which holds the refused rows so far: %s.", im->job.failed_file, strerror(errno));
	if (ftruncate(f->fd, (off_t)im->job.failed_len) < 0 || lseek(f->fd, 0, SEEK_END) < 0)
		return hc_fail(err, HC_STORE, 0, "Cannot go on writing %s: %s.", im->job.failed_file, strerror(errno));
	f->len = im->job.failed_len;
	return HC_OK;
}

static void
put_cell(struct import *im, struct buf *line, const char *s, bool first)
{
	if (!first)
		buf_addc(line, im->sniff.csv.delimiter);
	if (!first && im->sniff.csv.skip_space)
		buf_addc(line, ' ');
	csv_put(&im->sniff.csv, s, strlen(s), line);
}

/* Takes the line over in the encoding of the input. */
static void
end_line(struct import *im, struct failures *f)
{
	buf_adds(&f->line, im->sniff.eol != NULL ? im->sniff.eol : "\n");
	encoding_put(im->sniff.encoding, f->line.data, f->line.len, &f->out);
	buf_reset(&f->line);
}

static int
begin_file(struct import *im, struct hc_err *err)
{
	struct failures *f = im->failures;
	int rc;

	if ((rc = create(im, f->verdicts ? "verdicts" : "failed", f, err)) < 0)
		return rc;
	if (im->sniff.bom && im->sniff.encoding == ENCODING_UTF8)
		buf_adds(&f->out, "\xef\xbb\xbf");
	encoding_mark(im->sniff.encoding, &f->out);
	if (f->verdicts || (im->sniff.format == FORMAT_CSV && im->sniff.header > 0)) {
		static const char *const titles[] = { "line", "verdict", "reason" };

		for (size_t i = 0; f->verdicts && i < 3; i++)
			put_cell(im, &f->line, titles[i], i == 0);
		for (size_t i = 0; !f->verdicts && i < im->table->columns; i++)
			put_cell(im, &f->line, im->table->names[i], i == 0);
		if (!f->verdicts)
			put_cell(im, &f->line, "import_error", false);
		end_line(im, f);
	}
	return HC_OK;
}

int
failures_add(struct import *im, const struct row *row, const struct hc_err *why, struct hc_err *err)
{
	struct failures *f = im->failures;
	int rc;

	im->job.failed++;
	if (f->verdicts)
		return failures_verdict(im, row, "refused", why->msg, err);
	if (f->fd < 0 && (rc = begin_file(im, err)) < 0)
		return rc;
	if (im->sniff.format == FORMAT_CSV) {
		buf_add(&f->line, row->raw, row->raw_len);
		put_cell(im, &f->line, why->msg, false);
	} else {
		struct jw w = { .out = &f->line };
		size_t n = row->raw_len;

		while (n > 0 && row->raw[n - 1] != '}')
			n--;
		if (n > 1 && row->bad == NULL) {	/* the record, with one key more */
			for (size_t i = 0; i < n - 1; i++)
				buf_addc(&f->line, row->raw[i] == '\n' || row->raw[i] == '\r' ? ' ' : row->raw[i]);
			buf_adds(&f->line, ",\"import_error\":");
			jw_string(&w, why->msg);
			buf_addc(&f->line, '}');
		} else {
			jw_open(&w, '{');
			jw_key(&w, "import_error"), jw_string(&w, why->msg);
			jw_key(&w, "import_text"), jw_text(&w, row->raw, row->raw_len < 4096 ? row->raw_len : 4096);
			jw_close(&w, '}');
		}
	}
	end_line(im, f);
	return f->out.len > 65536 ? write_all(f, im->job.failed_file, err) : HC_OK;
}

int
failures_verdict(struct import *im, const struct row *row, const char *verdict, const char *why, struct hc_err *err)
{
	struct failures *f = im->failures;
	char line[32];
	int rc;

	if (!f->verdicts)
		return HC_OK;
	if (f->fd < 0 && (rc = begin_file(im, err)) < 0)
		return rc;
	snprintf(line, sizeof(line), "%lld", (long long)row->line);
	put_cell(im, &f->line, line, true);
	put_cell(im, &f->line, verdict, false);
	put_cell(im, &f->line, why, false);
	end_line(im, f);
	return f->out.len > 65536 ? write_all(f, im->job.failed_file, err) : HC_OK;
}

/* On disk before the commit that says so. */
int
failures_sync(struct import *im, struct hc_err *err)
{
	struct failures *f = im->failures;
	int rc;

	if (f->fd < 0)
		return HC_OK;
	if ((rc = write_all(f, im->job.failed_file, err)) < 0)
		return rc;
	if (fdatasync(f->fd) < 0 && errno != EINVAL)
		return hc_fail(err, HC_STORE, 0, "Cannot write %s: %s.", im->job.failed_file, strerror(errno));
	im->job.failed_len = f->len;
	return HC_OK;
}

int
failures_close(struct import *im, struct hc_err *err)
{
	struct failures *f = im->failures;
	int rc = failures_sync(im, err);

	if (f->fd >= 0 && close(f->fd) < 0 && rc >= 0)
		rc = hc_fail(err, HC_STORE, 0, "Cannot write %s: %s.", im->job.failed_file, strerror(errno));
	f->fd = -1;
	return rc;
}
