# size 45x18
# The program's own lists: what was done and what it changed, plugins, messages; marks, filter and order as in any list.
:x_deal
jj
:set next_step="Call them"
U
:dump
| What was done                            39
| set Next step of 1 deal
|  2026-11-23 09:00  Kim  1  user  39
| set 1 user
|  2026-11-23 09:00  Kim  1  user  38
| new x_deal
|  2026-11-23 09:00  Kim  1  user  37
| new x_deal
|  2026-11-23 09:00  Kim  1  user  36
| new x_deal
|  2026-11-23 09:00  Kim  1  user  35
| new x_deal
|  2026-11-23 09:00  Kim  1  user  34
| new x_deal
|  2026-11-23 09:00  Kim  1  user  33
| new x_deal
|  2026-11-23 09:00  Kim  1  user  32
| <Enter> Open   u Undo   <C-r> Redo
<Enter>
:dump
| Change 39: set Next step of 1 deal        1
| Acme renewal
|  Deal  Next step  Call them
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
| <Enter> Open   / Filter   < Sort up
q
u
<Space>
/
> call
<Enter>
:dump
| What was done › call     1 marked   0 of 40
|
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
| <Enter> Open   u Undo   <C-r> Redo
<Esc><Esc>
l<lt>
:dump
| What was done                            40
| undo 39
|  2026-11-23 09:00  Kim  1  stays  undo
| set Next step of 1 deal
|  2026-11-23 09:00  Kim  1  undone  user
| set 1 user
|  2026-11-23 09:00  Kim  1  user  38
| new x_deal
|  2026-11-23 09:00  Kim  1  user  37
| new x_deal
|  2026-11-23 09:00  Kim  1  user  36
| new x_deal
|  2026-11-23 09:00  Kim  1  user  35
| new x_deal
|  2026-11-23 09:00  Kim  1  user  34
| new x_deal
|  2026-11-23 09:00  Kim  1  user  33
| <Enter> Open   u Undo   <C-r> Redo
q
gp
:dump
| Plugins                                   0
|
|  No plugins were found; HOTCRM_PLUGINS
|  names folders to look in.
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
| <Enter> Open   e On   d Off   / Filter
q
ge
:dump
| Messages                                  2
| 09:00:00
|  undone: set Next step of 1 deal
| 09:00:00
|  Saved Next step.   u undo
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
