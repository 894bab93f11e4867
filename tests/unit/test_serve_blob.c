/*
 * test_serve_blob.c - /v1/blobs and files of records: pieces, ranges, who is given what, what a plan holds.
 */
#include <fcntl.h>
#include <sodium.h>

#include "model/fileref.h"
#include "serve_help.h"

static void
hash_of(const char *text, char ret[FILEREF_HEX])
{
	unsigned char raw[crypto_hash_sha256_BYTES];

	crypto_hash_sha256(raw, (const unsigned char *)text, strlen(text));
	sodium_bin2hex(ret, FILEREF_HEX, raw, sizeof(raw));
}

/* Sends a piece; the status, and Upload-Offset in *offset. */
static int
put(struct serve_fixture *f, const char *key, const char *hash, const char *headers, const char *body, long *offset)
{
	struct request *rq = serve_ask(f, "PUT", arena_printf(f->arena, "/v1/blobs/%s", hash), key, headers, body);
	int status = rq->status;

	*offset = serve_header(rq, "Upload-Offset") != NULL ? atol(serve_header(rq, "Upload-Offset")) : -1;
	serve_free(f, rq);
	return status;
}

static int
head(struct serve_fixture *f, const char *key, const char *hash, long *offset)
{
	struct request *rq = serve_ask(f, "HEAD", arena_printf(f->arena, "/v1/blobs/%s", hash), key, NULL, NULL);
	int status = rq->status;

	*offset = serve_header(rq, "Upload-Offset") != NULL ? atol(serve_header(rq, "Upload-Offset")) : -1;
	serve_free(f, rq);
	return status;
}

static int
get(struct serve_fixture *f, const char *key, const char *hash, const char *headers, struct buf *out)
{
	struct request *rq = serve_ask(f, "GET", arena_printf(f->arena, "/v1/blobs/%s", hash), key, headers, NULL);
	int status = rq->status;

	buf_reset(out);
	if (rq->file >= 0) {
		char *chunk = arena_alloc(f->arena, (size_t)rq->length + 1);

		assert_int_equal(pread(rq->file, chunk, (size_t)rq->length, rq->from), rq->length);
		buf_add(out, chunk, (size_t)rq->length);
	} else {
		buf_add(out, rq->reply.data, rq->reply.len);
	}
	serve_free(f, rq);
	return status;
}

/* A record of one's own whose picture these bytes are. */
static const char *
name_it(struct serve_fixture *f, const char *key, const char *hash, const char *name, size_t size)
{
	static int n;
	struct buf out = BUF_INIT;
	const char *at, *ret = "";

	if (serve_status(f, "POST", "/v1/objects/tag", key, arena_printf(f->arena, "{\"name\":\"t%d\",\"x_photo\":"
	    "\"sha256:%s %zu text/plain %s\"}", ++n, hash, size, name), &out) == 201 && (at = strstr(buf_str(&out), "\"id\":\"")) != NULL)
		ret = arena_strndup(f->arena, at + 6, 36);
	else
		fail_msg("%s", buf_str(&out));
	buf_free(&out);
	return ret;
}

static int
attach(struct serve_fixture *f, const char *key, const char *tag, const char *name, const char *bytes, struct buf *out)
{
	return serve_status(f, "POST", arena_printf(f->arena, "/v1/objects/user/%s/files?name=%s", tag, name), key, bytes, out);
}

/* The user that a key stands for: users take files. */
static const char *
me(struct serve_fixture *f, const char *key)
{
	struct buf out = BUF_INIT;
	const char *at, *ret = "";

	assert_int_equal(serve_status(f, "GET", "/v1/me", key, NULL, &out), 200);
	if ((at = strstr(buf_str(&out), "\"user\":\"")) != NULL)
		ret = arena_strndup(f->arena, at + 8, 36);
	buf_free(&out);
	return ret;
}

static void
test_pieces_go_on_after_a_cut_and_are_checked(void **state)
{
	struct serve_fixture *f = *state;
	char hash[FILEREF_HEX], other[FILEREF_HEX];
	long at;

	hash_of("hello, world", hash);
	hash_of("something else", other);
	assert_int_equal(head(f, f->key_a, hash, &at), 404);
	assert_int_equal(at, 0);
	assert_int_equal(put(f, f->key_a, hash, "Upload-Offset: 0\nUpload-Length: 12", "hello,", &at), 204);
	assert_int_equal(head(f, f->key_a, hash, &at), 404);
	assert_int_equal(at, 6);
	assert_int_equal(head(f, f->admin_a, hash, &at), 404);
	assert_int_equal(at, 0);	/* another user's pieces are his own */
	assert_int_equal(put(f, f->key_a, hash, "Upload-Offset: 0\nUpload-Length: 12", "hello,", &at), 409);
	assert_int_equal(at, 6);
	assert_int_equal(put(f, f->key_a, hash, "Upload-Offset: 7\nUpload-Length: 12", "world", &at), 409);
	assert_int_equal(put(f, f->key_a, hash, "Upload-Offset: 6\nUpload-Length: 12", " world", &at), 201);
	assert_int_equal(at, 12);
	assert_int_equal(head(f, f->key_a, hash, &at), 204);
	assert_int_equal(at, 12);
	assert_int_equal(put(f, f->key_a, hash, NULL, "hello, world", &at), 200);
	assert_int_equal(put(f, f->key_a, other, NULL, "not what it says", &at), 422);
	assert_int_equal(at, 0);
	assert_int_equal(head(f, f->key_a, other, &at), 404);
	assert_int_equal(put(f, f->key_a, other, "Upload-Offset: x", "a", &at), 400);
	assert_int_equal(put(f, f->key_a, other, "Upload-Length: 1", "ab", &at), 400);
	assert_int_equal(put(f, f->key_a, other, "Upload-Length: 2000000000", "ab", &at), 413);
	assert_int_equal(put(f, f->key_a, "ABC", NULL, "ab", &at), 404);
}

static void
test_a_digest_does_not_grant(void **state)
{
	struct serve_fixture *f = *state;
	char hash[FILEREF_HEX], key[KEY_TEXT];
	struct buf out = BUF_INIT;
	const char *mine, *his;
	long at;

	hash_of("a secret plan", hash);
	serve_key(f, &f->a, "carl", "standard", "*", 0, key);
	assert_int_equal(put(f, f->key_a, hash, NULL, "a secret plan", &at), 201);
	/* sent and not named yet: not even the one who sent it gets it from here */
	assert_int_equal(get(f, f->key_a, hash, NULL, &out), 404);
	assert_int_equal(get(f, f->admin_a, hash, NULL, &out), 404);
	/* Carl has seen the digest somewhere and writes it into a record of his own */
	his = name_it(f, key, hash, "mine.txt", 13);
	assert_int_equal(strlen(his), 36);
	assert_int_equal(get(f, key, hash, NULL, &out), 404);
	assert_null(strstr(buf_str(&out), "secret"));
	assert_int_equal(head(f, key, hash, &at), 404);
	/* with the bytes in hand he may: he sends them, and they are kept once */
	mine = name_it(f, f->key_a, hash, "plan.txt", 13);
	assert_int_equal(get(f, f->key_a, hash, NULL, &out), 200);
	assert_string_equal(buf_str(&out), "a secret plan");
	/* a record of hers that he may read gives them to him too */
	assert_int_equal(get(f, key, hash, NULL, &out), 200);
	/* when it is deleted, his own record counts by now: he has had them */
	assert_int_equal(serve_status(f, "DELETE", arena_printf(f->arena, "/v1/objects/tag/%s", mine), f->key_a, NULL, NULL), 204);
	assert_int_equal(get(f, key, hash, NULL, &out), 200);
	assert_int_equal(serve_status(f, "DELETE", arena_printf(f->arena, "/v1/objects/tag/%s", his), key, NULL, NULL), 204);
	assert_int_equal(get(f, key, hash, NULL, &out), 404);
	assert_int_equal(get(f, f->key_a, hash, NULL, &out), 404);
	buf_free(&out);
}

static void
test_who_copies_a_name_he_may_read_vouches_for_it(void **state)
{
	struct serve_fixture *f = *state;
	char hash[FILEREF_HEX], carl[KEY_TEXT], dora[KEY_TEXT];
	struct buf out = BUF_INIT;
	const char *hers;
	long at;

	hash_of("a picture that moves on", hash);
	serve_key(f, &f->a, "carl", "standard", "*", 0, carl);
	serve_key(f, &f->a, "dora", "standard", "*", 0, dora);
	assert_int_equal(put(f, f->key_a, hash, NULL, "a picture that moves on", &at), 201);
	hers = name_it(f, f->key_a, hash, "a.txt", 23);
	/* Carl never fetches the bytes; the first record goes, his copy of the name still gives them */
	name_it(f, carl, hash, "b.txt", 23);
	assert_int_equal(serve_status(f, "DELETE", arena_printf(f->arena, "/v1/objects/tag/%s", hers), f->key_a, NULL, NULL), 204);
	assert_int_equal(get(f, dora, hash, NULL, &out), 200);
	buf_free(&out);
}

static void
test_another_tenant_has_nothing_of_it(void **state)
{
	struct serve_fixture *f = *state;
	char hash[FILEREF_HEX];
	struct buf out = BUF_INIT;
	long at;

	hash_of("alpha alone", hash);
	assert_int_equal(put(f, f->key_a, hash, NULL, "alpha alone", &at), 201);
	name_it(f, f->key_a, hash, "alpha.txt", 11);
	assert_int_equal(get(f, f->key_a, hash, NULL, &out), 200);
	assert_int_equal(get(f, f->key_b, hash, NULL, &out), 404);
	assert_int_equal(get(f, f->admin_b, hash, NULL, &out), 404);
	assert_int_equal(strlen(name_it(f, f->key_b, hash, "alpha.txt", 11)), 36);
	assert_int_equal(get(f, f->key_b, hash, NULL, &out), 404);
	assert_int_equal(head(f, f->key_b, hash, &at), 404);
	assert_int_equal(at, 0);
	assert_int_equal(get(f, NULL, hash, NULL, &out), 401);
	buf_free(&out);
}

static void
test_a_key_for_other_things_gets_no_files(void **state)
{
	struct serve_fixture *f = *state;
	char hash[FILEREF_HEX], tags[KEY_TEXT], events[KEY_TEXT], device[KEY_TEXT];
	struct buf out = BUF_INIT;
	long at;

	serve_key(f, &f->a, "ann", "standard", "read:comment write:comment", 0, tags);
	serve_key(f, &f->a, "ann", "standard", "events", 0, events);
	serve_key(f, &f->a, "ann", "standard", "sync", 0, device);
	hash_of("for some", hash);
	assert_int_equal(put(f, f->key_a, hash, NULL, "for some", &at), 201);
	name_it(f, f->key_a, hash, "some.txt", 8);
	assert_int_equal(get(f, tags, hash, NULL, &out), 404);
	assert_int_equal(get(f, events, hash, NULL, &out), 403);
	assert_int_equal(put(f, events, hash, NULL, "for some", &at), 403);
	assert_int_equal(get(f, device, hash, NULL, &out), 200);
	buf_free(&out);
}

static void
test_ranges(void **state)
{
	static const struct { const char *range; int status; const char *body; } cases[] = {
		{ "Range: bytes=0-3", 206, "0123" }, { "Range: bytes=6-", 206, "6789" }, { "Range: bytes=-2", 206, "89" },
		{ "Range: bytes=2-99", 206, "23456789" }, { "Range: bytes=10-", 416, NULL }, { "Range: bytes=3-1", 200, "0123456789" },
		{ "Range: bytes=0-1,3-4", 200, "0123456789" }, { "Range: lines=1-2", 200, "0123456789" }, { "Range: bytes=-0", 416, NULL },
		{ "Range: bytes=99999999999999999999-", 416, NULL }, { "Range: bytes=-99", 206, "0123456789" },
	};
	struct serve_fixture *f = *state;
	char hash[FILEREF_HEX];
	struct buf out = BUF_INIT;
	long at;

	hash_of("0123456789", hash);
	assert_int_equal(put(f, f->key_a, hash, NULL, "0123456789", &at), 201);
	name_it(f, f->key_a, hash, "digits.txt", 10);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		int status = get(f, f->key_a, hash, cases[i].range, &out);

		if (status != cases[i].status || (cases[i].body != NULL && strcmp(buf_str(&out), cases[i].body) != 0))
			fail_msg("%s: %d %s", cases[i].range, status, buf_str(&out));
	}
	buf_free(&out);
}

static void
test_a_large_file_comes_from_the_disk_in_pieces(void **state)
{
	struct serve_fixture *f = *state;
	char *text = arena_alloc(f->arena, 700001), hash[FILEREF_HEX];
	struct buf out = BUF_INIT, all = BUF_INIT;
	long at;

	for (int i = 0; i < 700000; i++)
		text[i] = (char)('a' + i * 7 % 23);
	text[700000] = '\0';
	hash_of(text, hash);
	assert_int_equal(put(f, f->key_a, hash, "Upload-Length: 700000", arena_strndup(f->arena, text, 500000), &at), 204);
	assert_int_equal(put(f, f->key_a, hash, "Upload-Offset: 500000\nUpload-Length: 700000", text + 500000, &at), 201);
	name_it(f, f->key_a, hash, "large.txt", 700000);
	for (int from = 0; from < 700000; from += 300000) {
		assert_int_equal(get(f, f->key_a, hash, arena_printf(f->arena, "Range: bytes=%d-%d", from, from + 299999), &out), 206);
		buf_add(&all, out.data, out.len);
	}
	assert_int_equal(all.len, 700000);
	assert_memory_equal(all.data, text, 700000);
	buf_free(&out);
	buf_free(&all);
}

static void
test_a_plan_holds_so_many_bytes(void **state)
{
	struct serve_fixture *f = *state;
	char hash[FILEREF_HEX];
	const char *path = admin_tenant_path(f->arena, f->dir, &f->a), *temp = getenv("TMPDIR");
	struct hc_err err;
	long at;
	int fd;

	if (store_is_remote(f->dir))	/* its pieces wait on the server's own disk */
		path = arena_printf(f->arena, "%s/hotcrmd-%u/%s", temp != NULL ? temp : "/tmp", (unsigned)geteuid(), strchr(path, '#') + 1);
	hash_of("one more", hash);
	assert_int_equal(registry_tenant_set(f->registry, f->a.id, TENANT_ACTIVE, "free", &err), HC_OK);
	/* what came in pieces and was never finished counts: here is a gigabyte of it, as a hole */
	fd = open(arena_printf(f->arena, "%s.blobs/part-x", path), O_CREAT | O_WRONLY, 0600);
	assert_true(fd >= 0);
	assert_int_equal(ftruncate(fd, 1200000000), 0);
	close(fd);
	assert_int_equal(put(f, f->key_a, hash, NULL, "one more", &at), 507);
	unlink(arena_printf(f->arena, "%s.blobs/part-x", path));
	assert_int_equal(put(f, f->key_a, hash, NULL, "one more", &at), 201);
	assert_int_equal(registry_tenant_set(f->registry, f->a.id, TENANT_ACTIVE, f->a.plan, &err), HC_OK);
}

static void
test_files_of_a_record(void **state)
{
	struct serve_fixture *f = *state;
	const char *id = me(f, f->key_a), *at;
	struct buf out = BUF_INIT;
	char hash[FILEREF_HEX];

	hash_of("name,city\n", hash);
	assert_int_equal(attach(f, f->key_a, id, "..%2F..%2Fpeople.csv", "name,city\n", &out), 201);
	assert_non_null(strstr(buf_str(&out), "\"name\":\"people.csv\",\"size\":10,\"media_type\":\"text/csv\""));
	assert_int_equal(serve_status(f, "GET", arena_printf(f->arena, "/v1/objects/user/%s/files", id), f->key_a, NULL, &out), 200);
	assert_non_null(at = strstr(buf_str(&out), "\"sha256\":\""));
	assert_memory_equal(at + 10, hash, 64);
	assert_int_equal(get(f, f->key_a, hash, NULL, &out), 200);
	assert_string_equal(buf_str(&out), "name,city\n");
	assert_int_equal(serve_status(f, "POST", arena_printf(f->arena, "/v1/objects/user/%s/files", id), f->key_a, "x", &out), 400);
	/* no request has a file of the server's own read */
	assert_int_equal(serve_status(f, "POST", "/v1/objects/tag", f->key_a, "{\"name\":\"x\",\"x_photo\":\"@/etc/passwd\"}", &out), 422);
	assert_int_equal(serve_status(f, "POST", "/v1/objects/tag", f->key_a, "{\"name\":\"x\",\"x_photo\":\"sha256:zz 1 a/b c\"}", &out), 422);
	buf_free(&out);
}

/* Each poll of the lane's tenant is taken before the bytes that are sent after it. What else happens to the tenant meanwhile, or how
   long it takes, only makes the poll end otherwise; then the device asks again, as devices do. */
static void
test_a_device_that_waits_hears_of_bytes_that_came(void **state)
{
	struct serve_fixture *f = *state;
	bool heard = false;

	for (int i = 0; i < 4 && !heard; i++) {
		int64_t dev;
		const char *url = serve_device(f, f->key_a, &dev), *body = arena_printf(f->arena, "bytes that came late, %d", i);
		struct request *rq = serve_begin(f, "GET", arena_printf(f->arena, "%s&files=1", url), f->key_a, NULL, NULL);
		struct request *other = serve_begin(f, "GET", url, f->key_a, NULL, NULL);
		char hash[FILEREF_HEX];
		long at;

		hash_of(body, hash);
		assert_int_equal(put(f, f->admin_a, hash, NULL, body, &at), 201);
		serve_end(rq);
		heard = rq->status == 200 && strstr(buf_str(&rq->reply), "\"files\":true") != NULL;
		serve_free(f, rq);
		/* the other lacks no file: what wakes it is a record */
		assert_int_equal(serve_status(f, "POST", "/v1/objects/tag", f->key_a, arena_printf(f->arena, "{\"name\":\"wake %d\"}", i), NULL),
		    201);
		serve_end(other);
		assert_null(strstr(buf_str(&other->reply), "files"));
		serve_free(f, other);
	}
	assert_true(heard);
}

static int
setup(void **state)
{
	const char *custom = "extend object tag\nfield x_photo image \"Photo\"\n";
	struct serve_fixture *f;

	if (serve_setup(state) != 0)
		return -1;
	f = *state;
	return serve_status(f, "PUT", "/v1/custom", f->admin_a, custom, NULL) == 204 &&
	    serve_status(f, "PUT", "/v1/custom", f->admin_b, custom, NULL) == 204 ? 0 : -1;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pieces_go_on_after_a_cut_and_are_checked),
		cmocka_unit_test(test_a_digest_does_not_grant),
		cmocka_unit_test(test_who_copies_a_name_he_may_read_vouches_for_it),
		cmocka_unit_test(test_another_tenant_has_nothing_of_it),
		cmocka_unit_test(test_a_key_for_other_things_gets_no_files),
		cmocka_unit_test(test_ranges),
		cmocka_unit_test(test_a_large_file_comes_from_the_disk_in_pieces),
		cmocka_unit_test(test_a_plan_holds_so_many_bytes),
		cmocka_unit_test(test_files_of_a_record),
		cmocka_unit_test(test_a_device_that_waits_hears_of_bytes_that_came),
	};

	return cmocka_run_group_tests(tests, setup, serve_teardown);
}
