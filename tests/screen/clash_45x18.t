# size 45x18
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
| Changed meanwhile           2 to decide   2
| Name  (?)
|  mine Acme licence,   theirs Acme licence t
| Amount  (?)
|  mine 500 EUR  theirs 700 EUR
|
|
|
|
|
|
|
|
|
|
| Somebody saved this record meanwhile.
| Decide each field; nothing is written
| before.
h
:dump
| Changed meanwhile           1 to decide   2
| Name  (mine)
|  mine Acme licence,   theirs Acme licence t
| Amount  (?)
|  mine 500 EUR  theirs 700 EUR
|
|
|
|
|
|
|
|
|
|
|
|
| h Mine   l Theirs   e By hand
<Esc>
<Esc>
:drafts
:dump
| Drafts                                    1
| Deal
|  Acme licence two
|
|
|
|
|
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
| Reminders                                 1
| Call Ann about the renewal
|  08:30  Reminder
|
|
|
|
|
|
|
|
|
|
|
|
|
| Reminder: Call Ann about the renewal
| (:reminders)
q
:faults
:dump
| Faults in the settings                    0
|
|  Nothing is wrong in the files of keys and
|  settings.
|
|
|
|
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
