# A line of text to a line of a C string.
s/\\/\\\\/g
s/"/\\"/g
s/	/\\t/g
s/^/"/
s/$/\\n"/
