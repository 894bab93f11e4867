# unit tests of exchange: one binary per source file
