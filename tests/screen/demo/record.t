# A record: the way through its stages, timeline, related lists with their counts, history with one field taken back.
:open opportunity "Contemporary Luxury"
:dump
| Opportunity › Contemporary Luxury
|  Stage Qualification   Amount 845,000 EUR   Close date 31 Mar 27
|  … › Qualification › Needs Analysis › Proposal › Negotiation › Closed Won
|  Details   Timeline   Activities   Tasks   Notes   Files   History
| Opportunity
|  Name                  Contemporary Luxury
|  Account               Dreamhouse Realty
|  Contact               Jennifer Wu
|  Owner                 Kim
|  Type
|  Lead source
|
| Sales stage
|  Stage                 Qualification
|  Probability           20%
|  Forecast category     Pipeline
|  Next step             Show the house
|
| Amount and dates
|  Amount                845,000 EUR
|  Expected revenue      169,000 EUR
|  Close date            31 Mar 27
|  Days open             0
| e Edit   E Form   x More   <Tab> Next tab   <Esc> Back   u Undo   ? Keys
:set amount=900000
<Tab>
:dump
| Opportunity › Contemporary Luxury
|  Stage Qualification   Amount 900,000 EUR   Close date 31 Mar 27
|  … › Qualification › Needs Analysis › Proposal › Negotiation › Closed Won
|  Details   Timeline   Activities   Tasks   Notes   Files   History
| 09:00           Changed    Amount 845,000.00 → 900,000.00   Kim
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
| <Enter> Open   a New   <Tab> Next tab   <Esc> Back   ? Keys
:tab history
j u
:dump
| Opportunity › Contemporary Luxury
|  Stage Qualification   Amount 845,000 EUR   Close date 31 Mar 27
|  … › Qualification › Needs Analysis › Proposal › Negotiation › Closed Won
|  Details   Timeline   Activities   Tasks   Notes   Files   History
|  2026-11-23 09:00  Kim changed
|     Amount: 900,000.00 → 845,000.00
|  2026-11-23 09:00  Kim changed
|     Amount: 845,000.00 → 900,000.00
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
| Amount is what it was before.
:open account Betatech
:size 120x40
:dump
| Account › Betatech
|  Customer status Active Customer   Industry Healthcare   Owner Kim
|  Details   Timeline   Contacts   Opportunities 92   Activities 91   Tasks   Notes   Children   Files   History
| Basic                                                       Shipping address
|  Name                  Betatech                              Shipping street
|  Account number                                              Shipping city
|  Type                  Customer                              Shipping state
|  Industry              Healthcare                            Shipping postal code
|  Owner                 Kim                                   Shipping country
|  Parent
|                                                             Other
| Customer status                                              Description           Founded 1986; sector medical.
|  Customer status       Active Customer
|  Rating                                                     More
|  SLA tier              Standard                              Fax
|  Health score          50                                    Last activity date
|                                                              Ownership
| Company                                                      SIC code
|  Employees             1,185                                 Ticker symbol
|  Annual revenue        647,180,000 EUR                       Territory
|  Web site
|  Phone                                                      System
|  E-mail                                                      Tags                  maven
|                                                              Created               09:00
| Contract                                                     Created by            Kim
|  Next renewal date                                           Updated               09:00
|                                                              Updated by            Kim
| Billing address
|  Billing street
|  Billing city
|  Billing state
|  Billing postal code
|  Billing country       Kenya
|
|
|
|
|
|
| e Edit   E Form   x More   <Tab> Next tab   <Esc> Back   u Undo   ? Keys   d Delete
<Tab>
:dump
| Account › Betatech
|  Customer status Active Customer   Industry Healthcare   Owner Kim
|  Details   Timeline   Contacts   Opportunities 92   Activities 91   Tasks   Notes   Children   Files   History
| 09:00           Created                                                                             Kim
| 30 Sep          Call       First talk about MG Special                                Completed     Gladys Colclough
| 15 Aug          Call       First talk about GTX Plus Pro                              Completed     Darcel Schlecht
| 10 Aug          Call       First talk about GTX Pro                                   Completed     Darcel Schlecht
| 9 Aug           Call       First talk about GTX Basic                                 Completed     Anna Snelling
| 5 Aug           Call       First talk about MG Special                                Completed     Gladys Colclough
| 30 Jul          Call       First talk about MG Advanced                               Completed     Marty Freudenburg
| 28 Jul          Call       First talk about GTX Plus Basic                            Completed     Jonathan Berthelot
| 28 Jul          Call       First talk about GTX Basic                                 Completed     Jonathan Berthelot
| 23 Jul          Call       First talk about GTX Pro                                   Completed     Darcel Schlecht
| 21 Jul          Call       First talk about MG Special                                Completed     Versie Hillebrand
| 20 Jul          Call       First talk about GTX Basic                                 Completed     Moses Frase
| 9 Jul           Call       First talk about GTX Basic                                 Completed     Versie Hillebrand
| 8 Jul           Call       First talk about GTX Pro                                   Completed     Darcel Schlecht
| 6 Jul           Call       First talk about GTX Basic                                 Completed     Lajuana Vencill
| 4 Jul           Call       First talk about GTX Plus Pro                              Completed     Lajuana Vencill
| 21 Jun          Call       First talk about MG Special                                Completed     Cecily Lampkin
| 16 Jun          Call       First talk about MG Special                                Completed     Marty Freudenburg
| 11 Jun          Call       First talk about GTX Basic                                 Completed     Jonathan Berthelot
| 9 Jun           Call       First talk about MG Special                                Completed     Gladys Colclough
| 9 Jun           Call       First talk about GTX Pro                                   Completed     Darcel Schlecht
| 8 Jun           Call       First talk about MG Special                                Completed     Versie Hillebrand
| 8 Jun           Call       First talk about GTX Pro                                   Completed     Jonathan Berthelot
| 6 Jun           Call       First talk about GTX Pro                                   Completed     Darcel Schlecht
| 4 Jun           Call       First talk about MG Advanced                               Completed     Versie Hillebrand
| 27 May          Call       First talk about GTX Pro                                   Completed     Darcel Schlecht
| 27 May          Call       First talk about GTX Plus Basic                            Completed     Cecily Lampkin
| 22 May          Call       First talk about GTX Pro                                   Completed     Darcel Schlecht
| 19 May          Call       First talk about GTX Plus Basic                            Completed     Anna Snelling
| 18 May          Call       First talk about GTX Plus Pro                              Completed     Cecily Lampkin
| 11 May          Call       First talk about GTX Plus Basic                            Completed     Niesha Huffines
| 11 May          Call       First talk about GTX Pro                                   Completed     Darcel Schlecht
| 10 May          Call       First talk about MG Special                                Completed     Anna Snelling
| 7 May           Call       First talk about MG Special                                Completed     Gladys Colclough
| 29 Apr          Call       First talk about MG Advanced                               Completed     Lajuana Vencill
| 24 Apr          Call       First talk about MG Advanced                               Completed     Versie Hillebrand
| <Enter> Open   a New   <Tab> Next tab   <Esc> Back   ? Keys
jj <Enter>
:dump
| Activity › First talk about GTX Plus Pro
|  Type Call   Status Completed   Activity date 15 Aug
|  Planned › In Progress › Completed › Cancelled › Deferred
|  Details   Timeline   Recurrences   Files   History
| Activity information                                        Email details
|  Subject               First talk about GTX Plus Pro         E-mail subject
|  Type                  Call                                  E-mail from address
|  Status                Completed                             E-mail to address
|  Priority              Medium                                E-mail CC address
|  Owner                 Darcel Schlecht
|                                                             SMS Details
| Date and time                                                SMS body
|  Activity date         15 Aug                                SMS phone number
|  End date time
|  Due date                                                   Recurring task
|  Duration in minutes                                         Recurring             no
|  Completed date        09:00                                 Recurrence pattern
|                                                              Recurrence interval
| Related records                                              Recurrence end date
|  Contact
|  Account               Betatech                             Description and notes
|                                                              Description
| Location                                                     E-mail body
|  Location
|  Online                no                                   More
|  Meeting link                                                Opportunity           GTX Plus Pro for Betatech
|                                                              Lead
| Call details
|  Call type             Outbound                             System
|  Call result                                                 Tags                  maven
|                                                              Created               09:00
|                                                              Created by            Kim
|                                                              Updated               09:00
|                                                              Updated by            Kim
|
|
|
|
|
| e Edit   E Form   x More   <Tab> Next tab   <Esc> Back   u Undo   ? Keys   d Delete
<Esc>
:tab opportunities
:dump
| Account › Betatech
|  Customer status Active Customer   Industry Healthcare   Owner Kim
|  Details   Timeline   Contacts   Opportunities 92   Activities 91   Tasks   Notes   Children   Files   History
|  Name                            Amount  Close date   Stage           Probability  Owner
|  MG Special for Betatech                 30 Apr 27    Prospecting             10%  Cecily Lampkin
|  MG Special for Betatech         67 EUR   2 Oct       Closed Won             100%  Gladys Colclough
|  GTX Plus Pro for Betatech        0 EUR  18 Aug       Closed Lost              0%  Darcel Schlecht
|  GTX Pro for Betatech             0 EUR  11 Aug       Closed Lost              0%  Darcel Schlecht
|  GTX Basic for Betatech         480 EUR  13 Aug       Closed Won             100%  Anna Snelling
|  MG Special for Betatech         53 EUR   9 Aug       Closed Won             100%  Gladys Colclough
|  MG Advanced for Betatech     3,353 EUR  31 Jul       Closed Won             100%  Marty Freudenburg
|  GTX Plus Basic for Betatech  1,243 EUR  29 Jul       Closed Won             100%  Jonathan Berthelot
|  GTX Basic for Betatech         519 EUR   2 Aug       Closed Won             100%  Jonathan Berthelot
|  GTX Pro for Betatech         4,688 EUR  31 Jul       Closed Won             100%  Darcel Schlecht
|  MG Special for Betatech         54 EUR  31 Jul       Closed Won             100%  Versie Hillebrand
|  GTX Basic for Betatech         562 EUR   1 Aug       Closed Won             100%  Moses Frase
|  GTX Basic for Betatech           0 EUR  20 Jul       Closed Lost              0%  Versie Hillebrand
|  GTX Pro for Betatech             0 EUR  16 Jul       Closed Lost              0%  Darcel Schlecht
|  GTX Basic for Betatech         536 EUR  16 Jul       Closed Won             100%  Lajuana Vencill
|  GTX Plus Pro for Betatech    6,156 EUR  15 Jul       Closed Won             100%  Lajuana Vencill
|  MG Special for Betatech          0 EUR  17 Aug       Closed Lost              0%  Cecily Lampkin
|  MG Special for Betatech         72 EUR  25 Jun       Closed Won             100%  Marty Freudenburg
|  GTX Basic for Betatech         585 EUR  22 Jun       Closed Won             100%  Jonathan Berthelot
|  MG Special for Betatech          0 EUR  13 Sep       Closed Lost              0%  Gladys Colclough
|  GTX Pro for Betatech             0 EUR  17 Jun       Closed Lost              0%  Darcel Schlecht
|  MG Special for Betatech         41 EUR  29 Sep       Closed Won             100%  Versie Hillebrand
|  GTX Pro for Betatech             0 EUR  23 Aug       Closed Lost              0%  Jonathan Berthelot
|  GTX Pro for Betatech             0 EUR  16 Sep       Closed Lost              0%  Darcel Schlecht
|  MG Advanced for Betatech     4,011 EUR   4 Jul       Closed Won             100%  Versie Hillebrand
|  GTX Pro for Betatech         4,833 EUR  18 Aug       Closed Won             100%  Darcel Schlecht
|  GTX Plus Basic for Betatech  1,074 EUR  17 Aug       Closed Won             100%  Cecily Lampkin
|  GTX Pro for Betatech         4,817 EUR   5 Jun       Closed Won             100%  Darcel Schlecht
|  GTX Plus Basic for Betatech      0 EUR   1 Jul       Closed Lost              0%  Anna Snelling
|  GTX Plus Pro for Betatech        0 EUR  13 Aug       Closed Lost              0%  Cecily Lampkin
|  GTX Plus Basic for Betatech              9 Nov       Qualification           20%  Niesha Huffines
|  GTX Pro for Betatech             0 EUR  22 May       Closed Lost              0%  Darcel Schlecht
|  MG Special for Betatech          0 EUR   2 Sep       Closed Lost              0%  Anna Snelling
|  MG Special for Betatech                  5 Nov       Qualification           20%  Gladys Colclough
|  MG Advanced for Betatech         0 EUR   3 May       Closed Lost              0%  Lajuana Vencill
| <Enter> Open   a New   e Edit   <Space> Mark   / Filter   <Esc> Back   u Undo   ? Keys   : Command
lllll gf
:dump
| User › Cecily Lampkin
|  Team Central
|  Details   Timeline   Reports   Files   History
| Person                                                      How things are written
|  Name                  Cecily Lampkin                        Time zone
|  Title                                                       Language
|  Department                                                  Dates and numbers
|  E-mail                cecily.lampkin@example.com            Names are written     Given name first
|  Phone
|                                                             System
| Work                                                         Owner                 Kim
|  Login                 cecily.lampkin                        Tags
|  Role                                                        Created               09:00
|  Team                  Central                               Created by            Kim
|  Manager               Dustin Brinkmann                      Updated               09:00
|  Territory                                                   Updated by            Kim
|  Quota
|  Active                yes
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
| e Edit   E Form   x More   <Tab> Next tab   <Esc> Back   u Undo   ? Keys   d Delete
<Esc>
:size 200x60
:tab files
:dump
| Account › Betatech
|  Customer status Active Customer   Industry Healthcare   Owner Kim
|  Details   Timeline   Contacts   Opportunities 92   Activities 91   Tasks   Notes   Children   Files   History
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
| <Enter> Open   a New   e Edit   <Space> Mark   / Filter   <Esc> Back   u Undo   ? Keys   : Command
:size 45x18
:dump
| Account › Betatech
|  Customer status Active Customer
|< Tasks   Notes   Children   Files   Histo…
|
|  No attachments here yet. a makes the
|  first one.
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
| <Enter> Open   m Move on   x More   a New
:tab timeline
:dump
| Account › Betatech
|  Customer status Active Customer
|  Details   Timeline   Contacts   Opportun…
| 09:00     Created
| 30 Sep    Call     First talk about MG Spe…
| 15 Aug    Call     First talk about GTX Pl…
| 10 Aug    Call     First talk about GTX Pro
| 9 Aug     Call     First talk about GTX Ba…
| 5 Aug     Call     First talk about MG Spe…
| 30 Jul    Call     First talk about MG Adv…
| 28 Jul    Call     First talk about GTX Pl…
| 28 Jul    Call     First talk about GTX Ba…
| 23 Jul    Call     First talk about GTX Pro
| 21 Jul    Call     First talk about MG Spe…
| 20 Jul    Call     First talk about GTX Ba…
| 9 Jul     Call     First talk about GTX Ba…
| 8 Jul     Call     First talk about GTX Pro
| <Enter> Open   a New   <Tab> Next tab
:tab contacts
:dump
| Account › Betatech
|  Customer status Active Customer
|  Details   Timeline   Contacts   Opportun…
|
|  No contacts here yet. a makes the first
|  one.
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
| <Enter> Open   m Move on   x More   a New
