/*
 * replay.c - main() of a fuzz target in normal builds: runs each file of its corpus through it and prints TAP.
 *
 * The corpus is tests/fuzz/corpus/<x>/ for a program named fuzz_<x>; files given as arguments replace it.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"

#define INPUT_MAX (4 << 20)

static int
replay(const char *path, int number)
{
	/* an exact copy, so that a sanitizer sees the first byte too many */
	uint8_t *data, *exact;
	FILE *f = fopen(path, "rb");
	size_t n;

	if (f == NULL || (data = malloc(INPUT_MAX)) == NULL) {
		printf("not ok %d - %s cannot be read\n", number, path);
		if (f != NULL)
			fclose(f);
		return 1;
	}
	n = fread(data, 1, INPUT_MAX, f);
	fclose(f);
	if ((exact = malloc(n ? n : 1)) != NULL) {
		memcpy(exact, data, n);
		LLVMFuzzerTestOneInput(exact, n);
	}
	free(exact);
	free(data);
	printf("ok %d - %s\n", number, strrchr(path, '/') != NULL ? strrchr(path, '/') + 1 : path);
	fflush(stdout);
	return 0;
}

static int
visible(const struct dirent *d)
{
	return d->d_name[0] != '.';
}

int
main(int argc, char **argv)
{
	const char *top = getenv("top_srcdir"), *name = strrchr(argv[0], '/');
	struct dirent **list = NULL;
	char folder[1024], path[2048];
	int n, failed = 0, number = 0;

	setvbuf(stdout, NULL, _IOLBF, 0);
	if (argc > 1) {
		for (int i = 1; i < argc; i++)
			failed += replay(argv[i], i);
		printf("1..%d\n", argc - 1);
		return failed != 0;
	}
	/* libtool runs it as lt-fuzz_<x> */
	name = strstr(name != NULL ? name : argv[0], "fuzz_");
	if (name == NULL)
		return 1;
	snprintf(folder, sizeof(folder), "%s/tests/fuzz/corpus/%s", top != NULL ? top : ".", name + strlen("fuzz_"));
	if ((n = scandir(folder, &list, visible, alphasort)) < 0) {
		printf("1..1\nnot ok 1 - no corpus in %s\n", folder);
		return 1;
	}
	printf("1..%d\n", n);
	for (int i = 0; i < n; i++) {
		snprintf(path, sizeof(path), "%s/%s", folder, list[i]->d_name);
		failed += replay(path, ++number);
		free(list[i]);
	}
	free(list);
	return failed != 0;
}
