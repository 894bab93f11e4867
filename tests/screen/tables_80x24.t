# size 80x24
# The program's own lists: what was done and what it changed, plugins, messages; marks, filter and order as in any list.
:x_deal
jj
:set next_step="Call them"
U
:dump
| What was done                                                     +1 cols   39
|  What                     When              Who    Changes  State   How
|  set Next step of 1 deal  2026-11-23 09:00  Kim          1          user
|  set 1 user               2026-11-23 09:00  Kim          1          user
|  new x_deal               2026-11-23 09:00  Kim          1          user
|  new x_deal               2026-11-23 09:00  Kim          1          user
|  new x_deal               2026-11-23 09:00  Kim          1          user
|  new x_deal               2026-11-23 09:00  Kim          1          user
|  new x_deal               2026-11-23 09:00  Kim          1          user
|  new x_deal               2026-11-23 09:00  Kim          1          user
|  new x_deal               2026-11-23 09:00  Kim          1          user
|  new x_deal               2026-11-23 09:00  Kim          1          user
|  new x_deal               2026-11-23 09:00  Kim          1          user
|  new x_deal               2026-11-23 09:00  Kim          1          user
|  new x_deal               2026-11-23 09:00  Kim          1          user
|  new x_deal               2026-11-23 09:00  Kim          1          user
|  new x_deal               2026-11-23 09:00  Kim          1          user
|  new x_deal               2026-11-23 09:00  Kim          1          user
|  new x_deal               2026-11-23 09:00  Kim          1          user
|  new x_deal               2026-11-23 09:00  Kim          1          user
|  new x_deal               2026-11-23 09:00  Kim          1          user
|  new x_deal               2026-11-23 09:00  Kim          1          user
|  new x_deal               2026-11-23 09:00  Kim          1          user
| <Enter> Open   u Undo   <C-r> Redo   / Filter   <Esc> Back
<Enter>
:dump
| Change 39: set Next step of 1 deal                                           1
|  Record        Of    Field      Before   After
|  Acme renewal  Deal  Next step           Call them
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
| <Enter> Open   / Filter   < Sort up   <Esc> Back
q
u
<Space>
/
> call
<Enter>
:dump
| What was done › call                              1 marked   +1 cols   0 of 40
|  What                     When              Who    Changes  State   How
|  No row has these words.
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
| <Enter> Open   u Undo   <C-r> Redo   / Filter   <Esc> Back
<Esc><Esc>
l<lt>
:dump
| What was done                                                     +1 cols   40
|  What                     When↑             Who    Changes  State   How
|  undo 39                  2026-11-23 09:00  Kim          1  stays   undo
|  set Next step of 1 deal  2026-11-23 09:00  Kim          1  undone  user
|  set 1 user               2026-11-23 09:00  Kim          1          user
|  new x_deal               2026-11-23 09:00  Kim          1          user
|  new x_deal               2026-11-23 09:00  Kim          1          user
|  new x_deal               2026-11-23 09:00  Kim          1          user
|  new x_deal               2026-11-23 09:00  Kim          1          user
|  new x_deal               2026-11-23 09:00  Kim          1          user
|  new x_deal               2026-11-23 09:00  Kim          1          user
|  new x_deal               2026-11-23 09:00  Kim          1          user
|  new x_deal               2026-11-23 09:00  Kim          1          user
|  new x_deal               2026-11-23 09:00  Kim          1          user
|  new x_deal               2026-11-23 09:00  Kim          1          user
|  new x_deal               2026-11-23 09:00  Kim          1          user
|  new x_deal               2026-11-23 09:00  Kim          1          user
|  new x_deal               2026-11-23 09:00  Kim          1          user
|  new x_deal               2026-11-23 09:00  Kim          1          user
|  new x_deal               2026-11-23 09:00  Kim          1          user
|  new x_deal               2026-11-23 09:00  Kim          1          user
|  new x_deal               2026-11-23 09:00  Kim          1          user
|  new x_deal               2026-11-23 09:00  Kim          1          user
| <Enter> Open   u Undo   <C-r> Redo   / Filter   <Esc> Back
q
gp
:dump
| Plugins                                                                      0
|
|  No plugins were found; HOTCRM_PLUGINS names folders to look in.
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
| <Enter> Open   e On   d Off   / Filter   <Esc> Back
q
ge
:dump
| Messages                                                                     2
|  At        Message
|  09:00:00  undone: set Next step of 1 deal
|  09:00:00  Saved Next step.   u undo
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
| / Filter   R Read again   <Esc> Back
