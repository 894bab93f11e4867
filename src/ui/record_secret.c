/*
 * record_secret.c - what an encrypted field of the record holds, in the message line, when it is asked for.
 */
#include "model/sealed.h"
#include "ui/record.h"
#include "ui/window.h"

static int
run_show(struct window *w, const struct call *c, struct hc_err *err)
{
	struct record *rw = (struct record *)w;
	const struct field *f = record_field(rw);
	const char *text;
	int rc;

	if (f == NULL || !field_encrypted(f))
		return hc_fail(err, HC_INVALID, 0, "no secret is under the cursor; move to an encrypted field.");
	if ((rc = engine_reveal(w->app->work, rw->r, f, w->app->turn, &text, err)) < 0)
		return rc;
	app_say(w->app, "%s: %s", f->label, text[0] != '\0' ? text : "(empty)");
	return HC_OK;
}

const struct window_command record_secret_commands[] = {
	{ "show-secret", run_show }, { NULL, NULL }
};
