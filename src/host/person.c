/*
 * person.c - who sits here: the user, his role, and how dates and figures are written for him.
 */
#include <string.h>

#include "base/time.h"
#include "base/uuid.h"
#include "host/local.h"
#include "store/lookup.h"

/* Names live as long as the workspace is open. A server changes its user many times: each text is kept once. */
static const char *
keep(struct work *w, const struct hc_value *v)
{
	const char *had;

	if (w->host->texts == NULL)
		w->host->texts = map_new(w->arena);
	if ((had = map_getn(w->host->texts, v->s, v->len)) == NULL) {
		had = arena_strndup(w->arena, v->s, v->len);
		map_putn(w->host->texts, v->s, v->len, (void *)(uintptr_t)had);
	}
	return had;
}

static const char *
text(struct work *w, const struct hc_record *r, const char *name)
{
	const struct field *f = r != NULL ? object_field(r->object, name) : NULL;
	const struct hc_value *v = f != NULL ? &r->values[f->slot] : NULL;

	return v != NULL && v->kind == VALUE_TEXT && v->len > 0 ? keep(w, v) : "";
}

static int64_t
integer(const struct hc_record *r, const char *name, int64_t otherwise)
{
	const struct field *f = r != NULL ? object_field(r->object, name) : NULL;

	return f != NULL && r->values[f->slot].kind == VALUE_INT ? r->values[f->slot].i : otherwise;
}

/* The organisation's one record; NULL before it is made. */
static int
load_organization(struct work *w, struct arena *a, struct hc_record **ret, struct hc_err *err)
{
	const struct object *o = model_object(w->model, "organization");
	int rc;

	*ret = NULL;
	if (o == NULL)
		return HC_OK;
	rc = read_record_rid(w->store, o, 1, a, ret, err);
	return rc == HC_NOTFOUND ? HC_OK : rc;
}

/* "the user's, else the organisation's" */
static const char *
either(struct work *w, const struct hc_record *user, const struct hc_record *org, const char *name)
{
	const char *s = text(w, user, name);

	return s[0] != '\0' ? s : text(w, org, name);
}

static void
use_formats(struct locale *l, const char *formats)
{
	l->mark = '.';
	l->group = ',';
	l->date_order = 'y';
	if (strcmp(formats, "european") == 0) {
		l->mark = ',';
		l->group = ' ';
		l->date_order = 'd';
	} else if (strcmp(formats, "american") == 0) {
		l->date_order = 'm';
	}
}

/* An unknown name, or none, is the machine's own zone, which work_open() has set. */
static void
use_zone(struct work *w, const char *name)
{
	struct map **zones = &w->host->zones;
	const struct zone *z;

	if (*zones == NULL) {
		*zones = map_new(w->arena);
		map_put(*zones, "", (void *)(uintptr_t)w->locale.zone);
	}
	if ((z = map_get(*zones, name)) == NULL) {
		z = map_get(*zones, "");
		zone_load(w->arena, name, &z, NULL);
		map_put(*zones, name, (void *)(uintptr_t)z);
	}
	w->locale.zone = z;
}

static void
use_locale(struct work *w, const struct hc_record *user, const struct hc_record *org)
{
	struct locale *l = &w->locale;
	const char *week = text(w, org, "week_start"), *zone = either(w, user, org, "zone");

	use_zone(w, zone);
	use_formats(l, either(w, user, org, "formats"));
	l->currency = text(w, org, "base_currency");
	l->country = text(w, org, "country");
	l->fiscal_month = (int)integer(org, "fiscal_month", 1);
	l->week_start = strcmp(week, "sunday") == 0 ? 7 : strcmp(week, "saturday") == 0 ? 6 : 1;
}

/* By id, login or e-mail. */
static int
find_user(struct work *w, const struct object *o, const char *user, uint8_t ret[16], struct hc_err *err)
{
	static const char *const keys[] = { "login", "email", "name" };
	uint8_t ids[2][16];
	size_t n;
	int rc;

	if (uuid_parse(user, ret))
		return HC_OK;
	for (size_t i = 0; i < 3; i++) {
		const struct field *f = object_field(o, keys[i]);
		struct hc_value v = value_text(user, strlen(user));

		if (f == NULL)
			continue;
		if ((rc = lookup_value(w->store, f, &v, 0, ids, 2, &n, err)) < 0)
			return rc;
		if (n == 1) {
			memcpy(ret, ids[0], 16);
			return HC_OK;
		}
	}
	return hc_fail(err, HC_NOTFOUND, 0, "There is no user %.100s in this workspace.", user);
}

static int
load_user(struct work *w, const char *user, struct arena *a, struct hc_record **ret, struct hc_err *err)
{
	const struct object *o = model_object(w->model, "user");
	const char *last;
	uint8_t id[16];
	int rc;

	if (user == NULL) {
		if ((rc = store_meta_get(w->store, a, "user", &last, err)) < 0)
			return rc;
		user = last;
	}
	if (user == NULL)
		return hc_fail(err, HC_STORE, 0, "This workspace has no user; run `hotcrm doctor`.");
	if ((rc = find_user(w, o, user, id, err)) < 0 || (rc = read_record(w->store, o, id, a, ret, err)) < 0)
		return rc;
	if ((*ret)->values[SLOT_DELETED].kind != VALUE_NULL || integer(*ret, "active", 1) == 0)
		return hc_fail(err, HC_DENIED, 0, "%s is not active in this workspace.", record_title(*ret));
	return HC_OK;
}

int
person_load(struct work *w, const char *user, struct hc_err *err)
{
	struct arena *a = arena_new("person");
	struct hc_record *who = NULL, *org = NULL, *role;
	const struct field *f;
	struct hc_value name;
	const char *title;
	int rc;

	if ((rc = load_user(w, user, a, &who, err)) < 0 || (rc = load_organization(w, a, &org, err)) < 0)
		goto out;
	memcpy(w->user, who->values[SLOT_ID].id, 16);
	title = record_title(who);
	name = value_text(title, strlen(title));
	w->user_name = keep(w, &name);
	use_locale(w, who, org);
	w->admin = false;
	f = object_field(who->object, "role");
	if (f != NULL && who->values[f->slot].kind == VALUE_ID &&
	    (rc = read_record(w->store, f->target, who->values[f->slot].id, a, &role, err)) >= 0)
		w->admin = integer(role, "admin", 0) != 0 && role->values[SLOT_DELETED].kind == VALUE_NULL;
	else if (rc == HC_NOTFOUND)
		rc = HC_OK;
	work_turn(w);
out:
	arena_free(a);
	return rc;
}

int
work_become(struct work *w, const uint8_t user[16], struct hc_err *err)
{
	static const uint8_t nobody[16];
	char id[UUID_TEXT];
	int rc;

	uuid_format(user, id);
	/* a role may have changed since: who is asked anew costs two reads */
	if ((rc = person_load(w, id, err)) < 0) {
		memcpy(w->user, nobody, 16);
		w->user_name = "";
		w->admin = false;
	}
	work_user_changed(w);
	return rc;
}
