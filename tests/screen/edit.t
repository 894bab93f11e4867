# A cell is edited in place: a choice is picked, a date is understood, a mistake is said, undo takes it back.
:x_deal
l e
> won
:dump
| Deals                                                                       30
|  Name↑             Stage          Amount  Close   Company   Next step
|  Acme licence      Qualify   102,000 EUR  21 Aug  Acme
|  Acme pilot        ╭─ Stage ────────────────────╮ Acme
|  Acme renewal      │ won                        │ Acme
|  Acme rollout      │ Won                        │ Acme
|  Acme support      │                            │ Acme
|  Globex licence    │                            │ Globex
|  Globex pilot      │                            │ Globex
|  Globex renewal    ╰────────────────────────────╯ Globex
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
| <Enter> Take   <Esc> Leave
<Enter>
:dump
| Deals                                                                       30
|  Name↑             Stage          Amount  Close   Company   Next step
|  Acme licence      Won       102,000 EUR  21 Aug  Acme
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
| Saved Stage.   u undo
u
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
| undone: set Stage of 1 deal
ll e <C-u>
> soon
<Enter>
:dump
| Deals                                                                       30
|  Name↑             Stage          Amount  Close   Company   Next step
|  Acme licence      Qualify   102,000 EUR  soon
|  Acme pil close_date: "soon" is not a date; write 2027-02-28, fri, +3d or eom.
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
| <Enter> Take   <Esc> Leave
<C-u>
> fri
<Enter>
:dump
| Deals                                                                       30
|  Name↑             Stage          Amount  Close   Company   Next step
|  Acme licence      Qualify   102,000 EUR  27 Nov  Acme
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
| Saved Close.   u undo
