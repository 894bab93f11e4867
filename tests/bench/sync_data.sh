# sync_data.sh - what the benches of sync load. Source it.
# accounts N: so many lines of CSV, words of some sixty, digits and a sentence: as hard to pack as what people type
accounts() {
	awk -v n="$1" 'function word() { return w[1 + int(rand() * nw)] }
		BEGIN { srand(7)
		nw = split("north river stone silver market bridge garden forest harbour castle engine copper winter meadow signal anchor velvet " \
		    "orange timber falcon summit canyon marble ribbon crystal lantern orchard prairie thunder willow saddle beacon cobalt ember " \
		    "granite hollow ivory jasper kettle lagoon mosaic nectar opal pepper quartz raven sable tundra umber violet walnut yarrow", w, " ")
		print "name,phone,website,billing_city,billing_street,description"
		for (i = 1; i <= n; i++) printf "%s %s %d,+49 %d %07d,https://www.%s-%s%d.example,%s,%s street %d,Asked on day %d about %s %s and %s; wants %d pieces of %s.\n",
		    word(), word(), i, 20 + int(rand() * 900), int(rand() * 9999999), word(), word(), int(rand() * 9999), word(), word(), 1 + int(rand() * 200),
		    int(rand() * 365), word(), word(), word(), int(rand() * 5000), word() }'
}
