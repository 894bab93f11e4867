# size 200x60
# The program's own lists: what was done and what it changed, plugins, messages; marks, filter and order as in any list.
:x_deal
jj
:set next_step="Call them"
U
:dump
| What was done                                                                                                                                                                                       39
|  What                     When              Who    Changes  State   How      No.
|  set Next step of 1 deal  2026-11-23 09:00  Kim          1          user      39
|  set 1 user               2026-11-23 09:00  Kim          1          user      38
|  new x_deal               2026-11-23 09:00  Kim          1          user      37
|  new x_deal               2026-11-23 09:00  Kim          1          user      36
|  new x_deal               2026-11-23 09:00  Kim          1          user      35
|  new x_deal               2026-11-23 09:00  Kim          1          user      34
|  new x_deal               2026-11-23 09:00  Kim          1          user      33
|  new x_deal               2026-11-23 09:00  Kim          1          user      32
|  new x_deal               2026-11-23 09:00  Kim          1          user      31
|  new x_deal               2026-11-23 09:00  Kim          1          user      30
|  new x_deal               2026-11-23 09:00  Kim          1          user      29
|  new x_deal               2026-11-23 09:00  Kim          1          user      28
|  new x_deal               2026-11-23 09:00  Kim          1          user      27
|  new x_deal               2026-11-23 09:00  Kim          1          user      26
|  new x_deal               2026-11-23 09:00  Kim          1          user      25
|  new x_deal               2026-11-23 09:00  Kim          1          user      24
|  new x_deal               2026-11-23 09:00  Kim          1          user      23
|  new x_deal               2026-11-23 09:00  Kim          1          user      22
|  new x_deal               2026-11-23 09:00  Kim          1          user      21
|  new x_deal               2026-11-23 09:00  Kim          1          user      20
|  new x_deal               2026-11-23 09:00  Kim          1          user      19
|  new x_deal               2026-11-23 09:00  Kim          1          user      18
|  new x_deal               2026-11-23 09:00  Kim          1          user      17
|  new x_deal               2026-11-23 09:00  Kim          1          user      16
|  new x_deal               2026-11-23 09:00  Kim          1          user      15
|  new x_deal               2026-11-23 09:00  Kim          1          user      14
|  new x_deal               2026-11-23 09:00  Kim          1          user      13
|  new x_deal               2026-11-23 09:00  Kim          1          user      12
|  new x_deal               2026-11-23 09:00  Kim          1          user      11
|  new x_deal               2026-11-23 09:00  Kim          1          user      10
|  new x_deal               2026-11-23 09:00  Kim          1          user       9
|  new x_deal               2026-11-23 09:00  Kim          1          user       8
|  new x_company            2026-11-23 09:00  Kim          1          user       7
|  new x_company            2026-11-23 09:00  Kim          1          user       6
|  new x_company            2026-11-23 09:00  Kim          1          user       5
|  new x_company            2026-11-23 09:00  Kim          1          user       4
|  new x_company            2026-11-23 09:00  Kim          1          user       3
|  new x_company            2026-11-23 09:00  Kim          1          user       2
|  init                     2026-11-23 09:00  Kim          7          system     1
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
<Enter>
:dump
| Change 39: set Next step of 1 deal                                                                                                                                                                   1
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
| What was done › call                                                                                                                                                                1 marked   0 of 40
|  What                     When              Who    Changes  State   How      No.
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
| What was done                                                                                                                                                                                       40
|  What                     When↑             Who    Changes  State   How      No.
|  undo 39                  2026-11-23 09:00  Kim          1  stays   undo      40
|  set Next step of 1 deal  2026-11-23 09:00  Kim          1  undone  user      39
|  set 1 user               2026-11-23 09:00  Kim          1          user      38
|  new x_deal               2026-11-23 09:00  Kim          1          user      37
|  new x_deal               2026-11-23 09:00  Kim          1          user      36
|  new x_deal               2026-11-23 09:00  Kim          1          user      35
|  new x_deal               2026-11-23 09:00  Kim          1          user      34
|  new x_deal               2026-11-23 09:00  Kim          1          user      33
|  new x_deal               2026-11-23 09:00  Kim          1          user      32
|  new x_deal               2026-11-23 09:00  Kim          1          user      31
|  new x_deal               2026-11-23 09:00  Kim          1          user      30
|  new x_deal               2026-11-23 09:00  Kim          1          user      29
|  new x_deal               2026-11-23 09:00  Kim          1          user      28
|  new x_deal               2026-11-23 09:00  Kim          1          user      27
|  new x_deal               2026-11-23 09:00  Kim          1          user      26
|  new x_deal               2026-11-23 09:00  Kim          1          user      25
|  new x_deal               2026-11-23 09:00  Kim          1          user      24
|  new x_deal               2026-11-23 09:00  Kim          1          user      23
|  new x_deal               2026-11-23 09:00  Kim          1          user      22
|  new x_deal               2026-11-23 09:00  Kim          1          user      21
|  new x_deal               2026-11-23 09:00  Kim          1          user      20
|  new x_deal               2026-11-23 09:00  Kim          1          user      19
|  new x_deal               2026-11-23 09:00  Kim          1          user      18
|  new x_deal               2026-11-23 09:00  Kim          1          user      17
|  new x_deal               2026-11-23 09:00  Kim          1          user      16
|  new x_deal               2026-11-23 09:00  Kim          1          user      15
|  new x_deal               2026-11-23 09:00  Kim          1          user      14
|  new x_deal               2026-11-23 09:00  Kim          1          user      13
|  new x_deal               2026-11-23 09:00  Kim          1          user      12
|  new x_deal               2026-11-23 09:00  Kim          1          user      11
|  new x_deal               2026-11-23 09:00  Kim          1          user      10
|  new x_deal               2026-11-23 09:00  Kim          1          user       9
|  new x_deal               2026-11-23 09:00  Kim          1          user       8
|  new x_company            2026-11-23 09:00  Kim          1          user       7
|  new x_company            2026-11-23 09:00  Kim          1          user       6
|  new x_company            2026-11-23 09:00  Kim          1          user       5
|  new x_company            2026-11-23 09:00  Kim          1          user       4
|  new x_company            2026-11-23 09:00  Kim          1          user       3
|  new x_company            2026-11-23 09:00  Kim          1          user       2
|  init                     2026-11-23 09:00  Kim          7          system     1
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
q
gp
:dump
| Plugins                                                                                                                                                                                              0
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
| Messages                                                                                                                                                                                             2
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
