/*
 * secret.c - `secret [status|lock|unlock|strip]`: the key of encrypted fields, and the passphrase over it.
 */
#include "store/secret.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "cmd/out.h"
#include "cmd/passphrase.h"
#include "store/replica.h"

static int
status(struct cmd *c, struct hc_err *err)
{
	static const char *const words[] = { [SECRET_NONE] = "none yet", [SECRET_OPEN] = "open", [SECRET_LOCKED] = "locked",
		[SECRET_MISSING] = "missing" };
	struct secret *k = store_secret(c->work->store);
	const char *names[64], *mark = NULL;
	enum secret_state state;
	size_t n;
	int rc;

	if ((rc = secret_state(k, &state, err)) < 0)
		return rc;
	out_line(c->out, "key: %s", words[state]);
	if (state == SECRET_NONE)
		return HC_OK;
	out_line(c->out, "file: %s", secret_path(k));
	out_line(c->out, "passphrase: %s", secret_is_locked(k) ? "yes" : "no");
	n = secret_list(k, names, 64);
	for (size_t i = 0; i < n; i++)
		out_line(c->out, "%s: %s", i == 0 ? "in use" : "opens older values", names[i]);
	if (store_meta_get(c->work->store, c->arena, "secret_pass", &mark, NULL) == HC_OK && mark != NULL)
		out_line(c->out, "unfinished: %s", strcmp(mark, "rotate") == 0 ? "secret rotate goes on" : "values wait for the key to be sealed");
	if (state == SECRET_MISSING)
		return hc_fail(err, HC_NOTFOUND, 0, "the key of the encrypted fields is not in %s; put the copy of that file back that you keep.",
		    secret_path(k));
	return HC_OK;
}

/* --passphrase P, @FILE or -; else the terminal. Twice when it is a new one. */
static int
passphrase(struct cmd *c, bool new, char buf[PASSPHRASE_SIZE], struct hc_err *err)
{
	const char *given = cmd_option(c, "passphrase");
	char again[PASSPHRASE_SIZE];
	bool same;
	FILE *f;

	if (given != NULL && given[0] != '\0') {
		if (given[0] != '@' && strcmp(given, "-") != 0)
			return hc_fail(err, HC_INVALID, 0, "a passphrase on the command line can be read by others; give --passphrase=@FILE, or - for the "
			    "standard input.");
		f = given[0] == '@' ? fopen(given + 1, "re") : stdin;
		if (f == NULL || fgets(buf, PASSPHRASE_SIZE, f) == NULL) {
			if (f != NULL && f != stdin)
				fclose(f);
			return hc_fail(err, HC_NOTFOUND, 0, "the passphrase cannot be read from %s.", given[0] == '@' ? given + 1 : "the standard input");
		}
		if (f != stdin)
			fclose(f);
		buf[strcspn(buf, "\r\n")] = '\0';
		return HC_OK;
	}
	if (c->ui != NULL)
		return hc_fail(err, HC_INVALID, 0, "say :unlock to type it here, give it as --passphrase=@FILE, or say hotcrm secret %s in a shell.",
		    c->args[0]);
	if (!passphrase_ask(new ? "New passphrase: " : "Passphrase: ", buf, PASSPHRASE_SIZE))
		return hc_fail(err, HC_INVALID, 0, "no passphrase was given; there is no terminal to ask on, so say --passphrase=@FILE.");
	if (!new)
		return HC_OK;
	same = passphrase_ask("The same again: ", again, sizeof(again)) && strcmp(buf, again) == 0;
	sodium_memzero(again, sizeof(again));
	return same ? HC_OK : hc_fail(err, HC_INVALID, 0, "the two were not the same; nothing was changed.");
}

static int
lock(struct cmd *c, struct hc_err *err)
{
	struct secret *k = store_secret(c->work->store);
	char buf[PASSPHRASE_SIZE];
	int rc;

	if ((rc = secret_ready(k, err)) < 0 || (rc = passphrase(c, true, buf, err)) < 0)
		return rc;
	if ((rc = secret_lock(k, buf, err)) >= 0)
		out_notice(c->out, "From now on each program asks for the passphrase; keep it, for nothing opens the fields without it.");
	sodium_memzero(buf, sizeof(buf));
	return rc;
}

static int
unlock(struct cmd *c, struct hc_err *err)
{
	struct secret *k = store_secret(c->work->store);
	char buf[PASSPHRASE_SIZE];
	int rc;

	if (!secret_is_locked(k))
		return secret_ready(k, err) < 0 ? err->code : (out_notice(c->out, "The key is under no passphrase."), HC_OK);
	if ((rc = passphrase(c, false, buf, err)) < 0)
		return rc;
	rc = secret_unlock(k, buf, err);
	sodium_memzero(buf, sizeof(buf));
	if (rc < 0)
		return rc;
	if (cmd_option(c, "for-good") != NULL && (rc = secret_strip(k, err)) < 0)
		return rc;
	engine_secrets_seen(c->work);
	if (cmd_option(c, "for-good") != NULL)
		out_notice(c->out, "The key is under no passphrase any more.");
	else
		out_notice(c->out, c->ui != NULL ? "Unlocked until you leave." : "That is the passphrase; programs take it from HOTCRM_PASSPHRASE.");
	return HC_OK;
}

/* Goes on where one was cut off: what has the new form already is passed over. */
static int
rotate(struct cmd *c, struct hc_err *err)
{
	struct store *s = c->work->store;
	struct reseal done;
	const char *mark;
	int rc;

	if (!c->work->admin)
		return hc_fail(err, HC_DENIED, 0, "only an administrator may change the key.");
	if (replica_int(s, "dev", 0) != 0)
		return hc_fail(err, HC_DENIED, 0, "this workspace follows a server, whose key it has; change it there: hotcrmd tenant rotate NAME.");
	if ((rc = store_meta_get(s, c->arena, "secret_pass", &mark, err)) < 0 ||
	    (mark == NULL && (rc = secret_rotate(store_secret(s), err)) < 0) || (rc = secret_reseal(s, false, &done, err)) < 0 ||
	    (rc = store_meta_put(s, "secret_pass", NULL, err)) < 0)
		return rc;
	out_notice(c->out, "%lld values are under the new key; older backups still want the old one, which stays in %s.",
	    (long long)done.changed, secret_path(store_secret(s)));
	return done.left == 0 ? HC_OK :
	    hc_fail(err, HC_PART, 0, "%lld values could not be opened and stay as they are; the log names the field.", (long long)done.left);
}

static int
secret_run(struct cmd *c, struct hc_err *err)
{
	static const struct { const char *name; int (*run)(struct cmd *c, struct hc_err *err); } verbs[] = {
		{ "status", status }, { "lock", lock }, { "unlock", unlock }, { "rotate", rotate },
	};
	const char *verb = c->nargs > 0 ? c->args[0] : "status";

	for (size_t i = 0; i < sizeof(verbs) / sizeof(verbs[0]) && c->nargs < 2; i++)
		if (strcmp(verb, verbs[i].name) == 0)
			return verbs[i].run(c, err);
	return hc_fail(err, HC_INVALID, 0, "secret takes one of status, lock, unlock and rotate.");
}

static const struct cmd_option options[] = {
	{ .name = "passphrase", .arg = "@FILE", .help = "where the passphrase is read from; - for the standard input" },
	{ .name = "for-good", .help = "with unlock: the key is kept without a passphrase from now on" },
	{ .name = NULL }
};

const struct cmd_def cmd_secret = {
	.name = "secret",
	.usage = "[status | lock | unlock | rotate]",
	.summary = "the key of encrypted fields, and the passphrase over it",
	.help = "Values of encrypted fields are sealed with a key that lies in FILE-secret beside the workspace and in no copy of it: keep a copy "
	    "of that file elsewhere. lock puts the key under a passphrase; then programs ask for it, or take it from HOTCRM_PASSPHRASE "
	    "(the passphrase, or @FILE). :unlock in the workstation opens the fields until you leave; rotate makes a new key and seals all values with it, and goes on when "
	    "it was cut off; status says how things stand.",
	.options = options,
	.run = secret_run,
};
