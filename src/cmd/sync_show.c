/*
 * sync_show.c - `sync status`, `sync queue`, `sync parked`: how it stands, as lines for people or as a row for programs.
 */
#include <stdio.h>
#include <string.h>

#include "base/time.h"
#include "base/uuid.h"
#include "cmd/clash.h"
#include "cmd/session.h"
#include "cmd/sync.h"

const char *
sync_age(struct cmd *c, int64_t at)
{
	int64_t s = (c->env->now(c->env) - at) / 1000;

	if (at <= 0)
		return "never";
	if (s < 0)
		s = 0;
	if (s < 120)
		return arena_printf(c->arena, "%lld s", (long long)s);
	if (s < 2 * 3600)
		return arena_printf(c->arena, "%lld min", (long long)(s / 60));
	if (s < 2 * 86400)
		return arena_printf(c->arena, "%lld h", (long long)(s / 3600));
	return arena_printf(c->arena, "%lld d", (long long)(s / 86400));
}

static const char *
state_word(const struct sync_status *st, const struct carry_settings *set)
{
	if (!st->joined && !st->joining)
		return "alone";
	if (st->stopped[0] != '\0')
		return "stopped";
	if (set->off)
		return "offline";
	if (st->joining)
		return "joining";
	if (st->failures > 0)
		return "retrying";
	return st->catching_up ? "catching up" : st->waiting > 0 ? "waiting" : "in step";
}

static const char *
instant(struct cmd *c, int64_t at)
{
	char text[32];

	if (at <= 0)
		return "";
	stamp_format_iso(at, text);
	return arena_strdup(c->arena, text);
}

static const char *
number(struct cmd *c, int64_t n)
{
	return arena_printf(c->arena, "%lld", (long long)n);
}

/* One row for programs. */
static int
status_row(struct cmd *c, const struct sync_status *st, const struct carry_settings *set, struct hc_err *err)
{
	static const char *const titles[] = { "state", "server", "tenant", "user", "device", "waiting", "oldest", "conflicts", "parked",
		"last_sync", "next_try", "failures", "trouble", "files_out", "files_in" };
	const char *row[] = { state_word(st, set), set->url != NULL ? set->url : "", st->tenant != NULL ? st->tenant : "",
		st->user != NULL ? st->user : "", st->dev > 0 ? number(c, st->dev) : "", number(c, st->waiting), instant(c, st->oldest),
		number(c, st->conflicts), number(c, st->parked), instant(c, st->last_ok), instant(c, st->next_try),
		number(c, st->failures), st->stopped[0] != '\0' ? st->stopped : st->trouble, number(c, st->files_out), number(c, st->files_in) };
	int rc;

	if ((rc = out_begin_texts(c->out, titles, sizeof(titles) / sizeof(titles[0]), err)) < 0 ||
	    (rc = out_row_texts(c->out, row, err)) < 0)
		return rc;
	return out_end(c->out, err);
}

static void
files_line(struct cmd *c, const struct sync_status *st, const struct carry_settings *set)
{
	struct buf b = BUF_INIT;

	sync_files_text(st, &b);
	if (set->attachments != NULL && strcmp(set->attachments, "all") != 0)
		buf_printf(&b, "%sof others: %s", b.len > 0 ? "; " : "", strcmp(set->attachments, "none") == 0 ? "only those opened" :
		    "up to 1 MB");
	if (b.len > 0)
		out_line(c->out, "files      %s", buf_str(&b));
	buf_free(&b);
}

static void
status_lines(struct cmd *c, const struct sync_status *st, const struct carry_settings *set)
{
	if (!st->joined && !st->joining) {
		out_line(c->out, "This workspace stands by itself; `sync join URL --key @FILE` ties it to a server.");
		return;
	}
	out_line(c->out, "server     %s", set->url != NULL ? set->url : "");
	if (st->tenant != NULL && st->tenant[0] != '\0')
		out_line(c->out, "tenant     %s, as %s, device %lld", st->tenant, st->user != NULL ? st->user : "", (long long)st->dev);
	out_line(c->out, "state      %s", state_word(st, set));
	out_line(c->out, "waiting    %lld%s%s", (long long)st->waiting, st->waiting > 0 ? ", the oldest since " : "",
	    st->waiting > 0 ? sync_age(c, st->oldest) : "");
	out_line(c->out, "conflicts  %lld open", (long long)st->conflicts);
	out_line(c->out, "refused    %lld", (long long)st->parked);
	files_line(c, st, set);
	out_line(c->out, "last sync  %s%s", sync_age(c, st->last_ok), st->last_ok > 0 ? " ago" : "");
	if (st->snapshot_all > 0 && st->snapshot_done < st->snapshot_all)
		out_line(c->out, "first load %lld of %lld parts", (long long)st->snapshot_done, (long long)st->snapshot_all);
	if (st->custom_trouble[0] != '\0')
		out_line(c->out, "own fields %s", st->custom_trouble);
	if (st->custom_lost[0] != '\0')
		out_line(c->out, "own fields The team defines otherwise what was defined here; `customise --mine` prints what was.");
	if (st->stopped[0] != '\0')
		out_line(c->out, "stopped    %s", st->stopped);
	else if (st->trouble[0] != '\0')
		out_line(c->out, "trouble    %s", st->trouble);
}

int
sync_show_status(struct cmd *c, struct hc_err *err)
{
	struct carry_settings set;
	struct sync_status st;
	int rc;

	if ((rc = carry_settings(c->work, c->arena, &set, err)) < 0 || (rc = sync_status(c->work, c->arena, &st, err)) < 0 ||
	    (rc = sync_status_files(c->work, c->arena, &st, err)) < 0)
		return rc;
	if (out_format(c->out) != OUT_TABLE)
		return status_row(c, &st, &set, err);
	status_lines(c, &st, &set);
	return HC_OK;
}

int
sync_show_queue(struct cmd *c, struct hc_err *err)
{
	static const char *const titles[] = { "object", "changes", "oldest" };
	bool human = out_format(c->out) == OUT_TABLE;
	struct sync_queue *q;
	size_t n;
	int rc;

	if ((rc = sync_queue(c->work, c->arena, &q, &n, err)) < 0 || (rc = out_begin_texts(c->out, titles, 3, err)) < 0)
		return rc;
	for (size_t i = 0; i < n; i++) {
		const char *row[3] = { q[i].object, number(c, q[i].entries), human ? sync_age(c, q[i].oldest) : instant(c, q[i].oldest) };

		if ((rc = out_row_texts(c->out, row, err)) < 0)
			return rc;
	}
	return out_end(c->out, err);
}

static const char *
op_word(char op)
{
	return op == 'c' ? "create" : op == 'd' ? "delete" : op == 'r' ? "restore" : "change";
}

int
sync_show_parked(struct cmd *c, struct hc_err *err)
{
	static const char *const titles[] = { "n", "at", "what", "object", "record", "code", "field", "reason", "values" };
	struct sync_parked *p;
	size_t n;
	int rc;

	if ((rc = sync_parked(c->work, c->arena, &p, &n, err)) < 0 || (rc = out_begin_texts(c->out, titles, 9, err)) < 0)
		return rc;
	for (size_t i = 0; i < n; i++) {
		char id[UUID_TEXT];
		const char *row[9] = { number(c, p[i].n), out_format(c->out) == OUT_TABLE ? cmd_when(c, p[i].at) : instant(c, p[i].at),
			op_word(p[i].op), p[i].object, id, p[i].code, p[i].field, p[i].reason, p[i].values };

		uuid_format(p[i].id, id);
		if ((rc = out_row_texts(c->out, row, err)) < 0)
			return rc;
	}
	return out_end(c->out, err);
}

int
sync_show_conflicts(struct cmd *c, struct hc_err *err)
{
	static const char *const titles[] = { "conflict", "object", "record", "kind", "field", "base", "mine", "theirs", "winner", "state" };
	bool human = out_format(c->out) == OUT_TABLE;
	struct clash *list;
	size_t n;
	int rc;

	if ((rc = clash_list(c->work, cmd_option(c, "all") != NULL ? CLASH_RECENT : CLASH_KEPT, !human, c->arena, &list, &n, err)) < 0 ||
	    (rc = out_begin_texts(c->out, titles, 10, err)) < 0)
		return rc;
	for (size_t i = 0; i < n; i++) {
		char id[UUID_TEXT], record[UUID_TEXT];
		const char *row[10] = { human ? id + UUID_TEXT - 7 : id, list[i].object_name, human ? list[i].title : record,
			list[i].kind, "", "", "", "", list[i].winner, list[i].state };

		uuid_format(list[i].id, id);
		uuid_format(list[i].record, record);
		for (size_t k = 0; k < list[i].n; k++) {
			const struct clash_field *f = &list[i].fields[k];

			row[4] = f->name;
			row[5] = f->base;
			row[6] = f->mine;
			row[7] = f->theirs;
			if ((rc = out_row_texts(c->out, row, err)) < 0)
				return rc;
		}
		if (list[i].n == 0 && (rc = out_row_texts(c->out, row, err)) < 0)
			return rc;
	}
	return out_end(c->out, err);
}
