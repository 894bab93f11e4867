#!/bin/sh
# docs.sh - the interactive documentation of the API in a real browser.
packages='puppeteer-core'
. "${top_srcdir:-.}/tests/peers/peers_lib.sh"
for browser in chromium chromium-browser google-chrome none; do command -v $browser >/dev/null && break; done
[ $browser != none ] || { echo "1..0 # SKIP no chromium here"; exit 0; }
acme
versions
echo "# $($browser --version 2>/dev/null)"
cd "$peers" && node "$top_srcdir/tests/peers/docs.mjs" "$url" "$(cat "$tmp/root.key")" "$(command -v $browser)"
