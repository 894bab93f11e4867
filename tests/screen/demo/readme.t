# size 96x17
# The screens of README.md and of the tutorial: they stand there as they are drawn here.
go
/
> stage:proposal amount:500k..
<Enter>
:sort -amount
<Space><Space>
:dump
| Opportunities › stage:proposal amount:500k..                   2 marked   +1 cols   9 of 8,812
|  Name                      Account                 Amount↓  Close date   Stage      Probability
|+ Ultimate Sophistication   Dreamhouse Real…  1,200,000 EUR  31 Mar 27    Proposal           60%
|+ Stunning Victorian        Dreamhouse Real…    975,000 EUR  31 Mar 27    Proposal           60%
|  Stunning Colonial         Dreamhouse Real…    930,000 EUR  31 Mar 27    Proposal           60%
|  Waterfront in the City    Dreamhouse Real…    850,000 EUR  31 Mar 27    Proposal           60%
|  Contemporary Luxury       Dreamhouse Real…    845,000 EUR  31 Mar 27    Proposal           60%
|  Modern City Living        Dreamhouse Real…    825,000 EUR  31 Mar 27    Proposal           60%
|  Quiet Retreat             Dreamhouse Real…    725,000 EUR  31 Mar 27    Proposal           60%
|  Architectural Details     Dreamhouse Real…    690,000 EUR  31 Mar 27    Proposal           60%
|  Contemporary City Living  Dreamhouse Real…    650,000 EUR  31 Mar 27    Proposal           60%
|
|
|
|
|
| e Edit   d Delete   zu Take marks away   <Space> Mark      +2 marks   sum Amount 2,175,000 EUR
<Esc><Esc>
<Enter>
:dump
| Opportunity › Ultimate Sophistication
|  Stage Proposal   Amount 1,200,000 EUR   Close date 31 Mar 27
|  Details   Timeline   Activities 1   Tasks   Notes   Files   History
| Opportunity
|  Name                  Ultimate Sophistication
|  Account               Dreamhouse Realty
|  Contact               Michael Jones
|  Owner                 Kim
|  Type
|  Lead source
|
| Sales stage
|  Stage                 Proposal
|  Probability           60%
|  Forecast category     Best Case
|  Next step             Show the house
| e Edit   E Form   x More   <Tab> Next tab   <Esc> Back   u Undo   ? Keys   d Delete
