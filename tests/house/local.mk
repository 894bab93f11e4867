# The rules of the house, as tests.
TESTS += tests/house/layers.sh tests/house/man.sh tests/house/keys.sh tests/house/places.sh
EXTRA_DIST += tests/house/layers.sh tests/house/man.sh tests/house/keys.sh tests/house/places.sh tests/house/abi.txt
