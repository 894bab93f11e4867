#!/bin/sh
# secret.sh - encrypted fields: never in the clear in any file, shown when asked, searched by equality, closed without the key.
. "${top_srcdir:-.}/tests/flow/lib.sh"
HOTCRM_DB=$tmp/ws/work.db
export HOTCRM_DB
mkdir -p "$tmp/ws" "$tmp/in"
cd "$tmp/in" || exit 1

# nowhere NAME SECRET: no file of the workspace or of the state holds it, in UTF-8 or base64
nowhere() {
	found=$(grep -rlaF -e "$2" -e "$(printf %s "$2" | base64)" "$tmp/ws" "$tmp/state" "$tmp/data" "$tmp/config" 2>/dev/null)
	is "$1" "" "$found"
}

"$hot" init >/dev/null
cat >custom.hot <<'END'
extend object contact
field x_tax_id encrypted "Tax id" unique
field x_pin encrypted "PIN"
field x_door encrypted "Door code" search
END
t "encrypted fields of one's own" "$hot" customise custom.hot
is "no key is made before it is needed" "key: none yet" "$("$hot" secret)"
ann=$("$hot" new contact last_name=Ann email=ann@example.com x_tax_id=zebra-4711-secret x_pin=walrus-90210)
is "a key of one's own, for nobody else" 600 "$(stat -c %a "$tmp/ws/work.db-secret")"
is "it shows as a mask" '******' "$("$hot" list 'contact show x_tax_id' -o tsv | tail -n 1)"
is "in every machine form" 0 "$("$hot" list contact -o json | grep -c zebra)"
is "reveal prints it" zebra-4711-secret "$("$hot" reveal contact Ann x_tax_id)"
exits "several fields: one must be named" 2 "$hot" reveal contact Ann
exits "what is not encrypted is not revealed" 2 "$hot" reveal contact Ann email
like "that it was revealed is in the log" 'x_tax_id of .* was revealed' "$(cat "$tmp"/state/hotcrm/log)"
is "an equal value is found" 1 "$("$hot" count 'contact x_tax_id:zebra-4711-secret')"
is "whatever the case" 1 "$("$hot" count 'contact x_tax_id=ZEBRA-4711-Secret')"
is "another is not" 0 "$("$hot" count 'contact x_tax_id:zebra')"
is "and not" 0 "$("$hot" count 'contact x_tax_id ne zebra-4711-secret')"
exits "a range is refused" 2 "$hot" count 'contact x_tax_id:a..z'
exits "so is an order" 2 "$hot" count 'contact x_tax_id gt a'
exits "and a pattern" 2 "$hot" count 'contact x_tax_id ~ zebra'
exits "and a field that is not marked" 2 "$hot" count 'contact x_pin:walrus-90210'
exits "unique holds" 2 "$hot" new contact last_name=Bob x_tax_id=Zebra-4711-secret
is "the refusal names no secret" 0 "$(grep -c zebra "$tmp/err")"
is "words of it are in no search" 0 "$("$hot" search zebra 2>/dev/null | grep -c Ann)"

t "an edit" "$hot" set contact Ann x_tax_id=yak-8822-secret
t "of other fields leaves it" "$hot" set contact Ann email=ann2@example.com
is "the same secret again is no edit" "$("$hot" history contact Ann -o tsv | wc -l)" \
    "$("$hot" set contact Ann x_tax_id=yak-8822-secret >/dev/null 2>&1; "$hot" history contact Ann -o tsv | wc -l)"
is "history masks both" 0 "$("$hot" history contact Ann | grep -c -e yak -e zebra)"
exits "the mask cannot be saved" 2 "$hot" set contact Ann 'x_pin=******'
sealed=$(sqlite3 "$HOTCRM_DB" 'SELECT x_pin FROM contact' 2>/dev/null || echo hcs1:AAAA)
exits "nor a sealed value" 2 "$hot" set contact Ann "x_pin=$sealed"
t "undo" "$hot" undo
t "and again" "$hot" undo
is "brings the old one back" zebra-4711-secret "$("$hot" reveal contact Ann x_tax_id)"
t "redo" "$hot" redo
"$hot" redo >/dev/null 2>&1

printf 'last_name,phone,x_tax_id,x_pin\nCid,555101,gnu-1001-secret,ibex-1\nDee,555102,gnu-1002-secret,ibex-2\nEve,555103,gnu-1001-secret,ibex-3\n' >rows.csv
"$hot" import contact rows.csv >/dev/null 2>&1
is "an import seals too, and sees what is there twice" 2 "$("$hot" count 'contact has:x_pin phone:555')"
is "row by row" gnu-1002-secret "$("$hot" reveal contact Dee x_tax_id)"
i=0; { echo last_name,phone,x_tax_id; while [ $i -lt 1500 ]; do echo "Many$i,77$i$i,mass-$i-secret"; i=$((i + 1)); done; } >many.csv
"$hot" import contact many.csv >/dev/null 2>&1
is "a thousand rows" mass-777-secret "$("$hot" reveal contact Many777 x_tax_id)"
is "found by what they hold" 1 "$("$hot" count 'contact x_tax_id:mass-1234-secret')"
printf 'x_tax_id,mailing_city\nMASS-778-secret,Bergen\nnobody-has-this,Oslo\n' >up.csv
"$hot" import contact up.csv --key x_tax_id >/dev/null 2>&1
is "an import finds its rows by a secret" Bergen "$("$hot" list 'contact last_name:Many778 show mailing_city' -o tsv | tail -n 1)"
t "export" "$hot" export 'contact last_name:Cid' out.csv
is "masks" 0 "$(grep -c -e gnu -e ibex out.csv)"
sealed=$("$hot" reveal contact Cid x_tax_id 2>&1)
"$hot" export 'contact last_name:Cid show id,x_tax_id' out.csv && cp out.csv masked.csv
is "as a list does" "$("$hot" list 'contact last_name:Cid show id,x_tax_id' -o csv)" "$(cat masked.csv)"
"$hot" import contact masked.csv >/dev/null 2>&1
is "and read back, the mask changes nothing" "$sealed" "$("$hot" reveal contact Cid x_tax_id 2>&1)"

f1=$("$hot" new contact last_name=Fay phone=555201 x_door=lynx-31-door)
f2=$("$hot" new contact last_name=Fey phone=555202 x_pin=puma-77-pin)
t "a merge" "$hot" merge contact "$f1" "$f2"
tx=$(printf %s "$out" | sed -n 's/.*`unmerge \([0-9]*\)`.*/\1/p')
is "takes the secret along, sealed anew" puma-77-pin "$("$hot" reveal contact "$f1" x_pin)"
is "and finds it" 1 "$("$hot" count 'contact x_door:lynx-31-door')"
t "unmerge" "$hot" unmerge "$tx"
is "gives it back" puma-77-pin "$("$hot" reveal contact "$f2" x_pin)"

t "backup" "$hot" backup "$tmp/ws/copy.db"
like "says where the key is" 'work.db-secret and not in the backup' "$out"
is "for it is not in it" 0 "$(ls "$tmp/ws" | grep -c copy.db-secret)"
exits "the copy is closed" 4 "$hot" -d "$tmp/ws/copy.db" reveal contact Ann x_tax_id
t "a backup with the key, when asked" "$hot" backup "$tmp/in/whole.db" --with-key
is "for its owner only" 600 "$(stat -c %a "$tmp/in/whole.db-secret")"
is "opens" "$("$hot" reveal contact Ann x_tax_id)" "$("$hot" -d "$tmp/in/whole.db" reveal contact Ann x_tax_id)"
t "restored elsewhere" "$hot" -d "$tmp/in/back.db" restore "$tmp/in/whole.db"
is "it opens too" "$("$hot" reveal contact Ann x_tax_id)" "$("$hot" -d "$tmp/in/back.db" reveal contact Ann x_tax_id)"
is "doctor is content" 0 "$("$hot" doctor >/dev/null 2>&1; echo $?)"
for s in zebra-4711-secret walrus-90210 yak-8822-secret gnu-1001-secret ibex-1 mass-777-secret lynx-31-door puma-77-pin; do
	nowhere "$s lies in no file" "$s"
done
t "delete one" "$hot" delete contact Cid
t "purge one" "$hot" purge contact Dee --yes

# without the key everything else works
mv "$HOTCRM_DB-secret" "$tmp/away"
is "without the key it shows as locked" 'locked' "$("$hot" show contact Ann -o table | awk '/PIN/ { print $NF }')"
t "other fields are edited" "$hot" set contact Ann email=ann3@example.com
exits "the secret is not" 4 "$hot" set contact Ann x_pin=new-secret
exits "nor revealed" 4 "$hot" reveal contact Ann x_pin
exits "nor asked for" 4 "$hot" count 'contact x_tax_id:yak-8822-secret'
exits "no key is made in its place" 3 "$hot" secret
is "no file appeared" 0 "$(ls "$tmp/ws" | grep -c secret)"
printf 'hotcrm secret 1\nkey 000000000000 %064d\n' 0 >"$HOTCRM_DB-secret" && chmod 600 "$HOTCRM_DB-secret"
exits "a damaged key is one sentence" 2 "$hot" reveal contact Ann x_pin
exits "and is not written over" 2 "$hot" set contact Ann x_pin=new-secret
like "it is still that file" '^key 000000000000' "$(cat "$HOTCRM_DB-secret")"
cp "$tmp/away" "$HOTCRM_DB-secret" && chmod 644 "$HOTCRM_DB-secret"
exits "a key that others can read is refused" 2 "$hot" reveal contact Ann x_pin
chmod 600 "$HOTCRM_DB-secret"
is "with it all is as before" walrus-90210 "$("$hot" reveal contact Ann x_pin)"

# a passphrase over the key
echo "correct horse battery" >pass
exits "a short passphrase is refused" 2 sh -c 'echo abc | "$1" secret lock --passphrase=-' sh "$hot"
exits "one on the command line too" 2 "$hot" secret lock --passphrase=openly-said
t "lock" "$hot" secret lock --passphrase=@pass
is "the bare key is gone" 0 "$(grep -c '^key' "$HOTCRM_DB-secret")"
exits "then it is locked" 4 "$hot" reveal contact Ann x_pin </dev/null
is "a passphrase opens it" walrus-90210 "$(HOTCRM_PASSPHRASE='correct horse battery' "$hot" reveal contact Ann x_pin)"
is "from a file too" walrus-90210 "$(HOTCRM_PASSPHRASE=@pass "$hot" reveal contact Ann x_pin)"
exits "a wrong one is one sentence" 4 env HOTCRM_PASSPHRASE=wrong-horse-battery "$hot" reveal contact Ann x_pin
t "an edit under it" env HOTCRM_PASSPHRASE=@pass "$hot" set contact Ann x_pin=walrus-2
t "unlock for good" "$hot" secret unlock --for-good --passphrase=@pass
is "needs none any more" walrus-2 "$("$hot" reveal contact Ann x_pin)"
# another key
first=$(sed -n 's/^key \([0-9a-f]*\) .*/\1/p' "$HOTCRM_DB-secret")
t "rotate" "$hot" secret rotate
like "a new key is in use" 'in use' "$("$hot" secret)"
is "not the first" 0 "$("$hot" secret | grep -c "in use: $first")"
is "values open" walrus-2 "$("$hot" reveal contact Ann x_pin)"
is "and are found" 1 "$("$hot" count 'contact x_tax_id:mass-1234-secret')"
t "undo reaches across the change of keys" "$hot" undo
is "to the value before" walrus-90210 "$("$hot" reveal contact Ann x_pin)"
"$hot" redo >/dev/null 2>&1
cp "$HOTCRM_DB-secret" both
sed -i "/^key $first/d" "$HOTCRM_DB-secret"
is "nothing is under the first key any more" "walrus-2 mass-5-secret" \
    "$("$hot" reveal contact Ann x_pin) $("$hot" reveal contact Many5 x_tax_id)"
is "nor in the journal" 0 "$("$hot" undo >/dev/null 2>&1; "$hot" reveal contact Ann x_pin >/dev/null; echo $?)"
"$hot" redo >/dev/null 2>&1
cp both "$HOTCRM_DB-secret"
for i in 1 2 3 4 5 6; do
	"$hot" secret rotate >/dev/null 2>&1 &
	pid=$!
	sleep 0.0$i
	kill -9 $pid 2>/dev/null
	wait $pid 2>/dev/null
done
is "killed on the way, all opens" "walrus-2 mass-5-secret mass-1499-secret" \
    "$("$hot" reveal contact Ann x_pin) $("$hot" reveal contact Many5 x_tax_id) $("$hot" reveal contact Many1499 x_tax_id)"
t "it is brought to its end" "$hot" secret rotate
is "doctor is content with that" 0 "$("$hot" doctor >/dev/null 2>&1; echo $?)"
for s in walrus-2 mass-777-secret; do nowhere "$s lies in no file after it" "$s"; done

# a field that becomes encrypted, and one that becomes unique
cat >custom2.hot <<'END'
extend object contact
field x_plain text(80) "Plain"
END
"$hot" customise custom2.hot >/dev/null 2>&1
"$hot" set contact Ann x_plain=ocelot-in-clear >/dev/null
"$hot" set contact Ann x_plain=ocelot-once-more >/dev/null
sed -e 's/text(80)/encrypted/' -e 's/"Plain"/"Plain" unique/' custom2.hot >custom3.hot
sqlite3 "$HOTCRM_DB" "INSERT INTO meta VALUES('draft.contact.new', '{\"x_plain\":[\"ocelot-in-a-draft\",null,\"\"]}')" 2>/dev/null
t "a text becomes a secret" "$hot" customise custom3.hot
is "it opens" ocelot-once-more "$("$hot" reveal contact Ann x_plain)"
is "and is asked for" 1 "$("$hot" count 'contact x_plain:ocelot-once-more')"
like "the log says where it still lies in the clear" 'erase those' "$(cat "$tmp"/state/hotcrm/log)"
rm -f "$HOTCRM_DB".before-*
for s in ocelot-in-clear ocelot-once-more ocelot-in-a-draft; do nowhere "$s was in the clear and is nowhere now" "$s"; done
t "undo goes back to a value from before" "$hot" undo
is "which opens too" ocelot-in-clear "$("$hot" reveal contact Ann x_plain)"

exits "a secret does not become readable by a change of its type" 2 "$hot" customise custom2.hot
is "and is still one" '******' "$("$hot" list 'contact last_name:Ann show x_plain' -o tsv | tail -n 1)"
sed -e 's/x_plain encrypted/x_renamed encrypted/' -e 's/unique/unique was x_plain/' custom3.hot >custom4.hot
t "a secret gets another name" "$hot" customise custom4.hot
is "and opens under it" ocelot-in-clear "$("$hot" reveal contact Ann x_renamed)"
is "and is found" 1 "$("$hot" count 'contact x_renamed:ocelot-in-clear')"

# a workspace from before values were sealed
gunzip -c "$top_srcdir/tests/data/store/secret-clear.db.gz" >"$tmp/ws/old.db" && chmod 600 "$tmp/ws/old.db"
old() { "$hot" --no-plugins -d "$tmp/ws/old.db" "$@"; }
is "an older workspace held them in the clear" 1 "$(grep -lF heron-9999 "$tmp/ws/old.db" | wc -l)"
is "it opens" heron-9999 "$(old reveal x_safe North x_code)"
is "is asked for" 1 "$(old count 'x_safe x_code:heron-9999')"
is "doctor is content" 0 "$(old doctor >/dev/null 2>&1; echo $?)"
is "a copy was made first, which holds them" 1 "$(grep -lF heron-9999 "$tmp"/ws/old.db.before-* | wc -l)"
rm -f "$tmp"/ws/old.db.before-*
for s in heron-1234 heron-9999 stork-5678 egret-1; do nowhere "$s is in the clear no more" "$s"; done

# on the screen
cat >screen.hot <<'END'
object x_safe "Safe" "Safes"
  title x_name
field x_name text(80) "Name"
field x_code encrypted "Code" search
view all "All"
  columns x_name x_code
END
scr() { HOTCRM_SHARE=$top_srcdir "$hot" --no-plugins -d "$tmp/ws/screen.db" "$@"; }
scr init >/dev/null 2>&1
scr customise screen.hot >/dev/null
scr new x_safe x_name=North x_code=heron-on-screen >/dev/null
play() { cat >play; scr --session secret --script play --size 80x16; }
out=$(play <<'END'
:x_safe
<Enter>
j
:dump
gR
:dump
E
typed-and-left
:dump
<Esc>
END
)
like "the record shows a mask" 'Code +\*\*\*\*\*\*' "$out"
like "gR shows the secret" 'Code: heron-on-screen' "$out"
is "what is typed into a form shows as stars" 0 "$(printf '%s\n' "$out" | grep -c '|.*typed-and')"
out=$(play <<'END'
:x_safe
:filter x_code:heron-on-screen
:dump
END
)
like "a filter by it works" 'North' "$out"
out=$(play <<'END'
:x_safe
<Enter>
j
e
kestrel-in-place<Enter>
gR
:dump
END
)
like "an edit in place takes the mask's place" 'Code: kestrel-in-place' "$out"
scr secret lock --passphrase=@pass 2>/dev/null
out=$(play <<'END'
:x_safe
<Enter>
j
gR
:dump
:unlock
correct<Space>horse<Space>battery
:dump
<Enter>
:dump
gR
:dump
END
)
like "locked, it says so" 'the encrypted fields are locked' "$out"
like "the passphrase is typed as stars" 'Passphrase: \*\*\*\*\*\*' "$out"
like "and opens them" 'Code: kestrel-in-place' "$out"
for s in heron-on-screen typed-and-left kestrel-in-place; do nowhere "$s is in no draft, session or log" "$s"; done

nowhere "the passphrase lies in no file" "correct horse battery"
done_testing
