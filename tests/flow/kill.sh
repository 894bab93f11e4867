#!/bin/sh
# kill.sh - kill -9 at any point of save, import, undo: the workspace opens, doctor is clean, what was acknowledged is there.
# HOTCRM_KILLS is how many kills there are (default 200).
. "${top_srcdir:-.}/tests/flow/lib.sh"
kills=${HOTCRM_KILLS:-200}
command -v setsid >/dev/null || { echo "1..0 # SKIP no setsid here"; exit 0; }

"$hot" init >/dev/null 2>&1 || { echo "1..0 # SKIP no workspace can be made"; exit 0; }
i=0
{ echo first_name,last_name,email; while [ $i -lt 3000 ]; do echo "F$i,L$i,f$i@example.com"; i=$((i + 1)); done; } >"$tmp/people.csv"

# A writer that prints each id only after it was acknowledged; its file is what must be there afterwards.
cat >"$tmp/writer" <<'W'
hot=$1 acked=$2
while :; do
	id=$("$hot" new account name="Acme $$ $(wc -l <"$acked")") || exit 1
	echo "$id" >>"$acked"
	"$hot" set account "$id" annual_revenue=5 >/dev/null 2>&1
done
W
: >"$tmp/acked"
lost=0 broken=0 n=0
while [ $n -lt "$kills" ]; do
	before=$(wc -l <"$tmp/acked")
	# each in a process group of its own, so that nothing of it outlives the kill
	case $((n % 4)) in
	0)
		setsid "$hot" import contact "$tmp/people.csv" >/dev/null 2>&1 &
		;;
	1)
		"$hot" new account name="To be undone $n" >/dev/null 2>&1
		setsid "$hot" undo >/dev/null 2>&1 &
		;;
	*)
		setsid sh "$tmp/writer" "$hot" "$tmp/acked" >/dev/null 2>&1 &
		;;
	esac
	pid=$!
	# some after an acknowledgement, however slow this machine is; then between 0 and 120 ms, another moment each time
	while [ $((n % 4)) = 2 ] && [ "$(wc -l <"$tmp/acked")" = "$before" ] && kill -0 $pid 2>/dev/null; do
		sleep 0.01
	done
	sleep "$(awk -v n="$n" 'BEGIN { printf "%.3f", (n * 37 % 120) / 1000 }')"
	kill -KILL -$pid 2>/dev/null || kill -KILL $pid 2>/dev/null
	wait $pid 2>/dev/null
	n=$((n + 1))
	if [ $((n % 20)) = 0 ]; then
		"$hot" doctor >"$tmp/doctor" 2>&1 || { broken=$((broken + 1)); sed 's/^/# /' "$tmp/doctor"; }
		"$hot" list account -o ids | sort >"$tmp/there"
		lost=$((lost + $(sort "$tmp/acked" | comm -23 - "$tmp/there" | wc -l)))
	fi
done
is "after $kills kills no acknowledged record is lost" 0 "$lost"
is "doctor was content each time" 0 "$broken"
like "some records were acknowledged" '^[1-9]' "$(wc -l <"$tmp/acked" | tr -d ' ')"
exits "and the workspace goes on" 0 "$hot" new account name=After
done_testing
