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
| <Enter> Open   r Sync now  ! 3 conflicts ^2
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
| <Enter> Open               ! 3 conflicts ^2
<Esc>
sc
:dump
| Conflicts                                 3
| Spring offer
|  E-mail template  Template code  another r…
| Initech support
|  Opportunity  Amount, Description  both ch…
| Globex rollout
|  Opportunity  Amount  both changed it  0 s
|
|
|
|
|
|
|
|
|
|
| <Enter> Open   h Mine      ! 3 conflicts ^2
<Enter>
:dump
| Conflict > E-mail template > Spring off…  1
| Template code
|  Mine spring  Theirs Spring letter has it
|
|
|
|
|
|
|
|
|
|
|
|
|
|
| h Mine   l Theirs          ! 3 conflicts ^2
l
:dump
| Conflicts                                 2
| Initech support
|  Opportunity  Amount, Description  both ch…
| Globex rollout
|  Opportunity  Amount  both changed it  0 s
|
|
|
|
|
|
|
|
|
|
|
| Nothing clashes in this record any more; u
| takes it back.
<Esc>
sp
:dump
| Refused by the server                     2
| not here any more
|  change  It changes a record that was eras…
| Globex
|  change  Rating: your role may not change …
|
|
|
|
|
|
|
|
|
|
|
|
| <Enter> Open   e Mend      ! 2 conflicts ^3
j
<Enter>
:dump
| Refused > Globex                    5 lines
| Rating: your role may not change it.
|
| Refused 0 s ago: change: Rating hot,
| Description Wants an SLA before May.
|
| Back in the list, e tries again with other
| values, r as it is, d gives it up. Until
| then it is kept here.
|
|
|
|
|
|
|
|
| j Down                     ! 2 conflicts ^3
<Esc>
<Esc>
sc
<Enter>
:dump
| Conflict > Opportunity > Initech support  2
| Amount
|  Mine 25,000.00 EUR  Theirs 26,000.00 EUR
| Description
|  Mine Wants an SLA be…  Theirs Wants a con…
|
|
|
|
|
|
|
|
|
|
|
|
| h Mine   l Theirs          ! 2 conflicts ^3
G
<Enter>
:dump
| Description                         8 lines
| Both began from:
| Wants an SLA before May, with two visits a
| month.
|
| Mine:
| Wants an SLA before [-May,-]{+June,+} with
| [-two-]{+four+} visits a month.
|
| Theirs:
| Wants [-an SLA-]{+a contract+} before May,
| with two visits a month.
|
|
|
|
|
| j Down                     ! 2 conflicts ^3
