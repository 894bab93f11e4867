/*
 * bad_missing.c - needs a plugin that nobody has.
 */
#include "bad.h"

BAD_PLUGIN(bad_missing, HC_ABI, "#file plugin.hot\nplugin bad_missing \"Missing\" 1.0\n  requires nowhere 1.0\n", NULL, NULL);
