#!/bin/sh
# man.sh - the example in hotcrm-plugin(7) is the plugin that tests load, word for word.
page=${top_srcdir:-.}/man/hotcrm-plugin.7
good=${top_srcdir:-.}/tests/plugins/good
tmp=$(mktemp) || exit 99
trap 'rm -f "$tmp"' EXIT
n=0
for f in plugin.hot objects/widget.hot actions/widget.hot widget.c; do
	n=$((n + 1))
	sed -n "\\|^\\.\\\\\" BEGIN $f\$|,/^\\.\\\\\" END\$/p" "$page" | sed -e '/^\.\\" /d' -e '/^\.Bd /d' -e '/^\.Ed$/d' \
		-e 's/^\\&//' -e 's/\\e/\\/g' > "$tmp"
	if cmp -s "$tmp" "$good/$f"; then echo "ok $n - $f"; else diff "$tmp" "$good/$f" | sed 's/^/# /'; echo "not ok $n - $f"; fi
done
echo "1..$n"
