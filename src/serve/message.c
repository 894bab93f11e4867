/*
 * message.c - taking a request apart, and putting replies together. What came from outside is checked here, once.
 */
#include "serve/message.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <strings.h>

#include "base/env.h"
#include "base/err.h"
#include "base/held.h"
#include "base/utf8.h"
#include "model/model.h"

struct request *
request_new(const struct env *env)
{
	struct arena *a = arena_new_small("request");
	struct request *rq = ARENA_NEW(a, struct request);
	uint8_t id[16], last[16] = { 0 };

	rq->arena = a;
	rq->began = env->ticks(env);
	rq->method = rq->url = rq->ip = "";
	rq->file = -1;
	uuid_new(env, last, id);
	uuid_format(id, rq->id);
	return rq;
}

void
request_free(struct request *rq)
{
	buf_free(&rq->body);
	buf_free(&rq->reply);
	if (rq->file >= 0)
		close(rq->file);
	arena_free(rq->arena);
}

static int
hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static const char *
unescape(struct arena *a, const char *s, size_t n, bool form)
{
	char *out = arena_alloc(a, n + 1);
	size_t k = 0;

	for (size_t i = 0; i < n; i++) {
		char c = s[i];

		if (c == '%') {
			int hi, lo;

			if (i + 2 >= n || (hi = hex(s[i + 1])) < 0 || (lo = hex(s[i + 2])) < 0)
				return NULL;
			c = (char)(hi * 16 + lo);
			i += 2;
		}
		if (c == '\0')
			return NULL;
		out[k++] = form && s[i] == '+' ? ' ' : c;
	}
	out[k] = '\0';
	return utf8_valid(out, k) == k ? out : NULL;
}

const char *
text_unescape(struct arena *a, const char *s, size_t n)
{
	return unescape(a, s, n, true);
}

int
request_url(struct request *rq, const char *url, struct hc_err *err)
{
	rq->url = arena_strdup(rq->arena, url);
	if (url[0] != '/')
		return hc_fail(err, HC_INVALID, 0, "The path must begin with a slash.");
	for (const char *p = url + 1; *p != '\0';) {
		size_t n = strcspn(p, "/");

		if (rq->nsegments == MESSAGE_SEGMENTS)
			return hc_fail(err, HC_INVALID, 0, "The path has too many parts.");
		if (n == 0 || (rq->segments[rq->nsegments++] = unescape(rq->arena, p, n, false)) == NULL)
			return hc_fail(err, HC_INVALID, 0, "The path is not well formed.");
		p += n;
		if (*p == '/')
			p++;
	}
	return HC_OK;
}

int
request_arg_add(struct request *rq, const char *name, const char *value)
{
	struct pair p;

	if (rq->args.n == MESSAGE_ARGS || utf8_valid(name, strlen(name)) != strlen(name) || utf8_valid(value, strlen(value)) != strlen(value))
		return HC_INVALID;
	p = (struct pair){ name, value };
	vec_push(rq->arena, &rq->args, p);
	return HC_OK;
}

const char *
request_arg(const struct request *rq, const char *name)
{
	for (size_t i = 0; i < rq->args.n; i++)
		if (strcmp(rq->args.at[i].name, name) == 0)
			return rq->args.at[i].value;
	return NULL;
}

const char *
request_header(const struct request *rq, const char *name)
{
	for (size_t i = 0; i < rq->headers.n; i++)
		if (strcasecmp(rq->headers.at[i].name, name) == 0)
			return rq->headers.at[i].value;
	return NULL;
}

int
request_int(const struct request *rq, const char *name, int64_t lo, int64_t hi, int64_t otherwise, int64_t *ret, struct hc_err *err)
{
	const char *s = request_arg(rq, name);
	long long v;
	char *end;

	if (s == NULL) {
		*ret = otherwise;
		return HC_OK;
	}
	errno = 0;
	v = strtoll(s, &end, 10);
	if (s[0] == '\0' || *end != '\0' || errno != 0 || v < lo || v > hi)
		return hc_fail(err, HC_INVALID, 0, "%s must be a number from %lld to %lld.", name, (long long)lo, (long long)hi);
	*ret = v;
	return HC_OK;
}

int
request_json(struct request *rq, json_t **ret, struct hc_err *err)
{
	json_t *root;
	int rc;

	if (rq->body.len == 0)
		return hc_fail(err, HC_INVALID, 0, "The body is empty; send a JSON object.");
	if ((rc = json_read(rq->body.data, rq->body.len, &root, err)) < 0)
		return rc;
	if (!json_is_object(root)) {
		json_decref(root);
		return hc_fail(err, HC_INVALID, 0, "The body must be a JSON object.");
	}
	*ret = root;
	return HC_OK;
}

int
request_texts(struct request *rq, const json_t *body, const struct member *m, struct hc_err *err)
{
	struct buf names = BUF_INIT;
	const char *name;
	json_t *v;
	int rc = HC_OK;

	for (const struct member *at = m; at->name != NULL; at++) {
		*at->ret = NULL;
		buf_printf(&names, "%s%s", at == m ? "" : ", ", at->name);
	}
	json_object_foreach((json_t *)(uintptr_t)body, name, v) {
		const struct member *at = m;

		while (at->name != NULL && strcmp(at->name, name) != 0)
			at++;
		if (at->name == NULL)
			rc = hc_fail(err, HC_INVALID, 0, "There is no member %.60s here; there are %s.", name, buf_str(&names));
		else if (json_is_string(v))
			*at->ret = arena_strdup(rq->arena, json_string_value(v));
		else if (!json_is_null(v))
			rc = hc_fail(err, HC_INVALID, 0, "%s must be a text.", name);
		if (rc < 0)
			break;
	}
	buf_free(&names);
	return rc;
}

void
reply_header(struct request *rq, const char *name, const char *fmt, ...)
{
	struct pair p = { .name = name };
	va_list ap;

	va_start(ap, fmt);
	p.value = arena_vprintf(rq->arena, fmt, ap);
	va_end(ap);
	/* a value never breaks out of its line, whoever wrote it */
	for (char *c = (char *)(uintptr_t)p.value; *c != '\0'; c++)
		if ((unsigned char)*c < ' ' || *c == 127)
			*c = ' ';
	vec_push(rq->arena, &rq->out, p);
}

struct jw
reply_json(struct request *rq, int status)
{
	rq->status = status;
	rq->type = "application/json";
	buf_reset(&rq->reply);
	return (struct jw){ .out = &rq->reply };
}

struct jw
reply_list(struct request *rq)
{
	struct jw w = reply_json(rq, 200);

	jw_open(&w, '{');
	jw_key(&w, "data");
	jw_open(&w, '[');
	return w;
}

static struct jw
problem(struct request *rq, int status, const char *code, const char *detail)
{
	static const struct { int status; const char *title; } titles[] = {
		{ 400, "Bad request" }, { 401, "Not signed in" }, { 403, "Not allowed" }, { 404, "Not found" }, { 405, "Wrong method" },
		{ 409, "Conflict" }, { 410, "Gone" }, { 412, "Changed meanwhile" }, { 413, "Too large" }, { 415, "Wrong encoding" },
		{ 422, "Not accepted" }, { 426, "Too old" }, { 429, "Too many requests" }, { 431, "Too large" }, { 503, "Busy" }, { 507, "Full" },
	};
	const char *title = "Failed";
	struct jw w = reply_json(rq, status);

	for (size_t i = 0; i < sizeof(titles) / sizeof(titles[0]); i++)
		if (titles[i].status == status)
			title = titles[i].title;
	rq->type = "application/problem+json";
	jw_open(&w, '{');
	jw_key(&w, "type");
	jw_string(&w, arena_printf(rq->arena, "tag:hotcrm,2026:%s", code));
	jw_key(&w, "title");
	jw_string(&w, title);
	jw_key(&w, "status");
	jw_int(&w, status);
	jw_key(&w, "detail");
	jw_string(&w, detail);
	jw_key(&w, "instance");
	jw_string(&w, rq->id);
	return w;
}

void
reply_problem(struct request *rq, int status, const char *code, const char *fmt, ...)
{
	const char *detail;
	struct jw w;
	va_list ap;

	va_start(ap, fmt);
	detail = arena_vprintf(rq->arena, fmt, ap);
	va_end(ap);
	w = problem(rq, status, code, detail);
	jw_close(&w, '}');
}

const char *
reply_status_code(int hc, int *status)
{
	switch (hc) {
	case HC_INVALID:
		*status = 422;
		return "invalid";
	case HC_DENIED:
		*status = 403;
		return "denied";
	case HC_NOTFOUND:
		*status = 404;
		return "not-found";
	case HC_CONFLICT:
		*status = 409;
		return "conflict";
	case HC_BUSY:
		*status = 503;
		return "busy";
	case HC_PART:
		*status = 409;
		return "part";
	default:
		*status = hc == HC_STORE ? 503 : 500;
		return hc == HC_STORE ? "store" : "failed";
	}
}

static void
explain(struct request *rq, const struct hc_err *err, int status, const char *code)
{
	struct jw w;

	if (status == 503)
		reply_header(rq, "Retry-After", "1");
	w = problem(rq, status, code, err->msg);
	if (err->field != 0) {
		const char *path = field_path(err->field), *dot = strchr(path, '.');

		jw_key(&w, "field");
		jw_string(&w, dot != NULL ? dot + 1 : path);
	}
	if (err->pos >= 0 && err->field == 0) {
		jw_key(&w, "position");
		jw_int(&w, err->pos);
	}
	jw_close(&w, '}');
}

void
reply_error(struct request *rq, const struct hc_err *err)
{
	int status;
	const char *code = reply_status_code(err->code, &status);

	explain(rq, err, status, code);
}

int
reply_bad(struct request *rq, const struct hc_err *err)
{
	if (err->code == HC_INVALID)
		explain(rq, err, 400, "malformed");
	else
		reply_error(rq, err);
	return 0;
}
