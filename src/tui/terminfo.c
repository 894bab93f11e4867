/*
 * terminfo.c - the only file that includes curses. Nothing of it but terminfo is used: we paint and read by ourselves.
 */
#include <curses.h>
#include <term.h>

#include <unistd.h>

#include "tui/terminfo.h"

bool
terminfo_load(const char *term)
{
	int rc = 0;

	return setupterm(term, STDOUT_FILENO, &rc) == OK;
}

bool
terminfo_flag(const char *name)
{
	return tigetflag(name) > 0;
}

int
terminfo_number(const char *name)
{
	return tigetnum(name);
}

const char *
terminfo_text(const char *name)
{
	const char *s = tigetstr(name);

	return s == (const char *)-1 ? NULL : s;
}

void
terminfo_move(struct buf *out, int x, int y)
{
	const char *s = terminfo_text("cup");

	if (s != NULL)
		buf_adds(out, tparm(s, y, x, 0, 0, 0, 0, 0, 0, 0));
}
