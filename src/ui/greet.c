/*
 * greet.c - a crash report of the last run is offered once; the first start says in one line where to begin.
 *
 * Neither takes a key: the line goes with the next one, and `crash-report` and `tour` show the rest when they are asked for.
 */
#include "ui/greet.h"

#include <string.h>

#include "ui/state.h"
#include "ui/text.h"
#include "ui/window.h"

static const char tour_text[] =
    "A minute with HotCRM\n"
    "\n"
    "  j k h l or arrows     move in any list; gg and G go to its ends\n"
    "  Enter                 opens what the cursor is on; Esc or q goes back\n"
    "  /                     filters while you type: stage:proposal amount:50k..  close:this_q\n"
    "  < and >               sort by the column; * keeps only rows with this value\n"
    "  e                     edits the cell, E the whole record, a makes a new one\n"
    "  Space v %             mark a row, a range, everything; a verb then means all marks\n"
    "  m                     moves on: the stages or statuses that may follow\n"
    "  Lc  r  T              logs a call, writes a mail, makes a task from the record; x shows all that can be done\n"
    "  u and Ctrl-R          undo and redo, whatever it was; U lists what was done\n"
    "  ga gc go gl gk        accounts, contacts, opportunities, leads, cases; gh is home\n"
    "  :                     any command, Tab completes it; Ctrl-P finds commands, records, views\n"
    "  ?                     the keys of the place you are in; Enter runs one\n"
    "\n"
    "Nothing you do here needs care: edits are undone with u, drafts of forms are kept, and where you were is open "
    "again when you come back. `hotcrm help` and the manual page hotcrm(1) say the rest.\n"
    "\n"
    "q closes this; :tour shows it again.\n";

void
greet(struct app *app)
{
	const char *report = state_read(app, app->turn, "crash");
	struct hc_err err = { .pos = -1 };

	if (report != NULL) {
		app_say(app, "The last run ended badly; nothing saved is lost. :crash-report shows what is known.");
		app->message_kept = true;
		state_write(app, "crash.last", report, strlen(report), &err);
		state_remove(app, "crash");
		return;
	}
	if (app->work == NULL || app->message.len > 0 || state_read(app, app->turn, "toured") != NULL)
		return;
	app_say(app, "New here? :tour takes a minute, ? shows the keys of this place.");
	app->message_kept = true;
	state_write(app, "toured", "", 0, &err);
}

int
greet_command(struct app *app, const struct call *c, struct hc_err *err)
{
	const char *report;

	if (strcmp(c->name, "tour") == 0) {
		text_open(app, "Tour", tour_text);
		return HC_OK;
	}
	if (strcmp(c->name, "crash-report") != 0)
		return WINDOW_PASS;
	if ((report = state_read(app, app->turn, "crash.last")) == NULL)
		return hc_fail(err, HC_NOTFOUND, 0, "There is no report: no run ended badly.");
	text_open(app, "Crash report", arena_printf(app->turn, "%s\nThe report holds no text of records. If it happens again, start with --no-plugins "
	    "to see whether a plugin is the reason,\nand send these lines with what you did to whoever looks after HotCRM.\n", report));
	return HC_OK;
}
