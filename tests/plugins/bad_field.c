/*
 * bad_field.c - uses a field that its own object does not have.
 */
#include "bad.h"

static hc_field wings;
static const struct hc_fieldref fields[] = { { "pig.wings", &wings }, { NULL, NULL } };

BAD_PLUGIN(bad_field, HC_ABI, "#file plugin.hot\nplugin bad_field \"Field\" 1.0\n"
    "#file pig.hot\nobject pig \"Pig\" \"Pigs\"\n  title name\nfield name text(20) \"Name\"\n", NULL, fields);
