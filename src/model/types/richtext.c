/*
 * richtext.c - richtext: Markdown. It is kept and merged as text; drawing it is the screen's business.
 */
#include "model/types/types.h"

const struct type type_richtext = {
	.name = "richtext",
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
