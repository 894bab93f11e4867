/*
 * rollup.c - rollup: an aggregate over the records that point at this one.
 *
 * It has no column and cannot be written; it reads and compares as the type of its result.
 */
#include "model/types/types.h"

const struct type type_rollup = {
	.name = "rollup",
	.store = STORE_NONE,
	.class = CLASS_OPAQUE,
	.merge = MERGE_NONE,
	.width = 14,
	.parse = computed_parse,
	.validate = computed_validate,
	.format = computed_format,
	.text = computed_text,
	.json = computed_json,
};
