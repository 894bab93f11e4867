/*
 * curl.h - libcurl as net/ calls it: its functions by their own names, loaded when the first of them is called.
 *
 * libcurl brings thirty libraries along. A program that only looks at a workspace, and that is nearly every start, would pay for them
 * with 6 ms and 6 MB. Its macros that check the types of options are given up for this: pass `long` where an option wants one.
 */
#ifndef HC_NET_CURL_H
#define HC_NET_CURL_H

#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>

#include "base/err.h"

#define CURL_FUNCTIONS(X) \
	X(global_init) X(free) X(getdate) X(url) X(url_cleanup) X(url_get) X(url_set) X(slist_append) X(slist_free_all) \
	X(easy_init) X(easy_reset) X(easy_setopt) X(easy_getinfo) X(easy_perform) X(easy_strerror) X(easy_cleanup) \
	X(multi_init) X(multi_add_handle) X(multi_remove_handle) X(multi_perform) X(multi_poll) X(multi_wakeup) \
	X(multi_info_read) X(multi_cleanup)

struct curl_lib {
#define X(name) __typeof__(&curl_##name) name;
	CURL_FUNCTIONS(X)
#undef X
};

/* HC_NET when libcurl is not on this machine. */
int curl_there(struct hc_err *err);
/* Loads and initialises it; from any thread. Who does not ask curl_there() first must be sure. */
const struct curl_lib *curl_lib(void);

#ifndef CURL_LIB_ITSELF
#undef curl_easy_setopt
#undef curl_easy_getinfo
#define curl_free (curl_lib()->free)
#define curl_getdate (curl_lib()->getdate)
#define curl_url (curl_lib()->url)
#define curl_url_cleanup (curl_lib()->url_cleanup)
#define curl_url_get (curl_lib()->url_get)
#define curl_url_set (curl_lib()->url_set)
#define curl_slist_append (curl_lib()->slist_append)
#define curl_slist_free_all (curl_lib()->slist_free_all)
#define curl_easy_init (curl_lib()->easy_init)
#define curl_easy_reset (curl_lib()->easy_reset)
#define curl_easy_setopt (curl_lib()->easy_setopt)
#define curl_easy_getinfo (curl_lib()->easy_getinfo)
#define curl_easy_perform (curl_lib()->easy_perform)
#define curl_easy_strerror (curl_lib()->easy_strerror)
#define curl_easy_cleanup (curl_lib()->easy_cleanup)
#define curl_multi_init (curl_lib()->multi_init)
#define curl_multi_add_handle (curl_lib()->multi_add_handle)
#define curl_multi_remove_handle (curl_lib()->multi_remove_handle)
#define curl_multi_perform (curl_lib()->multi_perform)
#define curl_multi_poll (curl_lib()->multi_poll)
#define curl_multi_wakeup (curl_lib()->multi_wakeup)
#define curl_multi_info_read (curl_lib()->multi_info_read)
#define curl_multi_cleanup (curl_lib()->multi_cleanup)
#endif

#endif
