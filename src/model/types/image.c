/*
 * image.c - image: as file, and what can draw pictures draws it.
 */
#include "model/types/types.h"

const struct type type_image = {
	.name = "image",
	.store = STORE_TEXT,
	.class = CLASS_OPAQUE,
	.merge = MERGE_LAST,
	.width = 20,
	.parse = file_parse,
	.validate = file_validate,
	.format = file_format,
	.text = text_text,
	.json = text_json,
};
