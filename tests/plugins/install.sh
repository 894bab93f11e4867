#!/bin/sh
# install.sh - `make install` puts every plugin where the program looks.
cd "${top_builddir:-.}" || exit 99
tmp=$(mktemp -d) || exit 99
trap 'rm -rf "$tmp"' EXIT
unset MAKEFLAGS MFLAGS MAKELEVEL
if ${MAKE:-make} install DESTDIR="$tmp" > "$tmp/log" 2>&1; then echo "ok 1 - it installs"; else
	sed 's/^/# /' "$tmp/log" | tail -20
	echo "not ok 1 - it installs"
fi
n=$(find "$tmp" -path '*/hotcrm/plugins/*.so' | wc -l)
if [ "$n" -gt 0 ]; then echo "ok 2 - $n plugins are there"; else echo "not ok 2 - no plugin is there"; fi
echo 1..2
