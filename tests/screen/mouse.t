# size 80x14
# A click moves, a second one opens; a header sorts; the wheel scrolls; tabs are buttons; a paste is never keys.
:x_deal
:click 5 6
:dump roles
| Deals                                                                       30
|  Name↑             Stage          Amount  Close   Company   Next step
|  Acme licence      Qualify   102,000 EUR  21 Aug  Acme
|  Acme pilot        Lost      144,000 EUR  15 Aug  Acme
|  Acme renewal      Proposal   48,000 EUR  16 Sep  Acme
|  Acme rollout      Proposal   25,000 EUR  10 Aug  Acme
|  Acme support      Proposal   24,000 EUR  26 Sep  Acme
|  Globex licence    Won       128,500 EUR  22 Jan  Globex
|  Globex pilot      Proposal    4,500 EUR   3 Sep  Globex
|  Globex renewal    Qualify    10,000 EUR   8 Apr  Globex
|  Globex rollout    Qualify   119,500 EUR  15 Jun  Globex
|  Globex support    Proposal  133,500 EUR  21 Apr  Globex
|  Hooli licence     Qualify   103,500 EUR  28 Feb  Hooli
|  Hooli pilot       Qualify   118,000 EUR   9 Nov  Hooli
|0:0-76 title
|0:77-78 title-dim
|0:79-79 title
|1:0-1 header
|1:2-6 header-focus
|1:7-79 header
|2:20-26 stage-1
|3:20-23 error
|4:20-27 stage-2
|5:20-27 stage-2
|6:0-79 focus
|7:20-22 ok
|8:20-27 stage-2
|9:20-26 stage-1
|10:20-26 stage-1
|11:20-27 stage-2
|12:20-26 stage-1
|13:20-26 stage-1
:click 36 1
:dump
| Deals                                                                       30
|  Name              Stage         Amount↑  Close   Company   Next step
|  東京電機 rollout  Qualify     3,500 EUR  15 Jan  東京電機
|  Globex pilot      Proposal    4,500 EUR   3 Sep  Globex
|  Hooli support     Won         8,500 EUR  19 Feb  Hooli
|  Globex renewal    Qualify    10,000 EUR   8 Apr  Globex
|  Wayne licence     Qualify    11,500 EUR   7 Mar  Wayne
|  Initech support   Lost       19,500 EUR  21 Oct  Initech
|  Acme support      Proposal   24,000 EUR  26 Sep  Acme
|  Acme rollout      Proposal   25,000 EUR  10 Aug  Acme
|  東京電機 renewal  Qualify    35,000 EUR  23 Apr  東京電機
|  東京電機 support  Lost       46,000 EUR  18 Nov  東京電機
|  Acme renewal      Proposal   48,000 EUR  16 Sep  Acme
|  Wayne support     Qualify    54,500 EUR  13 Mar  Wayne
:wheel 5 5
:wheel 5 5
:dump
| Deals                                                                       30
|  Name              Stage         Amount↑  Close   Company   Next step
|  Acme support      Proposal   24,000 EUR  26 Sep  Acme
|  Acme rollout      Proposal   25,000 EUR  10 Aug  Acme
|  東京電機 renewal  Qualify    35,000 EUR  23 Apr  東京電機
|  東京電機 support  Lost       46,000 EUR  18 Nov  東京電機
|  Acme renewal      Proposal   48,000 EUR  16 Sep  Acme
|  Wayne support     Qualify    54,500 EUR  13 Mar  Wayne
|  Initech renewal   Qualify    55,500 EUR   2 Apr  Initech
|  Initech licence   Proposal   70,000 EUR   3 Jun  Initech
|  Wayne rollout     Qualify    70,000 EUR  10 Oct  Wayne
|  Hooli rollout     Won        81,500 EUR  17 Apr  Hooli
|  東京電機 pilot    Won        86,000 EUR  14 Jan  東京電機
|  Initech rollout   Lost       97,000 EUR  13 Dec  Initech
:click 5 6
:click 5 6
:dump
| Deal › Acme renewal
|  Stage Proposal   Amount 48,000 EUR   Close 16 Sep   Company Acme
|  Details   Timeline   History
| Deal
|  Name                  Acme renewal
|  Company               Acme
|  Stage                 Proposal
|  Amount                48,000 EUR
|  Close                 16 Sep
|
| Plan
|  Next step
|
| System
:click 15 2
:dump
| Deal › Acme renewal
|  Stage Proposal   Amount 48,000 EUR   Close 16 Sep   Company Acme
|  Details   Timeline   History
| 09:00           Created                                     Kim
|
|
|
|
|
|
|
|
|
|
q
:paste dd:quit
:dump
| Deals                                                                       30
|  Name              Stage         Amount↑  Close   Company   Next step
|  Acme support      Pro╭─ Pasted 1 line ────────────────╮
|  Acme rollout      Pro│                                │
|  東京電機 renewal  Qua│ Filter by it                   │機
|  東京電機 support  Los│ Show it                        │機
|  Acme renewal      Pro│ Run as a command  asks first   │
|  Wayne support     Qua│ Throw it away                  │
|  Initech renewal   Qua╰────────────────────────────────╯h
|  Initech licence   Proposal   70,000 EUR   3 Jun  Initech
|  Wayne rollout     Qualify    70,000 EUR  10 Oct  Wayne
|  Hooli rollout     Won        81,500 EUR  17 Apr  Hooli
|  東京電機 pilot    Won        86,000 EUR  14 Jan  東京電機
|  Initech rollout   Lost       97,000 EUR  13 Dec  Initech
<Esc>
/
:paste Acme
:dump
| Deals › Acme                                                           5 of 30
|  Name          Stage         Amount↑  Close   Company   Next step
|  Acme support  Proposal   24,000 EUR  26 Sep  Acme
|  Acme rollout  Proposal   25,000 EUR  10 Aug  Acme
|  Acme renewal  Proposal   48,000 EUR  16 Sep  Acme
|  Acme licence  Qualify   102,000 EUR  21 Aug  Acme
|  Acme pilot    Lost      144,000 EUR  15 Aug  Acme
|
|
|
|
|
|
|/Acme
