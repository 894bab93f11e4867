/*
 * intake.c - reads a file in blocks and hands out UTF-8.
 *
 * Blocks are read(2), never mapped: a file that shrinks while it is read must be an error, not a SIGBUS.
 */
#include "exchange/intake.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/utf8.h"
#include "exchange/encoding.h"

#define PEEK_MAX (256 * 1024)
#define BLOCK (64 * 1024)

struct intake {
	int fd;				/* -1: memory */
	const unsigned char *memory;
	int64_t size, at, mended;
	bool named;
	enum encoding encoding;
	unsigned char carry[4];		/* the cut-off beginning of a character */
	size_t ncarry;
	unsigned char *peek;
	size_t npeek;
	unsigned char block[BLOCK + 4];
};

static void
close_file(void *arg)
{
	close(((struct intake *)arg)->fd);
}

/* Reads exactly n bytes unless the file ends. */
static int64_t
read_at(struct intake *in, int64_t at, unsigned char *buf, size_t n)
{
	size_t got = 0;

	if (in->fd < 0) {
		got = at < in->size ? (size_t)(in->size - at) : 0;
		got = got < n ? got : n;
		if (got > 0)
			memcpy(buf, in->memory + at, got);
		return (int64_t)got;
	}
	while (got < n) {
		ssize_t k = pread(in->fd, buf + got, n - got, (off_t)(at + (int64_t)got));

		if (k < 0 && errno == EINTR)
			continue;
		if (k < 0)
			return -1;
		if (k == 0)
			break;
		got += (size_t)k;
	}
	return (int64_t)got;
}

/* Standard input and pipes go to a file without a name, for an import reads twice. */
static int
spool(int from, struct hc_err *err)
{
	char name[] = "/tmp/hotcrm-XXXXXX", path[512], block[8192];
	const char *dir = getenv("TMPDIR");
	int to;

	snprintf(path, sizeof(path), "%s%s", dir != NULL && strlen(dir) < 400 ? dir : "/tmp", name + 4);
	if ((to = mkstemp(path)) < 0)
		return hc_fail(err, HC_STORE, 0, "Cannot make a temporary file: %s.", strerror(errno));
	unlink(path);
	for (;;) {
		ssize_t k = read(from, block, sizeof(block));

		if (k < 0 && errno == EINTR)
			continue;
		if (k == 0)
			return to;
		for (ssize_t done = 0; k > 0 && done < k;) {
			ssize_t w = write(to, block + done, (size_t)(k - done));

			if (w < 0 && errno != EINTR)
				k = -1;
			done += w > 0 ? w : 0;
		}
		if (k < 0) {
			int e = errno;

			close(to);
			return hc_fail(err, HC_STORE, 0, "Cannot read the input: %s.", strerror(e));
		}
	}
}

static size_t
peek_size(const struct intake *in)
{
	return in->size < PEEK_MAX ? (size_t)in->size : PEEK_MAX;
}

int
intake_open(struct arena *a, const char *file, struct intake **ret, struct hc_err *err)
{
	bool pipe = strcmp(file, "-") == 0;
	struct intake *in;
	struct stat st;
	int fd = pipe ? STDIN_FILENO : open(file, O_RDONLY | O_CLOEXEC);
	int spooled;

	if (fd < 0)
		return hc_fail(err, errno == ENOENT ? HC_NOTFOUND : HC_INVALID, 0, "Cannot open %s: %s.", file, strerror(errno));
	if (fstat(fd, &st) < 0 || S_ISDIR(st.st_mode)) {
		if (!pipe)
			close(fd);
		return hc_fail(err, HC_INVALID, 0, "%s is not a file; name one file.", file);
	}
	if (pipe || !S_ISREG(st.st_mode)) {
		spooled = spool(fd, err);
		if (!pipe)
			close(fd);
		if (spooled < 0)
			return spooled;
		fd = spooled;
		if (fstat(fd, &st) < 0)
			st.st_size = 0;
		pipe = true;
	}
	in = ARENA_NEW(a, struct intake);
	in->fd = fd;
	in->size = (int64_t)st.st_size;
	in->named = !pipe;
	arena_defer(a, close_file, in);
	in->peek = arena_alloc(a, peek_size(in));
	*ret = in;
	return HC_OK;
}

struct intake *
intake_memory(struct arena *a, const void *data, size_t n)
{
	struct intake *in = ARENA_NEW(a, struct intake);

	in->fd = -1;
	in->memory = data;
	in->size = (int64_t)n;
	in->peek = arena_alloc(a, peek_size(in));
	return in;
}

const unsigned char *
intake_peek(struct intake *in, size_t *n)
{
	if (in->npeek == 0) {
		int64_t got = read_at(in, 0, in->peek, peek_size(in));

		in->npeek = got > 0 ? (size_t)got : 0;
	}
	*n = in->npeek;
	return in->peek;
}

int
intake_rewind(struct intake *in, enum encoding e, struct hc_err *err)
{
	unsigned char head[3];
	int64_t n = read_at(in, 0, head, sizeof(head));

	if (n < 0)
		return hc_fail(err, HC_STORE, 0, "Cannot read the file: %s.", strerror(errno));
	in->encoding = e;
	in->ncarry = 0;
	in->mended = 0;
	in->at = 0;
	if (e == ENCODING_UTF8 && n == 3 && memcmp(head, "\xef\xbb\xbf", 3) == 0)
		in->at = 3;
	else if (n >= 2 && ((e == ENCODING_UTF16LE && head[0] == 0xff && head[1] == 0xfe) ||
	    (e == ENCODING_UTF16BE && head[0] == 0xfe && head[1] == 0xff)))
		in->at = 2;
	return HC_OK;
}

static void
put(struct buf *b, uint32_t cp)
{
	char c[4];

	if (cp != 0)
		buf_add(b, c, utf8_encode(cp, c));
}

/* Keeps the tail of a block for the next one. */
static void
carry(struct intake *in, const unsigned char *s, size_t n)
{
	memcpy(in->carry, s, n);
	in->ncarry = n;
}

static void
decode_bytes(struct intake *in, const unsigned char *s, size_t n, struct buf *b)
{
	for (size_t i = 0; i < n; i++)
		put(b, encoding_byte(in->encoding, s[i]));
}

static void
decode_utf16(struct intake *in, const unsigned char *s, size_t n, bool last, struct buf *b)
{
	size_t i = 0;

#define UNIT(at) (in->encoding == ENCODING_UTF16LE ? (uint32_t)s[at] | (uint32_t)s[(at) + 1] << 8 \
    : (uint32_t)s[(at) + 1] | (uint32_t)s[at] << 8)
	for (; i + 2 <= n; i += 2) {
		uint32_t u = UNIT(i), v;

		if (u >= 0xd800 && u < 0xdc00) {
			if (i + 4 > n && !last)
				break;
			v = i + 4 <= n ? UNIT(i + 2) : 0;
			if (v >= 0xdc00 && v < 0xe000) {
				put(b, 0x10000 + ((u - 0xd800) << 10) + (v - 0xdc00));
				i += 2;
				continue;
			}
		}
		if (u >= 0xd800 && u < 0xe000) {
			in->mended++;
			u = 0xfffd;
		}
		put(b, u);
	}
#undef UNIT
	if (i < n && !last)
		carry(in, s + i, n - i);
	else if (i < n)
		in->mended++;
}

static void
decode_utf8(struct intake *in, const unsigned char *s, size_t n, bool last, struct buf *b)
{
	bool nuls = memchr(s, 0, n) != NULL;

	while (n > 0) {
		bool cut;
		size_t good = encoding_valid(s, n, &cut);

		if (!nuls) {
			buf_add(b, s, good);
		} else {
			for (size_t i = 0; i < good; i++)
				if (s[i] != 0)
					buf_addc(b, (char)s[i]);
		}
		s += good;
		n -= good;
		if (n == 0)
			break;
		if (cut && !last) {
			carry(in, s, n);
			break;
		}
		put(b, encoding_byte(ENCODING_WINDOWS1252, *s));
		in->mended++;
		s++;
		n--;
	}
}

int64_t
intake_read(struct intake *in, struct buf *b, size_t want, struct hc_err *err)
{
	size_t before = b->len;

	while (b->len - before < want) {
		size_t n = in->ncarry;
		int64_t got = read_at(in, in->at, in->block + n, BLOCK);
		bool last;

		memcpy(in->block, in->carry, n);
		if (got < 0)
			return hc_fail(err, HC_STORE, 0, "Cannot read the file: %s.", strerror(errno));
		last = got < BLOCK;
		in->at += got;
		in->ncarry = 0;
		n += (size_t)got;
		if (n == 0)
			break;
		if (in->encoding == ENCODING_UTF8)
			decode_utf8(in, in->block, n, last, b);
		else if (in->encoding == ENCODING_UTF16LE || in->encoding == ENCODING_UTF16BE)
			decode_utf16(in, in->block, n, last, b);
		else
			decode_bytes(in, in->block, n, b);
		if (last)
			break;
	}
	return (int64_t)(b->len - before);
}

int64_t
intake_size(const struct intake *in)
{
	return in->size;
}

int64_t
intake_done(const struct intake *in)
{
	return in->at;
}

int64_t
intake_mended(const struct intake *in)
{
	return in->mended;
}

bool
intake_again(const struct intake *in)
{
	return in->named;
}

uint64_t
intake_print(struct intake *in)
{
	uint64_t h = UINT64_C(14695981039346656037) ^ (uint64_t)in->size;
	unsigned char tail[4096];
	size_t n;
	const unsigned char *head = intake_peek(in, &n);
	int64_t got = read_at(in, in->size > 4096 ? in->size - 4096 : 0, tail, sizeof(tail));

	for (size_t i = 0; i < n; i++)
		h = (h ^ head[i]) * UINT64_C(1099511628211);
	for (int64_t i = 0; i < got; i++)
		h = (h ^ tail[i]) * UINT64_C(1099511628211);
	return h;
}
