/*
 * push.pml - push, acknowledge, crash and restore, small enough for Spin to try every order of steps. model.sh runs it.
 *
 * Two devices with two entries each push to one server, which merges nothing: only what is taken, when, and how often counts. The
 * line loses, doubles and delays; each side forgets what it had not on its disk; the server's file may be put back to an older copy
 * once, without a word. Asked is whether an entry is ever taken twice (the assertion), and whether all queues drain once nothing
 * goes wrong any more (the formula).
 */
#define DEVICES 2
#ifndef ENTRIES
#define ENTRIES 2
#endif

/* on disk at the device: entries made, entries acknowledged; the batch in flight is acked + 1 .. made */
byte made[DEVICES], acked[DEVICES];
/* on disk at the server: entries taken, in order; and in its backup */
byte taken[DEVICES], kept[DEVICES];
/* how often each entry was applied in the life of the file that is in place: bits of entries */
byte applied[DEVICES], applied_kept[DEVICES];
bool backed_up, restored, quiet;

/* requests and replies: device, acknowledged, first and last entry; expect: what the server says is there */
chan up = [2] of { byte, byte, byte };		/* device, its acked, its made */
chan down = [1] of { byte, byte };		/* device, last entry taken */

inline take(d, a, m)
{
	/* one transaction: entries after `taken` are new, those before are answered from what is stored */
	if
	:: a > taken[d] -> skip	/* told of entries that are not here: `gap`, the device sends from taken + 1 */
	:: else ->
		do
		:: taken[d] < m ->
			assert(!(applied[d] & (1 << taken[d])));	/* never twice */
			applied[d] = applied[d] | (1 << taken[d]);
			taken[d]++
		:: else -> break
		od
	fi
}

active proctype server()
{
	byte d, a, m;
end:
	do
	:: atomic { up ? d, a, m -> take(d, a, m);
		if
		:: nfull(down) -> down ! d, taken[d]
		:: !quiet -> skip			/* the reply is lost, or we die after COMMIT */
		fi }
	:: atomic { !quiet && nempty(up) -> up ? d, a, m }	/* lost, or we die before COMMIT */
	:: atomic { !backed_up && !quiet -> backed_up = true;
		kept[0] = taken[0]; kept[1] = taken[1]; applied_kept[0] = applied[0]; applied_kept[1] = applied[1] }
	:: atomic { backed_up && !restored && !quiet -> restored = true;
		taken[0] = kept[0]; taken[1] = kept[1]; applied[0] = applied_kept[0]; applied[1] = applied_kept[1] }
	od
}

proctype device(byte d)
{
	byte n;
end:
	do
	:: atomic { made[d] < ENTRIES && !quiet -> made[d]++ }
	/* nothing in the device but its disk matters: a crash is a step that does not happen. It also asks with nothing to send */
	:: atomic { nfull(up) && (acked[d] < made[d] || acked[d] > 0) && !(quiet && acked[d] == made[d] && taken[d] == made[d]) ->
		up ! d, acked[d], made[d] }
	:: atomic { !quiet && nfull(up) && made[d] > 0 -> up ! d, acked[d], made[d]; if :: nfull(up) -> up ! d, acked[d], made[d] :: full(up) fi }
	:: atomic { down ?? eval(d), n ->
		if
		:: n > acked[d] && n <= made[d] -> acked[d] = n
		:: n < acked[d] && restored -> acked[d] = n	/* gap: sends them again */
		:: else
		fi }
	:: atomic { !quiet && down ?? [eval(d), n] -> down ?? eval(d), n }	/* lost */
	od
}

init {
	atomic { run device(0); run device(1) }
	quiet = true	/* some time: from here on nothing goes wrong */
}

ltl drained { <> (made[0] == acked[0] && made[0] == taken[0] && made[1] == acked[1] && made[1] == taken[1] && quiet) }
