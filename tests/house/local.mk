# The rules of the house, as tests.
TESTS += tests/house/layers.sh tests/house/man.sh
EXTRA_DIST += tests/house/layers.sh tests/house/man.sh tests/house/abi.txt
