/*
 * arena.h - memory that dies together.
 *
 * Four lifetimes have names (model, window, turn, tx); whoever allocates names the arena. Nothing is freed alone. Out of
 * memory calls the abort handler and aborts: no caller checks for NULL. Memory is zeroed.
 */
#ifndef HC_BASE_ARENA_H
#define HC_BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

#include "hotcrm/plugin.h"

#define arena hc_arena	/* the plugin header's name for the same thing */

struct arena *arena_new(const char *name);
void arena_reset(struct arena *a);	/* runs clean-ups, keeps the first block */
void arena_free(struct arena *a);	/* NULL is allowed */
size_t arena_used(const struct arena *a);

void *arena_alloc(struct arena *a, size_t size);
void *arena_dup(struct arena *a, const void *data, size_t size);
char *arena_strdup(struct arena *a, const char *s);
char *arena_strndup(struct arena *a, const char *s, size_t n);	/* always NUL-terminated */
char *arena_printf(struct arena *a, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
char *arena_vprintf(struct arena *a, const char *fmt, va_list ap);
#define ARENA_NEW(a, T) ((T *)arena_alloc((a), sizeof(T)))
#define ARENA_ARRAY(a, T, n) ((T *)arena_alloc((a), sizeof(T) * (size_t)(n)))

/* fn(arg) when the arena is reset or freed, last registered first: statements, handles. */
void arena_defer(struct arena *a, void (*fn)(void *arg), void *arg);

/* For the few things that outlive arenas (long-lived buffers): abort instead of NULL. */
void *xmalloc(size_t size);
void *xrealloc(void *p, size_t size);
char *xstrdup(const char *s);
/* Called once before abort() when memory is out; the terminal registers its restore here. */
void xmalloc_on_abort(void (*fn)(void));

#endif
