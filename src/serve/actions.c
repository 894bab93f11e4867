/*
 * actions.c - /v1/actions: the business actions of plugins, as `do` runs them; and /v1/me, who the key stands for.
 */
#include <string.h>

#include "base/err.h"
#include "serve/rest.h"

static void
put_action(struct jw *w, const struct action *a)
{
	jw_open(w, '{');
	jw_key(w, "name");
	jw_string(w, a->name);
	jw_key(w, "label");
	jw_string(w, a->label);
	jw_key(w, "object");
	jw_string(w, a->object);
	jw_key(w, "writes");
	jw_bool(w, a->writes);
	jw_key(w, "inputs");
	jw_open(w, '[');
	for (size_t i = 0; i < a->inputs.n; i++) {
		const struct action_input *in = &a->inputs.at[i];

		jw_open(w, '{');
		jw_key(w, "name");
		jw_string(w, in->name);
		jw_key(w, "label");
		jw_string(w, in->label);
		jw_key(w, "type");
		jw_string(w, in->type);
		jw_key(w, "required");
		jw_bool(w, in->required);
		jw_close(w, '}');
	}
	jw_close(w, ']');
	jw_close(w, '}');
}

int
actions_list(struct server *s, struct tenant *t, struct request *rq)
{
	const struct model *m = t->work->model;
	struct jw w = reply_list(rq);

	(void)s;
	for (size_t i = 0; i < m->actions.n; i++) {
		const struct object *o = m->actions.at[i].object != NULL ? model_object(m, m->actions.at[i].object) : NULL;

		if (o == NULL || access_object(t->work, o, m->actions.at[i].writes ? 'e' : 'r'))
			put_action(&w, &m->actions.at[i]);
	}
	jw_close(&w, ']');
	jw_close(&w, '}');
	return 0;
}

static int
take_inputs(struct hc_tx *tx, json_t *inputs, struct hc_err *err)
{
	const char *name;
	json_t *v;

	tx->args = map_new(tx->arena);
	json_object_foreach(inputs, name, v) {
		if (json_is_string(v))
			map_put(tx->args, name, arena_strdup(tx->arena, json_string_value(v)));
		else if (json_is_integer(v))
			map_put(tx->args, name, arena_printf(tx->arena, "%lld", (long long)json_integer_value(v)));
		else if (json_is_real(v))
			map_put(tx->args, name, arena_printf(tx->arena, "%.15g", json_real_value(v)));
		else if (json_is_boolean(v))
			map_put(tx->args, name, arena_strdup(tx->arena, json_is_true(v) ? "true" : "false"));
		else
			return hc_fail(err, HC_INVALID, 0, "The input %.40s must be a text, a number or a boolean.", name);
	}
	return HC_OK;
}

static void
put_answers(struct request *rq, const struct hc_tx *tx)
{
	struct jw w = reply_json(rq, 200);

	jw_open(&w, '{');
	jw_key(&w, "answers");
	jw_open(&w, '{');
	for (size_t i = 0; i < tx->answers.n; i++) {
		jw_key(&w, tx->answers.at[i].name);
		jw_string(&w, tx->answers.at[i].text);
	}
	jw_close(&w, '}');
	jw_key(&w, "warnings");
	jw_open(&w, '[');
	for (size_t i = 0; i < tx->warnings.n; i++)
		jw_string(&w, tx->warnings.at[i].text);
	jw_close(&w, ']');
	jw_close(&w, '}');
}

static int
run_action(struct tenant *t, struct request *rq, const struct action *a, json_t *body, struct hc_tx *tx, struct hc_err *err)
{
	const char *id = json_string_value(json_object_get(body, "id"));
	const struct object *o = a->object != NULL ? model_object(t->work->model, a->object) : NULL;
	const json_t *inputs = json_object_get(body, "inputs");
	struct hc_record *r = NULL;
	const char *name;
	json_t *v;
	int rc;

	json_object_foreach(body, name, v)
		if (strcmp(name, "id") != 0 && strcmp(name, "inputs") != 0)
			return hc_fail(err, HC_INVALID, 0, "There is no member %.40s here; an action takes id and inputs.", name);
	if (inputs != NULL && !json_is_object(inputs))
		return hc_fail(err, HC_INVALID, 0, "inputs is an object: {\"inputs\":{\"name\":\"value\"}}.");
	if (o != NULL && id == NULL)
		return hc_fail(err, HC_INVALID, 0, "%s works on one %s: give its id.", a->name, a->object);
	if (o != NULL && (rc = rest_record(t, rq, o, id, tx->arena, &r, err)) < 0)
		return rc;
	if ((rc = take_inputs(tx, json_object_get(body, "inputs"), err)) < 0)
		return rc;
	return engine_action(tx, a, r, err);
}

int
actions_post(struct server *s, struct tenant *t, struct request *rq)
{
	const struct action *a = model_action(t->work->model, rq->params[0]);
	struct hc_err err = { .pos = -1 };
	json_t *body = NULL;
	struct hc_tx *tx;

	(void)s;
	if (a == NULL) {
		reply_problem(rq, 404, "not-found", "There is no action %.60s; /v1/actions lists them.", rq->params[0]);
		return 0;
	}
	if (a->object != NULL && rest_object(t, rq, a->object, "write", a->writes ? 'e' : 'r') == NULL)
		return 0;
	if (a->object == NULL && !request_may(rq, "write", "*")) {
		reply_problem(rq, 403, "scope", "This key's scopes (%.100s) do not hold write for everything.", rq->who.scopes);
		return 0;
	}
	if (rest_replay(t, rq))
		return 0;
	if (rq->body.len > 0 && request_json(rq, &body, &err) < 0)
		return reply_bad(rq, &err);
	if (rest_begin(t, rq, arena_printf(rq->arena, "do %s", a->name), &tx, &err) < 0) {
		reply_error(rq, &err);
	} else if (run_action(t, rq, a, body, tx, &err) < 0) {
		tx_abort(tx);
		reply_error(rq, &err);
	} else {
		put_answers(rq, tx);
		rest_commit(t, rq, tx);
	}
	json_decref(body);
	return 0;
}

int
me_run(struct server *s, struct tenant *t, struct request *rq)
{
	struct jw w = reply_json(rq, 200);
	char id[UUID_TEXT];

	(void)s;
	uuid_format(t->work->user, id);
	jw_open(&w, '{');
	jw_key(&w, "tenant");
	jw_string(&w, rq->who.tenant);
	jw_key(&w, "plan");
	jw_string(&w, rq->who.plan);
	jw_key(&w, "user");
	jw_string(&w, id);
	jw_key(&w, "name");
	jw_string(&w, t->work->user_name);
	jw_key(&w, "admin");
	jw_bool(&w, t->work->admin);
	jw_key(&w, "key");
	jw_string(&w, rq->who.key);
	jw_key(&w, "scopes");
	jw_string(&w, rq->who.scopes);
	jw_close(&w, '}');
	return 0;
}
