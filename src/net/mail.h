/*
 * mail.h - letters out: written as RFC 5322 and MIME say, handed to a mail relay over SMTP by libcurl.
 *
 * Addresses and subjects come from people and from records: nothing in them can begin a header of its own. A relay that is not
 * this machine is spoken to over TLS. Nothing here retries.
 */
#ifndef HC_NET_MAIL_H
#define HC_NET_MAIL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"

#define MAIL_ADDRESSES 50
#define MAIL_FILE_MAX (10u << 20)

struct mail_relay {
	const char *url;		/* smtp://HOST[:PORT], with STARTTLS; smtps://HOST[:PORT] */
	const char *user, *password;	/* NULL: none */
	const char *ca_file;		/* certificates to trust instead of the system's; NULL */
};

struct mail_file { const char *name, *type; const void *data; size_t size; };

struct mail_letter {
	const char *from;		/* "Name <address>" or an address */
	const char *reply_to;		/* an address, NULL for none */
	const char *to;			/* addresses, commas between */
	const char *subject, *text;
	const char *id;			/* what Message-ID holds: the same for the same letter, sent again or not */
	int64_t at;			/* UTC ms */
	const struct mail_file *files;
	size_t nfiles;
};

/* HC_INVALID unless it is smtp:// or smtps:// with a host and nothing but a port behind it. */
int mail_check_url(const char *url, struct hc_err *err);
/* "a@b.c, Name <d@e.f>" to addresses alone. HC_INVALID names the one that is none. */
int mail_addresses(struct arena *a, const char *list, const char ***ret, size_t *n, struct hc_err *err);
int mail_write(const struct mail_letter *l, struct buf *out, struct hc_err *err);

struct mailer;
/* A connection to the relay that is kept between letters; of one thread. */
struct mailer *mailer_open(const struct mail_relay *r);
void mailer_close(struct mailer *m);	/* NULL is allowed */
/* HC_NET with the relay's word; *code is what it answered (0: nothing), 500 and more will be said again. HC_INVALID: the letter
   cannot be written. `stop` is asked now and then. */
int mailer_send(struct mailer *m, const struct mail_letter *l, bool (*stop)(void *arg), void *arg, int *code, struct hc_err *err);

#endif
