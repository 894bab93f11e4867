# manual pages
dist_man_MANS += man/hot-formula.7
