# Many at once: one field set with a preview, a table in the editor with its changes shown, rows piped to a program; one undo each.
:opportunity
:filter stage:proposal
:sort name
v jjjj
=
> next
<Enter>
> Call again
<Enter>
:dump
| Opportunities › stage:proposal                5 marked   +2 cols   12 of 8,812
|  Name↑                     Account                Amount  Close date   Stage
|+ Architectural Details     Dreamhouse Re…    690,000 EUR  31 Mar 27    Proposal
|+ City Living               Dreamhouse Re…    450,000 EUR  31 Mar 27    Proposal
|+ Contemporary City Living  Dreamhouse Re…    650,000 EUR  31 Mar 27    Proposal
|+ Contem╭─ Set Next step of 5 opportunities? ─────────────────────────╮ Proposal
|+ Heart │ Architectural Details           Show the house → Call again │ Proposal
|  Modern│ City Living                     Show the house → Call again │ Proposal
|  Quiet │ Contemporary City Living        Show the house → Call again │ Proposal
|  Seapor│ Contemporary Luxury             Show the house → Call again │ Proposal
|  Stunni│ Heart of Harvard Square         Show the house → Call again │ Proposal
|  Stunni╰─────────────────────────────────────────────────────────────╯ Proposal
|  Ultimate Sophistication   Dreamhouse Re…  1,200,000 EUR  31 Mar 27    Proposal
|  Waterfront in the City    Dreamhouse Re…    850,000 EUR  31 Mar 27    Proposal
|
|
|
|
|
|
|
|
|
| <Enter> Do it   <Esc> Leave it
<Enter>
:dump
| Opportunities › stage:proposal                5 marked   +2 cols   12 of 8,812
|  Name↑                     Account                Amount  Close date   Stage
|+ Architectural Details     Dreamhouse Re…    690,000 EUR  31 Mar 27    Proposal
|+ City Living               Dreamhouse Re…    450,000 EUR  31 Mar 27    Proposal
|+ Contemporary City Living  Dreamhouse Re…    650,000 EUR  31 Mar 27    Proposal
|+ Contemporary Luxury       Dreamhouse Re…    845,000 EUR  31 Mar 27    Proposal
|+ Heart of Harvard Square   Dreamhouse Re…    450,000 EUR  31 Mar 27    Proposal
|  Modern City Living        Dreamhouse Re…    825,000 EUR  31 Mar 27    Proposal
|  Quiet Retreat             Dreamhouse Re…    725,000 EUR  31 Mar 27    Proposal
|  Seaport District Retreat  Dreamhouse Re…    450,000 EUR  31 Mar 27    Proposal
|  Stunning Colonial         Dreamhouse Re…    930,000 EUR  31 Mar 27    Proposal
|  Stunning Victorian        Dreamhouse Re…    975,000 EUR  31 Mar 27    Proposal
|  Ultimate Sophistication   Dreamhouse Re…  1,200,000 EUR  31 Mar 27    Proposal
|  Waterfront in the City    Dreamhouse Re…    850,000 EUR  31 Mar 27    Proposal
|
|
|
|
|
|
|
|
|
| Set Next step of 5 opportunities.   u undo
u
&
:dump
| Opportunities › stage:proposal                5 marked   +2 cols   12 of 8,812
|  Name↑                     Account                Amount  Close date   Stage
|+ Architectural Details     Dreamhouse Re…    690,000 EUR  31 Mar 27    Proposal
|+ City Living               Dreamhouse Re…    450,000 EUR  31 Mar 27    Proposal
|+ Contemporary City Living  Dreamhouse Re…    650,000 EUR  31 Mar 27    Proposal
|+ Contemporary Luxury       Dreamhouse Re…    845,000 EUR  31 Mar 27    Proposal
|+ Heart of ╭─ Change 2 cells? ─────────────────────────────────────╮    Proposal
|  Modern Ci│ City Living                   Amount: 450000 → 451000 │    Proposal
|  Quiet Ret│ Heart of Harvard Square       Amount: 450000 → 451000 │    Proposal
|  Seaport D╰───────────────────────────────────────────────────────╯    Proposal
|  Stunning Colonial         Dreamhouse Re…    930,000 EUR  31 Mar 27    Proposal
|  Stunning Victorian        Dreamhouse Re…    975,000 EUR  31 Mar 27    Proposal
|  Ultimate Sophistication   Dreamhouse Re…  1,200,000 EUR  31 Mar 27    Proposal
|  Waterfront in the City    Dreamhouse Re…    850,000 EUR  31 Mar 27    Proposal
|
|
|
|
|
|
|
|
|
| <Enter> Do it   <Esc> Leave it
<Enter>
:dump
| Opportunities › stage:proposal                5 marked   +2 cols   12 of 8,812
|  Name↑                     Account                Amount  Close date   Stage
|+ Architectural Details     Dreamhouse Re…    690,000 EUR  31 Mar 27    Proposal
|+ City Living               Dreamhouse Re…    451,000 EUR  31 Mar 27    Proposal
|+ Contemporary City Living  Dreamhouse Re…    650,000 EUR  31 Mar 27    Proposal
|+ Contemporary Luxury       Dreamhouse Re…    845,000 EUR  31 Mar 27    Proposal
|+ Heart of Harvard Square   Dreamhouse Re…    451,000 EUR  31 Mar 27    Proposal
|  Modern City Living        Dreamhouse Re…    825,000 EUR  31 Mar 27    Proposal
|  Quiet Retreat             Dreamhouse Re…    725,000 EUR  31 Mar 27    Proposal
|  Seaport District Retreat  Dreamhouse Re…    450,000 EUR  31 Mar 27    Proposal
|  Stunning Colonial         Dreamhouse Re…    930,000 EUR  31 Mar 27    Proposal
|  Stunning Victorian        Dreamhouse Re…    975,000 EUR  31 Mar 27    Proposal
|  Ultimate Sophistication   Dreamhouse Re…  1,200,000 EUR  31 Mar 27    Proposal
|  Waterfront in the City    Dreamhouse Re…    850,000 EUR  31 Mar 27    Proposal
|
|
|
|
|
|
|
|
|
| Changed 2 cells in 2 rows.   u undo
u
 |
> cut -f2,4 | sort -r
<Enter>
:dump
| Output                                                                 6 lines
| name                      amount
| Heart of Harvard Square   450000.00
| Contemporary Luxury       845000.00
| Contemporary City Living  650000.00
| City Living               450000.00
| Architectural Details     690000.00
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
| j Down   <Space> Page down   / Search   <Esc> Back
<Esc>
<Esc>
%
<Space>
:dump
| Opportunities › stage:proposal               11 marked   +2 cols   12 of 8,812
|  Name↑                     Account                Amount  Close date   Stage
|+ Architectural Details     Dreamhouse Re…    690,000 EUR  31 Mar 27    Proposal
|+ City Living               Dreamhouse Re…    450,000 EUR  31 Mar 27    Proposal
|+ Contemporary City Living  Dreamhouse Re…    650,000 EUR  31 Mar 27    Proposal
|+ Contemporary Luxury       Dreamhouse Re…    845,000 EUR  31 Mar 27    Proposal
|  Heart of Harvard Square   Dreamhouse Re…    450,000 EUR  31 Mar 27    Proposal
|+ Modern City Living        Dreamhouse Re…    825,000 EUR  31 Mar 27    Proposal
|+ Quiet Retreat             Dreamhouse Re…    725,000 EUR  31 Mar 27    Proposal
|+ Seaport District Retreat  Dreamhouse Re…    450,000 EUR  31 Mar 27    Proposal
|+ Stunning Colonial         Dreamhouse Re…    930,000 EUR  31 Mar 27    Proposal
|+ Stunning Victorian        Dreamhouse Re…    975,000 EUR  31 Mar 27    Proposal
|+ Ultimate Sophistication   Dreamhouse Re…  1,200,000 EUR  31 Mar 27    Proposal
|+ Waterfront in the City    Dreamhouse Re…    850,000 EUR  31 Mar 27    Proposal
|
|
|
|
|
|
|
|
|
| e Edit   d Delete   zu Take marks away    +11 marks   sum Amount 8,590,000 EUR
:set next_step=Done
:dump
| Opportunities › stage:proposal               11 marked   +2 cols   12 of 8,812
|  Name↑                     Account                Amount  Close date   Stage
|+ Architectural Details     Dreamhouse Re…    690,000 EUR  31 Mar 27    Proposal
|+ City Living               Dreamhouse Re…    450,000 EUR  31 Mar 27    Proposal
|+ Contemporary City Living  Dreamhouse Re…    650,000 EUR  31 Mar 27    Proposal
|+ Contempor╭─ Set Next step of 11 opportunities? ──────────────────╮    Proposal
|  Heart of │ Architectural Details           Show the house → Done │    Proposal
|+ Modern Ci│ City Living                     Show the house → Done │    Proposal
|+ Quiet Ret│ Contemporary City Living        Show the house → Done │    Proposal
|+ Seaport D│ Contemporary Luxury             Show the house → Done │    Proposal
|+ Stunning │ Modern City Living              Show the house → Done │    Proposal
|+ Stunning │ Quiet Retreat                   Show the house → Done │    Proposal
|+ Ultimate │ and 5 more                                            │    Proposal
|+ Waterfron╰───────────────────────────────────────────────────────╯    Proposal
|
|
|
|
|
|
|
|
|
| <Enter> Do it   <Esc> Leave it
<Esc>
:pipe wc -l
:dump
| Opportunities › stage:proposal               11 marked   +2 cols   12 of 8,812
|  Name↑                     Account                Amount  Close date   Stage
|+ Architectural Details     Dreamhouse Re…    690,000 EUR  31 Mar 27    Proposal
|+ City Living               Dreamhouse Re…    450,000 EUR  31 Mar 27    Proposal
|+ Contemporary City Living  Dreamhouse Re…    650,000 EUR  31 Mar 27    Proposal
|+ Contemporary Luxury       Dreamhouse Re…    845,000 EUR  31 Mar 27    Proposal
|  Heart of Harvard Square   Dreamhouse Re…    450,000 EUR  31 Mar 27    Proposal
|+ Modern City Living        Dreamhouse Re…    825,000 EUR  31 Mar 27    Proposal
|+ Quiet Retreat             Dreamhouse Re…    725,000 EUR  31 Mar 27    Proposal
|+ Seaport District Retreat  Dreamhouse Re…    450,000 EUR  31 Mar 27    Proposal
|+ Stunning Colonial         Dreamhouse Re…    930,000 EUR  31 Mar 27    Proposal
|+ Stunning Victorian        Dreamhouse Re…    975,000 EUR  31 Mar 27    Proposal
|+ Ultimate Sophistication   Dreamhouse Re…  1,200,000 EUR  31 Mar 27    Proposal
|+ Waterfront in the City    Dreamhouse Re…    850,000 EUR  31 Mar 27    Proposal
|
|
|
|
|
|
|
|
|
| 12
:size 45x18
:filter
m
:dump
| Opportunities › stage:proposa…  12 of 8,812
| Architectural Details           690,000 EUR
|  Dreamhouse Realty  31 Mar 27  Proposal
| City Living                     450,000 EUR
|  Dreamhouse Realty  31 Mar 27  Proposal
| Contemporary City Living        650,000 EUR
|  Dreamhouse Realty  31 Mar 27  Proposal
| Contemporary Luxury             845,000 EUR
|  Dreamhouse Realty  31 Mar 27  Proposal
| Heart of Harvard Square         450,000 EUR
|  Dreamhouse Realty  31 Mar 27  Proposal
| Modern City Living              825,000 EUR
|  Dreamhouse Realty  31 Mar 27  Proposal
| Quiet Retreat                   725,000 EUR
|  Dreamhouse Realty  31 Mar 27  Proposal
| Seaport District Retreat        450,000 EUR
|  Dreamhouse Realty  31 Mar 27  Proposal
|/stage:proposal m
<Esc>
&
:dump
| Opportunities › stage:proposal  12 of 8,812
| Architectural Details           690,000 EUR
|  Dreamhouse Realty  31 Mar 27  Proposal
| City Living                     450,000 EUR
|  Dreamhouse Realty  31 Mar 27  Proposal
| Contemporary City Living        650,000 EUR
|  Dreamhouse Realty  31 Mar 27  Proposal
| Contemporary Luxury             845,000 EUR
|  Dreamhouse Realty  31 Mar 27  Proposal
| Heart of Harvard Square         450,000 EUR
|  Dreamhouse Realty  31 Mar 27  Proposal
| Modern City Living              825,000 EUR
|  Dreamhouse Realty  31 Mar 27  Proposal
| Quiet Retreat                   725,000 EUR
|  Dreamhouse Realty  31 Mar 27  Proposal
| Seaport District Retreat        450,000 EUR
|  Dreamhouse Realty  31 Mar 27  Proposal
| Nothing was changed in the table.
