/*
 * custom.h - objects and fields of the tenant's own (x_...) between a workstation and its server, and two texts of them made one.
 *
 * The text is metadata, not a record: it goes as a whole, before the entries that use its fields. The server takes a text that was
 * made from the one it holds, and refuses another; who was refused merges and comes again.
 */
#ifndef HC_SYNC_CUSTOM_H
#define HC_SYNC_CUSTOM_H

#include "base/arena.h"

#define CUSTOM_HASH 17
#define CUSTOM_MAX (1 << 20)	/* bytes of a text */

/* Names a text; "" for none. */
void custom_hash(const char *text, char ret[CUSTOM_HASH]);

/* What both changed since `base`, directive by directive and option by option. Where both changed the same, theirs stays and *lost
   has ours, as .hot text; "" when nothing was lost. All in the arena. */
const char *custom_merge(struct arena *a, const char *base, const char *ours, const char *theirs, const char **lost);

#endif
