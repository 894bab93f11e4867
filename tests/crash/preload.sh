# preload.sh - what the tests share that put a library under the real programs: where it is, and whether it can be. Source it.
# preload_find NAME...: the first of these files of a library below the usual folders; nothing when it is not here.
preload_find() {
	for f in "$@"; do
		for dir in /usr/lib /usr/lib64 /usr/lib/*/ /usr/local/lib /opt/homebrew/lib; do
			[ ! -f "$dir/$f" ] || { echo "${dir%/}/$f"; return; }
		done
	done
}
# preload_try LIBRARIES: the test is skipped when nothing can be preloaded (a sanitizer is in the way, another system)
preload_try() {
	LD_PRELOAD=$1 "$hot" --version >/dev/null 2>"$tmp/preload.err" && [ ! -s "$tmp/preload.err" ] ||
	    { echo "1..0 # SKIP nothing can be preloaded here (a sanitizer?)"; exit 0; }
}
