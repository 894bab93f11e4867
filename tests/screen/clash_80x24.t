# size 80x24
# What clashed, drafts, reminders and faults, at this size.
:x_deal
E
<C-u>
> Acme licence, second edition
<Tab><Tab><Tab>
<C-u>
> 500
:set x_deal "Acme licence" amount=700 name="Acme licence two"
<C-s>
:dump
| Changed meanwhile                                              2 to decide   2
|  Field   It was        Mine                          Theirs            Take
|  Name    Acme licence  Acme licence, second edition  Acme licence two  ?
|  Amount  102,000 EUR   500 EUR                       700 EUR           ?
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
| Somebody saved this record meanwhile. Decide each field; nothing is written
| before.
h
:dump
| Changed meanwhile                                              1 to decide   2
|  Field   It was        Mine                          Theirs            Take
|  Name    Acme licence  Acme licence, second edition  Acme licence two  mine
|  Amount  102,000 EUR   500 EUR                       700 EUR           ?
|
|
|
|
|
|
|
|
|
|
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
<Esc>
<Esc>
:drafts
:dump
| Drafts                                                                       1
|  Of    Record
|  Deal  Acme licence two
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
| <Enter> Open   d Throw away   <Esc> Back
q
:new reminder text="Call Ann about the renewal" user=me due=2026-11-23T08:30:00Z
:reminders
:dump
| Reminders                                                                    1
|  What                        Due    Of
|  Call Ann about the renewal  08:30  Reminder
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
| Reminder: Call Ann about the renewal   (:reminders)
q
:faults
:dump
| Faults in the settings                                                       0
|
|  Nothing is wrong in the files of keys and settings.
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
| / Filter   <Esc> Back
