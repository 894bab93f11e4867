/*
 * bad_hook.c - hooks that crash, dawdle and return nonsense, by the bomb's name.
 */
#include <signal.h>
#include <string.h>
#include <time.h>

#include "bad.h"

static hc_field name;

static int
bomb_goes_off(struct hc_tx *tx, struct hc_record *r, struct hc_err *err)
{
	struct timespec t = { .tv_nsec = 60000000 };

	if (strcmp(hc_text(r, name), "crash") == 0)
		raise(SIGSEGV);
	if (strcmp(hc_text(r, name), "slow") == 0)
		nanosleep(&t, NULL);
	return strcmp(hc_text(r, name), "positive") == 0 ? 42 : HC_OK;
}

static const struct hc_fieldref fields[] = { { "bomb.name", &name }, { NULL, NULL } };
static const struct hc_binding bindings[] = {
	{ "bomb_goes_off", HC_HOOK, (void (*)(void))bomb_goes_off },
	{ NULL, 0, NULL }
};

BAD_PLUGIN(bad_hook, HC_ABI, "#file plugin.hot\nplugin bad_hook \"Hook\" 1.0\n"
    "#file bomb.hot\nobject bomb \"Bomb\" \"Bombs\"\n  title name\nfield name text(20) \"Name\"\n"
    "hook bomb_goes_off before create\n", bindings, fields);
