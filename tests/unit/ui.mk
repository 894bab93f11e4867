# unit tests of ui: one binary per source file
