#!/bin/sh
# commands.sh FOLDER - the list of what is built for the commands: FOLDER/commands.mk from the rows of FOLDER/commands.def. A row
# whose command stands in another's file (undelete in delete.c) has no file of its own.
set -eu
list=$(sed -n 's/^COMMAND(\([a-z]*\))$/\1/p' "$1/commands.def" | sort | while read -r name; do
	[ ! -f "$1/$name.c" ] || printf ' \\\n\tsrc/cmd/%s.c' "$name"
done)
text="# made from commands.def by commands.sh; make does it when a row is added
libhotapp_la_SOURCES +=$list"
[ "$text" = "$(cat "$1/commands.mk" 2>/dev/null)" ] || printf '%s\n' "$text" >"$1/commands.mk"
