/*
 * bad.h - a plugin by hand, for the fixtures that a careful build tool would never write.
 */
#ifndef HC_TESTS_BAD_H
#define HC_TESTS_BAD_H

#include <stddef.h>

#include "hotcrm/plugin.h"

#define BAD_PLUGIN(NAME, ABI, TEXT, BINDINGS, FIELDS)					\
	extern const struct hc_plugin hc_plugin_##NAME;					\
	HC_API const struct hc_plugin hc_plugin_##NAME = {				\
		.size = sizeof(struct hc_plugin),					\
		.abi = ABI,								\
		.name = #NAME,								\
		.meta = TEXT,								\
		.bindings = BINDINGS,							\
		.fields = FIELDS							\
	}

#endif
