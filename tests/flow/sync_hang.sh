#!/bin/sh
# sync_hang.sh - what hangs on a record is on the machines of those who see the record, and goes along when it is handed over.
. "${top_srcdir:-.}/tests/flow/sync_lib.sh"
HOTCRM_SHARE=$top_srcdir
export HOTCRM_SHARE
"$hotcrmd" tenant create acme >/dev/null || { echo "Bail out! no tenant"; exit 1; }
serve
"$hotcrmd" key create acme root --role admin >"$tmp/a.key" 2>/dev/null && ws a init >/dev/null 2>&1 &&
    ws a sync join "$url" --key "@$tmp/a.key" >/dev/null 2>&1 || { echo "Bail out! no workspace"; exit 1; }
# reps see their own deals only; a comment is seen with its deal, and changed by who wrote it
ws a new role name=rep >/dev/null
for o in deal comment attachment conflict; do
	ws a new role_grant role=rep object=$o read=yes create=yes edit=yes delete=yes scope=own >/dev/null
done
for o in user team role role_grant organization account; do ws a new role_grant role=rep object=$o read=yes scope=all >/dev/null; done
settle a
for who in ben cem; do
	"$hotcrmd" key create acme $who --role rep >"$tmp/$who.key" 2>/dev/null && ws $who init >/dev/null 2>&1 &&
	    ws $who sync join "$url" --key "@$tmp/$who.key" >/dev/null 2>&1 || { echo "Bail out! no workspace of $who"; exit 1; }
done
settle a ben cem
ws a new account name=Globex >/dev/null
settle a ben cem
deal=$(ws ben new deal name=Blue account=Globex close_date=2027-01-31 next_step=Call)
other=$(ws ben new deal name=Red account=Globex close_date=2027-01-31 next_step=Call)
ws ben new comment text="They want a discount" object=opportunity record="$deal" >/dev/null
ws ben new comment text="Nothing new" object=opportunity record="$other" >/dev/null
mkdir "$tmp/got"
printf 'offer' >"$tmp/offer.txt"
ws ben attach deal Blue "$tmp/offer.txt" >/dev/null
settle ben cem a
said() { ws "$1" list 'comment show text sort text' -o tsv 2>/dev/null | tail -n +2 | tr '\n' '/'; }
files() { ws "$1" count attachment 2>/dev/null; }
is "the owner has what he said" "Nothing new/They want a discount/" "$(said ben)"
is "so has who sees everything" "Nothing new/They want a discount/" "$(said a)"
is "a colleague who sees his own deals only has nothing" "/0" "$(said cem)/$(files cem)"
ws a new comment text="From the boss" object=opportunity record="$deal" >/dev/null
settle a ben cem
is "what another says about the deal reaches its owner" "From the boss/Nothing new/They want a discount/" "$(said ben)"
ws a set deal Blue owner=cem >/dev/null 2>&1
settle a ben cem
is "with the deal the colleague gets what was said about it" "From the boss/They want a discount/" "$(said cem)"
is "and its files" 1 "$(files cem)"
t "with their bytes" ws cem file save deal Blue offer.txt --to "$tmp/got"
is "and the former owner's machine has them no more" "Nothing new//0" "$(said ben)/$(files ben)"
is "nor anything to find them by" 0 "$(ws ben count 'comment text~discount' 2>/dev/null)"
ws cem new comment text="I take it from here" object=opportunity record="$deal" >/dev/null
settle cem ben a
is "the new owner goes on" "From the boss/I take it from here/They want a discount/" "$(said cem)"
is "seen by who sees everything" 4 "$(ws a count comment)"
is "and not by the former one" "Nothing new/" "$(said ben)"
ws a set deal Blue owner=ben >/dev/null 2>&1
settle a ben cem
is "handed back, all of it is there again" "From the boss/I take it from here/Nothing new/They want a discount/" "$(said ben)"
is "and not with the other" "/0" "$(said cem)/$(files cem)"
# two edit one field without knowing of each other; what clashed is the business of who has the record
ws a set deal Blue next_step="Ask the boss" >/dev/null 2>&1
ws ben set deal Blue next_step="Send the offer" >/dev/null 2>&1
settle a ben cem
clashes() { ws "$1" list 'conflict fields~next_step show mine' -o tsv 2>/dev/null | grep -c offer; }
is "both values are with the owner and with who sees everything, and not with others" 1/1/0 "$(clashes ben)/$(clashes a)/$(clashes cem)"
ws a set deal Blue owner=cem >/dev/null 2>&1
settle a ben cem
is "with the deal goes what clashed on it" 1/1/0 "$(clashes cem)/$(clashes a)/$(clashes ben)"
kept=$(ws cem list 'conflict fields~next_step show id' -o ids | head -1)
[ "$(ws cem show conflict "$kept" -o json | grep -c '"state":"open"')" = 1 ] && word=mine || word=theirs
t "who has the deal now decides" ws cem sync resolve "$kept" "$word"
settle cem a ben
is "and the others agree" resolved "$(ws a list 'conflict fields~next_step show state' -o tsv | tail -1)"
for who in a ben cem; do t "doctor is content with $who's workspace" ws $who doctor; done
is "nothing was mended" 0 "$(grep -c diverged "$tmp/state/hotcrm/log")"
done_testing
