# Rows, cells and links go to the terminal's clipboard; what is pasted where nothing is typed is never keys.
:x_deal company:Globex
yy
:dump
| Deals › company:Globex                                                       5
|  Name↑           Stage          Amount  Close   Company   Next step
|  Globex licence  Won       128,500 EUR  22 Jan  Globex
|  Globex pilot    Proposal    4,500 EUR   3 Sep  Globex
|  Globex renewal  Qualify    10,000 EUR   8 Apr  Globex
|  Globex rollout  Qualify   119,500 EUR  15 Jun  Globex
|  Globex support  Proposal  133,500 EUR  21 Apr  Globex
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
| Sent to the terminal's clipboard: the row, 45 characters.
jl
yc
:dump
| Deals › company:Globex                                                       5
|  Name↑           Stage          Amount  Close   Company   Next step
|  Globex licence  Won       128,500 EUR  22 Jan  Globex
|  Globex pilot    Proposal    4,500 EUR   3 Sep  Globex
|  Globex renewal  Qualify    10,000 EUR   8 Apr  Globex
|  Globex rollout  Qualify   119,500 EUR  15 Jun  Globex
|  Globex support  Proposal  133,500 EUR  21 Apr  Globex
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
| Sent to the terminal's clipboard: Proposal.
yl
:dump
| Deals › company:Globex                                                       5
|  Name↑           Stage          Amount  Close   Company   Next step
|  Globex licence  Won       128,500 EUR  22 Jan  Globex
|  Globex pilot    Proposal    4,500 EUR   3 Sep  Globex
|  Globex renewal  Qualify    10,000 EUR   8 Apr  Globex
|  Globex rollout  Qualify   119,500 EUR  15 Jun  Globex
|  Globex support  Proposal  133,500 EUR  21 Apr  Globex
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
| Sent to the terminal's clipboard: the link, 50 characters.
<Space> <Space>
yt
:dump
| Deals › company:Globex                                            2 marked   5
|  Name↑           Stage          Amount  Close   Company   Next step
|  Globex licence  Won       128,500 EUR  22 Jan  Globex
|+ Globex pilot    Proposal    4,500 EUR   3 Sep  Globex
|+ Globex renewal  Qualify    10,000 EUR   8 Apr  Globex
|  Globex rollout  Qualify   119,500 EUR  15 Jun  Globex
|  Globex support  Proposal  133,500 EUR  21 Apr  Globex
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
| Sent to the terminal's clipboard: 2 rows.
ye
:dump
| Deals › company:Globex                                            2 marked   5
|  Name↑           Stage          Amount  Close   Company   Next step
|  Globex licence  Won       128,500 EUR  22 Jan  Globex
|+ Globex pilot    Proposal    4,500 EUR   3 Sep  Globex
|+ Globex renewal  Qualify    10,000 EUR   8 Apr  Globex
|  Globex rollout  Qualify   119,500 EUR  15 Jun  Globex
|  Globex support  Proposal  133,500 EUR  21 Apr  Globex
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
| Deals have no e-mail address.
zu
<Enter>
jj
yc
:dump
| Deal › Globex rollout
|  Stage Qualify   Amount 119,500 EUR   Close 15 Jun   Company Globex
|  Qualify › Proposal › Won
|  Details   Timeline   History
| Deal
|  Name                  Globex rollout
|  Company               Globex
|  Stage                 Qualify
|  Amount                119,500 EUR
|  Close                 15 Jun
|
| Plan
|  Next step
|
| System
|  Owner                 Kim
|  Tags
|  Created               09:00
|  Created by            Kim
|  Updated               09:00
|  Updated by            Kim
|
|
| Sent to the terminal's clipboard: Qualify.
Y
:dump
| Deal › Globex rollout
|  Stage Qualify   Amount 119,500 EUR   Close 15 Jun   Company Globex
|  Qualify › Proposal › Won
|  Details   Timeline   History
| Deal
|  Name                  Globex rollout
|  Company               Globex
|  Stage                 Qualify
|  Amount                119,500 EUR
|  Close                 15 Jun
|
| Plan
|  Next step
|
| System
|  Owner                 Kim
|  Tags
|  Created               09:00
|  Created by            Kim
|  Updated               09:00
|  Updated by            Kim
|
|
| Sent to the terminal's clipboard: the row, 159 characters.
:option clipboard off
yy
:dump
| Copy from here                                                        10 lines
| Name: Globex rollout
| Company: Globex
| Stage: Qualify
| Amount: 119,500 EUR
| Close: 15 Jun
| Owner: Kim
| Created: 09:00
| Created by: Kim
| Updated: 09:00
| Updated by: Kim
|
|
|
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
q
q
:paste dd:quit
:dump
| Deals › company:Globex                                                       5
|  Name↑           Stage          Amount  Close   Company   Next step
|  Globex licence  Won       128,500 EUR  22 Jan  Globex
|  Globex pilot    Proposal    4,500 EUR   3 Sep  Globex
|  Globex renewal  Qualify    10,000 EUR   8 Apr  Globex
|  Globex rollout  Quali╭─ Pasted 1 line ────────────────╮
|  Globex support  Propo│                                │
|                       │ Filter by it                   │
|                       │ Show it                        │
|                       │ Run as a command  asks first   │
|                       │ Throw it away                  │
|                       ╰────────────────────────────────╯
|
|
|
|
|
|
|
|
|
|
|
| <Enter> Take   <Esc> Leave
<Enter>
:dump
| Deals › "dd:quit"                                                            0
|  Name↑   Stage    Amount  Close   Company   Next step
|
|  No deals match. / changes the filter, <Esc> takes it away.
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
| <Enter> Open   a New   e Edit   <Space> Mark   / Filter   <Esc> Back   u Undo
:paste Name\tCompany\tStage\nNew one\tAcme\tqualify\nNew two\tAcme\twon
:dump
| Deals › "dd:quit"                                                            0
|  Name↑   Stage    Amount  Close   Company   Next step
|
|  No deals match. / changes the filter, <Esc> takes it away.
|
|       ╭─ Pasted 3 lines ──────────────────────────────────────────────╮
|       │                                                               │
|       │ Import as 2 rows of Deals  the first line names the columns   │
|       │ Show it                                                       │
|       │ Run as 3 commands  asks first                                 │
|       │ Throw it away                                                 │
|       ╰───────────────────────────────────────────────────────────────╯
|
|
|
|
|
|
|
|
|
|
|
| <Enter> Take   <Esc> Leave
<Down> <Enter>
:dump
| Pasted                                                                 3 lines
| Name    Company Stage
| New one Acme    qualify
| New two Acme    won
|
|
|
|
|
|
|
|
|
|
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
q
:paste option cursor-style cell\noption nonsense on
> run
<Enter>
:dump
| Deals › "dd:quit"                                                            0
|  Name↑   Stage    Amount  Close   Company   Next step
|
|  No deals match. / changes the filter, <Esc> takes it away.
|
|
|                          ╭─ Run these commands? ────╮
|                          │ option cursor-style cell │
|                          │ option nonsense on       │
|                          ╰──────────────────────────╯
|
|
|
|
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
| Deals › "dd:quit"                                                            0
|  Name↑   Stage    Amount  Close   Company   Next step
|
|  No deals match. / changes the filter, <Esc> takes it away.
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
| pasted:2:1: there is no option "nonsense"; :options lists them.
