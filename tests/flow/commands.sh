#!/bin/sh
# commands.sh - the shell's commands: output forms, exit codes, undo. What a script would rely on.
. "${top_srcdir:-.}/tests/flow/lib.sh"

exits "no workspace is exit 3 and says what to do" 3 "$hot" list account
like "and names init" "hotcrm init" "$(cat "$tmp/err")"
exits "init makes one" 0 "$hot" init
exits "an unknown command is exit 2" 2 "$hot" lits account
like "with the nearest name" "did you mean list" "$(cat "$tmp/err")"
exits "an unknown object is exit 2" 2 "$hot" list acount
like "with the nearest name" "account" "$(cat "$tmp/err")"
exits "an unknown field is exit 2" 2 "$hot" list account nmae:x
like "with a caret line" '\^' "$(cat "$tmp/err")"

id=$("$hot" new account name="Acme Ltd" annual_revenue=1.5m industry=technology)
like "new prints the full id alone" '^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$' "$id"
is "count prints one integer" 1 "$("$hot" count account)"
is "a record is found by its last six digits" "$id" "$("$hot" show account "$(printf %s "$id" | tail -c 6)" -o ids)"
is "and by its title" "$id" "$("$hot" show account "Acme Ltd" -o ids)"
exits "not found is exit 3" 3 "$hot" show account Nobody
"$hot" new account name="Acme Ltd 2" >/dev/null
exits "money and options are typed as people write them" 0 "$hot" set account "$id" annual_revenue="2,000,000" rating=Hot
is "tsv is machine form with a header" "name	rating
Acme Ltd	hot" "$("$hot" list account rating:hot show name,rating)"
like "json money has amount and currency" '"annual_revenue":\{"amount":"2000000(\.00)?","currency":"[A-Z]{3}"\}' \
    "$("$hot" list account rating:hot -o ndjson)"
like "csv money is two columns" 'annual_revenue,annual_revenue_currency' "$("$hot" list account -o csv | head -1)"
exits "a bad option value is exit 2" 2 "$hot" set account "$id" rating=Boiling
like "with the choices" "[Hh]ot" "$(cat "$tmp/err")"
exits "a required field is asked for" 2 "$hot" new account industry=technology
exits "a rule speaks its sentence" 2 "$hot" new account name=Big annual_revenue=20m
like "which is the rule's" "need an industry" "$(cat "$tmp/err")"
exits "a unique value is kept unique" 0 "$hot" new contact last_name=Li first_name=Ann email=ann@example.com account="$id"
exits "twice is refused" 2 "$hot" new contact last_name=Lee email=ANN@example.com
is "a contact's title is its name" "Ann Li" "$("$hot" list contact show name -o tsv | tail -1)"
is "paths hop through lookups" "Acme Ltd" "$("$hot" list contact show account.name -o tsv | tail -1)"
is "and quantifiers look back" 1 "$("$hot" count account 'any contacts(email:ann@example.com)')"

exits "set over a query shows first with --dry-run" 0 "$hot" set account rating:hot rating=warm --dry-run
is "and writes nothing" 1 "$("$hot" count account rating:hot)"
exits "then edits all" 0 "$hot" set account has:name rating=cold
is "all of them" 2 "$("$hot" count account rating:cold)"
exits "undo takes the whole edit back" 0 "$hot" undo
is "as it was" 1 "$("$hot" count account rating:hot)"
exits "redo does it again" 0 "$hot" redo
is "all again" 2 "$("$hot" count account rating:cold)"
exits "undo again" 0 "$hot" undo

exits "delete moves to the bin" 0 "$hot" delete account "Acme Ltd 2"
is "it is gone" 1 "$("$hot" count account)"
is "but found with deleted" 2 "$("$hot" count account with deleted)"
exits "undelete brings it back" 0 "$hot" undelete account "Acme Ltd 2"
is "it is back" 2 "$("$hot" count account)"
like "history tells before and after" "rating" "$("$hot" history account "$id")"
"$hot" new task subject="A date" due_date=2027-02-01 >/dev/null
"$hot" set task "A date" due_date=2027-03-02 >/dev/null 2>&1
like "history shows a date as a date" '2027-02-01	2027-03-02' "$("$hot" history task "A date" -o tsv)"
printf ':open task "A date"\n:tab History\n:dump\n' >"$tmp/keys"
like "the screen's history too" '(Due date|Due): .*2027-02-01 .* 2027-03-02' "$("$hot" --script "$tmp/keys" --size 80x24 2>&1)"
exits "search finds by word" 0 "$hot" search acme
like "what was just written" "Acme Ltd" "$("$hot" search acme)"
exits "merge joins two" 0 "$hot" merge account "Acme Ltd" "Acme Ltd 2"
is "one is left" 1 "$("$hot" count account)"
tx=$("$hot" journal -o tsv | sed -n 2p | cut -f1)
exits "unmerge takes them apart" 0 "$hot" unmerge "$tx"
is "two again" 2 "$("$hot" count account)"
exits "purge asks first" 2 "$hot" purge account "Acme Ltd 2"
exits "and erases" 0 "$hot" purge account "Acme Ltd 2" --yes
is "for good" 1 "$("$hot" count account with deleted)"

exits "log notes a call" 0 "$hot" log note contact "Ann Li" "wants an SLA"
is "as a record" 1 "$("$hot" count note)"
exits "describe lists objects" 0 "$hot" describe
is "describe tsv has a line per field with these columns" "name	type	label	required	unique	options	target	was" \
    "$("$hot" describe account -o tsv | head -1)"
like "old names are accepted" "parent_id" "$("$hot" describe account -o tsv)"
exits "and can be typed" 0 "$hot" list contact account_id:"$id"
exits "quit is a command" 0 "$hot" quit
exits "several commands run from -e" 0 "$hot" -e 'count account ; count contact'
is "in order" "1
1" "$(cat "$tmp/out")"
printf 'new account name="From a file"\ncount account # both\n' >"$tmp/file.hot"
is "source runs a file" 2 "$("$hot" source "$tmp/file.hot" | tail -1)"
exits "backup copies" 0 "$hot" backup "$tmp/copy.db"
exits "not over a file" 4 "$hot" backup "$tmp/copy.db"
exits "the copy is a workspace" 0 "$hot" -d "$tmp/copy.db" count account
"$hot" new account name=Later >/dev/null
exits "restore puts it back" 0 "$hot" restore "$tmp/copy.db"
is "as it was then" 2 "$("$hot" count account)"
exits "doctor is content" 0 "$hot" doctor
like "digest is 64 hex digits" '^[0-9a-f]{64}$' "$("$hot" doctor --digest)"
printf 'object x_visit "Visit" "Visits"\n  title subject\nfield subject text(80) "Subject" required\nextend object account\nfield x_tier select "Tier"\n  option gold "Gold"\n' >"$tmp/custom.hot"
exits "custom objects and fields" 0 "$hot" customise "$tmp/custom.hot"
exits "are used like any" 0 "$hot" new x_visit subject=Hello
exits "fields too" 0 "$hot" set account "Acme Ltd" x_tier=gold
is "in queries" 1 "$("$hot" count account x_tier:gold)"
printf 'object x_bad "Bad\n' >"$tmp/bad.hot"
exits "bad .hot text is exit 2" 2 "$hot" customise "$tmp/bad.hot"
like "with file, line and column" 'bad\.hot:1:' "$(cat "$tmp/err")"
for s in bash zsh fish; do exits "completion for $s" 0 "$hot" completion $s; done
like "completion knows commands" '^list$' "$("$hot" completion words li)"
like "and objects" '^opportunity$' "$("$hot" completion words list opp)"
printf 'name\nEvil\033[2Jname\n' >/dev/null
"$hot" new account name="$(printf 'Evil\033[2J')" >/dev/null 2>&1
t "control characters never reach the terminal raw" sh -c '! "$0" list account -o table | grep -q "$(printf "\033")"' "$hot"
for c in $("$hot" help | awk '/^  [a-z]/ { print $1 }'); do
	"$hot" help "$c" >/dev/null 2>&1 || bad="${bad:-} $c"
done
is "every command has help" "" "${bad:-}"
"$hot" new currency_rate currency=USD date=2020-01-01 rate=0.5 >/dev/null
for x in "energy 100USD" "energy 50USD" "retail 10EUR" "retail 7USD"; do
	"$hot" new account name="Sum $x" industry="${x% *}" annual_revenue="${x#* }" >/dev/null
done
sums='account name~^Sum by industry agg sum.annual_revenue'
like "a sum is in the currency that all of a group have" "Energy +150\.00 USD" "$("$hot" list "$sums" -o table)"
like "and of several in the organisation's, marked" "Retail +~13\.50 EUR" "$("$hot" list "$sums" -o table)"
like "machine forms name the currency" '"amount":"150\.00","currency":"USD"' "$("$hot" list "$sums" -o json)"
like "and mark nothing" "retail,13\.50,EUR" "$("$hot" list "$sums" -o csv)"
is "tsv is in one currency throughout" "sum.annual_revenue
88.50" "$("$hot" list account name~^Sum agg sum.annual_revenue -o tsv)"
done_testing
