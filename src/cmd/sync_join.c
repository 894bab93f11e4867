/*
 * sync_join.c - `sync join`, `sync leave`, `sync set`: to which server a workspace belongs.
 *
 * A key never stands in the log, in the history of commands or in the workspace.
 */
#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "cmd/qr.h"
#include "cmd/session.h"
#include "cmd/sync.h"
#include "net/net.h"

#define KEY_LINE 512

static int
read_line(int fd, char *buf, size_t size, const char *from, struct hc_err *err)
{
	size_t n = 0;
	ssize_t got;

	while (n + 1 < size && (got = read(fd, buf + n, 1)) > 0)
		if (buf[n++] == '\n')
			break;
	buf[n] = '\0';
	buf[strcspn(buf, "\r\n")] = '\0';
	if (n == 0)
		return hc_fail(err, HC_INVALID, 0, "%s holds no key.", from);
	return HC_OK;
}

/* From the terminal without showing it, or from a pipe. */
static int
read_stdin(char *buf, size_t size, struct hc_err *err)
{
	struct termios old, quiet;
	bool tty = isatty(STDIN_FILENO) && tcgetattr(STDIN_FILENO, &old) == 0;
	int rc;

	if (tty) {
		fputs("Key: ", stderr);
		quiet = old;
		quiet.c_lflag &= ~(tcflag_t)ECHO;
		tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
	}
	rc = read_line(STDIN_FILENO, buf, size, "The input", err);
	if (tty) {
		tcsetattr(STDIN_FILENO, TCSAFLUSH, &old);
		fputs("\n", stderr);
	}
	return rc;
}

/* `text` is what --key or `set key` gave; NULL: $HOTCRM_KEY. */
static int
take_key(struct cmd *c, const char *text, const char **ret, struct hc_err *err)
{
	char buf[KEY_LINE] = "";
	int rc, fd;

	if (text == NULL && (text = c->env->get(c->env, "HOTCRM_KEY")) != NULL) {
		*ret = text;
		return HC_OK;
	}
	if (text == NULL)
		return hc_fail(err, HC_INVALID, 0, "The server wants a key: --key @FILE, --key - to type it, or HOTCRM_KEY.");
	if (strcmp(text, "-") == 0) {
		rc = read_stdin(buf, sizeof(buf), err);
	} else if (text[0] == '@') {
		if ((fd = open(text + 1, O_RDONLY | O_CLOEXEC)) < 0)
			return hc_fail(err, HC_INVALID, 0, "%s cannot be read: %s.", text + 1, strerror(errno));
		rc = read_line(fd, buf, sizeof(buf), text + 1, err);
		close(fd);
	} else {
		out_notice(c->out, "A key on the command line can be seen by others on this machine; --key @FILE, --key - and HOTCRM_KEY "
		    "cannot.");
		*ret = text;
		return HC_OK;
	}
	if (rc < 0)
		return rc;
	*ret = arena_strdup(c->arena, buf);
	return HC_OK;
}

static const char *
device_name(struct cmd *c)
{
	const char *given = cmd_option(c, "device");
	char host[256] = "";

	if (given != NULL)
		return given;
	if (gethostname(host, sizeof(host) - 1) < 0 || host[0] == '\0')
		return "workstation";
	return arena_strdup(c->arena, host);
}

static void
forget(struct cmd *c)
{
	static const char *const names[] = { "url", "pin", "ca", "proxy", "off" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		carry_set(c->work, names[i], NULL, NULL);
	carry_key_put(c->work, NULL, NULL);
}

static int
put_settings(struct cmd *c, const char *url, const char *key, struct hc_err *err)
{
	static const char *const names[] = { "pin", "ca", "proxy" };
	int rc;

	if ((rc = carry_set(c->work, "url", url, err)) < 0)
		return rc;
	for (size_t i = 0; i < 3; i++)
		if (cmd_option(c, names[i]) != NULL && (rc = carry_set(c->work, names[i], cmd_option(c, names[i]), err)) < 0)
			return rc;
	return key != NULL ? carry_key_put(c->work, key, err) : HC_OK;
}

/* For the camera of a phone, on whose page the code stands filled in already. */
static void
show_qr(struct cmd *c, const struct carry_code *code)
{
	struct winsize size = { .ws_col = 0 };
	struct buf b = BUF_INIT;

	if (c->ui != NULL || !isatty(STDERR_FILENO) || strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
		return;
	if (!qr_there())
		fprintf(stderr, "With libqrencode installed a phone could read this as a QR code.\n");
	else if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && qr_draw(arena_printf(c->arena, "%s?code=%s", code->page, code->user_code),
	    size.ws_col, c->env->get(c->env, "NO_COLOR") == NULL, &b))
		fputs(buf_str(&b), stderr);
	buf_free(&b);
}

/* Shows a code and waits until somebody says yes, at most as long as the code is good; ^C ends it. */
static int
sign_in(struct cmd *c, const char *url, struct hc_err *err)
{
	struct net *net = net_open(&(struct net_options){ .proxy = cmd_option(c, "proxy"), .pin = cmd_option(c, "pin"), .ca_file = cmd_option(c, "ca") });
	struct carry_code code;
	int rc = carry_session_begin(net, url, device_name(c), c->arena, &code, err);

	if (rc >= 0) {
		fprintf(stderr, "Open %s and type %s\n", code.page, code.user_code);
		show_qr(c, &code);
		sync_catch(true);
		do {
			for (int64_t i = 0; i < code.interval_s * 10 && !sync_stop(NULL); i++)
				nanosleep(&(struct timespec){ .tv_nsec = 100000000 }, NULL);
			rc = sync_stop(NULL) ? hc_fail(err, HC_BUSY, 0, "Stopped before anybody said yes.") :
			    carry_session_poll(c->work, net, url, &code, c->arena, err);
		} while (rc == 1);
		sync_catch(false);
	}
	net_close(net);
	return rc < 0 ? rc : carry_session_put(c->work, &code.session, err);
}

int
sync_run_sign_in(struct cmd *c, struct hc_err *err)
{
	struct carry_settings set;
	int rc;

	if ((rc = carry_settings(c->work, c->arena, &set, err)) < 0)
		return rc;
	return sign_in(c, set.url, err);
}

static int
tie(struct cmd *c, struct hc_err *err)
{
	struct carry *carry;
	int rc;

	if ((rc = carry_open(c->work, false, &carry, err)) < 0)
		return rc;
	rc = sync_join(carry_sync(carry), device_name(c), cmd_option(c, "empty") != NULL, err);
	carry_close(carry);
	return rc;
}

int
sync_run_join(struct cmd *c, struct hc_err *err)
{
	struct carry_settings old;
	const char *key = NULL;
	int rc;

	if (c->nargs != 2)
		return hc_fail(err, HC_INVALID, 0, "sync join needs the address of the server: hotcrm sync join https://crm.example.org "
		    "--key @FILE.");
	if (store_readonly_reason(c->work->store) != NULL)
		return hc_fail(err, HC_DENIED, 0, "%s", store_readonly_reason(c->work->store));
	if ((rc = carry_settings(c->work, c->arena, &old, err)) < 0)
		return rc;
	if (carry_belongs(c->work))
		return hc_fail(err, HC_CONFLICT, 0, "This workspace belongs to %s already; `hotcrm sync leave` first.",
		    old.url != NULL ? old.url : "a server");
	if ((rc = net_check_url(c->args[1], err)) < 0 ||
	    (cmd_option(c, "sign-in") == NULL && (rc = take_key(c, cmd_option(c, "key"), &key, err)) < 0))
		return rc;
	if (cmd_option(c, "sign-in") != NULL && (rc = sign_in(c, c->args[1], err)) < 0)
		return rc;
	if ((rc = put_settings(c, c->args[1], key, err)) < 0 || (rc = tie(c, err)) < 0) {
		forget(c);
		return rc;
	}
	if ((rc = sync_exchange(c, err)) == HC_DENIED) {
		sync_leave(c->work, NULL);	/* nothing went out: the workspace is what it was */
		forget(c);
	} else if (rc == HC_NET) {
		err_prefix(err, "Joined here, and the first exchange is still to come");
	}
	return rc;
}

int
sync_run_leave(struct cmd *c, struct hc_err *err)
{
	struct sync_status st;
	int rc;

	if ((rc = sync_status(c->work, c->arena, &st, err)) < 0 || (rc = sync_leave(c->work, err)) < 0)
		return rc;
	forget(c);
	out_notice(c->out, "This workspace stands by itself now, with all its data%s.",
	    st.waiting > 0 ? "; what was not sent yet was never seen by the team" : "");
	return HC_OK;
}

int
sync_run_set(struct cmd *c, struct hc_err *err)
{
	const char *name, *value, *key;
	int rc;

	if (c->nargs < 2 || c->nargs > 3)
		return hc_fail(err, HC_INVALID, 0, "sync set needs a name and a value: url, key, pin, ca, proxy, attachments or journal; without a value it is "
		    "taken away.");
	name = c->args[1];
	value = c->nargs == 3 ? c->args[2] : NULL;
	if (strcmp(name, "key") == 0) {
		if ((rc = take_key(c, value, &key, err)) < 0)
			return rc;
		return carry_key_put(c->work, key, err);
	}
	if (strcmp(name, "url") == 0 && value == NULL)
		return hc_fail(err, HC_INVALID, 0, "A workspace cannot be without its server; `hotcrm sync leave` leaves it.");
	return carry_set(c->work, name, value, err);
}
