/*
 * http.h - the HTTP side of the server: one listening socket, one thread that reads and sends. libmicrohttpd is behind this.
 */
#ifndef HC_SERVE_HTTP_H
#define HC_SERVE_HTTP_H

#include "serve/serve.h"

struct http;

/* "HOST:PORT", "[::1]:8080", ":8080"; port 0 takes a free one. *port is the one it got. */
int http_open(struct server *s, const char *listen, struct http **ret, int *port, struct hc_err *err);
int http_listen(const char *listen, int *port, struct hc_err *err);	/* the socket */
/* A worker's: connections come from the supervisor over `socket`; its end is SIGTERM for this process. */
int http_open_handed(struct server *s, int socket, struct http **ret, struct hc_err *err);
void http_quiesce(struct http *h);	/* takes no more connections */
void http_close(struct http *h);	/* after server_drain() */

#endif
