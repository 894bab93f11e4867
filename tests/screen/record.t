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
<Tab> <Tab>
:dump
| Company › Acme
|  Industry Technology   City Bonn
|  Details   Timeline   Deals 5   History
|  Name          Stage          Amount  Close   Next step
|  Acme licence  Qualify   102,000 EUR  21 Aug
|  Acme support  Proposal   24,000 EUR  26 Sep
|  Acme rollout  Proposal   25,000 EUR  10 Aug
|  Acme renewal  Proposal   48,000 EUR  16 Sep
|  Acme pilot    Lost      144,000 EUR  15 Aug
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
| <Enter> Open   a New   e Edit   <Space> Mark   / Filter   <Esc> Back   u Undo
j <Enter>
:dump
| Deal › Acme support
|  Stage Proposal   Amount 24,000 EUR   Close 26 Sep   Company Acme
|  Qualify › Proposal › Won
|  Details   Timeline   History
| Deal
|  Name                  Acme support
|  Company               Acme
|  Stage                 Proposal
|  Amount                24,000 EUR
|  Close                 26 Sep
|
| Plan
|  Next step
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
| e Edit   E Form   <Tab> Next tab   d Delete   <Esc> Back   u Undo   ? Keys
e <C-u>
> Acme trial
<Enter>
:dump
| Deal › Acme trial
|  Stage Proposal   Amount 24,000 EUR   Close 26 Sep   Company Acme
|  Qualify › Proposal › Won
|  Details   Timeline   History
| Deal
|  Name                  Acme trial
|  Company               Acme
|  Stage                 Proposal
|  Amount                24,000 EUR
|  Close                 26 Sep
|
| Plan
|  Next step
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
| Saved Name.   u undo
j <Enter>
:dump
| Deal › Acme trial
|  Stage Proposal   Amount 24,000 EUR   Close 26 Sep   Company Acme
|  Qualify › Proposal › Won
|  Details   Timeline   History
| Deal
|  Name                  Acme trial
|  Company               Acme
|  Stage                 Proposal
|  Amount                24,000 EUR
|  Close                 26 Sep
|
| Plan
|  Next step
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
| open needs an object and a record: open account Acme.
q q <Tab>
:dump
| Companies                                                                    6
|  Name↑     Industry    City     Employees
|  Acme      Technology  Bonn           120
|  Globex    Energy      Oslo         5,400
|  Hooli     Technology  Zürich      81,000
|  Initech   Technology  Lyon            64
|  Wayne     Retail      Paris        2,200
|  東京電機  Energy      東京        31,000
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
| Companies                                                                                                            6
|  Name↑     Industry    City     Employees
|  Acme      Technology  Bonn           120
|  Globex    Energy      Oslo         5,400
|  Hooli     Technology  Zürich      81,000
|  Initech   Technology  Lyon            64
|  Wayne     Retail      Paris        2,200
|  東京電機  Energy      東京        31,000
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
