/*
 * hotcrmd.c - the server of a team: `serve`, and the commands that make tenants and keys. Options and order only; what they do
 * is serve/'s.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/env.h"
#include "base/log.h"
#include "base/time.h"
#include "hotcrmd.h"
#include "serve/conf.h"
#include "serve/http.h"
#include "serve/identity.h"
#include "serve/supervisor.h"
#include "store/secret.h"
#include "store/store.h"

#define DRAIN_MS 20000
static const char usage_text[] =
	"hotcrmd [--data DIR|postgresql://...] [--config FILE] COMMAND\n"
	"  serve [--listen HOST:PORT] [--workers N] [--lanes N] [--behind-proxy] [--cors ORIGINS] [--private-webhooks]\n"
	"        [--log-requests] [--log FILE|-] [--log-format text|json|journald]\n"
	"        [--no-plugins]\n"
	"                                            answers until SIGTERM; prints its address\n"
	"  tenant create NAME [--plan PLAN]          prints the tenant's id\n"
	"  tenant import NAME FILE [--plan PLAN]     a new tenant from a workspace\n"
	"  tenant move NAME --to DIR|postgresql://...\n"
	"                                            its workspace goes there, while the server runs\n"
	"  tenant erasures NAME                      who was forgotten, and what may still hold them\n"
	"  tenant list | suspend NAME | resume NAME | plan NAME PLAN | export NAME FILE | delete NAME\n"
	"  tenant rotate NAME                        a new key of its encrypted fields\n"
	"  tenant backup NAME | backups NAME         a copy on this machine; lists them\n"
	"  tenant restore NAME FILE                  goes on from a backup, under its id\n"
	"  key create TENANT USER [--scopes WORDS] [--expires DATE] [--name TEXT] [--role ROLE]\n"
	"                                            makes the user if need be; prints the key, once\n"
	"  key list [TENANT] | key revoke ID\n"
	"  operator create                           a key for /v1/tenants: makes and removes tenants\n"
	"  password set TENANT USER                  reads the password from standard input\n"
	"  device approve CODE TENANT USER           a terminal that shows CODE is this user's\n"
	"  plan list                                 what each plan allows, as lines for hotcrmd.conf\n"
	"  usage [TENANT] [--hours N]                requests by hour, key and route; of the last 24 hours\n"
	"  auth-log [TENANT] [--check]               sign-ins, refusals, secrets that were shown, what these commands\n"
	"                                            changed; newest first. Or: are all lines there as they were written?\n"
	"PLAN is free, starter, professional, enterprise or one that hotcrmd.conf makes. The data is in $HOTCRMD_DATA unless --data says: a folder,\n"
	"or the address of a database, where each tenant gets a schema.\n";

static int
complain(const struct hc_err *err)
{
	fprintf(stderr, "hotcrmd: %s\n", err->msg);
	return err_exit(err->code);
}

static int
bad_usage(const char *word)
{
	if (word != NULL)
		fprintf(stderr, "hotcrmd: %s is not understood here; `hotcrmd help` shows what is.\n", word);
	else
		fprintf(stderr, "hotcrmd: name a command; `hotcrmd help` lists them.\n");
	return 2;
}

int
hotcrmd_misused(const struct options *o, struct hc_err *err)
{
	size_t command = strlen(o->words[0]), n = o->nwords > 1 ? strlen(o->words[1]) : 0;

	for (const char *line = usage_text; n > 0 && *line != '\0'; line += strcspn(line, "\n") + 1) {
		const char *p = line + 2, *end = p + command;

		if (strncmp(line, "  ", 2) != 0 || strncmp(p, o->words[0], command) != 0 || *end != ' ')
			continue;
		while (strncmp(end, "  ", 2) != 0 && *end != '\n')
			end++;
		for (const char *at = p; at < end; at++)
			if (*at == ' ' && strncmp(at + 1, o->words[1], n) == 0 && (at[n + 1] == ' ' || at[n + 1] == '\n'))
				return hc_fail(err, HC_INVALID, 0, "Write: hotcrmd %.*s.", (int)(end - p), p);
	}
	if (n == 0)
		return hc_fail(err, HC_INVALID, 0, "After %s stands what to do; `hotcrmd help` lists it.", o->words[0]);
	return hc_fail(err, HC_INVALID, 0, "%s %.40s is not understood; `hotcrmd help` shows what is.", o->words[0], o->words[1]);
}

/* 0 when read; else the exit code. */
static int
read_options(int argc, char **argv, struct options *o)
{
	const struct { const char *name; const char **to; } texts[] = {
		{ "--data", &o->data }, { "--listen", &o->listen }, { "--plan", &o->plan }, { "--role", &o->role },
		{ "--scopes", &o->scopes }, { "--name", &o->name }, { "--expires", &o->expires }, { "--cors", &o->cors },
		{ "--log", &o->log }, { "--log-format", &o->log_form }, { "--config", &o->conf },
		{ "--worker", &o->worker }, { "--to", &o->to }, { "--hours", &o->hours },
	};
	const char *lanes = NULL, *workers = NULL;

	for (int i = 1; i < argc; i++) {
		const char **to = NULL;

		for (size_t k = 0; k < sizeof(texts) / sizeof(texts[0]) && to == NULL; k++)
			if (strcmp(argv[i], texts[k].name) == 0)
				to = texts[k].to;
		if (strcmp(argv[i], "--lanes") == 0)
			to = &lanes;
		if (strcmp(argv[i], "--workers") == 0)
			to = &workers;
		if (strcmp(argv[i], "--behind-proxy") == 0) {
			o->behind_proxy = true;
		} else if (strcmp(argv[i], "--check") == 0) {
			o->check = true;
		} else if (strcmp(argv[i], "--no-plugins") == 0) {
			o->no_plugins = true;
		} else if (strcmp(argv[i], "--log-requests") == 0) {
			o->log_requests = true;
		} else if (strcmp(argv[i], "--private-webhooks") == 0) {
			o->private_webhooks = true;
		} else if (to != NULL) {
			if (++i == argc) {
				fprintf(stderr, "hotcrmd: %s needs a value.\n", argv[i - 1]);
				return 2;
			}
			*to = argv[i];
		} else if (argv[i][0] == '-' && argv[i][1] == '-' && strcmp(argv[i], "--version") != 0 && strcmp(argv[i], "--help") != 0) {
			return bad_usage(argv[i]);
		} else if (o->nwords < WORDS) {
			o->words[o->nwords++] = argv[i];
		} else {
			return bad_usage(argv[i]);
		}
	}
	if (lanes != NULL && ((o->lanes = (int)strtol(lanes, NULL, 10)) < 1 || o->lanes > 256)) {
		fprintf(stderr, "hotcrmd: --lanes is a number from 1 to 256.\n");
		return 2;
	}
	if (workers != NULL && ((o->workers = (int)strtol(workers, NULL, 10)) < 1 || o->workers > 64)) {
		fprintf(stderr, "hotcrmd: --workers is a number from 1 to 64.\n");
		return 2;
	}
	return 0;
}

/* The first line of a file, for what belongs on no command line. */
static int
read_secret(const char *path, struct arena *a, const char **ret, struct hc_err *err)
{
	char line[512];
	FILE *f = fopen(path, "re");

	if (f == NULL)
		return hc_fail(err, HC_NOTFOUND, 0, "%.300s cannot be read: %s.", path, strerror(errno));
	line[0] = '\0';
	if (fgets(line, sizeof(line), f) == NULL)
		line[0] = '\0';
	fclose(f);
	line[strcspn(line, "\r\n")] = '\0';
	*ret = arena_strdup(a, line);
	return line[0] != '\0' ? HC_OK : hc_fail(err, HC_INVALID, 0, "%.300s holds nothing in its first line.", path);
}

static int
open_conf(const struct options *o, struct arena *a, struct conf **ret, struct hc_err *err)
{
	return conf_read(o->conf != NULL ? o->conf : arena_printf(a, "%s/hotcrmd.conf", o->data), o->conf != NULL, a, ret, err);
}

/* What hotcrmd.conf says and the command line does not. */
static int
read_conf(struct options *o, struct server_options *so, struct arena *a, struct hc_err *err)
{
	const struct { const char *name; const char **to; } texts[] = {
		{ "listen", &o->listen }, { "cors", &so->cors }, { "log", &o->log }, { "log-format", &o->log_form },
		{ "mail-relay", &so->mail_relay }, { "mail-user", &so->mail_user }, { "mail-ca-file", &so->mail_ca_file },
		{ "mail-from", &so->mail_from },
	};
	const char *secret;
	struct conf *c;
	int64_t lanes, workers, memory, wait;
	bool plugins;
	int rc;

	if ((rc = open_conf(o, a, &c, err)) < 0)
		return rc;
	so->plans = conf_plans(c);
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		if (*texts[i].to == NULL)
			*texts[i].to = conf_get(c, texts[i].name);
	if ((rc = conf_int(c, "lanes", 1, 256, so->lanes, &lanes, err)) < 0 ||
	    (rc = conf_int(c, "workers", 1, 64, 1, &workers, err)) < 0 ||
	    (rc = conf_int(c, "worker-memory", 256, 1 << 20, 0, &memory, err)) < 0 ||
	    (rc = conf_int(c, "request-memory", 1, 1 << 20, REQUEST_MEMORY >> 20, &so->request_memory, err)) < 0 ||
	    (rc = conf_int(c, "body-memory", 8, 1 << 20, BODY_MEMORY >> 20, &so->body_memory, err)) < 0 ||
	    (rc = conf_int(c, "drain-wait", 0, 300, 0, &wait, err)) < 0 ||
	    (rc = conf_int(c, "mail-per-day", 0, 1000000, 1000, &so->mail_per_day, err)) < 0 ||
	    (rc = conf_bool(c, "behind-proxy", so->behind_proxy, &so->behind_proxy, err)) < 0 ||
	    (rc = conf_bool(c, "private-webhooks", so->private_webhooks, &so->private_webhooks, err)) < 0 ||
	    (rc = conf_bool(c, "log-requests", so->log_requests, &so->log_requests, err)) < 0 ||
	    (rc = conf_bool(c, "plugins", !so->no_plugins, &plugins, err)) < 0)
		return rc;
	so->request_memory <<= 20;
	so->body_memory <<= 20;
	if (so->lanes == 0)
		so->lanes = (int)lanes;
	if (o->workers == 0)
		o->workers = (int)workers;
	o->memory_mb = (int)memory;
	o->drain_wait = (int)wait;
	so->no_plugins |= !plugins;
	if ((secret = conf_get(c, "mail-password-file")) != NULL && (rc = read_secret(secret, a, &so->mail_password, err)) < 0)
		return rc;
	return HC_OK;
}

static int
open_log(const struct options *o, struct arena *a, struct hc_err *err)
{
	static const char *const forms[] = { [LOG_TEXT] = "text", [LOG_JSON] = "json", [LOG_JOURNALD] = "journald" };
	size_t i = 0;

	while (i < 3 && o->log_form != NULL && strcmp(forms[i], o->log_form) != 0)
		i++;
	if (i == 3)
		return hc_fail(err, HC_INVALID, 0, "--log-format is text, json or journald.");
	log_form((enum log_form)i);
	if (log_open(o->log != NULL ? o->log : store_is_remote(o->data) ? "-" : arena_printf(a, "%s/log", o->data), LOG_INFO) < 0)
		return hc_fail(err, HC_STORE, 0, "The log %.300s cannot be written: %s.", o->log != NULL ? o->log : o->data, strerror(errno));
	return HC_OK;
}

/* A connection, and the four files of an open tenant: what the system lets us have is taken. */
static void
take_descriptors(void)
{
	struct rlimit limit;

	if (getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < limit.rlim_max) {
		limit.rlim_cur = limit.rlim_max;
		setrlimit(RLIMIT_NOFILE, &limit);
	}
}

/* "I/N": which of how many. Memory has an end: what runs past it ends this worker and no other. */
static int
be_worker(const struct options *o, struct server_options *so, struct hc_err *err)
{
	struct rlimit limit = { (rlim_t)o->memory_mb << 20, (rlim_t)o->memory_mb << 20 };

	if (sscanf(o->worker, "%d/%d", &so->worker, &so->workers) != 2 || so->worker < 0 || so->workers < 2 || so->worker >= so->workers ||
	    fcntl(SUPERVISOR_FD, F_GETFD) < 0 || fcntl(SUPERVISOR_FD, F_SETFD, FD_CLOEXEC) < 0)
		return hc_fail(err, HC_INVALID, 0, "--worker is for the supervisor; start hotcrmd with --workers.");
	so->supervisor_fd = SUPERVISOR_FD;
	so->tally_fd = fcntl(TALLY_FD, F_SETFD, FD_CLOEXEC) == 0 ? TALLY_FD : 0;
	if (o->memory_mb > 0 && setrlimit(RLIMIT_AS, &limit) < 0)
		return hc_fail(err, HC_STORE, 0, "worker-memory cannot be set: %s.", strerror(errno));
	return HC_OK;
}

static struct server_options
said_options(const struct options *o)
{
	return (struct server_options){ .dir = o->data, .lanes = o->lanes, .behind_proxy = o->behind_proxy, .cors = o->cors,
		.no_plugins = o->no_plugins, .private_webhooks = o->private_webhooks, .log_requests = o->log_requests };
}

/* What was changed in the file and holds from the next start only: names, by commas. */
static const char *
need_restart(const struct options *was, const struct server_options *swas, const struct options *is, const struct server_options *sis,
    struct arena *a)
{
	const struct { const char *name, *was, *is; } texts[] = {
		{ "listen", was->listen, is->listen }, { "log", was->log, is->log }, { "log-format", was->log_form, is->log_form },
		{ "mail-relay", swas->mail_relay, sis->mail_relay }, { "mail-user", swas->mail_user, sis->mail_user },
		{ "mail-password-file", swas->mail_password, sis->mail_password },
		{ "mail-ca-file", swas->mail_ca_file, sis->mail_ca_file }, { "mail-from", swas->mail_from, sis->mail_from },
	};
	const struct { const char *name; int64_t was, is; } numbers[] = {
		{ "lanes", swas->lanes, sis->lanes }, { "workers", was->workers, is->workers },
		{ "worker-memory", was->memory_mb, is->memory_mb }, { "drain-wait", was->drain_wait, is->drain_wait },
		{ "plugins", swas->no_plugins, sis->no_plugins },
	};
	const char *ret = "";

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		if (strcmp(texts[i].was != NULL ? texts[i].was : "", texts[i].is != NULL ? texts[i].is : "") != 0)
			ret = arena_printf(a, "%s%s%s", ret, ret[0] != '\0' ? ", " : "", texts[i].name);
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
		if (numbers[i].was != numbers[i].is)
			ret = arena_printf(a, "%s%s%s", ret, ret[0] != '\0' ? ", " : "", numbers[i].name);
	return ret;
}

/* On SIGHUP: what the file says now, as far as a server that runs can take it. `said` is the command line alone. */
static void
reload(struct server *s, const struct options *said, const struct options *o, const struct server_options *was)
{
	struct arena *a = arena_new("turn");
	struct options is = *said;
	struct server_options so = said_options(&is);
	struct hc_err err = { .pos = -1 };
	const char *later;

	if (read_conf(&is, &so, a, &err) < 0) {
		log_line(LOG_ERROR, "the configuration stays as it was: %s", err.msg);
	} else {
		server_reload(s, &so);
		later = need_restart(o, was, &is, &so, a);
		log_line(LOG_INFO, "the configuration is read anew%s%s", later[0] != '\0' ? "; these hold from the next start: " : "", later);
	}
	arena_free(a);
}

/* Until it is told to end. Then those who ask whether it is ready hear that it goes, and have time to send nobody here any more;
   a second signal ends that time. */
static void
wait_for_end(struct server *s, const struct options *said, const struct options *o, const struct server_options *so, const sigset_t *set)
{
	struct timespec grace = {0};
	int sig;

	while (sigwait(set, &sig) != 0 || sig == SIGHUP)
		reload(s, said, o, so);
	server_leave(s);
	grace.tv_sec = o->drain_wait;
	if (o->drain_wait > 0) {
		log_line(LOG_INFO, "stopping in %d s; /readyz says so", o->drain_wait);
		sigtimedwait(set, NULL, &grace);
	}
}

static int
serve(const struct env *env, struct options *o, struct arena *a)
{
	struct server_options so = said_options(o);
	const struct options said = *o;
	const char *at;
	struct hc_err err = { .pos = -1 };
	struct server *s;
	struct http *h;
	sigset_t set;
	int port, rc;

	if (read_conf(o, &so, a, &err) < 0 || open_log(o, a, &err) < 0)
		return complain(&err);
	at = o->listen != NULL ? o->listen : "127.0.0.1:8080";
	take_descriptors();
	if (o->workers > 1 && o->worker == NULL)
		return supervise(env, o->data, at, o->workers, o->drain_wait, o->argv, &err) < 0 ? complain(&err) : 0;
	if (o->worker != NULL && (rc = be_worker(o, &so, &err)) < 0)
		return complain(&err);
	/* before any thread: all of them leave the signals to this one */
	signal(SIGPIPE, SIG_IGN);
	sigemptyset(&set);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGHUP);
	pthread_sigmask(SIG_BLOCK, &set, NULL);
	if (server_open(env, &so, &s, &err) < 0)
		return complain(&err);
	if ((o->worker != NULL ? http_open_handed(s, SUPERVISOR_FD, &h, &err) : http_open(s, at, &h, &port, &err)) < 0) {
		server_close(s);
		return complain(&err);
	}
	if (o->worker == NULL) {
		printf("http://%.*s:%d\n", (int)(strrchr(at, ':') - at), at, port);
		fflush(stdout);
		log_line(LOG_INFO, "listening on %s, port %d", at, port);
	}
	wait_for_end(s, &said, o, &so, &set);
	/* the port stays until the end: who comes late is told so, not cut off */
	server_drain(s, DRAIN_MS);
	http_quiesce(h);
	http_close(h);
	server_close(s);
	return 0;
}

/* Of a whole key or of its id. */
static const char *
key_id(struct arena *a, const char *text)
{
	return strncmp(text, "hk_", 3) == 0 ? arena_strndup(a, text + 3, strcspn(text + 3, "_")) : text;
}

static int
key_create(const struct env *env, struct registry *r, struct arena *a, const struct options *o, struct hc_err *err)
{
	struct key_wish w = { .kind = "key", .name = o->name != NULL ? o->name : "", .scopes = o->scopes != NULL ? o->scopes : "*" };
	struct tenant_row t;
	char text[KEY_TEXT];
	uint8_t user[16];
	int rc;

	if ((rc = scope_check(w.scopes, err)) < 0 ||
	    (o->expires != NULL && (rc = stamp_parse_iso(o->expires, strlen(o->expires), NULL, &w.expires, err)) < 0))
		return rc;
	if (w.expires != 0 && w.expires <= env->now(env))
		return hc_fail(err, HC_INVALID, 0, "--expires %.40s lies in the past.", o->expires);
	if ((rc = registry_tenant_find(r, o->words[2], a, &t, err)) < 0 ||
	    (rc = admin_user(env, o->data, &t, o->words[3], o->role != NULL ? o->role : "standard", user, err)) < 0)
		return rc;
	w.tenant = t.id;
	w.user = user;
	if ((rc = key_make(env, r, &w, text, err)) < 0)
		return rc;
	printf("%s\n", text);
	return hotcrmd_note(env, r, t.id, "key-made", err, "%s for %.300s", key_id(a, text), o->words[3]);
}

static int
key_list(const struct env *env, struct registry *r, struct arena *a, const char *tenant_name, struct hc_err *err)
{
	struct tenant_row t = { .id = "" };
	struct key_row *rows;
	size_t n;
	int rc;

	if ((tenant_name != NULL && (rc = registry_tenant_find(r, tenant_name, a, &t, err)) < 0) ||
	    (rc = registry_keys(r, tenant_name != NULL ? t.id : NULL, a, &rows, &n, err)) < 0)
		return rc;
	printf("id\ttenant\tuser\tkind\tscopes\tname\tused\tstate\texpires\n");
	for (size_t i = 0; i < n; i++) {
		char used[40] = "", expires[40] = "", user[UUID_TEXT];
		bool over = rows[i].expires != 0 && rows[i].expires <= env->now(env);

		if (rows[i].used != 0)
			stamp_format_iso(rows[i].used, used);
		if (rows[i].expires != 0)
			stamp_format_iso(rows[i].expires, expires);
		uuid_format(rows[i].user, user);
		printf("%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", rows[i].id, rows[i].tenant, user, rows[i].kind, rows[i].scopes, rows[i].name,
		    used, rows[i].revoked != 0 ? "revoked" : over ? "expired" : "active", expires);
	}
	return HC_OK;
}

static int
key(const struct env *env, struct registry *r, struct arena *a, const struct options *o, struct hc_err *err)
{
	const char *what = o->nwords > 1 ? o->words[1] : "";
	struct key_row k;
	int rc;

	if (strcmp(what, "create") == 0 && o->nwords == 4)
		return key_create(env, r, a, o, err);
	if (strcmp(what, "list") == 0 && o->nwords <= 3)
		return key_list(env, r, a, o->nwords == 3 ? o->words[2] : NULL, err);
	if (strcmp(what, "revoke") == 0 && o->nwords == 3) {
		/* the whole key is what somebody who lost it may have at hand */
		const char *id = key_id(a, o->words[2]);

		if ((rc = registry_key_revoke(r, NULL, id, env->now(env), err)) < 0)
			return rc;
		return hotcrmd_note(env, r, registry_key_find(r, id, a, &k, NULL) >= 0 ? k.tenant : "", "key-revoked", err, "%s", id);
	}
	return hotcrmd_misused(o, err);
}

/* The first line of standard input. */
static int
read_password(char *buf, size_t cap, struct hc_err *err)
{
	if (fgets(buf, (int)cap, stdin) == NULL)
		return hc_fail(err, HC_INVALID, 0, "No password came on standard input.");
	buf[strcspn(buf, "\r\n")] = '\0';
	return HC_OK;
}

static int
password(const struct env *env, struct registry *r, struct arena *a, const struct options *o, struct hc_err *err)
{
	char text[PASSWORD_MAX + 8];
	struct tenant_row t;
	uint8_t user[16];
	int rc;

	if (o->nwords != 4 || strcmp(o->words[1], "set") != 0)
		return hc_fail(err, HC_INVALID, 0, "Write: hotcrmd password set TENANT USER.");
	if ((rc = registry_tenant_find(r, o->words[2], a, &t, err)) < 0 ||
	    (rc = admin_user(env, o->data, &t, o->words[3], o->role != NULL ? o->role : "standard", user, err)) < 0 ||
	    (rc = read_password(text, sizeof(text), err)) < 0 || (rc = password_set(r, t.id, o->words[3], user, text, err)) < 0)
		return rc;
	return hotcrmd_note(env, r, t.id, "password-set", err, "of %.300s", o->words[3]);
}

static int
device(const struct env *env, struct registry *r, struct arena *a, const struct options *o, struct hc_err *err)
{
	struct tenant_row t;
	uint8_t user[16];
	int rc;

	if (o->nwords != 5 || strcmp(o->words[1], "approve") != 0)
		return hc_fail(err, HC_INVALID, 0, "Write: hotcrmd device approve CODE TENANT USER.");
	if ((rc = registry_tenant_find(r, o->words[3], a, &t, err)) < 0 ||
	    (rc = admin_user(env, o->data, &t, o->words[4], o->role != NULL ? o->role : "standard", user, err)) < 0 ||
	    (rc = device_approve(r, env, o->words[2], t.id, user, err)) < 0)
		return rc;
	return hotcrmd_note(env, r, t.id, "device-approved", err, "for %.300s", o->words[4]);
}

static int
operator(const struct env *env, struct registry *r, struct arena *a, const struct options *o, struct hc_err *err)
{
	static const uint8_t nobody[16];
	struct key_wish w = { .tenant = "", .kind = "operator", .name = o->name != NULL ? o->name : "", .scopes = "*", .user = nobody };
	char text[KEY_TEXT];
	int rc;

	if (o->nwords != 2 || strcmp(o->words[1], "create") != 0)
		return hc_fail(err, HC_INVALID, 0, "Write: hotcrmd operator create.");
	if (o->expires != NULL && (rc = stamp_parse_iso(o->expires, strlen(o->expires), NULL, &w.expires, err)) < 0)
		return rc;
	if ((rc = key_make(env, r, &w, text, err)) < 0)
		return rc;
	printf("%s\n", text);
	return hotcrmd_note(env, r, "", "operator-key-made", err, "%s", key_id(a, text));
}

static int
plan(const struct env *env, struct registry *r, struct arena *a, const struct options *o, struct hc_err *err)
{
	(void)env;
	(void)r;
	if (o->nwords != 2 || strcmp(o->words[1], "list") != 0)
		return hc_fail(err, HC_INVALID, 0, "Write: hotcrmd plan list.");
	fputs(plans_text(o->plans, a), stdout);
	return HC_OK;
}

static const struct { const char *name; int (*run)(const struct env *env, struct registry *r, struct arena *a, const struct options *o,
    struct hc_err *err); } commands[] = {
	{ "tenant", hotcrmd_tenant }, { "key", key }, { "password", password }, { "device", device }, { "operator", operator },
	{ "plan", plan }, { "usage", hotcrmd_usage }, { "auth-log", hotcrmd_auth_log },
};

static int
administer(const struct env *env, struct arena *a, struct options *o)
{
	struct hc_err err = { .pos = -1 };
	struct registry *r;
	struct conf *c;
	size_t i = 0;
	int rc;

	while (i < sizeof(commands) / sizeof(commands[0]) && strcmp(commands[i].name, o->words[0]) != 0)
		i++;
	if (i == sizeof(commands) / sizeof(commands[0]))
		return bad_usage(o->words[0]);
	if (open_conf(o, a, &c, &err) < 0 || (rc = admin_registry(env, o->data, &r, &err)) < 0)
		return complain(&err);
	o->plans = conf_plans(c);
	rc = commands[i].run(env, r, a, o, &err);
	registry_close(r);
	if (rc < 0)
		return complain(&err);
	if (fflush(stdout) != 0) {
		fprintf(stderr, "hotcrmd: the output could not be written.\n");
		return 1;
	}
	return 0;
}

int
main(int argc, char **argv)
{
	struct options o = { .nwords = 0 };
	const struct env *env;
	struct arena *a;
	int rc;

	o.argv = argv;
	if ((rc = read_options(argc, argv, &o)) != 0)
		return rc;
	if (o.nwords > 0 && strcmp(o.words[0], "--version") == 0) {
		puts("hotcrmd " HC_VERSION);
		return 0;
	}
	for (int i = 0; i < o.nwords; i++)
		if (strcmp(o.words[i], "--help") == 0 || (i == 0 && strcmp(o.words[i], "help") == 0)) {
			fputs(usage_text, stdout);
			return 0;
		}
	if (o.nwords == 0)
		return bad_usage(NULL);
	umask(077);
	if (getenv("TZDIR") != NULL)
		zone_set_dir(getenv("TZDIR"));
	a = arena_new("turn");
	env = env_process(a);
	if (o.data == NULL)
		o.data = env->get(env, "HOTCRMD_DATA");
	if (o.data == NULL) {
		fprintf(stderr, "hotcrmd: say where the data is: --data DIR, or HOTCRMD_DATA.\n");
		rc = 2;
	} else if (strcmp(o.words[0], "serve") == 0 && o.nwords == 1) {
		rc = serve(env, &o, a);
		log_close();
	} else {
		rc = administer(env, a, &o);
	}
	arena_free(a);
	return rc;
}
