/*
 * engine.c - the engine of one workspace: start, stop, the turn's clock, and the contexts in which conditions are asked.
 *
 * Nothing is compiled here: an object's rules and formulas are, at its first save (code.c), so that a start costs what it
 * must and no more.
 */
#include "engine/local.h"

#include <assert.h>

#include "store/secret.h"

hc_field
engine_handle(const struct field *f)
{
	return f != NULL ? f->handle : 0;
}

static void
read_clock(struct work *w)
{
	struct engine *e = w->engine;

	e->clock = w->env->now(w->env);
	w->locale.now = e->clock;
	w->locale.today = w->locale.zone != NULL ? zone_date(w->locale.zone, e->clock) : e->clock / TIME_DAY_MS;
}

int
engine_start(struct work *w, struct hc_err *err)
{
	struct arena *a = arena_new("engine");
	struct engine *e = ARENA_NEW(a, struct engine);

	(void)err;
	e->arena = a;
	e->code_arena = arena_new("code");
	e->access_arena = arena_new("access");
	e->rates_arena = arena_new("rates");
	w->engine = e;
	engine_model_changed(w);
	engine_job_kind(w, "workflow", due_retry, NULL);
	engine_job_kind(w, "rates", money_convert_all, NULL);
	engine_job_kind(w, "rollups", rollup_all, NULL);
	read_clock(w);
	if (w->store != NULL)
		e->data_version = store_data_version(w->store);
	return HC_OK;
}

void
engine_stop(struct work *w)
{
	struct engine *e = w->engine;

	if (e == NULL)
		return;
	assert(e->tx == NULL);
	for (size_t i = 0; i <= ENGINE_DEPTH; i++)
		arena_free(e->scratch[i]);
	arena_free(e->tx_spare);
	arena_free(e->rates_arena);
	arena_free(e->access_arena);
	arena_free(e->code_arena);
	model_unref(e->model);
	w->engine = NULL;
	arena_free(e->arena);
}

/* A new generation: nothing compiled against the old one may run. */
void
engine_model_changed(struct work *w)
{
	struct engine *e = w->engine;

	arena_reset(e->code_arena);
	model_unref(e->model);
	e->model = model_ref(w->model);
	e->code = ARENA_ARRAY(e->code_arena, struct object_code *, w->model->objects.n + 1);
	access_forget(w);
	money_forget(w);
}

void
work_turn(struct work *w)
{
	struct engine *e = w->engine;
	int64_t version;

	read_clock(w);
	if (e->model != w->model)
		engine_model_changed(w);
	if (w->store == NULL)
		return;
	version = store_data_version(w->store);
	if (version != e->data_version) {
		e->data_version = version;
		access_forget(w);
		money_forget(w);
	}
}

/* implements query_ctx.blind */
static bool
blind(void *arg, const char *text, size_t n, char ret[SEALED_BLIND + 1])
{
	return secret_blind(store_secret(arg), text, n, ret);
}

/* Rules and workflows are the organisation's: they see every field, whoever saves. */
struct query_ctx
engine_system_ctx(struct work *w, struct arena *a, const struct object *o)
{
	return (struct query_ctx){
		.model = w->model,
		.locale = &w->locale,
		.arena = a,
		.me = w->user,
		.object = o,
		.extra = assign_functions,
		.extra_arg = w,
		.blind = w->store != NULL ? blind : NULL,
		.blind_arg = w->store,
	};
}

struct match
engine_match(struct work *w, const struct query_ctx *c)
{
	return (struct match){ .ctx = c, .select = read_select, .arg = w->store };
}

struct match
work_match(struct work *w, const struct query_ctx *c)
{
	return engine_match(w, c);
}

int
engine_holds(struct hc_tx *tx, const struct expr *e, const struct hc_record *r, bool *ret, struct hc_err *err)
{
	struct query_ctx c = engine_system_ctx(tx->work, tx->arena, r->object);
	struct match m = engine_match(tx->work, &c);

	return query_match(&m, e, r, ret, err);
}

void
engine_observe(struct work *w, void (*fn)(void *arg, const struct object *o, const uint8_t id[16], char op), void *arg)
{
	struct observer ob = { .fn = fn, .arg = arg };

	vec_push(w->engine->arena, &w->engine->observers, ob);
}

void
engine_use_calls(struct work *w, const struct engine_calls *calls)
{
	w->engine->calls = calls != NULL ? *calls : (struct engine_calls){ .hook = NULL };
}

void
slots_add(struct slots *s, const struct field *f)
{
	s->some = true;
	if (f->slot >= ENGINE_SLOTS)
		s->all = true;
	else
		s->bits[f->slot / 64] |= UINT64_C(1) << (f->slot % 64);
}

bool
slots_touch(const struct slots *s, const struct hc_record *r)
{
	if (s->all)
		return true;
	for (size_t w = 0; w < ENGINE_SLOTS / 64; w++) {
		uint64_t bits = s->bits[w];

		while (bits != 0) {
			size_t slot = w * 64 + (size_t)__builtin_ctzll(bits);

			bits &= bits - 1;
			if (slot < r->object->fields.n && !value_equal(&r->values[slot], &r->old[slot]))
				return true;
		}
	}
	return false;
}
