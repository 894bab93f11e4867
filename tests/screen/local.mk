# Screens: keys in, canvas out, golden text inside each *.t. To add one: write its script, run.sh --accept it, read it.
TESTS += tests/screen/run.sh
EXTRA_DIST += tests/screen/run.sh tests/screen/fixture.hot tests/screen/fixture.conf $(wildcard $(srcdir)/tests/screen/*.t)
# the same on the demo data
TESTS += tests/screen/demo.sh
EXTRA_DIST += tests/screen/demo.sh $(wildcard $(srcdir)/tests/screen/demo/*.t)
