/*
 * fuzz.h - what a fuzz target is: tests/fuzz/fuzz_<x>.c with this one function, and a corpus in tests/fuzz/corpus/<x>/.
 *
 * `make check` replays the corpus through it; a build with --enable-fuzz (clang) makes it a libFuzzer program:
 * ./fuzz_<x> -close_fd_mask=1 corpus/<x>. A finding goes into the corpus, small, together with its mending.
 */
#ifndef HC_FUZZ_H
#define HC_FUZZ_H

#include <stddef.h>
#include <stdint.h>

/* Must neither crash, leak nor keep state, whatever the bytes are. Checks promises with assert-like FUZZ_CHECK. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* Unlike assert(), never compiled out. */
#define FUZZ_CHECK(what) ((what) ? (void)0 : __builtin_trap())

#endif
