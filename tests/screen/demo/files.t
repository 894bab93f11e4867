# The Files tab: a path is completed, the file is taken in, undo takes it back; saving asks where.
:open account "Dreamhouse Realty"
:tab files
a
> ~/off
<Tab>
<Tab>
:dump
| Account › Dreamhouse Realty
|  Customer status Active Customer   Industry Real estate   Owner Kim
|< Opportunities 12   Activities 7   Tasks   Notes   Children   Files   History
|  Content   Media type   Description   Created   Owner
|
|  No attachments here yet. a makes the first one.
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|                garden.txt
|                prices.csv
|File: ~/offers/
> g
<Tab>
<Enter>
:wait idle
:attach-here ~/offers/prices.csv
:wait idle
:dump
| Account › Dreamhouse Realty
|  Customer status Active Customer   Industry Real estate   Owner Kim
|< Opportunities 12   Activities 7   Tasks   Notes   Children   Files 2   Hist…
|  Content            Media type   Description   Created   Owner
|  prices.csv (20 B)  text/csv                   09:00     Kim
|  garden.txt (9 B)   text/plain                 09:00     Kim
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
| Attached prices.csv, 20 B.   u undo
gX
:dump
| Account › Dreamhouse Realty
|  Customer status Active Customer   Industry Real estate   Owner Kim
|< Opportunities 12   Activities 7   Tasks   Notes   Children   Files 2   Hist…
|  Content            Media type   Description   Created   Owner
|  prices.csv (20 B)  text/csv                   09:00     Kim
|  garden.txt (9 B)   text/plain                 09:00     Kim
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|Save as: garden.txt
<Esc>
u
:wait idle
:dump
| Account › Dreamhouse Realty
|  Customer status Active Customer   Industry Real estate   Owner Kim
|< Opportunities 12   Activities 7   Tasks   Notes   Children   Files 1   Hist…
|  Content            Media type   Description   Created   Owner
|  garden.txt (9 B)   text/plain                 09:00     Kim
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
| undone: attach prices.csv
