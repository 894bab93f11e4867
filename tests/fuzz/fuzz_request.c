/* fuzz_request.c - what the server reads itself of a stranger: paths, forms, encodings, keys, webhook addresses, events' names. */
#include "fuzz.h"

#include <netinet/in.h>
#include <string.h>

#include "base/env.h"
#include "serve/events.h"
#include "serve/webhook.h"

static void
as_path(const char *text)
{
	struct request *rq = request_new(&env_system);
	struct hc_err err = {0};

	if (request_url(rq, text, &err) < 0) {
		FUZZ_CHECK(err.msg[0] != '\0');
	} else {
		bool other = false;
		const char *allow = "";

		rq->method = "GET";
		FUZZ_CHECK(rq->nsegments <= MESSAGE_SEGMENTS);
		for (size_t i = 0; i < rq->nsegments; i++)
			FUZZ_CHECK(rq->segments[i] != NULL && strlen(rq->segments[i]) <= strlen(text));
		route_find(rq, &other, &allow);
	}
	request_free(rq);
}

static void
as_body(const char *encoding, const uint8_t *data, size_t n)
{
	struct request *rq = request_new(&env_system);
	struct pair p = { "Content-Encoding", encoding }, accept = { "Accept-Encoding", encoding };

	vec_push(rq->arena, &rq->headers, p);
	vec_push(rq->arena, &rq->headers, accept);
	buf_add(&rq->body, data, n);
	if (request_expand(rq) < 0)
		FUZZ_CHECK(rq->status >= 400);
	else
		FUZZ_CHECK(rq->body.len <= MESSAGE_EXPANDED_MAX);
	rq->type = "text/plain";
	buf_reset(&rq->reply);
	buf_add(&rq->reply, data, n);
	reply_pack(rq);
	request_free(rq);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *a = arena_new("fuzz");
	const char *text = arena_strndup(a, (const char *)data, n), *plain;
	char id[REGISTRY_ID];
	uint8_t hash[REGISTRY_HASH];
	struct sockaddr_in6 sa = { .sin6_family = AF_INET6 };
	struct hc_err err = {0};

	as_path(text);
	if ((plain = text_unescape(a, text, strlen(text))) != NULL)
		FUZZ_CHECK(strlen(plain) <= strlen(text));
	if (key_read(text, id, hash))
		FUZZ_CHECK(strlen(id) == 12);
	if (courier_check_url(text, false, &err) >= 0)
		FUZZ_CHECK(strncasecmp(text, "https://", 8) == 0 && strchr(text, '@') == NULL);
	event_type_matches(text, "crm.opportunity.updated");
	scope_object(text, "read", "contact");
	etag_rev(text);
	as_body("gzip", data, n);
	as_body("zstd", data, n);
	if (n >= 16) {
		memcpy(sa.sin6_addr.s6_addr, data, 16);
		/* nothing below 2000:: is anybody's but the machine's and its net's, mapped v4 aside */
		if (courier_is_public((struct sockaddr *)&sa))
			FUZZ_CHECK((data[0] & 0xe0) == 0x20 || data[0] == 0);
	}
	arena_free(a);
	return 0;
}
