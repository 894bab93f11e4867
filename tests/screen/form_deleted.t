# size 80x10
# A record that is deleted under an open form: the text stays, the save says why, the draft waits.
:x_deal
E
<C-u>
> Renamed
:delete x_deal "Acme licence"
:dump
| Edit Deal › Acme licence
|
| Deal
|  Name *              Renamed
|  Company *           Acme
|  Stage *             Qualify
|  Amount              102000
|  Close               2026-08-21
|
| Plan
<C-s>
:dump
| Edit Deal › Acme licence
|
| Deal
|  Name *              Renamed
|  Company *           Acme
|  Stage *             Qualify
|  Amount              102000
|  Close               2026-08-21
|
| This Deal was deleted; undelete it to go on editing.
<Esc>
:drafts
:dump
| Drafts                                                                       1
|  Of    Record
|  Deal  Acme licence
|
|
|
|
|
|
|
<Enter>
:dump
| Edit Deal › Acme licence
|
| Deal
|  Name *              Renamed
|  Company *           Acme
|  Stage *             Qualify
|  Amount              102000
|  Close               2026-08-21
|
| What you typed here before is back; discard throws it away.
<C-s>
:dump
| Edit Deal › Acme licence
|
| Deal
|  Name *              Renamed
|  Company *           Acme
|  Stage *             Qualify
|  Amount              102000
|  Close               2026-08-21
|
| This Deal was deleted; undelete it to go on editing.
