/*
 * langmap.h - letters of other keyboards, by their place: what key a person meant.
 */
#ifndef HC_UI_LANGMAP_H
#define HC_UI_LANGMAP_H

#include <stdbool.h>
#include <stdint.h>

/* The key that a letter's place has on a US keyboard; the code point itself when no language of the list ("ru,el") has it. */
uint32_t langmap_key(const char *languages, uint32_t code);
/* All names of the list are known. */
bool langmap_known(const char *languages);

#endif
