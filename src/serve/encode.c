/*
 * encode.c - bodies as they travel: what comes in is expanded under a cap, what goes out is packed when that pays.
 */
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "net/coding.h"
#include "serve/message.h"

#define PACK_FROM 600		/* bytes below which packing does not pay */
#define PACK_FROM_HOT 80

static int
expand(const char *encoding, const void *data, size_t n, size_t max, struct buf *out)
{
	struct coding *c;
	int rc;

	if ((rc = coding_open(encoding, out, max, &c, NULL)) < 0)
		return rc;
	if ((rc = coding_add(c, data, n, NULL)) >= 0)
		rc = coding_finish(c, NULL);
	coding_close(c);
	return rc;
}

static int
gzip(const void *data, size_t n, struct buf *out)
{
	z_stream z = { .next_in = (Bytef *)(uintptr_t)data, .avail_in = (uInt)n };
	uLong max;
	int rc;

	if (deflateInit2(&z, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
		return HC_INVALID;
	max = deflateBound(&z, n);
	buf_reserve(out, max + 1);
	z.next_out = (Bytef *)out->data;
	z.avail_out = (uInt)max;
	rc = deflate(&z, Z_FINISH) == Z_STREAM_END ? HC_OK : HC_INVALID;
	out->len = max - z.avail_out;
	deflateEnd(&z);
	return rc;
}

int
request_expand(struct request *rq)
{
	const char *encoding = request_header(rq, "Content-Encoding");
	struct buf out = BUF_INIT;
	int rc;

	if (encoding == NULL || strcmp(encoding, "identity") == 0 || rq->body.len == 0)
		return HC_OK;
	if (strcmp(encoding, "zstd") != 0 && strcmp(encoding, "gzip") != 0 && strcmp(encoding, CODING_HOT) != 0) {
		reply_header(rq, "Accept-Encoding", "zstd, gzip");
		reply_problem(rq, 415, "encoding", "The body is sent as zstd, gzip or plain.");
		return HC_INVALID;
	}
	rc = expand(encoding, rq->body.data, rq->body.len, MESSAGE_EXPANDED_MAX, &out);
	if (rc == HC_OK) {
		struct buf packed = rq->body;

		rq->body = out;
		buf_free(&packed);
		return HC_OK;
	}
	buf_free(&out);
	if (rc == HC_PART)
		reply_problem(rq, 413, "too-large", "The body is larger than %u bytes when expanded; send it in parts.", MESSAGE_EXPANDED_MAX);
	else
		reply_problem(rq, 400, "malformed", "The body is not whole %s data.", encoding);
	return rc;
}

/* "zstd, gzip;q=0.5": the name stands in the list and not with q=0. */
static bool
accepts(const char *header, const char *name)
{
	size_t n = strlen(name);

	for (const char *p = header; p != NULL && *p != '\0';) {
		size_t len = strcspn(p, ",");

		while (len > 0 && (*p == ' ' || *p == '\t')) {
			p++;
			len--;
		}
		if (len >= n && strncmp(p, name, n) == 0 && strchr(",; \t", p[n]) != NULL) {
			const char *q = memchr(p, '=', len);

			return q == NULL || strtod(q + 1, NULL) > 0;
		}
		p += len;
		p += *p == ',';
	}
	return false;
}

bool
request_ours(const struct request *rq)
{
	const char *header = request_header(rq, "Accept-Encoding");

	return header != NULL && accepts(header, CODING_HOT);
}

void
reply_pack(struct request *rq)
{
	const char *header = request_header(rq, "Accept-Encoding"), *encoding = NULL;
	struct buf out = BUF_INIT;
	bool ours = request_ours(rq);

	if (rq->stream != NULL || rq->reply.len < (ours ? PACK_FROM_HOT : PACK_FROM) || header == NULL || rq->type == NULL)
		return;
	if (ours)
		encoding = CODING_HOT;
	else if (accepts(header, "zstd"))
		encoding = "zstd";
	else if (accepts(header, "gzip"))
		encoding = "gzip";
	if (encoding == NULL)
		return;
	if (ours)
		coding_hot(rq->reply.data, rq->reply.len, &out);
	else if (strcmp(encoding, "zstd") == 0)
		coding_zstd(rq->reply.data, rq->reply.len, &out);
	else if (gzip(rq->reply.data, rq->reply.len, &out) < 0)
		buf_reset(&out);
	if (out.len == 0 || out.len >= rq->reply.len) {
		buf_free(&out);
		return;
	}
	buf_free(&rq->reply);
	rq->reply = out;
	reply_header(rq, "Content-Encoding", "%s", encoding);
	if (!ours)
		reply_header(rq, "Vary", "Accept-Encoding");
}
