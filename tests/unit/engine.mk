# unit tests of engine: one binary per source file
