#!/bin/sh
# file.sh - files on records: in by path, out byte for byte, named by their digest, gone with a purge; and the same on screen.
. "${top_srcdir:-.}/tests/flow/lib.sh"
HOTCRM_DB=$tmp/work.db
export HOTCRM_DB
cd "$tmp" || exit 1
mkdir in got
head -c 300000 /dev/urandom >in/big.bin
printf '\211PNG\r\n\032\nface' >in/face.png
printf 'name,city\nAnn,Oslo\n' >in/people.csv
printf '[Desktop Entry]\nExec=rm\n' >in/evil.desktop
sha=$(sha256sum in/big.bin | cut -c1-64)

"$hot" init >/dev/null
acme=$("$hot" new account name=Acme)

out=$("$hot" attach account Acme in/big.bin in/people.csv --description "For the offer" 2>&1)
is "attach prints an id per file" 2 "$(printf '%s\n' "$out" | grep -c '^[0-9a-f-]\{36\}$')"
is "a record's files are listed with their size, type and digest" "big.bin 300000 application/octet-stream here $sha" \
    "$("$hot" file list account Acme -o tsv | awk -F '\t' '$2 == "big.bin" { print $2, $3, $4, $5, $6 }')"
is "the kind is told by content and name" text/csv "$("$hot" list 'attachment name=people.csv show media_type' -o tsv | tail -n 1)"
is "export and show give name, size, type and digest" "sha256:$sha 300000 application/octet-stream big.bin" \
    "$("$hot" list 'attachment name=big.bin show content' -o tsv | tail -n 1)"
t "save gives the bytes back" "$hot" file save account Acme big.bin --to got
t "byte for byte" cmp in/big.bin got/big.bin
exits "a file that is there is not written over" 4 "$hot" file save account Acme big.bin --to got
t "unless told to" "$hot" file save account Acme big.bin --to got --force
exits "of several files one must be named" 2 "$hot" file save account Acme
exits "a file it does not have" 3 "$hot" file save account Acme nothing.pdf
exits "a folder is no file" 2 "$hot" attach account Acme in
exits "a path that leads nowhere" 3 "$hot" attach account Acme in/nothing
exits "a pipe is no file, and nobody waits for it" 2 sh -c 'mkfifo in/pipe; "$1" attach account Acme in/pipe' sh "$hot"
exits "an object that takes no files" 2 "$hot" attach role admin in/face.png
printf 'extend object account\nfield x_photo image "Photo"\n' >custom.hot
t "a picture field of one's own" "$hot" customise custom.hot
t "an image field takes a path" "$hot" set account Acme x_photo=@in/face.png
like "a person sees its name and size" 'Photo +face.png \(12 B\)' "$("$hot" show account Acme -o table)"
exits "a value that is no path says how to write one" 2 "$hot" set account Acme x_photo=in/face.png
exits "a torn digest is refused" 2 "$hot" set account Acme x_photo="sha256:abc 1 image/png x"
t "the field's file comes back by the field's name" "$hot" file save account Acme x_photo --to got/photo.png
t "and is the same" cmp in/face.png got/photo.png
printf 'name,x_photo\nGlobex,@in/face.png\n' >rows.csv
"$hot" import account rows.csv >/dev/null 2>&1
is "an import never reads files of this machine" 0 "$("$hot" count 'account has:x_photo name=Globex')"

printf '#!/bin/sh\nprintf %%s "$1" >"%s/opened"\n' "$tmp" >opener && chmod +x opener
HOTCRM_OPENER=$tmp/opener "$hot" file open account Acme people.csv
for i in 1 2 3 4 5 6 7 8 9 10; do [ -s opened ] && break; sleep 0.2; done
like "open hands a copy to the system's program" '/people.csv$' "$(cat opened)"
is "which may only be read" 400 "$(stat -c %a "$(cat opened)")"
"$hot" attach account Acme in/evil.desktop >/dev/null
exits "what would run is not opened" 4 "$hot" file open account Acme evil.desktop
HOTCRM_OPENER=$tmp/nothing exits "without a program there is a sentence" 3 "$hot" file open account Acme people.csv
cp in/people.csv in/people2.csv
t "~/ is home here too" "$hot" attach account Acme '~/in/people2.csv'
mv in/people.csv 'in/-rf ;$(x).csv'
t "a hostile name goes in" "$hot" attach account Acme -- './in/-rf ;$(x).csv'
"$hot" file save account Acme -- '-rf ;$(x).csv' --to got >/dev/null 2>&1

t "undo takes an attachment back" "$hot" undo
t "backup takes the bytes along" "$hot" backup copy.db
t "they are beside it" test -f "copy.db.blobs/$(printf %.2s "$sha")/$sha"
is "doctor is content" 0 "$("$hot" doctor >doctor.txt 2>&1; echo $?)"
"$hot" backup >/dev/null 2>&1
"$hot" purge account "$acme" --yes >purged.txt 2>&1
like "a purge says what went along" 'Purged Acme with [0-9]+ files and 0 comments' "$(cat purged.txt)"
like "and which copies still hold it" 'work.db.backups/.*\.db is an older copy' "$(cat purged.txt)"
is "a purge takes the bytes from the disk" "" "$(find work.db.blobs -type f)"
is "and the copy that was opened" "" "$(find "$XDG_STATE_HOME" -name people.csv)"
t "restore brings all back" "$hot" restore copy.db
rm -f got/*
t "with its bytes" "$hot" file save account Acme big.bin --to got
t "which are the same" cmp in/big.bin got/big.bin
printf x >>"work.db.blobs/$(printf %.2s "$sha")/$sha"
exits "damaged bytes are told by doctor" 1 "$hot" doctor
like "by the file's name" 'big.bin' "$(cat "$tmp/out")"
exits "and are not given out as if they were whole" 1 "$hot" file save account Acme big.bin --to got/again.bin
t "so nothing is written" test ! -e got/again.bin
t "attaching the file once more mends it" sh -c '"$1" attach account Acme in/big.bin && "$1" doctor' sh "$hot"

cat >files.t <<SCRIPT
:open account Acme
:set x_photo=@$tmp/in/people2.csv
:dump
:tab files
:attach-here $tmp/in/face.png
:wait idle
:dump
u
:wait idle
:dump
:filter name=big.bin
:save-file $tmp/got/screen.bin
:wait idle
:dump
:delete
:dump
SCRIPT
"$hot" --script files.t --size 100x24 >screen.txt 2>&1
like "a picture field takes a path on the page too" 'people2.csv \(19 B\)' "$(cat screen.txt)"
like "the Files tab attaches and says so" 'Attached face.png, 12 B\.' "$(cat screen.txt)"
like "shows name and size" 'face.png \(12 B\) +image/png' "$(cat screen.txt)"
like "saves" 'Saved .*/got/screen.bin' "$(cat screen.txt)"
t "byte for byte too" cmp in/big.bin got/screen.bin
like "deletes" 'Deleted 1 attachment' "$(cat screen.txt)"
done_testing
