/*
 * coding.c - zstd, with our words or without, and gzip of message bodies. Not a compression library: nobody chooses a level.
 */
#include "net/coding.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <zlib.h>
#include <zstd.h>

#include "base/arena.h"
#include "net/words.h"

#define CHUNK 65536
#define LEVEL 3
#define LEVEL_SMALL 12		/* a few hundred bytes: cheap, and a tenth smaller */
#define SMALL 8192

struct coding {
	enum { PLAIN, ZSTANDARD, GZIP } kind;
	struct buf *out;
	size_t start, max;
	ZSTD_DStream *zstd;
	z_stream gzip;
	bool ended, begun;
};

int
coding_open(const char *name, struct buf *out, size_t max, struct coding **ret, struct hc_err *err)
{
	struct coding *c;
	int kind;

	if (name == NULL || *name == '\0' || strcasecmp(name, "identity") == 0)
		kind = PLAIN;
	else if (strcasecmp(name, "zstd") == 0 || strcasecmp(name, CODING_HOT) == 0)
		kind = ZSTANDARD;
	else if (strcasecmp(name, "gzip") == 0 || strcasecmp(name, "x-gzip") == 0)
		kind = GZIP;
	else
		return hc_fail(err, HC_INVALID, 0, "The message is packed as \"%s\"; zstd and gzip are understood.", name);

	c = xmalloc(sizeof(*c));
	*c = (struct coding){ .kind = kind, .out = out, .start = out->len, .max = max };
	if (kind == ZSTANDARD) {
		c->zstd = ZSTD_createDStream();
		if (c->zstd == NULL)
			abort();
		ZSTD_DCtx_setParameter(c->zstd, ZSTD_d_windowLogMax, CODING_WINDOW_LOG);
		if (strcasecmp(name, "zstd") != 0 && ZSTD_isError(ZSTD_DCtx_loadDictionary(c->zstd, words_hot1, words_hot1_size)))
			abort();
	} else if (kind == GZIP && inflateInit2(&c->gzip, 15 + 16) != Z_OK) {
		abort();
	}
	*ret = c;
	return HC_OK;
}

void
coding_close(struct coding *c)
{
	if (c == NULL)
		return;
	if (c->kind == ZSTANDARD)
		ZSTD_freeDStream(c->zstd);
	else if (c->kind == GZIP)
		inflateEnd(&c->gzip);
	free(c);
}

static int
put(struct coding *c, const void *data, size_t n, struct hc_err *err)
{
	if (n > c->max - (c->out->len - c->start))
		return hc_fail(err, HC_PART, 0, "The message is larger than %zu bytes.", c->max);
	buf_add(c->out, data, n);
	return HC_OK;
}

static int
add_zstd(struct coding *c, const void *data, size_t n, struct hc_err *err)
{
	ZSTD_inBuffer in = { data, n, 0 };
	char chunk[CHUNK];

	for (;;) {
		ZSTD_outBuffer o = { chunk, sizeof(chunk), 0 };
		size_t left = ZSTD_decompressStream(c->zstd, &o, &in);
		int rc;

		if (ZSTD_isError(left))
			return hc_fail(err, HC_INVALID, 0, "The message cannot be unpacked (zstd: %s).", ZSTD_getErrorName(left));
		c->ended = left == 0;
		if ((rc = put(c, chunk, o.pos, err)) < 0)
			return rc;
		if (in.pos == in.size && (o.pos < o.size || c->ended))
			return HC_OK;
	}
}

static int
add_gzip(struct coding *c, const void *data, size_t n, struct hc_err *err)
{
	char chunk[CHUNK];

	c->gzip.next_in = (Bytef *)data;
	c->gzip.avail_in = (uInt)n;
	do {
		int rc, z;

		if (c->ended)
			return hc_fail(err, HC_INVALID, 0, "The message goes on after its end (gzip).");
		c->gzip.next_out = (Bytef *)chunk;
		c->gzip.avail_out = sizeof(chunk);
		z = inflate(&c->gzip, Z_NO_FLUSH);
		if (z != Z_OK && z != Z_STREAM_END && z != Z_BUF_ERROR)
			return hc_fail(err, HC_INVALID, 0, "The message cannot be unpacked (gzip).");
		c->ended = z == Z_STREAM_END;
		if ((rc = put(c, chunk, sizeof(chunk) - c->gzip.avail_out, err)) < 0)
			return rc;
	} while (c->gzip.avail_in > 0 || (c->gzip.avail_out == 0 && !c->ended));
	return HC_OK;
}

int
coding_add(struct coding *c, const void *data, size_t n, struct hc_err *err)
{
	assert(n <= 1 << 30);
	if (n == 0)
		return HC_OK;
	c->begun = true;
	switch (c->kind) {
	case ZSTANDARD:
		return add_zstd(c, data, n, err);
	case GZIP:
		return add_gzip(c, data, n, err);
	default:
		return put(c, data, n, err);
	}
}

int
coding_finish(struct coding *c, struct hc_err *err)
{
	if (c->kind != PLAIN && c->begun && !c->ended)
		return hc_fail(err, HC_INVALID, 0, "The message was cut short.");
	return HC_OK;
}

static void
pack(const void *data, size_t n, const char *words, size_t nwords, int level, struct buf *out)
{
	size_t room = ZSTD_compressBound(n), done;
	ZSTD_CCtx *c = ZSTD_createCCtx();

	if (c == NULL)
		abort();
	buf_reserve(out, room + 1);
	done = ZSTD_compress_usingDict(c, out->data + out->len, room, data, n, words, nwords, level);
	assert(!ZSTD_isError(done));
	out->len += done;
	out->data[out->len] = '\0';
	ZSTD_freeCCtx(c);
}

void
coding_zstd(const void *data, size_t n, struct buf *out)
{
	pack(data, n, NULL, 0, LEVEL, out);
}

void
coding_hot(const void *data, size_t n, struct buf *out)
{
	pack(data, n, words_hot1, words_hot1_size, n < SMALL ? LEVEL_SMALL : LEVEL, out);
}
