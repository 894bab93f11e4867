/*
 * sim_run.c - which seeds the simulator tries.
 *
 *	sync_sim [--seeds N] [--from S]	N seeds from S on, and those that once found something
 *	sync_sim --seed S		one, told as it goes, in this process; with --only 3,7-9 these of its steps
 *	sync_sim --soak N [--from S]	many, a line per thousand
 *	... --jobs N			by so many processes (2)
 *
 * Each seed has a process of its own: a fork of a world that is made once. So one that crashes or never ends is a failure like
 * any other. A failing seed is told with as few of its steps as still fail.
 */
#include <malloc.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "sim.h"
#include "sim_heap.h"
#include "sim_memory.h"

#define MUTANT_SEEDS 60		/* tried for each rule; the repair by digest hides most of what a lost `out` does */
#define JOBS_MAX 16
#define SECONDS 120		/* of processor time, after which a seed never ends */
#define FIRST 100		/* seeds that are always tried: small ones, and of each later kind */
#define SECOND 1500
#define THIRD 400
#define FOURTH 200
#define FIFTH 100

/* What the processes share. */
struct tally {
	atomic_uint_fast64_t next, done, failed;
};

struct plan {
	uint64_t from, seeds;
	const char *mutant;
	const char *only;
	bool soak, quiet, one;
	int jobs;
	time_t began;
};

static struct tally *tally;
static struct sim worlds[WORLDS];	/* that forks begin with */
static char folder[128];

static void
tell(struct sim *s)
{
	char *line = s->trouble.len ? strtok(s->trouble.data, "\n") : NULL;

	printf("# seed %llu: %d devices, faults %#x, %d steps, %d records, %lld requests\n", (unsigned long long)s->seed, s->n, s->faults,
	    s->nsteps, s->nrecords, (long long)s->requests);
	for (int i = 0; line && i < 12; i++, line = strtok(NULL, "\n"))
		printf("#   %s\n", line);
	fflush(stdout);
}

/* "3,7-9": the steps that are not left out. */
static void
read_only(struct sim *s, const char *text)
{
	memset(s->skip, 1, sizeof(s->skip));
	while (*text) {
		char *end;
		long from = strtol(text, &end, 10), to = from;

		if (*end == '-')
			to = strtol(end + 1, &end, 10);
		for (long i = from; i >= 0 && i <= to && i < SIM_STEPS; i++)
			s->skip[i] = false;
		text = *end ? end + 1 : end;
		if (end == text)
			break;
	}
}

static void
print_only(const bool *skip, int n)
{
	const char *comma = "";

	for (int i = 0; i < n; i++) {
		int to = i;

		if (skip[i])
			continue;
		while (to + 1 < n && !skip[to + 1])
			to++;
		if (to > i)
			printf("%s%d-%d", comma, i, to);
		else
			printf("%s%d", comma, i);
		comma = ",";
		i = to;
	}
}

static void
make_worlds(uint64_t last)
{
	for (int k = 0; k < (last < SIM_THIRD ? WORLD_ALL : last < SIM_FIFTH ? WORLD_LIVED : WORLDS); k++) {
		char dir[200];

		snprintf(dir, sizeof(dir), "%.120s/%d", folder, k);
		if (mkdir(dir, 0700) < 0) {
			perror(dir);
			exit(1);
		}
		sim_templates(dir, true);
		sim_world(&worlds[k], dir, (enum sim_world)k);
	}
}

static struct sim *
world_of(uint64_t seed)
{
	static const enum sim_world third[8] = { WORLD_NEW, WORLD_TWO, WORLD_ALL, WORLD_REPS, WORLD_ALL, WORLD_REPS, WORLD_ALL, WORLD_REPS };

	if (seed >= SIM_FIFTH && seed % 8)
		return &worlds[WORLD_LIVED + seed % 4];
	if (seed >= SIM_FIFTH)
		seed = SIM_THIRD + seed / 8;
	return &worlds[seed >= SIM_THIRD ? third[seed % 8] : seed % 8 ? WORLD_TWO : WORLD_NEW];
}

/* In this process. */
static bool
run_here(uint64_t seed, const char *mutant, const bool *skip, const char *only, bool verbose, bool quiet)
{
	static struct sim fresh;
	struct sim *s = world_of(seed);
	bool ok;

	if (seed < SIM_SECOND) {
		s = &fresh;
		sim_open(s, seed, folder, mutant);
	} else
		sim_begin(s, seed, mutant);
	if (skip)
		memcpy(s->skip, skip, sizeof(s->skip));
	if (only)
		read_only(s, only);
	ok = sim_story(s);
	if (verbose || (!ok && !quiet))
		tell(s);
	if (verbose)
		sim_close(s);
	return ok;
}

/* In a process of its own. */
static bool
run(uint64_t seed, const char *mutant, const bool *skip, bool quiet)
{
	int status = 0;
	pid_t child;

	fflush(stdout);
	if ((child = fork()) == 0) {
		bool ok;

		heap_begin();
		setrlimit(RLIMIT_CPU, &(struct rlimit){ SECONDS, SECONDS + 5 });
		ok = run_here(seed, mutant, skip, NULL, false, quiet);
		_exit(!ok);
	}
	if (child < 0 || waitpid(child, &status, 0) < 0)
		return false;
	if (WIFSIGNALED(status) && !quiet)
		printf("# seed %llu: %s\n", (unsigned long long)seed, WTERMSIG(status) == SIGXCPU ? "never ends" : strsignal(WTERMSIG(status)));
	return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* Leaves out halves, quarters ... of the steps as long as it fails without them. */
static void
shrink(uint64_t seed, const char *mutant)
{
	bool skip[SIM_STEPS] = { false };

	for (int some = SIM_STEPS / 2; some > 0; some /= 2)
		for (int at = 0; at < SIM_STEPS; at += some) {
			bool without[SIM_STEPS];

			memcpy(without, skip, sizeof(skip));
			memset(without + at, 1, (size_t)(at + some > SIM_STEPS ? SIM_STEPS - at : some));
			if (memcmp(without, skip, sizeof(skip)) != 0 && !run(seed, mutant, without, true))
				memcpy(skip, without, sizeof(skip));
		}
	printf("# it fails alike with: --seed %llu --only ", (unsigned long long)seed);
	print_only(skip, SIM_STEPS);
	printf("\n");
	fflush(stdout);
}

/* Seeds of the plan until there are none; each process has a world in a folder of its own. */
static void
run_some(const struct plan *p)
{
	char parent[128];
	uint64_t i;

	snprintf(parent, sizeof(parent), "%s", folder);
	snprintf(folder, sizeof(folder), "%.100s/%d", parent, (int)getpid());
	if (mkdir(folder, 0700) < 0) {
		perror(folder);
		exit(1);
	}
	heap_prepare();
	if (p->from < SIM_SECOND)
		sim_templates(folder, false);
	if (p->from + p->seeds > SIM_SECOND)
		make_worlds(p->from + p->seeds - 1);
	while ((i = atomic_fetch_add(&tally->next, 1)) < p->seeds) {
		uint64_t done;

		if (!run(p->from + i, p->mutant, NULL, p->quiet)) {
			atomic_fetch_add(&tally->failed, 1);
			if (!p->quiet && p->from + i >= SIM_SECOND)
				shrink(p->from + i, p->mutant);
		}
		done = atomic_fetch_add(&tally->done, 1) + 1;
		if (p->soak && done % 1000 == 0) {
			time_t past = time(NULL) - p->began;

			printf("# %llu seeds, %llu failed, %.1f in a second\n", (unsigned long long)done,
			    (unsigned long long)atomic_load(&tally->failed), (double)done / (double)(past > 0 ? past : 1));
			fflush(stdout);
		}
	}
	for (int k = 0; k < WORLDS; k++)
		if (worlds[k].arena) {
			sim_close(&worlds[k]);
			sim_sweep(worlds[k].dir);
			worlds[k] = (struct sim){0};
		}
	sim_sweep(folder);
	snprintf(folder, sizeof(folder), "%s", parent);
}

/* The seeds are dealt to processes; how many failed. */
static uint64_t
run_all(const struct plan *p)
{
	uint64_t before = atomic_load(&tally->failed);

	atomic_store(&tally->next, 0);
	atomic_store(&tally->done, 0);
	fflush(stdout);
	for (int i = 0; i < p->jobs; i++) {
		pid_t child = fork();

		if (child < 0)
			exit(1);
		if (child == 0) {
			run_some(p);
			fflush(stdout);
			_exit(0);
		}
	}
	for (int i = 0; i < p->jobs; i++) {
		int status;

		/* one that died took its seeds along */
		if (wait(&status) < 0 || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
			atomic_fetch_add(&tally->failed, 1);
	}
	return atomic_load(&tally->failed) - before;
}

/* What `make check` runs. */
static int
check(const struct plan *p)
{
	static const struct { const char *rule; uint64_t from; } mutants[] = { { "out", 140 }, { "gone", 1 }, { "merged", 1 }, { "dedup", 1 },
		{ "fields", SIM_FIFTH } };
	/* found by long runs; each once ended unequal */
	static const uint64_t found[] = { 339, 354, 1000401, 3000527, 3000880, 4000073, 10104436, 10111231, 40001505,
		40274181, 50000840, 50001173, 50004445, 50443656, 50458504, 50578102, 50604971, 50781513, 50823059, 60104776 };
	const uint64_t nfound = sizeof(found) / sizeof(found[0]);
	struct plan q = *p;
	uint64_t failed = run_all(p), seeds = p->seeds;

	q.from = SIM_SECOND;
	q.seeds = SECOND;
	failed += run_all(&q);
	seeds += q.seeds;
	q.from = SIM_THIRD;
	q.seeds = THIRD;
	failed += run_all(&q);
	seeds += q.seeds;
	q.from = SIM_FOURTH;
	q.seeds = FOURTH;
	failed += run_all(&q);
	seeds += q.seeds;
	q.from = SIM_FIFTH;
	q.seeds = FIFTH;
	failed += run_all(&q);
	seeds += q.seeds;
	for (uint64_t i = 0; i < nfound; i++) {
		q.from = found[i];
		q.seeds = 1;
		q.jobs = 1;
		failed += run_all(&q);
	}
	printf("%sok 1 - %llu seeds end equal, %llu fail\n", failed ? "not " : "", (unsigned long long)(seeds + nfound), (unsigned long long)failed);
	/* each rule of the protocol is kept honest: without it some seed must fail */
	q = (struct plan){ .jobs = p->jobs, .quiet = true };
	for (size_t i = 0; i < sizeof(mutants) / sizeof(mutants[0]); i++) {
		uint64_t fails = 0;

		q.mutant = mutants[i].rule;
		q.seeds = MUTANT_SEEDS / 10;
		for (q.from = mutants[i].from; fails == 0 && q.from < mutants[i].from + MUTANT_SEEDS; q.from += q.seeds)
			fails = run_all(&q);
		printf("%sok %d - without the rule `%s` a seed fails\n", fails ? "" : "not ", (int)i + 2, mutants[i].rule);
		failed += fails == 0;
	}
	printf("1..6\n");
	return failed > 0;
}

int
main(int argc, char **argv)
{
	const char *tmp = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp";
	struct plan p = { .from = 1, .seeds = FIRST, .jobs = 2, .began = time(NULL) };
	bool given = false;
	int rc;

	for (int i = 1; i + 1 < argc; i += 2) {
		const char *value = argv[i + 1];

		given |= !strncmp(argv[i], "--s", 3) || !strcmp(argv[i], "--from");
		p.soak |= !strcmp(argv[i], "--soak");
		p.one |= !strcmp(argv[i], "--seed");
		if (!strcmp(argv[i], "--from") || !strcmp(argv[i], "--seed"))
			p.from = strtoull(value, NULL, 10);
		else if (!strcmp(argv[i], "--seeds") || !strcmp(argv[i], "--soak"))
			p.seeds = strtoull(value, NULL, 10);
		else if (!strcmp(argv[i], "--jobs"))
			p.jobs = (int)strtol(value, NULL, 10);
		else if (!strcmp(argv[i], "--mutant"))
			p.mutant = value;
		else if (!strcmp(argv[i], "--only"))
			p.only = value;
	}
	p.jobs = p.jobs < 1 ? 1 : p.jobs > JOBS_MAX ? JOBS_MAX : p.jobs;
	snprintf(folder, sizeof(folder), "%s/hotcrm-sim-XXXXXX", tmp);
	if (!mkdtemp(folder)) {
		perror(folder);
		return 1;
	}
	tally = mmap(NULL, sizeof(*tally), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	/* a seed is over before giving memory back would pay */
	mallopt(M_TRIM_THRESHOLD, 1 << 30);
	mallopt(M_MMAP_THRESHOLD, 1 << 25);
	mallopt(M_TOP_PAD, 1 << 22);
	sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	memory_install();
	host_share_models();
	if (p.one) {
		if (p.from < SIM_SECOND)
			sim_templates(folder, false);
		else
			make_worlds(p.from);
		rc = !run_here(p.from, p.mutant, NULL, p.only, true, false);
		printf("%sok 1 - the seed ends equal\n1..1\n", rc ? "not " : "");
	} else if (p.soak || p.mutant || given) {
		uint64_t failed = run_all(&p);

		rc = failed > 0;
		printf("%sok 1 - %llu seeds end equal, %llu fail\n1..1\n", rc ? "not " : "", (unsigned long long)p.seeds,
		    (unsigned long long)failed);
	} else
		rc = check(&p);
	for (int k = 0; k < WORLDS; k++)
		if (worlds[k].arena)
			sim_sweep(worlds[k].dir);
	sim_sweep(folder);
	return rc;
}
