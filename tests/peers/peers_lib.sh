# peers_lib.sh - other people's packages, only when asked for, since it downloads. Source it; $peers is a folder with node_modules.
# HOTCRM_PEERS=1 installs into a folder of the test, HOTCRM_PEERS=DIR uses the packages that are in DIR already.
# Set `packages` before; what the folder lacks makes the test skip.
[ -n "${HOTCRM_PEERS:-}" ] || { echo "1..0 # SKIP HOTCRM_PEERS=1 lets this test download packages of others"; exit 0; }
peers=$HOTCRM_PEERS home=$HOME
. "${top_srcdir:-.}/tests/flow/sync_lib.sh"
command -v node >/dev/null && command -v npm >/dev/null || { echo "1..0 # SKIP no node and npm here"; exit 0; }
if [ "$peers" = 1 ]; then
	peers=$tmp/peers
	mkdir "$peers"
	(cd "$peers" && HOME=$home npm install --no-audit --no-fund --ignore-scripts $packages) >"$tmp/npm" 2>&1 ||
	    { echo "1..0 # SKIP the packages cannot be had: $(tail -1 "$tmp/npm")"; exit 0; }
fi
for p in $packages; do
	[ -d "$peers/node_modules/$p" ] || { echo "1..0 # SKIP $p is not in $peers"; exit 0; }
done
# acme [FILE]: a tenant with an administrator's key, served
acme() {
	if [ -n "${1:-}" ]; then "$hotcrmd" tenant import acme "$1"; else "$hotcrmd" tenant create acme; fi >/dev/null &&
	    "$hotcrmd" key create acme root --role admin >"$tmp/root.key" || { echo "Bail out! no tenant"; exit 1; }
	: >"$tmp/server.out"
	"$hotcrmd" serve --private-webhooks --listen 127.0.0.1:0 >"$tmp/server.out" 2>"$tmp/server.err" &
	server=$!
	wait_for test -s "$tmp/server.out" || { echo "Bail out! the server does not start"; exit 1; }
	url=$(head -1 "$tmp/server.out")
}
versions() {
	for p in $packages; do echo "# $p $(sed -n 's/^  "version": "\(.*\)",*/\1/p' "$peers/node_modules/$p/package.json")"; done
}
