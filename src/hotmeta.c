/*
 * hotmeta.c - the build tool: reads a plugin's .hot files, insists that every reference resolves, writes meta.h and meta.c.
 */
#include <stdio.h>

int
main(void)
{
	puts("hotmeta " HC_VERSION);
	return 0;
}
