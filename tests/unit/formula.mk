# unit tests of formula: one binary per source file
unit_tests += test_formula test_formula_num test_formula_cases
test_formula_SOURCES = tests/unit/test_formula.c tests/unit/formula_db.h
test_formula_LDADD = $(LDADD) $(SQLITE_LIBS)
test_formula_num_SOURCES = tests/unit/test_formula_num.c
test_formula_cases_SOURCES = tests/unit/test_formula_cases.c tests/unit/formula_db.h
test_formula_cases_LDADD = $(LDADD) $(SQLITE_LIBS)
EXTRA_DIST += tests/data/formula-cases
