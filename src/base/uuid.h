/*
 * uuid.h - record ids: UUIDv7 (RFC 9562), 16 bytes, ordered by time.
 */
#ifndef HC_BASE_UUID_H
#define HC_BASE_UUID_H

#include <stdbool.h>
#include <stdint.h>

struct env;

#define UUID_TEXT 37	/* with the NUL */

/* `last` holds the id made before (or zeros) and is updated: ids made within one ms stay in order (RFC 9562 6.2, method 1). */
void uuid_new(const struct env *e, uint8_t last[16], uint8_t ret[16]);
void uuid_format(const uint8_t id[16], char buf[UUID_TEXT]);	/* lower case, with hyphens */
bool uuid_parse(const char *s, uint8_t ret[16]);		/* 32 hex digits, hyphens anywhere between bytes */

#endif
