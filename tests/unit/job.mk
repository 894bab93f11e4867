# unit tests of job: one binary per source file
