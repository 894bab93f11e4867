# The palette: commands with their keys, records, views; > @ # narrow the kind.
# size 80x24
:open account Dreamhouse Realty
<Esc>
<C-p>
> dream
:dump
| Opportunities                                                  +2 cols   8 812
|  Na╭─ Find anything   > commands  @ people  # tags ───────────────────────╮
|  MG│ dream                                                                │
|  MG│           Dreamhouse Realty  Account                                 │
|  MG│           Caroline Kingsley  Contact                                 │
|  MG│           Michael Jones  Contact                                     │
|  MG│           Jonathan Bradley  Contact                                  │
|  MG│           Jennifer Wu  Contact                                       │
|  MG│           Olivia Green  Contact                                      │
|  MG│           Miriam Aupont  Contact                                     │
|  MG│           Michelle Lambert  Contact                                  │
|  MG│           Victor Ochoa  Contact                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG╰──────────────────────────────────────────────────────────────────────╯
|  MG Special, Q5RRTVJK                            17 Feb 27    Prospecting
| <Enter> Take   <Esc> Leave
<Esc><C-p>
> sales ov
:dump
| Opportunities                                                  +2 cols   8 812
|  Na╭─ Find anything   > commands  @ people  # tags ───────────────────────╮
|  MG│ sales ov                                                             │
|  MG│           Sales overview  dashboard                                  │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG╰──────────────────────────────────────────────────────────────────────╯
|  MG Special, Q5RRTVJK                            17 Feb 27    Prospecting
| <Enter> Take   <Esc> Leave
<Esc><C-p>
> >undo
:dump
| Opportunities                                                  +2 cols   8 812
|  Na╭─ Find anything   > commands  @ people  # tags ───────────────────────╮
|  MG│ >undo                                                                │
|  MG│ u         undo  take back your last change, or transaction TX        │
|  MG│ <C-r>     redo  do again what undo took back                         │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG╰──────────────────────────────────────────────────────────────────────╯
|  MG Special, Q5RRTVJK                            17 Feb 27    Prospecting
| <Enter> Take   <Esc> Leave
<Esc><C-p>
> @caroline
:dump
| Opportunities                                                  +2 cols   8 812
|  Na╭─ Find anything   > commands  @ people  # tags ───────────────────────╮
|  MG│ @caroline                                                            │
|  MG│           Caroline Kingsley  Contact                                 │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG╰──────────────────────────────────────────────────────────────────────╯
|  MG Special, Q5RRTVJK                            17 Feb 27    Prospecting
| <Enter> Take   <Esc> Leave
<Esc><C-p>
> #maven
:dump
| Opportunities                                                  +2 cols   8 812
|  Na╭─ Find anything   > commands  @ people  # tags ───────────────────────╮
|  MG│ #maven                                                               │
|  MG│           Accounts tagged maven  list                                │
|  MG│           Activities tagged maven  list                              │
|  MG│           Opportunities tagged maven  list                           │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG╰──────────────────────────────────────────────────────────────────────╯
|  MG Special, Q5RRTVJK                            17 Feb 27    Prospecting
| <Enter> Take   <Esc> Leave
<Esc><C-p>
> nothing is called so
:dump
| Opportunities                                                  +2 cols   8 812
|  Na╭─ Find anything   > commands  @ people  # tags ───────────────────────╮
|  MG│ nothing is called so                                                 │
|  MG│ nothing fits                                                         │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG│                                                                      │
|  MG╰──────────────────────────────────────────────────────────────────────╯
|  MG Special, Q5RRTVJK                            17 Feb 27    Prospecting
| <Enter> Take   <Esc> Leave
