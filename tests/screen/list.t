# A list: moving, columns that give way, sorting, views.
:x_deal
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
| <Enter> Open   a New   e Edit   <Space> Mark   / Filter   <Esc> Back   u Undo
jjj lll
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
|  Hooli renewal     Lost      142,000 EUR  23 Feb  Hooli
|  Hooli rollout     Won        81,500 EUR  17 Apr  Hooli
|  Hooli support     Won         8,500 EUR  19 Feb  Hooli
|  Initech licence   Proposal   70,000 EUR   3 Jun  Initech
|  Initech pilot     Won        99,500 EUR   1 Feb  Initech
|  Initech renewal   Qualify    55,500 EUR   2 Apr  Initech
|  Initech rollout   Lost       97,000 EUR  13 Dec  Initech
|  Initech support   Lost       19,500 EUR  21 Oct  Initech
|  Wayne licence     Qualify    11,500 EUR   7 Mar  Wayne
| <Enter> Open   a New   e Edit   <Space> Mark   / Filter   <Esc> Back   u Undo
|0:0-76 title
|0:77-78 title-dim
|0:79-79 title
|1:0-42 header
|1:43-47 header-focus
|1:48-79 header
|2:20-26 stage-1
|3:20-23 error
|4:20-27 stage-2
|5:0-42 focus
|5:43-48 focus-cell
|5:49-79 focus
|6:20-27 stage-2
|7:20-22 ok
|8:20-27 stage-2
|9:20-26 stage-1
|10:20-26 stage-1
|11:20-27 stage-2
|12:20-26 stage-1
|13:20-26 stage-1
|14:20-23 error
|15:20-22 ok
|16:20-22 ok
|17:20-27 stage-2
|18:20-22 ok
|19:20-26 stage-1
|20:20-23 error
|21:20-23 error
|22:20-26 stage-1
|23:0-0 footer
|23:1-7 key
|23:8-15 footer
|23:16-16 key
|23:17-23 footer
|23:24-24 key
|23:25-32 footer
|23:33-39 key
|23:40-47 footer
|23:48-48 key
|23:49-58 footer
|23:59-63 key
|23:64-71 footer
|23:72-72 key
|23:73-79 footer
G
:dump
| Deals                                                                       30
|  Name↑             Stage          Amount  Close   Company   Next step
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
|  Wayne rollout     Qualify    70,000 EUR  10 Oct  Wayne
|  Wayne support     Qualify    54,500 EUR  13 Mar  Wayne
|  東京電機 licence  Proposal  115,500 EUR   7 Sep  東京電機
|  東京電機 pilot    Won        86,000 EUR  14 Jan  東京電機
|  東京電機 renewal  Qualify    35,000 EUR  23 Apr  東京電機
|  東京電機 rollout  Qualify     3,500 EUR  15 Jan  東京電機
|  東京電機 support  Lost       46,000 EUR  18 Nov  東京電機
| <Enter> Open   a New   e Edit   <Space> Mark   / Filter   <Esc> Back   u Undo
ll >
:dump
| Deals                                                                       30
|  Name              Stage          Amount  Close   Company   Next step↓
|  Wayne licence     Qualify    11,500 EUR   7 Mar  Wayne
|  Wayne support     Qualify    54,500 EUR  13 Mar  Wayne
|  Wayne rollout     Qualify    70,000 EUR  10 Oct  Wayne
|  Wayne renewal     Qualify   102,000 EUR   7 Jul  Wayne
|  Wayne pilot       Proposal  108,000 EUR  13 Nov  Wayne
|  東京電機 licence  Proposal  115,500 EUR   7 Sep  東京電機
|  東京電機 support  Lost       46,000 EUR  18 Nov  東京電機
|  東京電機 rollout  Qualify     3,500 EUR  15 Jan  東京電機
|  東京電機 renewal  Qualify    35,000 EUR  23 Apr  東京電機
|  東京電機 pilot    Won        86,000 EUR  14 Jan  東京電機
|  Initech licence   Proposal   70,000 EUR   3 Jun  Initech
|  Initech support   Lost       19,500 EUR  21 Oct  Initech
|  Initech rollout   Lost       97,000 EUR  13 Dec  Initech
|  Initech renewal   Qualify    55,500 EUR   2 Apr  Initech
|  Initech pilot     Won        99,500 EUR   1 Feb  Initech
|  Hooli licence     Qualify   103,500 EUR  28 Feb  Hooli
|  Hooli support     Won         8,500 EUR  19 Feb  Hooli
|  Hooli rollout     Won        81,500 EUR  17 Apr  Hooli
|  Hooli renewal     Lost      142,000 EUR  23 Feb  Hooli
|  Hooli pilot       Qualify   118,000 EUR   9 Nov  Hooli
|  Globex licence    Won       128,500 EUR  22 Jan  Globex
| <Enter> Open   a New   e Edit   <Space> Mark   / Filter   <Esc> Back   u Undo
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
|  東京電機 renewal  Qualify    35,000 EUR  23 Apr  東京電機
|  Initech licence   Proposal   70,000 EUR   3 Jun  Initech
|  Globex rollout    Qualify   119,500 EUR  15 Jun  Globex
|  Wayne renewal     Qualify   102,000 EUR   7 Jul  Wayne
|  Acme rollout      Proposal   25,000 EUR  10 Aug  Acme
|  Acme licence      Qualify   102,000 EUR  21 Aug  Acme
|  Globex pilot      Proposal    4,500 EUR   3 Sep  Globex
|  東京電機 licence  Proposal  115,500 EUR   7 Sep  東京電機
|  Acme renewal      Proposal   48,000 EUR  16 Sep  Acme
|  Acme support      Proposal   24,000 EUR  26 Sep  Acme
|  Wayne rollout     Qualify    70,000 EUR  10 Oct  Wayne
|  Hooli pilot       Qualify   118,000 EUR   9 Nov  Hooli
|  Wayne pilot       Proposal  108,000 EUR  13 Nov  Wayne
|
| <Enter> Open   a New   e Edit   <Space> Mark   / Filter   <Esc> Back   u Undo
:size 60x10
:dump
| Deals › Open deals                                      20
|  Name              Stage          Amount  Close↑  Company
|  東京電機 rollout  Qualify     3,500 EUR  15 Jan  東京電機
|  Hooli licence     Qualify   103,500 EUR  28 Feb  Hooli
|  Wayne licence     Qualify    11,500 EUR   7 Mar  Wayne
|  Wayne support     Qualify    54,500 EUR  13 Mar  Wayne
|  Initech renewal   Qualify    55,500 EUR   2 Apr  Initech
|  Globex renewal    Qualify    10,000 EUR   8 Apr  Globex
|  Globex support    Proposal  133,500 EUR  21 Apr  Globex
|  東京電機 renewal  Qualify    35,000 EUR  23 Apr  東京電機
