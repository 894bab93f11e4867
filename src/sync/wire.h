/*
 * wire.h - the lines of the exchange, for both ends: entries up, results and changes down (hotcrm-sync(7), sync.md section 4).
 *
 * Everything read here comes from outside: bounded, strict, and an error says what is wrong and in which line.
 */
#ifndef HC_SYNC_WIRE_H
#define HC_SYNC_WIRE_H

#include "base/arena.h"
#include "base/json.h"

#define WIRE_LINE (1 << 20)
#define WIRE_HASH 16

struct wire_lines {
	const char *at, *end;
	int line;		/* of the last one read, from 1 */
};
/* 1 a line, without its newline; 0 the end; HC_INVALID: too long, or the last one is cut (no newline). */
int wire_line(struct wire_lines *l, const char **line, size_t *len, struct hc_err *err);

/* One edit as a device sends it. Pointers live as long as root, which the caller frees. */
struct wire_entry {
	int64_t n, tx, hlc, at, base;
	int source;		/* enum journal_source */
	const char *object;
	uint8_t id[16];
	char op;		/* c u d r m p, x for one that has nothing to tell any more */
	const json_t *d;	/* c: {"field":value}; u, m: {"field":[old,new]}; NULL if there is none */
	const char *line;	/* the bytes it came in */
	size_t len;
	json_t *root;
};
int wire_entry_read(const char *line, size_t len, struct wire_entry *ret, struct hc_err *err);

/* Of one line; and how the chain of all lines goes on with it. */
void wire_hash(const char *line, size_t len, uint8_t ret[WIRE_HASH]);
void wire_chain(uint8_t chain[WIRE_HASH], const uint8_t hash[WIRE_HASH]);
void wire_hex(const uint8_t *data, size_t n, char *ret);	/* 2n + 1 bytes */
bool wire_unhex(const char *text, uint8_t *ret, size_t n);

/* Members of an object, checked; *ret is untouched when there is none and `must` is false. */
int wire_int(const json_t *o, const char *name, bool must, int64_t *ret, struct hc_err *err);
int wire_text(const json_t *o, const char *name, bool must, const char **ret, struct hc_err *err);
int wire_id(const json_t *o, const char *name, uint8_t ret[16], struct hc_err *err);

#endif
