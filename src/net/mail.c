/*
 * mail.c - a letter as bytes, and the way to the relay. See mail.h.
 */
#include "net/mail.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/time.h"
#include "net/curl.h"
#include "net/local.h"

#define LINE 57			/* bytes in a line of base64 */
#define PATIENCE_S 60L

int
mail_check_url(const char *url, struct hc_err *err)
{
	const char *host = strncmp(url, "smtp://", 7) == 0 ? url + 7 : strncmp(url, "smtps://", 8) == 0 ? url + 8 : NULL;

	if (host == NULL || *host == '\0' || strlen(url) > 300 ||
	    strspn(host, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-:[]") != strlen(host))
		return hc_fail(err, HC_INVALID, 0, "A mail relay is smtp://HOST:PORT or smtps://HOST:PORT.");
	return HC_OK;
}

/* What would certainly not arrive, or would be more than an address. */
static bool
is_address(const char *s, size_t n)
{
	const char *at = memchr(s, '@', n);

	if (n > 254 || at == NULL || at == s || at + 1 == s + n || memchr(at + 1, '@', n - (size_t)(at + 1 - s)) != NULL)
		return false;
	for (size_t i = 0; i < n; i++)
		if ((unsigned char)s[i] <= ' ' || (unsigned char)s[i] >= 127 || strchr("<>()[],;:\\\"", s[i]) != NULL)
			return false;
	return true;
}

/* The address in "Name <address>", or all of it. */
static const char *
address_of(const char *s, size_t n, size_t *len)
{
	const char *open = memchr(s, '<', n), *end = s + n;

	while (end > s && (end[-1] == ' ' || end[-1] == '\t'))
		end--;
	if (open != NULL && end[-1] == '>') {
		*len = (size_t)(end - 1 - open - 1);
		return open + 1;
	}
	while (s < end && (*s == ' ' || *s == '\t'))
		s++;
	*len = (size_t)(end - s);
	return s;
}

int
mail_addresses(struct arena *a, const char *list, const char ***ret, size_t *n, struct hc_err *err)
{
	const char **to = ARENA_ARRAY(a, const char *, MAIL_ADDRESSES);
	size_t k = 0;

	for (const char *p = list; *p != '\0';) {
		size_t part = strcspn(p, ",;\n"), len = 0;
		const char *s = address_of(p, part, &len);

		if (strspn(p, " \t\r") < part) {
			if (!is_address(s, len))
				return hc_fail(err, HC_INVALID, 0, "%.*s is not an e-mail address.", (int)(part > 80 ? 80 : part), p);
			if (k == MAIL_ADDRESSES)
				return hc_fail(err, HC_INVALID, 0, "A letter goes to at most %d addresses.", MAIL_ADDRESSES);
			to[k++] = arena_strndup(a, s, len);
		}
		p += part;
		p += *p != '\0';
	}
	if (k == 0)
		return hc_fail(err, HC_INVALID, 0, "There is no e-mail address to send to.");
	*ret = to;
	*n = k;
	return HC_OK;
}

static bool
is_plain(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if ((unsigned char)s[i] < ' ' || (unsigned char)s[i] >= 127)
			return false;
	return true;
}

/* A header's text: as it is when it is plain, else in encoded words (RFC 2047) of whole characters. */
static void
put_text(struct buf *out, const char *s, size_t n)
{
	char b64[80];

	if (is_plain(s, n) && n < 900 && strstr(s, "=?") == NULL) {
		buf_add(out, s, n);
		return;
	}
	for (size_t i = 0; i < n;) {
		size_t k = n - i < 42 ? n - i : 42;

		while (i + k < n && k > 30 && ((unsigned char)s[i + k] & 0xc0) == 0x80)
			k--;
		sodium_bin2base64(b64, sizeof(b64), (const unsigned char *)s + i, k, sodium_base64_VARIANT_ORIGINAL);
		buf_printf(out, "%s=?UTF-8?B?%s?=", i > 0 ? "\r\n " : "", b64);
		i += k;
	}
}

static void
put_from(struct buf *out, const char *from)
{
	size_t len, n = strlen(from);
	const char *s = address_of(from, n, &len);
	size_t name = s > from && s[-1] == '<' ? (size_t)(s - 1 - from) : 0;

	while (name > 0 && from[name - 1] == ' ')
		name--;
	buf_adds(out, "From: ");
	if (name > 0) {
		bool quote = is_plain(from, name) && strpbrk(from, ",;:.@\"") != NULL && from[0] != '"';

		buf_adds(out, quote ? "\"" : "");
		if (quote) {
			for (size_t i = 0; i < name; i++)
				if (from[i] != '"' && from[i] != '\\')
					buf_addc(out, from[i]);
		} else {
			put_text(out, from, name);
		}
		buf_printf(out, "%s <%.*s>\r\n", quote ? "\"" : "", (int)len, s);
	} else {
		buf_printf(out, "%.*s\r\n", (int)len, s);
	}
}

static void
put_base64(struct buf *out, const void *data, size_t n)
{
	const unsigned char *p = data;
	char b64[LINE * 2];

	for (size_t i = 0; i < n; i += LINE) {
		sodium_bin2base64(b64, sizeof(b64), p + i, n - i < LINE ? n - i : LINE, sodium_base64_VARIANT_ORIGINAL);
		buf_printf(out, "%s\r\n", b64);
	}
}

/* Lines end in CRLF, whatever they ended in; what is not short plain ASCII goes as base64. */
static void
put_body(struct buf *out, const char *text)
{
	struct buf b = BUF_INIT;
	size_t line = 0;
	bool plain = true;

	for (const char *p = text; *p != '\0'; p++) {
		if (*p == '\r' && p[1] == '\n')
			continue;
		if (*p == '\n' || *p == '\r') {
			buf_adds(&b, "\r\n");
			line = 0;
			continue;
		}
		plain = plain && (*p == '\t' || ((unsigned char)*p >= ' ' && (unsigned char)*p < 127)) && ++line <= 900;
		buf_addc(&b, *p);
	}
	buf_printf(out, "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: %s\r\n\r\n", plain ? "7bit" : "base64");
	if (plain)
		buf_add(out, b.data != NULL ? b.data : "", b.len);
	else
		put_base64(out, b.data, b.len);
	buf_adds(out, "\r\n");
	buf_free(&b);
}

static void
put_date(struct buf *out, int64_t at)
{
	static const char *const days[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
	static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
	int64_t date = at / 86400000, s = at / 1000 % 86400;
	int year, month, day;

	date_to_civil(date, &year, &month, &day);
	buf_printf(out, "Date: %s, %d %s %d %02d:%02d:%02d +0000\r\n", days[(date_weekday(date) + 6) % 7], day, months[month - 1], year,
	    (int)(s / 3600), (int)(s / 60 % 60), (int)(s % 60));
}

int
mail_write(const struct mail_letter *l, struct buf *out, struct hc_err *err)
{
	struct arena *a = arena_new("mail");
	const char **to, *boundary;
	size_t n;
	int rc;

	if ((rc = mail_addresses(a, l->to, &to, &n, err)) < 0 ||
	    (l->reply_to != NULL && !is_address(l->reply_to, strlen(l->reply_to)) &&
	    (rc = hc_fail(err, HC_INVALID, 0, "%.80s is not an e-mail address.", l->reply_to)) < 0))
		goto out;
	boundary = arena_printf(a, "=_hotcrm_%.60s", l->id);
	put_from(out, l->from);
	if (l->reply_to != NULL)
		buf_printf(out, "Reply-To: %s\r\n", l->reply_to);
	for (size_t i = 0; i < n; i++)
		buf_printf(out, "%s%s%s", i == 0 ? "To: " : ",\r\n ", to[i], i + 1 == n ? "\r\n" : "");
	buf_adds(out, "Subject: ");
	put_text(out, l->subject, strlen(l->subject));
	buf_adds(out, "\r\n");
	put_date(out, l->at);
	buf_printf(out, "Message-ID: <%s>\r\nMIME-Version: 1.0\r\nAuto-Submitted: auto-generated\r\n", l->id);
	if (l->nfiles > 0)
		buf_printf(out, "Content-Type: multipart/mixed; boundary=\"%s\"\r\n\r\n--%s\r\n", boundary, boundary);
	put_body(out, l->text);
	for (size_t i = 0; i < l->nfiles; i++) {
		buf_printf(out, "--%s\r\nContent-Type: %s\r\nContent-Transfer-Encoding: base64\r\n"
		    "Content-Disposition: attachment; filename=\"%s\"\r\n\r\n", boundary, l->files[i].type, l->files[i].name);
		put_base64(out, l->files[i].data, l->files[i].size);
	}
	if (l->nfiles > 0)
		buf_printf(out, "--%s--\r\n", boundary);
out:
	arena_free(a);
	return rc < 0 ? rc : HC_OK;
}

struct mailer {
	struct arena *arena;
	CURL *easy;
	const char *url, *user, *password, *ca_file;
	bool home;		/* the relay is this machine: it may speak in the clear */
	struct buf bytes;
	size_t at;
	bool (*stop)(void *arg);
	void *arg;
	char last[200];		/* what the relay said last */
};

static size_t
give(char *buf, size_t size, size_t n, void *arg)
{
	struct mailer *m = arg;
	size_t k = m->bytes.len - m->at < size * n ? m->bytes.len - m->at : size * n;

	memcpy(buf, m->bytes.data + m->at, k);
	m->at += k;
	return k;
}

static int
progress(void *arg, curl_off_t a, curl_off_t b, curl_off_t c, curl_off_t d)
{
	struct mailer *m = arg;

	(void)a, (void)b, (void)c, (void)d;
	return m->stop != NULL && m->stop(m->arg);
}

/* The relay's answers: the last refusal says why, whatever politeness follows it. */
static size_t
hear(char *data, size_t size, size_t n, void *arg)
{
	struct mailer *m = arg;
	size_t k = size * n < sizeof(m->last) - 1 ? size * n : sizeof(m->last) - 1;

	if (k == 0 || data[0] < '4' || data[0] > '5')
		return size * n;
	memcpy(m->last, data, k);
	m->last[k] = '\0';
	m->last[strcspn(m->last, "\r\n")] = '\0';
	for (char *p = m->last; *p != '\0'; p++)
		if ((unsigned char)*p < ' ' || (unsigned char)*p >= 127)
			*p = '?';
	return size * n;
}

struct mailer *
mailer_open(const struct mail_relay *r)
{
	struct arena *a = arena_new("mailer");
	struct mailer *m = ARENA_NEW(a, struct mailer);
	const char *host = strstr(r->url, "://") + 3;
	size_t n = *host == '[' ? strcspn(host, "]") + 1 : strcspn(host, ":");

	m->arena = a;
	m->url = arena_strdup(a, r->url);
	m->user = r->user != NULL ? arena_strdup(a, r->user) : NULL;
	m->password = r->password != NULL ? arena_strdup(a, r->password) : NULL;
	m->ca_file = r->ca_file != NULL ? arena_strdup(a, r->ca_file) : NULL;
	m->home = address_loopback_name(arena_strndup(a, host, n));
	m->easy = curl_easy_init();
	return m;
}

void
mailer_close(struct mailer *m)
{
	if (m == NULL)
		return;
	curl_easy_cleanup(m->easy);
	buf_free(&m->bytes);
	arena_free(m->arena);
}

static CURLcode
perform(struct mailer *m, const char **to, size_t n, const char *from)
{
	struct curl_slist *rcpt = NULL;
	CURLcode code;

	for (size_t i = 0; i < n; i++)
		rcpt = curl_slist_append(rcpt, to[i]);
	curl_easy_reset(m->easy);
	curl_easy_setopt(m->easy, CURLOPT_URL, m->url);
	curl_easy_setopt(m->easy, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
	curl_easy_setopt(m->easy, CURLOPT_USE_SSL, m->home ? CURLUSESSL_TRY : CURLUSESSL_ALL);
	if (m->ca_file != NULL)
		curl_easy_setopt(m->easy, CURLOPT_CAINFO, m->ca_file);
	if (m->user != NULL) {
		curl_easy_setopt(m->easy, CURLOPT_USERNAME, m->user);
		curl_easy_setopt(m->easy, CURLOPT_PASSWORD, m->password != NULL ? m->password : "");
	}
	curl_easy_setopt(m->easy, CURLOPT_MAIL_FROM, from);
	curl_easy_setopt(m->easy, CURLOPT_MAIL_RCPT, rcpt);
	curl_easy_setopt(m->easy, CURLOPT_UPLOAD, 1L);
	curl_easy_setopt(m->easy, CURLOPT_READFUNCTION, give);
	curl_easy_setopt(m->easy, CURLOPT_READDATA, m);
	curl_easy_setopt(m->easy, CURLOPT_HEADERFUNCTION, hear);
	curl_easy_setopt(m->easy, CURLOPT_HEADERDATA, m);
	curl_easy_setopt(m->easy, CURLOPT_WRITEFUNCTION, hear);
	curl_easy_setopt(m->easy, CURLOPT_WRITEDATA, m);
	curl_easy_setopt(m->easy, CURLOPT_NOPROGRESS, 0L);
	curl_easy_setopt(m->easy, CURLOPT_XFERINFOFUNCTION, progress);
	curl_easy_setopt(m->easy, CURLOPT_XFERINFODATA, m);
	curl_easy_setopt(m->easy, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(m->easy, CURLOPT_PROXY, "");
	curl_easy_setopt(m->easy, CURLOPT_CONNECTTIMEOUT, 15L);
	curl_easy_setopt(m->easy, CURLOPT_TIMEOUT, PATIENCE_S);
	code = curl_easy_perform(m->easy);
	curl_slist_free_all(rcpt);
	return code;
}

int
mailer_send(struct mailer *m, const struct mail_letter *l, bool (*stop)(void *arg), void *arg, int *code, struct hc_err *err)
{
	struct arena *a = arena_new("mail");
	const char **to, *from;
	size_t n, len;
	long said = 0;
	CURLcode cc;
	int rc;

	*code = 0;
	buf_reset(&m->bytes);
	m->at = 0;
	m->stop = stop;
	m->arg = arg;
	m->last[0] = '\0';
	from = address_of(l->from, strlen(l->from), &len);
	if (m->easy == NULL)
		rc = hc_fail(err, HC_NET, 0, "There is no memory for a connection.");
	else if (!is_address(from, len))
		rc = hc_fail(err, HC_INVALID, 0, "The sender %.80s is not an e-mail address.", l->from);
	else
		rc = mail_write(l, &m->bytes, err);
	if (rc >= 0 && (rc = mail_addresses(a, l->to, &to, &n, err)) >= 0) {
		cc = perform(m, to, n, arena_strndup(a, from, len));
		curl_easy_getinfo(m->easy, CURLINFO_RESPONSE_CODE, &said);
		*code = (int)said;
		if (cc != CURLE_OK)
			rc = said >= 400 ? hc_fail(err, HC_NET, 0, "The mail relay said: %s.", m->last) :
			    hc_fail(err, HC_NET, 0, "The mail relay cannot be reached: %s.", curl_easy_strerror(cc));
	}
	arena_free(a);
	return rc < 0 ? rc : HC_OK;
}
