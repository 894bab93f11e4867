/*
 * encoding.h - what intake.c and encoding.c share about single characters.
 */
#ifndef HC_EXCHANGE_ENCODING_H
#define HC_EXCHANGE_ENCODING_H

#include "exchange/intake.h"

/* The code point of a byte in one of the single-byte encodings. */
uint32_t encoding_byte(enum encoding e, unsigned char c);

#endif
