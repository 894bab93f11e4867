#!/bin/sh
# keys.sh - the map of keys that the workstation promises (places, keys, command), against data/keys.conf as it is read: the most
# specific place that knows a key wins. What the keys do is the screens' business; here none may be missing or mean another thing.
# A row without a command is a key that stays free.
top=${top_srcdir:-.}

awk '
function chain(place) {
	if (place == "board")
		return "board list browse"
	if (place == "form" || place == "prompt" || place == "cell")
		return place " type"
	return place " browse"
}
function look(place, keys,   places, n, i) {
	n = split(chain(place), places, " ")
	for (i = 1; i <= n; i++)
		if ((places[i] " " keys) in at)
			return at[places[i] " " keys]
	return ""
}
FNR == NR {
	if ($1 != "map")
		next
	text = $0
	sub(/^[^{]*\{ */, "", text)
	sub(/ *\}[^}]*$/, "", text)
	n = split($2, places, ",")
	for (i = 1; i <= n; i++)
		at[places[i] " " $3] = text
	next
}
NF == 0 || /^#/ { next }
{
	want = $0
	sub(/^[^ ]+ [^ ]+ ?/, "", want)
	wrong = ""
	n = split($1, places, ",")
	for (i = 1; i <= n; i++)
		if ((found = look(places[i], $2)) != want)
			wrong = wrong "# " places[i] ": wants { " want " }, has { " found " }\n"
	printf "%sok %d - %s %s\n%s", wrong != "" ? "not " : "", ++rows, $2, want != "" ? want : "stays free", wrong
	bad += wrong != ""
}
END {
	print "1.." rows
	exit bad > 0
}' "$top/data/keys.conf" - <<'MAP'
# everywhere in browse
list,record,board,calendar,table,dashboard,text j down
list,record,board,calendar,table,dashboard,text k up
list,record,board,calendar,table,dashboard h left
list,record,board,calendar,table,dashboard l right
list,record,board,calendar,table,dashboard <Down> down
list,record,board,calendar,table,dashboard <Up> up
list,record,board,calendar,table,dashboard <Left> left
list,record,board,calendar,table,dashboard <Right> right
list,record,table,text <PgDn> page-down
list,record,table,text <PgUp> page-up
list,record,table,text <Home> top
list,record,table,text <End> bottom
list,record,board,table,text gg top
list,record,board,table,text G bottom
list,record,table,text <C-d> half-down
list,record,table,text <C-u> half-up
list,table zz center
record,dashboard,list,board,calendar,table <Tab> tab-next
record,dashboard,list,board,calendar,table <S-Tab> tab-previous
list,record,board,calendar,table,dashboard,text <Esc> back
list,record,board,calendar,table,dashboard,text q back
list,record,board,calendar,table,dashboard,text <BS> back
list,record,board,calendar,table,dashboard [ place-back
list,record,board,calendar,table,dashboard ] place-forward
list,board,calendar - view-last
record,dashboard gt tab-next
record,dashboard gT tab-previous
record g1 tab 1
record g9 tab 9
list,record,board,calendar,table,dashboard,text : prompt
list,board,calendar,table,dashboard,text / filter
list,table,text,calendar n next-mark
list,table,text,calendar N previous-mark
list * keep
list <Hash> exclude
list,table <lt> sort-up
list,table > sort-down
list,table,board <Space> mark
list v mark-range
list,table V mark-invert
list,table % mark-all
list gv mark-again
list,table <Rbrace> next-mark
list,table <Lbrace> previous-mark
list,record,board,calendar,table,dashboard u undo
list,record,board,calendar,table,dashboard <C-r> redo
list,record,board,calendar,table,dashboard U journal
list,record,board,calendar,table,dashboard <C-p> palette
list,record,board,calendar,table,dashboard gs search
list,record,board,calendar,table,dashboard ? keys
list,record,board,calendar,table,dashboard <F1> keys
list zc columns
list zg group
list zs sort
list zp preview
list zw width
list,board,calendar zf view-save
list zb board
board,calendar zl as-list
dashboard zl rows
list zd chart
list gh home
list gl list lead
list ga list account
list gc list contact
list go list opportunity
list gk list case
list gd dashboard
list gw agenda
list gi list email_message direction:inbound
list gy sync status
list gp plugins
list gj jobs
list g, options
list gB bare
# verbs
list,record,board,calendar,table,dashboard <Enter> open
list,record e edit
calendar e form
list,record,board,calendar E form
list,record,board,calendar a new
list,record,board,calendar A set-field owner
list,record,board,calendar m move
list,record Lc log-here call
list,record Lm log-here mail
list,record Ln log-here note
list,record Lv log-here visit
list,record,board,calendar t set-field tags
list,record,board,calendar T task-here
list,record,board,calendar d delete
list,record,board,calendar D purge-here
list,record,board,calendar,table yy copy row
list,record,board,table yc copy cell
list,record,board,calendar yi copy id
list,record,board,calendar yl copy link
list,record,board,calendar ye copy email
list,record,board,table yt copy table
list,record,board p paste-cell
list,record,board,calendar r reply
list,record,board,calendar f forward
list,record,board,calendar,dashboard x actions
list,record,board,calendar @@ assist ask
list,record,board,calendar @s assist summary
list,record,board,calendar @d assist draft
list,record,board,calendar @n assist next
list,record,board,calendar . repeat
list,board & edit-table
list,board | pipe
list,record M macro-record
list,record,board,calendar,table,dashboard ss sync now
list,record,board,calendar,table,dashboard sq sync queue
list,record,board,calendar,table,dashboard sc sync conflicts
list,record,board,calendar,table,dashboard so sync toggle
list,record,board,calendar,table,dashboard R refresh
list,record,board,calendar,table,dashboard <C-l> redraw
list,record,board,calendar,table,dashboard <C-z> suspend
# boards, calendars
board H move-left
board L move-right
board J carry-down
board K carry-up
calendar H move-left
calendar L move-right
calendar <lt> shorter
calendar > longer
calendar 0 today
calendar z1 days 1
calendar z3 days 3
calendar z7 days 7
calendar zm days month
# while typing
form,prompt,cell <C-a> line-start
prompt,cell <C-e> line-end
form <C-e> line-end-editor
form,prompt,cell <C-w> erase-word
form,prompt,cell <C-u> erase-line
form,prompt,cell <C-k> erase-right
form,prompt,cell <C-y> yank
prompt <Up> history-back
prompt <Down> history-forward
prompt <Tab> complete
form,cell <Tab> next-field
form <C-s> save
form <C-Space> choose
form,prompt,cell <C-v> literal
form,cell <A-Enter> newline
# function keys, as in mc and htop
list,record <F2> edit
calendar <F2> form
list,record,board,calendar,dashboard <F3> search
list,board,calendar,dashboard <F4> filter
list,record,board,calendar,dashboard <F5> sync now
record,calendar,dashboard <F6> tab-next
list <F6> preview
list,record,board,calendar <F7> new
list,record,board,calendar <F8> delete
list,record,board,calendar,dashboard <F9> palette
list,record,board,calendar,dashboard <F10> quit
# left free for users and plugins, or taken by terminals
list,record,board,calendar,dashboard b
list,record,board,calendar,dashboard c
list,record,board,calendar,dashboard i
list,record,board,calendar,dashboard o
list,record,board,calendar,dashboard w
list,record,board,calendar,dashboard X
list,record,board,calendar,dashboard Z
list,record,board,calendar,dashboard,table <C-b>
list,record,board,calendar,dashboard,table <C-a>
list,record,board,calendar,dashboard,table <C-q>
list,record,board,calendar,dashboard,table <C-s>
MAP
