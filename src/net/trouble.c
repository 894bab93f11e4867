/*
 * trouble.c - libcurl's codes in the words of somebody who sits in a train.
 */
#include <string.h>

#include "net/local.h"

#include "net/curl.h"

enum net_trouble
trouble_of(int code)
{
	switch ((CURLcode)code) {
	case CURLE_OK:
		return NET_FINE;
	case CURLE_URL_MALFORMAT:
		return NET_ADDRESS;
	case CURLE_COULDNT_RESOLVE_HOST:
		return NET_NO_NAME;
	case CURLE_COULDNT_RESOLVE_PROXY:
	case CURLE_PROXY:
		return NET_PROXY;
	case CURLE_COULDNT_CONNECT:
		return NET_REFUSED;
	case CURLE_OPERATION_TIMEDOUT:
		return NET_SLOW;
	case CURLE_PEER_FAILED_VERIFICATION:
	case CURLE_SSL_CACERT_BADFILE:
	case CURLE_SSL_CERTPROBLEM:
	case CURLE_SSL_CIPHER:
	case CURLE_SSL_ISSUER_ERROR:
	case CURLE_SSL_CONNECT_ERROR:
	case CURLE_SSL_ENGINE_INITFAILED:
		return NET_TLS;
	case CURLE_SSL_PINNEDPUBKEYNOTMATCH:
		return NET_PIN;
	case CURLE_FILESIZE_EXCEEDED:
		return NET_TOO_LARGE;
	case CURLE_UNSUPPORTED_PROTOCOL:	/* the address was checked before, so it is the answer that is not HTTP */
	case CURLE_WEIRD_SERVER_REPLY:
	case CURLE_HTTP2:
	case CURLE_HTTP2_STREAM:
		return NET_GARBLED;
	default:
		return NET_CUT;
	}
}

int
trouble_fail(struct hc_err *err, enum net_trouble t, const char *host, const char *detail)
{
	switch (t) {
	case NET_FINE:
		break;
	case NET_ADDRESS:
		return hc_fail(err, HC_INVALID, 0, "%s is not an address; write https://HOST[:PORT].", host);
	case NET_NO_NAME:
		return hc_fail(err, HC_NET, 0, "%s has no address here: no network, or the name is wrong.", host);
	case NET_REFUSED:
		return hc_fail(err, HC_NET, 0, "%s does not take connections: the server is down or the port is wrong.", host);
	case NET_SLOW:
		return hc_fail(err, HC_NET, 0, "%s stood still for too long; it is tried again later.", host);
	case NET_CUT:
		return hc_fail(err, HC_NET, 0, "The connection to %s broke (%s).", host, detail);
	case NET_PROXY:
		return hc_fail(err, HC_NET, 0, "The proxy on the way to %s cannot be used (%s).", host, detail);
	case NET_TLS:
		/* in the words of OpenSSL 1 and 3 */
		if (strstr(detail, "self-signed") != NULL || strstr(detail, "self signed") != NULL)
			return hc_fail(err, HC_NET, 0, "%s cannot prove who it is (%s); a certificate of one's own making is needed here as a file "
			    "too, with or without a pin: `hotcrm sync set ca FILE`, or --ca FILE with join.", host, detail);
		return hc_fail(err, HC_NET, 0, "%s cannot prove who it is (%s); if this network asks for a login, open a web page first.",
		    host, detail);
	case NET_PIN:
		return hc_fail(err, HC_NET, 0, "%s shows another key than the one that was pinned; nothing was sent.", host);
	case NET_PORTAL:
		return hc_fail(err, HC_NET, 0, "%s did not answer, %s did: log in to this network with a web browser, or check the "
		    "address.", host, detail);
	case NET_TOO_LARGE:
		return hc_fail(err, HC_NET, 0, "The answer of %s is larger than is taken (%s).", host, detail);
	case NET_GARBLED:
		return hc_fail(err, HC_NET, 0, "The answer of %s cannot be read (%s).", host, detail);
	case NET_STOPPED:
		return hc_fail(err, HC_BUSY, 0, "Stopped.");
	}
	return HC_OK;
}
