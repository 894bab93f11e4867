/*
 * held.h - how much memory a thread's arenas hold: what is done between two moments can be bounded.
 */
#ifndef HC_BASE_HELD_H
#define HC_BASE_HELD_H

#include "base/arena.h"

/* Bytes of all blocks that this thread's calls took, less those they gave back. Only the difference of two moments says something:
   an arena may be freed by another thread than the one that filled it. */
size_t arena_held(void);
/* Pages of the heap that nothing is left on go back to the system, of all threads. Takes some ms of a large heap. */
void heap_trim(void);
/* An arena that is one of thousands which live at once: it begins with less. */
struct arena *arena_new_small(const char *name);

#endif
