/*
 * bad_circle_b.c - needs bad_circle_a, which needs it.
 */
#include "bad.h"

BAD_PLUGIN(bad_circle_b, HC_ABI, "#file plugin.hot\nplugin bad_circle_b \"Circle\" 1.0\n  requires bad_circle_a 1.0\n", NULL, NULL);
