#!/bin/sh
# man.sh - the manual pages are in step with the program: every command, option and exit code is there, mandoc finds no fault.
. "${top_srcdir:-.}/tests/flow/lib.sh"
page=$top_builddir/man/hotcrm.1
conf=$top_builddir/man/hotcrm.conf.5

[ -f "$page" ] && [ -f "$conf" ] || { echo "1..0 # SKIP the pages are not built"; exit 0; }
missing=
for c in $("$hot" help | awk '/^  [a-z]/ { print $1 }'); do
	grep -q "^\.It Cm $c\$\|^\.It Cm $c " "$page" || missing="$missing $c"
done
is "every command is in hotcrm(1)" "" "$missing"
for n in 0 1 2 3 4 5 6; do grep -q "^\.It $n\$" "$page" || missing="$missing $n"; done
is "every exit code is in hotcrm(1)" "" "$missing"
for o in theme cursor-style width clipboard mouse reader home; do grep -q "Cm option $o" "$conf" || missing="$missing $o"; done
is "every option is in hotcrm.conf(5)" "" "$missing"
for c in map unmap filter mark edit save; do grep -q "^\.It Cm $c\( \|\$\)" "$conf" || missing="$missing $c"; done
is "commands of the workstation are in hotcrm.conf(5)" "" "$missing"
for r in $(sed -n 's|^	{ "[A-Z]*", "\(/v1/[a-z-]*\).*|\1|p' "$top_srcdir/src/serve/route.c" | sort -u); do
	grep -qF "$r" "$top_srcdir/man/hotcrm-api.7" || missing="$missing $r"
done
is "every route of the server is in hotcrm-api(7)" "" "$missing"
theme=$top_builddir/man/hotcrm-theme.5
for r in $(sed -n 's/^\tX([A-Z_0-9]*, \([a-z0-9-]*\), .*/\1/p' "$top_srcdir/src/ui/theme.h"); do
	grep -q "^\.It Cm $r\$" "$theme" || missing="$missing $r"
done
is "every role is in hotcrm-theme(5)" "" "$missing"
for t in "$top_srcdir"/themes/*.theme; do
	t=$(basename "$t" .theme)
	case $t in auto-*) continue ;; esac
	grep -q "^\.It Cm .*\<$t\>" "$theme" || missing="$missing $t"
done
is "every theme is in hotcrm-theme(5)" "" "$missing"
keys=$top_builddir/man/hotcrm-keys.5
is "every key is in hotcrm-keys(5)" "$(grep -c '^map' "$top_srcdir/data/keys.conf")" "$(grep -c '^\.It Sy' "$keys")"
if command -v mandoc >/dev/null; then
	is "mandoc finds no fault" "" "$(mandoc -T lint -W warning "$page" "$conf" "$keys" "$theme" "$top_srcdir"/man/*.[1-9] 2>&1)"
else
	count=$((count + 1))
	echo "ok $count - mandoc finds no fault # SKIP no mandoc here"
fi
done_testing
