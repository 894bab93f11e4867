# unit tests of store: one binary per source file
