# size 96x17
# The screens of README.md and of the tutorial: they stand there as they are drawn here.
go
/
> stage:proposal..negotiation amount:500k..
<Enter>
:sort -amount
<Space><Space>
:dump
| Opportunities › stage:proposal..negotiation amount:500k..      2 marked   +1 cols   7 of 8,812
|  Name                      Account              Amount↓  Close date   Stage         Probability
|+ Ultimate Sophistication   Dreamhouse R…  1,200,000 EUR  31 Mar 27    Proposal              60%
|+ Stunning Victorian        Dreamhouse R…    975,000 EUR  28 Nov       Negotiation           80%
|  Waterfront in the City    Dreamhouse R…    850,000 EUR  31 Mar 27    Proposal              60%
|  Modern City Living        Dreamhouse R…    825,000 EUR  31 Mar 27    Proposal              60%
|  Quiet Retreat             Dreamhouse R…    725,000 EUR  29 Nov       Proposal              60%
|  Architectural Details     Dreamhouse R…    690,000 EUR  31 Mar 27    Proposal              60%
|  Contemporary City Living  Dreamhouse R…    650,000 EUR  31 Mar 27    Proposal              60%
|
|
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
