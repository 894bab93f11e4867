# what is installed beside the program
nobase_dist_pkgdata_DATA += \
	data/keys.conf data/hotcrm.conf data/presets/emacs.conf data/presets/simple.conf \
	data/demo/README.md data/demo/demo.conf data/demo/accounts.csv data/demo/activities.csv data/demo/contacts.csv \
	data/demo/houses.csv data/demo/opportunities.csv data/demo/teams.csv data/demo/users.csv \
	themes/auto.theme themes/colourblind.theme themes/dark.theme themes/light.theme themes/mono.theme
