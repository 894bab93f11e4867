#!/bin/sh
# everyday.sh - reminders come up, are put off and done; due jobs run while a workstation is open.
. "${top_srcdir:-.}/tests/flow/lib.sh"
HOTCRM_TEST_NOW=2026-11-23T09:00:00Z HOTCRM_SHARE=$top_srcdir
export HOTCRM_TEST_NOW HOTCRM_SHARE
hot="$hot -d $tmp/work.db"
$hot init >/dev/null 2>&1
$hot -e 'new reminder text="Call Ann" user=me due=2026-11-23T08:30:00Z
new reminder text="Later today" user=me due=2026-11-23T15:00:00Z
new reminder text="Long done" user=me due=2026-11-20T08:00:00Z done=yes
new task subject="Send the offer" due_date=2026-11-24 is_reminder_set=yes reminder_date_time=2026-11-23T08:00:00Z
new task subject="No reminder" due_date=2026-11-24' >/dev/null
play() {
	cat >"$tmp/play"
	$hot --script "$tmp/play" --size 80x12
}
out=$(printf ':reminders\n:dump\n' | play)
like "a reminder that is due is said" 'reminders, first: Call Ann' "$out"
like "reminders are in the list" '^\|  Call Ann +08:30 +Reminder' "$out"
like "tasks with a reminder too" '^\|  Send the offer +08:00 +Task' "$out"
is "what is later, done or unset is not" 0 "$(printf '%s\n' "$out" | grep -cE 'Later today|Long done|No reminder')"
printf ':reminders\n30s\n:dump\n' | play >"$tmp/out"
like "one is put off" 'Again in 30 minutes' "$(cat "$tmp/out")"
like "its time moved" '2026-11-23T09:30:00Z' "$($hot list 'reminder text="Call Ann" show due' -o tsv)"
printf ':reminders\nd\n' | play >/dev/null
like "done clears a task's reminder" 'no|false|0' "$($hot list 'task subject="Send the offer" show is_reminder_set' -o tsv | tail -1)"
out=$(printf ':on reminder { toast "Now: %%{text}" }\n:undo\n:reminders\n:messages\n:dump\n' | play)
like "an event tells of it" 'Now: Send the offer' "$out"

if command -v script >/dev/null && command -v setsid >/dev/null; then
	unset HOTCRM_TEST_NOW
	$hot new reminder text="In the terminal" user=me due=2020-01-01T00:00:00Z >/dev/null
	fifo=$tmp/keys
	mkfifo "$fifo"
	( exec 3>"$fifo"; wait_for grep -q 'In the terminal' "$tmp/typescript"; printf ':quit\r' >&3; sleep 1 ) &
	TERM=xterm timeout 100 script -qfec "exec $hot --fresh" "$tmp/typescript" <"$fifo" >/dev/null 2>&1
	wait
	like "an open workstation says it by itself" 'In the terminal' "$(cat "$tmp/typescript")"
else
	ok 0 "an open workstation says it by itself # SKIP no script(1) here"
fi
done_testing
