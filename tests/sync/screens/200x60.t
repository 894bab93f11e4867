# How sync stands, what clashed and what waits.
# size 200x60
gy
:dump
| Sync                                                                                                                                                                                                10
|  What                   How it stands
|  State                  no exchange since 0 s: 127.0.0.1:PORT- does not take connections: the server is down or the port is wrong.
|  Server                 http://127.0.0.1:PORT-
|  You                    ben at acme, device 2
|  Last exchange          0 s ago
|  Next try               now
|  Waiting to be sent     2
|    Contacts             1, the oldest waits 0 s
|    Opportunities        1, the oldest waits 0 s
|  Conflicts              3
|  Refused by the server  2
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
| <Enter> Open   r Sync now   p Pause or go on   sc Conflicts   <Esc> Back                                                                                                              ! 3 conflicts ^2
<Esc>
sq
:dump
| Waiting to be sent                                                                                                                                                                                   2
|  Object          Changes   Oldest
|  Contacts              1      0 s
|  Opportunities         1      0 s
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
|
|
|
|
|
|
|
| <Enter> Open   ss Sync now   <Esc> Back                                                                                                                                               ! 3 conflicts ^2
<Esc>
sc
:dump
| Conflicts                                                                                                                                                                                            3
|  Record           Of               Fields               What happened                   Age
|  Spring offer     E-mail template  Template code        another record has this value   0 s
|  Initech support  Opportunity      Amount, Description  both changed the same lines     0 s
|  Globex rollout   Opportunity      Amount               both changed it                 0 s
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
|
|
|
|
|
|
| <Enter> Open   h Mine   l Theirs   u Undo   <Esc> Back                                                                                                                                ! 3 conflicts ^2
<Enter>
:dump
| Conflict > E-mail template > Spring offer                                                                                                                            another record has this value   1
|  Field          Base   Mine    Theirs
|  Template code         spring  Spring letter has it
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
|
|
|
|
|
|
|
|
| h Mine   l Theirs   e By hand   H All mine   L All theirs   <Enter> Open   u Undo   <Esc> Back                                                                                        ! 3 conflicts ^2
l
:dump
| Conflicts                                                                                                                                                                                            2
|  Record           Of           Fields               What happened                 Age
|  Initech support  Opportunity  Amount, Description  both changed the same lines   0 s
|  Globex rollout   Opportunity  Amount               both changed it               0 s
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
|
|
|
|
|
|
|
| Nothing clashes in this record any more; u takes it back.
<Esc>
sp
:dump
| Refused by the server                                                                                                                                                                                2
|  Record             What    Why not                                             Values                                            Age
|  not here any more  change  It changes a record that was erased on the server.  erased                                            0 s
|  Globex             change  Rating: your role may not change it.                Rating hot, Description Wants an SLA before May   0 s
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
|
|
|
|
|
|
|
| <Enter> Open   e Mend   r Try again   d Give up   <Esc> Back                                                                                                                          ! 2 conflicts ^3
j
<Enter>
:dump
| Refused > Globex                                                                                                                                                                               5 lines
| Rating: your role may not change it.
|
| Refused 0 s ago: change: Rating hot, Description Wants an SLA before May.
|
| Back in the list, e tries again with other values, r as it is, d gives it up. Until then it is kept here.
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
|
|
|
|
|
| j Down   <Space> Page down   / Search   <Esc> Back                                                                                                                                    ! 2 conflicts ^3
<Esc>
<Esc>
sc
<Enter>
:dump
| Conflict > Opportunity > Initech support                                                                                                                              mine is ben's, theirs anna's   2
|  Field        Base                                Mine                                Theirs
|  Amount       24,000.00 EUR                       25,000.00 EUR                       26,000.00 EUR
|  Description  Wants an SLA before May, with two…  Wants an SLA before June, with fo…  Wants a contract before May, with two visits a month.
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
|
|
|
|
|
|
|
| h Mine   l Theirs   e By hand   H All mine   L All theirs   <Enter> Open   u Undo   <Esc> Back                                                                                        ! 2 conflicts ^3
G
<Enter>
:dump
| Description                                                                                                                                                                                    8 lines
| Both began from:
| Wants an SLA before May, with two visits a month.
|
| Mine:
| Wants an SLA before [-May,-]{+June,+} with [-two-]{+four+} visits a month.
|
| Theirs:
| Wants [-an SLA-]{+a contract+} before May, with two visits a month.
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
|
|
| j Down   <Space> Page down   / Search   <Esc> Back                                                                                                                                    ! 2 conflicts ^3
