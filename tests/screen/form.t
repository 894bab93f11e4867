# A new record by form: choices narrow as one types, dates answer, a missing field is named, the draft is kept.
:x_deal
a
:dump
| New Deal
|
| Deal
|  Name *
|  Company *
|  Stage *             Qualify
|  Amount
|  Close
|
| Plan
|  Next step
|
| More
|  Owner               Kim
|
|
|
|
|
|
|
|
|
| <C-s> Save   <Esc> Back   <Tab> Next field   <C-Space> Choices   <C-x> Discard
<Tab>
> glo
:dump
| New Deal
|
| Deal
|  Name *
|  Company *           ╭─ Company ──────────────────╮
|  Stage *             │ glo                        │
|  Amount              │ Globex                     │
|  Close               ╰────────────────────────────╯
|
| Plan
|  Next step
|
| More
|  Owner               Kim
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
<Enter> <Tab>
> 12.5k
<Tab>
> eom
<Tab>
:dump
| New Deal
|
| Deal
|  Name *
|  Company *           Globex
|  Stage *             Qualify
|  Amount              12.5k                                    = 12,500.00 EUR
|  Close               eom                                         = 2026-11-30
|
| Plan
|  Next step
|
| More
|  Owner               Kim
|
|
|
|
|
|
|
|
|
| <C-s> Save   <Esc> Back   <Tab> Next field   <C-Space> Choices   <C-x> Discard
<C-s>
:dump
| New Deal                                                             1 to mend
|
| Deal
|  Name *
|                      It cannot be left empty.
|  Company *           Globex
|  Stage *             Qualify
|  Amount              12.5k                                    = 12,500.00 EUR
|  Close               eom                                         = 2026-11-30
|
| Plan
|  Next step
|
| More
|  Owner               Kim
|
|
|
|
|
|
|
|
| <C-s> Save   <Esc> Back   <Tab> Next field   <C-Space> Choices   <C-x> Discard
> Grid study
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
| Not saved; what you typed waits as a draft.
a
:dump
| New Deal
|
| Deal
|  Name *              Grid study
|  Company *           Globex
|  Stage *             Qualify
|  Amount              12.5k
|  Close               eom
|
| Plan
|  Next step
|
| More
|  Owner               Kim
|
|
|
|
|
|
|
|
|
| What you typed here before is back; discard throws it away.
<C-s>
:dump
| Deals                                                                       31
|  Name↑             Stage          Amount  Close   Company   Next step
|  Acme rollout      Proposal   25,000 EUR  10 Aug  Acme
|  Acme support      Proposal   24,000 EUR  26 Sep  Acme
|  Globex licence    Won       128,500 EUR  22 Jan  Globex
|  Globex pilot      Proposal    4,500 EUR   3 Sep  Globex
|  Globex renewal    Qualify    10,000 EUR   8 Apr  Globex
|  Globex rollout    Qualify   119,500 EUR  15 Jun  Globex
|  Globex support    Proposal  133,500 EUR  21 Apr  Globex
|  Grid study        Qualify    12,500 EUR  30 Nov  Globex
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
| Saved Grid study.   u undo
u
:dump
| Deals                                                                       30
|  Name↑             Stage          Amount  Close   Company   Next step
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
|  Wayne pilot       Proposal  108,000 EUR  13 Nov  Wayne
|  Wayne renewal     Qualify   102,000 EUR   7 Jul  Wayne
|  Wayne rollout     Qualify    70,000 EUR  10 Oct  Wayne
| undone: new 1 x_deal
