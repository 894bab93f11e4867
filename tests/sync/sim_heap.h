/*
 * sim_heap.h - memory of the simulator: what a seed allocates lies apart from the world that it is a fork of.
 */
#ifndef HC_TESTS_SIM_HEAP_H
#define HC_TESTS_SIM_HEAP_H

/* For a process that makes worlds: reserves a place for the memory of its forks. */
void heap_prepare(void);

/* In a fork of it: from here on all memory comes from that place; what is given back of the world's is left alone. */
void heap_begin(void);

#endif
