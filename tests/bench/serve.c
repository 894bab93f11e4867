/*
 * serve.c - the server without HTTP: requests a second of one tenant and of many, the first answer of a cold tenant, memory of
 * an open one, the wake of waiting polls.
 */
#include "tests/unit/serve_help.h"

#include <malloc.h>
#include <time.h>

#define TENANTS 50

static double
seconds(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (double)ts.tv_sec + (double)ts.tv_nsec / 1e9;
}

static long
resident_kib(void)
{
	FILE *f = fopen("/proc/self/statm", "r");
	long all = 0, here = 0;

	if (f != NULL) {
		if (fscanf(f, "%ld %ld", &all, &here) != 2)
			here = 0;
		fclose(f);
	}
	return here * (sysconf(_SC_PAGESIZE) / 1024);
}

/* What is in use: what was freed between others' memory is not given back to the system, but to whom comes next. */
static long
heap_kib(void)
{
	struct mallinfo2 m = mallinfo2();

	return (long)((m.uordblks + m.hblkhd) / 1024);
}

static void
rate(struct serve_fixture *f, const char *name, const char *method, const char *url, int n)
{
	double from = seconds();

	for (int i = 0; i < n; i++) {
		char body[64];

		snprintf(body, sizeof(body), "{\"name\":\"%s%d\"}", name, i);
		serve_status(f, method, url, f->key_a, strcmp(method, "POST") == 0 ? body : NULL, NULL);
	}
	printf("%s %.0f requests/s\n", name, n / (seconds() - from));
}

static int
by_size(const void *a, const void *b)
{
	double d = *(const double *)a - *(const double *)b;

	return d < 0 ? -1 : d > 0;
}

static void
cold(struct serve_fixture *f)
{
	static char keys[TENANTS][KEY_TEXT];
	double first[TENANTS];
	long before, heap;

	for (int i = 0; i < TENANTS; i++) {
		struct tenant_row t;
		struct hc_err err;

		if (admin_tenant_create(&env_system, f->dir, f->registry, arena_printf(f->arena, "t%d", i), "enterprise", &t, &err) < 0)
			fail_msg("%s", err.msg);
		serve_key(f, &t, "kim", "standard", "*", 0, keys[i]);
	}
	before = resident_kib();
	heap = heap_kib();
	for (int i = 0; i < TENANTS; i++) {
		double from = seconds();

		serve_status(f, "GET", "/v1/me", keys[i], NULL, NULL);
		first[i] = (seconds() - from) * 1000;
	}
	printf("serve_tenant_open %ld KiB\n", (resident_kib() - before) / TENANTS);
	sleep(7);	/* then they rest */
	printf("serve_tenant_rested %ld KiB\n", (long)(heap_kib() - heap) / TENANTS);
	qsort(first, TENANTS, sizeof(first[0]), by_size);
	printf("serve_cold_p50 %.2f ms\nserve_cold_p99 %.2f ms\n", first[TENANTS / 2], first[TENANTS - 1]);
}

int
main(void)
{
	struct serve_fixture *f;
	void *state;

	if (serve_setup(&state) != 0)
		return 1;
	f = state;
	rate(f, "serve_hello", "GET", "/healthz", 20000);
	rate(f, "serve_me", "GET", "/v1/me", 5000);
	rate(f, "serve_create", "POST", "/v1/objects/tag", 1000);
	rate(f, "serve_list", "GET", "/v1/objects/tag?limit=50", 1000);
	cold(f);
	return serve_teardown(&state);
}
