/*
 * log.h - the program's diary: lines in $XDG_STATE_HOME/hotcrm/log, never on the terminal, never with record text.
 */
#ifndef HC_BASE_LOG_H
#define HC_BASE_LOG_H

enum log_level { LOG_ERROR, LOG_WARN, LOG_INFO, LOG_DEBUG };

/* How a line is written: for people; an object of JSON; as journald wants it from a service, "<4>...", which knows the time. */
enum log_form { LOG_TEXT, LOG_JSON, LOG_JOURNALD };
void log_form(enum log_form form);

/* path "-": the standard error, which is not rotated. Until opened, lines are dropped. Rotates at 4 MiB to .1. Returns 0 or a negative HC_*; the program goes on without. */
int log_open(const char *path, enum log_level level);
void log_close(void);
void log_line(enum log_level level, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* The same for a line that a program sorts and counts: `members` are names and values by turns, ended by NULL, of at most 80 bytes each;
   JSON has them beside the text, those whose name begins with # as numbers. The other forms hold the text only, so it says the same. */
void log_event(enum log_level level, const char *const *members, const char *fmt, ...) __attribute__((format(printf, 3, 4)));

#endif
