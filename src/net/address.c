/*
 * address.c - which addresses may be used, and what headers say. No connection is made here.
 */
#include "net/net.h"

#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "net/curl.h"
#include "net/local.h"

#define DAY_MS 86400000LL

bool
address_loopback_name(const char *host)
{
	struct in_addr a;

	/* 127.0.0.1.example.org is a host of somebody else */
	return strcasecmp(host, "localhost") == 0 || strcmp(host, "[::1]") == 0 ||
	    (inet_pton(AF_INET, host, &a) == 1 && ntohl(a.s_addr) >> 24 == 127);
}

static int
check_parts(CURLU *u, const char *url, struct hc_err *err)
{
	char *scheme = NULL, *host = NULL, *part = NULL;
	int rc = HC_OK;

	if (curl_url_get(u, CURLUPART_SCHEME, &scheme, 0) != CURLUE_OK || curl_url_get(u, CURLUPART_HOST, &host, 0) != CURLUE_OK)
		rc = hc_fail(err, HC_INVALID, 0, "%s is not an address; write https://HOST[:PORT].", url);
	else if (strcmp(scheme, "https") != 0 && (strcmp(scheme, "http") != 0 || !address_loopback_name(host)))
		rc = hc_fail(err, HC_INVALID, 0, "%s: only https goes over a network (http to this machine alone); write https://%s.",
		    url, host);
	else if (curl_url_get(u, CURLUPART_USER, &part, 0) == CURLUE_OK || curl_url_get(u, CURLUPART_PASSWORD, &part, 0) == CURLUE_OK)
		rc = hc_fail(err, HC_INVALID, 0, "The address holds a user or a password; leave them out, a key says who you are.");
	curl_free(scheme);
	curl_free(host);
	curl_free(part);
	return rc;
}

int
net_check_url(const char *url, struct hc_err *err)
{
	CURLU *u;
	int rc;

	if ((rc = curl_there(err)) < 0)
		return rc;
	if ((u = curl_url()) == NULL)
		abort();
	if (strlen(url) > 2000 || curl_url_set(u, CURLUPART_URL, url, CURLU_NON_SUPPORT_SCHEME) != CURLUE_OK)
		rc = hc_fail(err, HC_INVALID, 0, "%.80s is not an address; write https://HOST[:PORT].", url);
	else
		rc = check_parts(u, url, err);
	curl_url_cleanup(u);
	return rc;
}

const char *
net_header(const struct net_reply *r, const char *name)
{
	size_t n = strlen(name);

	for (size_t i = 0; r->headers != NULL && r->headers[i] != NULL; i++) {
		const char *h = r->headers[i];

		if (strncasecmp(h, name, n) != 0 || h[n] != ':')
			continue;
		for (h += n + 1; *h == ' ' || *h == '\t'; h++)
			continue;
		return h;
	}
	return NULL;
}

int64_t
net_retry_after(const struct net_reply *r, int64_t now)
{
	const char *h = net_header(r, "Retry-After");
	int64_t ms;
	char *end;

	if (h == NULL)
		return -1;
	if (*h >= '0' && *h <= '9') {
		long seconds = strtol(h, &end, 10);

		if (*end != '\0')
			return -1;
		ms = seconds > DAY_MS / 1000 ? DAY_MS : seconds * 1000;
	} else {
		time_t at = curl_getdate(h, NULL);

		if (at == -1)
			return -1;
		ms = (int64_t)at * 1000 - now;
	}
	return ms < 0 ? 0 : ms > DAY_MS ? DAY_MS : ms;
}
