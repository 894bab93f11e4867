/*
 * log.h - the program's diary: lines in $XDG_STATE_HOME/hotcrm/log, never on the terminal, never with record text.
 */
#ifndef HC_BASE_LOG_H
#define HC_BASE_LOG_H

enum log_level { LOG_ERROR, LOG_WARN, LOG_INFO, LOG_DEBUG };

/* Until opened, lines are dropped. Rotates at 4 MiB to .1. Returns 0 or a negative HC_*; the program goes on without. */
int log_open(const char *path, enum log_level level);
void log_close(void);
void log_line(enum log_level level, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

#endif
