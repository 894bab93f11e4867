/*
 * seed.c - what a new workspace begins with: the organisation, three roles, and one user named after the system account.
 */
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/utf8.h"
#include "base/uuid.h"
#include "host/local.h"

/* Sets a field as a person would type it. */
static int
put(struct hc_tx *tx, struct hc_record *r, const char *field, const char *text, struct hc_err *err)
{
	if (text == NULL || text[0] == '\0' || object_field(r->object, field) == NULL)
		return HC_OK;
	return engine_set(tx, r, field, text, err);
}

static int
make(struct hc_tx *tx, const char *object, const char *const (*set)[2], struct hc_record **ret, struct hc_err *err)
{
	const struct object *o = model_object(tx->work->model, object);
	struct hc_record *r = record_new(tx->arena, tx->work->model, o);
	int rc;

	record_set(r, o->fields.at[SLOT_OWNER], value_id(tx->work->user));
	if (strcmp(object, "user") == 0)
		record_set(r, o->fields.at[SLOT_ID], value_id(tx->work->user));
	for (size_t i = 0; set[i][0] != NULL; i++)
		if ((rc = put(tx, r, set[i][0], set[i][1], err)) < 0)
			return rc;
	if ((rc = engine_save(tx, r, err)) < 0)
		return rc;
	if (ret != NULL)
		*ret = r;
	return HC_OK;
}

static int
make_role(struct hc_tx *tx, const char *name, const char *label, const char *admin, const char *writes, struct hc_err *err)
{
	const char *const role[][2] = { { "name", name }, { "label", label }, { "admin", admin }, { NULL, NULL } };
	struct hc_record *r;
	char id[UUID_TEXT];
	int rc;

	if ((rc = make(tx, "role", role, &r, err)) < 0 || strcmp(admin, "yes") == 0)
		return rc;
	uuid_format(r->values[SLOT_ID].id, id);
	{
		const char *const grant[][2] = { { "role", id }, { "object", "*" }, { "read", "yes" }, { "create", writes },
			{ "edit", writes }, { "delete", writes }, { "scope", "all" }, { NULL, NULL } };

		return make(tx, "role_grant", grant, NULL, err);
	}
}

/* The account's login, and its full name up to the first comma of the GECOS field. */
static void
account(struct work *w, struct arena *a, const char **login, const char **name)
{
	const struct passwd *pw = getpwuid(geteuid());
	const char *user = w->env->get(w->env, "USER");

	*login = arena_strdup(a, pw != NULL && pw->pw_name[0] != '\0' ? pw->pw_name : user != NULL ? user : "user");
	*name = pw != NULL && pw->pw_gecos != NULL ? arena_strndup(a, pw->pw_gecos, strcspn(pw->pw_gecos, ",")) : "";
	if ((*name)[0] == '\0' || utf8_valid(*name, strlen(*name)) != strlen(*name) || !utf8_is_clean(*name, strlen(*name)))
		*name = *login;
}

/* "de_DE.UTF-8" in the environment: the country, for phone numbers. */
static const char *
country(struct work *w, struct arena *a)
{
	static const char *const names[] = { "LC_ALL", "LC_MONETARY", "LANG" };

	for (size_t i = 0; i < 3; i++) {
		const char *s = w->env->get(w->env, names[i]);
		const char *u = s != NULL ? strchr(s, '_') : NULL;

		if (u != NULL && u[1] >= 'A' && u[1] <= 'Z' && u[2] >= 'A' && u[2] <= 'Z' && (u[3] == '\0' || u[3] == '.' || u[3] == '@'))
			return arena_strndup(a, u + 1, 2);
	}
	return "";
}

static int
seed(struct hc_tx *tx, struct hc_err *err)
{
	struct work *w = tx->work;
	const char *login, *name;
	struct hc_record *r;
	char id[UUID_TEXT];
	int rc;

	account(w, tx->arena, &login, &name);
	{
		const char *const org[][2] = { { "name", "My company" }, { "zone", env_zone_name(w->env, tx->arena) },
			{ "country", country(w, tx->arena) }, { NULL, NULL } };
		const char *const user[][2] = { { "name", name }, { "login", login }, { "role", "admin" }, { NULL, NULL } };

		if ((rc = make(tx, "organization", org, NULL, err)) < 0 ||
		    (rc = make_role(tx, "admin", "Administrator", "yes", "no", err)) < 0 ||
		    (rc = make_role(tx, "standard", "Standard", "no", "yes", err)) < 0 ||
		    (rc = make_role(tx, "read_only", "Read only", "no", "no", err)) < 0 ||
		    (rc = make(tx, "user", user, &r, err)) < 0)
			return rc;
	}
	uuid_format(r->values[SLOT_ID].id, id);
	return store_meta_put(w->store, "user", id, err);
}

int
seed_workspace(struct work *w, struct hc_err *err)
{
	struct hc_tx *tx;
	int rc;

	/* whatever is made here is made by the user that is made here */
	uuid_new(w->env, (uint8_t[16]){ 0 }, w->user);
	w->admin = true;
	if ((rc = tx_begin(w, SOURCE_SYSTEM, "init", &tx, err)) < 0)
		return rc;
	tx->trusted = true;
	if ((rc = seed(tx, err)) < 0) {
		tx_abort(tx);
		return rc;
	}
	return tx_commit(tx, err);
}
