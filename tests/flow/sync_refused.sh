#!/bin/sh
# sync_refused.sh - whatever a server answers, the user reads one sentence, nothing is acknowledged, and nothing is lost.
. "${top_srcdir:-.}/tests/flow/sync_lib.sh"
"$hotcrmd" tenant create acme >/dev/null || { echo "Bail out! no tenant"; exit 1; }
serve
joined a anna >/dev/null 2>&1 || { echo "Bail out! no workspace"; exit 1; }
for f in "$tmp"/a.db*; do cp "$f" "$tmp/keep.${f##*/}"; done
real=$url
n=0
while read -r status code exit; do
	n=$((n + 1))
	for f in "$tmp"/keep.*; do cp "$f" "$tmp/${f##*/keep.}"; done
	ws a new account "name=Refused $n" >/dev/null
	misbehave --answer "$status $code"
	ws a sync set url "$url"
	timeout 60 "$hot" -d "$tmp/a.db" sync >"$tmp/out" 2>"$tmp/err"
	got=$?
	is "$status $code: exit code" "$exit" "$got"
	is "$status $code: one sentence" 1 "$(grep -c '^hotcrm: ' "$tmp/err")"
	is "$status $code: the edit is still here" 1 "$(ws a count "account name=\"Refused $n\"")"
	behave
done <<'TABLE'
400 malformed 5
400 bad-cursor 5
401 token-expired 5
401 device-revoked 4
403 denied 4
410 cursor-expired 5
413 too-large 5
422 key-reused 5
429 busy 5
502 gateway 5
503 busy 5
507 quota 5
TABLE
url=$real
for f in "$tmp"/keep.*; do cp "$f" "$tmp/${f##*/keep.}"; done
ws a sync set url "$real"
ws a new account name=After >/dev/null
t "the next exchange with the real server goes on" ws a sync
done_testing
