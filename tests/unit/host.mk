# unit tests of host: one binary per source file
