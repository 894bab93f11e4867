/*
 * test_blob.c - bytes of files: in, out, named, nameless, damaged, piece by piece.
 */
#include "model/fileref.h"
#include "store/blob.h"
#include "store/replica.h"
#include "store_help.h"

#include <sodium.h>

static const char *
write_file(struct fixture *f, const char *name, const void *data, size_t n)
{
	const char *path = arena_printf(f->arena, "%s/%s", f->dir, name);
	FILE *out = fopen(path, "wb");

	assert_non_null(out);
	assert_int_equal(fwrite(data, 1, n, out), n);
	fclose(out);
	return path;
}

static char *
noise(struct fixture *f, size_t n, unsigned seed)
{
	char *data = arena_alloc(f->arena, n + 1);

	for (size_t i = 0; i < n; i++) {
		seed = seed * 1103515245 + 12345;
		data[i] = (char)(seed >> 16);
	}
	return data;
}

static void
hash_of(const void *data, size_t n, char ret[FILEREF_HEX])
{
	unsigned char raw[crypto_hash_sha256_BYTES];

	crypto_hash_sha256(raw, data, n);
	sodium_bin2hex(ret, FILEREF_HEX, raw, sizeof(raw));
}

static struct hc_record *
with_photo(struct fixture *f, const char *name, const struct fileref *ref)
{
	struct hc_record *r = new_account(f, name);
	struct buf b = BUF_INIT;

	fileref_write(ref, &b);
	set_text(f, r, "photo", arena_strdup(f->arena, buf_str(&b)));
	buf_free(&b);
	check(f, save(f, r));
	return r;
}

static const char *
beside(struct fixture *f, const char *hash)
{
	return arena_printf(f->arena, "%s.blobs/%.2s/%s", f->path, hash, hash);
}

static void
test_a_small_file_lies_inside_and_a_large_one_beside(void **state)
{
	struct fixture *f = *state;
	struct fileref small, large;
	char *data = noise(f, 300000, 1), back[64];
	size_t got;

	check(f, blob_add(f->s, write_file(f, "a.bin", data, 1000), &small, &f->err));
	check(f, blob_add(f->s, write_file(f, "b.bin", data, 300000), &large, &f->err));
	assert_int_equal(small.size, 1000);
	assert_string_equal(large.name, "b.bin");
	assert_int_not_equal(access(beside(f, small.hash), F_OK), 0);
	assert_int_equal(access(beside(f, large.hash), F_OK), 0);
	check(f, blob_read(f->s, small.hash, 990, back, sizeof(back), &got, &f->err));
	assert_int_equal(got, 10);
	assert_memory_equal(back, data + 990, 10);
	check(f, blob_read(f->s, large.hash, 299990, back, sizeof(back), &got, &f->err));
	assert_int_equal(got, 10);
	assert_memory_equal(back, data + 299990, 10);
	assert_int_equal(blob_total(f->s), 301000);
	/* the same bytes under another name are kept once */
	check(f, blob_add(f->s, write_file(f, "c.bin", data, 300000), &large, &f->err));
	assert_int_equal(blob_total(f->s), 301000);
}

static void
test_an_empty_file_is_a_file(void **state)
{
	struct fixture *f = *state;
	const char *path = arena_printf(f->arena, "%s/out", f->dir);
	struct fileref ref;

	check(f, blob_add(f->s, write_file(f, "empty", "", 0), &ref, &f->err));
	assert_int_equal(ref.size, 0);
	check(f, blob_save(f->s, ref.hash, path, false, &f->err));
	assert_int_equal(access(path, F_OK), 0);
}

static void
test_what_is_no_file_is_refused_in_words(void **state)
{
	struct fixture *f = *state;
	struct fileref ref = { .name = "untouched" };

	assert_int_equal(blob_add(f->s, f->dir, &ref, &f->err), HC_INVALID);
	assert_non_null(strstr(f->err.msg, "folder"));
	assert_int_equal(blob_add(f->s, "/nowhere/at/all", &ref, &f->err), HC_NOTFOUND);
	assert_int_equal(mkfifo(arena_printf(f->arena, "%s/pipe", f->dir), 0600), 0);
	assert_int_equal(blob_add(f->s, arena_printf(f->arena, "%s/pipe", f->dir), &ref, &f->err), HC_INVALID);
	assert_string_equal(ref.name, "untouched");
}

static void
test_saving_never_writes_over_a_file_unless_told(void **state)
{
	struct fixture *f = *state;
	const char *path = write_file(f, "there.txt", "mine", 4);
	struct fileref ref;
	char text[16] = "";
	FILE *in;

	check(f, blob_add_bytes(f->s, "theirs", 6, "x.txt", &ref, &f->err));
	assert_int_equal(blob_save(f->s, ref.hash, path, false, &f->err), HC_CONFLICT);
	in = fopen(path, "r");
	assert_non_null(fgets(text, sizeof(text), in));
	fclose(in);
	assert_string_equal(text, "mine");
	check(f, blob_save(f->s, ref.hash, path, true, &f->err));
	in = fopen(path, "r");
	assert_non_null(fgets(text, sizeof(text), in));
	fclose(in);
	assert_string_equal(text, "theirs");
}

static void
test_hostile_names_are_made_harmless(void **state)
{
	static const struct { const char *in, *out; } names[] = {
		{ "../../etc/passwd", "passwd" }, { "C:\\Users\\ann\\offer.pdf", "offer.pdf" }, { "..", "file" }, { "", "file" },
		{ ".bashrc", "bashrc" }, { "a\033[31mb\r\n.txt", "a[31mb.txt" }, { "x\xe2\x80\xaegnp.exe", "xgnp.exe" },
		{ "trailing. . ", "trailing" }, { "bad\xff\xfe.txt", "bad\xef\xbf\xbd\xef\xbf\xbd.txt" }, { "dir/", "dir" }, { "/", "file" },
	};
	char name[FILEREF_NAME + 1], longer[600];

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		fileref_name(names[i].in, strlen(names[i].in), name);
		assert_string_equal(name, names[i].out);
	}
	memset(longer, 'x', sizeof(longer));
	fileref_name(longer, sizeof(longer), name);
	assert_int_equal(strlen(name), FILEREF_NAME);
}

static void
test_the_kind_is_told_by_the_content(void **state)
{
	static const struct { const char *head; size_t n; const char *name, *type; } kinds[] = {
		{ "\x89PNG\r\n\x1a\n....", 12, "invoice.pdf", "image/png" }, { "%PDF-1.7", 8, "x", "application/pdf" },
		{ "PK\3\4....", 8, "a.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document" },
		{ "PK\3\4....", 8, "a.png", "application/zip" }, { "name,city\n", 10, "x.CSV", "text/csv" },
		{ "hello", 5, "readme", "text/plain" }, { "a\0b", 3, "x.txt", "application/octet-stream" },
		{ "\x7f" "ELF", 4, "photo.jpg", "application/x-executable" }, { "", 0, "x", "text/plain" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		assert_string_equal(fileref_media(kinds[i].head, kinds[i].n, kinds[i].name), kinds[i].type);
}

static void
test_the_text_of_a_field_is_read_strictly(void **state)
{
	static const char *const bad[] = {
		"sha256:", "sha256:ab 1 a/b x", "face.png",
		"sha256:E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855 1 a/b x",
		"sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 -1 a/b x",
		"sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 99999999999 a/b x",
		"sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 1 a/b",
		"sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 1 ab x",
		"sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 1 A/b x",
	};
	const char *good = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 12 text/plain ../my notes.txt";
	struct hc_value v = value_text(good, strlen(good));
	struct fileref ref;

	(void)state;
	assert_true(fileref_read(&v, &ref));
	assert_int_equal(ref.size, 12);
	assert_string_equal(ref.name, "my notes.txt");
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		v = value_text(bad[i], strlen(bad[i]));
		assert_false(fileref_read(&v, &ref));
	}
}

static void
test_pieces_go_on_where_they_were_cut_and_count_only_when_right(void **state)
{
	struct fixture *f = *state;
	char *data = noise(f, 400000, 3), hash[FILEREF_HEX], now[FILEREF_HEX];

	hash_of(data, 400000, hash);
	check(f, blob_part_add(f->s, hash, "a", 0, data, 150000, &f->err));
	open_again(f, 0);
	assert_int_equal(blob_part(f->s, hash, "a"), 150000);
	assert_int_equal(blob_part(f->s, hash, "b"), 0);
	assert_int_equal(blob_part_add(f->s, hash, "a", 0, data, 10, &f->err), HC_CONFLICT);
	assert_int_equal(blob_part_add(f->s, hash, "a", 150001, data, 10, &f->err), HC_CONFLICT);
	check(f, blob_part_add(f->s, hash, "a", 150000, data + 150000, 250000, &f->err));
	assert_false(blob_here(f->s, hash, NULL));
	check(f, blob_part_done(f->s, hash, "a", &f->err));
	assert_true(blob_here(f->s, hash, NULL));
	assert_int_equal(blob_part(f->s, hash, "a"), 0);
	/* other bytes under that name */
	data[7] ^= 1;
	hash_of("something else", 14, now);
	check(f, blob_part_add(f->s, now, "a", 0, data, 1000, &f->err));
	assert_int_equal(blob_part_done(f->s, now, "a", &f->err), HC_INVALID);
	assert_false(blob_here(f->s, now, NULL));
	assert_int_equal(blob_part(f->s, now, "a"), 0);
}

static void
test_a_lost_short_cut_is_no_loss(void **state)
{
	struct fixture *f = *state;
	char *data = noise(f, 400000, 17), hash[FILEREF_HEX];
	const char *sum;
	FILE *out;

	hash_of(data, 400000, hash);
	for (int round = 0; round < 3; round++) {
		sum = arena_printf(f->arena, "%s.blobs/part-%s-a-sum", f->path, hash);
		check(f, blob_part_add(f->s, hash, "a", 0, data, 150000, &f->err));
		if (round == 1)
			assert_int_equal(unlink(sum), 0);
		check(f, blob_part_add(f->s, hash, "a", 150000, data + 150000, 250000, &f->err));
		if (round == 2) {	/* written by something else */
			out = fopen(sum, "r+b");
			fseek(out, 20, SEEK_SET);
			fputs("not the state of a digest", out);
			fclose(out);
		}
		check(f, blob_part_done(f->s, hash, "a", &f->err));
		assert_true(blob_here(f->s, hash, NULL));
		assert_int_not_equal(access(sum, F_OK), 0);
		env_fixed_set(f->env, INT64_C(1763856000000) + 3700000 * (round + 1));
		check(f, blob_sweep(f->s, NULL, &f->err));
		assert_false(blob_here(f->s, hash, NULL));
	}
}

static void
test_only_what_is_named_stays(void **state)
{
	struct fixture *f = *state;
	char *data = noise(f, 300000, 5);
	struct fileref kept, loose, undone;
	struct hc_record *r;
	int64_t gone = 0;

	check(f, blob_add_bytes(f->s, data, 300000, "kept.bin", &kept, &f->err));
	check(f, blob_add_bytes(f->s, data, 290000, "loose.bin", &loose, &f->err));
	check(f, blob_add_bytes(f->s, data, 1000, "undone.bin", &undone, &f->err));
	with_photo(f, "Acme", &kept);
	r = with_photo(f, "Globex", &undone);
	/* what an undo would bring back is named by the journal */
	r = load(f, r);
	set_text(f, r, "photo", NULL);
	check(f, save(f, r));
	/* its name may be on the way */
	check(f, blob_sweep(f->s, &gone, &f->err));
	assert_int_equal(gone, 0);
	env_fixed_set(f->env, INT64_C(1763856000000) + 3700000);
	check(f, blob_sweep(f->s, &gone, &f->err));
	assert_int_equal(gone, 1);
	assert_true(blob_here(f->s, kept.hash, NULL));
	assert_true(blob_here(f->s, undone.hash, NULL));
	assert_false(blob_here(f->s, loose.hash, NULL));
	assert_int_not_equal(access(beside(f, loose.hash), F_OK), 0);
	assert_int_equal(access(beside(f, kept.hash), F_OK), 0);
}

static void
test_a_purge_takes_the_bytes_unless_another_record_names_them(void **state)
{
	struct fixture *f = *state;
	char *data = noise(f, 300000, 7);
	struct fileref ref, shared;
	struct hc_record *r;

	check(f, blob_add_bytes(f->s, data, 300000, "only.bin", &ref, &f->err));
	check(f, blob_add_bytes(f->s, data, 280000, "shared.bin", &shared, &f->err));
	r = with_photo(f, "Ann", &ref);
	with_photo(f, "Kim", &shared);
	r = load(f, r);
	set_text(f, r, "photo", arena_printf(f->arena, "sha256:%s 280000 text/plain shared.bin", shared.hash));
	check(f, save(f, r));
	check(f, store_begin(f->s, &f->err));
	f->c.tx = 0;
	check(f, journal_purge(f->s, &f->c, account(f), r->values[SLOT_ID].id, &f->err));
	check(f, store_commit(f->s, &f->err));
	check(f, store_settle(f->s, &f->err));
	assert_false(blob_here(f->s, ref.hash, NULL));
	assert_int_not_equal(access(beside(f, ref.hash), F_OK), 0);
	assert_true(blob_here(f->s, shared.hash, NULL));
}

static void
test_a_purge_takes_drafts_and_refused_values(void **state)
{
	struct fixture *f = *state;
	struct hc_record *r = new_account(f, "Ann");
	struct replica_parked parked = { .n = 7, .tx = 1, .object = "account", .op = 'u', .code = "denied", .reason = "No.", .field = "name",
		.values = "{\"name\":\"Secret\"}" }, *at;
	char id[UUID_TEXT];
	const char *draft = NULL, *key;
	size_t n;

	check(f, save(f, r));
	memcpy(parked.id, r->values[SLOT_ID].id, 16);
	uuid_format(parked.id, id);
	key = arena_printf(f->arena, "draft.account.%s", id);
	check(f, store_meta_put(f->s, key, "{\"name\":[\"Secret\"]}", &f->err));
	check(f, store_begin(f->s, &f->err));
	check(f, replica_park(f->s, &parked, &f->err));
	f->c.tx = 0;
	check(f, journal_purge(f->s, &f->c, account(f), parked.id, &f->err));
	check(f, store_commit(f->s, &f->err));
	check(f, store_meta_get(f->s, f->arena, key, &draft, &f->err));
	assert_null(draft);
	check(f, replica_parked(f->s, f->arena, &at, &n, &f->err));
	assert_int_equal(n, 1);
	assert_string_equal(at[0].values, "{}");
}

static void
doctored(struct fixture *f, bool *damage, const char *says)
{
	struct buf out = BUF_INIT;
	struct doctor d = { .out = &out };

	check(f, store_doctor(f->s, &d, &f->err));
	*damage = d.damage;
	if (says != NULL && strstr(buf_str(&out), says) == NULL)
		fail_msg("no '%s' in: %s", says, buf_str(&out));
	buf_free(&out);
}

static void
test_doctor_tells_missing_damaged_and_nameless_bytes(void **state)
{
	struct fixture *f = *state;
	char *data = noise(f, 300000, 9);
	struct fileref ref, other;
	bool damage;
	FILE *out;

	check(f, blob_add_bytes(f->s, data, 300000, "offer.pdf", &ref, &f->err));
	with_photo(f, "Acme", &ref);
	check(f, blob_add_bytes(f->s, data, 290000, "nobody.bin", &other, &f->err));
	env_fixed_set(f->env, INT64_C(1763856000000) + 3700000);
	doctored(f, &damage, "mended: 1 file that no record names");
	assert_false(damage);
	out = fopen(beside(f, ref.hash), "r+b");
	fputc('!', out);
	fclose(out);
	doctored(f, &damage, "damage: the bytes of offer.pdf of account Acme are missing or damaged");
	assert_true(damage);
	unlink(beside(f, ref.hash));
	doctored(f, &damage, "offer.pdf");
	assert_true(damage);
	/* the same file once more, and all is well */
	check(f, blob_add_bytes(f->s, data, 300000, "again.pdf", &ref, &f->err));
	doctored(f, &damage, NULL);
	assert_false(damage);
	with_photo(f, "Globex", &(struct fileref){ .hash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", .size = 0,
	    .type = "text/plain", .name = "never.txt" });
	doctored(f, &damage, "never.txt of account Globex are not in this workspace");
	assert_true(damage);
}

static void
test_a_backup_has_the_bytes_beside_it(void **state)
{
	struct fixture *f = *state;
	const char *path = arena_printf(f->arena, "%s/copy.db", f->dir);
	char *data = noise(f, 300000, 11);
	struct fileref ref;
	struct store *s;
	char byte;
	size_t got;

	check(f, blob_add_bytes(f->s, data, 300000, "offer.pdf", &ref, &f->err));
	with_photo(f, "Acme", &ref);
	check(f, store_backup(f->s, path, &f->err));
	check(f, store_open(path, 0, f->env, &s, &f->err));
	check(f, blob_read(s, ref.hash, 299999, &byte, 1, &got, &f->err));
	assert_int_equal(byte, data[299999]);
	store_close(s);
	blob_remove(path);
	assert_int_not_equal(access(arena_printf(f->arena, "%s.blobs", path), F_OK), 0);
}

static void
test_what_is_named_and_not_here_is_wanted(void **state)
{
	struct fixture *f = *state;
	struct fileref small = { .size = 10, .type = "text/plain", .name = "a.txt" }, large = { .size = 5000000, .type = "text/plain",
		.name = "b.txt" }, *at;
	size_t n;

	hash_of("a", 1, small.hash);
	hash_of("b", 1, large.hash);
	with_photo(f, "Acme", &small);
	with_photo(f, "Globex", &large);
	check(f, blob_wanted(f->s, FILEREF_MAX, 0, 10, f->arena, &at, &n, &f->err));
	assert_int_equal(n, 2);
	check(f, blob_wanted(f->s, 1000, 0, 10, f->arena, &at, &n, &f->err));
	assert_int_equal(n, 1);
	assert_string_equal(at[0].name, "a.txt");
	check(f, blob_ask(f->s, large.hash, &f->err));
	check(f, blob_wanted(f->s, 1000, 0, 10, f->arena, &at, &n, &f->err));
	assert_int_equal(n, 2);
	check(f, blob_put_off(f->s, small.hash, 5000, "the server does not have it", &f->err));
	check(f, blob_wanted(f->s, 1000, 4000, 10, f->arena, &at, &n, &f->err));
	assert_int_equal(n, 1);
	check(f, blob_wanted(f->s, 1000, 6000, 10, f->arena, &at, &n, &f->err));
	assert_int_equal(n, 2);
}

static void
test_what_a_server_lacks_is_named_until_it_comes(void **state)
{
	struct fixture *f = *state;
	struct fileref at = { .size = 1, .type = "text/plain", .name = "a.txt" }, ref;
	const char *lacks[BLOB_LACKS];
	char name[2] = "a", other[FILEREF_HEX];

	for (; name[0] < 'a' + BLOB_LACKS + 1; name[0]++) {
		hash_of(name, 1, at.hash);
		with_photo(f, arena_printf(f->arena, "Acme %s", name), &at);
	}
	assert_int_equal(blob_lacking(f->s, lacks), BLOB_LACKS);
	for (name[0] = 'a'; name[0] < 'a' + BLOB_LACKS; name[0]++)
		check(f, blob_add_bytes(f->s, name, 1, "a.txt", &ref, &f->err));
	/* the handful is here; the next one is found */
	assert_int_equal(blob_lacking(f->s, lacks), 1);
	check(f, blob_add_bytes(f->s, name, 1, "a.txt", &ref, &f->err));
	assert_string_equal(lacks[0], ref.hash);
	assert_int_equal(blob_lacking(f->s, lacks), 0);
	/* somebody asks for one in vain */
	hash_of("z", 1, other);
	blob_lacks(f->s, other);
	assert_int_equal(blob_lacking(f->s, lacks), 1);
	assert_string_equal(lacks[0], other);
}

static void
test_who_wrote_a_name_is_known(void **state)
{
	struct fixture *f = *state;
	struct blob_ref *refs;
	struct fileref ref;
	struct hc_record *r;
	uint8_t (*who)[16];
	size_t n;

	check(f, blob_add_bytes(f->s, "x", 1, "x.txt", &ref, &f->err));
	r = with_photo(f, "Acme", &ref);
	check(f, blob_refs(f->s, ref.hash, 10, f->arena, &refs, &n, &f->err));
	assert_int_equal(n, 1);
	check(f, blob_writers(f->s, &refs[0], ref.hash, f->arena, &who, &n, &f->err));
	assert_int_equal(n, 1);
	assert_int_equal(who[0][0], 0xaa);
	/* somebody else's edit that brings the name in: the one who made the record does not vouch for it */
	r = new_account(f, "Globex");
	check(f, save(f, r));
	memset(f->c.actor, 0xbb, 16);
	r = load(f, r);
	set_text(f, r, "photo", arena_printf(f->arena, "sha256:%s 1 text/plain y.txt", ref.hash));
	check(f, save(f, r));
	check(f, blob_refs(f->s, ref.hash, 10, f->arena, &refs, &n, &f->err));
	assert_int_equal(n, 2);
	check(f, blob_writers(f->s, &refs[1], ref.hash, f->arena, &who, &n, &f->err));
	assert_int_equal(n, 1);
	assert_int_equal(who[0][0], 0xbb);
}

static void
test_a_full_disk_is_told_and_nothing_is_half_there(void **state)
{
	struct fixture *f = *state;
	struct rlimit was, now;
	char *data = noise(f, 600000, 13);
	const char *path = write_file(f, "big.bin", data, 600000);
	struct fileref ref;
	int rc;

	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &was), 0);
	now = was;
	now.rlim_cur = 400000;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &now), 0);
	rc = blob_add(f->s, path, &ref, &f->err);
	setrlimit(RLIMIT_FSIZE, &was);
	assert_int_equal(rc, HC_STORE);
	assert_int_equal(blob_total(f->s), 0);
	check(f, blob_add(f->s, path, &ref, &f->err));
	assert_int_equal(blob_total(f->s), 600000);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
		T(test_a_small_file_lies_inside_and_a_large_one_beside),
		T(test_an_empty_file_is_a_file),
		T(test_what_is_no_file_is_refused_in_words),
		T(test_saving_never_writes_over_a_file_unless_told),
		T(test_hostile_names_are_made_harmless),
		T(test_the_kind_is_told_by_the_content),
		T(test_the_text_of_a_field_is_read_strictly),
		T(test_pieces_go_on_where_they_were_cut_and_count_only_when_right),
		T(test_a_lost_short_cut_is_no_loss),
		T(test_only_what_is_named_stays),
		T(test_a_purge_takes_the_bytes_unless_another_record_names_them),
		T(test_a_purge_takes_drafts_and_refused_values),
		T(test_doctor_tells_missing_damaged_and_nameless_bytes),
		T(test_a_backup_has_the_bytes_beside_it),
		T(test_what_is_named_and_not_here_is_wanted), T(test_what_a_server_lacks_is_named_until_it_comes),
		T(test_who_wrote_a_name_is_known),
		T(test_a_full_disk_is_told_and_nothing_is_half_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
