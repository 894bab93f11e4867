#!/bin/sh
# networks.sh - two workstations and a server in network namespaces: partitions of both kinds, loss, a slow link, a link that goes down,
# while everybody edits. When the network is whole again all hold the same, every acknowledged record once.
# Needs root, ip, nft and tc; else it skips. HOTCRM_JEPSEN=SECONDS adds a long run of partitions, kills and pauses with HOTCRM_CLIENTS
# (default 5) workstations, after the schedule with which Jepsen tried PowerSync; together they save HOTCRM_RATE (default 10) records
# a second.
. "${top_srcdir:-.}/tests/flow/sync_lib.sh"
[ "$(id -u)" = 0 ] || { echo "1..0 # SKIP network namespaces need root"; exit 0; }
for tool in ip nft tc setsid; do
	command -v $tool >/dev/null || { echo "1..0 # SKIP no $tool here"; exit 0; }
done
ns=hc$$
port=8077
long=${HOTCRM_JEPSEN:-0}
clients="a b"
# kept where the end of the test finds them: a watch is a process of its own
end_networks() {
	for f in "$tmp"/*.pid; do [ ! -s "$f" ] || kill -KILL "$(cat "$f")" 2>/dev/null; done
	for n in s $clients; do ip netns del $ns$n 2>/dev/null; done
	stop_all
}
trap end_networks EXIT
in_ns() { # NAME WORDS...
	n=$1
	shift
	ip netns exec $ns$n "$@"
}

# join_ns NAME NUMBER: a namespace that reaches the server as its own loopback (plain http goes nowhere else)
join_ns() {
	ip netns add $ns$1 &&
	    ip link add v$2x$$ netns ${ns}s type veth peer name net0 netns $ns$1 &&
	    ip -n ${ns}s addr add 10.77.$2.1/24 dev v$2x$$ && ip -n $ns$1 addr add 10.77.$2.2/24 dev net0 &&
	    ip -n ${ns}s link set v$2x$$ up && ip -n $ns$1 link set net0 up && ip -n $ns$1 link set lo up &&
	    in_ns $1 sh -c 'echo 1 >/proc/sys/net/ipv4/conf/all/route_localnet' &&
	    in_ns $1 nft "table ip home { chain out { type nat hook output priority -100; ip daddr 127.0.0.1 tcp dport $port dnat to 10.77.$2.1:$port; }; \
chain post { type nat hook postrouting priority 100; oifname \"net0\" masquerade; }; }"
}
cut_both() { in_ns $1 nft 'table ip cut { chain i { type filter hook input priority 0; iifname "net0" drop; }; chain o { type filter hook output priority 0; oifname "net0" drop; }; }'; }
cut_replies() { in_ns $1 nft 'table ip cut { chain i { type filter hook input priority 0; iifname "net0" drop; }; }'; }
cut_requests() { in_ns $1 nft 'table ip cut { chain o { type filter hook output priority 0; oifname "net0" drop; }; }'; }
lossy() { # NAME PERCENT
	in_ns $1 nft "table ip cut { chain i { type filter hook input priority 0; iifname \"net0\" numgen random mod 100 < $2 drop; }; \
chain o { type filter hook output priority 0; oifname \"net0\" numgen random mod 100 < $2 drop; }; }"
}
slow() { in_ns $1 tc qdisc replace dev net0 root tbf rate $2 burst 8kb latency 800ms; }
down() { ip -n $ns$1 link set net0 down; }
mend() { # everything about the link of NAME
	in_ns $1 nft delete table ip cut 2>/dev/null
	in_ns $1 tc qdisc del dev net0 root 2>/dev/null
	ip -n $ns$1 link set net0 up
}
serve_ns() {
	: >"$tmp/server.out"
	ip netns exec ${ns}s "$hotcrmd" serve --listen "0.0.0.0:$port" >"$tmp/server.out" 2>"$tmp/server.err" &
	server=$!
	wait_for test -s "$tmp/server.out"
}
watch() {
	setsid ip netns exec $ns$1 "$hot" -d "$tmp/$1.db" sync watch >"$tmp/$1.watch" 2>&1 &
	echo $! >"$tmp/$1.pid"
}
unwatch() { # NAME [SIGNAL]
	kill "${2:--TERM}" "$(cat "$tmp/$1.pid")" 2>/dev/null
	wait "$(cat "$tmp/$1.pid")" 2>/dev/null
	: >"$tmp/$1.pid"
}
add() { # WHO NAME
	if ws "$1" new account "name=$2" >/dev/null 2>"$tmp/add.err"; then echo "$2" >>"$tmp/acked"; else sed 's/^/# add: /' "$tmp/add.err"; fi
}
digests() { for who in $clients; do ws $who doctor --digest; done | sort -u; }
nothing_waits() {
	for who in $clients; do
		[ "$(ws $who sync status -o json | tr -d ' \n' | grep -o '"waiting":"\?[0-9]*' | grep -o '[0-9]*$')" = 0 ] || return 1
	done
}
together() { nothing_waits && [ "$(digests | wc -l)" = 1 ] && [ "$(ws a count account)" -ge "$(sort -u "$tmp/acked" | wc -l)" ]; }
# oracle NAME SECONDS: everybody comes together within that, by the watches alone
oracle() {
	began=$(date +%s)
	until together; do
		[ $(($(date +%s) - began)) -lt "$2" ] || break
		sleep 0.5
	done
	took=$(($(date +%s) - began))
	ws a list account show name -o csv | sed 1d | sort >"$tmp/names"
	lost=$(sort "$tmp/acked" | comm -23 - "$tmp/names" | wc -l)
	twice=$(uniq -d "$tmp/names" | wc -l)
	damage=$(for who in $clients; do ws $who doctor; done 2>&1 | grep -c damage)
	if [ "$lost$twice$damage" = 000 ] && together; then
		ok 0 "$1"
		echo "# equal again after $took s"
	else
		ok 1 "$1"
		echo "# after $took s: $lost lost, $twice twice, $damage damaged, $(digests | wc -l) digests"
		for who in $clients; do ws $who sync status -o tsv | tail -1 | sed "s/^/# $who: /"; tail -2 "$tmp/$who.watch" | sed "s/^/# $who: /"; done
	fi
}

ip netns add ${ns}s 2>/dev/null && ip -n ${ns}s link set lo up && { [ "$long" = 0 ] || clients=$(echo a b c d e f g h | cut -d ' ' -f "1-${HOTCRM_CLIENTS:-5}"); }
number=0
for who in $clients; do
	number=$((number + 1))
	join_ns $who $number 2>"$tmp/ns.err" || { echo "1..0 # SKIP no namespaces here: $(head -1 "$tmp/ns.err")"; exit 0; }
done
"$hotcrmd" tenant create acme >/dev/null || { echo "Bail out! no tenant"; exit 1; }
serve_ns || { echo "Bail out! the server does not start: $(cat "$tmp/server.err")"; exit 1; }
: >"$tmp/acked"
for who in $clients; do
	"$hotcrmd" key create acme "user$who" >"$tmp/$who.key"
	ws $who init >/dev/null 2>&1
	in_ns $who "$hot" -d "$tmp/$who.db" sync join "http://127.0.0.1:$port" --key "@$tmp/$who.key" >/dev/null 2>"$tmp/join.err" ||
	    { echo "Bail out! $who cannot join: $(cat "$tmp/join.err")"; exit 1; }
	watch $who
done

if [ "$long" = 0 ]; then
	during() { # NAME: both edit while the network is as it is
		for k in 1 2 3; do
			add a "$1 a $k"
			add b "$1 b $k"
		done
	}
	for fault in cut_both cut_replies cut_requests; do
		add a "$fault before"
		$fault a
		during $fault
		sleep 2
		mend a
		oracle "$fault: the network between a workstation and the server is cut" 60
	done
	lossy a 15
	lossy b 15
	during lossy
	oracle "every seventh packet is lost" 90
	mend a
	mend b
	slow a 256kbit
	during slow
	oracle "256 kbit/s" 60
	mend a
	down a
	during down
	sleep 1
	mend a
	during up
	oracle "the link goes down and comes up" 60
	cut_both a
	during killed
	kill -KILL $server
	wait $server 2>/dev/null
	unwatch b -KILL
	during killed_too
	serve_ns
	watch b
	mend a
	oracle "a partition, while the server and the other workstation are killed" 60
	done_testing
	exit 0
fi

# The long run: everybody edits all the time; every few seconds something else happens to somebody.
pause=$(awk "BEGIN { print $number / ${HOTCRM_RATE:-10} }")
for who in $clients; do
	(k=0; while [ ! -e "$tmp/enough" ]; do k=$((k + 1)); add $who "long $who $k"; sleep $pause; done) &
done
step=0 until=$(($(date +%s) + long))
while [ "$(date +%s)" -lt $until ]; do
	step=$((step + 1))
	set -- $clients
	shift $((step * 7 % $#))
	who=$1
	case $((step % 6)) in
	0) cut_both $who ;;
	1) cut_replies $who ;;
	2) for all in $clients; do cut_requests $all; done ;;
	3) unwatch $who -KILL ;;
	4) kill -STOP "$(cat "$tmp/$who.pid")" ;;
	5) kill -KILL $server; wait $server 2>/dev/null ;;
	esac
	sleep $((step * 3 % 8 + 1))
	case $((step % 6)) in
	3) watch $who ;;
	4) kill -CONT "$(cat "$tmp/$who.pid")" ;;
	5) serve_ns ;;
	*) for all in $clients; do mend $all; done ;;
	esac
	sleep $((step % 4))
done
: >"$tmp/enough"
sleep 2
for who in $clients; do mend $who; done
echo "# $step faults in $long s, $(wc -l <"$tmp/acked") acknowledged records"
oracle "the long run" 300
done_testing
