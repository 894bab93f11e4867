/*
 * wire.c - reading the lines of the exchange, and the hashes that tell two histories of one device apart.
 */
#include "sync/wire.h"

#include <sodium.h>
#include <string.h>

#include "base/err.h"
#include "base/uuid.h"
#include "store/save.h"

int
wire_line(struct wire_lines *l, const char **line, size_t *len, struct hc_err *err)
{
	const char *nl;

	if (l->at == l->end)
		return 0;
	l->line++;
	nl = memchr(l->at, '\n', (size_t)(l->end - l->at));
	if (nl == NULL)
		return hc_fail(err, HC_INVALID, 0, "line %d is cut off.", l->line);
	if (nl - l->at > WIRE_LINE)
		return hc_fail(err, HC_INVALID, 0, "line %d is longer than %d bytes.", l->line, WIRE_LINE);
	*line = l->at;
	*len = (size_t)(nl - l->at);
	l->at = nl + 1;
	return 1;
}

int
wire_int(const json_t *o, const char *name, bool must, int64_t *ret, struct hc_err *err)
{
	const json_t *v = json_object_get(o, name);

	if (v == NULL && !must)
		return HC_OK;
	if (!json_is_integer(v))
		return hc_fail(err, HC_INVALID, 0, "\"%s\" must be a whole number.", name);
	*ret = json_integer_value(v);
	return HC_OK;
}

int
wire_text(const json_t *o, const char *name, bool must, const char **ret, struct hc_err *err)
{
	const json_t *v = json_object_get(o, name);

	if (v == NULL && !must)
		return HC_OK;
	/* a NUL inside would be read as an end */
	if (!json_is_string(v) || strlen(json_string_value(v)) != json_string_length(v))
		return hc_fail(err, HC_INVALID, 0, "\"%s\" must be text.", name);
	*ret = json_string_value(v);
	return HC_OK;
}

int
wire_id(const json_t *o, const char *name, uint8_t ret[16], struct hc_err *err)
{
	const char *text = "";
	int rc;

	if ((rc = wire_text(o, name, true, &text, err)) < 0)
		return rc;
	if (strlen(text) >= UUID_TEXT || !uuid_parse(text, ret))
		return hc_fail(err, HC_INVALID, 0, "\"%s\" must be an id.", name);
	return HC_OK;
}

static int
read_members(const json_t *root, struct wire_entry *e, struct hc_err *err)
{
	const char *op = "";
	int64_t source = SOURCE_USER;
	int rc;

	if ((rc = wire_int(root, "n", true, &e->n, err)) < 0 || (rc = wire_int(root, "tx", true, &e->tx, err)) < 0 ||
	    (rc = wire_int(root, "h", true, &e->hlc, err)) < 0 || (rc = wire_int(root, "base", false, &e->base, err)) < 0 ||
	    (rc = wire_text(root, "o", true, &e->object, err)) < 0 || (rc = wire_id(root, "id", e->id, err)) < 0 ||
	    (rc = wire_text(root, "op", true, &op, err)) < 0 || (rc = wire_int(root, "s", false, &source, err)) < 0)
		return rc;
	e->at = e->hlc >> 16;
	if ((rc = wire_int(root, "a", false, &e->at, err)) < 0)
		return rc;
	if (e->n < 1 || e->hlc < 0 || e->base < 0 || e->at < 0)
		return hc_fail(err, HC_INVALID, 0, "\"n\", \"h\", \"a\" and \"base\" must not be negative.");
	if (strlen(op) != 1 || strchr("cudrmpx", op[0]) == NULL)
		return hc_fail(err, HC_INVALID, 0, "\"op\" must be one of c u d r m p x.");
	/* a pull is no edit, and nobody writes in another's name */
	if (source < SOURCE_USER || source > SOURCE_API || source == SOURCE_PULL)
		return hc_fail(err, HC_INVALID, 0, "\"s\" is no source of edits.");
	e->op = op[0];
	e->source = (int)source;
	e->d = json_object_get(root, "d");
	if (e->d != NULL && !json_is_object(e->d))
		return hc_fail(err, HC_INVALID, 0, "\"d\" must be an object.");
	return HC_OK;
}

int
wire_entry_read(const char *line, size_t len, struct wire_entry *ret, struct hc_err *err)
{
	struct wire_entry e = { .line = line, .len = len };
	json_t *root;
	int rc;

	if ((rc = json_read(line, len, &root, err)) < 0)
		return rc;
	rc = json_is_object(root) ? read_members(root, &e, err) : hc_fail(err, HC_INVALID, 0, "a line must be an object.");
	if (rc < 0) {
		json_decref(root);
		return rc;
	}
	e.root = root;
	*ret = e;
	return HC_OK;
}

void
wire_hash(const char *line, size_t len, uint8_t ret[WIRE_HASH])
{
	crypto_generichash(ret, WIRE_HASH, (const unsigned char *)line, len, NULL, 0);
}

void
wire_chain(uint8_t chain[WIRE_HASH], const uint8_t hash[WIRE_HASH])
{
	unsigned char both[2 * WIRE_HASH];

	memcpy(both, chain, WIRE_HASH);
	memcpy(both + WIRE_HASH, hash, WIRE_HASH);
	crypto_generichash(chain, WIRE_HASH, both, sizeof(both), NULL, 0);
}

void
wire_hex(const uint8_t *data, size_t n, char *ret)
{
	sodium_bin2hex(ret, 2 * n + 1, data, n);
}

bool
wire_unhex(const char *text, uint8_t *ret, size_t n)
{
	size_t len;

	return strlen(text) == 2 * n && sodium_hex2bin(ret, n, text, 2 * n, NULL, &len, NULL) == 0 && len == n;
}
