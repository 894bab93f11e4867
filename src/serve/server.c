/*
 * server.c - the server put together: folder, registry, lanes; and its orderly end.
 */
#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#include "base/env.h"
#include "base/err.h"
#include "base/log.h"
#include "serve/backup.h"
#include "serve/courier.h"
#include "serve/postman.h"

static void
let_go(void *registry)
{
	registry_close(registry);
}

/* For as long as the arena lives. */
static int
hold_database(struct arena *a, const char *url, struct hc_err *err)
{
	struct registry *r;
	int rc;

	if ((rc = admin_registry(&env_system, url, &r, err)) < 0)
		return rc;
	arena_defer(a, let_go, r);
	return registry_hold(r, err);
}

/* Two servers on one folder would both do what the clock says. */
int
server_lock(struct arena *a, const char *dir, int *ret, struct hc_err *err)
{
	const char *path = arena_printf(a, "%s/server-lock", dir);

	if (store_is_remote(dir)) {
		*ret = -1;
		return hold_database(a, dir, err);
	}
	if ((*ret = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600)) < 0)
		return hc_fail(err, HC_STORE, 0, "%.300s cannot be opened: %s.", path, strerror(errno));
	if (flock(*ret, LOCK_EX | LOCK_NB) < 0)
		return hc_fail(err, HC_CONFLICT, 0, "Another server runs on %.300s; stop it first.", dir);
	return HC_OK;
}

bool
server_is_home(const struct server *s, const char *tenant)
{
	return s->options.workers <= 1 || tenant_place(tenant, (unsigned)s->options.workers, 16) == (unsigned)s->options.worker;
}

/* Made once per folder and kept: what was signed stays valid over a restart. */
static int
load_secret(struct server *s, struct hc_err *err)
{
	char hex[2 * sizeof(s->secret) + 1];
	const char *text;
	size_t n;
	int rc;

	if ((rc = registry_get(s->registry, s->arena, "secret", &text, err)) < 0)
		return rc;
	if (text != NULL && sodium_hex2bin(s->secret, sizeof(s->secret), text, strlen(text), NULL, &n, NULL) == 0 && n == sizeof(s->secret))
		return HC_OK;
	s->env->random(s->env, s->secret, sizeof(s->secret));
	sodium_bin2hex(hex, sizeof(hex), s->secret, sizeof(s->secret));
	return registry_put(s->registry, "secret", hex, err);
}

static int
start_mail(struct server *s, struct hc_err *err)
{
	struct server_options *o = &s->options;
	struct mail_relay r = { .url = o->mail_relay, .user = o->mail_user, .password = o->mail_password, .ca_file = o->mail_ca_file };
	const char **to;
	size_t n;
	int rc;

	if (o->mail_relay == NULL)
		return HC_OK;
	if ((rc = mail_check_url(o->mail_relay, err)) < 0)
		return rc;
	if (o->mail_from == NULL || mail_addresses(s->arena, o->mail_from, &to, &n, err) < 0 || n != 1)
		return hc_fail(err, HC_INVALID, 0, "With a mail relay mail-from must be one address.");
	o->mail_from = arena_strdup(s->arena, o->mail_from);
	if ((s->postman = postman_new(s, &r)) == NULL)
		return hc_fail(err, HC_STORE, 0, "The system gives no thread for the server.");
	return HC_OK;
}

static int
start(struct server *s, struct hc_err *err)
{
	long cpus = sysconf(_SC_NPROCESSORS_ONLN);
	int rc;

	if (sodium_init() < 0)
		return hc_fail(err, HC_BUG, 0, "libsodium cannot start.");
	if ((rc = admin_registry(s->env, s->options.dir, &s->registry, err)) < 0 || (s->options.workers == 0 && (rc = server_lock(s->arena, s->options.dir, &s->lock, err)) < 0) ||
	    (rc = load_secret(s, err)) < 0)
		return rc;
	if ((s->limits = limits_new(s->env, s->options.tally_fd > 0 ? s->options.tally_fd : -1)) == NULL)
		return hc_fail(err, HC_STORE, 0, "The system gives no shared memory for the server's limits.");
	s->meter = meter_new();
	if ((s->courier = courier_new(s)) == NULL)
		return hc_fail(err, HC_STORE, 0, "The system gives no thread for the server.");
	if ((rc = start_mail(s, err)) < 0)
		return rc;
	s->nlanes = s->options.lanes > 0 ? (size_t)s->options.lanes : cpus > 2 ? (size_t)cpus : 2;
	s->lanes = ARENA_ARRAY(s->arena, struct lane, s->nlanes);
	s->clerk = ARENA_NEW(s->arena, struct lane);
	if ((rc = lane_start(s, s->clerk, -1, true, err)) < 0)
		return rc;
	for (size_t i = 0; i < s->nlanes; i++)
		if ((rc = lane_start(s, &s->lanes[i], (int)i, false, err)) < 0)
			return rc;
	/* one of the workers */
	if (s->options.worker == 0 && (s->keeper = keeper_new(s)) == NULL)
		return hc_fail(err, HC_STORE, 0, "The system gives no thread for the server.");
	return HC_OK;
}

int
server_open(const struct env *env, const struct server_options *o, struct server **ret, struct hc_err *err)
{
	struct arena *a = arena_new("server");
	struct server *s = ARENA_NEW(a, struct server);
	int rc;

	s->arena = a;
	s->env = env;
	pthread_mutex_init(&s->pdf, NULL);
	s->options = *o;
	s->options.dir = arena_strdup(a, o->dir);
	server_reload(s, o);
	s->options.plans = NULL;
	s->lock = -1;
	if ((rc = start(s, err)) < 0) {
		server_close(s);
		return rc;
	}
	*ret = s;
	return HC_OK;
}

static void
drop_arena(void *a)
{
	arena_free(a);
}

void
server_replan(struct server *s, const struct plans *p)
{
	struct arena *a = arena_new("plans");
	struct plans *mine = ARENA_NEW(a, struct plans);

	if (p != NULL)
		*mine = *p;
	else
		plans_default(mine);
	for (size_t i = 0; i < mine->n; i++) {
		mine->at[i].name = arena_strdup(a, mine->at[i].name);
		mine->at[i].plugins = arena_strdup(a, mine->at[i].plugins);
	}
	arena_defer(s->arena, drop_arena, a);
	atomic_store(&s->plans, mine);
}

void
server_reload(struct server *s, const struct server_options *o)
{
	struct server_options *now = ARENA_NEW(s->arena, struct server_options);

	/* what runs may still read the last ones: they stay as long as the server does */
	*now = (struct server_options){ .behind_proxy = o->behind_proxy, .log_requests = o->log_requests, .mail_per_day = o->mail_per_day,
		.private_webhooks = o->private_webhooks, .cors = o->cors != NULL ? arena_strdup(s->arena, o->cors) : NULL,
		.request_memory = o->request_memory != 0 ? o->request_memory : REQUEST_MEMORY,
		.body_memory = o->body_memory != 0 ? o->body_memory : BODY_MEMORY };
	atomic_store(&s->now, now);
	server_replan(s, o->plans);
}

const struct server_options *
server_now(const struct server *s)
{
	return atomic_load(&s->now);
}

void
server_leave(struct server *s)
{
	atomic_store(&s->leaving, true);
}

const struct plans *
server_plans(struct server *s)
{
	return atomic_load(&s->plans);
}

void
server_drain(struct server *s, int ms)
{
	const struct timespec step = { .tv_nsec = 10000000 };

	atomic_store(&s->leaving, true);
	atomic_store(&s->draining, true);
	for (size_t i = 0; i < s->nlanes; i++)
		lane_wake(&s->lanes[i]);
	for (int waited = 0; waited < ms && atomic_load(&s->running) > 0; waited += 10)
		nanosleep(&step, NULL);
}

void
server_close(struct server *s)
{
	if (s == NULL)
		return;
	/* what the two bring home goes to a lane, and a lane that runs still gives them what is next */
	atomic_store(&s->draining, true);
	keeper_free(s->keeper);
	courier_stop(s->courier);
	postman_stop(s->postman);
	for (size_t i = 0; i < s->nlanes; i++)
		lane_stop(&s->lanes[i]);
	if (s->clerk != NULL)
		lane_stop(s->clerk);
	courier_free(s->courier);
	postman_free(s->postman);
	limits_free(s->limits);
	meter_free(s->meter);
	registry_close(s->registry);
	if (s->lock >= 0)
		close(s->lock);
	pthread_mutex_destroy(&s->pdf);
	arena_free(s->arena);
}
