/*
 * events.h - what happened, as events: derived from the journal, which stands in the same transaction as the row. So an event
 * is there exactly when its change is, nothing is written twice, and replay is reading on from an older seq.
 */
#ifndef HC_SERVE_EVENTS_H
#define HC_SERVE_EVENTS_H

#include "serve/rest.h"

/* Events after *seq that the seated user may see, that scopes hold ("events" or "events:OBJECT") and `types` names ("crm.opportunity.*", commas; NULL: all), each as one call.
   *seq moves to what was read, matching or not; at most about `max` entries are read. `id` is "SEQ.I". False from fn stops
   before that event: *seq stays on the entry before it. */
int events_each(struct tenant *t, const char *scopes, const char *types, int64_t *seq, size_t max, struct arena *a,
    bool (*fn)(void *arg, const char *id, const char *type, const char *json), void *arg, struct hc_err *err);
bool event_type_matches(const char *types, const char *type);

int events_run(struct server *s, struct tenant *t, struct request *rq);
int events_record(struct server *s, struct tenant *t, struct request *rq);	/* of one record, from its first on */

/* Streams: kept by the tenant, written in its turn. */
void events_pump(struct server *s, struct tenant *t, bool moved, int64_t now);
void events_judge(struct server *s, struct tenant *t);	/* ends those whose key is good no more */
void events_close(struct tenant *t);

#endif
