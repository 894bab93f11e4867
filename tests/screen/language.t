# size 80x12
# The language of keys and files: conditions, menus, commands with arguments, questions, views, events, narrow columns.
:option cursor-style mark
:x_deal
:map list ,c "Call" when stage:proposal { set next_step="Call %(name) at %(company)" }
,c
:dump
| Deals                                                                       30
|  Name↑             Stage          Amount  Close   Company   Next step
|> Acme licence      Qualify   102,000 EUR  21 Aug  Acme
|  Acme pilot        Lost      144,000 EUR  15 Aug  Acme
|  Acme renewal      Proposal   48,000 EUR  16 Sep  Acme
|  Acme rollout      Proposal   25,000 EUR  10 Aug  Acme
|  Acme support      Proposal   24,000 EUR  26 Sep  Acme
|  Globex licence    Won       128,500 EUR  22 Jan  Globex
|  Globex pilot      Proposal    4,500 EUR   3 Sep  Globex
|  Globex renewal    Qualify    10,000 EUR   8 Apr  Globex
|  Globex rollout    Qualify   119,500 EUR  15 Jun  Globex
| Call: only when stage:proposal
jj,c
:dump
| Deals                                                                       30
|  Name↑             Stage          Amount  Close   Company   Next step
|  Acme licence      Qualify   102,000 EUR  21 Aug  Acme
|  Acme pilot        Lost      144,000 EUR  15 Aug  Acme
|> Acme renewal      Proposal   48,000 EUR  16 Sep  Acme      Call Acme…
|  Acme rollout      Proposal   25,000 EUR  10 Aug  Acme
|  Acme support      Proposal   24,000 EUR  26 Sep  Acme
|  Globex licence    Won       128,500 EUR  22 Jan  Globex
|  Globex pilot      Proposal    4,500 EUR   3 Sep  Globex
|  Globex renewal    Qualify    10,000 EUR   8 Apr  Globex
|  Globex rollout    Qualify   119,500 EUR  15 Jun  Globex
| Saved Next step.   u undo
:menu list ,m "Move to" { q Qualify { set stage=qualify } ; w Won { set stage=won } ; p "Proposal again" { set stage=proposal } }
,m
:dump
| Deals                                                                       30
|  Name↑             Stage          Amount  Close   Company   Next step
|  Acme licence      Qualify   102,000 EUR  21 Aug  Acme
|  Acme pilot        Lost      144,000 EUR  15 Aug  Acme
|> Acme renewal      Proposal   48,000 EUR  16 Sep  Acme      Call Acme…
|  Acme rollout      Proposal   25,000 EUR  10 Aug  Acme
|  Acme support      Proposal   24,000 EUR  26 Sep  Acme
|  Globex licence    Won       128,500 EUR  22 Jan  Globex
|╭─ ,m: Move to ────────────────────────────────────────────────────────────────╮
|│ q Qualify          w Won              p Proposal again                       │
|╰──────────────────────────────────────────────────────────────────────────────╯
|  Globex support    Proposal  133,500 EUR  21 Apr  Globex
w
:dump
| Deals                                                                       30
|  Name↑             Stage          Amount  Close   Company   Next step
|  Acme licence      Qualify   102,000 EUR  21 Aug  Acme
|  Acme pilot        Lost      144,000 EUR  15 Aug  Acme
|> Acme renewal      Won        48,000 EUR  16 Sep  Acme      Call Acme…
|  Acme rollout      Proposal   25,000 EUR  10 Aug  Acme
|  Acme support      Proposal   24,000 EUR  26 Sep  Acme
|  Globex licence    Won       128,500 EUR  22 Jan  Globex
|  Globex pilot      Proposal    4,500 EUR   3 Sep  Globex
|  Globex renewal    Qualify    10,000 EUR   8 Apr  Globex
|  Globex rollout    Qualify   119,500 EUR  15 Jun  Globex
| Saved Stage.   u undo
:command rich <least:int=100000> "Deals above a sum" { x_deal amount:%{least}.. sort -amount ; toast "at least %{least}" }
:rich 120k
:dump
| Deals                                                                       30
|  Name↑             Stage          Amount  Close   Company   Next step
|  Acme licence      Qualify   102,000 EUR  21 Aug  Acme
|  Acme pilot        Lost      144,000 EUR  15 Aug  Acme
|> Acme renewal      Won        48,000 EUR  16 Sep  Acme      Call Acme…
|  Acme rollout      Proposal   25,000 EUR  10 Aug  Acme
|  Acme support      Proposal   24,000 EUR  26 Sep  Acme
|  Globex licence    Won       128,500 EUR  22 Jan  Globex
|  Globex pilot      Proposal    4,500 EUR   3 Sep  Globex
|  Globex renewal    Qualify    10,000 EUR   8 Apr  Globex
|  Globex rollout    Qualify   119,500 EUR  15 Jun  Globex
| rich: least is a whole number, not "120k".
:rich 130000
:dump
| Deals › amount:130000..                                                      3
|  Name            Stage         Amount↓  Close   Company   Next step
|> Acme pilot      Lost      144,000 EUR  15 Aug  Acme
|  Hooli renewal   Lost      142,000 EUR  23 Feb  Hooli
|  Globex support  Proposal  133,500 EUR  21 Apr  Globex
|
|
|
|
|
|
| at least 130000
q
:rich 1 2
:dump
| Deals                                                                       30
|  Name              Stage         Amount↓  Close   Company   Next step
|> Acme pilot        Lost      144,000 EUR  15 Aug  Acme
|  Hooli renewal     Lost      142,000 EUR  23 Feb  Hooli
|  Globex support    Proposal  133,500 EUR  21 Apr  Globex
|  Globex licence    Won       128,500 EUR  22 Jan  Globex
|  Globex rollout    Qualify   119,500 EUR  15 Jun  Globex
|  Hooli pilot       Qualify   118,000 EUR   9 Nov  Hooli
|  東京電機 licence  Proposal  115,500 EUR   7 Sep  東京電機
|  Wayne pilot       Proposal  108,000 EUR  13 Nov  Wayne
|  Hooli licence     Qualify   103,500 EUR  28 Feb  Hooli
| rich takes 1 operand; quote one that holds spaces.
:map list ,a "Ask" { ask step "Next step?" ; ask stage "Which stage?" pick stage ; set next_step=%{step} stage=%{stage} ; toast "%(name): %{step}" }
,a
> Send "it" & wait
:dump
| Deals                                                                       30
|  Name              Stage         Amount↓  Close   Company   Next step
|> Acme pilot        Lost      144,000 EUR  15 Aug  Acme
|  Hooli renewal     Lost      142,000 EUR  23 Feb  Hooli
|  Globex support    Proposal  133,500 EUR  21 Apr  Globex
|  Globex licence    Won       128,500 EUR  22 Jan  Globex
|  Globex rollout    Qualify   119,500 EUR  15 Jun  Globex
|  Hooli pilot       Qualify   118,000 EUR   9 Nov  Hooli
|  東京電機 licence  Proposal  115,500 EUR   7 Sep  東京電機
|  Wayne pilot       Proposal  108,000 EUR  13 Nov  Wayne
|  Hooli licence     Qualify   103,500 EUR  28 Feb  Hooli
|Next step? Send "it" & wait
<Enter>
:dump
| Deals                                                                       30
|  Name              Stage╭─ Stage ────────────────────╮any   Next step
|> Acme pilot        Lost │                            │
|  Hooli renewal     Lost │ Qualify                    │i
|  Globex support    Propo│ Proposal                   │ex
|  Globex licence    Won  │ Won                        │ex
|  Globex rollout    Quali│ Lost                       │ex
|  Hooli pilot       Quali╰────────────────────────────╯i
|  東京電機 licence  Proposal  115,500 EUR   7 Sep  東京電機
|  Wayne pilot       Proposal  108,000 EUR  13 Nov  Wayne
|  Hooli licence     Qualify   103,500 EUR  28 Feb  Hooli
|  Wayne renewal     Qualify   102,000 EUR   7 Jul  Wayne
<Esc>
:dump
| Deals                                                                       30
|  Name              Stage         Amount↓  Close   Company   Next step
|> Acme pilot        Lost      144,000 EUR  15 Aug  Acme
|  Hooli renewal     Lost      142,000 EUR  23 Feb  Hooli
|  Globex support    Proposal  133,500 EUR  21 Apr  Globex
|  Globex licence    Won       128,500 EUR  22 Jan  Globex
|  Globex rollout    Qualify   119,500 EUR  15 Jun  Globex
|  Hooli pilot       Qualify   118,000 EUR   9 Nov  Hooli
|  東京電機 licence  Proposal  115,500 EUR   7 Sep  東京電機
|  Wayne pilot       Proposal  108,000 EUR  13 Nov  Wayne
|  Hooli licence     Qualify   103,500 EUR  28 Feb  Hooli
|  Wayne renewal     Qualify   102,000 EUR   7 Jul  Wayne
,a
> Send "it" & wait
<Enter>
> los
<Enter>
:dump
| Deals                                                                       30
|  Name              Stage         Amount↓  Close   Company   Next step
|> Acme pilot        Lost      144,000 EUR  15 Aug  Acme      Send "it" & wait
|  Hooli renewal     Lost      142,000 EUR  23 Feb  Hooli
|  Globex support    Proposal  133,500 EUR  21 Apr  Globex
|  Globex licence    Won       128,500 EUR  22 Jan  Globex
|  Globex rollout    Qualify   119,500 EUR  15 Jun  Globex
|  Hooli pilot       Qualify   118,000 EUR   9 Nov  Hooli
|  東京電機 licence  Proposal  115,500 EUR   7 Sep  東京電機
|  Wayne pilot       Proposal  108,000 EUR  13 Nov  Wayne
|  Hooli licence     Qualify   103,500 EUR  28 Feb  Hooli
| Acme pilot: Send "it" & wait
:view x_deal top3 "The large ones" { filter amount:120k.. ; columns name,amount ; sort -amount }
:view top3
:dump
| Deals › amount:120k..                                                        4
|  Name                Amount↓
|> Acme pilot      144,000 EUR
|  Hooli renewal   142,000 EUR
|  Globex support  133,500 EUR
|  Globex licence  128,500 EUR
|
|
|
|
|
|
q
q
:on save x_deal where "stage changed_to won" { toast "%(name) is won!" ; set next_step=Celebrate }
:x_deal company:Globex
jj
:set stage=won
:dump
| Deals › company:Globex                                                       5
|  Name↑           Stage          Amount  Close   Company   Next step
|  Globex licence  Won       128,500 EUR  22 Jan  Globex
|  Globex pilot    Proposal    4,500 EUR   3 Sep  Globex
|> Globex renewal  Won        10,000 EUR   8 Apr  Globex    Celebrate
|  Globex rollout  Qualify   119,500 EUR  15 Jun  Globex
|  Globex support  Proposal  133,500 EUR  21 Apr  Globex
|
|
|
|
| Globex renewal is won!
:set amount=7
:dump
| Deals › company:Globex                                                       5
|  Name↑           Stage          Amount  Close   Company   Next step
|  Globex licence  Won       128,500 EUR  22 Jan  Globex
|  Globex pilot    Proposal    4,500 EUR   3 Sep  Globex
|> Globex renewal  Won             7 EUR   8 Apr  Globex    Celebrate
|  Globex rollout  Qualify   119,500 EUR  15 Jun  Globex
|  Globex support  Proposal  133,500 EUR  21 Apr  Globex
|
|
|
|
| Saved Amount.   u undo
:columns x_deal when width<70 { name,stage }
:size 62x12
:dump
| Deals › company:Globex                                     5
|  Name↑           Stage
|  Globex licence  Won
|  Globex pilot    Proposal
|> Globex renewal  Won
|  Globex rollout  Qualify
|  Globex support  Proposal
|
|
|
|
|
:size 80x12
:map -c list ,x "Take away" { set next_step=none }
,x
:dump
| Deals › company:Globex                                                       5
|  Name↑           Stage          Amount  Close   Company   Next step
|  Globex licence  Won       128,500 EUR  22 Jan  Globex
|  Globex pilot    Proposal   ╭─ Take away ────────╮obex
|> Globex renewal  Won        │ set next_step=none │obex    Celebrate
|  Globex rollout  Qualify   1╰────────────────────╯obex
|  Globex support  Proposal  133,500 EUR  21 Apr  Globex
|
|
|
|
|
<Esc>
gg
:3 down
:dump
| Deals › company:Globex                                                       5
|  Name↑           Stage          Amount  Close   Company   Next step
|  Globex licence  Won       128,500 EUR  22 Jan  Globex
|  Globex pilot    Proposal    4,500 EUR   3 Sep  Globex
|  Globex renewal  Won             7 EUR   8 Apr  Globex    Celebrate
|> Globex rollout  Qualify   119,500 EUR  15 Jun  Globex
|  Globex support  Proposal  133,500 EUR  21 Apr  Globex
|
|
|
|
|
:feed k
:dump
| Deals › company:Globex                                                       5
|  Name↑           Stage          Amount  Close   Company   Next step
|  Globex licence  Won       128,500 EUR  22 Jan  Globex
|  Globex pilot    Proposal    4,500 EUR   3 Sep  Globex
|> Globex renewal  Won             7 EUR   8 Apr  Globex    Celebrate
|  Globex rollout  Qualify   119,500 EUR  15 Jun  Globex
|  Globex support  Proposal  133,500 EUR  21 Apr  Globex
|
|
|
|
|
:option langmap ru
:map list gj "Down two" { 2 down }
по
:dump
| Deals › company:Globex                                                       5
|  Name↑           Stage          Amount  Close   Company   Next step
|  Globex licence  Won       128,500 EUR  22 Jan  Globex
|  Globex pilot    Proposal    4,500 EUR   3 Sep  Globex
|  Globex renewal  Won             7 EUR   8 Apr  Globex    Celebrate
|  Globex rollout  Qualify   119,500 EUR  15 Jun  Globex
|> Globex support  Proposal  133,500 EUR  21 Apr  Globex
|
|
|
|
|
:map list ,z "x
:dump
| Deals › company:Globex                                                       5
|  Name↑           Stage          Amount  Close   Company   Next step
|  Globex licence  Won       128,500 EUR  22 Jan  Globex
|  Globex pilot    Proposal    4,500 EUR   3 Sep  Globex
|  Globex renewal  Won             7 EUR   8 Apr  Globex    Celebrate
|  Globex rollout  Qualify   119,500 EUR  15 Jun  Globex
|> Globex support  Proposal  133,500 EUR  21 Apr  Globex
|
|
|
|
| this quote is not closed on its line.
:command set "no" { down }
:dump
| Deals › company:Globex                                                       5
|  Name↑           Stage          Amount  Close   Company   Next step
|  Globex licence  Won       128,500 EUR  22 Jan  Globex
|  Globex pilot    Proposal    4,500 EUR   3 Sep  Globex
|  Globex renewal  Won             7 EUR   8 Apr  Globex    Celebrate
|  Globex rollout  Qualify   119,500 EUR  15 Jun  Globex
|> Globex support  Proposal  133,500 EUR  21 Apr  Globex
|
|
|
|
| set is a command of the program; choose another name.
:on nothing { down }
:dump
| Deals › company:Globex                                                       5
|  Name↑           Stage          Amount  Close   Company   Next step
|  Globex licence  Won       128,500 EUR  22 Jan  Globex
|  Globex pilot    Proposal    4,500 EUR   3 Sep  Globex
|  Globex renewal  Won             7 EUR   8 Apr  Globex    Celebrate
|  Globex rollout  Qualify   119,500 EUR  15 Jun  Globex
|> Globex support  Proposal  133,500 EUR  21 Apr  Globex
|
|
|
| on needs start, idle TIME, save, reminder, paste or sync-done, [OBJECT],
| [where "CONDITION"] and { COMMANDS }.
:bar footer when colour { off }
:dump
| Deals › company:Globex                                                       5
|  Name↑           Stage          Amount  Close   Company   Next step
|  Globex licence  Won       128,500 EUR  22 Jan  Globex
|  Globex pilot    Proposal    4,500 EUR   3 Sep  Globex
|  Globex renewal  Won             7 EUR   8 Apr  Globex    Celebrate
|  Globex rollout  Qualify   119,500 EUR  15 Jun  Globex
|> Globex support  Proposal  133,500 EUR  21 Apr  Globex
|
|
|
|
| colour: write width or height, <, <=, >, >= or =, and a number.
:opton mouse on
:dump
| Deals › company:Globex                                                       5
|  Name↑           Stage          Amount  Close   Company   Next step
|  Globex licence  Won       128,500 EUR  22 Jan  Globex
|  Globex pilot    Proposal    4,500 EUR   3 Sep  Globex
|  Globex renewal  Won             7 EUR   8 Apr  Globex    Celebrate
|  Globex rollout  Qualify   119,500 EUR  15 Jun  Globex
|> Globex support  Proposal  133,500 EUR  21 Apr  Globex
|
|
|
|
| opton is not a command; did you mean option?
