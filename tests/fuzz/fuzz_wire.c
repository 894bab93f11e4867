/*
 * fuzz_wire.c - the lines of the exchange: whatever comes, each is an entry whose promises hold or a sentence; the chain of
 * hashes and the merge of three texts take the same bytes.
 */
#include "fuzz.h"

#include <string.h>

#include "base/arena.h"
#include "base/err.h"
#include "sync/merge.h"
#include "sync/wire.h"

static void
check_lines(const char *data, size_t n)
{
	struct wire_lines l = { .at = data, .end = data + n };
	uint8_t chain[WIRE_HASH] = {0}, hash[WIRE_HASH];
	struct hc_err err = {0};
	const char *line;
	size_t len;
	int rc;

	while ((rc = wire_line(&l, &line, &len, &err)) == 1) {
		struct wire_entry e;

		FUZZ_CHECK(line >= data && line + len < data + n && line[len] == '\n');
		wire_hash(line, len, hash);
		wire_chain(chain, hash);
		if (wire_entry_read(line, len, &e, &err) < 0) {
			FUZZ_CHECK(err.code == HC_INVALID && err.msg[0] != '\0' && strchr(err.msg, '\n') == NULL);
			continue;
		}
		FUZZ_CHECK(e.n > 0 && e.hlc >= 0 && e.base >= 0 && e.at >= 0 && strchr("cudrmpx", e.op) != NULL);
		FUZZ_CHECK(e.d == NULL || json_is_object(e.d));
		json_decref(e.root);
	}
	FUZZ_CHECK(rc == 0 || (rc == HC_INVALID && err.msg[0] != '\0'));
}

/* Three parts of the input, as base, theirs and mine: what only one side changed comes out as that side has it. */
static void
check_merge(const char *data, size_t n)
{
	struct arena *a = arena_new("fuzz");
	size_t third = n / 3, got;
	const char *out;

	if (merge_text(a, data, third, data + third, third, data + 2 * third, third, &out, &got))
		FUZZ_CHECK(strlen(out) <= got && out[got] == '\0');
	FUZZ_CHECK(merge_text(a, data, third, data, third, data + third, third, &out, &got));
	FUZZ_CHECK(got == third && memcmp(out, data + third, third) == 0);
	arena_free(a);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	uint8_t raw[8];
	char text[17];

	check_lines((const char *)data, n);
	if (n < 60000)
		check_merge((const char *)data, n);
	if (n >= 8) {
		wire_hex(data, 8, text);
		FUZZ_CHECK(wire_unhex(text, raw, 8) && memcmp(raw, data, 8) == 0);
	}
	return 0;
}
