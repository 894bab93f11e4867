# size 20x4
# The least screen that shows a window; below it one line says what has the focus, or holds what is typed.
:x_deal
:dump
| Deals           30
| Acme…  102,000 EUR
|  Qualify  21 Aug
|
j
<Enter>
jj
:dump
| Deal › Acme pilot
|  Details   Timel…
|  Stage
|   Lost
E
:dump
| Edit Deal › Acme …
|  Acme
|  Stage *
|  Lost
<C-s>
<Esc>
:size 19x3
:dump
|row 2 of 30, Acme
|pilot, Stage Lost,
|Amount 144,000 EUR,
q
:dump
|row 1 of 1, My
|company, Base
|currency EUR, Time
:size 12x1
j
:dump
|row 1 of 1,
:
> theme nowhere
:dump
|eme nowhere
<Enter>
:dump
|there is no
:size 1x1
jjj
:dump
|r
:size 80x6
:dump
| Organizations                                                                1
|  Name        Base currency   Time zone   Country
|  My company  EUR             UTC
|
|
|
