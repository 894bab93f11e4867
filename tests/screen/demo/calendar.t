# no week
# The agenda: events made, found with n, moved by a day and by half an hour, made longer; day, week, month; narrow as lines.
:new activity "subject=Call Ann Li about the SLA" type=call call_type=outbound "activity_date=2026-11-23 09:30" "end_date_time=2026-11-23 10:30"
:new activity "subject=Demo at Globex" type=demo "activity_date=2026-11-24 14:00" "end_date_time=2026-11-24 16:00"
:new activity "subject=Lunch with Bob" type=lunch "activity_date=2026-11-24 15:00" "end_date_time=2026-11-24 16:30"
:new task "subject=Send the offer" due_date=2026-11-24
:new task "subject=Write to Initech" due_date=2026-11-20
gw
:dump
| Agenda                                           23–29 November 2026   week 48
|       Mon 23 *  Tue 24     Wed 25     Thu 26    Fri 27     Sat 28     Sun 29
|               │ Send the…│          │         │          │          │
|───────────────│──────────│──────────│─────────│──────────│──────────│──────────
|08:00          │          │          │         │          │          │
|               │          │          │         │          │          │
|09:00          │          │          │         │          │          │
|      ▌Call An…│          │          │         │          │          │
|10:00 ▌Call    │          │          │         │          │          │
|               │          │          │         │          │          │
|11:00          │          │          │         │          │          │
|               │          │          │         │          │          │
|12:00          │          │          │         │          │          │
|               │          │          │         │          │          │
|13:00          │          │          │         │          │          │
|               │          │          │         │          │          │
|14:00          │▌Dem…     │          │         │          │          │
|               │▌Demo     │          │         │          │          │
|15:00          │▌    ▌Lun…│          │         │          │          │
|               │▌    ▌Lun…│          │         │          │          │
|16:00          │     ▌    │          │         │          │          │
|               │          │          │         │          │          │
|17:00          │          │          │         │          │          │
| a New   0 Today   n Next event   z1 Day   z7 Week   zm Month   <Esc> Back
n n L
:dump
| Agenda                                           23–29 November 2026   week 48
|       Mon 23 *  Tue 24     Wed 25     Thu 26    Fri 27     Sat 28     Sun 29
|               │          │ Send the…│         │          │          │
|───────────────│──────────│──────────│─────────│──────────│──────────│──────────
|08:00          │          │          │         │          │          │
|               │          │          │         │          │          │
|09:00          │          │          │         │          │          │
|      ▌Call An…│          │          │         │          │          │
|10:00 ▌Call    │          │          │         │          │          │
|               │          │          │         │          │          │
|11:00          │          │          │         │          │          │
|               │          │          │         │          │          │
|12:00          │          │          │         │          │          │
|               │          │          │         │          │          │
|13:00          │          │          │         │          │          │
|               │          │          │         │          │          │
|14:00          │▌Dem…     │          │         │          │          │
|               │▌Demo     │          │         │          │          │
|15:00          │▌    ▌Lun…│          │         │          │          │
|               │▌    ▌Lun…│          │         │          │          │
|16:00          │     ▌    │          │         │          │          │
|               │          │          │         │          │          │
|17:00          │          │          │         │          │          │
| Moved to Wed 25 Nov.   u undo
u
h n n L J >
:dump
| Agenda                                           23–29 November 2026   week 48
|       Mon 23 *  Tue 24     Wed 25     Thu 26    Fri 27     Sat 28     Sun 29
|               │ Send the…│          │         │          │          │
|───────────────│──────────│──────────│─────────│──────────│──────────│──────────
|08:00          │          │          │         │          │          │
|               │          │          │         │          │          │
|09:00          │          │          │         │          │          │
|      ▌Call An…│          │          │         │          │          │
|10:00 ▌Call    │          │          │         │          │          │
|               │          │          │         │          │          │
|11:00          │          │          │         │          │          │
|               │          │          │         │          │          │
|12:00          │          │          │         │          │          │
|               │          │          │         │          │          │
|13:00          │          │          │         │          │          │
|               │          │          │         │          │          │
|14:00          │▌Demo at …│          │         │          │          │
|               │▌Demo     │          │         │          │          │
|15:00          │▌         │          │         │          │          │
|               │▌         │▌Lunch wi…│         │          │          │
|16:00          │          │▌Lunch    │         │          │          │
|               │          │▌         │         │          │          │
|17:00          │          │▌         │         │          │          │
| Now 120 min.   u undo
:size 120x40
:dump
| Agenda                                                                                   23–29 November 2026   week 48
|       Mon 23 *        Tue 24          Wed 25 Nov       Thu 26          Fri 27 Nov       Sat 28          Sun 29 Nov
|                     │ Send the offer│                │               │                │               │
|─────────────────────│───────────────│────────────────│───────────────│────────────────│───────────────│────────────────
|                     │               │                │               │                │               │
|07:00                │               │                │               │                │               │
|                     │               │                │               │                │               │
|08:00                │               │                │               │                │               │
|                     │               │                │               │                │               │
|09:00                │               │                │               │                │               │
|      ▌Call Ann Li a…│               │                │               │                │               │
|10:00 ▌Call          │               │                │               │                │               │
|                     │               │                │               │                │               │
|11:00                │               │                │               │                │               │
|                     │               │                │               │                │               │
|12:00                │               │                │               │                │               │
|                     │               │                │               │                │               │
|13:00                │               │                │               │                │               │
|                     │               │                │               │                │               │
|14:00                │▌Demo at Globex│                │               │                │               │
|                     │▌Demo          │                │               │                │               │
|15:00                │▌              │                │               │                │               │
|                     │▌              │▌Lunch with Bob │               │                │               │
|16:00                │               │▌Lunch          │               │                │               │
|                     │               │▌               │               │                │               │
|17:00                │               │▌               │               │                │               │
|                     │               │                │               │                │               │
|18:00                │               │                │               │                │               │
|                     │               │                │               │                │               │
|19:00                │               │                │               │                │               │
|                     │               │                │               │                │               │
|20:00                │               │                │               │                │               │
|                     │               │                │               │                │               │
|21:00                │               │                │               │                │               │
|                     │               │                │               │                │               │
|22:00                │               │                │               │                │               │
|                     │               │                │               │                │               │
|23:00                │               │                │               │                │               │
|                     │               │                │               │                │               │
| Now 120 min.   u undo
z1 h n n
:dump
| Agenda                                                                                            Wed 25 November 2026
|       Wed 25 Nov
|
|06:00
|
|07:00
|
|08:00
|
|09:00
|
|10:00
|
|11:00
|
|12:00
|
|13:00
|
|14:00
|
|15:00
|      ▌Lunch with Bob
|16:00 ▌Lunch
|      ▌
|17:00 ▌
|
|18:00
|
|19:00
|
|20:00
|
|21:00
|
|22:00
|
|23:00
|
| No event after this one for a long time.
:size 200x60
z7
:dump
| Agenda                                                                                                                                                                   23–29 November 2026   week 48
|       Mon 23 Nov  today          Tue 24 Nov                  Wed 25 Nov                  Thu 26 Nov                  Fri 27 Nov                  Sat 28 Nov                  Sun 29 Nov
|                                │ Send the offer            │                           │                           │                           │                           │
|────────────────────────────────│───────────────────────────│───────────────────────────│───────────────────────────│───────────────────────────│───────────────────────────│───────────────────────────
|00:00                           │                           │                           │                           │                           │                           │
|                                │                           │                           │                           │                           │                           │
|01:00                           │                           │                           │                           │                           │                           │
|                                │                           │                           │                           │                           │                           │
|02:00                           │                           │                           │                           │                           │                           │
|                                │                           │                           │                           │                           │                           │
|03:00                           │                           │                           │                           │                           │                           │
|                                │                           │                           │                           │                           │                           │
|04:00                           │                           │                           │                           │                           │                           │
|                                │                           │                           │                           │                           │                           │
|05:00                           │                           │                           │                           │                           │                           │
|                                │                           │                           │                           │                           │                           │
|06:00                           │                           │                           │                           │                           │                           │
|                                │                           │                           │                           │                           │                           │
|07:00                           │                           │                           │                           │                           │                           │
|                                │                           │                           │                           │                           │                           │
|08:00                           │                           │                           │                           │                           │                           │
|                                │                           │                           │                           │                           │                           │
|09:00                           │                           │                           │                           │                           │                           │
|      ▌Call Ann Li about the SLA│                           │                           │                           │                           │                           │
|10:00 ▌Call                     │                           │                           │                           │                           │                           │
|                                │                           │                           │                           │                           │                           │
|11:00                           │                           │                           │                           │                           │                           │
|                                │                           │                           │                           │                           │                           │
|12:00                           │                           │                           │                           │                           │                           │
|                                │                           │                           │                           │                           │                           │
|13:00                           │                           │                           │                           │                           │                           │
|                                │                           │                           │                           │                           │                           │
|14:00                           │▌Demo at Globex            │                           │                           │                           │                           │
|                                │▌Demo                      │                           │                           │                           │                           │
|15:00                           │▌                          │                           │                           │                           │                           │
|                                │▌                          │▌Lunch with Bob            │                           │                           │                           │
|16:00                           │                           │▌Lunch                     │                           │                           │                           │
|                                │                           │▌                          │                           │                           │                           │
|17:00                           │                           │▌                          │                           │                           │                           │
|                                │                           │                           │                           │                           │                           │
|18:00                           │                           │                           │                           │                           │                           │
|                                │                           │                           │                           │                           │                           │
|19:00                           │                           │                           │                           │                           │                           │
|                                │                           │                           │                           │                           │                           │
|20:00                           │                           │                           │                           │                           │                           │
|                                │                           │                           │                           │                           │                           │
|21:00                           │                           │                           │                           │                           │                           │
|                                │                           │                           │                           │                           │                           │
|22:00                           │                           │                           │                           │                           │                           │
|                                │                           │                           │                           │                           │                           │
|23:00                           │                           │                           │                           │                           │                           │
|                                │                           │                           │                           │                           │                           │
|
|
|
|
|
|
|
| <Enter> Open   H A day before   L A day after   J Later   > Longer   a New   0 Today   <Esc> Back   u Undo   ? Keys
zm
:size 80x24
:dump
| Agenda                                                           November 2026
| Mon        Tue        Wed        Thu        Fri        Sat        Sun
| 26         27         28         29         30         31          1
|
|
|  2          3          4          5          6          7          8
|
|
|  9         10         11         12         13         14         15
|
|
| 16         17         18         19         20         21         22
|                                             Write t…
|
| 23         24         25         26         27         28         29
| Call An…   Send th…   Lunch w…
|            Demo at…
| 30          1          2          3          4          5          6
|
|
|
|
|
| <Enter> Open   H A day before   L A day after   J Later   > Longer   a New
:size 45x18
:dump
| Agenda                        November 2026
| Mon   Tue   Wed   Thu   Fri   Sat   Sun
| 26    27    28    29    30    31     1
|  2     3     4     5     6     7     8
|  9    10    11    12    13    14    15
| 16    17    18    19    20·   21    22
| 23·   24·   25·   26    27    28    29
| 30     1     2     3     4     5     6
|
| Wed 25 Nov
| 15:30  Lunch Lunch with Bob
|
|
|
|
|
|
| <Enter> Open   H A day before
z7
:dump
| Agenda        23–29 November 2026   week 48
| Mon 23 Nov  today
| 09:30  Call Call Ann Li about the SLA
| Tue 24 Nov
| all day Send the offer
| 14:00  Demo Demo at Globex
| Wed 25 Nov
| 15:30  Lunch Lunch with Bob
|
|
|
|
|
|
|
|
|
| <Enter> Open   H A day before
j j
:dump
| Agenda        23–29 November 2026   week 48
| Mon 23 Nov  today
| 09:30  Call Call Ann Li about the SLA
| Tue 24 Nov
| all day Send the offer
| 14:00  Demo Demo at Globex
| Wed 25 Nov
| 15:30  Lunch Lunch with Bob
|
|
|
|
|
|
|
|
|
| No event after this one for a long time.
a
:dump
| New Activity
|
| Activity information
|  Subject *
|
|  Type *
|
|  Status *
|  Planned
|  Priority
|  Medium
|  Owner
|  Kim
|
| Date and time
|  Activity date *
|  2026-11-25 15:30
| <C-s> Save   <Esc> Back   <Tab> Next field
:size 80x24
<Esc>
<Esc>
:opportunity
zk
:dump
| Opportunities                                                    November 2026
| Mon        Tue        Wed        Thu        Fri        Sat        Sun
| 26    25   27    31   28    24   29    32   30    21   31    22    1    32
| GTX Plu…   MG Spec…   MG Spec…   GTX Plu…   GTX Bas…   GTX Plu…   GTX Bas…
| GTX Plu…   MG Adva…   MG Spec…   GTX Plu…   MG Spec…   MG Adva…   GTX Bas…
|  2    22    3    28    4     6    5    19    6    11    7    14    8    12
| MG Spec…   GTX Plu…   GTX Bas…   MG Spec…   MG Spec…   GTX Bas…   GTX Plu…
| MG Adva…   GTX Plu…   MG Adva…   MG Adva…   GTX Plu…   GTX Plu…   MG Spec…
|  9     7   10     5   11     9   12     9   13     6   14    16   15    13
| GTX Plu…   MG Adva…   GTX Plu…   GTX Plu…   GTX Bas…   GTX Pro…   MG Adva…
| GTX Bas…   GTX Pro…   GTX Bas…   GTX Plu…   GTX Plu…   MG Spec…   GTX Plu…
| 16    18   17    10   18         19     6   20     5   21         22     4
| GTX Plu…   MG Spec…   GTX Plu…   GTX Bas…   MG Adva…   MG Spec…   GTX Bas…
| GTX Plu…   MG Adva…   MG Spec…   GTX Plu…   GTX Pro…   GTX Plu…   GTX Plu…
| 23     5   24     4   25     6   26     6   27     6   28     5   29     7
| GTX Plu…   MG Adva…   MG Adva…   City Li…   GTX Plu…   Stunnin…   Quiet R…
| GTX Plu…   MG Adva…   GTX Pro…   GTX Pro…   GTX Plu…   GTX Plu…   GTX Plu…
| 30          1     8    2     6    3    11    4     7    5     5    6     8
| GTX Pro…   GTX Plu…   MG Spec…   GTX Bas…   GTX Pro…   GTX Plu…   GTX Bas…
|            MG Adva…   MG Spec…   GTX Pro…   GTX Plu…   GTX Plu…   MG Spec…
|
|
|
| <Enter> Open   H A day before   L A day after   J Later   > Longer   a New
<Enter>
:dump
| Opportunities                                             Mon 23 November 2026
| Mon 23 Nov  today
| GTX Plus Basic for Condax
| GTX Plus Basic, R2V49PU5
| MG Special, RFQFJLNJ
| MG Special for Xx-holding
| MG Special, 8P3O8A9H
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
|
|
|
|
| <Enter> Open   H A day before   L A day after   J Later   > Longer   a New
# three days from today on; the next three
:agenda
0
z3
:dump
| Agenda                                           23–25 November 2026   week 48
|       Mon 23 Nov  today        Tue 24 Nov               Wed 25 Nov
|                              │ Send the offer         │
|──────────────────────────────│────────────────────────│────────────────────────
|08:00                         │                        │
|                              │                        │
|09:00                         │                        │
|      ▌Call Ann Li about the …│                        │
|10:00 ▌Call                   │                        │
|                              │                        │
|11:00                         │                        │
|                              │                        │
|12:00                         │                        │
|                              │                        │
|13:00                         │                        │
|                              │                        │
|14:00                         │▌Demo at Globex         │
|                              │▌Demo                   │
|15:00                         │▌                       │
|                              │▌                       │▌Lunch with Bob
|16:00                         │                        │▌Lunch
|                              │                        │▌
|17:00                         │                        │▌
| a New   0 Today   n Next event   z1 Day   z7 Week   zm Month   <Esc> Back
lll
:dump
| Agenda                                           26–28 November 2026   week 48
|       Thu 26 Nov               Fri 27 Nov               Sat 28 Nov
|08:00                         │                        │
|                              │                        │
|09:00                         │                        │
|                              │                        │
|10:00                         │                        │
|                              │                        │
|11:00                         │                        │
|                              │                        │
|12:00                         │                        │
|                              │                        │
|13:00                         │                        │
|                              │                        │
|14:00                         │                        │
|                              │                        │
|15:00                         │                        │
|                              │                        │
|16:00                         │                        │
|                              │                        │
|17:00                         │                        │
|                              │                        │
|18:00                         │                        │
| a New   0 Today   n Next event   z1 Day   z7 Week   zm Month   <Esc> Back
