# The command line completes commands, objects, fields and choices, and remembers; ? shows the keys of this place.
:x_deal
:
> x_
<Tab>
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
|  x_company  Companies t       19,500 EUR  21 Oct  Initech
|  x_deal     Deals     lify    11,500 EUR   7 Mar  Wayne
|:x_
<Tab> <Esc>
:
> set sta
<Tab>
> w
<Tab>
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
|:set stage=won
<Esc>
:
> nonsense
<Enter>
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
| nonsense is not a command; `hotcrm help` lists them.
:
<Up>
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
|:nonsense
<Esc>
:map browse ,a "Acme" { list x_company } ; map browse ,bb "Below" { down } ; map list ,c "Call" { set next_step=Call }
,
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
|╭─ , ──────────────────────────────────────────────────────────────────────────╮
|│ c Call             a Acme             bb Below                               │
|╰──────────────────────────────────────────────────────────────────────────────╯
| <Enter> Open   a New   e Edit   <Space> Mark   / Filter   <Esc> Back   u Undo
<Esc>
?
> mark
:dump
| Deals                                                                       30
|  Name↑             Sta╭─ Keys here (list:x_deal) ──────╮y   Next step
|  Acme licence      Qua│ mark                           │
|  Acme pilot        Los│ <Space>   Mark                 │
|  Acme renewal      Pro│ v         Mark a range         │
|  Acme rollout      Pro│ %         Mark all             │
|  Acme support      Pro│ gv        Marks again          │
|  Globex licence    Won│ V         Turn marks round     │
|  Globex pilot      Pro│ n         Next mark   }        │
|  Globex renewal    Qua│ N         Previous mark   {    │
|  Globex rollout    Qua│ zu        Take marks away      │
|  Globex support    Pro│                                │
|  Hooli licence     Qua│                                │
|  Hooli pilot       Qua│                                │
|  Hooli renewal     Los│                                │
|  Hooli rollout     Won│                                │
|  Hooli support     Won│                                │
|  Initech licence   Pro│                                │h
|  Initech pilot     Won│                                │h
|  Initech renewal   Qua│                                │h
|  Initech rollout   Los│                                │h
|  Initech support   Los╰────────────────────────────────╯h
|  Wayne licence     Qualify    11,500 EUR   7 Mar  Wayne
| <Enter> Take   <Esc> Leave
<Esc>
5
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
| <Enter> Open   a New   e Edit   <Space> Mark   / Filter   <Esc> Back   u Und 5
j
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
z x
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
| zx is not a key here; ? shows those that are.
