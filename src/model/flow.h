/*
 * flow.h - what happens around a save, as the text says it: rules, states, hooks, workflows, actions. Part of model.h.
 */
#ifndef HC_MODEL_FLOW_H
#define HC_MODEL_FLOW_H

#include "model/field.h"

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

#endif
