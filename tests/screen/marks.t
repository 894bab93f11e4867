# Marks: rows, a range, all; a bulk set shows what it will do and is one undo.
:x_deal
<Space> j v jj
:dump
| Deals                                                            4 marked   30
|  Name↑             Stage          Amount  Close   Company   Next step
|+ Acme licence      Qualify   102,000 EUR  21 Aug  Acme
|  Acme pilot        Lost      144,000 EUR  15 Aug  Acme
|+ Acme renewal      Proposal   48,000 EUR  16 Sep  Acme
|+ Acme rollout      Proposal   25,000 EUR  10 Aug  Acme
|+ Acme support      Proposal   24,000 EUR  26 Sep  Acme
|  Globex licence    Won       128,500 EUR  22 Jan  Globex
|  Globex pilot      Proposal    4,500 EUR   3 Sep  Globex
|  Globex renewal    Qualify    10,000 EUR   8 Apr  Globex
|  Globex rollout    Qualify   119,500 EUR  15 Jun  Globex
|  Globex support    Proposal  133,500 EUR  21 Apr  Globex
|  Hooli licence     Qualify   103,500 EUR  28 Feb  Hooli
|  Hooli pilot       Qualify   118,000 EUR   9 Nov  Hooli
|  Hooli renewal     Lost      142,000 EUR  23 Feb  Hooli
|  Hooli rollout     Won        81,500 EUR  17 Apr  Hooli
|  Hooli support     Won         8,500 EUR  19 Feb  Hooli
|  Initech licence   Proposal   70,000 EUR   3 Jun  Initech
|  Initech pilot     Won        99,500 EUR   1 Feb  Initech
|  Initech renewal   Qualify    55,500 EUR   2 Apr  Initech
|  Initech rollout   Lost       97,000 EUR  13 Dec  Initech
|  Initech support   Lost       19,500 EUR  21 Oct  Initech
|  Wayne licence     Qualify    11,500 EUR   7 Mar  Wayne
| e Edit   d Delete   zu Take marks away       +4 marks   sum Amount 199,000 EUR
:set stage=lost
:dump
| Deals                                                            4 marked   30
|  Name↑             Stage          Amount  Close   Company   Next step
|+ Acme licence      Qualify   102,000 EUR  21 Aug  Acme
|  Acme pilot        Lost      144,000 EUR  15 Aug  Acme
|+ Acme renewal      Proposal   48,000 EUR  16 Sep  Acme
|+ Acme rollout      Proposal   25,000 EUR  10 Aug  Acme
|+ Acme support╭─ Set Stage of 4 deals? ─────────────────────────╮
|  Globex licen│ Acme licence                    Qualify → Lost  │
|  Globex pilot│ Acme renewal                    Proposal → Lost │
|  Globex renew│ Acme rollout                    Proposal → Lost │
|  Globex rollo│ Acme support                    Proposal → Lost │
|  Globex suppo╰─────────────────────────────────────────────────╯
|  Hooli licence     Qualify   103,500 EUR  28 Feb  Hooli
|  Hooli pilot       Qualify   118,000 EUR   9 Nov  Hooli
|  Hooli renewal     Lost      142,000 EUR  23 Feb  Hooli
|  Hooli rollout     Won        81,500 EUR  17 Apr  Hooli
|  Hooli support     Won         8,500 EUR  19 Feb  Hooli
|  Initech licence   Proposal   70,000 EUR   3 Jun  Initech
|  Initech pilot     Won        99,500 EUR   1 Feb  Initech
|  Initech renewal   Qualify    55,500 EUR   2 Apr  Initech
|  Initech rollout   Lost       97,000 EUR  13 Dec  Initech
|  Initech support   Lost       19,500 EUR  21 Oct  Initech
|  Wayne licence     Qualify    11,500 EUR   7 Mar  Wayne
| <Enter> Do it   <Esc> Leave it
<Enter>
:dump
| Deals                                                            4 marked   30
|  Name↑             Stage          Amount  Close   Company   Next step
|+ Acme licence      Lost      102,000 EUR  21 Aug  Acme
|  Acme pilot        Lost      144,000 EUR  15 Aug  Acme
|+ Acme renewal      Lost       48,000 EUR  16 Sep  Acme
|+ Acme rollout      Lost       25,000 EUR  10 Aug  Acme
|+ Acme support      Lost       24,000 EUR  26 Sep  Acme
|  Globex licence    Won       128,500 EUR  22 Jan  Globex
|  Globex pilot      Proposal    4,500 EUR   3 Sep  Globex
|  Globex renewal    Qualify    10,000 EUR   8 Apr  Globex
|  Globex rollout    Qualify   119,500 EUR  15 Jun  Globex
|  Globex support    Proposal  133,500 EUR  21 Apr  Globex
|  Hooli licence     Qualify   103,500 EUR  28 Feb  Hooli
|  Hooli pilot       Qualify   118,000 EUR   9 Nov  Hooli
|  Hooli renewal     Lost      142,000 EUR  23 Feb  Hooli
|  Hooli rollout     Won        81,500 EUR  17 Apr  Hooli
|  Hooli support     Won         8,500 EUR  19 Feb  Hooli
|  Initech licence   Proposal   70,000 EUR   3 Jun  Initech
|  Initech pilot     Won        99,500 EUR   1 Feb  Initech
|  Initech renewal   Qualify    55,500 EUR   2 Apr  Initech
|  Initech rollout   Lost       97,000 EUR  13 Dec  Initech
|  Initech support   Lost       19,500 EUR  21 Oct  Initech
|  Wayne licence     Qualify    11,500 EUR   7 Mar  Wayne
| Set Stage of 4 deals.   u undo
u
<Esc>
%
:dump
| Deals                                                           30 marked   30
|  Name↑             Stage          Amount  Close   Company   Next step
|+ Acme licence      Qualify   102,000 EUR  21 Aug  Acme
|+ Acme pilot        Lost      144,000 EUR  15 Aug  Acme
|+ Acme renewal      Proposal   48,000 EUR  16 Sep  Acme
|+ Acme rollout      Proposal   25,000 EUR  10 Aug  Acme
|+ Acme support      Proposal   24,000 EUR  26 Sep  Acme
|+ Globex licence    Won       128,500 EUR  22 Jan  Globex
|+ Globex pilot      Proposal    4,500 EUR   3 Sep  Globex
|+ Globex renewal    Qualify    10,000 EUR   8 Apr  Globex
|+ Globex rollout    Qualify   119,500 EUR  15 Jun  Globex
|+ Globex support    Proposal  133,500 EUR  21 Apr  Globex
|+ Hooli licence     Qualify   103,500 EUR  28 Feb  Hooli
|+ Hooli pilot       Qualify   118,000 EUR   9 Nov  Hooli
|+ Hooli renewal     Lost      142,000 EUR  23 Feb  Hooli
|+ Hooli rollout     Won        81,500 EUR  17 Apr  Hooli
|+ Hooli support     Won         8,500 EUR  19 Feb  Hooli
|+ Initech licence   Proposal   70,000 EUR   3 Jun  Initech
|+ Initech pilot     Won        99,500 EUR   1 Feb  Initech
|+ Initech renewal   Qualify    55,500 EUR   2 Apr  Initech
|+ Initech rollout   Lost       97,000 EUR  13 Dec  Initech
|+ Initech support   Lost       19,500 EUR  21 Oct  Initech
|+ Wayne licence     Qualify    11,500 EUR   7 Mar  Wayne
| e Edit   d Delete   zu Take marks away    +30 marks   sum Amount 2,166,000 EUR
d
:dump
| Deals                                                           30 marked   30
|  Name↑             Stage          Amount  Close   Company   Next step
|+ Acme licence      Qualify   102,000 EUR  21 Aug  Acme
|+ Acme pilot        Lost      144,000 EUR  15 Aug  Acme
|+ Acme renewal      Proposal   48,000 EUR  16 Sep  Acme
|+ Acme rollout      Pro╭─ Delete 30 deals? ─────────────╮
|+ Acme support      Pro│ Acme licence                   │
|+ Globex licence    Won│ Acme pilot                     │
|+ Globex pilot      Pro│ Acme renewal                   │
|+ Globex renewal    Qua│ Acme rollout                   │
|+ Globex rollout    Qua│ Acme support                   │
|+ Globex support    Pro│ Globex licence                 │
|+ Hooli licence     Qua│ and 24 more                    │
|+ Hooli pilot       Qua╰────────────────────────────────╯
|+ Hooli renewal     Lost      142,000 EUR  23 Feb  Hooli
|+ Hooli rollout     Won        81,500 EUR  17 Apr  Hooli
|+ Hooli support     Won         8,500 EUR  19 Feb  Hooli
|+ Initech licence   Proposal   70,000 EUR   3 Jun  Initech
|+ Initech pilot     Won        99,500 EUR   1 Feb  Initech
|+ Initech renewal   Qualify    55,500 EUR   2 Apr  Initech
|+ Initech rollout   Lost       97,000 EUR  13 Dec  Initech
|+ Initech support   Lost       19,500 EUR  21 Oct  Initech
|+ Wayne licence     Qualify    11,500 EUR   7 Mar  Wayne
| <Enter> Do it   <Esc> Leave it
<Esc> <Esc>
dd
:dump
| Deals                                                                       28
|  Name↑             Stage          Amount  Close   Company   Next step
|  Acme licence      Qualify   102,000 EUR  21 Aug  Acme
|  Acme pilot        Lost      144,000 EUR  15 Aug  Acme
|  Acme renewal      Proposal   48,000 EUR  16 Sep  Acme
|  Acme rollout      Proposal   25,000 EUR  10 Aug  Acme
|  Globex pilot      Proposal    4,500 EUR   3 Sep  Globex
|  Globex renewal    Qualify    10,000 EUR   8 Apr  Globex
|  Globex rollout    Qualify   119,500 EUR  15 Jun  Globex
|  Globex support    Proposal  133,500 EUR  21 Apr  Globex
|  Hooli licence     Qualify   103,500 EUR  28 Feb  Hooli
|  Hooli pilot       Qualify   118,000 EUR   9 Nov  Hooli
|  Hooli renewal     Lost      142,000 EUR  23 Feb  Hooli
|  Hooli rollout     Won        81,500 EUR  17 Apr  Hooli
|  Hooli support     Won         8,500 EUR  19 Feb  Hooli
|  Initech licence   Proposal   70,000 EUR   3 Jun  Initech
|  Initech pilot     Won        99,500 EUR   1 Feb  Initech
|  Initech renewal   Qualify    55,500 EUR   2 Apr  Initech
|  Initech rollout   Lost       97,000 EUR  13 Dec  Initech
|  Initech support   Lost       19,500 EUR  21 Oct  Initech
|  Wayne licence     Qualify    11,500 EUR   7 Mar  Wayne
|  Wayne pilot       Proposal  108,000 EUR  13 Nov  Wayne
|  Wayne renewal     Qualify   102,000 EUR   7 Jul  Wayne
| Deleted 1 deal.   u undo
