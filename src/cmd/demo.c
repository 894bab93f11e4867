/*
 * demo.c - see demo.h. What is loaded, and in which order, is a file of commands: data/demo/demo.conf.
 */
#include "cmd/demo.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "cmd/out.h"

/* <dir of the program>/../data/demo (build/ inside the source tree), then the installed folder. */
int
demo_find(const struct env *e, struct arena *a, const char **ret, struct hc_err *err)
{
	const char *said = e->get(e, "HOTCRM_DEMO");
	char exe[4096];
	ssize_t n = readlink("/proc/self/exe", exe, sizeof(exe) - 1);
	const char *candidates[4] = { said, NULL, NULL, NULL };

	if (n > 0) {
		char *slash;

		exe[n] = '\0';
		if ((slash = strrchr(exe, '/')) != NULL) {
			*slash = '\0';
			candidates[1] = arena_printf(a, "%s/../data/demo", exe);
			candidates[2] = arena_printf(a, "%s/../share/hotcrm/data/demo", exe);
		}
	}
	candidates[3] = HC_DATADIR "/data/demo";
	for (size_t i = 0; i < 4; i++)
		if (candidates[i] != NULL && access(arena_printf(a, "%s/demo.conf", candidates[i]), R_OK) == 0) {
			*ret = candidates[i];
			return HC_OK;
		}
	return hc_fail(err, HC_NOTFOUND, 0, "The demo data is not installed; put its folder in $HOTCRM_DEMO or install hotcrm again.");
}

int
demo_load(struct cmd *c, const char *dir, struct hc_err *err)
{
	const char *argv[] = { "source", arena_printf(c->arena, "%s/demo.conf", dir) };
	struct out *shown = c->out;
	struct buf said = BUF_INIT;
	char here[4096];
	int rc;

	/* the files that demo.conf names stand beside it */
	if (getcwd(here, sizeof(here)) == NULL || chdir(dir) != 0)
		return hc_fail(err, HC_STORE, 0, "%s cannot be entered.", dir);
	c->work->as_is = true;
	c->out = out_buffer(c->arena, &said, 80);	/* a dozen import reports are no news here */
	rc = cmd_run(c, 2, argv, err);
	c->out = shown;
	c->work->as_is = false;
	buf_free(&said);
	if (chdir(here) != 0 && rc == HC_OK)
		rc = hc_fail(err, HC_STORE, 0, "%s cannot be entered again.", here);
	if (rc < 0)
		return rc;
	return store_meta_put(c->work->store, "demo", "1", err);
}
