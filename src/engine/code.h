/*
 * code.h - what an object's save runs, compiled: rules, states, formulas, defaults, hooks, workflows, roll-ups. For engine/ alone.
 */
#ifndef HC_ENGINE_CODE_H
#define HC_ENGINE_CODE_H

#include "base/vec.h"
#include "engine/engine.h"
#include "model/type.h"

#define ENGINE_SLOTS 512	/* a bit each; an object with more fields runs everything, always */

/* A set of fields of one object, by slot. `all` says that the set could not be told. */
struct slots {
	uint64_t bits[ENGINE_SLOTS / 64];
	bool all, some;
};

/* Worked out when it is read: has no column. (A roll-up has a formula too, and a column.) */
static inline bool
is_formula(const struct field *f)
{
	return f->formula != NULL && f->type->name[0] == 'f';
}

struct rule_code {
	const struct rule *rule;
	const struct expr *require, *when;
	struct slots reads;
};

struct move_code {
	const struct transition *transition;
	const struct expr *when;
};

struct state_code {
	const struct field *field;
	VEC(struct move_code) moves;
};

struct formula_code {
	const struct field *field;
	const struct formula *formula;
};

struct default_code {
	const struct field *field;
	const struct formula *formula;	/* or */
	struct hc_value value;
	char currency[4];
};

struct step_code {
	const struct step *step;
	const struct expr *when;
	const struct object *target;	/* of create and task */
	VEC(struct formula_code) assigns;
};

struct workflow_code {
	const struct workflow *workflow;
	const struct expr *when;
	struct slots changed;		/* empty: any */
	VEC(struct step_code) steps;
	bool ready;			/* steps are compiled: at the first run */
};

struct hook_code {
	const struct hook *hook;
	const char *name;		/* "crm/lead_score" for paths and messages */
	struct slots fields;
};

/* A stored figure of a parent that a child's change touches. */
struct rollup_code {
	const struct field *lookup;	/* on the child */
	const struct field *rollup;	/* on the parent */
	const char *head, *tail;	/* HotQL around the parent's condition: "case (status:open)", "agg n" */
	struct slots reads;		/* of the child, the lookup among them */
	bool zero;			/* nothing to add up is 0, not blank */
};

/* What an object's save runs, compiled at its first save. */
struct object_code {
	const struct object *object;
	VEC(struct rule_code) rules;
	VEC(struct state_code) states;
	VEC(struct formula_code) formulas;	/* each after those it reads */
	VEC(struct default_code) defaults;
	VEC(struct hook_code) before, after;
	VEC(struct workflow_code) workflows;
	VEC(struct rollup_code) rollups;	/* of parents, through lookups of this object */
	VEC(const struct field *) required, unique, lookups, money, autonumbers;
	const struct field *date;		/* whose day a money field's rate is taken from; NULL: created */
	unsigned before_events, after_events, workflow_events;
};

/* engine.c */
void slots_add(struct slots *s, const struct field *f);
bool slots_touch(const struct slots *s, const struct hc_record *r);	/* one of them changed */

/* code.c */
int code_object(struct work *w, const struct object *o, struct object_code **ret, struct hc_err *err);
int code_workflow(struct work *w, const struct object *o, struct workflow_code *wf, struct hc_err *err);

#endif
