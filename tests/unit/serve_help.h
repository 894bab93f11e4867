/* serve_help.h - a server without HTTP: a folder, tenants, keys, and requests that are asked and answered in one call. */
#ifndef TEST_SERVE_HELP_H
#define TEST_SERVE_HELP_H

#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/env.h"
#include "serve/local.h"

struct serve_fixture {
	char dir[300];
	struct arena *arena;
	struct server *server;
	struct registry *registry;
	struct tenant_row a, b;
	char key_a[KEY_TEXT], key_b[KEY_TEXT], admin_a[KEY_TEXT], admin_b[KEY_TEXT];
};

struct waiter {
	pthread_mutex_t lock;
	pthread_cond_t cond;
	bool done;
};

static inline void
serve_done(struct request *rq)
{
	struct waiter *w = rq->http;

	pthread_mutex_lock(&w->lock);
	w->done = true;
	pthread_cond_signal(&w->cond);
	pthread_mutex_unlock(&w->lock);
}

/* Waits for the answer to what serve_begin() asked. */
static inline struct request *
serve_end(struct request *rq)
{
	struct waiter *w = rq->http;

	pthread_mutex_lock(&w->lock);
	while (!w->done)
		pthread_cond_wait(&w->cond, &w->lock);
	pthread_mutex_unlock(&w->lock);
	rq->http = NULL;
	return rq;
}

/* Asks. headers: "Name: value" lines, or NULL. The caller ends it with serve_end() and frees it with serve_free(). */
static inline struct request *
serve_begin(struct serve_fixture *f, const char *method, const char *url, const char *key, const char *headers, const char *body)
{
	struct request *rq = request_new(&env_system);
	struct waiter *w = ARENA_NEW(rq->arena, struct waiter);
	const char *question = strchr(url, '?');
	struct hc_err err;
	struct pair p;

	rq->method = method;
	rq->ip = "192.0.2.1";
	*w = (struct waiter){ PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, false };
	rq->http = w;
	rq->done = serve_done;
	if (key != NULL) {
		p = (struct pair){ "Authorization", arena_printf(rq->arena, "Bearer %s", key) };
		vec_push(rq->arena, &rq->headers, p);
	}
	for (const char *h = headers; h != NULL && *h != '\0';) {
		size_t n = strcspn(h, "\n"), colon = strcspn(h, ":");

		p = (struct pair){ arena_strndup(rq->arena, h, colon), arena_strndup(rq->arena, h + colon + 2, n - colon - 2) };
		vec_push(rq->arena, &rq->headers, p);
		h += n + (h[n] == '\n');
	}
	if (question != NULL) {
		char *args = arena_strdup(rq->arena, question + 1);

		for (char *at = args; at != NULL && *at != '\0';) {
			char *amp = strchr(at, '&'), *eq;

			if (amp != NULL)
				*amp = '\0';
			if ((eq = strchr(at, '=')) != NULL) {
				*eq = '\0';
				request_arg_add(rq, at, text_unescape(rq->arena, eq + 1, strlen(eq + 1)));
			}
			at = amp != NULL ? amp + 1 : NULL;
		}
		url = arena_strndup(rq->arena, url, (size_t)(question - url));
	}
	assert_int_equal(request_url(rq, url, &err), HC_OK);
	server_admit(f->server, rq);
	if (rq->status == 0) {
		if (body != NULL)
			buf_adds(&rq->body, body);
		server_post(f->server, rq);
	} else {
		w->done = true;
	}
	return rq;
}

/* Asks and waits. */
static inline struct request *
serve_ask(struct serve_fixture *f, const char *method, const char *url, const char *key, const char *headers, const char *body)
{
	return serve_end(serve_begin(f, method, url, key, headers, body));
}

static inline void
serve_free(struct serve_fixture *f, struct request *rq)
{
	if (rq->stream != NULL) {
		stream_gone(rq->stream);
		stream_unref(rq->stream);
	}
	server_finished(f->server, rq);
	request_free(rq);
}

/* Asks, and gives the status alone; the body goes to `out` when it is not NULL. */
static inline int
serve_status(struct serve_fixture *f, const char *method, const char *url, const char *key, const char *body, struct buf *out)
{
	struct request *rq = serve_ask(f, method, url, key, NULL, body);
	int status = rq->status;

	if (out != NULL) {
		buf_reset(out);
		buf_add(out, rq->reply.data != NULL ? rq->reply.data : "", rq->reply.len);
	}
	serve_free(f, rq);
	return status;
}

static inline const char *
serve_header(const struct request *rq, const char *name)
{
	for (size_t i = 0; i < rq->out.n; i++)
		if (strcmp(rq->out.at[i].name, name) == 0)
			return rq->out.at[i].value;
	return NULL;
}

static inline void
serve_key(struct serve_fixture *f, const struct tenant_row *t, const char *user, const char *role, const char *scopes,
    int64_t expires, char ret[KEY_TEXT])
{
	struct key_wish w = { .tenant = t->id, .kind = "key", .name = "", .scopes = scopes, .expires = expires };
	struct hc_err err = { .msg = "" };
	uint8_t id[16];

	if (admin_user(&env_system, f->dir, t, user, role, id, &err) < 0)
		fail_msg("%s", err.msg);
	w.user = id;
	if (key_make(&env_system, f->registry, &w, ret, &err) < 0)
		fail_msg("%s", err.msg);
}

/* Enrols a device that has taken in what there is; the path of its long poll. *dev: its number. */
static inline const char *
serve_device(struct serve_fixture *f, const char *key, int64_t *dev)
{
	struct buf out = BUF_INIT;
	char *epoch, *at;

	assert_int_equal(serve_status(f, "POST", "/v1/sync/join", key, "{\"v\":1,\"name\":\"laptop\"}", &out), 200);
	at = strstr(buf_str(&out), "\"dev\":");
	assert_non_null(at);
	*dev = strtoll(at + 6, NULL, 10);
	epoch = strstr(buf_str(&out), "\"epoch\":\"");
	assert_non_null(epoch);
	epoch = arena_strndup(f->arena, epoch + 9, 16);
	at = arena_printf(f->arena, "{\"v\":1,\"dev\":%lld,\"epoch\":\"%s\",\"cursor\":\"\",\"scope_ver\":0,\"acked_n\":0,"
	    "\"chain\":\"00000000000000000000000000000000\",\"reg\":{},\"max\":1048576}\n", (long long)*dev, epoch);
	assert_int_equal(serve_status(f, "POST", "/v1/sync", key, at, &out), 200);
	at = strstr(buf_str(&out), "\"cursor\":\"");
	assert_non_null(at);
	at = arena_strndup(f->arena, at + 10, strcspn(at + 10, "\""));
	buf_free(&out);
	return arena_printf(f->arena, "/v1/sync/wait?dev=%lld&cursor=%s", (long long)*dev, at);
}

static inline int
serve_setup_with(void **state, const struct server_options *options)
{
	struct arena *a = arena_new("test");
	struct serve_fixture *f = ARENA_NEW(a, struct serve_fixture);
	struct server_options o = *options;
	struct hc_err err = { .msg = "" };

	f->arena = a;
	snprintf(f->dir, sizeof(f->dir), "%s/hotcrm-serve.XXXXXX", P_tmpdir);
	if (getenv("HOTCRM_TEST_PG") != NULL)
		snprintf(f->dir, sizeof(f->dir), "%s", getenv("HOTCRM_TEST_PG"));
	else if (mkdtemp(f->dir) == NULL)
		return -1;
	o.dir = f->dir;
	if (admin_registry(&env_system, f->dir, &f->registry, &err) < 0 ||
	    admin_tenant_create(&env_system, f->dir, f->registry, "alpha", "professional", &f->a, &err) < 0 ||
	    admin_tenant_create(&env_system, f->dir, f->registry, "beta", "professional", &f->b, &err) < 0 ||
	    server_open(&env_system, &o, &f->server, &err) < 0) {
		print_error("%s\n", err.msg);
		return -1;
	}
	serve_key(f, &f->a, "ann", "standard", "*", 0, f->key_a);
	serve_key(f, &f->b, "bob", "standard", "*", 0, f->key_b);
	serve_key(f, &f->a, "ada", "admin", "*", 0, f->admin_a);
	serve_key(f, &f->b, "ben", "admin", "*", 0, f->admin_b);
	*state = f;
	return 0;
}

static inline int
serve_setup(void **state)
{
	return serve_setup_with(state, &(struct server_options){ .lanes = 2, .no_plugins = true });
}

static inline int
serve_teardown(void **state)
{
	struct serve_fixture *f = *state;
	char command[400];

	server_drain(f->server, 2000);
	server_close(f->server);
	if (store_is_remote(f->dir)) {	/* the next test begins with nothing there */
		admin_tenant_delete(&env_system, f->dir, f->registry, "alpha", NULL);
		admin_tenant_delete(&env_system, f->dir, f->registry, "beta", NULL);
		registry_close(f->registry);
		store_remove(f->dir);
		arena_free(f->arena);
		return 0;
	}
	registry_close(f->registry);
	snprintf(command, sizeof(command), "rm -rf '%s'", f->dir);
	if (system(command) != 0)
		return -1;
	arena_free(f->arena);
	return 0;
}

#endif
