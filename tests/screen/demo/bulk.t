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
| Opportunities › stage:proposal                 5 marked   +2 cols   8 of 8,812
|  Name↑                     Account                Amount  Close date   Stage
|+ Architectural Details     Dreamhouse Re…    690,000 EUR  31 Mar 27    Proposal
|+ Contemporary City Living  Dreamhouse Re…    650,000 EUR  31 Mar 27    Proposal
|+ Heart of Harvard Square   Dreamhouse Re…    450,000 EUR  31 Mar 27    Proposal
|+ Modern╭─ Set Next step of 5 opportunities? ─────────────────────────╮ Proposal
|+ Quiet │ Architectural Details           Show the house → Call again │ Proposal
|  Seapor│ Contemporary City Living        Show the house → Call again │ Proposal
|  Ultima│ Heart of Harvard Square         Show the house → Call again │ Proposal
|  Waterf│ Modern City Living              Show the house → Call again │ Proposal
|        │ Quiet Retreat                   Show the house → Call again │
|        ╰─────────────────────────────────────────────────────────────╯
|
|
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
| Opportunities › stage:proposal                 5 marked   +2 cols   8 of 8,812
|  Name↑                     Account                Amount  Close date   Stage
|+ Architectural Details     Dreamhouse Re…    690,000 EUR  31 Mar 27    Proposal
|+ Contemporary City Living  Dreamhouse Re…    650,000 EUR  31 Mar 27    Proposal
|+ Heart of Harvard Square   Dreamhouse Re…    450,000 EUR  31 Mar 27    Proposal
|+ Modern City Living        Dreamhouse Re…    825,000 EUR  31 Mar 27    Proposal
|+ Quiet Retreat             Dreamhouse Re…    725,000 EUR  29 Nov       Proposal
|  Seaport District Retreat  Dreamhouse Re…    450,000 EUR  31 Mar 27    Proposal
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
|
|
|
|
| Set Next step of 5 opportunities.   u undo
u
&
:dump
| Opportunities › stage:proposal                 5 marked   +2 cols   8 of 8,812
|  Name↑                     Account                Amount  Close date   Stage
|+ Architectural Details     Dreamhouse Re…    690,000 EUR  31 Mar 27    Proposal
|+ Contemporary City Living  Dreamhouse Re…    650,000 EUR  31 Mar 27    Proposal
|+ Heart of Harvard Square   Dreamhouse Re…    450,000 EUR  31 Mar 27    Proposal
|+ Modern City Living        Dreamhouse Re…    825,000 EUR  31 Mar 27    Proposal
|+ Quiet Retreat             Dreamhouse Re…    725,000 EUR  29 Nov       Proposal
|  Seaport D╭─ Change 1 cell? ──────────────────────────────────────╮    Proposal
|  Ultimate │ Heart of Harvard Square       Amount: 450000 → 451000 │    Proposal
|  Waterfron╰───────────────────────────────────────────────────────╯    Proposal
|
|
|
|
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
| Opportunities › stage:proposal                 5 marked   +2 cols   8 of 8,812
|  Name↑                     Account                Amount  Close date   Stage
|+ Architectural Details     Dreamhouse Re…    690,000 EUR  31 Mar 27    Proposal
|+ Contemporary City Living  Dreamhouse Re…    650,000 EUR  31 Mar 27    Proposal
|+ Heart of Harvard Square   Dreamhouse Re…    451,000 EUR  31 Mar 27    Proposal
|+ Modern City Living        Dreamhouse Re…    825,000 EUR  31 Mar 27    Proposal
|+ Quiet Retreat             Dreamhouse Re…    725,000 EUR  29 Nov       Proposal
|  Seaport District Retreat  Dreamhouse Re…    450,000 EUR  31 Mar 27    Proposal
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
|
|
|
|
| Changed 1 cell in 1 row.   u undo
u
 |
> cut -f2,4 | sort -r
<Enter>
:dump
| Output                                                                 6 lines
| name                      amount
| Quiet Retreat             725000.00
| Modern City Living        825000.00
| Heart of Harvard Square   450000.00
| Contemporary City Living  650000.00
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
| Opportunities › stage:proposal                 7 marked   +2 cols   8 of 8,812
|  Name↑                     Account                Amount  Close date   Stage
|+ Architectural Details     Dreamhouse Re…    690,000 EUR  31 Mar 27    Proposal
|+ Contemporary City Living  Dreamhouse Re…    650,000 EUR  31 Mar 27    Proposal
|+ Heart of Harvard Square   Dreamhouse Re…    450,000 EUR  31 Mar 27    Proposal
|+ Modern City Living        Dreamhouse Re…    825,000 EUR  31 Mar 27    Proposal
|  Quiet Retreat             Dreamhouse Re…    725,000 EUR  29 Nov       Proposal
|+ Seaport District Retreat  Dreamhouse Re…    450,000 EUR  31 Mar 27    Proposal
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
|
|
|
|
| e Edit   d Delete   zu Take marks away     +7 marks   sum Amount 5,115,000 EUR
:set next_step=Done
:dump
| Opportunities › stage:proposal                 7 marked   +2 cols   8 of 8,812
|  Name↑                     Account                Amount  Close date   Stage
|+ Architectural Details     Dreamhouse Re…    690,000 EUR  31 Mar 27    Proposal
|+ Contemporary City Living  Dreamhouse Re…    650,000 EUR  31 Mar 27    Proposal
|+ Heart of Harvard Square   Dreamhouse Re…    450,000 EUR  31 Mar 27    Proposal
|+ Modern Ci╭─ Set Next step of 7 opportunities? ───────────────────╮    Proposal
|  Quiet Ret│ Architectural Details           Show the house → Done │    Proposal
|+ Seaport D│ Contemporary City Living        Show the house → Done │    Proposal
|+ Ultimate │ Heart of Harvard Square         Show the house → Done │    Proposal
|+ Waterfron│ Modern City Living              Show the house → Done │    Proposal
|           │ Seaport District Retreat        Show the house → Done │
|           │ Ultimate Sophistication         Show the house → Done │
|           │ and 1 more                                            │
|           ╰───────────────────────────────────────────────────────╯
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
| Opportunities › stage:proposal                 7 marked   +2 cols   8 of 8,812
|  Name↑                     Account                Amount  Close date   Stage
|+ Architectural Details     Dreamhouse Re…    690,000 EUR  31 Mar 27    Proposal
|+ Contemporary City Living  Dreamhouse Re…    650,000 EUR  31 Mar 27    Proposal
|+ Heart of Harvard Square   Dreamhouse Re…    450,000 EUR  31 Mar 27    Proposal
|+ Modern City Living        Dreamhouse Re…    825,000 EUR  31 Mar 27    Proposal
|  Quiet Retreat             Dreamhouse Re…    725,000 EUR  29 Nov       Proposal
|+ Seaport District Retreat  Dreamhouse Re…    450,000 EUR  31 Mar 27    Proposal
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
|
|
|
|
| 8
:size 45x18
:filter
m
:dump
| Opportunities › stage:proposal…  8 of 8,812
| Architectural Details           690,000 EUR
|  Dreamhouse Realty  31 Mar 27  Proposal
| Contemporary City Living        650,000 EUR
|  Dreamhouse Realty  31 Mar 27  Proposal
| Heart of Harvard Square         450,000 EUR
|  Dreamhouse Realty  31 Mar 27  Proposal
| Modern City Living              825,000 EUR
|  Dreamhouse Realty  31 Mar 27  Proposal
| Quiet Retreat                   725,000 EUR
|  Dreamhouse Realty  29 Nov  Proposal  60%
| Seaport District Retreat        450,000 EUR
|  Dreamhouse Realty  31 Mar 27  Proposal
| Ultimate Sophistication       1,200,000 EUR
|  Dreamhouse Realty  31 Mar 27  Proposal
| Waterfront in the City          850,000 EUR
|  Dreamhouse Realty  31 Mar 27  Proposal
|/stage:proposal m
<Esc>
&
:dump
| Opportunities › stage:proposal   8 of 8,812
| Architectural Details           690,000 EUR
|  Dreamhouse Realty  31 Mar 27  Proposal
| Contemporary City Living        650,000 EUR
|  Dreamhouse Realty  31 Mar 27  Proposal
| Heart of Harvard Square         450,000 EUR
|  Dreamhouse Realty  31 Mar 27  Proposal
| Modern City Living              825,000 EUR
|  Dreamhouse Realty  31 Mar 27  Proposal
| Quiet Retreat                   725,000 EUR
|  Dreamhouse Realty  29 Nov  Proposal  60%
| Seaport District Retreat        450,000 EUR
|  Dreamhouse Realty  31 Mar 27  Proposal
| Ultimate Sophistication       1,200,000 EUR
|  Dreamhouse Realty  31 Mar 27  Proposal
| Waterfront in the City          850,000 EUR
|  Dreamhouse Realty  31 Mar 27  Proposal
| Nothing was changed in the table.
