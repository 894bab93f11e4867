/*
 * passphrase.h - a passphrase from whoever runs the command: never echoed, never kept.
 */
#ifndef HC_CMD_PASSPHRASE_H
#define HC_CMD_PASSPHRASE_H

#include "cmd/cmd.h"

#define PASSPHRASE_SIZE 1026

/* From the controlling terminal, without echo. False: there is none, or nothing was typed. */
bool passphrase_ask(const char *prompt, char *buf, size_t size);
/* For secret_on_ask(): a command in a shell that meets a locked field. */
bool passphrase_wanted(void *arg, char *buf, size_t size);

#endif
