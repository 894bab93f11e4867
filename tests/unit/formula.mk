# unit tests of formula: one binary per source file
