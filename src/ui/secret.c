/*
 * secret.c - see secret.h. What an encrypted field holds stands in the message line and nowhere else.
 */
#include "ui/secret.h"

#include "store/secret.h"
#include "ui/prompt.h"
#include "ui/record.h"

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

static void
unlock(void *arg, const char *passphrase)
{
	struct app *app = arg;
	struct hc_err err = { .pos = -1 };

	if (secret_unlock(store_secret(app->work->store), passphrase, &err) < 0) {
		app_error(app, &err);
		return;
	}
	engine_secrets_seen(app->work);
	app_say(app, "Unlocked until you leave.");
}

int
secret_unlock_ask(struct app *app, struct hc_err *err)
{
	static const struct prompt_ops ops = { .context = "value", .done = unlock, .secret = true };

	if (app->work == NULL)
		return hc_fail(err, HC_NOTFOUND, 0, "no workspace is open.");
	if (!secret_is_locked(store_secret(app->work->store)))
		return hc_fail(err, HC_INVALID, 0, "the key of encrypted fields is under no passphrase; :secret says how it stands.");
	prompt_open(app, &ops, app, "Passphrase: ", "");
	return HC_OK;
}
