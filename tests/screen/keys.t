# size 80x14
# Keys are commands: one's own, with values of the row; conflicts are said; counts repeat; options and themes.
:x_deal
:map list,record ,n "Step: call" { set next_step="Call %(name)" }
jj ,n
:dump
| Deals                                                                       30
|  Name↑             Stage          Amount  Close   Company   Next step
|  Acme licence      Qualify   102,000 EUR  21 Aug  Acme
|  Acme pilot        Lost      144,000 EUR  15 Aug  Acme
|  Acme renewal      Proposal   48,000 EUR  16 Sep  Acme      Call Acme…
|  Acme rollout      Proposal   25,000 EUR  10 Aug  Acme
|  Acme support      Proposal   24,000 EUR  26 Sep  Acme
|  Globex licence    Won       128,500 EUR  22 Jan  Globex
|  Globex pilot      Proposal    4,500 EUR   3 Sep  Globex
|  Globex renewal    Qualify    10,000 EUR   8 Apr  Globex
|  Globex rollout    Qualify   119,500 EUR  15 Jun  Globex
|  Globex support    Proposal  133,500 EUR  21 Apr  Globex
|  Hooli licence     Qualify   103,500 EUR  28 Feb  Hooli
| Saved Next step.   u undo
,
:dump
| Deals                                                                       30
|  Name↑             Stage          Amount  Close   Company   Next step
|  Acme licence      Qualify   102,000 EUR  21 Aug  Acme
|  Acme pilot        Lost      144,000 EUR  15 Aug  Acme
|  Acme renewal      Proposal   48,000 EUR  16 Sep  Acme      Call Acme…
|  Acme rollout      Proposal   25,000 EUR  10 Aug  Acme
|  Acme support      Proposal   24,000 EUR  26 Sep  Acme
|  Globex licence    Won       128,500 EUR  22 Jan  Globex
|  Globex pilot      Proposal    4,500 EUR   3 Sep  Globex
|  Globex renewal    Qualify    10,000 EUR   8 Apr  Globex
|╭─ , ──────────────────────────────────────────────────────────────────────────╮
|│ n Step: call                                                                 │
|╰──────────────────────────────────────────────────────────────────────────────╯
|  Hooli pilot       Qualify   118,000 EUR   9 Nov  Hooli
<Esc>
:map list ,n "Again" { top }
:dump
| Deals                                                                       30
|  Name↑             Stage          Amount  Close   Company   Next step
|  Acme licence      Qualify   102,000 EUR  21 Aug  Acme
|  Acme pilot        Lost      144,000 EUR  15 Aug  Acme
|  Acme renewal      Proposal   48,000 EUR  16 Sep  Acme      Call Acme…
|  Acme rollout      Proposal   25,000 EUR  10 Aug  Acme
|  Acme support      Proposal   24,000 EUR  26 Sep  Acme
|  Globex licence    Won       128,500 EUR  22 Jan  Globex
|  Globex pilot      Proposal    4,500 EUR   3 Sep  Globex
|  Globex renewal    Qualify    10,000 EUR   8 Apr  Globex
|  Globex rollout    Qualify   119,500 EUR  15 Jun  Globex
|  Globex support    Proposal  133,500 EUR  21 Apr  Globex
|  Hooli licence     Qualify   103,500 EUR  28 Feb  Hooli
| ,n in list is already "Step: call" (typed); map! replaces it.
:map! list / "First" { top }
/
:dump
| Deals                                                                       30
|  Name↑             Stage          Amount  Close   Company   Next step
|  Acme licence      Qualify   102,000 EUR  21 Aug  Acme
|  Acme pilot        Lost      144,000 EUR  15 Aug  Acme
|  Acme renewal      Proposal   48,000 EUR  16 Sep  Acme      Call Acme…
|  Acme rollout      Proposal   25,000 EUR  10 Aug  Acme
|  Acme support      Proposal   24,000 EUR  26 Sep  Acme
|  Globex licence    Won       128,500 EUR  22 Jan  Globex
|  Globex pilot      Proposal    4,500 EUR   3 Sep  Globex
|  Globex renewal    Qualify    10,000 EUR   8 Apr  Globex
|  Globex rollout    Qualify   119,500 EUR  15 Jun  Globex
|  Globex support    Proposal  133,500 EUR  21 Apr  Globex
|  Hooli licence     Qualify   103,500 EUR  28 Feb  Hooli
|  Hooli pilot       Qualify   118,000 EUR   9 Nov  Hooli
:unmap list /
/
:dump
| Deals                                                                       30
|  Name↑             Stage          Amount  Close   Company   Next step
|  Acme licence      Qualify   102,000 EUR  21 Aug  Acme
|  Acme pilot        Lost      144,000 EUR  15 Aug  Acme
|  Acme renewal      Proposal   48,000 EUR  16 Sep  Acme      Call Acme…
|  Acme rollout      Proposal   25,000 EUR  10 Aug  Acme
|  Acme support      Proposal   24,000 EUR  26 Sep  Acme
|  Globex licence    Won       128,500 EUR  22 Jan  Globex
|  Globex pilot      Proposal    4,500 EUR   3 Sep  Globex
|  Globex renewal    Qualify    10,000 EUR   8 Apr  Globex
|  Globex rollout    Qualify   119,500 EUR  15 Jun  Globex
|  Globex support    Proposal  133,500 EUR  21 Apr  Globex
|  Hooli licence     Qualify   103,500 EUR  28 Feb  Hooli
| / is not a key here; ? shows those that are.
:map list gz7 "x" { nothing-like-this }
gz7
:dump
| Deals                                                                       30
|  Name↑             Stage          Amount  Close   Company   Next step
|  Acme licence      Qualify   102,000 EUR  21 Aug  Acme
|  Acme pilot        Lost      144,000 EUR  15 Aug  Acme
|  Acme renewal      Proposal   48,000 EUR  16 Sep  Acme      Call Acme…
|  Acme rollout      Proposal   25,000 EUR  10 Aug  Acme
|  Acme support      Proposal   24,000 EUR  26 Sep  Acme
|  Globex licence    Won       128,500 EUR  22 Jan  Globex
|  Globex pilot      Proposal    4,500 EUR   3 Sep  Globex
|  Globex renewal    Qualify    10,000 EUR   8 Apr  Globex
|  Globex rollout    Qualify   119,500 EUR  15 Jun  Globex
|  Globex support    Proposal  133,500 EUR  21 Apr  Globex
|  Hooli licence     Qualify   103,500 EUR  28 Feb  Hooli
| nothing-like-this is not a command; `hotcrm help` lists them.
:option cursor-style mark
3j
:dump
| Deals                                                                       30
|  Name↑             Stage          Amount  Close   Company   Next step
|  Acme licence      Qualify   102,000 EUR  21 Aug  Acme
|  Acme pilot        Lost      144,000 EUR  15 Aug  Acme
|  Acme renewal      Proposal   48,000 EUR  16 Sep  Acme      Call Acme…
|> Acme rollout      Proposal   25,000 EUR  10 Aug  Acme
|  Acme support      Proposal   24,000 EUR  26 Sep  Acme
|  Globex licence    Won       128,500 EUR  22 Jan  Globex
|  Globex pilot      Proposal    4,500 EUR   3 Sep  Globex
|  Globex renewal    Qualify    10,000 EUR   8 Apr  Globex
|  Globex rollout    Qualify   119,500 EUR  15 Jun  Globex
|  Globex support    Proposal  133,500 EUR  21 Apr  Globex
|  Hooli licence     Qualify   103,500 EUR  28 Feb  Hooli
|  Hooli pilot       Qualify   118,000 EUR   9 Nov  Hooli
:theme nowhere
:dump
| Deals                                                                       30
|  Name↑             Stage          Amount  Close   Company   Next step
|  Acme licence      Qualify   102,000 EUR  21 Aug  Acme
|  Acme pilot        Lost      144,000 EUR  15 Aug  Acme
|  Acme renewal      Proposal   48,000 EUR  16 Sep  Acme      Call Acme…
|> Acme rollout      Proposal   25,000 EUR  10 Aug  Acme
|  Acme support      Proposal   24,000 EUR  26 Sep  Acme
|  Globex licence    Won       128,500 EUR  22 Jan  Globex
|  Globex pilot      Proposal    4,500 EUR   3 Sep  Globex
|  Globex renewal    Qualify    10,000 EUR   8 Apr  Globex
|  Globex rollout    Qualify   119,500 EUR  15 Jun  Globex
|  Globex support    Proposal  133,500 EUR  21 Apr  Globex
| there is no theme "nowhere"; there are: auto, colourblind, contrast-dark,
| contrast-light, dark, ember, fjord, harbour, light, linen, mono, plum.
:option colour blue
:dump
| Deals                                                                       30
|  Name↑             Stage          Amount  Close   Company   Next step
|  Acme licence      Qualify   102,000 EUR  21 Aug  Acme
|  Acme pilot        Lost      144,000 EUR  15 Aug  Acme
|  Acme renewal      Proposal   48,000 EUR  16 Sep  Acme      Call Acme…
|> Acme rollout      Proposal   25,000 EUR  10 Aug  Acme
|  Acme support      Proposal   24,000 EUR  26 Sep  Acme
|  Globex licence    Won       128,500 EUR  22 Jan  Globex
|  Globex pilot      Proposal    4,500 EUR   3 Sep  Globex
|  Globex renewal    Qualify    10,000 EUR   8 Apr  Globex
|  Globex rollout    Qualify   119,500 EUR  15 Jun  Globex
|  Globex support    Proposal  133,500 EUR  21 Apr  Globex
|  Hooli licence     Qualify   103,500 EUR  28 Feb  Hooli
| there is no option "colour"; :options lists them.
:describe x_company
:dump
| describe x_company                                                    16 lines
| name      type      label     required  unique  options   target     was
| id        lookup    ID        no        no                x_company
| owner     lookup    Owner     no        no                user       owner_id
| created   datetime  Created   no        no                           created_…
| created…  lookup    Created…  no        no                user       created_…
| updated   datetime  Updated   no        no                           last_mod…
| updated…  lookup    Updated…  no        no                user       last_mod…
| currency  text(3)   Currency  no        no
| tags      multise…  Tags      no        no
| deleted   datetime  Deleted   no        no
| name      text(12…  Name      yes       no
| industry  select    Industry  no        no      tech,re…
| city      text(80)  City      no        no
q
:keys
> open
:dump
| Deals                                                                       30
|  Name↑             Stag╭─ Keys here (list:x_deal) ───╮any   Next step
|  Acme licence      Qual│ open                        │
|  Acme pilot        Lost│ gx        Open the file     │
|  Acme renewal      Prop│ <Enter>   Open              │      Call Acme…
|> Acme rollout      Prop│                             │
|  Acme support      Prop│                             │
|  Globex licence    Won │                             │ex
|  Globex pilot      Prop│                             │ex
|  Globex renewal    Qual│                             │ex
|  Globex rollout    Qual│                             │ex
|  Globex support    Prop╰─────────────────────────────╯ex
|  Hooli licence     Qualify   103,500 EUR  28 Feb  Hooli
|  Hooli pilot       Qualify   118,000 EUR   9 Nov  Hooli
:map lst x "Done" { top }
:dump
| Deals                                                                       30
|  Name↑             Stag╭─ Keys here (list:x_deal) ───╮any   Next step
|  Acme licence      Qual│ open                        │
|  Acme pilot        Lost│ gx        Open the file     │
|  Acme renewal      Prop│ <Enter>   Open              │      Call Acme…
|> Acme rollout      Prop│                             │
|  Acme support      Prop│                             │
|  Globex licence    Won │                             │ex
|  Globex pilot      Prop│                             │ex
|  Globex renewal    Qual│                             │ex
|  Globex rollout    Qual│                             │ex
|  Globex support    Prop╰─────────────────────────────╯ex
|  Hooli licence     Qualify   103,500 EUR  28 Feb  Hooli
| lst is no place for keys; did you mean list?
:map list:x_dael x "Done" { top }
:dump
| Deals                                                                       30
|  Name↑             Stag╭─ Keys here (list:x_deal) ───╮any   Next step
|  Acme licence      Qual│ open                        │
|  Acme pilot        Lost│ gx        Open the file     │
|  Acme renewal      Prop│ <Enter>   Open              │      Call Acme…
|> Acme rollout      Prop│                             │
|  Acme support      Prop│                             │
|  Globex licence    Won │                             │ex
|  Globex pilot      Prop│                             │ex
|  Globex renewal    Qual│                             │ex
|  Globex rollout    Qual│                             │ex
|  Globex support    Prop╰─────────────────────────────╯ex
|  Hooli licence     Qualify   103,500 EUR  28 Feb  Hooli
| x_dael is not an object; did you mean x_deal?
:on sav { top }
:dump
| Deals                                                                       30
|  Name↑             Stag╭─ Keys here (list:x_deal) ───╮any   Next step
|  Acme licence      Qual│ open                        │
|  Acme pilot        Lost│ gx        Open the file     │
|  Acme renewal      Prop│ <Enter>   Open              │      Call Acme…
|> Acme rollout      Prop│                             │
|  Acme support      Prop│                             │
|  Globex licence    Won │                             │ex
|  Globex pilot      Prop│                             │ex
|  Globex renewal    Qual│                             │ex
|  Globex rollout    Qual│                             │ex
|  Globex support    Prop╰─────────────────────────────╯ex
|  Hooli licence     Qualify   103,500 EUR  28 Feb  Hooli
| on sav: there is no such event; did you mean save?
