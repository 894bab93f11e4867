/*
 * bad_abi.c - built for a plugin interface that is not this one.
 */
#include "bad.h"

BAD_PLUGIN(bad_abi, HC_ABI + 100, "#file plugin.hot\nplugin bad_abi \"Wrong ABI\" 1.0\n", NULL, NULL);
