/*
 * curl.c - see curl.h.
 */
#define CURL_LIB_ITSELF
#include "net/curl.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"

static struct curl_lib lib;
static bool there;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void
load(void)
{
	static const char *const names[] = { "libcurl.so.4", "libcurl-gnutls.so.4", "libcurl.4.dylib" };
	void *so = NULL, *f;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]) && so == NULL; i++)
		so = dlopen(names[i], RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
	if (so == NULL)
		return;
	/* a function is no object: its address is copied, not converted */
#define X(name) \
	if ((f = dlsym(so, "curl_" #name)) == NULL) \
		return; \
	memcpy(&lib.name, &f, sizeof(f));
	CURL_FUNCTIONS(X)
#undef X
	there = lib.global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
}

int
curl_there(struct hc_err *err)
{
	pthread_once(&once, load);
	return there ? HC_OK : hc_fail(err, HC_NET, 0, "this machine lacks libcurl 7.85 or newer, which all that goes over a network needs; "
	    "install it (libcurl4).");
}

const struct curl_lib *
curl_lib(void)
{
	struct hc_err err;

	if (curl_there(&err) < 0) {
		log_line(LOG_ERROR, "net: %s", err.msg);
		abort();
	}
	return &lib;
}
