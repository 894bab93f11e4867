/* world.c - see world.h. */
#include "world.h"

#include <dirent.h>
#include <sys/stat.h>

#include "base/uuid.h"
#include "store/replica.h"

#define START INT64_C(1795392000000)

static const char custom[] =
	"object x_deal \"Deal\" \"Deals\"\n"
	"  title name\n"
	"  features search history\n"
	"field name text(80) \"Name\" required search\n"
	"field text longtext \"Text\" search\n"
	"field amount money \"Amount\"\n"
	"field hits integer \"Hits\" merge add\n"
	"field code text(20) \"Code\" unique\n";

static uint64_t
env_number(const char *name, uint64_t otherwise)
{
	const char *text = getenv(name);

	return text ? strtoull(text, NULL, 10) : otherwise;
}

struct env *
world_env(struct world *w, uint64_t seed)
{
	struct env *e = env_fixed(w->arena, START, 1, seed);

	env_fixed_put(e, "HOTCRM_PLUGINS", "-");
	env_fixed_put(e, "HOME", "/nonexistent");
	env_fixed_put(e, "TZ", "UTC");
	return e;
}

int
world_open(void **state)
{
	const char *tmp = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp";
	struct world *w = calloc(1, sizeof(*w));

	snprintf(w->root, sizeof(w->root), "%s/hotcrm-power-XXXXXX", tmp);
	assert_non_null(mkdtemp(w->root));
	snprintf(w->live, sizeof(w->live), "%s/live", w->root);
	snprintf(w->cut, sizeof(w->cut), "%s/cut", w->root);
	assert_int_equal(mkdir(w->live, 0700), 0);
	assert_int_equal(mkdir(w->cut, 0700), 0);
	w->arena = arena_new("world");
	w->turn = arena_new("turn");
	w->seed = env_number("HOTCRM_SEED", 1);
	w->rounds = (int)env_number("HOTCRM_CUTS", 1);
	w->env = world_env(w, 3);
	*state = w;
	return 0;
}

void
world_empty(const char *dir)
{
	DIR *d = opendir(dir);
	struct dirent *e;
	char path[600];

	while (d && (e = readdir(d)) != NULL)
		if (e->d_name[0] != '.') {
			snprintf(path, sizeof(path), "%s/%s", dir, e->d_name);
			unlink(path);
		}
	if (d)
		closedir(d);
}

int
world_close(void **state)
{
	struct world *w = *state;

	power_stop();
	power_watch(NULL, NULL);
	world_empty(w->live);
	world_empty(w->cut);
	world_empty(w->root);
	rmdir(w->live);
	rmdir(w->cut);
	rmdir(w->root);
	arena_free(w->turn);
	arena_free(w->arena);
	free(w);
	return 0;
}

static void
must(struct world *w, int rc)
{
	if (rc < 0)
		fail_msg("%s", w->err.msg);
}

void
world_make(struct world *w, const char *dir, const char *file)
{
	struct work *work;

	must(w, work_init(w->env, arena_printf(w->turn, "%s/%s", dir, file), &work, &w->err));
	must(w, work_customise(work, custom, &w->err));
	must(w, store_checkpoint(work->store, &w->err));
	work_close(work);
}

struct work *
world_work(struct world *w, const char *dir, const char *file)
{
	struct work *work;

	must(w, work_open(w->env, arena_printf(w->turn, "%s/%s", dir, file), 0, false, NULL, &work, &w->err));
	return work;
}

static void
put(struct hc_record *r, const char *field, const char *text)
{
	record_set(r, object_field(r->object, field), value_text(text, strlen(text)));
}

int
world_edit(struct world *w, struct work *work, int k)
{
	const struct object *o = model_object(work->model, "x_deal");
	struct hc_record *r;
	struct hc_tx *tx;
	int which = k % WORLD_DEALS, rc;

	if ((rc = tx_begin(work, SOURCE_USER, "edit", &tx, &w->err)) < 0)
		return rc;
	if (k < WORLD_DEALS) {
		r = record_new(tx->arena, work->model, o);
		put(r, "name", arena_printf(tx->arena, "deal %d", k));
		put(r, "code", arena_printf(tx->arena, "C%d", k));
	} else if ((rc = read_record(work->store, o, w->ids[which], tx->arena, &r, &w->err)) < 0)
		goto out;
	if (r->values[SLOT_DELETED].kind != VALUE_NULL)
		rc = engine_undelete(tx, r, &w->err);
	else if (k % 7 == 6 && k >= WORLD_DEALS)
		rc = engine_delete(tx, r, &w->err);
	else {
		char *long_text = arena_alloc(tx->arena, (size_t)(k * 997 % 20000 + 10));
		size_t n = (size_t)(k * 997 % 20000 + 9);

		memset(long_text, 'a' + k % 26, n);
		long_text[n] = 0;
		put(r, "text", k % 5 ? arena_printf(tx->arena, "note %d", k) : long_text);
		record_set(r, object_field(o, "hits"), value_int(k));
		record_set(r, object_field(o, "amount"), value_decimal(k * INT64_C(10000), 4));
		rc = engine_save(tx, r, &w->err);
	}
	if (rc == 0 && k < WORLD_DEALS)
		memcpy(w->ids[which], r->values[SLOT_ID].id, 16);
out:
	if (rc < 0) {
		tx_abort(tx);
		return rc;
	}
	return tx_commit(tx, &w->err);
}

char *
world_digest(struct world *w, struct work *work)
{
	char hex[65];

	must(w, store_digest(work->store, hex, &w->err));
	return arena_strdup(w->turn, hex);
}

struct work *
world_reopen(struct world *w, const char *file)
{
	struct doctor d = {0};
	struct buf out = BUF_INIT;
	struct work *work;

	d.out = &out;
	if (work_open(w->env, arena_printf(w->turn, "%s/%s", w->cut, file), 0, false, NULL, &work, &w->err) < 0)
		fail_msg("cut %s: it does not open: %s", power_describe(), w->err.msg);
	if (store_doctor(work->store, &d, &w->err) < 0 || d.damage)
		fail_msg("cut %s: %s", power_describe(), out.len ? buf_str(&out) : w->err.msg);
	buf_free(&out);
	return work;
}

void
world_goes_on(struct world *w, struct work *work)
{
	struct hc_record *r;
	struct hc_tx *tx;
	int64_t top = replica_top(work->store);

	must(w, tx_begin(work, SOURCE_USER, "go on", &tx, &w->err));
	r = record_new(tx->arena, work->model, model_object(work->model, "x_deal"));
	put(r, "name", "afterwards");
	must(w, engine_save(tx, r, &w->err));
	must(w, tx_commit(tx, &w->err));
	if (replica_top(work->store) <= top)
		fail_msg("cut %s: the next edit has no number of its own", power_describe());
}

int64_t
world_count(struct work *work, const char *object)
{
	struct arena *a = arena_new("count");
	uint8_t (*ids)[16];
	struct hc_err err = {0};
	size_t n = 0;

	if (replica_ids(work->store, model_object(work->model, object), a, &ids, &n, &err) < 0)
		fail_msg("%s", err.msg);
	arena_free(a);
	return (int64_t)n;
}

void
world_cuts(struct world *w, size_t max, const char *const *spared, void (*fn)(struct world *w, void *arg), void *arg)
{
	size_t steps = power_steps(), cuts = 0;

	max *= (size_t)w->rounds;
	for (size_t i = 0; i <= steps; i++) {
		/* evenly, and with another remainder for each seed */
		bool mine = steps <= max || (i + w->seed) * max / steps != (i + w->seed + 1) * max / steps;

		power_go(i);
		if (!power_is_write(i) || (!mine && i < steps))
			continue;
		for (enum power_fate fate = FATE_LOST; fate < FATES; fate++) {
			power_cut(fate, w->seed * 1000003 + i * 7 + fate, spared, w->cut);
			fn(w, arg);
			arena_reset(w->turn);
			cuts++;
			if (!power_pending(spared))
				break;
		}
	}
	print_message("%zu cuts along %zu steps of the disk\n", cuts, steps);
}
