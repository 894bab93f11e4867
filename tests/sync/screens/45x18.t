# How sync stands, what clashed and what waits.
# size 45x18
gy
:dump
| Sync                                     10
| State
|  no exchange since 0 s: 127.0.0.1:PORT- do…
| Server
|  http://127.0.0.1:PORT-
| You
|  ben at acme, device 2
| Last exchange
|  0 s ago
| Next try
|  now
| Waiting to be sent
|  2
|   Contacts
|  1, the oldest waits 0 s
|   Opportunities
|  1, the oldest waits 0 s
| <Enter> Open   r Sync now  ! 2 conflicts ^2
<Esc>
sq
:dump
| Waiting to be sent                        2
| Contacts
|  1  0 s
| Opportunities
|  1  0 s
|
|
|
|
|
|
|
|
|
|
|
|
| <Enter> Open               ! 2 conflicts ^2
<Esc>
sc
:dump
| Conflicts                                 2
| Initech support
|  Opportunity  Amount  both changed it  0 h
| Globex rollout
|  Opportunity  Amount  both changed it  0 h
|
|
|
|
|
|
|
|
|
|
|
|
| <Enter> Open   h Mine      ! 2 conflicts ^2
<Enter>
:dump
| Conflict > Opportunity > Initech support  1
| Amount
|  24,000.00 EUR  25,000.00 EUR  26,000.00 E…
|
|
|
|
|
|
|
|
|
|
|
|
|
|
| h Mine   l Theirs          ! 2 conflicts ^2
l
:dump
| Conflicts                                 1
| Globex rollout
|  Opportunity  Amount  both changed it  0 h
|
|
|
|
|
|
|
|
|
|
|
|
|
|
| Nothing clashes in this record any more; u…
<Esc>
sp
:dump
| Refused by the server                     0
|
|  The server has refused nothing.
|
|
|
|
|
|
|
|
|
|
|
|
|
|
| e Mend   r Try again        ! 1 conflict ^3
