/*
 * test_exchange.c - the server's half of sync against what must not happen: cut, forged, doubled and foreign requests.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/uuid.h"
#include "host/host.h"
#include "serve/exchange.h"
#include "store/db.h"
#include "store/feed.h"
#include "store/replica.h"
#include "sync/merge.h"
#include "tests/unit/place_help.h"

#define ZEROS "00000000000000000000000000000000"
#define ID "01a20adb-0000-7734-944d-c764f7dce325"

struct world {
	char dir[64], path[300];
	struct arena *arena;
	struct env *env;
	struct work *w;
	struct hc_err err;
	struct exchange_reply r;
	const char *epoch;
	int64_t dev;
};

static int
open_world(void **state)
{
	struct world *t = calloc(1, sizeof(*t));

	snprintf(t->dir, sizeof(t->dir), "exchange-XXXXXX");
	assert_non_null(mkdtemp(t->dir));
	if (!test_place(t->path, sizeof(t->path)))
		snprintf(t->path, sizeof(t->path), "%s/w.db", t->dir);
	t->arena = arena_new("test");
	t->env = env_fixed(t->arena, INT64_C(1795392000000), 1, 3);
	env_fixed_put(t->env, "HOTCRM_PLUGINS", "-");
	env_fixed_put(t->env, "HOME", "/nonexistent");
	assert_int_equal(work_init(t->env, t->path, &t->w, &t->err), HC_OK);
	assert_int_equal(exchange_join(t->w, "{\"v\":1,\"name\":\"test\"}", 21, &t->r, &t->err), HC_OK);
	assert_int_equal(t->r.status, 200);
	assert_int_equal(replica_get(t->w->store, t->arena, "epoch", &t->epoch, &t->err), HC_OK);
	t->dev = 1;
	*state = t;
	return 0;
}

static int
close_world(void **state)
{
	struct world *t = *state;

	exchange_free(&t->r);
	work_close(t->w);
	arena_free(t->arena);
	store_remove(t->path);
	rmdir(t->dir);
	free(t);
	return 0;
}

static void
clear(struct world *t)
{
	exchange_free(&t->r);
	t->r = (struct exchange_reply){0};
}

static int
post(struct world *t, const char *body, size_t len)
{
	clear(t);
	if (exchange_sync(t->w, false, body, len, &t->r, &t->err) < 0)
		fail_msg("%s", t->err.msg);
	return t->r.status;
}

/* A good first line, and what follows it. */
static int
send_lines(struct world *t, const char *cursor, const char *lines)
{
	const char *body = arena_printf(t->arena, "{\"v\":1,\"dev\":%d,\"epoch\":\"%s\",\"cursor\":\"%s\",\"acked_n\":0,\"chain\":\"" ZEROS
	    "\"}\n%s", (int)t->dev, t->epoch, cursor, lines);

	return post(t, body, strlen(body));
}

#define TAG(n, name) "{\"n\":" n ",\"tx\":1,\"h\":117662816665600000,\"o\":\"tag\",\"id\":\"" ID "\",\"op\":\"c\",\"d\":{\"name\":\"" name "\"}}\n"

static int64_t
tags(struct world *t)
{
	uint8_t (*ids)[16];
	size_t n;

	assert_int_equal(replica_ids(t->w->store, model_object(t->w->model, "tag"), t->arena, &ids, &n, &t->err), HC_OK);
	return (int64_t)n;
}

static void
test_an_entry_is_taken_once_however_often_it_comes(void **state)
{
	struct world *t = *state;

	assert_int_equal(send_lines(t, "", TAG("1", "red")), 200);
	assert_non_null(strstr(buf_str(&t->r.body), "{\"r\":1,\"st\":\"ok\""));
	assert_int_equal(send_lines(t, "", TAG("1", "red")), 200);
	assert_non_null(strstr(buf_str(&t->r.body), "{\"r\":1,\"st\":\"ok\""));
	assert_int_equal(tags(t), 1);
}

static void
test_what_protects_is_worked_out_again_and_an_edit_that_says_otherwise_waits(void **state)
{
	static const char order[] = "object x_order \"Order\" \"Orders\"\n  title name\n"
	    "field name text(50) \"Name\"\nfield amount integer \"Amount\"\nfield level text(20) \"Level\"\n"
	    "workflow grade on create update\n  verify\n  set level = if(amount > 100, \"high\", \"low\")\n";
	struct world *t = *state;

	if (work_customise(t->w, order, &t->err) < 0)
		fail_msg("%s", t->err.msg);
#define ORDER(n, id, op, d) "{\"n\":" n ",\"tx\":" id ",\"h\":117662816665600000,\"o\":\"x_order\",\"id\":\"01a20adb-0000-7734-944d-c764f7dce30" id \
	"\",\"op\":\"" op "\",\"d\":{" d "}}\n"
	/* as the device's own workflow had it, in one entry or as two */
	assert_int_equal(send_lines(t, "", ORDER("1", "1", "c", "\"name\":\"A\",\"amount\":500,\"level\":\"high\"")), 200);
	assert_non_null(strstr(buf_str(&t->r.body), "{\"r\":1,\"st\":\"ok\""));
	assert_int_equal(send_lines(t, "", ORDER("2", "2", "c", "\"name\":\"B\",\"amount\":500")
	    ORDER("3", "2", "u", "\"level\":[null,\"high\"]")), 200);
	assert_non_null(strstr(buf_str(&t->r.body), "{\"r\":2,\"st\":\"ok\""));
	/* by somebody who would rather not be asked */
	assert_int_equal(send_lines(t, "", ORDER("4", "4", "c", "\"name\":\"C\",\"amount\":500,\"level\":\"low\"")), 200);
	assert_non_null(strstr(buf_str(&t->r.body), "{\"r\":4,\"st\":\"parked\""));
	assert_non_null(strstr(buf_str(&t->r.body), "Level comes out as high on the server and not as low"));
	/* the transaction that follows is another one */
	assert_int_equal(send_lines(t, "", ORDER("5", "5", "c", "\"name\":\"D\",\"amount\":50,\"level\":\"low\"")), 200);
	assert_non_null(strstr(buf_str(&t->r.body), "{\"r\":5,\"st\":\"ok\""));
#undef ORDER
}

static void
test_another_entry_under_a_number_that_was_used_is_a_fork(void **state)
{
	struct world *t = *state;

	assert_int_equal(send_lines(t, "", TAG("1", "red")), 200);
	assert_int_equal(send_lines(t, "", TAG("1", "blue")), 409);
	assert_string_equal(t->r.code, "forked");
	assert_string_equal(buf_str(&t->r.extra), "\"from\":1");
}

/* Somebody put an older copy of the file in place: what the device was told of is asked for again, not given up. */
static void
test_entries_that_the_server_lost_are_asked_for_again(void **state)
{
	struct world *t = *state;
	const char *body = arena_printf(t->arena, "{\"v\":1,\"dev\":1,\"epoch\":\"%s\",\"cursor\":\"\",\"acked_n\":7,\"chain\":\"" ZEROS
	    "\"}\n", t->epoch);

	assert_int_equal(send_lines(t, "", TAG("1", "red")), 200);
	assert_int_equal(post(t, body, strlen(body)), 409);
	assert_string_equal(t->r.code, "gap");
	assert_string_equal(buf_str(&t->r.extra), "\"expect\":2");
	t->dev = 9;
	assert_int_equal(send_lines(t, "", TAG("1", "red")), 409);
	assert_string_equal(t->r.code, "gap");
	assert_string_equal(buf_str(&t->r.extra), "\"expect\":1");
}

static void
test_a_gap_says_which_entry_is_next_and_takes_nothing(void **state)
{
	struct world *t = *state;

	assert_int_equal(send_lines(t, "", TAG("5", "red")), 409);
	assert_string_equal(t->r.code, "gap");
	assert_string_equal(buf_str(&t->r.extra), "\"expect\":1");
	assert_int_equal(tags(t), 0);
	assert_int_equal(t->r.body.len, 0);
}

static void
test_a_request_cut_at_any_byte_is_malformed_or_whole(void **state)
{
	struct world *t = *state;
	const char *body = arena_printf(t->arena, "{\"v\":1,\"dev\":1,\"epoch\":\"%s\",\"cursor\":\"\",\"acked_n\":0,\"chain\":\"" ZEROS "\"}\n"
	    TAG("1", "red"), t->epoch);
	size_t n = strlen(body);

	for (size_t i = 0; i < n; i++) {
		int status = post(t, body, i);

		/* cut right behind the first line it is a whole request without entries */
		assert_true(status == 400 || (status == 200 && body[i - 1] == '\n'));
		assert_int_equal(tags(t), 0);
	}
	assert_int_equal(post(t, body, n), 200);
	assert_int_equal(tags(t), 1);
}

static void
test_a_forged_or_foreign_cursor_is_refused(void **state)
{
	struct world *t = *state;
	char *cursor, *end;

	assert_int_equal(send_lines(t, "", ""), 200);
	cursor = strstr(arena_strdup(t->arena, buf_str(&t->r.body)), "\"cursor\":\"") + 10;
	end = strchr(cursor, '"');
	*end = 0;
	assert_int_equal(send_lines(t, cursor, ""), 200);
	for (size_t i = 0; cursor[i]; i++) {
		char was = cursor[i];

		cursor[i] = was == '1' ? '2' : '1';
		assert_int_equal(send_lines(t, cursor, ""), 400);
		assert_string_equal(t->r.code, "bad-cursor");
		cursor[i] = was;
	}
	assert_int_equal(send_lines(t, "99999999999999999999999.1.1.ab", ""), 400);
	/* another device of the same user cannot use it */
	clear(t);
	assert_int_equal(exchange_join(t->w, "{\"v\":1,\"name\":\"two\"}", 20, &t->r, &t->err), HC_OK);
	t->dev = 2;
	assert_int_equal(send_lines(t, cursor, ""), 400);
}

static void
test_an_edit_that_may_not_be_is_parked_with_its_reason_and_blocks_nothing(void **state)
{
	struct world *t = *state;

	assert_int_equal(send_lines(t, "",
	    "{\"n\":1,\"tx\":1,\"h\":117662816665600000,\"o\":\"tag\",\"id\":\"" ID "\",\"op\":\"c\",\"d\":{\"color\":\"#ff0000\"}}\n"
	    "{\"n\":2,\"tx\":2,\"h\":117662816665600000,\"o\":\"tag\",\"id\":\"" ID "\",\"op\":\"u\",\"d\":{\"name\":[null,\"x\"]}}\n"
	    "{\"n\":3,\"tx\":3,\"h\":117662816665600000,\"o\":\"unicorn\",\"id\":\"" ID "\",\"op\":\"c\",\"d\":{}}\n"
	    "{\"n\":4,\"tx\":4,\"h\":117662816665600000,\"o\":\"job\",\"id\":\"" ID "\",\"op\":\"c\",\"d\":{\"kind\":\"x\"}}\n"
	    "{\"n\":5,\"tx\":5,\"h\":117662816665600000,\"o\":\"tag\",\"id\":\"01a20adb-0001-7734-944d-c764f7dce325\",\"op\":\"c\",\"d\":{\"name\":7}}\n"
	    "{\"n\":6,\"tx\":6,\"h\":117662816665600000,\"o\":\"tag\",\"id\":\"01a20adb-0002-7734-944d-c764f7dce325\",\"op\":\"c\",\"d\":{\"name\":\"fine\"}}\n"), 200);
	assert_non_null(strstr(buf_str(&t->r.body), "{\"r\":1,\"st\":\"parked\",\"code\":\"invalid\""));
	assert_non_null(strstr(buf_str(&t->r.body), "{\"r\":2,\"st\":\"parked\",\"code\":\"depends\""));
	assert_non_null(strstr(buf_str(&t->r.body), "{\"r\":3,\"st\":\"parked\",\"code\":\"schema\""));
	assert_non_null(strstr(buf_str(&t->r.body), "{\"r\":4,\"st\":\"parked\",\"code\":\"denied\""));
	assert_non_null(strstr(buf_str(&t->r.body), "{\"r\":5,\"st\":\"parked\",\"code\":\"invalid\""));
	assert_non_null(strstr(buf_str(&t->r.body), "{\"r\":6,\"st\":\"ok\""));
	assert_int_equal(tags(t), 1);
	assert_int_equal(feed_parked_count(t->w->store, 1), 5);
}

/* A record that the server refused is erased where it was made: its values do not stay in the list of what was refused. */
static void
test_what_was_refused_and_then_erased_is_not_kept(void **state)
{
	struct world *t = *state;
	int64_t kept = 0;

	assert_int_equal(send_lines(t, "", "{\"n\":1,\"tx\":1,\"h\":117662816665600000,\"o\":\"tag\",\"id\":\"" ID "\",\"op\":\"c\",\"d\":{\"name\":7,"
	    "\"color\":\"#c0ffee\"}}\n"), 200);
	assert_int_equal(db_int(t->w->store, &kept, NULL, "SELECT count(*) FROM parked WHERE instr(body, 'c0ffee') > 0"), HC_OK);
	assert_int_equal(kept, 1);
	assert_int_equal(send_lines(t, "", "{\"n\":2,\"tx\":2,\"h\":117662816665600000,\"o\":\"tag\",\"id\":\"" ID "\",\"op\":\"p\"}\n"), 200);
	assert_non_null(strstr(buf_str(&t->r.body), "{\"r\":2,\"st\":\"ok\""));
	assert_int_equal(db_int(t->w->store, &kept, NULL, "SELECT count(*) FROM parked WHERE instr(body, 'c0ffee') > 0"), HC_OK);
	assert_int_equal(kept, 0);
	/* nor do they come back with a copy of the workspace that hands them in once more */
	assert_int_equal(send_lines(t, "", "{\"n\":3,\"tx\":3,\"h\":117662816665600000,\"o\":\"tag\",\"id\":\"" ID "\",\"op\":\"c\",\"d\":{\"name\":7,"
	    "\"color\":\"#c0ffee\"}}\n"), 200);
	assert_int_equal(db_int(t->w->store, &kept, NULL, "SELECT count(*) FROM parked WHERE instr(body, 'c0ffee') > 0"), HC_OK);
	assert_int_equal(kept, 0);
}

/* Also when the transaction that erases it is refused for something else in it. */
static void
test_an_erasure_that_was_refused_empties_the_list_of_what_was_refused(void **state)
{
	struct world *t = *state;
	int64_t kept = 0;

	assert_int_equal(send_lines(t, "", "{\"n\":1,\"tx\":1,\"h\":117662816665600000,\"o\":\"tag\",\"id\":\"" ID "\",\"op\":\"c\",\"d\":{\"name\":7,"
	    "\"color\":\"#c0ffee\"}}\n"), 200);
	assert_int_equal(send_lines(t, "", "{\"n\":2,\"tx\":2,\"h\":117662816665600000,\"o\":\"tag\",\"id\":\"" ID "\",\"op\":\"p\"}\n"
	    "{\"n\":3,\"tx\":2,\"h\":117662816665600000,\"o\":\"tag\",\"id\":\"01a20adb-0001-7734-944d-c764f7dce325\",\"op\":\"c\",\"d\":{\"name\":7}}\n"), 200);
	assert_non_null(strstr(buf_str(&t->r.body), "{\"r\":2,\"st\":\"parked\",\"code\":\"depends\""));
	assert_int_equal(db_int(t->w->store, &kept, NULL, "SELECT count(*) FROM parked WHERE instr(body, 'c0ffee') > 0"), HC_OK);
	assert_int_equal(kept, 0);
}

static void
test_a_field_that_the_server_does_not_know_is_kept_and_sent_on(void **state)
{
	struct world *t = *state;

	assert_int_equal(send_lines(t, "", "{\"n\":1,\"tx\":1,\"h\":117662816665600000,\"o\":\"tag\",\"id\":\"" ID
	    "\",\"op\":\"c\",\"d\":{\"name\":\"red\",\"mood\":\"calm\"}}\n"), 200);
	clear(t);
	for (int64_t b = 1; b < 60 && !strstr(buf_str(&t->r.body), "calm"); b++) {
		clear(t);
		assert_int_equal(exchange_snapshot(t->w, 1, b, "", 100, &t->r, &t->err), HC_OK);
	}
	assert_non_null(strstr(buf_str(&t->r.body), "\"x\":{\"mood\":\"calm\"}"));
}

/* From here on Eve asks, who is no administrator. */
static void
become_eve(struct world *t)
{
	struct hc_tx *tx;
	struct hc_record *r;
	uint8_t id[16];

	assert_int_equal(tx_begin(t->w, SOURCE_SYSTEM, "user", &tx, &t->err), HC_OK);
	r = record_new(tx->arena, t->w->model, model_object(t->w->model, "user"));
	assert_int_equal(engine_set(tx, r, "name", "Eve", &t->err), HC_OK);
	assert_int_equal(engine_set(tx, r, "login", "eve", &t->err), HC_OK);
	assert_int_equal(engine_set(tx, r, "role", "standard", &t->err), HC_OK);
	assert_int_equal(engine_save(tx, r, &t->err), HC_OK);
	memcpy(id, r->values[SLOT_ID].id, 16);
	assert_int_equal(tx_commit(tx, &t->err), HC_OK);
	assert_int_equal(work_become(t->w, id, &t->err), HC_OK);
}

static void
test_another_user_cannot_speak_for_a_device(void **state)
{
	struct world *t = *state;

	become_eve(t);
	assert_int_equal(send_lines(t, "", TAG("1", "red")), 409);
	assert_string_equal(t->r.code, "forked");
	clear(t);
	assert_int_equal(exchange_snapshot(t->w, 1, 1, "", 10, &t->r, &t->err), HC_OK);
	assert_int_equal(t->r.status, 409);
}

/* One exchange that brings everything; the cursor that it ends with. */
static const char *
caught_up(struct world *t)
{
	const char *at;

	assert_int_equal(send_lines(t, "", ""), 200);
	at = strstr(buf_str(&t->r.body), "\"cursor\":\"");
	assert_non_null(at);
	return arena_strndup(t->arena, at + 10, strcspn(at + 10, "\""));
}

static void
save_one(struct world *t, const char *object, const char *field, const char *value)
{
	struct hc_tx *tx;
	struct hc_record *r;

	assert_int_equal(tx_begin(t->w, SOURCE_SYSTEM, "save", &tx, &t->err), HC_OK);
	r = record_new(tx->arena, t->w->model, model_object(t->w->model, object));
	assert_int_equal(engine_set(tx, r, field, value, &t->err), HC_OK);
	assert_int_equal(engine_save(tx, r, &t->err), HC_OK);
	assert_int_equal(tx_commit(tx, &t->err), HC_OK);
}

static void
test_a_commit_concerns_the_devices_that_see_it_and_leaves_the_others_waiting(void **state)
{
	struct world *t = *state;
	struct exchange_watch all, none;
	struct exchange_news n;
	const char *cursor = caught_up(t);

	clear(t);
	assert_int_equal(exchange_wait_for(t->w, 1, cursor, t->arena, &all, &t->r, &t->err), HC_OK);
	assert_int_equal(t->r.status, 204);
	none = all;
	none.n = 0;
	assert_int_equal(exchange_news(t->w, all.seq, t->arena, &n, &t->err), HC_OK);
	assert_false(n.doubt);
	assert_false(exchange_concerns(&n, &all));	/* nothing came */
	save_one(t, "tag", "name", "red");
	assert_int_equal(exchange_news(t->w, all.seq, t->arena, &n, &t->err), HC_OK);
	assert_false(n.doubt);
	assert_true(n.head > all.seq);
	assert_true(exchange_concerns(&n, &all));
	assert_false(exchange_concerns(&n, &none));	/* whose user sees no tags */
	all.seq = n.head;
	assert_false(exchange_concerns(&n, &all));	/* it came after that */
	clear(t);
	assert_int_equal(exchange_wait(t->w, 1, cursor, &t->r, &t->err), HC_OK);
	assert_int_equal(t->r.status, 200);	/* as one is told who asks alone */
}

static void
test_when_rights_may_have_moved_each_device_is_asked_by_itself(void **state)
{
	struct world *t = *state;
	struct exchange_watch watch;
	struct exchange_news n;
	const char *cursor = caught_up(t);

	clear(t);
	assert_int_equal(exchange_wait_for(t->w, 1, cursor, t->arena, &watch, &t->r, &t->err), HC_OK);
	save_one(t, "team", "name", "North");
	assert_int_equal(exchange_news(t->w, watch.seq, t->arena, &n, &t->err), HC_OK);
	assert_true(n.doubt);
}

/* Tags without the name that they must have, as a device sends them that states how many it brought. */
static int
bring(struct world *t, const char *brought, const char *const *entries, size_t n)
{
	struct buf b = BUF_INIT;
	int status;

	buf_printf(&b, "{\"v\":1,\"dev\":%d,\"epoch\":\"%s\",\"cursor\":\"\",\"acked_n\":0,\"chain\":\"" ZEROS "\"%s}\n", (int)t->dev,
	    t->epoch, brought);
	for (size_t i = 0; i < n; i++) {
		char last = entries[i][0];

		buf_printf(&b, "{\"n\":%c,\"tx\":%c,\"h\":117662816665600000,\"o\":\"tag\",\"id\":\"01a20adb-000%c-7734-944d-c764f7dce325\","
		    "\"op\":\"c\",\"d\":{\"color\":\"#ff0000\"}%s}\n", last, last, last, entries[i] + 1);
	}
	status = post(t, buf_str(&b), b.len);
	buf_free(&b);
	return status;
}

#define LONG_AGO ",\"a\":1000"
#define BY_SYSTEM ",\"s\":7"

static void
test_only_what_a_workspace_held_when_it_joined_is_taken_as_it_is(void **state)
{
	static const char *const first[] = { "1", "2" LONG_AGO, "3" BY_SYSTEM, "4" LONG_AGO BY_SYSTEM }, *const later[] = { "5" LONG_AGO BY_SYSTEM };
	struct world *t = *state;

	assert_int_equal(bring(t, ",\"brought\":1", first, 4), 200);
	assert_non_null(strstr(buf_str(&t->r.body), "{\"r\":1,\"st\":\"ok\""));
	/* neither an old date nor a source stands in for the number */
	assert_non_null(strstr(buf_str(&t->r.body), "{\"r\":2,\"st\":\"parked\",\"code\":\"invalid\""));
	assert_non_null(strstr(buf_str(&t->r.body), "{\"r\":3,\"st\":\"parked\",\"code\":\"invalid\""));
	assert_non_null(strstr(buf_str(&t->r.body), "{\"r\":4,\"st\":\"parked\",\"code\":\"invalid\""));
	/* and the number is heard once */
	assert_int_equal(bring(t, ",\"brought\":1000", later, 1), 200);
	assert_non_null(strstr(buf_str(&t->r.body), "{\"r\":5,\"st\":\"parked\",\"code\":\"invalid\""));
}

static void
test_a_device_that_brought_nothing_cannot_say_so_later(void **state)
{
	static const char *const one[] = { "1" };
	struct world *t = *state;

	assert_int_equal(send_lines(t, "", ""), 200);
	assert_int_equal(bring(t, ",\"brought\":9", one, 1), 200);
	assert_non_null(strstr(buf_str(&t->r.body), "{\"r\":1,\"st\":\"parked\",\"code\":\"invalid\""));
}

static void
test_what_somebody_brings_who_is_no_administrator_is_judged_in_full(void **state)
{
	static const char *const one[] = { "1" LONG_AGO };
	struct world *t = *state;

	become_eve(t);
	clear(t);
	assert_int_equal(exchange_join(t->w, "{\"v\":1,\"name\":\"eve\"}", 20, &t->r, &t->err), HC_OK);
	t->dev = 2;
	assert_int_equal(bring(t, ",\"brought\":9", one, 1), 200);
	assert_non_null(strstr(buf_str(&t->r.body), "{\"r\":1,\"st\":\"parked\",\"code\":\"invalid\""));
}

static void
test_texts_merge_by_lines_and_clash_only_on_the_same_ones(void **state)
{
	struct world *t = *state;
	const char *out;
	size_t n;

	assert_true(merge_text(t->arena, "a\nb\nc\n", 6, "a\nB\nc\n", 6, "a\nb\nc\nd\n", 8, &out, &n));
	assert_string_equal(out, "a\nB\nc\nd\n");
	assert_false(merge_text(t->arena, "a\nb\nc\n", 6, "a\nB\nc\n", 6, "a\nX\nc\n", 6, &out, &n));
	assert_true(merge_text(t->arena, "", 0, "x\n", 2, "x\n", 2, &out, &n));
	assert_string_equal(out, "x\n");
}

#define T(name) cmocka_unit_test_setup_teardown(name, open_world, close_world)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(test_an_entry_is_taken_once_however_often_it_comes),
		T(test_what_protects_is_worked_out_again_and_an_edit_that_says_otherwise_waits),
		T(test_another_entry_under_a_number_that_was_used_is_a_fork),
		T(test_entries_that_the_server_lost_are_asked_for_again),
		T(test_a_gap_says_which_entry_is_next_and_takes_nothing),
		T(test_a_request_cut_at_any_byte_is_malformed_or_whole),
		T(test_a_forged_or_foreign_cursor_is_refused),
		T(test_an_edit_that_may_not_be_is_parked_with_its_reason_and_blocks_nothing),
		T(test_what_was_refused_and_then_erased_is_not_kept),
		T(test_an_erasure_that_was_refused_empties_the_list_of_what_was_refused),
		T(test_a_field_that_the_server_does_not_know_is_kept_and_sent_on),
		T(test_another_user_cannot_speak_for_a_device),
		T(test_a_commit_concerns_the_devices_that_see_it_and_leaves_the_others_waiting),
		T(test_when_rights_may_have_moved_each_device_is_asked_by_itself),
		T(test_only_what_a_workspace_held_when_it_joined_is_taken_as_it_is),
		T(test_a_device_that_brought_nothing_cannot_say_so_later),
		T(test_what_somebody_brings_who_is_no_administrator_is_judged_in_full),
		T(test_texts_merge_by_lines_and_clash_only_on_the_same_ones),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
