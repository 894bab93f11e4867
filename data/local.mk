# what is installed beside the program
nobase_dist_pkgdata_DATA += \
	data/keys.conf data/hotcrm.conf \
	themes/auto.theme themes/colourblind.theme themes/dark.theme themes/light.theme themes/mono.theme
