# The palette: commands with their keys, records, views; > @ # narrow the kind.
# size 80x24
:open account Dreamhouse Realty
<Esc>
<C-p>
> dream
:dump
| Opportunities                                                  +2 cols   8,812
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
| Opportunities                                                  +2 cols   8,812
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
| Opportunities                                                  +2 cols   8,812
|  Na╭─ Find anything   > commands  @ people  # tags ───────────────────────╮
|  MG│ >undo                                                                │
|  MG│ u         undo  take back your last change, or transaction TX        │
|  MG│ <C-r>     redo  do again what undo took back                         │
|  MG│ d         delete  move records to the bin                            │
|  MG│           set  edit one record, or all that a query selects          │
|  MG│           attach  attach files to a record and print the ids of the… │
|  MG│           forget  erase all that is held of a person, after showing… │
|  MG│           import  bring records in from CSV, TSV, JSON or NDJSON     │
|  MG│           commands  print what you did here lately as commands, old… │
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
| Opportunities                                                  +2 cols   8,812
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
| Opportunities                                                  +2 cols   8,812
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
| Opportunities                                                  +2 cols   8,812
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
<Esc>
<C-p>
> screen readers
:dump
| Opportunities                                                  +2 cols   8,812
|  Na╭─ Find anything   > commands  @ people  # tags ───────────────────────╮
|  MG│ screen readers                                                       │
|  MG│           option reader  for screen readers: no decoration, the cur… │
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
<Enter>
:dump
| Opportunities                                                  +2 cols   8,812
|  Name                       Account      Amount  Close date   Stage
|  MG Advanced, 8I5ONXJX                           20 Feb 27    Prospecting
|  MG Advanced, 18IUIUK0                           30 Apr 27    Prospecting
|  MG Advanced, LIB4KUZJ                           20 May 27    Prospecting
|  MG Advanced, 6SLKZ8FI                            1 May 27    Prospecting
|  MG Advanced, 9MIWFW5J                           18 Apr 27    Prospecting
|  MG Advanced, IUM2FVA1                           16 Feb 27    Prospecting
|  MG Advanced, 4H6DFFO4                            4 May 27    Prospecting
|  MG Advanced, WNWI8RJU                           15 Jan 27    Prospecting
|  MG Advanced for Silis      Silis                20 Dec       Prospecting
|  MG Advanced for Ganjaflex  Ganjaflex             5 Apr 27    Prospecting
|  MG Special, A4M34F8C                            12 Feb 27    Prospecting
|  MG Special, DWGARGA2                             7 Apr 27    Prospecting
|  MG Special, UK00OVV2                            13 May 27    Prospecting
|  MG Special, NSGU1K3N                            30 Jan 27    Prospecting
|  MG Special, JD7ACALY                             1 Jan 27    Prospecting
|  MG Special, QVWEPN6J                            10 Apr 27    Prospecting
|  MG Special, KAZ72JJ0                            14 May 27    Prospecting
|  MG Special, AV50UWVV                            27 May 27    Prospecting
|  MG Special, SH4FSTJV                             7 Feb 27    Prospecting
|  MG Special, KIOF5EM0                            26 May 27    Prospecting
|  MG Special, Q5RRTVJK                            17 Feb 27    Prospecting
|:option reader off
