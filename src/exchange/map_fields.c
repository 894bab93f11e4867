/*
 * map_fields.c - matches headers with fields.
 */
#include "exchange/map_fields.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "model/type.h"

const char *
map_plain(struct arena *a, const char *header, size_t n)
{
	char *out = arena_alloc(a, n * 2 + 1), *folded;
	size_t k = 0;

	if (n > 3 && strncasecmp(header + n - 3, "__c", 3) == 0)
		n -= 3;
	for (size_t i = 0; i < n; i++) {
		char c = header[i];
		bool upper = c >= 'A' && c <= 'Z';

		if (upper && i > 0 && header[i - 1] >= 'a' && header[i - 1] <= 'z' && k > 0)
			out[k++] = '_';
		else if (upper && i > 0 && i + 1 < n && header[i - 1] >= 'A' && header[i - 1] <= 'Z' && header[i + 1] >= 'a' &&
		    header[i + 1] <= 'z' && !(header[i + 1] == 's' && (i + 2 == n || header[i + 2] == ' ')) && k > 0 && out[k - 1] != '_')
			out[k++] = '_';
		if ((c >= 'a' && c <= 'z') || upper || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80)
			out[k++] = upper ? (char)(c | 0x20) : c;
		else if (k > 0 && out[k - 1] != '_')
			out[k++] = '_';
	}
	while (k > 0 && out[k - 1] == '_')
		k--;
	out[k] = '\0';
	folded = utf8_fold(a, out, k);
	return folded;
}

/* A header of several records that say the same: "DATE DATE" is "DATE". */
static const char *
once(struct arena *a, const char *name)
{
	size_t n = strlen(name);

	for (size_t k = 2; k <= 4; k++) {
		size_t part = (n + 1) / k - 1;
		bool same = (n + 1) % k == 0 && part > 0;

		for (size_t i = 1; same && i < k; i++)
			same = memcmp(name, name + i * (part + 1), part) == 0 && name[i * (part + 1) - 1] == ' ';
		if (same)
			return arena_strndup(a, name, part);
	}
	return name;
}

static const struct field *
by_name(struct arena *a, const struct object *o, const char *plain)
{
	const struct field *f = object_field(o, plain);

	if (f != NULL && (!f->hidden || f->implicit))
		return f;
	for (size_t i = 0; i < o->fields.n; i++) {
		f = o->fields.at[i];
		if (f->hidden || f->label == NULL)
			continue;
		if (strcmp(map_plain(a, f->label, strlen(f->label)), plain) == 0)
			return f;
	}
	return NULL;
}

/* The rest of a plain name after one of the object's own names ("lead_status" of lead: "status"), or NULL. */
static const char *
without_object(struct arena *a, const struct object *o, const char *plain)
{
	for (const char *p = strchr(plain, '_'); p != NULL; p = strchr(p + 1, '_')) {
		const char *head = arena_strndup(a, plain, (size_t)(p - plain));
		bool own = strcasecmp(head, o->name) == 0 || strcmp(head, map_plain(a, o->plural, strlen(o->plural))) == 0;

		for (size_t i = 0; i < o->alias.n; i++)
			own |= strcmp(head, o->alias.at[i]) == 0;
		if (own || synonym_object(o, head))
			return p + 1;
	}
	return NULL;
}

static bool
names_object(struct arena *a, const struct object *o, const char *plain)
{
	if (strcmp(plain, o->name) == 0 || strcmp(plain, map_plain(a, o->plural, strlen(o->plural))) == 0 || synonym_object(o, plain))
		return true;
	for (size_t i = 0; i < o->alias.n; i++)
		if (strcmp(plain, o->alias.at[i]) == 0)
			return true;
	return false;
}

/* A lookup whose target is named: "company_name", "organization", "account_id". */
static const struct field *
by_target(struct arena *a, const struct object *o, const char *plain)
{
	static const char *const tails[] = { "", "_name", "_id", "_ids", "_title", "_email", "_number" };
	size_t n = strlen(plain);

	for (size_t t = 0; t < sizeof(tails) / sizeof(tails[0]); t++) {
		size_t k = strlen(tails[t]);
		const char *head;

		if (n <= k || strcmp(plain + n - k, tails[t]) != 0)
			continue;
		head = arena_strndup(a, plain, n - k);
		for (size_t i = SLOT_FIRST; i < o->fields.n; i++) {
			const struct field *f = o->fields.at[i];

			if (f->target != NULL && f->target != o && !f->hidden && !f->readonly && names_object(a, f->target, head))
				return f;
		}
	}
	return NULL;
}

static void
guess(struct arena *a, const struct object *o, const char *plain, struct mapping *m)
{
	const char *rest = without_object(a, o, plain);

	m->how = MAP_GUESS;
	if (names_object(a, o, plain)) {
		m->field = o->title;
		return;
	}
	/* the object's own key before links of the same name: contact_id in a file of contacts */
	if (rest != NULL && (strcmp(rest, "id") == 0 || strcmp(rest, "record_id") == 0)) {
		m->part = PART_KEY;
		return;
	}
	if (rest != NULL && (m->field = by_name(a, o, rest)) != NULL)
		return;
	if (rest == NULL && synonym_foreign(o, plain)) {	/* of another object, in a file that mixes several */
		if ((m->field = by_target(a, o, plain)) == NULL &&
		    (m->field = synonym_field(o, plain, &m->part)) != NULL && m->field->target == NULL)
			m->field = NULL;
		m->part = PART_VALUE;
		m->how = m->field != NULL ? MAP_GUESS : MAP_NONE;
		return;
	}
	if ((m->field = synonym_field(o, plain, &m->part)) != NULL || m->part == PART_KEY)
		return;
	if (rest != NULL && ((m->field = synonym_field(o, rest, &m->part)) != NULL || m->part == PART_KEY))
		return;
	if ((m->field = by_target(a, o, plain)) != NULL)
		return;
	m->how = MAP_NONE;
}

/* What cannot be written, and names that are made of two. */
static void
settle(const struct object *o, struct mapping *m)
{
	const struct field *f = m->field;

	if (f == NULL)
		return;
	if (f->slot == SLOT_ID && f->implicit)
		m->part = PART_ID;
	else if ((f->slot == SLOT_CREATED || f->slot == SLOT_UPDATED) && m->how == MAP_GIVEN)
		;	/* history that the user asks for by name */
	else if (f->slot == SLOT_CURRENCY && f->implicit)
		m->part = PART_CURRENCY;
	else if (f->readonly && strcmp(f->name, "name") == 0 && object_field(o, "first_name") != NULL && object_field(o, "last_name") != NULL)
		m->part = PART_PERSON;
	else if (f->readonly || f->type->store == STORE_NONE || f->formula != NULL)
		*m = (struct mapping){ .why = f->implicit ? "the program keeps them" : "they are computed" };
}

/* "account.account_number": a field, and the field of its target that finds the record. */
static int
find_path(const struct object *o, const char *path, struct mapping *m, struct hc_err *err)
{
	const char *dot = strchr(path, '.'), *near;
	char head[128];
	size_t n = dot != NULL ? (size_t)(dot - path) : strlen(path);

	if (n >= sizeof(head))
		n = sizeof(head) - 1;
	memcpy(head, path, n);
	head[n] = '\0';
	if ((m->field = object_field(o, head)) == NULL) {
		near = model_near_field(o, head);
		return hc_fail(err, HC_INVALID, 0, "--map: %s has no field %s%s%s%s", o->name, head, near != NULL ? "; did you mean " : "",
		    near != NULL ? near : "", near != NULL ? "?" : ".");
	}
	if (dot == NULL)
		return HC_OK;
	if (m->field->target == NULL)
		return hc_fail(err, HC_INVALID, 0, "--map: %s is no link to another record, so %s says nothing.", head, path);
	if ((m->by = object_field(m->field->target, dot + 1)) == NULL)
		return hc_fail(err, HC_INVALID, 0, "--map: %s has no field %s.", m->field->target->name, dot + 1);
	return HC_OK;
}

static int
apply_given(struct arena *a, const struct object *o, const char *const *names, size_t n, const char *map, struct mapping *ret,
    struct hc_err *err)
{
	const char *eq = strrchr(map, '=');
	const char *column, *plain;
	struct mapping m = { .how = MAP_GIVEN };
	size_t at = n;
	int rc;

	if (eq == NULL || eq == map)
		return hc_fail(err, HC_INVALID, 0, "--map %s: write COLUMN=FIELD.", map);
	column = arena_strndup(a, map, (size_t)(eq - map));
	plain = map_plain(a, column, strlen(column));
	for (size_t i = 0; i < n && at == n; i++)
		if (strcasecmp(names[i], column) == 0)
			at = i;
	for (size_t i = 0; i < n && at == n; i++)
		if (*plain != '\0' && strcmp(map_plain(a, names[i], strlen(names[i])), plain) == 0)
			at = i;
	if (at == n && strspn(column, "0123456789") == strlen(column) && strtoul(column, NULL, 10) - 1 < n)
		at = strtoul(column, NULL, 10) - 1;	/* columns of a file without header go by number */
	if (at == n)
		return hc_fail(err, HC_INVALID, 0, "--map %s: the file has no column %s.", map, column);
	if (eq[1] == '\0' || strcmp(eq + 1, "-") == 0) {
		ret[at] = (struct mapping){ .how = MAP_GIVEN, .why = "" };
		return HC_OK;
	}
	if ((rc = find_path(o, eq + 1, &m, err)) < 0)
		return rc;
	settle(o, &m);
	if (m.why != NULL)
		return hc_fail(err, HC_INVALID, 0, "--map %s: %s cannot be imported, since %s.", map, eq + 1, m.why);
	ret[at] = m;
	return HC_OK;
}

/* Two columns for one field: what was said beats a name, a name beats a guess, the first beats the second. */
static void
drop_doubles(struct mapping *ret, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		for (size_t k = 0; k < n && ret[i].field != NULL; k++) {
			bool weaker = ret[k].how > ret[i].how || (ret[k].how == ret[i].how && k < i);

			if (k != i && ret[k].field == ret[i].field && weaker && ret[i].how != MAP_GIVEN)
				ret[i] = (struct mapping){ .why = "another column gives the same" };
		}
	}
}

int
map_columns(struct arena *a, const struct model *m, const struct object *o, const char *const *names, size_t n,
    const char *const *maps, struct mapping *ret, struct hc_err *err)
{
	bool person;
	int rc;

	memset(ret, 0, n * sizeof(*ret));
	for (size_t i = 0; maps != NULL && maps[i] != NULL; i++)
		if ((rc = apply_given(a, o, names, n, maps[i], ret, err)) < 0)
			return rc;
	for (size_t i = 0; i < n; i++) {
		const char *name = once(a, names[i]), *plain = map_plain(a, name, strlen(name)), *dot;

		if (ret[i].how == MAP_GIVEN || *plain == '\0')
			continue;
		if ((dot = strchr(name, '.')) != NULL && find_path(o, name, &ret[i], NULL) == 0 && ret[i].by != NULL) {
			ret[i].how = MAP_NAME;	/* account.name, as our own exports write it */
		} else if ((ret[i] = (struct mapping){ .field = by_name(a, o, plain), .how = MAP_NAME }).field == NULL) {
			size_t len = strlen(plain);

			ret[i] = (struct mapping){ .how = MAP_NONE };
			if (len > 9 && strcmp(plain + len - 9, "_currency") == 0 &&
			    (ret[i].field = by_name(a, o, arena_strndup(a, plain, len - 9))) != NULL &&
			    field_type(ret[i].field)->class == CLASS_MONEY) {
				settle(o, &ret[i]);	/* of a computed amount, it is computed too */
				if (ret[i].field != NULL)
					ret[i] = (struct mapping){ .field = object_field(o, "currency"), .how = MAP_NAME };
			} else
				guess(a, o, plain, &ret[i]);
		}
		/* whose the records were elsewhere is no reason to refuse them here */
		if (ret[i].how == MAP_NAME && ret[i].field != NULL && ret[i].field->slot == SLOT_OWNER)
			ret[i].how = MAP_GUESS;
		settle(o, &ret[i]);
	}
	drop_doubles(ret, n);
	person = false;
	for (size_t i = 0; i < n; i++)
		person |= ret[i].field != NULL && strcmp(ret[i].field->name, "last_name") == 0;
	for (size_t i = 0; person && i < n; i++)
		if (ret[i].part == PART_PERSON)
			ret[i] = (struct mapping){ .why = "first and last name say it" };
	return HC_OK;
}

bool
map_knows(const struct object *o, const char *name, size_t n)
{
	struct arena *a = arena_new("map");
	const char *plain = map_plain(a, name, n);
	struct mapping m = { .field = by_name(a, o, plain) };
	bool known;

	if (m.field == NULL)
		guess(a, o, plain, &m);
	known = m.field != NULL || m.part == PART_KEY;
	arena_free(a);
	return known;
}
