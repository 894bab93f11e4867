/*
 * local.h - what the files of net/ share.
 */
#ifndef HC_NET_LOCAL_H
#define HC_NET_LOCAL_H

#include "net/net.h"

bool address_loopback_name(const char *host);	/* as a URL writes it: "[::1]" */

/* trouble.c: the sentence and the kind of a libcurl code. */
enum net_trouble trouble_of(int curl_code);
int trouble_fail(struct hc_err *err, enum net_trouble t, const char *host, const char *detail);

#endif
