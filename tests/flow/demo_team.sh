#!/bin/sh
# demo_team.sh - `hotcrm demo team`: a server and two workstations with a conflict, on loopback; again, and stopped.
. "${top_srcdir:-.}/tests/flow/lib.sh"
HOME=$tmp XDG_DATA_HOME=$tmp/data
export HOME XDG_DATA_HOME
team=$tmp/data/hotcrm/team
hot=$top_builddir/hotcrm
trap '$hot demo team stop >/dev/null 2>&1; rm -rf "$tmp"' EXIT
like "a newcomer gets a server and two workstations" 'Anna and Ben have both changed' "$($hot demo team 2>&1)"
like "and a clash to look at" 'amount' "$($hot -d "$team/ben.db" sync conflicts 2>&1)"

# it is asked for again while the server is slow to end
pid=$(cat "$team/server.pid")
kill -STOP "$pid"
(sleep 1; kill -CONT "$pid") &
like "asked for again it waits for the server to let go of its folder" 'A server answers at' "$($hot demo team 2>&1)"
wait
exits "the workstations follow the new one" 0 $hot -d "$team/anna.db" sync
exits "it is stopped" 0 $hot demo team stop
exits "and is not there then" 3 $hot demo team stop
done_testing
