# size 80x12
# Groups are a table: sorted by any column, narrowed, and Enter lists the records of one.
:list x_deal amount:5k.. by stage agg n,sum.amount
:wait idle
:dump
| Deals › amount:5k.. by stage agg n,sum.amount                                4
|  Stage      Number   sum.amount
|  Qualify        11  781,500 EUR
|  Proposal        7  524,000 EUR
|  Won             5  404,000 EUR
|  Lost            5  448,500 EUR
|
|
|
|
|
|
ll
:sort-down
:dump
| Deals › amount:5k.. by stage agg n,sum.amount                                4
|  Stage      Number  sum.amount↓
|  Qualify        11  781,500 EUR
|  Proposal        7  524,000 EUR
|  Lost            5  448,500 EUR
|  Won             5  404,000 EUR
|
|
|
|
|
|
<Enter>
:wait idle
:dump
| Deals › amount:5k.. stage:qualify                                           11
|  Name↑             Stage         Amount  Close   Company   Next step
|  Acme licence      Qualify  102,000 EUR  21 Aug  Acme
|  Globex renewal    Qualify   10,000 EUR   8 Apr  Globex
|  Globex rollout    Qualify  119,500 EUR  15 Jun  Globex
|  Hooli licence     Qualify  103,500 EUR  28 Feb  Hooli
|  Hooli pilot       Qualify  118,000 EUR   9 Nov  Hooli
|  Initech renewal   Qualify   55,500 EUR   2 Apr  Initech
|  Wayne licence     Qualify   11,500 EUR   7 Mar  Wayne
|  Wayne renewal     Qualify  102,000 EUR   7 Jul  Wayne
|  Wayne rollout     Qualify   70,000 EUR  10 Oct  Wayne
|  Wayne support     Qualify   54,500 EUR  13 Mar  Wayne
<Esc>
<Esc>
:filter won
:dump
| Deals › amount:5k.. by stage agg n,sum.amount › won                     1 of 4
|  Stage      Number  sum.amount↓
|  Won             5  404,000 EUR
|
|
|
|
|
|
|
|
|
:clear-filter
:size 45x18
:dump
| Deals › amount:5k.. by stage agg n,sum.…  4
| Qualify
|  11  781,500 EUR
| Proposal
|  7  524,000 EUR
| Lost
|  5  448,500 EUR
| Won
|  5  404,000 EUR
|
|
|
|
|
|
|
|
| <Enter> Open   / Filter   < Sort up
:list x_deal by stage agg n,nosuch.amount
:dump
| Deals › amount:5k.. by stage agg n,sum.…  4
| Qualify
|  11  781,500 EUR
| Proposal
|  7  524,000 EUR
| Lost
|  5  448,500 EUR
| Won
|  5  404,000 EUR
|
|
|
|
|
|
| `nosuch` is not an aggregate; write n,
| sum.P, avg.P, min.P, max.P, med.P, p90.P,
| distinct.P or share.P.
:list x_deal name:nobody by stage
:wait idle
:dump
| Deals › name:nobody by stage              0
|
|  No records are selected, so there are no
|  groups.
|
|
|
|
|
|
|
|
|
|
|
|
|
| <Enter> Open   / Filter   < Sort up
