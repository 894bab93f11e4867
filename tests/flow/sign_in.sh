#!/bin/sh
# sign_in.sh - a workspace signs in with a code instead of a key, renews its session by itself, and is out at once when revoked.
. "${top_srcdir:-.}/tests/flow/sync_lib.sh"

"$hotcrmd" tenant create acme >/dev/null || { echo "Bail out! no tenant"; exit 1; }
serve
ws a init >/dev/null 2>&1
ws a sync join "$url" --sign-in --device laptop >"$tmp/join.out" 2>"$tmp/join.err" &
joining=$!
wait_for grep -q "and type" "$tmp/join.err"
code=$(sed -n 's/.* and type //p' "$tmp/join.err")
like "the code and where to type it are shown" "^Open $url/device and type [A-Z]*-[A-Z]*$" "$(head -1 "$tmp/join.err")"
"$hotcrmd" device approve "$code" acme anna
wait "$joining"
is "when somebody has said yes the workspace joins" 0 $?
is "tokens are in a file that only its owner reads" "-rw-------" "$(ls -l "$tmp/a.db-key" | cut -c1-10)"
first=$(head -1 "$tmp/a.db-key")
sed 's/^expires .*/expires 1/' "$tmp/a.db-key" >"$tmp/k" && cat "$tmp/k" >"$tmp/a.db-key"
t "a session that is about to run out is renewed without a word" ws a sync
t "by another key" sh -c '[ "$(head -1 "$1")" != "$2" ]' sh "$tmp/a.db-key" "$first"
t "and what is typed goes out" sh -c '"$1" -d "$2" new account name=Acme && "$1" -d "$2" sync' sh "$hot" "$tmp/a.db"
id=$("$hotcrmd" key list acme | awk -F'\t' '$4 == "session" && $8 == "active" { print $1 }' | tail -1)
"$hotcrmd" key revoke "$id"
exits "a revoked session is over at once" 4 ws a sync
sed 's/^expires .*/expires 1/' "$tmp/a.db-key" >"$tmp/k" && cat "$tmp/k" >"$tmp/a.db-key"
exits "and cannot be renewed" 4 ws a sync
# on a terminal a phone can read it
if command -v python3 >/dev/null; then
	ws b init >/dev/null 2>&1
	python3 - "$hot" "$tmp/b.db" "$url" >"$tmp/qr.out" <<'END'
import os, pty, select, signal, struct, fcntl, termios, sys, time
pid, fd = pty.fork()
if pid == 0:
    fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 100, 0, 0))
    os.execv(sys.argv[1], [sys.argv[1], "-d", sys.argv[2], "sync", "join", sys.argv[3], "--sign-in"])
out, end = b"", time.time() + 10
while time.time() < end and not (b"and type" in out and (b"QR code" in out or out.count(b"\xe2\x96\x80") > 20)):
    if select.select([fd], [], [], 0.2)[0]:
        out += os.read(fd, 65536)
os.kill(pid, signal.SIGINT)
sys.stdout.buffer.write(out)
END
	like "on a terminal there is a picture of the code, or a sentence what it takes" "▀|QR code" "$(cat "$tmp/qr.out")"
fi
done_testing
