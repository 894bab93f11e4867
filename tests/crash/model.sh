#!/bin/sh
# model.sh - Spin tries every order of pushes, losses, crashes and a restore: nothing is taken twice, all queues drain; and it sees
# when a rule is missing. HOTCRM_MODEL=1 adds the long question (half a minute).
. "${top_srcdir:-.}/tests/flow/lib.sh"
model=$top_srcdir/tests/crash/push.pml
command -v spin >/dev/null && command -v cc >/dev/null || { echo "1..0 # SKIP no spin and cc here"; exit 0; }
cd "$tmp" || exit 1
# asks NAME ERRORS MODEL CC-OPTIONS RUN-OPTIONS
asks() {
	spin -a "$3" >spin.out 2>&1 && cc -w -O2 -DMEMLIM=1500 $4 -o pan pan.c >>spin.out 2>&1 && ./pan -m2000000 $5 >>spin.out 2>&1
	like "$1" "errors: $2\$" "$(grep -o 'errors: [0-9]*' spin.out)"
}
asks "no entry is taken twice" 0 "$model" "-DSAFETY -DNOCLAIM" ""
sed 's/:: n < acked\[d\] && restored -> acked\[d\] = n.*/:: n < acked[d] -> skip/' "$model" >no_gap.pml
asks "a device that is not asked again for what the server lost never drains" 1 no_gap.pml "-DNFAIR=3" "-a -f -N drained"
sed 's/:: taken\[d\] < m ->/:: a < m -> taken[d] = a; a++;/; s/taken\[d\]++/taken[d] = a/' "$model" >no_dedup.pml
asks "a server that does not know what it took takes it twice" 1 no_dedup.pml "-DSAFETY -DNOCLAIM" ""
[ -z "${HOTCRM_MODEL:-}" ] || asks "all queues drain" 0 "$model" "-DNFAIR=3" "-a -f -N drained"
done_testing
