/*
 * model.h - what objects there are: an immutable, counted generation, built from .hot text.
 *
 * Everything here is read-only to the layers above. A generation is built by model_build() from the texts of core, the
 * plugins and the workspace's custom objects, in that order; a custom field makes a new generation. All pointers live as
 * long as the generation. The language is in hot(5).
 */
#ifndef HC_MODEL_MODEL_H
#define HC_MODEL_MODEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "model/flow.h"

struct map;

struct view {
	const char *name, *label, *kind;	/* kind: list board calendar */
	const char *where, *sort, *group;	/* HotQL, sort clause, field name; NULL if not said */
	VEC(const char *) columns;		/* paths */
	struct source source;
};

struct section {
	const char *label;
	VEC(const char *) fields;
};

struct page {
	VEC(const char *) header;
	VEC(struct section) sections;
	VEC(const char *) related;		/* relation names; or one of comments attachments notes history */
};

/* One figure, chart or list of a dashboard; the kinds are those of the table in parse_dash.c. */
struct tile {
	const char *name, *label, *kind;
	const char *query;		/* HotQL that begins with an object; NULL for kinds that need none */
	const char *of;			/* a second one: the figure is query / of, in percent */
	const char *from, *to, *versus;	/* the comparison is the same text with the word `from` put as `to`; what people call it */
	const char *target;		/* a number as written, or NULL */
	int width, height;		/* twelfths of the screen; rows, 0: what the kind likes */
	struct source source;
};

struct dashboard {
	const char *name, *label, *help;
	VEC(struct tile) tiles;
	struct source source;
};

/* A record that is seen with another, which its fields `object` and `record` name. What hangs is somebody's own word on a record that
   stands by itself; what belongs is a part of any record, also of one that hangs: whoever may change that may change this. */
enum hangs { HANGS_NOT, HANGS_ON, HANGS_PART };

struct object {
	const char *name, *label, *plural, *help;
	const char *plugin;
	int index;			/* place in model.objects */
	bool custom, hidden;
	VEC(const char *) alias;
	VEC(const char *) was;
	const struct field *title;	/* never NULL after model_build() */
	bool title_said;
	bool search, history, notes, attachments, local, personal;	/* features; local objects never leave this machine;
							   records of personal ones go with the person they name; history
							   marks every stored field but long texts and blobs */
	enum hangs hangs;
	VEC(const struct field *) fields;	/* by slot */
	VEC(struct relation) relations;
	VEC(struct view) views;
	struct page page;
	VEC(struct rule) rules;
	VEC(struct state) states;
	VEC(struct hook) hooks;
	VEC(struct workflow) workflows;
	bool has_encrypted;		/* a field of type encrypted */
	bool has_money;			/* then it has `currency` and <field>_base columns */
	struct map *names;		/* name, was, alias -> struct field */
	struct source source;
};

/* Slots that every object has, in this order. tags is a multiselect with free values. deleted is null on live rows. */
enum implicit_slot {
	SLOT_ID, SLOT_OWNER, SLOT_CREATED, SLOT_CREATED_BY, SLOT_UPDATED, SLOT_UPDATED_BY, SLOT_CURRENCY, SLOT_TAGS,
	SLOT_DELETED, SLOT_FIRST
};

struct plugin_info {
	const char *name, *label, *version, *about;
	VEC(const char *) requires;	/* "crm 1.0" */
	VEC(const char *) nav;		/* objects in the order a user sees them */
};

struct model {
	struct arena *arena;
	int refs;
	uint64_t generation;		/* grows by one in a process */
	VEC(struct object *) objects;	/* core first, then by plugin order */
	VEC(struct action) actions;
	VEC(struct dashboard) dashboards;
	VEC(struct plugin_info) plugins;
	VEC(struct migration { const char *plugin, *name; int version; }) migrations;
	struct map *names;		/* object name, was, alias -> struct object */
	struct map *action_names;
	const struct field **by_handle;	/* nhandles of them; NULL where this generation has no such field */
	size_t nhandles;
	uint64_t digest;		/* of all texts: equal digest, equal schema */
};

struct model_text {
	const char *plugin;
	const char *text;	/* one or more files, each preceded by a line "#file NAME"; NUL-terminated */
};

/* Parses and merges all texts, resolves every reference, interns the handles. The caller holds one reference on *ret.
   HC_INVALID names file:line:column and, for an unknown word, the nearest known one. */
int model_build(const struct model_text *texts, size_t n, struct model **ret, struct hc_err *err);
struct model *model_ref(struct model *m);
void model_unref(struct model *m);	/* NULL is allowed */

/* The text of core.hot, built into the library. */
extern const char model_core[];

/* By name, `was` or alias; case-insensitive. NULL if unknown. */
const struct object *model_object(const struct model *m, const char *name);
const struct field *object_field(const struct object *o, const char *name);
const struct relation *object_relation(const struct object *o, const char *name);
const struct view *object_view(const struct object *o, const char *name);
const struct option *field_option(const struct field *f, const char *name);	/* name, was or label, folded: space, _ and - are equal */
const struct action *model_action(const struct model *m, const char *name);
const struct dashboard *model_dashboard(const struct model *m, const char *name);
/* The field of a handle in this generation, NULL if its plugin is absent. */
const struct field *model_field(const struct model *m, hc_field handle);

/* The nearest known name for a message, or NULL. */
const char *model_near_object(const struct model *m, const char *name);
const char *model_near_field(const struct object *o, const char *name);

/* "lead.status" <-> handle, process-wide; never fails. Main thread, at load only. */
hc_field field_intern(const char *object, const char *field);
const char *field_path(hc_field handle);	/* "lead.status" */

/* Writes an object back as .hot text: parses to the same model (tests/contract.c). */
struct buf;
void model_print(const struct object *o, struct buf *out);
void model_print_dashboard(const struct dashboard *d, struct buf *out);

#endif
