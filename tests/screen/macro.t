# size 80x12
# A macro is recorded as commands: keys, counts, what was typed, lines of the prompt; the dot repeats the last change.
:option cursor-style mark
:x_deal
M
/
> amount:100k..
<Enter>
2j
:set next_step="Call %(company)"
e
<C-u>
> Acme "big" \ pilot
<Enter>
:dump
| Deals › amount:100k..                                                 11 of 30
|  Name↑             Stage          Amount  Close   Company   Next step
|> Acme "big" \ pi…  Won       128,500 EUR  22 Jan  Globex    Call Glob…
|  Acme licence      Qualify   102,000 EUR  21 Aug  Acme
|  Acme pilot        Lost      144,000 EUR  15 Aug  Acme
|  Globex rollout    Qualify   119,500 EUR  15 Jun  Globex
|  Globex support    Proposal  133,500 EUR  21 Apr  Globex
|  Hooli licence     Qualify   103,500 EUR  28 Feb  Hooli
|  Hooli pilot       Qualify   118,000 EUR   9 Nov  Hooli
|  Hooli renewal     Lost      142,000 EUR  23 Feb  Hooli
|  Wayne pilot       Proposal  108,000 EUR  13 Nov  Wayne
| Saved Name.   u undo                                                 recording
M
> g
<Enter>
:dump
| Deals › amount:100k..                                                 11 of 30
|  Name↑             Stage          Amount  Close   Company   Next step
|> Acme "big" \ pi…  Won       128,500 EUR  22 Jan  Globex    Call Glob…
|  Acme licence      Qualify   102,000 EUR  21 Aug  Acme
|  Acme pilot        Lost      144,000 EUR  15 Aug  Acme
|  Globex rollout    Qualify   119,500 EUR  15 Jun  Globex
|  Globex support    Proposal  133,500 EUR  21 Apr  Globex
|  Hooli licence     Qualify   103,500 EUR  28 Feb  Hooli
|  Hooli pilot       Qualify   118,000 EUR   9 Nov  Hooli
|  Hooli renewal     Lost      142,000 EUR  23 Feb  Hooli
|  Wayne pilot       Proposal  108,000 EUR  13 Nov  Wayne
| ,g plays it; :bindings shows and changes it.
gg
:set stage=proposal amount=5
jj
.
:dump
| Deals › amount:100k..                                                  9 of 30
|  Name↑             Stage          Amount  Close   Company   Next step
|  Acme licence      Qualify   102,000 EUR  21 Aug  Acme
|  Acme pilot        Lost      144,000 EUR  15 Aug  Acme
|> Globex support    Proposal  133,500 EUR  21 Apr  Globex
|  Hooli licence     Qualify   103,500 EUR  28 Feb  Hooli
|  Hooli pilot       Qualify   118,000 EUR   9 Nov  Hooli
|  Hooli renewal     Lost      142,000 EUR  23 Feb  Hooli
|  Wayne pilot       Proposal  108,000 EUR  13 Nov  Wayne
|  Wayne renewal     Qualify   102,000 EUR   7 Jul  Wayne
|  東京電機 licence  Proposal  115,500 EUR   7 Sep  東京電機
| Saved Stage.   u undo
<Space><Space>
.
:dump
| Deals › amount:100k..                                       2 marked   9 of 30
|  Name↑             Stage          Amount  Close   Company   Next step
|  ╭─ Set Stage, Amount of 2 deals? ──────────────────────────────────────────╮
|  │ Globex support                  Proposal → Proposal  133,500 EUR → 5 EUR │
| +│ Hooli licence                   Qualify → Proposal  103,500 EUR → 5 EUR  │
| +╰──────────────────────────────────────────────────────────────────────────╯
|> Hooli pilot       Qualify   118,000 EUR   9 Nov  Hooli
|  Hooli renewal     Lost      142,000 EUR  23 Feb  Hooli
|  Wayne pilot       Proposal  108,000 EUR  13 Nov  Wayne
|  Wayne renewal     Qualify   102,000 EUR   7 Jul  Wayne
|  東京電機 licence  Proposal  115,500 EUR   7 Sep  東京電機
|
