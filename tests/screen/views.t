# size 100x14
# A board and a calendar are kept as views and come back as what they were; a view on what is gone says so and harms nothing.
:x_deal
:board stage
:filter amount:50k..
:view-save Big ones
:dump
| Deals › amount:50k..                                                                            19
| Qualify               8  725k   Proposal     4  427k   Won          4  396k   Lost         3  383k
| Acme licence             102k │ Globex support  134k │ Globex licence  129k │ Acme pilot      144k
|  21 Aug  Acme                 │  21 Apr  Globex      │  22 Jan  Globex      │  15 Aug  Acme
| Globex rollout           120k │ Initech licence  70k │ Hooli rollout  81.5k │ Hooli renewal   142k
|  15 Jun  Globex               │  3 Jun  Initech      │  17 Apr  Hooli       │  23 Feb  Hooli
| Hooli licence            104k │ Wayne pilot     108k │ Initech pilot  99.5k │ Initech rollout  97k
|  28 Feb  Hooli                │  13 Nov  Wayne       │  1 Feb  Initech      │  13 Dec  Initech
| Hooli pilot              118k │ 東京電機 lice…  116k │ 東京電機 pilot   86k │
|  9 Nov  Hooli                 │  7 Sep  東京電機     │  14 Jan  東京電機    │
| Initech renewal         55.5k │                      │                      │
|  2 Apr  Initech               │                      │                      │
| Wayne renewal            102k │                      │                      │
| Saved the view "Big ones"; ] and [ step through views.
zl
:view Big ones
:dump
| Deals › Big ones                                                                                19
| Qualify               8  725k   Proposal     4  427k   Won          4  396k   Lost         3  383k
| Acme licence             102k │ Globex support  134k │ Globex licence  129k │ Acme pilot      144k
|  21 Aug  Acme                 │  21 Apr  Globex      │  22 Jan  Globex      │  15 Aug  Acme
| Globex rollout           120k │ Initech licence  70k │ Hooli rollout  81.5k │ Hooli renewal   142k
|  15 Jun  Globex               │  3 Jun  Initech      │  17 Apr  Hooli       │  23 Feb  Hooli
| Hooli licence            104k │ Wayne pilot     108k │ Initech pilot  99.5k │ Initech rollout  97k
|  28 Feb  Hooli                │  13 Nov  Wayne       │  1 Feb  Initech      │  13 Dec  Initech
| Hooli pilot              118k │ 東京電機 lice…  116k │ 東京電機 pilot   86k │
|  9 Nov  Hooli                 │  7 Sep  東京電機     │  14 Jan  東京電機    │
| Initech renewal         55.5k │                      │                      │
|  2 Apr  Initech               │                      │                      │
| Wayne renewal            102k │                      │                      │
|  7 Jul  Wayne                 │                      │                      │
q
:x_deal
:calendar
zf
> When they close
<Enter>
:dump
| Deals                                                                                November 2026
| Mon           Tue           Wed           Thu           Fri           Sat           Sun
| 26            27            28            29            30            31             1
|
|  2             3             4             5             6             7             8
|
|  9            10            11            12            13            14            15
| Hooli pilot                                             Wayne pilot
| 16            17            18            19            20            21            22
|                             東京電機 s…
| 23            24            25            26            27            28            29
|
| 30             1             2             3             4             5             6
| Saved the view "When they close"; ] and [ step through views.
zl
zv
:dump
| Deals › close_date:2026-10-26..2026-12-06                                                        3
|  Name↑             Stage          Amount  Close   Company   Next step
|  Hooli pilot       Qualify   118,╭─ View ──────────────────────╮
|  Wayne pilot       Proposal  108,│                             │
|  東京電機 support  Lost       46,│ All deals                   │
|                                  │ Open deals                  │
|                                  │ Big ones  board             │
|                                  │ When they close  calendar   │
|                                  ╰─────────────────────────────╯
|
|
|
|
|
<Enter>
q
:x_deal
:view "When they close"
:dump
| Deals › When they close                                                              November 2026
| Mon           Tue           Wed           Thu           Fri           Sat           Sun
| 26            27            28            29            30            31             1
|
|  2             3             4             5             6             7             8
|
|  9            10            11            12            13            14            15
| Hooli pilot                                             Wayne pilot
| 16            17            18            19            20            21            22
|                             東京電機 s…
| 23            24            25            26            27            28            29
|
| 30             1             2             3             4             5             6
|
q
:new saved_view name=Gone object=x_deal kind=list query="gone:yes amount:5k.."
:x_deal
:view Gone
:dump
| Deals                                                                                           30
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
| x_deal has no field `gone`.
:new saved_view name=Narrow object=x_deal kind=list columns="name,vanished,amount" sort="-vanished"
:view Narrow
:dump
| Deals                                                                                           30
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
| x_deal has no field `vanished`.
:new saved_view name=Lost object=x_deal kind=board group=vanished
:view Lost
:dump
| Deals                                                                                           30
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
| no board by vanished; columns can be made of stage.
