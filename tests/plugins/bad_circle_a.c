/*
 * bad_circle_a.c - needs bad_circle_b, which needs it.
 */
#include "bad.h"

BAD_PLUGIN(bad_circle_a, HC_ABI, "#file plugin.hot\nplugin bad_circle_a \"Circle\" 1.0\n  requires bad_circle_b 1.0\n", NULL, NULL);
