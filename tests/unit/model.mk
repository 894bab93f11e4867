# unit tests of model: one binary per source file
