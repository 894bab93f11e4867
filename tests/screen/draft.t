# size 80x12
# What was typed a while ago and not saved is a draft when the form is left, and is there again.
:new x_deal
> Maple
:wait idle
<Esc>
:dump
| Organizations                                                                1
|  Name        Base currency   Time zone   Country
|  My company  EUR             UTC
|
|
|
|
|
|
|
|
| Not saved; what you typed waits as a draft.
:drafts
:dump
| Drafts                                                                       1
|  Of    Record
|  Deal  new: Maple
|
|
|
|
|
|
|
|
|
<Enter>
:dump
| New Deal
|
| Deal
|  Name *              Maple
|  Company *
|  Stage *             Qualify
|  Amount
|  Close
|
| Plan
|  Next step
| What you typed here before is back; discard throws it away.
