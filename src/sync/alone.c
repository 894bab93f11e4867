/*
 * alone.c - a workspace that has no server: every function says so. Weak, so that the state machine of sync takes their place
 * wherever it is linked.
 */
#include "sync/sync.h"

#define WEAK __attribute__((weak))
#define ALONE "This build cannot sync."

struct sync {
	int nothing;
};

WEAK int
sync_open(struct work *w, bool watch, struct sync **ret, struct hc_err *err)
{
	return hc_fail(err, HC_INVALID, 0, ALONE);
}

WEAK void
sync_close(struct sync *s)
{
}

WEAK int
sync_join(struct sync *s, const char *device, bool empty, struct hc_err *err)
{
	return hc_fail(err, HC_INVALID, 0, ALONE);
}

WEAK int
sync_leave(struct work *w, struct hc_err *err)
{
	return HC_OK;
}

WEAK bool
sync_joined(struct work *w)
{
	return false;
}

WEAK int
sync_next(struct sync *s, struct sync_request *ret, struct hc_err *err)
{
	return hc_fail(err, HC_INVALID, 0, ALONE);
}

WEAK int
sync_reply(struct sync *s, const struct sync_answer *a, struct hc_err *err)
{
	return hc_fail(err, HC_INVALID, 0, ALONE);
}

WEAK void
sync_failed(struct sync *s, const char *why)
{
}

WEAK void
sync_poke(struct sync *s)
{
}

WEAK void
sync_news(struct sync *s, struct sync_news *ret)
{
	*ret = (struct sync_news){0};
}

WEAK int
sync_status(struct work *w, struct arena *a, struct sync_status *ret, struct hc_err *err)
{
	*ret = (struct sync_status){ .tenant = "", .user = "", .trouble = "", .stopped = "" };
	return HC_OK;
}

WEAK int
sync_queue(struct work *w, struct arena *a, struct sync_queue **ret, size_t *n, struct hc_err *err)
{
	*n = 0;
	return HC_OK;
}

WEAK int
sync_parked(struct work *w, struct arena *a, struct sync_parked **ret, size_t *n, struct hc_err *err)
{
	*n = 0;
	return HC_OK;
}

WEAK int
sync_parked_retry(struct work *w, int64_t n, const char *change, struct hc_err *err)
{
	return hc_fail(err, HC_NOTFOUND, 0, ALONE);
}

WEAK int
sync_parked_drop(struct work *w, int64_t n, struct hc_err *err)
{
	return hc_fail(err, HC_NOTFOUND, 0, ALONE);
}

WEAK int
sync_resolve(struct work *w, const uint8_t conflict[16], const char *take, const char *value, struct hc_err *err)
{
	return hc_fail(err, HC_NOTFOUND, 0, ALONE);
}

WEAK int
sync_theirs(struct work *w, const struct object *o, const uint8_t id[16], const struct field *f, struct arena *a,
    struct hc_value *ret, struct hc_err *err)
{
	return HC_NOTFOUND;
}
