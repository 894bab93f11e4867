/* test_coding.c - packed bodies come back whole, or are an error: never more than was allowed, never half a message. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <sodium.h>
#include <zlib.h>

#include "base/arena.h"
#include "net/coding.h"
#include "net/words.h"

static void
gzip_of(const void *data, size_t n, struct buf *out)
{
	z_stream z = { .next_in = (Bytef *)data, .avail_in = (uInt)n };

	assert_int_equal(deflateInit2(&z, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
	buf_reserve(out, deflateBound(&z, n));
	z.next_out = (Bytef *)out->data;
	z.avail_out = (uInt)out->cap;
	assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
	out->len = z.total_out;
	deflateEnd(&z);
}

static int
expand(const char *name, const struct buf *in, size_t step, size_t max, struct buf *out)
{
	struct coding *c;
	struct hc_err err;
	int rc = coding_open(name, out, max, &c, &err);

	for (size_t at = 0; rc == 0 && at < in->len; at += step)
		rc = coding_add(c, in->data + at, at + step > in->len ? in->len - at : step, &err);
	if (rc == 0)
		rc = coding_finish(c, &err);
	coding_close(c);
	return rc;
}

static void
test_what_was_packed_comes_back_in_any_pieces(void **state)
{
	static const size_t sizes[] = { 1, 100, 65535, 65536, 65537, 300000 };
	char *text = xmalloc(300000);

	for (size_t i = 0; i < 300000; i++)
		text[i] = (char)('a' + i * i % 17);
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		struct buf z = BUF_INIT, g = BUF_INIT;

		coding_zstd(text, sizes[i], &z);
		gzip_of(text, sizes[i], &g);
		for (size_t step = 1; step < 100000; step = step * 7 + 1) {
			struct buf a = BUF_INIT, b = BUF_INIT;

			assert_int_equal(expand("zstd", &z, step, sizes[i], &a), 0);
			assert_int_equal(expand("gzip", &g, step, sizes[i], &b), 0);
			assert_int_equal(a.len, sizes[i]);
			assert_int_equal(b.len, sizes[i]);
			assert_memory_equal(a.data, text, sizes[i]);
			assert_memory_equal(b.data, text, sizes[i]);
			buf_free(&a);
			buf_free(&b);
		}
		buf_free(&z);
		buf_free(&g);
	}
	free(text);
}

static void
test_a_bomb_stops_at_the_limit(void **state)
{
	char *zeros = xmalloc(1 << 24);
	struct buf z = BUF_INIT, g = BUF_INIT, out = BUF_INIT;

	memset(zeros, 0, 1 << 24);
	coding_zstd(zeros, 1 << 24, &z);
	gzip_of(zeros, 1 << 24, &g);
	assert_int_equal(expand("zstd", &z, 4096, 100000, &out), HC_PART);
	assert_true(out.len <= 100000);
	buf_reset(&out);
	assert_int_equal(expand("gzip", &g, 4096, 100000, &out), HC_PART);
	assert_true(out.len <= 100000);
	buf_reset(&out);
	assert_int_equal(expand("", &g, 4096, 10, &out), HC_PART);
	buf_free(&z);
	buf_free(&g);
	buf_free(&out);
	free(zeros);
}

static void
test_a_cut_or_spoilt_message_is_an_error(void **state)
{
	const char *text = "one two three one two three one two three one two three";
	struct buf z = BUF_INIT, g = BUF_INIT;

	coding_zstd(text, strlen(text), &z);
	gzip_of(text, strlen(text), &g);
	for (size_t n = 1; n < z.len; n++) {
		struct buf cut = { z.data, n, 0 }, out = BUF_INIT;

		assert_int_equal(expand("zstd", &cut, 5, 1000, &out), HC_INVALID);
		buf_free(&out);
	}
	for (size_t n = 1; n < g.len; n++) {
		struct buf cut = { g.data, n, 0 }, out = BUF_INIT;

		assert_int_equal(expand("gzip", &cut, 5, 1000, &out), HC_INVALID);
		buf_free(&out);
	}
	struct buf out = BUF_INIT;

	g.data[3] ^= 0x5a;
	assert_int_equal(expand("gzip", &g, 1000, 1000, &out), HC_INVALID);
	assert_int_equal(expand("zstd", &g, 1000, 1000, &out), HC_INVALID);
	buf_free(&out);
	buf_free(&z);
	buf_free(&g);
}

static void
test_an_unknown_packing_is_named(void **state)
{
	struct buf out = BUF_INIT;
	struct coding *c;
	struct hc_err err;

	assert_int_equal(coding_open("br", &out, 10, &c, &err), HC_INVALID);
	assert_non_null(strstr(err.msg, "\"br\""));
}

/* Two lines of an exchange, as they are sent for one edit. */
static const char edit[] =
	"{\"v\":1,\"dev\":1,\"epoch\":\"bf3e837a16c92033\",\"cursor\":\"12.12.1.cbfc439c8ad95dca113c144286620613\",\"acked_n\":2,"
	"\"chain\":\"508d5c74d797fdeab53989dec56de719\",\"rid\":\"526572c12042e539\"}\n"
	"{\"n\":3,\"tx\":9,\"h\":117665750895034368,\"a\":1795436872789,\"o\":\"account\",\"id\":\"01a20860-80bd-767c-bc94-d49a989b4140\","
	"\"op\":\"u\",\"base\":12,\"d\":{\"phone\":[\"+49 30 1234567\",\"+49 30 1234568\"]}}\n";

static void
test_one_edit_is_less_than_half_with_our_words(void **state)
{
	struct buf with = BUF_INIT, without = BUF_INIT, in = BUF_INIT, out = BUF_INIT;

	coding_hot(edit, sizeof(edit) - 1, &with);
	coding_zstd(edit, sizeof(edit) - 1, &without);
	assert_true(with.len * 2 < sizeof(edit) && with.len < without.len * 6 / 10);
	buf_add(&in, with.data, with.len);
	assert_int_equal(expand(CODING_HOT, &in, 7, 1000, &out), 0);
	assert_int_equal(out.len, sizeof(edit) - 1);
	assert_memory_equal(out.data, edit, out.len);
	/* without the words it is noise, and said to be */
	buf_reset(&out);
	assert_int_equal(expand("zstd", &in, 1000, 1000, &out), HC_INVALID);
	buf_free(&with);
	buf_free(&without);
	buf_free(&in);
	buf_free(&out);
}

/* Programs of two versions must mean the same by a name. */
static void
test_the_words_of_a_coding_never_change(void **state)
{
	unsigned char sum[16];
	char hex[33];

	crypto_generichash(sum, sizeof(sum), (const unsigned char *)words_hot1, words_hot1_size, NULL, 0);
	sodium_bin2hex(hex, sizeof(hex), sum, sizeof(sum));
	assert_string_equal(hex, "7ac9a43261559c24ed50f7f1b735013d");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_was_packed_comes_back_in_any_pieces),
		cmocka_unit_test(test_a_bomb_stops_at_the_limit),
		cmocka_unit_test(test_a_cut_or_spoilt_message_is_an_error),
		cmocka_unit_test(test_an_unknown_packing_is_named),
		cmocka_unit_test(test_one_edit_is_less_than_half_with_our_words),
		cmocka_unit_test(test_the_words_of_a_coding_never_change),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
