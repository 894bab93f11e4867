#!/bin/sh
# scripts.sh - scripts that Hypothesis makes up drive the real programs: three workspaces and a server, in the manner in which cr-sqlite
# and PouchDB are tested. Everybody makes, edits, deletes, takes back, exchanges and resolves; then all must hold the same.
# In check a few scripts, always the same ones; HOTCRM_LONG=N tries N others and shrinks what fails.
. "${top_srcdir:-.}/tests/flow/sync_lib.sh"
python=
for p in python3 /usr/bin/python3; do
	! "$p" -c 'import hypothesis' 2>/dev/null || { python=$p; break; }
done
[ "$python" ] || { echo "1..0 # SKIP no Hypothesis for Python here"; exit 0; }
serve
export PYTHONDONTWRITEBYTECODE=1
n=${HOTCRM_LONG:-4}
t "$n random scripts on three workspaces end equal" "$python" "$top_srcdir/tests/flow/scripts.py" "$hot" "$hotcrmd" "$url" "$tmp" "$n"
printf '%s\n' "$out" | sed 's/^/# /'
done_testing
