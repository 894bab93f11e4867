# A record: facts, sections, its related list as a tab, its history; a link is followed, a field edited in place.
:x_company
<Enter>
:dump
| Company › Acme
|  Industry Technology   City Bonn
|  Details   Timeline   Deals 5   History
| Company
|  Name                  Acme
|  Industry              Technology
|  City                  Bonn
|  Employees             120
|
| System
|  Owner                 Kim
|  Tags
|  Created               09:00
|  Created by            Kim
|  Updated               09:00
|  Updated by            Kim
|
|
|
|
|
|
|
| e Edit   E Form   <Tab> Next tab   d Delete   <Esc> Back   u Undo   ? Keys
<Tab>
:dump
| Company › Acme
|  Industry Technology   City Bonn
|  Details   Timeline   Deals 5   History
| 09:00           Created                                     Kim
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
| <Enter> Open   a New   <Tab> Next tab   <Esc> Back   ? Keys
j <Enter>
:dump
| Company › Acme
|  Industry Technology   City Bonn
|  Details   Timeline   Deals 5   History
|  2026-11-23 09:00  Kim created it
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
| u Undo   <Tab> Next tab   <Esc> Back   ? Keys
e <C-u>
> Acme trial
<Enter>
:dump
| Company › Acme
|  Industry Technology   City Bonn
|  Details   Timeline   Deals 5   History
|  2026-11-23 09:00  Kim created it
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
| open needs an object and a record: open account Acme.
j <Enter>
:dump
| Company › Acme
|  Industry Technology   City Bonn
|  Details   Timeline   Deals 5   History
|  2026-11-23 09:00  Kim created it
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
| open needs an object and a record: open account Acme.
q q <Tab>
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
|
|
|
|
|
|
|
|
|
|
|
|
| <Tab> is not a key here; ? shows those that are.
:size 120x30
g1
:dump
| Organizations                                                                                                        1
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
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
| g1 is not a key here; ? shows those that are.
