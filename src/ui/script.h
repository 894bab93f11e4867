/*
 * script.h - keys and commands from a file instead of a hand: screen tests, and a user's log played back.
 */
#ifndef HC_UI_SCRIPT_H
#define HC_UI_SCRIPT_H

#include <stdio.h>

#include "ui/app.h"

/* Runs a script and writes its transcript: the script itself with the screens that it really showed, so that a test is a file
   whose transcript equals it. Lines:
	# a comment            kept as it is
	jj<Enter> <C-s>        keys; spaces between them mean nothing
	> any text             typed as text
	:command               run, as from the `:` line
	:dump  :dump roles     the screen follows, each line behind "|"
	:size 80x24  :paste TEXT  :click X Y  :wheel X Y
	:wait                  some time passes: what was to happen a moment later happens
   After each line everything that is under way comes to its end. */
int script_run(struct app *app, const char *path, FILE *out, struct hc_err *err);

#endif
