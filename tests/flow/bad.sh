#!/bin/sh
# bad.sh - bad input of every kind: one clear sentence, the right exit code, nothing half-written.
. "${top_srcdir:-.}/tests/flow/lib.sh"

"$hot" init >/dev/null 2>&1
"$hot" new account name=Acme >/dev/null

one_sentence() { # name
	is "$1: one sentence" 1 "$(grep -c '^hotcrm: ' "$tmp/err")"
}

for q in 'account name:(' 'account (name:x' 'account name ~ [' 'account sort' 'account limit x' 'account agg sum' \
    'account close:31-31-2026x' 'account any nothing(x:1)' 'account having n gt 1' 'account name=' 'account or' 'account not'; do
	"$hot" list "$q" >"$tmp/out" 2>"$tmp/err"
	is "HotQL '$q' is exit 2" 2 $?
done
long=$(awk 'BEGIN { for (i = 0; i < 20000; i++) printf "(" }')
exits "20,000 open brackets" 2 "$hot" list "account $long"
one_sentence "and"
"$hot" count "account name:$(awk 'BEGIN { for (i = 0; i < 100000; i++) printf "x" }')" >"$tmp/out" 2>"$tmp/err"
like "a word of 100,000 bytes is an answer or a sentence" '^[02]$' "$?"
exits "invalid UTF-8 in a value" 2 "$hot" new account name="$(printf 'bad\377byte')"
exits "invalid UTF-8 in a query" 2 "$hot" list account name:"$(printf 'bad\377byte')"
exits "a number that does not fit" 2 "$hot" new account name=X annual_revenue=99999999999999999999999
exits "a date that is none" 2 "$hot" new task subject=X due_date=2027-02-31
like "says which" "31 February 2027|2027-02-31" "$(cat "$tmp/err")"
exits "an unknown option" 2 "$hot" list account --nonsense
exits "an option without its value" 2 "$hot" list account -o
exits "an unknown format" 2 "$hot" list account -o xml
exits "a file that is not there" 3 "$hot" import account "$tmp/none.csv"
: >"$tmp/empty.csv"
exits "an empty file" 2 "$hot" import account "$tmp/empty.csv"
awk 'BEGIN { for (i = 0; i < 11000; i++) printf "c%d,", i; print "x" }' >"$tmp/wide.csv"
exits "11,000 columns" 2 "$hot" import account "$tmp/wide.csv"
{ printf 'name\n"'; head -c 20000000 /dev/zero | tr '\0' x; printf '"\n'; } >"$tmp/longline.csv"
"$hot" import account "$tmp/longline.csv" >"$tmp/out" 2>"$tmp/err"
like "a cell of 20 MB" '^(2|6)$' "$?"
is "imports nothing of it" 1 "$("$hot" count account)"
printf '{"name": "A"}\n{"name": \n' >"$tmp/bad.ndjson"
"$hot" import account "$tmp/bad.ndjson" >"$tmp/out" 2>"$tmp/err"
like "broken JSON" '^(2|6)$' "$?"
exits "undo has its limits" 0 "$hot" undo
exits "and says so" 3 sh -c 'for i in 1 2 3 4; do "$0" undo || exit $?; done' "$hot"

printf 'not a database, only text that is long enough to be looked at' >"$tmp/text.db"
exits "a file that is no database" 1 "$hot" -d "$tmp/text.db" list account
one_sentence "and"
exits "a folder that is not there" 3 "$hot" -d "$tmp/no/such/file.db" list account
"$hot" -d "$tmp/newer.db" init >/dev/null 2>&1
printf '\0\0\377\0' | dd of="$tmp/newer.db" bs=1 seek=60 conv=notrunc 2>/dev/null
exits "a newer file can be read" 0 "$hot" -d "$tmp/newer.db" count account
exits "but not written" 4 "$hot" -d "$tmp/newer.db" new account name=X
like "and says why" "newer" "$(cat "$tmp/err")"
head -c 3000 "$tmp/data/hotcrm/default.db" >"$tmp/cut.db"
exits "a cut file" 1 "$hot" -d "$tmp/cut.db" count account
exits "restore refuses it" 1 "$hot" restore "$tmp/cut.db"
is "and what was there is still there" 0 "$("$hot" count account >/dev/null 2>&1; echo $?)"
mkdir "$tmp/plugins" && printf 'no plugin' >"$tmp/plugins/broken.so"
exits "a broken plugin does not stop the rest" 0 env HOTCRM_PLUGINS="$tmp/plugins" "$hot" plugins
like "and is listed with its reason" "broken" "$(cat "$tmp/out")"
if [ "$(id -u)" != 0 ]; then
	chmod 400 "$tmp/data/hotcrm/default.db"
	exits "a read-only file can be read" 0 "$hot" count account
	exits "and not written" 4 "$hot" new account name=X
	chmod 600 "$tmp/data/hotcrm/default.db"
fi
(ulimit -f 200; "$hot" -d "$tmp/full.db" init) >"$tmp/out" 2>"$tmp/err"
like "a disk that is full" '^(0|1)$' "$?"
exits "the workspace is still sound" 0 "$hot" doctor
done_testing
