/*
 * app.h - the workstation: windows on a stack, keys to commands, the message line, and the worker behind.
 *
 * Nothing here knows a terminal. tui/loop.c feeds events and asks for frames; ui/script.c does the same for tests.
 */
#ifndef HC_UI_APP_H
#define HC_UI_APP_H

#include "cmd/cmd.h"
#include "ui/canvas.h"
#include "ui/keymap.h"
#include "ui/theme.h"

struct block;
struct call;
struct job;
struct user;
struct window;
struct palette;
struct runner;
struct worker;

enum cursor_style { CURSOR_BAR, CURSOR_CELL, CURSOR_MARK };

/* Work that a window does in slices on the UI's thread: bulk edits. */
struct task {
	const char *what;	/* "Setting 40 000 leads" */
	int64_t done, total;
	/* Works for about 10 ms; 1: go on, 0: finished, negative: failed (it has said so). */
	int (*step)(struct task *t);
	void (*cancel)(struct task *t);
	struct arena *arena;	/* freed with it */
	struct app *app;
	void *arg;
};

/* The terminal, to be lent to another program: leave() gives it up as it was, back() takes it and paints anew. */
struct app_terminal {
	void (*leave)(void *arg);
	void (*back)(void *arg);
	/* While a key waits for another program: shows the canvas as it is, keeps what is typed for later; true: that was Esc. */
	bool (*hold)(void *arg);
	void *arg;
};

/* What the worker's thread needs to open its own connection; all of it lives longer than the worker. */
struct second {
	const char *path;
	const struct env *env;
	struct model *model;
	const struct locale *locale;
	bool readonly;
};

struct app {
	const struct env *env;
	struct work *work;	/* NULL on the first screen */
	struct model *model;	/* the generation that the windows stand on */
	const char *db_path;
	bool readonly, no_plugins;
	struct arena *arena;	/* as long as the program */
	struct arena *turn;	/* emptied before each event */
	struct canvas *canvas;
	struct keymap *keymap;
	struct arena *theme_arena;
	struct theme *theme;
	bool theme_changed;
	struct window *top;
	struct worker *worker;
	struct second second;	/* what the worker opens */
	struct task *task;
	struct uisync *sync;	/* sync.h */
	uint64_t generation;	/* last one given to a window */

	struct key pending[KEY_SEQUENCE];
	int npending, count;
	bool counting;
	bool literal;		/* the next key is text */
	struct buf message;
	enum role message_role;
	bool message_kept;	/* stays for one more key */
	VEC(const char *) history;	/* lines of the prompt */
	VEC(struct said { int64_t at; int role; const char *text; }) said;	/* what the message line said, oldest first */

	enum cursor_style cursor_style;
	bool cursor_auto;	/* the style follows the line: bar near, cell far, mark very far */
	bool mouse, reader;
	/* What the terminal around us shall do: outer.c. The loop sends it and empties it. */
	struct buf copy, note;
	const char *clipboard;	/* auto, raw, tmux, off, or a program and its words */
	struct copied *copied;	/* the last cell: copy.c; NULL: none yet */
	bool width_safe, focused;
	enum background { BACK_UNKNOWN, BACK_DARK, BACK_LIGHT } background;
	bool theme_auto;
	struct arena *choosing;	/* a theme, NULL: not now */
	struct palette *palette;	/* palette.c's, NULL: not used yet */
	VEC(struct visit { const char *object; uint8_t id[16]; }) visits;	/* records opened in this sitting, oldest first */
	struct map *view_now, *view_last;	/* of each object: its view, and the one before */
	const char *home;	/* dashboard or object of the first page, NULL: `home`, else the plugins' first object */
	bool quit, dirty, suspend, repaint;
	bool news;		/* came that no key asked for: shown when the fingers rest (tui/loop.c) */
	bool news_wait;		/* they do not: a frame answers a key and reads nothing else; what it left sets news */
	bool model_stale;	/* another program changed fields: app_work() takes them when nothing is being typed */
	int tick_ms;		/* a window wants tick() after so long, 0: none does */
	int slow_ms;		/* what a read may take before the worker gets it */
	int64_t read_until;	/* ticks: when app_limit() stops it */
	int depth;		/* commands that run commands */
	bool quiet;		/* what commands print is not shown: an event's */
	const char *source_file;	/* being read, NULL: not now */
	int source_line, fault_word;	/* which word of the line is wrong */
	bool reading, clean, preset_forced;
	bool team_shell, team_used;	/* the team's files may run programs; what was so when they were read */
	bool team_calls;		/* what runs now was defined by the team */
	bool team_reading, team_stale;	/* a line of theirs is checked; they are others now: team.h */
	const char *conf, *preset;
	VEC(struct config_file { const char *path; int64_t mtime; }) files;	/* that were read, or looked for */
	VEC(struct fault { const char *file, *text; int line, col, code; }) faults;	/* in them */
	struct user *user;		/* what they define: user.h */
	const char *session;	/* name of the file of where one is, NULL: none is kept */
	int64_t session_at;	/* ticks in ms: to be written then, 0: nothing new */
	struct arena *session_arena;
	const char *session_text;	/* as written last */
	const char *running;	/* the outermost command, while it runs */
	struct block *block, *waiting;	/* being run; waiting for an answer: block.h */
	const char *asked;		/* what the answer is called */
	struct window *ask_window;
	struct remote *remote;	/* who drives us from outside; NULL: nobody can */
	struct watch *watch;		/* what others save: watch.h; NULL: nobody looks */
	struct everyday *everyday;	/* reminders and due jobs; NULL: none yet */
	struct trail *trail;		/* the places one was at: trail.h; NULL: none yet */
	struct macro *macro;		/* being recorded, or the last one; NULL: none yet */
	const char *langmap;		/* "ru,el": letters that stand for the keys under them */
	const char *socket_path;	/* of --remote, NULL: none */
	struct worker *helper;	/* other programs, due jobs */
	struct runner *runner;	/* commands beside the keys: runner.h; NULL: none yet */
	const struct app_terminal *terminal;	/* NULL: no terminal (scripts) */
	struct spot { int x, y, w; const char *command; } spots[24];	/* what a click on the frame runs */
	int nspots;
};

struct app_options {
	const struct env *env;
	struct work *work;	/* may be NULL: the first screen */
	const char *db_path;
	bool readonly, no_plugins;
	bool clean;		/* no user files */
	const char *conf;	/* one more file of settings, or NULL */
	bool reader;		/* reader mode, whatever the settings say */
	const char *session;	/* where one is, is kept under this name; NULL: not at all */
	bool fresh;		/* what was kept is not opened */
	int w, h;
};

/* Reads keys, settings and theme; opens the first window. Faults in the user's files become a message, never a refusal. */
int app_new(const struct app_options *o, struct app **ret, struct hc_err *err);
/* Returns the workspace, which is the caller's again; NULL if there is none. */
struct work *app_free(struct app *app);

/* What the loop does. */
void app_event(struct app *app, const struct event *ev);
void app_resize(struct app *app, int w, int h);
void app_draw(struct app *app);
/* Answers of the worker, a slice of the task; true when the screen may be another. */
bool app_work(struct app *app);
#define APP_FDS 16
size_t app_fds(const struct app *app, int ret[APP_FDS]);	/* readable when there is work: app_work() */
bool app_busy(const struct app *app);	/* a task wants slices */
int app_wait(struct app *app);		/* ms until app_tick() is wanted, 0: it is not */
void app_tick(struct app *app);
/* Until nothing is on its way: scripts. */
void app_settle(struct app *app);
/* The line is gone (SIGHUP): keep what was typed. */
void app_hangup(struct app *app);

/* For windows. */
/* Runs commands of a key, the prompt or a script, one after the other until one fails, which becomes the message. */
int app_run(struct app *app, const char *text, int count);
/* After commands that came by no event: what they raised happens now. */
void app_turn_ends(struct app *app);
void app_say(struct app *app, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void app_error(struct app *app, const struct hc_err *err);
/* Reads on this thread stop with HC_BUSY after so many ms (at least slow_ms when that is larger); 0: no limit any more. Meanwhile
   they write nothing: a search answers from what is indexed. */
void app_limit(struct app *app, int ms);
/* Nobody waits for a key: a script. Then everything is read at once, and here. */
bool app_patient(const struct app *app);
/* Hands text to the terminal's clipboard; `what` for the message: "3 rows". The message says sent, for nobody answers. */
void app_copy(struct app *app, const char *text, size_t n, const char *what);
/* The terminal cannot: shows the text instead. */
void app_uncopied(struct app *app);
/* A note outside: the bell, and the desktop's notification where the terminal has it. Reminders, not routine. */
void app_note(struct app *app, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* The terminal has said what it is: the theme `auto` follows the background, cursor-style auto the line's round trip. */
void app_background(struct app *app, bool dark);
void app_line(struct app *app, int round_trip_ms, bool remote);
/* The name for the window's frame: where the user is. */
const char *app_title(struct app *app);
/* Is it a program that takes copied text, and not a way of the terminal? */
bool app_clipboard_program(const struct app *app);
/* paste.c: asks what to do with text that was pasted where nothing is typed; it is never read as keys. */
void paste_open(struct app *app, const char *s, size_t n);
/* Types text into the line being typed. */
void app_type(struct app *app, const char *s);
/* The worker, with a store of its own; NULL when that cannot be opened (then reads stay here). */
struct worker *app_worker(struct app *app);
/* A second worker without a store, for what may take long: other programs, due jobs. NULL: no thread. */
struct worker *app_helper(struct app *app);
struct store *app_job_store(void *context);
/* After a commit that left a long log: the worker puts it into the file. */
void app_shorten_log(struct app *app);
void app_task(struct app *app, struct task *t);
/* A record changed: every window hears it. */
void app_changed(struct app *app, const struct object *o, const uint8_t id[16], char op);
/* Contexts of the window that has the keys. */
size_t app_contexts(struct app *app, const char *ret[]);
struct window *app_focus(struct app *app);
/* Runs lines of commands as a file of settings is read; the first fault becomes the message, the rest still counts. */
void app_source(struct app *app, const char *text, const char *file);
int app_set_theme(struct app *app, const char *name, struct hc_err *err);
/* A choice of themes; the screen wears the one under the cursor. */
int theme_choose(struct app *app);
void theme_follow(struct app *app);	/* reads its file again if somebody saved it */
/* Opens what a name names: an object's list with a view. */
int app_open_list(struct app *app, const struct object *o, const char *view, const char *filter, struct hc_err *err);
int app_open_record(struct app *app, const struct object *o, const uint8_t id[16], struct hc_err *err);
void app_home(struct app *app);

/* uicommands.c: the table of commands that windows know, registered with cmd/. */
void uicommands_register(void);
/* appcmd.c: commands that are no window's. WINDOW_PASS: not one of them. */
struct cmd;
int run_ui(struct cmd *cmd, struct hc_err *err);
int app_command(struct app *app, const struct call *c, struct hc_err *err);

#endif
