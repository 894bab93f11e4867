# size 100x16
# A save that meets another edit asks about the fields that both changed; the others merge.
:x_deal
E
<C-u>
> Acme pilot two
<Tab><Tab><Tab>
<C-u>
> 500
<Tab><Tab>
> call them
:set x_deal "Acme licence" amount=700 stage=won
<C-s>
:dump
| Changed meanwhile                                                                  1 to decide   1
|  Field   It was       Mine     Theirs   Take
|  Amount  102,000 EUR  500 EUR  700 EUR  ?
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
| Somebody saved this record meanwhile. Decide each field; nothing is written before.
<C-s>
:dump
| Changed meanwhile                                                                  1 to decide   1
|  Field   It was       Mine     Theirs   Take
|  Amount  102,000 EUR  500 EUR  700 EUR  ?
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
| 1 field is not decided: h takes mine, l theirs, e another.
l
:dump
| Changed meanwhile                                                      decided; saving is next   1
|  Field   It was       Mine     Theirs   Take
|  Amount  102,000 EUR  500 EUR  700 EUR  theirs
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
| h Mine   l Theirs   e By hand   u Decide again   <C-s> Save   <Esc> Back
<C-s>
:dump
| Deals                                                                                           30
|  Name↑             Stage          Amount  Close   Company   Next step
|  Acme pilot two    Won           700 EUR  21 Aug  Acme      call them
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
| Saved Acme pilot two.   u undo
E
<C-u>
> Mine
:set x_deal "Acme pilot two" name="Theirs"
<C-s>
e
<C-u>
> Both of us
<Enter>
:dump
| Changed meanwhile                                                      decided; saving is next   1
|  Field   It was          Mine        Theirs   Take
|  Name    Acme pilot two  Both of us  Theirs   by hand
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
| h Mine   l Theirs   e By hand   u Decide again   <C-s> Save   <Esc> Back
u
<Esc>
:dump
| Edit Deal › Acme pilot two
|
| Deal
|  Name *              Mine
|                      changed meanwhile: Theirs
|  Company *           Acme
|  Stage *             Won
|  Amount              700
|  Close               2026-08-21
|
| Plan
|  Next step           call them
|
| More
|  Owner               Kim
| <C-s> Save   <Esc> Back   <Tab> Next field   <C-Space> Choices   <C-x> Discard
<C-s>
h
<C-s>
:dump
| Deals                                                                                           30
|  Name↑             Stage          Amount  Close   Company   Next step
|  Initech rollout   Lost       97,000 EUR  13 Dec  Initech
|  Initech support   Lost       19,500 EUR  21 Oct  Initech
|  Mine              Won           700 EUR  21 Aug  Acme      call them
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
| Saved Mine.   u undo
