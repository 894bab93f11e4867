# preload.sh - what the tests share that put a library under the real programs: where it is, and whether it can be. Source it.
# preload_find NAME...: the first of these files of a library below the usual folders; nothing when it is not here.
preload_find() {
	for f in "$@"; do
		for dir in /usr/lib /usr/lib64 /usr/lib/*/ /usr/local/lib /opt/homebrew/lib; do
			[ ! -f "$dir/$f" ] || { echo "${dir%/}/$f"; return; }
		done
	done
}
# preload_try LIBRARIES: the test is skipped when nothing can be preloaded (another system), or a sanitizer is in the way: it stands in
# for the same calls, and the program never comes back
preload_try() {
	if grep -qs __asan_init "$hot" "$hotcrmd" "$top_builddir"/.libs/lib*.so; then
		echo "1..0 # SKIP a sanitizer stands in for the same calls"
		exit 0
	fi
	LD_PRELOAD=$1 timeout 60 "$hot" --version >/dev/null 2>"$tmp/preload.err" && [ ! -s "$tmp/preload.err" ] ||
	    { echo "1..0 # SKIP nothing can be preloaded here"; exit 0; }
}
