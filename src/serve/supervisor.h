/*
 * supervisor.h - one listening port, several worker processes: a crash costs the requests of one of them.
 *
 * The supervisor reads no request. It looks at the head of a new connection without taking it, finds the tenant by the key, and
 * hands the connection to the worker of that tenant over a Unix socket. A tenant has one worker for as long as their number
 * stays, but any worker can answer for any tenant, since a workspace is guarded by its file locks: a connection that a proxy
 * shares among tenants is answered where it is. Only what happens by the clock is done by the tenant's own worker, and whoever
 * wrote for another's tenant has it woken. What limits count is shared (tally.h).
 */
#ifndef HC_SERVE_SUPERVISOR_H
#define HC_SERVE_SUPERVISOR_H

#include "serve/serve.h"

#define SUPERVISOR_FD 3		/* a worker's end of its socket */
#define TALLY_FD 4		/* the memory in which all workers count */

/* Runs until SIGTERM or SIGINT, then drains: the exit code. wait: seconds that the workers go on answering before they do. argv: of
   this program; workers get it with --worker I/N. */
int supervise(const struct env *env, const char *dir, const char *listen, int workers, int wait, char *const *argv, struct hc_err *err);

#endif
