/*
 * worddiff.h - what changed from one text to another, word by word, for people to read.
 *
 * Not a patch: nothing is applied by it. Texts that differ too much to be compared in a moment are shown as taken out and put in.
 */
#ifndef HC_BASE_WORDDIFF_H
#define HC_BASE_WORDDIFF_H

#include "base/arena.h"
#include "base/buf.h"

/* Appends `to` with what is not in `from` as {+so+} and what `from` had instead as [-so-]. Scratch memory from the arena. */
void worddiff(struct arena *a, const char *from, const char *to, struct buf *out);

#endif
