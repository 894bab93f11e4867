# what is installed beside the program
nobase_dist_pkgdata_DATA += \
	data/keys.conf data/hotcrm.conf data/presets/emacs.conf data/presets/simple.conf \
	data/demo/README.md data/demo/demo.conf data/demo/accounts.csv data/demo/activities.csv data/demo/contacts.csv \
	data/demo/houses.csv data/demo/opportunities.csv data/demo/teams.csv data/demo/users.csv \
	themes/auto.theme themes/auto-dark.theme themes/auto-light.theme themes/colourblind.theme themes/contrast-dark.theme \
	themes/contrast-light.theme themes/dark.theme themes/ember.theme themes/fjord.theme themes/harbour.theme themes/light.theme \
	themes/linen.theme themes/mono.theme themes/plum.theme
