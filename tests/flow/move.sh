#!/bin/sh
# move.sh - a tenant goes to another folder (or database, and back) while people work in it: nothing that was acknowledged is
# lost, devices go on by themselves, and a move that is killed at any point leaves one workspace.
. "${top_srcdir:-.}/tests/flow/sync_lib.sh"
command -v curl >/dev/null || { echo "1..0 # SKIP no curl here"; exit 0; }
mkdir "$tmp/disk"

# nobody ever asked for it: what a copy reads it must not have to make first, under the lock that the move itself holds
exits "a tenant in which nothing was done" 0 "$hotcrmd" tenant create fresh
exits "goes to another folder" 0 "$hotcrmd" tenant move fresh --to "$tmp/disk"
exits "and home" 0 "$hotcrmd" tenant move fresh --to "$HOTCRMD_DATA"
exits "a tenant" 0 "$hotcrmd" tenant create acme
id=$(cat "$tmp/out")
"$hotcrmd" key create acme admin --role admin >"$tmp/key" || { echo "Bail out! no key"; exit 1; }
key=$(cat "$tmp/key")
exits "without --to it is not understood" 2 "$hotcrmd" tenant move acme
exits "a tenant that is not there" 3 "$hotcrmd" tenant move nobody --to "$tmp/disk"
exits "to where it is" 4 "$hotcrmd" tenant move acme --to "$HOTCRMD_DATA"
exits "below a folder that is none" 3 "$hotcrmd" tenant move acme --to "$tmp/no/where"
mkdir "$tmp/other"
"$hotcrmd" --data "$tmp/other" tenant list >/dev/null
exits "to the data folder of another server" 2 "$hotcrmd" tenant move acme --to "$tmp/other"
like "in a sentence that says what to do" "tenant export" "$(cat "$tmp/err")"

serve
ask() { curl -s -m 20 -H "Authorization: Bearer $key" "$@"; }
t "a device joins" joined kim kim@example.com
ws kim new account name=Before >/dev/null
t "and pushes" ws kim sync
head -c 700000 /dev/urandom >"$tmp/paper.bin"
ws kim attach account Before "$tmp/paper.bin" >/dev/null
t "and a file goes up" ws kim sync
ask -d '{"name":"Kept"}' "$url/v1/objects/account" >"$tmp/out"
like "the first stream of edits" '"id"' "$(cat "$tmp/out")"

# writer N: posts names until told to stop, notes those that were acknowledged, tries again what was not
writer() {
	n=0
	while [ ! -e "$tmp/stop" ] && [ $n -lt 2000 ]; do
		n=$((n + 1))
		code=$(ask -o "$tmp/reply.$1" -D "$tmp/head.$1" -w '%{http_code}' -d "{\"name\":\"w$1-$n\"}" "$url/v1/objects/account")
		case $code in
		201) echo "w$1-$n" >>"$tmp/written.$1" ;;
		503) grep -qi '^retry-after:' "$tmp/head.$1" || echo "503 without Retry-After" >>"$tmp/wrong"; sleep 0.1 ;;
		*) echo "$code: $(cat "$tmp/reply.$1")" >>"$tmp/wrong" ;;
		esac
	done
}
round() { # NAME PLACE: a move under fire
	rm -f "$tmp/stop"
	writer "$3a" & w1=$!
	writer "$3b" & w2=$!
	sleep 0.5
	t "$1" "$hotcrmd" tenant move acme --to "$2"
	like "reads go on" '"name":"Kept"' "$(ask -G --data-urlencode 'q=name=Kept' "$url/v1/objects/account")"
	sleep 0.5
	: >"$tmp/stop"
	wait $w1 $w2
}
round "it moves to another folder while two write" "$tmp/disk" 1
t "its file is there" test -f "$tmp/disk/$id.db"
is "and only there" "" "$(find "$tmp/server/tenants" -name "$id*" 2>/dev/null)"
like "the list says so" "$tmp/disk" "$("$hotcrmd" tenant list | grep '^acme')"
ws kim set account Before industry=technology >/dev/null
t "the device goes on without a word" ws kim sync
ws kim new account name=After >/dev/null
t "and again" ws kim sync
is "it loaded nothing anew" 1 "$(ws kim count account 'name=After')"
round "it moves home again" "$HOTCRMD_DATA" 2
is "nothing is left there" "" "$(find "$tmp/disk" -name "$id*")"
t "what went wrong meanwhile is nothing" test ! -s "$tmp/wrong"
[ ! -s "$tmp/wrong" ] || sort "$tmp/wrong" | uniq -c | sed 's/^/# /'

for at in move-noted move-copied move-retired; do
	ws kim new account "name=$at" >/dev/null
	ws kim sync >/dev/null 2>&1
	HC_CRASH_AT=$at "$hotcrmd" tenant move acme --to "$tmp/disk" >/dev/null 2>&1
	is "killed at $at" 137 $?
	is "the next edit is taken all the same" 201 "$(ask -o /dev/null -w '%{http_code}' -d "{\"name\":\"after-$at\"}" "$url/v1/objects/account")"
	echo "after-$at" >>"$tmp/written.k"
	t "and a device's" ws kim sync
	if [ $at = move-retired ]; then
		like "the server ended the move" "$tmp/disk" "$("$hotcrmd" tenant list | grep '^acme')"
		t "and took away what was left" test ! -e "$tmp/server/tenants/$id.db"
	else
		is "it is where it was" "" "$("$hotcrmd" tenant list | grep '^acme' | cut -f6)"
	fi
done
exits "again, and to its end" 0 "$hotcrmd" tenant move acme --to "$HOTCRMD_DATA"
exits "and once more over what was left" 0 "$hotcrmd" tenant move acme --to "$tmp/disk"

settle kim
ws kim list account 'show name limit 100000' -o tsv >"$tmp/names"
missing=0
for name in $(cat "$tmp"/written.*); do
	grep -qx "$name" "$tmp/names" || missing=$((missing + 1))
done
like "much was acknowledged" '^[0-9]{2,}$' "$(cat "$tmp"/written.* | wc -l | tr -d ' ')"
is "and all of it is there" 0 "$missing"
is "once" "" "$(sort "$tmp/names" | uniq -d | head -3)"
exits "a copy can be taken" 0 "$hotcrmd" tenant export acme "$tmp/copy.db"
is "it agrees with the device" "$(ws kim doctor --digest)" "$("$hot" -d "$tmp/copy.db" doctor --digest)"
t "so does a file" "$hot" -d "$tmp/copy.db" file save account Before paper.bin --to "$tmp/paper.got"
t "byte by byte" cmp "$tmp/paper.bin" "$tmp/paper.got"
stop_server
serve
like "after a restart it is there" '"name":"Kept"' "$(ask -G --data-urlencode 'q=name=Kept' "$url/v1/objects/account")"
# what it was before a restore keeps the name of the place; it comes home all the same, and both can be used
exits "home, to be backed up" 0 "$hotcrmd" tenant move acme --to "$HOTCRMD_DATA"
exits "a backup" 0 "$hotcrmd" tenant backup acme
backup=$(cat "$tmp/out")
like "which the log tells" "tenant-backed-up	to $backup, by " "$("$hotcrmd" auth-log acme)"
exits "restored" 0 "$hotcrmd" tenant restore acme "$backup"
exits "away from home" 0 "$hotcrmd" tenant move acme --to "$tmp/disk"
exits "and home, beside what it was" 0 "$hotcrmd" tenant move acme --to "$HOTCRMD_DATA"
like "its rows came along" '"name":"Kept"' "$(ask -G --data-urlencode 'q=name=Kept' "$url/v1/objects/account")"
is "and it takes more" 201 "$(ask -o /dev/null -w '%{http_code}' -d '{"name":"Late"}' "$url/v1/objects/account")"
before=$("$hotcrmd" tenant list | sed -n 's/^\(acme-before-[0-9]*\).*/\1/p')
exits "what it was can be exported" 0 "$hotcrmd" tenant export "$before" "$tmp/before.db"
is "and holds what it held" 0 "$("$hot" -d "$tmp/before.db" count account name=Late)"
exits "and can go" 0 "$hotcrmd" tenant delete "$before"
exits "and the tenant moves on" 0 "$hotcrmd" tenant move acme --to "$tmp/disk"
exits "deleted" 0 "$hotcrmd" tenant delete acme
is "with its file" "" "$(find "$tmp/disk" -name "$id*")"
stop_server
done_testing
