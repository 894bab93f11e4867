#!/bin/sh
# sync_refused.sh - whatever a server answers, the user reads one sentence, nothing is acknowledged, and nothing is lost.
. "${top_srcdir:-.}/tests/flow/sync_lib.sh"
"$hotcrmd" tenant create acme >/dev/null || { echo "Bail out! no tenant"; exit 1; }
serve
joined a anna >/dev/null 2>&1 || { echo "Bail out! no workspace"; exit 1; }
for f in "$tmp"/a.db*; do cp "$f" "$tmp/keep.${f##*/}"; done
real=$url
n=0
# row WHAT HOW EXIT WORDS: one edit, one exchange with that answer; tests/unit/test_liar.c knows more of them
row() {
	what=$1 how=$2 exit=$3 words=$4
	n=$((n + 1))
	for f in "$tmp"/keep.*; do cp "$f" "$tmp/${f##*/keep.}"; done
	ws a new account "name=Refused $n" >/dev/null
	misbehave "$how" "$what"
	ws a sync set url "$url"
	timeout 60 "$hot" -d "$tmp/a.db" sync >"$tmp/out" 2>"$tmp/err"
	got=$?
	is "$what: exit code" "$exit" "$got"
	is "$what: one sentence" 1 "$(grep -c '^hotcrm: ' "$tmp/err")"
	like "$what: it says what happened" "$words" "$(grep '^hotcrm: ' "$tmp/err")"
	is "$what: the edit is still here" 1 "$(ws a count "account name=\"Refused $n\"")"
	behave
}
while IFS='|' read -r what exit words; do
	row "$what" --answer "$exit" "$words"
done <<'TABLE'
400 malformed|5|malformed
400 bad-cursor|5|bad-cursor
401 device-revoked|4|device-revoked
403 denied|4|denied
409 gap|5|gap
409 epoch-changed|5|epoch-changed
413 too-large|5|too-large
426 too-old|4|too-old
429 busy|5|busy
504 gateway|5|gateway
507 quota|5|quota
TABLE
while IFS='|' read -r what exit words; do
	row "$what" --lie "$exit" "$words"
done <<'TABLE'
html|5|log in to this network
type|5|did not answer
noend|5|cut off
cutzstd|5|cut short
bomb|5|larger than
endless|5|cut off
empty|5|cut off
TABLE
url=$real
for f in "$tmp"/keep.*; do cp "$f" "$tmp/${f##*/keep.}"; done
ws a sync set url "$real"
ws a new account name=After >/dev/null
t "the next exchange with the real server goes on" ws a sync
done_testing
