#!/bin/sh
# sync_files.sh - files travel after the records that name them: up and down in pieces, through cuts and kills, within rights.
. "${top_srcdir:-.}/tests/flow/sync_lib.sh"
"$hotcrmd" tenant create acme >/dev/null || { echo "Bail out! no tenant"; exit 1; }
serve
joined a anna >/dev/null 2>&1 && joined b ben >/dev/null 2>&1 || { echo "Bail out! no workspaces"; exit 1; }
mkdir "$tmp/in" "$tmp/got"
head -c 5000000 /dev/urandom >"$tmp/in/big.bin"
head -c 20000 /dev/urandom >"$tmp/in/small.bin"
: >"$tmp/in/empty.txt"
ws a new account name=Globex >/dev/null
ws a attach account Globex "$tmp/in/big.bin" "$tmp/in/small.bin" "$tmp/in/empty.txt" >/dev/null
like "files that wait are counted" '^files +3 to send, 5\.0 MB' "$(ws a sync status -o table)"
ws a sync >/dev/null 2>"$tmp/err"
like "a sync sends them" '^3 files exchanged' "$(cat "$tmp/err")"
is "and nothing waits any more" "0" "$(ws a sync status -o tsv | awk -F '\t' 'NR == 2 { print $(NF - 1) }')"
ws b sync >/dev/null 2>&1
for f in big.bin small.bin empty.txt; do
	ws b file save account Globex $f --to "$tmp/got" >/dev/null 2>&1
	t "the other one has $f" cmp "$tmp/in/$f" "$tmp/got/$f"
done
t "doctor is content here" ws a doctor
t "and there" ws b doctor

# the same bytes from the other side: nothing is sent twice
cp "$tmp/in/big.bin" "$tmp/in/again.bin"
ws b attach account Globex "$tmp/in/again.bin" >/dev/null
up=$(ws b sync --stats 2>&1 | sed -n 's/.*, \([0-9]*\) bytes up.*/\1/p')
t "bytes that the server has are not sent again ($up bytes)" test "$up" -lt 20000

# killed at any request, on either side of the exchange; each try gets a little further, and it ends
head -c 3000000 /dev/urandom >"$tmp/in/killed.bin"
ws a attach account Globex "$tmp/in/killed.bin" >/dev/null
for at in send reply applied send reply applied; do HC_CRASH_AT=$at ws a sync >/dev/null 2>&1; done
t "after kills the upload ends" ws a sync
for at in send reply applied send reply applied; do HC_CRASH_AT=$at ws b sync >/dev/null 2>&1; done
t "and the download" ws b sync
ws b file save account Globex killed.bin --to "$tmp/got" >/dev/null 2>&1
t "byte for byte" cmp "$tmp/in/killed.bin" "$tmp/got/killed.bin"

# killed in the middle of a piece, both programs
head -c 8000000 /dev/urandom >"$tmp/in/middle.bin"
ws a attach account Globex "$tmp/in/middle.bin" >/dev/null
for ms in 1 2 3; do
	"$hot" -d "$tmp/a.db" sync >/dev/null 2>&1 &
	victim=$!
	sleep 0.0$ms
	kill -9 $victim "$server" 2>/dev/null
	wait $victim "$server" 2>/dev/null
	serve "$port"
done
t "after both were killed it goes on" ws a sync
settle b
ws b file save account Globex middle.bin --to "$tmp/got" >/dev/null 2>&1
t "and is whole" cmp "$tmp/in/middle.bin" "$tmp/got/middle.bin"

# a line that does everything wrong
for seed in 1 2; do
	head -c 2000000 /dev/urandom >"$tmp/in/line$seed.bin"
	ws a attach account Globex "$tmp/in/line$seed.bin" >/dev/null
	misbehave --seed $seed --faults 30 --kinds lost,unheard,cut,reset,twice,replay,busy,portal
	ws a sync set url "$url" && ws b sync set url "$url"
	for k in 1 2 3; do ws a sync >/dev/null 2>&1; ws b sync >/dev/null 2>&1; done
	behave
	ws a sync set url "$url" && ws b sync set url "$url"
	settle a b
	ws b file save account Globex line$seed.bin --to "$tmp/got" >/dev/null 2>&1
	t "seed $seed: what came over a bad line is right" cmp "$tmp/in/line$seed.bin" "$tmp/got/line$seed.bin"
done
same_all "all synced data is equal" a b

# not all files of others
ws b sync set attachments none
exits "there is no other word for it" 2 ws b sync set attachments some
head -c 100000 /dev/urandom >"$tmp/in/later.bin"
ws a attach account Globex "$tmp/in/later.bin" >/dev/null
settle a b
exits "with none a file of another stays away" 3 ws b file save account Globex later.bin --to "$tmp/got"
like "and the list says so" 'not here yet' "$(ws b file list account Globex -o tsv | grep later)"
ws b sync >/dev/null 2>&1
t "but who asked for it gets it with the next sync" ws b file save account Globex later.bin --to "$tmp/got"
ws b sync set attachments small
head -c 1500000 /dev/urandom >"$tmp/in/large.bin"
head -c 1000 /dev/urandom >"$tmp/in/little.bin"
ws a attach account Globex "$tmp/in/large.bin" "$tmp/in/little.bin" >/dev/null
settle a b
t "with small a little one comes" ws b file save account Globex little.bin --to "$tmp/got"
exits "a large one does not" 3 ws b file save account Globex large.bin --to "$tmp/got"
ws b sync set attachments all
ws b sync >/dev/null 2>&1
t "with all everything does" ws b file save account Globex large.bin --to "$tmp/got"

# the entry comes before the bytes: killed in between
printf 'late' >"$tmp/in/late.txt"
id=$(ws a attach account Globex "$tmp/in/late.txt")
HC_CRASH_AT=applied ws a sync >/dev/null 2>&1
ws b sync >/dev/null 2>"$tmp/err"
like "who pulls it meanwhile is told why it waits" '1 file waits: whoever attached it has not sent it yet' "$(cat "$tmp/err")"
like "and so does the status" '^files +1 to fetch, 4 B' "$(ws b sync status -o table)"
ws a sync >/dev/null 2>&1
ws b sync >/dev/null 2>&1
t "it is there in the end" ws b file save attachment "$id" --to "$tmp/got"

# a window that is open gets them as they come
"$hot" -d "$tmp/b.db" sync watch >/dev/null 2>&1 &
watcher=$!
sleep 1
head -c 3000000 /dev/urandom >"$tmp/in/live.bin"
id=$(ws a attach account Globex "$tmp/in/live.bin")
HC_CRASH_AT=applied ws a sync >/dev/null 2>&1
sleep 1
ws a sync >/dev/null 2>&1
t "a file comes to an open window by itself" wait_for ws b file save attachment "$id" --to "$tmp/got"
t "byte for byte over there" cmp "$tmp/in/live.bin" "$tmp/got/live.bin"
ws b sync set attachments none
head -c 50000 /dev/urandom >"$tmp/in/asked.bin"
id=$(ws a attach account Globex "$tmp/in/asked.bin")
ws a sync >/dev/null 2>&1
wait_for ws b show attachment "$id" >/dev/null
exits "with none it does not come by itself" 3 ws b file save attachment "$id" --to "$tmp/got"
t "who asks for one while a window is open has it soon" wait_for ws b file save attachment "$id" --to "$tmp/got"
kill $watcher
wait $watcher 2>/dev/null

# purged on one side: gone on all, from the disk too
ws a purge account Globex --yes >/dev/null 2>&1
settle a b
ws b sync >/dev/null 2>&1
is "a purge takes the bytes from the other disk" "" "$(find "$tmp/b.db.blobs" -type f ! -name 'part-*' ! -name 'new-*' 2>/dev/null)"
done_testing
