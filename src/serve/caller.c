/*
 * caller.c - who asks: the first line of an exchange. Is this device ours, is its history ours, what does it know already?
 */
#include <inttypes.h>
#include <string.h>

#include "base/err.h"
#include "serve/sync.h"

/* The device was told of entries that are not here: somebody put an older copy of the file in place. It sends them again. */
static int
forgot(struct exchange *x, int64_t last)
{
	buf_printf(&x->reply->extra, "\"expect\":%" PRIi64, last + 1);
	return exchange_refuse(x->reply, 409, "gap", "This server was put back to an older state; entry %" PRIi64 " is next.", last + 1);
}

int
caller_find(struct exchange *x, int64_t dev, struct hc_err *err)
{
	int rc = feed_device(x->store, dev, x->arena, &x->device, err);

	if (rc == HC_NOTFOUND)
		return forgot(x, 0);	/* no device is ever removed */
	if (rc == HC_OK && memcmp(x->device.user, x->work->user, 16) != 0)
		return exchange_refuse(x->reply, 409, "forked", "This device is another user's here; it must enrol anew.");
	if (rc < 0)
		return rc;
	if (x->device.revoked && !x->quarantine && !x->pushing)
		return exchange_refuse(x->reply, 401, "device-revoked", "This device was taken off the list; ask your administrator.");
	/* it may hand in what its user has done, for an administrator to look at, and gets nothing any more */
	x->quarantine |= x->device.revoked;
	return HC_OK;
}

/* What the device says it was told: results up to there may go. Two files with one number differ in their chain. */
static int
confirm(struct exchange *x, int64_t acked, const char *hex, struct hc_err *err)
{
	struct feed_result result;
	uint8_t chain[WIRE_HASH];
	int rc;

	if (!wire_unhex(hex, chain, sizeof(chain)))
		return exchange_refuse(x->reply, 400, "malformed", "Line 1: \"chain\" must be %d hex digits.", 2 * WIRE_HASH);
	if (acked > x->device.last_n)
		return forgot(x, x->device.last_n);
	if (acked < x->device.acked_n)
		return exchange_refuse(x->reply, 409, "forked", "This device has another history here: the workspace was copied or restored.");
	if (acked == x->device.acked_n)
		return memcmp(chain, x->device.acked_chain, sizeof(chain)) == 0 ? HC_OK :
		    exchange_refuse(x->reply, 409, "forked", "This device has another history here: the workspace was copied.");
	rc = feed_result(x->store, x->device.dev, acked, x->arena, &result, err);
	if (rc < 0 && rc != HC_NOTFOUND)
		return rc;
	if (rc == HC_NOTFOUND || memcmp(chain, result.chain, sizeof(chain)) != 0)
		return exchange_refuse(x->reply, 409, "forked", "This device has another history here: the workspace was copied.");
	x->device.acked_n = acked;
	memcpy(x->device.acked_chain, chain, sizeof(chain));
	return feed_result_drop(x->store, x->device.dev, acked, err);
}

int
exchange_cursor(struct exchange *x, const char *text, struct hc_err *err)
{
	struct hc_err why = {0};
	int rc;

	if (text[0] == '\0') {
		x->fresh = true;
		return HC_OK;
	}
	rc = cursor_unseal(x, text, &x->cursor, &why);
	if (rc == HC_INVALID)
		return exchange_refuse(x->reply, 400, "bad-cursor", "The cursor is not one of this server; the device must load anew.");
	if (rc < 0) {
		if (err != NULL)
			*err = why;
		return rc;
	}
	if (x->cursor.since > feed_head(x->store))	/* ours, and from a time that this file has not seen */
		return exchange_refuse(x->reply, 410, "cursor-expired", "The server was put back to an older state; the device must load anew.");
	if (x->cursor.since < replica_int(x->store, "gc_floor", 0) || x->cursor.since < journal_floor(x->store))
		return exchange_refuse(x->reply, 410, "cursor-expired", "The device was away for too long; it must load anew.");
	return HC_OK;
}

/* The device knew another life of this server: it hears how much of its own history is left here. */
static int
other_epoch(struct exchange *x, int64_t dev, struct hc_err *err)
{
	int rc = feed_device(x->store, dev, x->arena, &x->device, err);

	if (rc < 0 && rc != HC_NOTFOUND)
		return rc;
	/* enrolled after the backup, or somebody else's number since */
	if (rc == HC_NOTFOUND || memcmp(x->device.user, x->work->user, 16) != 0)
		x->device.last_n = 0;
	buf_printf(&x->reply->extra, "\"epoch\":\"%s\",\"last_n\":%" PRIi64 ",\"at\":%" PRIi64, x->epoch, x->device.last_n,
	    replica_int(x->store, "restored_at", 0));
	return exchange_refuse(x->reply, 409, "epoch-changed", "The server was restored; the device must load anew.");
}

int
caller_read(struct exchange *x, const char *line, size_t len, struct hc_err *err)
{
	const char *epoch = "", *cursor = "", *chain = "", *rid = "", *box = "";
	int64_t v = 0, dev = 0, acked = 0, brought = 0, max = 1 << 20, push = 0, compare = 0;
	struct hc_err why = {0};
	json_t *root;
	int rc;

	x->pushing = true;
	if (json_read(line, len, &root, &why) < 0)
		return exchange_malformed(x, &why, 1);
	if (wire_int(root, "v", true, &v, &why) < 0 || wire_int(root, "dev", true, &dev, &why) < 0 ||
	    wire_text(root, "epoch", true, &epoch, &why) < 0 || wire_text(root, "cursor", true, &cursor, &why) < 0 ||
	    wire_int(root, "acked_n", true, &acked, &why) < 0 || wire_text(root, "chain", true, &chain, &why) < 0 ||
	    wire_int(root, "max", false, &max, &why) < 0 || wire_int(root, "brought", false, &brought, &why) < 0 ||
	    wire_int(root, "push", false, &push, &why) < 0 || wire_int(root, "dg", false, &compare, &why) < 0 ||
	    wire_text(root, "rid", false, &rid, &why) < 0 || wire_text(root, "box", false, &box, &why) < 0)
		rc = exchange_malformed(x, &why, 1);
	else if (v != 1)
		rc = exchange_refuse(x->reply, v > 1 ? 400 : 426, v > 1 ? "malformed" : "too-old", "This server speaks version 1.");
	else if (strcmp(epoch, x->epoch) != 0)
		rc = other_epoch(x, dev, err);
	else if ((rc = caller_find(x, dev, err)) == HC_OK) {
		x->rid = strlen(rid) <= 64 ? arena_strdup(x->arena, rid) : "";
		x->box = strlen(box) <= 64 ? arena_strdup(x->arena, box) : "";
		x->max = max < 16 << 10 ? 16 << 10 : max > 4 << 20 ? 4 << 20 : (size_t)max;
		/* said once, with the first exchange after the join; what it says later is not heard */
		if (x->device.brought < 0)
			x->device.brought = brought > 0 ? brought : 0;
		x->push_only = push != 0;
		x->compare = compare != 0;
		if ((rc = confirm(x, acked, chain, err)) == HC_OK && !x->push_only && !x->quarantine)
			rc = exchange_cursor(x, cursor, err);
	}
	json_decref(root);
	return rc;
}

int
exchange_persons_moved(struct work *w, int64_t after, int64_t *head, bool *moved, struct hc_err *err)
{
	static const char *const persons[] = { "user", "role", "role_grant", "field_grant", "team", "organization" };

	return journal_moved(w->store, after, persons, sizeof(persons) / sizeof(persons[0]), head, moved, err);
}
