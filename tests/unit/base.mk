# unit tests of base: one binary per source file
unit_tests += test_arena
test_arena_SOURCES = tests/unit/test_arena.c
