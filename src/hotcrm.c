/*
 * hotcrm.c - the program's main: options before the command, start order, shutdown; nothing else.
 */
#include <stdio.h>

int
main(void)
{
	puts("hotcrm " HC_VERSION);
	return 0;
}
