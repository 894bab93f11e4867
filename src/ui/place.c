/*
 * place.c - the names of the places where keys can be bound. A window says in which it is; `map` and its like refuse what is none.
 */
#include "ui/place.h"

#include <string.h>

#include "base/utf8.h"

/* by: what may follow behind a colon, one of these records or dashboards. */
static const struct place {
	const char *name;
	enum place_by by;
} places[] = {
	{ "browse", PLACE_WHOLE }, { "type", PLACE_WHOLE },
	{ "list", PLACE_OBJECT }, { "record", PLACE_OBJECT }, { "board", PLACE_OBJECT }, { "calendar", PLACE_OBJECT },
	{ "dashboard", PLACE_DASHBOARD }, { "form", PLACE_WHOLE }, { "cell", PLACE_WHOLE }, { "search", PLACE_WHOLE },
	{ "picker", PLACE_WHOLE }, { "ask", PLACE_WHOLE }, { "arrange", PLACE_WHOLE }, { "start", PLACE_WHOLE }, { "text", PLACE_WHOLE },
	/* prompts */
	{ "prompt", PLACE_WHOLE }, { "command", PLACE_WHOLE }, { "filter", PLACE_WHOLE }, { "value", PLACE_WHOLE },
	{ "file", PLACE_WHOLE }, { "name", PLACE_WHOLE }, { "option", PLACE_WHOLE }, { "question", PLACE_WHOLE },
	{ "shell", PLACE_WHOLE }, { "macro", PLACE_WHOLE },
	/* tables */
	{ "table", PLACE_WHOLE }, { "options", PLACE_WHOLE }, { "bindings", PLACE_WHOLE }, { "messages", PLACE_WHOLE },
	{ "changes", PLACE_WHOLE }, { "undo", PLACE_WHOLE }, { "plugins", PLACE_WHOLE }, { "reminders", PLACE_WHOLE },
	{ "drafts", PLACE_WHOLE }, { "sessions", PLACE_WHOLE }, { "faults", PLACE_WHOLE }, { "clash", PLACE_WHOLE },
	{ "groups", PLACE_WHOLE }, { "sync", PLACE_WHOLE }, { "sync-queue", PLACE_WHOLE }, { "sync-parked", PLACE_WHOLE },
	{ "sync-conflict", PLACE_WHOLE }, { "sync-conflicts", PLACE_WHOLE },
};

#define PLACES (sizeof(places) / sizeof(places[0]))

const char *
place_name(size_t i)
{
	return i < PLACES ? places[i].name : NULL;
}

static const struct place *
find(const char *s, size_t n)
{
	for (size_t i = 0; i < PLACES; i++)
		if (strlen(places[i].name) == n && memcmp(places[i].name, s, n) == 0)
			return &places[i];
	return NULL;
}

bool
place_known(const char *name, enum place_by *by)
{
	size_t n = strcspn(name, ":");
	const struct place *p = find(name, n);

	if (p == NULL || (name[n] == ':' && (p->by == PLACE_WHOLE || name[n + 1] == '\0')))
		return false;
	if (by != NULL)
		*by = name[n] == ':' ? p->by : PLACE_WHOLE;
	return true;
}

int
place_check(const char *name, struct hc_err *err)
{
	size_t n = strcspn(name, ":");
	const struct place *p = find(name, n);
	char base[32] = "";
	const char *best = NULL;
	int least = 3;

	if (place_known(name, NULL))
		return HC_OK;
	if (p != NULL && p->by == PLACE_WHOLE)
		return hc_fail(err, HC_INVALID, 0, "%s has no kinds; leave out \"%.40s\".", p->name, name + n);
	if (p != NULL)
		return hc_fail(err, HC_INVALID, 0, "%.40s lacks a name behind the colon.", name);
	if (n < sizeof(base))
		memcpy(base, name, n);
	for (size_t i = 0; n < sizeof(base) && i < PLACES; i++) {
		int d = utf8_distance(places[i].name, base, 3);

		if (d < least && d < (int)n) {
			least = d;
			best = places[i].name;
		}
	}
	return hc_fail(err, HC_INVALID, 0, best != NULL ? "%.40s is no place for keys; did you mean %s?" :
	    "%.40s is no place for keys; write browse, list, list:lead, record, form ...", name, best);
}
