#!/bin/sh
# sync_team.sh - a file that an administrator shares reaches every workstation; others may read it and not change it.
. "${top_srcdir:-.}/tests/flow/sync_lib.sh"
HOTCRM_SHARE=$top_srcdir
export HOTCRM_SHARE
"$hotcrmd" tenant create acme >/dev/null || { echo "Bail out! no tenant"; exit 1; }
serve
"$hotcrmd" key create acme root --role admin >"$tmp/a.key" 2>/dev/null && ws a init >/dev/null 2>&1 &&
    ws a sync join "$url" --key "@$tmp/a.key" >/dev/null 2>&1 && joined b ben >/dev/null 2>&1 || { echo "Bail out! no workspaces"; exit 1; }
printf 'map list ,w "Ours" { toast "From the team" }\n' >"$tmp/ours.conf"
exits "an administrator shares a file" 0 ws a share "$tmp/ours.conf"
settle a b
is "it is on the other machine" "ours.conf" "$(ws b list 'team_file show name' -o tsv | tail -1)"
printf ':contact\n,w\n:dump\n' >"$tmp/play"
like "and its keys work there" 'From the team' "$(ws b --script "$tmp/play" --size 80x10 2>&1)"
echo 'map list ,w "Mine" { bottom }' >"$tmp/ours.conf"
exits "who is no administrator may not share" 4 ws b share "$tmp/ours.conf"
done_testing
