/*
 * pdf.c - finds and opens the module that writes PDF: beside the program as it was built, or where it was installed.
 */
#include <dlfcn.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "report/pdf.h"

#define MODULE "hotcrm-pdf.so"

/* Of a program in build/, of a test in build/.libs, of one in PREFIX/bin. */
static const char *const beside[] = { ".libs/" MODULE, MODULE, "../lib/hotcrm/" MODULE };

static const char *
find(struct arena *a)
{
	char self[PATH_MAX], *slash;
	const char *path;
	ssize_t n = readlink("/proc/self/exe", self, sizeof(self) - 1);

	if (n > 0) {
		self[n] = '\0';
		if ((slash = strrchr(self, '/')) != NULL)
			*slash = '\0';
		for (size_t i = 0; i < sizeof(beside) / sizeof(beside[0]); i++)
			if (access(path = arena_printf(a, "%s/%s", self, beside[i]), R_OK) == 0)
				return path;
	}
	path = HC_LIBDIR "/" MODULE;
	return access(path, R_OK) == 0 ? path : NULL;
}

int
pdf_load(const struct env *env, const struct pdf_ops **ret, struct hc_err *err)
{
	struct arena *a = arena_new("pdf");
	const char *path = find(a), *reason;
	const struct pdf_ops *ops = NULL;
	void *module;
	int rc = HC_OK;

	if (path == NULL)
		rc = hc_fail(err, HC_INVALID, 0, "This build writes no PDF: it was made without cairo and pango. Name a .txt file, or run "
		    "./bootstrap and build again.");
	else if ((module = dlopen(path, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE)) == NULL || (ops = dlsym(module, "hc_pdf_ops")) == NULL) {
		reason = dlerror();
		rc = hc_fail(err, HC_INVALID, 0, "The part that writes PDF cannot be loaded: %s.", reason != NULL ? reason : path);
	} else if (ops->size != sizeof(*ops)) {
		rc = hc_fail(err, HC_INVALID, 0, "%s belongs to another build; make and install it again.", path);
	}
	arena_free(a);
	if (rc == HC_OK)
		*ret = ops;
	return rc;
}
