/*
 * conf.c - see conf.h. Which options there are is the table here; what they mean is the business of who reads them.
 */
#include "serve/conf.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "model/hot.h"

#define FILE_MAX (1u << 20)

static const char *const names[] = { "listen", "lanes", "workers", "worker-memory", "request-memory", "body-memory", "behind-proxy", "cors", "private-webhooks", "plugins", "log", "log-format",
	"log-requests", "drain-wait", "mail-relay", "mail-user", "mail-password-file", "mail-ca-file", "mail-from", "mail-per-day" };

#define NAMES (sizeof(names) / sizeof(names[0]))

struct conf {
	const char *file, *values[NAMES];
	int lines[NAMES];
	struct plans plans;
};

static int
read_file(const char *path, bool must, struct buf *out, struct hc_err *err)
{
	if (!must && access(path, F_OK) < 0 && errno == ENOENT)
		return HC_OK;
	return file_text(path, FILE_MAX, out, err);
}

static int
take_line(struct conf *c, const struct hot_line *l, struct arena *a, struct hc_err *err)
{
	struct hc_err why = { .msg = "" };
	size_t i = 0;

	if (strcmp(l->words.at[0].text, "plan") == 0 && l->words.n == 4)
		return plans_set(&c->plans, a, l->words.at[1].text, l->words.at[2].text, l->words.at[3].text, &why) >= 0 ? HC_OK :
		    hot_fail(err, l, &l->words.at[0], "%s", why.msg);
	if (strcmp(l->words.at[0].text, "option") != 0 || l->words.n != 3)
		return hot_fail(err, l, &l->words.at[0], "a line here is: option NAME VALUE, or: plan NAME SETTING VALUE.");
	while (i < NAMES && strcmp(names[i], l->words.at[1].text) != 0)
		i++;
	if (i == NAMES)
		return hot_fail(err, l, &l->words.at[1], "there is no option %.40s; hotcrmd(8) lists them.", l->words.at[1].text);
	c->values[i] = l->words.at[2].text;
	c->lines[i] = l->line;
	return HC_OK;
}

int
conf_read(const char *path, bool must, struct arena *a, struct conf **ret, struct hc_err *err)
{
	struct conf *c = ARENA_NEW(a, struct conf);
	struct buf text = BUF_INIT;
	struct hot_text lines;
	int rc;

	c->file = arena_strdup(a, path);
	plans_default(&c->plans);
	if ((rc = read_file(path, must, &text, err)) >= 0 && (rc = hot_commands(a, buf_str(&text), c->file, &lines, err)) >= 0)
		for (size_t i = 0; i < lines.directives.n && rc >= 0; i++)
			rc = take_line(c, &lines.directives.at[i].lines.at[0], a, err);
	buf_free(&text);
	*ret = c;
	return rc < 0 ? rc : HC_OK;
}

const struct plans *
conf_plans(const struct conf *c)
{
	return &c->plans;
}

static size_t
place(const char *name)
{
	size_t i = 0;

	while (i < NAMES && strcmp(names[i], name) != 0)
		i++;
	return i;
}

const char *
conf_get(const struct conf *c, const char *name)
{
	size_t i = place(name);

	return i < NAMES ? c->values[i] : NULL;
}

int
conf_int(const struct conf *c, const char *name, int64_t lo, int64_t hi, int64_t otherwise, int64_t *ret, struct hc_err *err)
{
	const char *text = conf_get(c, name);
	char *end;
	long long v;

	*ret = otherwise;
	if (text == NULL)
		return HC_OK;
	errno = 0;
	v = strtoll(text, &end, 10);
	if (errno != 0 || end == text || *end != '\0' || v < lo || v > hi)
		return hc_fail(err, HC_INVALID, 0, "%.300s:%d: %s is a number from %lld to %lld.", c->file, c->lines[place(name)], name,
		    (long long)lo, (long long)hi);
	*ret = v;
	return HC_OK;
}

int
conf_bool(const struct conf *c, const char *name, bool otherwise, bool *ret, struct hc_err *err)
{
	const char *text = conf_get(c, name);
	bool yes = text != NULL && (strcmp(text, "yes") == 0 || strcmp(text, "on") == 0);

	*ret = text != NULL ? yes : otherwise;
	if (text == NULL || yes || strcmp(text, "no") == 0 || strcmp(text, "off") == 0)
		return HC_OK;
	return hc_fail(err, HC_INVALID, 0, "%.300s:%d: %s is yes or no.", c->file, c->lines[place(name)], name);
}
