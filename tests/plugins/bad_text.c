/*
 * bad_text.c - its .hot text does not hold together, and another plugin needs it.
 */
#include "bad.h"

BAD_PLUGIN(bad_text, HC_ABI, "#file plugin.hot\nplugin bad_text \"Text\" 1.0\n"
    "#file cow.hot\nobject cow \"Cow\" \"Cows\"\n  title nmae\nfield name text(20) \"Name\"\n", NULL, NULL);
