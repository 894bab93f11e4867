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
	cat >"$tmp/shown.py" <<'END'
# what a terminal is shown, up to the picture and a while of silence; and the picture as a portable graymap
import os, pty, re, select, signal, struct, fcntl, termios, sys, time
pid, fd = pty.fork()
if pid == 0:
    fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 100, 0, 0))
    os.execv(sys.argv[1], [sys.argv[1], "-d", sys.argv[2], "sync", "join", sys.argv[3], "--sign-in"])
out, end = b"", time.time() + 60
while time.time() < end:
    if select.select([fd], [], [], 2)[0]:
        out += os.read(fd, 65536)
    elif b"and type" in out and (b"QR code" in out or out.count(b"\xe2\x96\x80") > 20):
        break
os.kill(pid, signal.SIGINT)
text = out.decode(errors="replace")
print(text)
colour, rows = "\x1b[38;5;16" in text, []
for line in re.sub("\x1b\\[[0-9;]*m", "", text).split("\r\n"):
    if len(line) < 25 or line.strip(" \u2580\u2584\u2588"):
        continue
    for on in "\u2580\u2588", "\u2584\u2588":
        rows.append([(c in on) == colour for c in line])     # dark
if rows:
    wide = max(map(len, rows)) + 8
    rows = [[]] * 4 + rows + [[]] * 4
    with open(sys.argv[4], "wb") as f:
        f.write(b"P5 %d %d 255\n" % (wide * 4, len(rows) * 4))
        for r in rows:
            r = [False] * 4 + r
            f.write(b"".join((b"\0" if x else b"\xff") * 4 for x in r + [False] * (wide - len(r))) * 4)
END
	for how in TERM=xterm-256color NO_COLOR=1; do
		env "$how" python3 "$tmp/shown.py" "$hot" "$tmp/b.db" "$url" "$tmp/qr.pgm" >"$tmp/qr.out"
		like "on a terminal there is a picture of the code, or a sentence what it takes ($how)" "▀|QR code" "$(cat "$tmp/qr.out")"
		if [ -s "$tmp/qr.pgm" ] && command -v zbarimg >/dev/null; then
			like "which a phone reads as the page with the code filled in" "^$url/device\?code=[A-Z]{4}-[A-Z]{4}$" "$(zbarimg -q --raw "$tmp/qr.pgm" 2>/dev/null)"
		fi
		rm -f "$tmp/qr.pgm"
	done
fi
done_testing
