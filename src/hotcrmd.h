/*
 * hotcrmd.h - what the files of hotcrmd's command line share.
 */
#ifndef HC_HOTCRMD_H
#define HC_HOTCRMD_H

#include "serve/serve.h"

#define WORDS 8

struct options {
	const char *conf, *data, *listen, *plan, *role, *scopes, *name, *expires, *cors, *log, *log_form;
	int lanes, workers, memory_mb, drain_wait;
	const char *hours;		/* of `usage` */
	const char *to;			/* of a move */
	const struct plans *plans;	/* as the configuration file has them */
	const char *worker;		/* "I/N": this is one of them, started by the supervisor */
	char **argv;
	bool check;			/* of `auth-log` */
	bool behind_proxy, no_plugins, private_webhooks, log_requests;
	const char *words[WORDS];
	int nwords;
};

/* A command whose words are not right: the sentence shows its line of the usage. Returns HC_INVALID. */
int hotcrmd_misused(const struct options *o, struct hc_err *err);
/* hotcrmd_log.c: `usage`, `auth-log`, and what the other commands leave there */
int hotcrmd_usage(const struct env *env, struct registry *r, struct arena *a, const struct options *o, struct hc_err *err);
int hotcrmd_auth_log(const struct env *env, struct registry *r, struct arena *a, const struct options *o, struct hc_err *err);
/* One line of the auth log for what a command did, `tenant` "" when it is of none; a sentence says that it is done and was not noted. */
int hotcrmd_note(const struct env *env, struct registry *r, const char *tenant, const char *event, struct hc_err *err, const char *fmt, ...)
    __attribute__((format(printf, 6, 7)));
/* hotcrmd_tenant.c: `tenant ...` */
int hotcrmd_tenant(const struct env *env, struct registry *r, struct arena *a, const struct options *o, struct hc_err *err);

#endif
