# unit tests of query: one binary per source file
