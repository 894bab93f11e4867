#!/bin/sh
# layers.sh - the rules of the house, read off the sources: who includes whom, who may use curses, malloc or SQL.
set -u
src=$top_srcdir/src
n=0
check() { # name, offending lines
	n=$((n + 1))
	if [ -z "$2" ]; then
		echo "ok $n - $1"
	else
		echo "not ok $n - $1"
		printf '%s\n' "$2" | sed 's/^/# /' | head -20
	fi
}

# room: the rooms it may include besides itself (DESIGN section 1)
rules="base:
model:base
query:base model
store:base model query
engine:base model query store job
host:base model query store engine job
exchange:base model query store engine host
job:base
net:base job
sync:base model query store engine host job net
report:base model query
pdf:base model query report
serve:base model query store engine host exchange job net sync ai report
cmd:base model query store engine host exchange job net sync ai report
ui:base model query store engine host exchange job net sync ai report cmd
tui:base model query store engine host exchange job net sync ai report cmd ui
serve:base model query store engine host exchange job net sync ai report"

bad=$(printf '%s\n' "$rules" | while IFS=: read -r room may; do
	for f in "$src/$room"/*.[ch] "$src/$room"/*/*.[ch]; do
		[ -f "$f" ] || continue
		sed -n 's/^#include "\([a-z]*\)\/.*/\1/p' "$f" | sort -u | while read -r used; do
			case " $room hotcrm $may " in
			*" $used "*) ;;
			*) echo "${f#"$src"/} includes $used" ;;
			esac
		done
	done
done)
check "rooms include only the rooms below them" "$bad"

check "only tui/terminfo.c includes curses" \
    "$(grep -lE '#include <n?curses' -r "$src" --include='*.[ch]' | grep -v 'src/tui/terminfo\.c$')"
check "memory is taken in base only" \
    "$(grep -nE '[^_a-z](malloc|calloc|realloc|strdup|strndup|asprintf) ?\(' -r "$src" --include='*.c' | grep -v "^$src/base/" | grep -vE '/\*|\* ')"
check "sqlite is used in store only" \
    "$(grep -lE '#include <sqlite3' -r "$src" --include='*.[ch]' | grep -v '/store/')"
check "no banned calls" \
    "$(find "$src" -name '*.c' | while read -r f; do
	sed -e 's/"\([^"\\]\|\\.\)*"//g' "$f" |
	    grep -nE '[^_a-zA-Z>.](strcpy|strcat|strncpy|sprintf|vsprintf|strtok|gmtime|localtime|atoi|atol|system|popen|rand|srand|gets) ?\(' |
	    grep -vE '^[0-9]*:[[:space:]]*(/\*|\*)' | sed "s|^|${f#"$src"/}:|"
done)"
check "no note to finish later stands in the sources" \
    "$(grep -nwE 'TODO|FIXME|XXX' -r "$src" "$top_srcdir/plugins" --include='*.[ch]' --include='*.hot')"
check "every file says in its first lines what it is for" \
    "$(for f in $(find "$src" -name '*.[ch]'); do head -1 "$f" | grep -q '^/\*' || echo "${f#"$src"/}"; done)"
check "no two files share the name of a function" \
    "$(find "$src" -mindepth 2 -name '*.c' -exec awk '
	/^[a-z_0-9]+\(/ && last !~ /static/ { sub(/\(.*/, ""); print }
	{ last = $0 }' {} + | sort | uniq -d)"
check "each exported hc_ symbol stands in abi.txt" \
    "$(grep -ohE '^HC_API [^;]*|^    [^;]*\bhc_[a-z0-9_]+\(' "$src/hotcrm/plugin.h" | grep -oE '\bhc_[a-z0-9_]+\(' | tr -d '(' | sort -u |
	comm -3 - "$top_srcdir/tests/house/abi.txt")"
echo "1..$n"
