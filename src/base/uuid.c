/*
 * uuid.c - UUIDv7 with a 12-bit counter where RFC 9562 has rand_a.
 *
 * A new millisecond starts the counter in its lower half, so a burst has 2,048 ids before it borrows from the next one.
 */
#include "base/uuid.h"

#include <string.h>

#include "base/env.h"

static int64_t
stamp_of(const uint8_t id[16])
{
	int64_t ms = 0;

	for (int i = 0; i < 6; i++)
		ms = ms << 8 | id[i];
	return ms;
}

/* The 62 random bits of the next id in a burst: as far apart as fresh ones, but a system call cheaper. An import makes a million
   ids; each new millisecond starts from fresh randomness, and ids are names, not secrets. */
static void
stir(const uint8_t last[16], uint8_t id[16])
{
	uint64_t z = 0;

	for (int i = 8; i < 16; i++)
		z = z << 8 | last[i];
	z += UINT64_C(0x9e3779b97f4a7c15);
	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	z ^= z >> 31;
	for (int i = 15; i >= 8; i--, z >>= 8)
		id[i] = (uint8_t)z;
}

void
uuid_new(const struct env *e, uint8_t last[16], uint8_t ret[16])
{
	int64_t ms = e->now(e), before = stamp_of(last);
	uint8_t id[16];
	unsigned count;

	if (ms < 0)
		ms = 0;
	if (ms > before) {
		e->random(e, id + 6, 10);
		count = (id[6] << 8 | id[7]) & 0x7ff;
	} else {
		/* the same millisecond, or a clock that was set back: go on from the last id */
		ms = before;
		count = ((last[6] & 0x0f) << 8 | last[7]) + 1u;
		stir(last, id);
		if (count > 0xfff) {
			ms++;
			e->random(e, id + 6, 10);
			count = (id[6] << 8 | id[7]) & 0x7ff;
		}
	}
	for (int i = 0; i < 6; i++)
		id[i] = (uint8_t)(ms >> (40 - 8 * i));
	id[6] = (uint8_t)(0x70 | count >> 8);
	id[7] = (uint8_t)count;
	id[8] = (uint8_t)((id[8] & 0x3f) | 0x80);
	memcpy(last, id, 16);
	memcpy(ret, id, 16);
}

void
uuid_format(const uint8_t id[16], char buf[UUID_TEXT])
{
	static const char HEX[] = "0123456789abcdef";
	char *p = buf;

	for (int i = 0; i < 16; i++) {
		if (i == 4 || i == 6 || i == 8 || i == 10)
			*p++ = '-';
		*p++ = HEX[id[i] >> 4];
		*p++ = HEX[id[i] & 15];
	}
	*p = '\0';
}

static int
hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

bool
uuid_parse(const char *s, uint8_t ret[16])
{
	uint8_t id[16];

	for (int i = 0; i < 16; i++) {
		int high, low;

		if (i > 0 && *s == '-')
			s++;
		if ((high = hex_digit(s[0])) < 0 || (low = hex_digit(s[1])) < 0)
			return false;
		id[i] = (uint8_t)(high << 4 | low);
		s += 2;
	}
	if (*s != '\0')
		return false;
	memcpy(ret, id, 16);
	return true;
}
