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
| e Edit   E Form   x More   <Tab> Next tab   <Esc> Back   u Undo   ? Keys
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
| e Edit   E Form   x More   <Tab> Next tab   <Esc> Back   u Undo   ? Keys
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
| e Edit   E Form   x More   <Tab> Next tab   <Esc> Back   u Undo   ? Keys
q q <Tab>
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
:size 120x30
g1
:dump
| Company › Acme
|  Industry Technology   City Bonn
|  Details   Timeline   Deals 5   History
| Company                                                     System
|  Name                  Acme                                  Owner                 Kim
|  Industry              Technology                            Tags
|  City                  Bonn                                  Created               09:00
|  Employees             120                                   Created by            Kim
|                                                              Updated               09:00
|                                                              Updated by            Kim
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
| e Edit   E Form   x More   <Tab> Next tab   <Esc> Back   u Undo   ? Keys   d Delete
