#!/bin/sh
# install.sh - what `make install` puts somewhere works there: plugins, demo data, pages, the header and its pkg-config file.
. "${top_srcdir:-.}/tests/flow/lib.sh"
unset MAKEFLAGS MFLAGS MAKELEVEL

command -v make >/dev/null || { echo "1..0 # SKIP no make here"; exit 0; }
make -C "$top_builddir" install DESTDIR="$tmp/dest" >"$tmp/log" 2>&1
rc=$?
ok $rc "make install"
[ $rc = 0 ] || tail -5 "$tmp/log" | sed 's/^/# /'
there=$(find "$tmp/dest" -type f -name hotcrm -path '*bin*' | head -1)
for f in libhotcrm.so crm.so plugin.h hotcrm.pc keys.conf dark.theme hotcrm.1 hotcrm.conf.5 hotql.7 demo.conf; do
	[ -n "$(find "$tmp/dest" -name "$f*" | head -1)" ] || missing="${missing:-} $f"
done
is "every part is there" "" "${missing:-}"
if [ -n "$(find "$tmp/dest" -name hotcrmd -path '*bin*')" ]; then
	is "and what an operator starts from" "hotcrmd.service nginx.conf postgresql.sh" \
	    "$(find "$tmp/dest" -path '*/doc/hotcrm/contrib/*' -type f | sed 's|.*/||' | sort | tr '\n' ' ' | sed 's/ $//')"
fi
exits "the installed program makes a demo" 0 "$there" init --demo
like "its plugin is on" "^crm	.*	on	" "$("$there" plugins -o tsv)"
exits "and it lists" 0 "$there" list account limit 1
done_testing
