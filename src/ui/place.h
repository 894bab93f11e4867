/*
 * place.h - the places where keys can be bound: "browse", "list", "list:lead", "form". What a window names as its contexts is here.
 */
#ifndef HC_UI_PLACE_H
#define HC_UI_PLACE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

enum place_by {
	PLACE_WHOLE,		/* nothing follows behind a colon */
	PLACE_OBJECT,		/* list:lead */
	PLACE_DASHBOARD
};

/* Is this a place? *by (if not NULL): what its part behind the colon is, if it has one. */
bool place_known(const char *name, enum place_by *by);
/* HC_INVALID says what it might have been. */
int place_check(const char *name, struct hc_err *err);
/* All names in order, NULL behind the last. */
const char *place_name(size_t i);

#endif
