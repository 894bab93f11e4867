/*
 * uicommands.c - the commands that only the workstation knows, for the command table: help, completion, the manual page.
 *
 * What they do is said by the window that has the keys; a name stands here once, whoever knows it.
 */
#include "ui/app.h"
#include "ui/chart.h"

#define UI(NAME, USAGE, COMPLETE, SUMMARY) \
	{ .name = NAME, .usage = USAGE, .summary = SUMMARY, .flags = CMD_UI | CMD_NO_WORK, .complete = COMPLETE, .run = run_ui }

static const struct cmd_def defs[] = {
	/* places */
	UI("open", "[OBJECT RECORD]", "object ref", "open the record under the cursor, or the one named"),
	UI("back", "", NULL, "go one step back: popup, marks, filter, page"),
	UI("home", "", NULL, "go to the first page"),
	UI("prompt", "[TEXT]", NULL, "type a command"),
	UI("palette", "", NULL, "find a command and run it"),
	UI("keys", "", NULL, "show the keys of this place and run one"),
	UI("bindings", "", NULL, "list all keys of all places"),
	UI("tab", "NUMBER|NAME", NULL, "go to a tab of a record"),
	UI("tab-next", "", NULL, "go to the next tab"),
	UI("tab-previous", "", NULL, "go to the previous tab"),
	UI("view", "[NAME]", "view", "show another view of this object"),
	UI("view-next", "", NULL, "show the next view"),
	UI("view-previous", "", NULL, "show the previous view"),
	/* movement */
	UI("down", "", NULL, "move down"),
	UI("up", "", NULL, "move up"),
	UI("left", "", NULL, "move a column to the left"),
	UI("right", "", NULL, "move a column to the right"),
	UI("first-column", "", NULL, "move to the first column"),
	UI("last-column", "", NULL, "move to the last column"),
	UI("page-down", "", NULL, "move a page down"),
	UI("page-up", "", NULL, "move a page up"),
	UI("half-down", "", NULL, "move half a page down"),
	UI("half-up", "", NULL, "move half a page up"),
	UI("top", "", NULL, "move to the first row"),
	UI("bottom", "", NULL, "move to the last row"),
	UI("center", "", NULL, "put the cursor's row into the middle"),
	UI("scroll-down", "", NULL, "scroll down without moving the cursor"),
	UI("scroll-up", "", NULL, "scroll up without moving the cursor"),
	/* what a list shows */
	UI("filter", "[CONDITION]", "condition", "show only rows that match a HotQL condition"),
	UI("clear-filter", "", NULL, "show all rows again"),
	UI("keep", "", NULL, "keep only rows with this cell's value"),
	UI("exclude", "", NULL, "leave out rows with this cell's value"),
	UI("sort", "[FIELD[,FIELD]]", "field", "order rows by fields, - before one turns it round; without names: choose them"),
	UI("sort-up", "", NULL, "order rows by this column, smallest first"),
	UI("sort-down", "", NULL, "order rows by this column, largest first"),
	UI("sort-toggle", "", NULL, "order rows by this column, again turns round"),
	UI("columns", "[FIELD[,FIELD]]", "field", "show these columns; without names: choose them"),
	UI("refresh", "", NULL, "read the rows again"),
	UI("group", "[FIELD[/UNIT]|none]", "field", "put rows under headings by a field; dates by d w m q y"),
	UI("fold", "", NULL, "fold or unfold the group under the cursor"),
	UI("fold-all", "", NULL, "fold all groups"),
	UI("unfold-all", "", NULL, "unfold all groups"),
	UI("preview", "", NULL, "show or hide the record under the cursor beside the list"),
	UI("width", "[CELLS|auto]", NULL, "set the width of the column under the cursor"),
	UI("view-save", "[NAME]", NULL, "keep filter, columns, order and groups as a view"),
	UI("board", "[FIELD]", "field", "show these rows as a board with a column per choice"),
	UI("set-field", "[FIELD]", "field", "set one field of the marks or of this record; asks for its value"),
	UI("edit-table", "", NULL, "edit the marks as a text table in $EDITOR; what changed is shown first"),
	UI("pipe", "[-o tsv|json] [PROGRAM ARGUMENT ...]", NULL, "give the marked rows to a program and show what it prints"),
	UI("follow", "", NULL, "open the record behind the link under the cursor"),
	UI("agenda", "[CONDITION]", NULL, "show activities and tasks by day and hour"),
	UI("calendar", "[OBJECT]", "object", "show these rows, or those of an object, by their date"),
	UI("days", "1|5|7|month", NULL, "show so many days of a calendar"),
	UI("today", "", NULL, "go to today and now"),
	UI("longer", "", NULL, "make the event half an hour longer"),
	UI("shorter", "", NULL, "make the event half an hour shorter"),
	UI("as-list", "", NULL, "show what a board or calendar shows as a list"),
	UI("move-left", "", NULL, "move the card to the column on the left, the event to the day before"),
	UI("move-right", "", NULL, "move the card to the column on the right, the event to the day after"),
	UI("carry-down", "", NULL, "move the item down"),
	UI("carry-up", "", NULL, "move the item up"),
	/* marks */
	UI("mark", "", NULL, "mark the row and step down"),
	UI("mark-range", "", NULL, "mark from here to where the cursor goes"),
	UI("mark-all", "", NULL, "mark all rows of the filter"),
	UI("mark-invert", "", NULL, "mark what is not marked"),
	UI("unmark", "", NULL, "take all marks away"),
	UI("next-mark", "", NULL, "move to the next marked row"),
	UI("previous-mark", "", NULL, "move to the previous marked row"),
	/* verbs */
	UI("edit", "", NULL, "edit the cell under the cursor"),
	UI("form", "", NULL, "edit the whole record"),
	/* the terminal around us */
	UI("copy", "[row|cell|id|link|email|table|FIELD]", NULL, "copy the marks, or the row under the cursor, to the clipboard"),
	UI("say", "", NULL, "read out the record under the cursor"),
	UI("where", "", NULL, "say which page this is and what has the focus"),
	UI("bare", "", NULL, "show the screen as text, to be marked with the mouse"),
	/* the team's server */
	UI("take", "mine|theirs [all]", NULL, "settle what clashed: take my value or the other one"),
	/* while typing */
	UI("accept", "", NULL, "take what is typed or chosen"),
	UI("cancel", "", NULL, "leave without taking it"),
	UI("save", "", NULL, "save the form"),
	UI("discard", "", NULL, "throw away what was typed in the form"),
	UI("choose", "", NULL, "show the choices of a field"),
	UI("next-field", "", NULL, "go to the next field"),
	UI("previous-field", "", NULL, "go to the previous field"),
	UI("next-error", "", NULL, "go to the next field that is wrong"),
	UI("complete", "", NULL, "complete the word or step through what fits"),
	UI("complete-back", "", NULL, "step back through what fits"),
	UI("history-back", "", NULL, "take an older line"),
	UI("history-forward", "", NULL, "take a newer line"),
	UI("cursor-left", "", NULL, "move the cursor one character left"),
	UI("cursor-right", "", NULL, "move the cursor one character right"),
	UI("word-left", "", NULL, "move the cursor one word left"),
	UI("word-right", "", NULL, "move the cursor one word right"),
	UI("line-start", "", NULL, "move the cursor to the start of the line"),
	UI("line-end", "", NULL, "move the cursor to the end of the line"),
	UI("erase", "", NULL, "erase the character on the left"),
	UI("delete-right", "", NULL, "erase the character under the cursor"),
	UI("erase-word", "", NULL, "cut the word on the left"),
	UI("erase-line", "", NULL, "cut the line left of the cursor"),
	UI("erase-right", "", NULL, "cut the line right of the cursor"),
	UI("yank", "", NULL, "put back what was cut"),
	/* settings */
	UI("map", "[-c] CONTEXT KEYS NOTE [when CONDITION] COMMAND", NULL, "bind keys to a command"),
	UI("map!", "CONTEXT KEYS NOTE COMMAND", NULL, "bind keys to a command, whatever they did"),
	UI("unmap", "CONTEXT KEYS", NULL, "free keys"),
	UI("theme", "[NAME]", "theme", "change the colours"),
	UI("option", "NAME [VALUE]", "option", "change a setting, or say what it is"),
	UI("menu", "CONTEXT KEYS TITLE ITEMS", NULL, "bind keys behind a key: a menu with letters"),
	UI("command", "NAME [<ARG>...] DOC COMMANDS", NULL, "make a command of other commands"),
	UI("on", "EVENT [OBJECT] [where CONDITION] COMMANDS", NULL, "run commands when something happens"),
	UI("bar", "footer when CONDITION on|off", NULL, "show or hide the bottom line by the screen's size"),
	UI("ask", "NAME QUESTION [pick FIELD|choose LIST]", NULL, "ask for a value and go on with it as %{NAME}"),
	UI("toast", "TEXT", NULL, "say something on the bottom line"),
	UI("feed", "KEYS", NULL, "press keys"),
	UI("type", "TEXT", NULL, "type text into the line being typed"),
	UI("shell", "[-b] [-c] [-o WHERE] PROGRAM [ARGUMENT...]", NULL, "run a program with the row's values"),
	UI("macro-record", "", NULL, "record commands as a macro, again ends it"),
	UI("repeat", "", NULL, "do the last change again on this row or the marks"),
	UI("reload", "", NULL, "read keys and settings again"),
	UI("faults", "", NULL, "list what is wrong in the files of keys and settings"),
	/* lists of the program's own */
	UI("options", "", NULL, "list all settings"),
	UI("drafts", "", NULL, "list what was typed in forms and not saved"),
	UI("sessions", "", NULL, "list where one was in other terminals, to go on there"),
	UI("goto", "RECORD", NULL, "put the cursor on a record of this list"),
	UI("mark-ids", "ID...", NULL, "mark records by their ids"),
	UI("open-form", "OBJECT [RECORD]", "object ref", "open the form of a record, or of a new one"),
	UI("messages", "", NULL, "list what the bottom line said"),
	UI("enable", "", NULL, "switch the plugin under the cursor on"),
	UI("disable", "", NULL, "switch the plugin under the cursor off"),
	UI("redraw", "", NULL, "paint the screen anew"),
	UI("suspend", "", NULL, "go back to the shell for a while"),
	UI("start-demo", "", NULL, "make a workspace with demo data"),
	UI("start-empty", "", NULL, "make an empty workspace"),
	UI("start-import", "", NULL, "make a workspace and import a file"),
	UI("start-join", "", NULL, "make a workspace and join a team's server"),
	/* dashboards, search */
	UI("dashboard", "[NAME]", "dashboard", "show a dashboard: figures and charts of saved queries"),
	UI("chart", "KIND QUERY", NULL, "draw the groups of a query: chart bar opportunity by stage agg n"),
	UI("rows", "", NULL, "list the records behind this tile"),
};

void
uicommands_register(void)
{
	cmd_chart_text = chart_text;
	for (size_t i = 0; i < sizeof(defs) / sizeof(defs[0]); i++)
		if (cmd_find(defs[i].name) == NULL)
			cmd_register(&defs[i]);
}
