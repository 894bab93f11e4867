#!/bin/sh
# sync_cuts.sh - an exchange that is cut anywhere (kill -9 of either side, a line that misbehaves) is taken up again: nothing is
# lost, nothing comes twice.
. "${top_srcdir:-.}/tests/flow/sync_lib.sh"
"$hotcrmd" tenant create acme >/dev/null || { echo "Bail out! no tenant"; exit 1; }
serve
joined a anna >/dev/null 2>&1 && joined b ben >/dev/null 2>&1 || { echo "Bail out! no workspaces"; exit 1; }

# kill -9 of the workstation before it sends, when the reply is there, when it is applied
for at in send reply applied; do
	ws a new account "name=Cut $at" >/dev/null
	HC_CRASH_AT=$at ws a sync >/dev/null 2>&1
	is "killed at $at" 137 $?
	t "and the next exchange goes on" ws a sync
done
settle a b
is "each account came once" 3 "$(ws b count account)"

# kill -9 of the server while it is being asked
for i in 1 2 3; do
	for k in 1 2 3 4 5; do ws a new account "name=Server $i $k" >/dev/null; done
	(sleep 0.0$i; kill -9 "$server") 2>/dev/null &
	killer=$!
	ws a sync >/dev/null 2>&1
	wait $killer 2>/dev/null
	wait "$server" 2>/dev/null
	serve "$port"
	t "after the server was killed the next exchange goes on ($i)" ws a sync
done
settle a b
is "nothing was lost or doubled" 18 "$(ws b count account)"
same "and both have the same" a b account

# a line that does everything wrong, some seeds
for seed in 1 2 3; do
	misbehave --seed $seed --faults 35
	ws a sync set url "$url" && ws b sync set url "$url"
	for k in 1 2 3; do
		ws a new account "name=Bad line $seed $k" >/dev/null
		ws b new contact "last_name=Line$seed$k" "email=l$seed$k@example.com" >/dev/null
		ws a sync >/dev/null 2>&1
		ws b sync >/dev/null 2>&1
	done
	behave
	ws a sync set url "$url" && ws b sync set url "$url"
	settle a b
	same "seed $seed: accounts are equal" a b account
	same "seed $seed: contacts are equal" a b contact
	echo "# $(cat "$tmp/proxy.err")"
done
is "every account is there once" 27 "$(ws b count account)"
is "every contact is there once" 9 "$(ws a count contact)"
same_all "all synced data is equal" a b

# a captive portal is called by its name, and nothing is acknowledged
misbehave --faults 100 --kinds portal
ws a sync set url "$url"
ws a new account name=Hotel >/dev/null
exits "a captive portal is exit 5" 5 ws a sync
like "and says what to do" "log in to this network with a web browser" "$(cat "$tmp/err")"
behave
ws a sync set url "$url"
t "outside the hotel it goes out" ws a sync
done_testing
