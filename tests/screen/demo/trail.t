# The places one was at: [ goes back through them, ] forward again, each as it was left.
:list contact
jjj
:filter name:Jennifer
ga
jj
<Enter>
:dump
| Account › Zotware
|  Customer status Active Customer   Industry Technology   Owner Kim
|  Details   Timeline   Contacts   Opportunities 75   Activities 75   Tasks   …
| Basic
|  Name                  Zotware
|  Account number
|  Type                  Customer
|  Industry              Technology
|  Owner                 Kim
|  Parent
|
| Customer status
|  Customer status       Active Customer
|  Rating
|  SLA tier              Standard
|  Health score          50
|
| Company
|  Employees             13,809
|  Annual revenue        4,478,470,000 EUR
|  Web site
|  Phone
|  E-mail
| e Edit   E Form   x More   <Tab> Next tab   <Esc> Back   u Undo   ? Keys
[
:dump
| Accounts                                                          +2 cols   86
|  Name                        Type      Industry         Annual revenue  Rating
|  Dreamhouse Realty           Customer  Real estate
|  Zumgoity                    Customer  Healthcare      441,080,000 EUR
|  Zotware                     Customer  Technology    4,478,470,000 EUR
|  Zoomit                      Customer  Other           324,190,000 EUR
|  Zencorporation              Customer  Technology       40,790,000 EUR
|  Zathunicon                  Customer  Retail           71,120,000 EUR
|  Yearin                      Customer  Retail        2,261,050,000 EUR
|  Y-corporation               Customer  Consulting    2,871,350,000 EUR
|  Xx-zobam                    Customer  Other         3,838,390,000 EUR
|  Xx-holding                  Customer  Finance       7,537,240,000 EUR
|  Warephase                   Customer  Consulting    2,041,730,000 EUR
|  Vehement Capital Partners   Customer  Finance         646,100,000 EUR
|  Umbrella Corporation        Customer  Finance       2,022,140,000 EUR
|  Treequote                   Customer  Technology    5,266,090,000 EUR
|  Toughzap                    Customer  Retail          332,430,000 EUR
|  The New York Inquirer       Customer  Healthcare      439,210,000 EUR
|  Sunnamplex                  Customer  Consulting      894,370,000 EUR
|  Sumace                      Customer  Retail          167,890,000 EUR
|  Streethex                   Customer  Retail        1,376,800,000 EUR
|  Statholdings                Customer  Consulting      291,270,000 EUR
|  Stanredtax                  Customer  Finance       1,698,200,000 EUR
| <Enter> Open   a New   e Edit   <Space> Mark   / Filter   <Esc> Back   u Undo
[
:dump
| Contacts › name:Jennifer                                     +1 cols   1 of 13
|  First name   Last name   Account            Title          E-mail
|  Jennifer     Wu          Dreamhouse Realty  Senior Broker  jen@dreamhouse.demo
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
| <Enter> Open   a New   e Edit   <Space> Mark   / Filter   <Esc> Back   u Undo
# the filter is part of the place
[
:dump
| Contacts                                                          +1 cols   13
|  First name   Last name   Account            Title          E-mail
|  John         Connor      Dreamhouse Realty                 jconnor@goodmail.c…
|  Anna         Jones       Dreamhouse Realty                 annaj@mymail.com
|  July         Walker      Dreamhouse Realty                 julywalker@brain.c…
|  Leslie       Martin      Dreamhouse Realty                 leslie@pentagon.com
|  Brad         Holmes      Dreamhouse Realty                 bholmes@goodmail.c…
|  Victor       Ochoa       Dreamhouse Realty  Senior Broker  victor@dreamhouse.…
|  Michelle     Lambert     Dreamhouse Realty  Senior Broker  michelle@dreamhous…
|  Miriam       Aupont      Dreamhouse Realty  Senior Broker  miriam@dreamhouse.…
|  Olivia       Green       Dreamhouse Realty  Senior Broker  olivia@dreamhouse.…
|  Jennifer     Wu          Dreamhouse Realty  Senior Broker  jen@dreamhouse.demo
|  Jonathan     Bradley     Dreamhouse Realty  Senior Broker  jonathan@dreamhous…
|  Michael      Jones       Dreamhouse Realty  Senior Broker  michael@dreamhouse…
|  Caroline     Kingsley    Dreamhouse Realty  Senior Broker  caroline@dreamhous…
|
|
|
|
|
|
|
|
| <Enter> Open   a New   e Edit   <Space> Mark   / Filter   <Esc> Back   u Undo
[
[
:dump
| Opportunities                                                  +2 cols   8,812
|  Name                       Account      Amount  Close date   Stage
|  MG Advanced, 8I5ONXJX                           20 Feb 27    Prospecting
|  MG Advanced, 18IUIUK0                           30 Apr 27    Prospecting
|  MG Advanced, LIB4KUZJ                           20 May 27    Prospecting
|  MG Advanced, 6SLKZ8FI                            1 May 27    Prospecting
|  MG Advanced, 9MIWFW5J                           18 Apr 27    Prospecting
|  MG Advanced, IUM2FVA1                           16 Feb 27    Prospecting
|  MG Advanced, 4H6DFFO4                            4 May 27    Prospecting
|  MG Advanced, WNWI8RJU                           15 Jan 27    Prospecting
|  MG Advanced for Silis      Silis                20 Dec       Prospecting
|  MG Advanced for Ganjaflex  Ganjaflex             5 Apr 27    Prospecting
|  MG Special, A4M34F8C                            12 Feb 27    Prospecting
|  MG Special, DWGARGA2                             7 Apr 27    Prospecting
|  MG Special, UK00OVV2                            13 May 27    Prospecting
|  MG Special, NSGU1K3N                            30 Jan 27    Prospecting
|  MG Special, JD7ACALY                             1 Jan 27    Prospecting
|  MG Special, QVWEPN6J                            10 Apr 27    Prospecting
|  MG Special, KAZ72JJ0                            14 May 27    Prospecting
|  MG Special, AV50UWVV                            27 May 27    Prospecting
|  MG Special, SH4FSTJV                             7 Feb 27    Prospecting
|  MG Special, KIOF5EM0                            26 May 27    Prospecting
|  MG Special, Q5RRTVJK                            17 Feb 27    Prospecting
| This is where you began.
# forward again, some at once
2]
:dump
| Contacts › name:Jennifer                                           +1 cols   1
|  First name   Last name   Account            Title          E-mail
|  Jennifer     Wu          Dreamhouse Realty  Senior Broker  jen@dreamhouse.demo
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
| <Enter> Open   a New   e Edit   <Space> Mark   / Filter   <Esc> Back   u Undo
9]
]
:dump
| Account › Zotware
|  Customer status Active Customer   Industry Technology   Owner Kim
|  Details   Timeline   Contacts   Opportunities 75   Activities 75   Tasks   …
| Basic
|  Name                  Zotware
|  Account number
|  Type                  Customer
|  Industry              Technology
|  Owner                 Kim
|  Parent
|
| Customer status
|  Customer status       Active Customer
|  Rating
|  SLA tier              Standard
|  Health score          50
|
| Company
|  Employees             13,809
|  Annual revenue        4,478,470,000 EUR
|  Web site
|  Phone
|  E-mail
| This is where you came to last.
# q is a step back too, and what it left is in front of it
q
]
:dump
| Account › Zotware
|  Customer status Active Customer   Industry Technology   Owner Kim
|  Details   Timeline   Contacts   Opportunities 75   Activities 75   Tasks   …
| Basic
|  Name                  Zotware
|  Account number
|  Type                  Customer
|  Industry              Technology
|  Owner                 Kim
|  Parent
|
| Customer status
|  Customer status       Active Customer
|  Rating
|  SLA tier              Standard
|  Health score          50
|
| Company
|  Employees             13,809
|  Annual revenue        4,478,470,000 EUR
|  Web site
|  Phone
|  E-mail
| e Edit   E Form   x More   <Tab> Next tab   <Esc> Back   u Undo   ? Keys
# a new place takes that of those that were ahead
q
go
]
:dump
| Opportunities                                                  +2 cols   8,812
|  Name                       Account      Amount  Close date   Stage
|  MG Advanced, 8I5ONXJX                           20 Feb 27    Prospecting
|  MG Advanced, 18IUIUK0                           30 Apr 27    Prospecting
|  MG Advanced, LIB4KUZJ                           20 May 27    Prospecting
|  MG Advanced, 6SLKZ8FI                            1 May 27    Prospecting
|  MG Advanced, 9MIWFW5J                           18 Apr 27    Prospecting
|  MG Advanced, IUM2FVA1                           16 Feb 27    Prospecting
|  MG Advanced, 4H6DFFO4                            4 May 27    Prospecting
|  MG Advanced, WNWI8RJU                           15 Jan 27    Prospecting
|  MG Advanced for Silis      Silis                20 Dec       Prospecting
|  MG Advanced for Ganjaflex  Ganjaflex             5 Apr 27    Prospecting
|  MG Special, A4M34F8C                            12 Feb 27    Prospecting
|  MG Special, DWGARGA2                             7 Apr 27    Prospecting
|  MG Special, UK00OVV2                            13 May 27    Prospecting
|  MG Special, NSGU1K3N                            30 Jan 27    Prospecting
|  MG Special, JD7ACALY                             1 Jan 27    Prospecting
|  MG Special, QVWEPN6J                            10 Apr 27    Prospecting
|  MG Special, KAZ72JJ0                            14 May 27    Prospecting
|  MG Special, AV50UWVV                            27 May 27    Prospecting
|  MG Special, SH4FSTJV                             7 Feb 27    Prospecting
|  MG Special, KIOF5EM0                            26 May 27    Prospecting
|  MG Special, Q5RRTVJK                            17 Feb 27    Prospecting
| This is where you came to last.
# a form in between keeps its draft and gives way
:open contact "Jennifer Wu"
Ln
> Garden
:list outbox
[
:dump
| Contact › Jennifer Wu
|  Account Dreamhouse Realty   Title Senior Broker   Phone 617-244-3672
|  Details   Timeline   Opportunities 2   Activities 1   Tasks   Notes   E-mai…
| Basic
|  First name            Jennifer
|  Last name             Wu
|  Salutation
|  Account               Dreamhouse Realty
|  Title                 Senior Broker
|  Department
|
| Contact channels
|  E-mail                jen@dreamhouse.demo
|  Phone                 617-244-3672
|  Mobile phone          617-244-3672
|  Fax
|  Preferred contact
|
| Career
|  Level                 Individual Contributor
|  Decision maker        no
|  Influence level       Low
|  Relationship streng…  Unknown
| e Edit   E Form   x More   <Tab> Next tab   <Esc> Back   u Undo   ? Keys
:drafts
:dump
| Drafts                                                                       1
|  Of    Record
|  Note  new: Garden
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
