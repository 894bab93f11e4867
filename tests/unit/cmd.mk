# unit tests of cmd: one binary per source file
