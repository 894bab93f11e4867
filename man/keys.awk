# keys.awk - the key table of hotcrm-keys(5), from data/keys.conf: a comment line is a heading, a map line a row.
function mdoc(s) {
	gsub(/\\/, "\\e", s)
	gsub(/&lt;/, "<", s)
	if (s ~ /^[.']/)
		s = "\\&" s
	gsub(/"/, "\\(dq", s)
	return s
}
function finish() {
	if (open)
		print ".El"
	open = 0
}
/^# [a-z]/ && NR > 4 {
	heading = toupper(substr($0, 3, 1)) substr($0, 4)
	next
}
/^map!? / {
	line = $0
	sub(/^map!? +(-c +)?/, "", line)
	context = line
	sub(/ .*/, "", context)
	sub(/^[^ ]+ +/, "", line)
	keys = line
	sub(/ .*/, "", keys)
	sub(/^[^"]*"/, "", line)
	note = line
	sub(/".*/, "", note)
	sub(/^[^"]*" */, "", line)
	command = line
	sub(/^[^{]*\{ */, "", command)
	sub(/ *\} *$/, "", command)
	if (heading != "") {
		finish()
		print ".Ss " mdoc(heading)
		heading = ""
	}
	if (!open) {
		print ".Bl -tag -width XXXXXXXXXXXX -compact"
		open = 1
	}
	if (keys == "<lt>")
		keys = "<"
	if (keys == "<Hash>")
		keys = "#"
	print ".It Sy \"\\&" mdoc(keys) "\""
	print "\\&" mdoc(note) " (" mdoc(context) "): \\&" mdoc(command)
}
END {
	finish()
}
