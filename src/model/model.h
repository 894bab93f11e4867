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
#include "base/vec.h"
#include "model/value.h"

struct type;	/* type.h */
struct object;
struct map;

enum field_merge { MERGE_LAST, MERGE_ASK, MERGE_ADD, MERGE_SET, MERGE_TEXT, MERGE_GROUP, MERGE_ONCE, MERGE_NONE };
enum on_delete { ON_DELETE_KEEP, ON_DELETE_CLEAR, ON_DELETE_CASCADE, ON_DELETE_RESTRICT };

/* Where a line of text came from, for messages. */
struct source {
	const char *file;
	int line;
	const char *plugin;	/* "core", "crm", "custom" */
};

struct option {
	const char *name, *label, *color;
	int order;		/* as written: ranges and sorts go by it */
	bool final, won, lost, closed;	/* won and lost imply closed */
	bool hidden;
	int probability;	/* percent, -1 if not said */
	VEC(const char *) was;
};

struct field {
	const char *name, *label, *help;
	const struct type *type;
	hc_field handle;
	int slot;			/* place in a record's values */
	const struct object *object;
	struct source source;

	int length;			/* text: most characters, 0 for the type's own limit */
	int scale;			/* number, percent: decimals; money 4 */
	bool has_min, has_max;
	int64_t min, max;		/* at the field's scale */
	bool required, unique, index, search, readonly, history, hidden, implicit, custom;
	bool redeclared;		/* an implicit field that the text declares again */
	bool index_said;		/* `index` stands in the text; index is also set where views and lookups need one */
	bool fold;			/* has a stored sort and match key (column k_<name>) */
	const char *initial;		/* `default`: text in input form, or a formula when it begins with "=" */
	enum field_merge merge;
	bool merge_said;		/* the text says which; else it follows from the type */
	const char *merge_group;
	VEC(const char *) was;
	VEC(const char *) alias;

	VEC(struct option) options;	/* select, multiselect */

	const char *target_name;	/* lookup */
	const struct object *target;	/* NULL for a lookup? whose plugin is absent */
	bool target_optional;
	const char *back;		/* the way back: target.back are the records that point at it */
	enum on_delete on_delete;
	const char *filter;		/* lookup: HotQL that offers must match */

	const struct type *result;	/* formula, rollup: type of the result, else the field's own type */
	const char *formula;		/* formula, rollup: text after "=" */
	const char *pattern;		/* autonumber: "Q-{0000}" */
};

/* The records that point at an object through one lookup: account.contacts. Named by `as`, else by the plural of the
   object's name. owner gives user.owned_<plural>; created_by and updated_by give none. */
struct relation {
	const char *name;
	const struct object *object;	/* the one that holds the lookup */
	const struct field *field;
};

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

struct rule {
	const char *name, *message, *require, *when;	/* refused unless `require` holds; only asked when `when` holds */
	const struct field *field;			/* the message lands here; may be NULL */
	struct source source;
};

struct transition {
	const char *from;	/* option name; NULL for any */
	VEC(const char *) to;
	const char *when;
	struct source source;
};

struct state {
	const struct field *field;
	VEC(struct transition) transitions;
};

enum hook_event { EVENT_CREATE = 1, EVENT_UPDATE = 2, EVENT_DELETE = 4 };

struct hook {
	const char *name;	/* the C function */
	bool before;		/* before the write, else after it in the same transaction */
	unsigned events;
	VEC(const char *) fields;	/* only when one of these changed; empty: always */
	bool verify;
	int binding;		/* slot for the host; -1 in the model */
	struct source source;
};

enum step_kind { STEP_SET, STEP_CREATE, STEP_TASK, STEP_CALL, STEP_MAIL, STEP_NOTIFY };

struct assign {
	const char *field, *formula;
};

struct step {
	enum step_kind kind;
	const char *target;		/* object of create; function of call; subject template of task, mail, notify */
	VEC(struct assign) assigns;	/* set, create, task */
	const char *when;
	struct source source;
};

struct workflow {
	const char *name, *label;
	unsigned events;
	const char *cron;		/* `every "0 9 * * *"`: with `when` it selects the records */
	const char *at_field;		/* `at due_date - 2d`: once per record and value */
	int64_t at_offset;		/* seconds, signed */
	const char *when;
	VEC(const char *) changed;	/* `on change FIELD ...` */
	VEC(struct step) steps;
	bool on_server, verify;
	struct source source;
};

struct action_input {
	const char *name, *label, *type;
	bool required;
	const char *initial;
};

struct action {
	const char *name, *label, *help;
	const char *object;		/* NULL: of the whole workspace */
	const char *call;		/* the C function */
	const char *when;
	bool writes;
	VEC(struct action_input) inputs;
	struct source source;
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

struct object {
	const char *name, *label, *plural, *help;
	const char *plugin;
	int index;			/* place in model.objects */
	bool custom, hidden;
	VEC(const char *) alias;
	VEC(const char *) was;
	const struct field *title;	/* never NULL after model_build() */
	bool title_said;
	bool search, history, notes, attachments, local;	/* features; local objects never leave this machine. history
							   marks every stored field but long texts and blobs */
	VEC(const struct field *) fields;	/* by slot */
	VEC(struct relation) relations;
	VEC(struct view) views;
	struct page page;
	VEC(struct rule) rules;
	VEC(struct state) states;
	VEC(struct hook) hooks;
	VEC(struct workflow) workflows;
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
