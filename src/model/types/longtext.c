/*
 * longtext.c - longtext, longtext(N): lines of plain text, merged line by line.
 */
#include "model/types/types.h"

const struct type type_longtext = {
	.name = "longtext",
	.store = STORE_TEXT,
	.class = CLASS_TEXT,
	.merge = MERGE_TEXT,
	.width = 40,
	.parse = lines_parse,
	.validate = lines_validate,
	.format = text_format,
	.text = text_text,
	.json = text_json,
};
