# The palette: commands with their keys, records, views; > @ # narrow the kind.
# size 45x18
:open account Dreamhouse Realty
<Esc>
<C-p>
> dream
:dump
| Opportunities                         8,812
|╭─ Find anything   > commands  @ people  … ─╮
|│ dream                                     │
|│           Dreamhouse Realty  Account      │
|│           Caroline Kingsley  Contact      │
|│           Michael Jones  Contact          │
|│           Jonathan Bradley  Contact       │
|│           Jennifer Wu  Contact            │
|│           Olivia Green  Contact           │
|│           Miriam Aupont  Contact          │
|│           Michelle Lambert  Contact       │
|│           Victor Ochoa  Contact           │
|│                                           │
|│                                           │
|│                                           │
|╰───────────────────────────────────────────╯
|  15 Jan 27  Prospecting  10%  Versie Hille…
| <Enter> Take   <Esc> Leave
<Esc><C-p>
> sales ov
:dump
| Opportunities                         8,812
|╭─ Find anything   > commands  @ people  … ─╮
|│ sales ov                                  │
|│           Sales overview  dashboard       │
|│                                           │
|│                                           │
|│                                           │
|│                                           │
|│                                           │
|│                                           │
|│                                           │
|│                                           │
|│                                           │
|│                                           │
|│                                           │
|╰───────────────────────────────────────────╯
|  15 Jan 27  Prospecting  10%  Versie Hille…
| <Enter> Take   <Esc> Leave
<Esc><C-p>
> >undo
:dump
| Opportunities                         8,812
|╭─ Find anything   > commands  @ people  … ─╮
|│ >undo                                     │
|│ u         undo  take back your last chan… │
|│ <C-r>     redo  do again what undo took … │
|│ d         delete  move records to the bin │
|│           set  edit one record, or all t… │
|│           attach  attach files to a reco… │
|│           forget  erase all that is held… │
|│           import  bring records in from … │
|│           commands  print what you did h… │
|│                                           │
|│                                           │
|│                                           │
|│                                           │
|╰───────────────────────────────────────────╯
|  15 Jan 27  Prospecting  10%  Versie Hille…
| <Enter> Take   <Esc> Leave
<Esc><C-p>
> @caroline
:dump
| Opportunities                         8,812
|╭─ Find anything   > commands  @ people  … ─╮
|│ @caroline                                 │
|│           Caroline Kingsley  Contact      │
|│                                           │
|│                                           │
|│                                           │
|│                                           │
|│                                           │
|│                                           │
|│                                           │
|│                                           │
|│                                           │
|│                                           │
|│                                           │
|╰───────────────────────────────────────────╯
|  15 Jan 27  Prospecting  10%  Versie Hille…
| <Enter> Take   <Esc> Leave
<Esc><C-p>
> #maven
:dump
| Opportunities                         8,812
|╭─ Find anything   > commands  @ people  … ─╮
|│ #maven                                    │
|│           Accounts tagged maven  list     │
|│           Activities tagged maven  list   │
|│           Opportunities tagged maven  li… │
|│                                           │
|│                                           │
|│                                           │
|│                                           │
|│                                           │
|│                                           │
|│                                           │
|│                                           │
|│                                           │
|╰───────────────────────────────────────────╯
|  15 Jan 27  Prospecting  10%  Versie Hille…
| <Enter> Take   <Esc> Leave
<Esc><C-p>
> nothing is called so
:dump
| Opportunities                         8,812
|╭─ Find anything   > commands  @ people  … ─╮
|│ nothing is called so                      │
|│ nothing fits                              │
|│                                           │
|│                                           │
|│                                           │
|│                                           │
|│                                           │
|│                                           │
|│                                           │
|│                                           │
|│                                           │
|│                                           │
|│                                           │
|╰───────────────────────────────────────────╯
|  15 Jan 27  Prospecting  10%  Versie Hille…
| <Enter> Take   <Esc> Leave
