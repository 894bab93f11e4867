/*
 * words.h - what lines of the exchange are likely to hold: the dictionary of the coding "hot1".
 *
 * The text is part of the protocol. It is never changed; another one gets another name.
 */
#ifndef HC_NET_WORDS_H
#define HC_NET_WORDS_H

#include <stddef.h>

extern const char words_hot1[];
extern const size_t words_hot1_size;

#endif
