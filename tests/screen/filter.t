# The filter bar filters while one types, says what is wrong under the caret, and Esc takes it back.
:x_deal
/
> stage:won amount:
:dump
| Deals › stage:won amount                                               0 of 30
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
|                  ^ Expected a value at the end.
|/stage:won amount:
> 50k..
<Enter>
:dump
| Deals › stage:won amount:50k..                                         4 of 30
|  Name↑           Stage        Amount  Close   Company   Next step
|  Globex licence  Won     128,500 EUR  22 Jan  Globex
|  Hooli rollout   Won      81,500 EUR  17 Apr  Hooli
|  Initech pilot   Won      99,500 EUR   1 Feb  Initech
|  東京電機 pilot  Won      86,000 EUR  14 Jan  東京電機
|
|
|
|
|
|
|
|
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
l *
:dump
| Deals › stage:qualify                                                 12 of 30
|  Name↑             Stage         Amount  Close   Company   Next step
|  Acme licence      Qualify  102,000 EUR  21 Aug  Acme
|  Globex renewal    Qualify   10,000 EUR   8 Apr  Globex
|  Globex rollout    Qualify  119,500 EUR  15 Jun  Globex
|  Hooli licence     Qualify  103,500 EUR  28 Feb  Hooli
|  Hooli pilot       Qualify  118,000 EUR   9 Nov  Hooli
|  Initech renewal   Qualify   55,500 EUR   2 Apr  Initech
|  Wayne licence     Qualify   11,500 EUR   7 Mar  Wayne
|  Wayne renewal     Qualify  102,000 EUR   7 Jul  Wayne
|  Wayne rollout     Qualify   70,000 EUR  10 Oct  Wayne
|  Wayne support     Qualify   54,500 EUR  13 Mar  Wayne
|  東京電機 renewal  Qualify   35,000 EUR  23 Apr  東京電機
|  東京電機 rollout  Qualify    3,500 EUR  15 Jan  東京電機
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
<Esc> #
:dump
| Deals › -stage:qualify                                                18 of 30
|  Name↑             Stage          Amount  Close   Company   Next step
|  Acme pilot        Lost      144,000 EUR  15 Aug  Acme
|  Acme renewal      Proposal   48,000 EUR  16 Sep  Acme
|  Acme rollout      Proposal   25,000 EUR  10 Aug  Acme
|  Acme support      Proposal   24,000 EUR  26 Sep  Acme
|  Globex licence    Won       128,500 EUR  22 Jan  Globex
|  Globex pilot      Proposal    4,500 EUR   3 Sep  Globex
|  Globex support    Proposal  133,500 EUR  21 Apr  Globex
|  Hooli renewal     Lost      142,000 EUR  23 Feb  Hooli
|  Hooli rollout     Won        81,500 EUR  17 Apr  Hooli
|  Hooli support     Won         8,500 EUR  19 Feb  Hooli
|  Initech licence   Proposal   70,000 EUR   3 Jun  Initech
|  Initech pilot     Won        99,500 EUR   1 Feb  Initech
|  Initech rollout   Lost       97,000 EUR  13 Dec  Initech
|  Initech support   Lost       19,500 EUR  21 Oct  Initech
|  Wayne pilot       Proposal  108,000 EUR  13 Nov  Wayne
|  東京電機 licence  Proposal  115,500 EUR   7 Sep  東京電機
|  東京電機 pilot    Won        86,000 EUR  14 Jan  東京電機
|  東京電機 support  Lost       46,000 EUR  18 Nov  東京電機
|
|
|
| <Enter> Open   a New   e Edit   <Space> Mark   / Filter   <Esc> Back   u Undo
/
> nosuch:1
:dump
| Deals › -stage:qualify nosuch                                          0 of 30
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
|                ^ x_deal has no field `nosuch`.
|/-stage:qualify nosuch:1
<Esc>
/
> sta
<Tab>
:dump
| Deals › -stage:qualify stage                                           0 of 30
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
|/-stage:qualify stage
