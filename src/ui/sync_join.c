/*
 * sync_join.c - joining a server from the workstation: two questions, then the background does the rest.
 *
 * Nothing waits for the network here: the workspace is marked as joining, and what the server says stands on the sync screen.
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cmd/carry.h"
#include "net/net.h"
#include "ui/prompt.h"
#include "ui/sync.h"

struct join {
	struct app *app;
	const char *url;
};

static int
tie(struct app *app, const char *url, const char *key, struct hc_err *err)
{
	char host[256] = "workstation";
	struct carry *carry;
	int rc;

	gethostname(host, sizeof(host) - 1);
	if ((rc = carry_set(app->work, "url", url, err)) < 0 || (rc = carry_key_put(app->work, key, err)) < 0 ||
	    (rc = carry_open(app->work, false, &carry, err)) < 0)
		return rc;
	rc = sync_join(carry_sync(carry), host, false, err);
	carry_close(carry);
	return rc;
}

/* Keys are pasted, often with what stood around them. */
static const char *
trim(struct arena *a, const char *s)
{
	size_t n;

	s += strspn(s, " \t\r\n");
	n = strlen(s);
	while (n > 0 && strchr(" \t\r\n", s[n - 1]) != NULL)
		n--;
	return arena_strndup(a, s, n);
}

static void
key_done(void *arg, const char *text)
{
	struct join *j = arg;
	struct app *app = j->app;
	struct hc_err err = {0};

	if (tie(app, j->url, trim(app->turn, text), &err) < 0) {
		carry_key_put(app->work, NULL, NULL);
		carry_set(app->work, "url", NULL, NULL);
		app_error(app, &err);
		return;
	}
	uisync_again(app);
	if (uisync_status(app, &err) < 0)
		app_error(app, &err);
}

static void
url_done(void *arg, const char *text)
{
	static const struct prompt_ops ops = { .context = "sync", .done = key_done };
	struct join *j = arg;
	struct hc_err err = {0};

	j->url = arena_strdup(j->app->arena, trim(j->app->turn, text));
	if (net_check_url(j->url, &err) < 0) {
		app_error(j->app, &err);
		return;
	}
	prompt_open(j->app, &ops, j, "Key of this user (hk_...): ", "");
}

int
uisync_join(struct app *app, const char *url, struct hc_err *err)
{
	static const struct prompt_ops ops = { .context = "sync", .done = url_done };
	struct join *j;

	if (carry_belongs(app->work))
		return hc_fail(err, HC_CONFLICT, 0, "This workspace belongs to a server already; gy shows which.");
	j = ARENA_NEW(app->arena, struct join);
	j->app = app;
	if (url != NULL) {
		url_done(j, url);
		return HC_OK;
	}
	prompt_open(app, &ops, j, "Address of the server: ", "https://");
	return HC_OK;
}
