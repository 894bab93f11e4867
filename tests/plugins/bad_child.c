/*
 * bad_child.c - good itself, but it needs bad_text.
 */
#include "bad.h"

BAD_PLUGIN(bad_child, HC_ABI, "#file plugin.hot\nplugin bad_child \"Child\" 1.0\n  requires bad_text 1.0\n", NULL, NULL);
