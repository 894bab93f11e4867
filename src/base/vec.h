/*
 * vec.h - a typed array that grows in an arena.
 *
 *	VEC(struct field *) fields = {0};
 *	vec_push(a, &fields, f);
 *	for (size_t i = 0; i < fields.n; i++) use(fields.at[i]);
 */
#ifndef HC_BASE_VEC_H
#define HC_BASE_VEC_H

#include "base/arena.h"

#define VEC(...) struct { __VA_ARGS__ *at; size_t n, cap; }
#define vec_push(a, v, item) \
	((v)->n == (v)->cap ? \
	    ((v)->at = vec_grow((a), (v)->at, &(v)->cap, sizeof(*(v)->at)), (void)0) : (void)0, \
	    (void)((v)->at[(v)->n++] = (item)))

/* Doubles the room; the old array stays in the arena. */
void *vec_grow(struct arena *a, void *at, size_t *cap, size_t size);

#endif
