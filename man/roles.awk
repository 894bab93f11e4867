# roles.awk - the roles of hotcrm-theme(5), from the table in src/ui/theme.h: X(ID, name, "what it is for").
/^\tX\([A-Z_0-9]+, / {
	name = $0
	sub(/^[^,]*, /, "", name)
	sub(/,.*/, "", name)
	doc = $0
	sub(/^[^"]*"/, "", doc)
	sub(/".*/, "", doc)
	print ".It Cm " name
	print toupper(substr(doc, 1, 1)) substr(doc, 2) "."
}
