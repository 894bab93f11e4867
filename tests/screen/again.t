# What was there before: marks that were taken away (gv), the view before this one (-).
# size 80x9
:x_deal
-
:dump
| Deals                                                                       30
|  Name↑             Stage          Amount  Close   Company   Next step
|  Acme licence      Qualify   102,000 EUR  21 Aug  Acme
|  Acme pilot        Lost      144,000 EUR  15 Aug  Acme
|  Acme renewal      Proposal   48,000 EUR  16 Sep  Acme
|  Acme rollout      Proposal   25,000 EUR  10 Aug  Acme
|  Acme support      Proposal   24,000 EUR  26 Sep  Acme
|  Globex licence    Won       128,500 EUR  22 Jan  Globex
| Deals were shown in this view only; ] shows the next one.
gv
:dump
| Deals                                                                       30
|  Name↑             Stage          Amount  Close   Company   Next step
|  Acme licence      Qualify   102,000 EUR  21 Aug  Acme
|  Acme pilot        Lost      144,000 EUR  15 Aug  Acme
|  Acme renewal      Proposal   48,000 EUR  16 Sep  Acme
|  Acme rollout      Proposal   25,000 EUR  10 Aug  Acme
|  Acme support      Proposal   24,000 EUR  26 Sep  Acme
|  Globex licence    Won       128,500 EUR  22 Jan  Globex
| no marks were taken away here yet.
<Space><Space>
<Esc>
:dump
| Deals                                                                       30
|  Name↑             Stage          Amount  Close   Company   Next step
|  Acme licence      Qualify   102,000 EUR  21 Aug  Acme
|  Acme pilot        Lost      144,000 EUR  15 Aug  Acme
|  Acme renewal      Proposal   48,000 EUR  16 Sep  Acme
|  Acme rollout      Proposal   25,000 EUR  10 Aug  Acme
|  Acme support      Proposal   24,000 EUR  26 Sep  Acme
|  Globex licence    Won       128,500 EUR  22 Jan  Globex
|  Globex pilot      Proposal    4,500 EUR   3 Sep  Globex
gv
:dump
| Deals                                                            2 marked   30
|  Name↑             Stage          Amount  Close   Company   Next step
|+ Acme licence      Qualify   102,000 EUR  21 Aug  Acme
|+ Acme pilot        Lost      144,000 EUR  15 Aug  Acme
|  Acme renewal      Proposal   48,000 EUR  16 Sep  Acme
|  Acme rollout      Proposal   25,000 EUR  10 Aug  Acme
|  Acme support      Proposal   24,000 EUR  26 Sep  Acme
|  Globex licence    Won       128,500 EUR  22 Jan  Globex
|  Globex pilot      Proposal    4,500 EUR   3 Sep  Globex
z]
:dump
| Deals › Open deals                                                          20
|  Name              Stage          Amount  Close↑  Company
|  東京電機 rollout  Qualify     3,500 EUR  15 Jan  東京電機
|  Hooli licence     Qualify   103,500 EUR  28 Feb  Hooli
|  Wayne licence     Qualify    11,500 EUR   7 Mar  Wayne
|  Wayne support     Qualify    54,500 EUR  13 Mar  Wayne
|  Initech renewal   Qualify    55,500 EUR   2 Apr  Initech
|  Globex renewal    Qualify    10,000 EUR   8 Apr  Globex
|  Globex support    Proposal  133,500 EUR  21 Apr  Globex
-
:dump
| Deals                                                                       30
|  Name↑             Stage          Amount  Close   Company   Next step
|  Acme licence      Qualify   102,000 EUR  21 Aug  Acme
|  Acme pilot        Lost      144,000 EUR  15 Aug  Acme
|  Acme renewal      Proposal   48,000 EUR  16 Sep  Acme
|  Acme rollout      Proposal   25,000 EUR  10 Aug  Acme
|  Acme support      Proposal   24,000 EUR  26 Sep  Acme
|  Globex licence    Won       128,500 EUR  22 Jan  Globex
|  Globex pilot      Proposal    4,500 EUR   3 Sep  Globex
-
:dump
| Deals › Open deals                                                          20
|  Name              Stage          Amount  Close↑  Company
|  東京電機 rollout  Qualify     3,500 EUR  15 Jan  東京電機
|  Hooli licence     Qualify   103,500 EUR  28 Feb  Hooli
|  Wayne licence     Qualify    11,500 EUR   7 Mar  Wayne
|  Wayne support     Qualify    54,500 EUR  13 Mar  Wayne
|  Initech renewal   Qualify    55,500 EUR   2 Apr  Initech
|  Globex renewal    Qualify    10,000 EUR   8 Apr  Globex
|  Globex support    Proposal  133,500 EUR  21 Apr  Globex
