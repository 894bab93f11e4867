/*
 * lock.c - transactions, and the one lock in product code.
 *
 * SQLite before 3.51.3 can damage a WAL file when two connections write and checkpoint at the same instant. So automatic
 * checkpoints are off, and whoever writes or checkpoints first takes byte 0 of FILE-lock. The lock belongs to the open
 * file description: two connections of one process exclude each other too. Byte 1 is held shared by everyone who has the
 * file open: who can take it exclusively is alone. Byte 2 is held shared by those who wait for byte 0: a long job sees them and
 * lets them in. Byte 3 is held shared by those who came while somebody was alone: he sees that he is not any more. The file itself
 * is never opened here: closing it would drop SQLite's own locks.
 */
#include "config.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <time.h>
#include <unistd.h>

#include "base/log.h"
#include "store/db.h"
#include "store/lock.h"
#include "store/remote_store.h"
#include "store/replica.h"
#include "store/table.h"

static const struct {
	uint32_t type;
	const char *name;
} network[] = {
	{ 0x6969, "NFS" }, { 0x517b, "SMB" }, { 0xfe534d42, "SMB" }, { 0xff534d42, "CIFS" }, { 0x01021997, "9P" },
	{ 0x5346414f, "AFS" }, { 0x6b414653, "AFS" }, { 0x73757245, "Coda" }, { 0x564c, "NCP" }, { 0x00c36400, "Ceph" },
	{ 0x0bd00bd0, "Lustre" }, { 0x47504653, "GPFS" }, { 0x7461636f, "OCFS2" }, { 0x01161970, "GFS2" },
};

int
lock_refuse_network(const char *path, struct hc_err *err)
{
	struct statfs fs;
	char dir[4096];

	if ((size_t)snprintf(dir, sizeof(dir), "%s", path) >= sizeof(dir))
		return hc_fail(err, HC_INVALID, 0, "the path of the workspace is too long.");
	/* the file may not be there yet: ask the nearest folder that is */
	while (statfs(dir, &fs) < 0) {
		char *slash = strrchr(dir, '/');

		if (!slash)
			snprintf(dir, sizeof(dir), ".");
		else
			slash[slash == dir] = 0;
		if (errno != ENOENT && errno != ENOTDIR)
			return HC_OK;	/* opening says more */
		if (!strcmp(dir, ".") || !strcmp(dir, "/")) {
			if (statfs(dir, &fs) < 0)
				return HC_OK;
			break;
		}
	}
	for (size_t i = 0; i < sizeof(network) / sizeof(network[0]); i++)
		if ((uint32_t)fs.f_type == network[i].type)
			return hc_fail(err, HC_INVALID, 0, "%s lies on a network file system (%s), where files get damaged; "
			    "keep the workspace on a local disk and use sync.", path, network[i].name);
	return HC_OK;
}

static int
lock_byte(int fd, short type, off_t byte)
{
	struct flock l = { .l_type = type, .l_whence = SEEK_SET, .l_start = byte, .l_len = 1 };

	return fcntl(fd, F_OFD_SETLK, &l);
}

int
lock_open(struct store *s, struct hc_err *err)
{
	struct buf name = BUF_INIT;

	buf_printf(&name, "%s-lock", s->path);
	s->lock = open(buf_str(&name), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (s->lock < 0) {
		int rc = hc_fail(err, HC_STORE, 0, "cannot make %s: %s.", buf_str(&name), strerror(errno));

		buf_free(&name);
		return rc;
	}
	buf_free(&name);
	/* refused while someone loads alone: he keeps the file consistent, so come in all the same and be seen; a second connection
	   of a program is no second program */
	s->present = s->flags & STORE_SECOND || lock_byte(s->lock, F_RDLCK, 1) == 0;
	if (!s->present)
		lock_byte(s->lock, F_RDLCK, 3);
	return HC_OK;
}

void
lock_close(struct store *s)
{
	if (s->lock >= 0)
		close(s->lock);
	s->lock = -1;
}

static bool
held(const struct store *s, off_t byte)
{
	struct flock l = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = byte, .l_len = 1 };

	return fcntl(s->lock, F_OFD_GETLK, &l) == 0 && l.l_type != F_UNLCK;
}

bool
db_guests(const struct store *s)
{
	return s->lock >= 0 && held(s, 3);
}

bool
store_shared(const struct store *s)
{
	return s->lock >= 0 && (held(s, 1) || held(s, 3));
}

bool
db_alone(struct store *s)
{
	if (s->lock < 0 || lock_byte(s->lock, F_WRLCK, 1) < 0)
		return false;
	if (!db_guests(s))
		return true;
	db_share(s);
	return false;
}

void
db_share(struct store *s)
{
	if (s->lock >= 0)
		lock_byte(s->lock, F_RDLCK, 1);
}

bool
lock_wanted(const struct store *s)
{
	return held(s, 2);
}

bool
store_due(struct store *s)
{
	int64_t now = s->env->ticks(s->env);

	if (s->depth == 0 || now - s->asked < DB_TURN_NS)
		return false;
	s->asked = now;
	return s->remote || now - s->began > DB_LONG_NS || lock_wanted(s);	/* over the wire nobody can be seen waiting */
}

static int
wait_for_lock(struct store *s, int ms, struct hc_err *err)
{
	long wait = 200000, waited = 0;

	/* polled: a blocking wait could not give up in time */
	while (lock_byte(s->lock, F_WRLCK, 0) < 0) {
		struct timespec t = { .tv_nsec = wait };

		if (errno != EAGAIN && errno != EACCES && errno != EINTR)
			return hc_fail(err, HC_STORE, 0, "cannot lock %s: %s.", s->path, strerror(errno));
		if (ms > 0 && s->waits ? s->waits(s->waits_arg, (int)(waited / 1000000)) : waited / 1000000 >= ms ||
		    (s->stop && s->stop(s->stop_arg)))
			return hc_fail(err, HC_BUSY, 0, "another program is writing this workspace; try again in a moment.");
		nanosleep(&t, NULL);
		waited += wait;
		if (wait < 3000000)
			wait += wait / 2;
	}
	return HC_OK;
}

int
lock_writer(struct store *s, int ms, struct hc_err *err)
{
	struct timespec turn = { .tv_nsec = 4000000 };
	int rc;

	/* who wrote a moment ago lets others in first: they look every 3 ms at the latest */
	if (s->asked && s->env->ticks(s->env) - s->asked < DB_TURN_NS && lock_wanted(s))
		nanosleep(&turn, NULL);
	if (lock_byte(s->lock, F_WRLCK, 0) == 0)
		return HC_OK;
	lock_byte(s->lock, F_RDLCK, 2);
	rc = wait_for_lock(s, ms, err);
	lock_byte(s->lock, F_UNLCK, 2);
	return rc;
}

void
unlock_writer(struct store *s)
{
	lock_byte(s->lock, F_UNLCK, 0);
}

void
store_checkpoint_apart(struct store *s, bool on)
{
	s->checkpoint_apart = on;
}

bool
store_log_long(struct store *s)
{
	bool is = s->log_long;

	s->log_long = false;
	return is;
}

int64_t
store_writes(const struct store *s)
{
	return s->writes;
}

void
store_on_wait(struct store *s, bool (*fn)(void *arg, int ms), void *arg)
{
	s->waits = fn;
	s->waits_arg = arg;
}

int
store_depth(const struct store *s)
{
	return s->depth;
}

void
store_snapshot(struct store *s, bool on)
{
	if (s->remote && s->depth == 0 && on != s->snapshot) {
		s->snapshot = on;
		if (on)
			s->snapshot = driver_remote->begin(s->remote, REMOTE_SNAPSHOT, NULL) == 0;
		else
			driver_remote->rollback(s->remote);
	}
	if (!s->remote && s->db && s->depth == 0 && (sqlite3_get_autocommit(s->db) != 0) == on)
		sqlite3_exec(s->db, on ? "BEGIN" : "COMMIT", NULL, NULL, NULL);	/* without it reads are right too, only slower */
}

void
store_many_saves(struct store *s, bool on)
{
	db_exec(s, NULL, on ? "PRAGMA temp_store=MEMORY" : "PRAGMA temp_store=FILE");
}

/* One around each save of a bulk edit: prepared once per depth. */
static int
savepoint(struct store *s, const char *verb, int depth, struct hc_err *err)
{
	char sql[32];
	struct stmt *st;
	int rc;

	snprintf(sql, sizeof(sql), "%s s%d", verb, depth);
	return (rc = db_prepare(s, sql, &st, err)) < 0 ? rc : db_run(s, st, err, "writing");
}

/* A workspace that was moved has no clock any more. Asked under the lock: who waited for it while the move went on hears of it. */
bool
store_retired(struct store *s)
{
	int64_t one;

	return !s->isnew && db_int(s, &one, NULL, "SELECT one FROM clock WHERE one = 1") == HC_NOTFOUND;
}

int
store_retire(struct store *s, struct hc_err *err)
{
	assert(s->depth == 1);
	return db_exec(s, err, "DELETE FROM clock");
}

int
store_begin(struct store *s, struct hc_err *err)
{
	int rc;

	if ((rc = db_lost(s, err)) < 0)
		return rc;
	store_snapshot(s, false);
	if (s->depth >= DB_DEPTH)
		return hc_fail(err, HC_BUG, 0, "transactions are nested more than %d deep.", DB_DEPTH);
	if (s->remote) {
		if ((rc = remote_begin(s, err)) < 0)
			return rc;
	} else if (s->depth == 0) {
		struct stmt *st;

		if ((rc = db_writable(s, err)) < 0 || (rc = lock_writer(s, s->patience, err)) < 0)
			return rc;
		if ((rc = db_prepare(s, "BEGIN IMMEDIATE", &st, err)) < 0 || (rc = db_run(s, st, err, "writing")) < 0) {
			unlock_writer(s);
			return rc;
		}
		if (store_retired(s)) {
			db_exec(s, NULL, "ROLLBACK");
			unlock_writer(s);
			return hc_fail(err, HC_BUSY, 0, "this workspace was moved a moment ago; try again.");
		}
	} else if ((rc = replica_flush(s, err)) < 0 || (rc = savepoint(s, "SAVEPOINT", s->depth, err)) < 0)
		return rc;
	if (s->depth == 0) {
		s->j = (struct journal_state){0};
		s->furnished_now = false;
		s->asked = s->began = s->env->ticks(s->env);
		s->writes++;
	}
	s->marks[s->depth++] = s->j;
	return HC_OK;
}

/* Readers in the way: it copies what it can and comes again. But where somebody always reads, as a workstation with a list open
   does, no commit would ever find the moment in which the log may begin anew, and it grew by gigabytes. */
static void
checkpoint(struct store *s)
{
	int64_t now = s->env->ticks(s->env);
	bool wait = s->wal_pages > DB_WAL_LONG && now - s->wal_waited > DB_WAL_AGAIN_NS;

	sqlite3_busy_timeout(s->db, wait ? DB_WAL_WAIT_MS : 0);
	sqlite3_wal_checkpoint_v2(s->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, &s->wal_pages, NULL);
	sqlite3_busy_timeout(s->db, s->patience);
	if (wait)
		s->wal_waited = s->env->ticks(s->env);
	if (s->wal_pages > 0)
		s->wal_pages = DB_WAL_PAGES / 2;
}

int
store_commit(struct store *s, struct hc_err *err)
{
	struct stmt *st;
	int rc;

	assert(s->depth > 0);
	if ((rc = db_lost(s, err)) < 0) {
		store_rollback(s);
		return rc;
	}
	if (s->remote)
		return remote_commit(s, err);
	if (s->depth > 1) {
		if ((rc = savepoint(s, "RELEASE", s->depth - 1, err)) < 0)
			store_rollback(s);
		else
			s->depth--;
		return rc;
	}
	if ((rc = journal_flush(s, err)) < 0 || (rc = replica_flush(s, err)) < 0 || (rc = db_prepare(s, "COMMIT", &st, err)) < 0 ||
	    (rc = db_run(s, st, err, "saving")) < 0) {
		store_rollback(s);
		return rc;
	}
	s->depth = 0;
	if (s->reopen_search) {
		s->reopen_search = false;
		db_exec(s, NULL, "PRAGMA writable_schema=RESET");
	}
	if (s->wal_pages > DB_WAL_PAGES && s->checkpoint_apart) {
		s->log_long = true;
	} else if (s->wal_pages > DB_WAL_PAGES) {
		checkpoint(s);
	}
	unlock_writer(s);
	return HC_OK;
}

void
store_rollback(struct store *s)
{
	if (s->depth == 0)
		return;
	s->j = s->marks[--s->depth];
	s->nmoves = 0;	/* all since this transaction or savepoint began */
	schema_unfurnish(s);
	if (s->remote) {
		remote_rollback(s);
		return;
	}
	if (s->depth > 0) {
		if (!sqlite3_get_autocommit(s->db))
			db_exec(s, NULL, "ROLLBACK TO s%d; RELEASE s%d", s->depth, s->depth);
		return;
	}
	if (!sqlite3_get_autocommit(s->db))
		db_exec(s, NULL, "ROLLBACK");
	unlock_writer(s);
}

int
store_end(struct store *s, int rc, struct hc_err *err)
{
	int done;

	if (rc < 0) {
		store_rollback(s);
		return rc;
	}
	return (done = store_commit(s, err)) < 0 ? done : rc;
}

int
store_checkpoint(struct store *s, struct hc_err *err)
{
	int rc, log, done;

	if (s->remote)
		return HC_OK;	/* it has its own */
	if (s->depth > 0)
		return hc_fail(err, HC_BUG, 0, "a checkpoint cannot run inside a transaction.");
	if ((rc = db_writable(s, err)) < 0 || (rc = lock_writer(s, s->patience, err)) < 0)
		return rc;
	rc = sqlite3_wal_checkpoint_v2(s->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, &log, &done);
	if (rc != SQLITE_OK && rc != SQLITE_BUSY)
		rc = db_fail(s, err, "checkpointing");
	else
		rc = HC_OK;	/* readers were in the way: nothing is lost, the log stays longer */
	s->wal_pages = 0;
	unlock_writer(s);
	return rc;
}
