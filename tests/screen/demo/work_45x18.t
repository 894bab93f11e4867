# size 45x18
# Where work is done, on demo data: a list, its preview, groups, board, calendar, a record and its tabs, a form, choices.
:opportunity
:sort name
jj
:dump
| Opportunities                         8,812
| Architectural Details           690,000 EUR
|  Dreamhouse Realty  31 Mar 27  Proposal
| City Living                     450,000 EUR
|  Dreamhouse Realty  26 Nov  Negotiation
| Contemporary City Living        650,000 EUR
|  Dreamhouse Realty  31 Mar 27  Proposal
| Contemporary Luxury             845,000 EUR
|  Dreamhouse Realty  31 Mar 27  Qualificati…
| GTK 500 for Betasoloin
|  Betasoloin  30 Dec  Qualification  20%
| GTK 500 for Cheers                    0 EUR
|  Cheers  10 Feb  Closed Lost  0%  Elease G…
| GTK 500 for Cheers                    0 EUR
|  Cheers  20 Feb  Closed Lost  0%  Elease G…
| GTK 500 for Cheers               29,166 EUR
|  Cheers  30 Jun  Closed Won  100%  Markita…
| <Enter> Open   m Move on   x More   a New
zp
:dump
| Opportunities                         8,812
| Architectural Details           690,000 EUR
|  Dreamhouse Realty  31 Mar 27  Proposal
| City Living                     450,000 EUR
|  Dreamhouse Realty  26 Nov  Negotiation
| Contemporary City Living        650,000 EUR
|  Dreamhouse Realty  31 Mar 27  Proposal
| Contemporary Luxury             845,000 EUR
|  Dreamhouse Realty  31 Mar 27  Qualificati…
| GTK 500 for Betasoloin
|  Betasoloin  30 Dec  Qualification  20%
| GTK 500 for Cheers                    0 EUR
|  Cheers  10 Feb  Closed Lost  0%  Elease G…
| GTK 500 for Cheers                    0 EUR
|  Cheers  20 Feb  Closed Lost  0%  Elease G…
| GTK 500 for Cheers               29,166 EUR
|  Cheers  30 Jun  Closed Won  100%  Markita…
| <Enter> Open   m Move on   x More   a New
zp
:group stage
:dump
| Opportunities › by stage              8,812
|▾ Prospecting                            500
|
| GTX Basic for Bluth Company
|  Bluth Company  20 Apr 27  Prospecting
| GTX Basic for Bluth Company
|  Bluth Company  5 May 27  Prospecting  10%
| GTX Basic for Conecom
|  Conecom  21 Feb 27  Prospecting  10%  Jon…
| GTX Basic for Donquadtech
|  Donquadtech  25 Jan 27  Prospecting  10%
| GTX Basic for Dontechi
|  Dontechi  16 Apr 27  Prospecting  10%
| GTX Basic for Fasehatice
|  Fasehatice  10 Apr 27  Prospecting  10%
| GTX Basic for Gogozoom
|  Gogozoom  30 Dec  Prospecting  10%  Jonat…
| <Enter> Open   m Move on   x More   a New
q
:opportunity
:sort name
%
=
> next
<Enter>
> Call again
<Enter>
:dump
| Opportunities          8,812 marked   8,812
|+Architectural Details           690,000 EUR
|╭─ Set Next step of 8,812 opportunities? ───╮
|│ Architectural Details           Show the  │
|│ City Living                     Show the  │
|│ Contemporary City Living        Show the  │
|│ Contemporary Luxury             Show the  │
|│ GTK 500 for Betasoloin          Call back │
|│ GTK 500 for Cheers               → Call a │
|│ and 8,806 more                            │
|│                                           │
|│ type 8812:                                │
|╰───────────────────────────────────────────╯
|+GTK 500 for Cheers                    0 EUR
|  Cheers  20 Feb  Closed Lost  0%  Elease G…
|+GTK 500 for Cheers               29,166 EUR
|  Cheers  30 Jun  Closed Won  100%  Markita…
| <Enter> Do it   <Esc> Leave it
<Esc>
<Esc>
<Esc>
zb
:dump
| Opportunities                   6 ›   8,812
| Prospecting                             500
| MG Advanced, 8I5ONXJX
|  20 Feb 27  10%  Versie Hillebrand
| MG Advanced, 18IUIUK0
|  30 Apr 27  10%  Versie Hillebrand
| MG Advanced, LIB4KUZJ
|  20 May 27  10%  Versie Hillebrand
| MG Advanced, 6SLKZ8FI
|  1 May 27  10%  Versie Hillebrand
| MG Advanced, 9MIWFW5J
|  18 Apr 27  10%  Versie Hillebrand
| MG Advanced, IUM2FVA1
|  16 Feb 27  10%  Versie Hillebrand
| MG Advanced, 4H6DFFO4
|  4 May 27  10%  Versie Hillebrand
|
| <Enter> Open   H Move left   L Move right
q
:list team
zc
:dump
| Teams                                     3
| Central           ╭─ Columns ────────────╮
|                   │ + Name             1 │
| East              │ + Lead             2 │
|                   │ + Part of          3 │
| West              │   Owner              │
|                   │   Created            │
|                   │   Created by         │
|                   │   Updated            │
|                   │   Updated by         │
|                   │   Tags               │
|                   │   Description        │
|                   ╰──────────────────────╯
|
|
|
|
| <Space> In or out   J Move down   K Move up
<Esc>
q
gw
:dump
| Agenda                 Mon 23 November 2026
| Mon 23 Nov  today
| all day Send the plans of Stunning Victori…
| 09:30  Call Call Leslie Martin about her o…
| 11:00  Meeting Show Ultimate Sophistication
| 12:30  Lunch Lunch with Jennifer Wu
|
|
|
|
|
|
|
|
|
|
|
| a New   0 Today   n Next event   z1 Day
zm
:dump
| Agenda                        November 2026
| Mon   Tue   Wed   Thu   Fri   Sat   Sun
| 26    27    28    29    30    31     1
|  2     3     4     5     6     7     8
|  9    10    11    12    13    14    15
| 16    17    18    19    20    21    22·
| 23·   24·   25·   26·   27·   28    29
| 30     1     2     3     4     5     6
|
| Mon 23 Nov  today
| all day Send the plans of Stunning Victori…
| 09:30  Call Call Leslie Martin about her o…
| 11:00  Meeting Show Ultimate Sophistication
| 12:30  Lunch Lunch with Jennifer Wu
|
|
|
| a New   0 Today   n Next event   z1 Day
q
:open opportunity "Contemporary Luxury"
:dump
| Opportunity › Contemporary Luxury
|  Stage Qualification   Amount 845,000 EUR
|  Details   Timeline   Activities   Tasks
| Opportunity
|  Name
|   Contemporary Luxury
|  Account
|   Dreamhouse Realty
|  Contact
|   Jennifer Wu
|  Owner
|   Kim
|  Type
|
|  Lead source
|
|
| e Edit   E Form   x More   <Tab> Next tab
:tab timeline
:dump
| Opportunity › Contemporary Luxury
|  Stage Qualification   Amount 845,000 EUR
|  Details   Timeline   Activities   Tasks
| 09:00     Created
|
|
|
|
|
|
|
|
|
|
|
|
|
| <Enter> Open   a New   <Tab> Next tab
:tab history
:dump
| Opportunity › Contemporary Luxury
|  Stage Qualification   Amount 845,000 EUR
|< Tasks   Notes   Files   History
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
| u Undo   <Tab> Next tab   <Esc> Back
:form
:dump
| Edit Opportunity › Contemporary Luxury
|
| Opportunity
|  Name *
|  Contemporary Luxury
|  Account *
|  Dreamhouse Realty
|  Contact
|  Jennifer Wu
|  Owner
|  Kim
|  Type
|
|  Lead source
|
|
| Sales stage
| <C-s> Save   <Esc> Back   <Tab> Next field
<Tab><Tab>
<C-Space>
:dump
| Edit Opportunity › Contemporary Luxury
|
| Opportunity   ╭─ Contact ──────────────────╮
|  Name *       │ Jennifer Wu                │
|  Contemporary │ – none                     │
|  Account *    │ Anna Jones                 │
|  Dreamhouse Re│ Brad Holmes                │
|  Contact      │ Caroline Kingsley          │
|  Jennifer Wu  │ Jennifer Wu                │
|  Owner        │ John Connor                │
|  Kim          │ Jonathan Bradley           │
|  Type         │ July Walker                │
|               │ Leslie Martin              │
|  Lead source  │ Michael Jones              │
|               │ Michelle Lambert           │
|               │ Miriam Aupont              │
| Sales stage   ╰──────────────────────────+─╯
| <Enter> Take   <Esc> Leave
<Esc>
<Esc>
:open account Betatech
:tab opportunities
:dump
| Account › Betatech
|  Customer status Active Customer
|< Timeline   Contacts   Opportunities 92
| MG Special for Betatech
|  30 Apr 27  Prospecting  10%  Cecily Lampk…
| MG Special for Betatech              67 EUR
|  2 Oct  Closed Won  100%  Gladys Colclough
| GTX Plus Pro for Betatech             0 EUR
|  18 Aug  Closed Lost  0%  Darcel Schlecht
| GTX Pro for Betatech                  0 EUR
|  11 Aug  Closed Lost  0%  Darcel Schlecht
| GTX Basic for Betatech              480 EUR
|  13 Aug  Closed Won  100%  Anna Snelling
| MG Special for Betatech              53 EUR
|  9 Aug  Closed Won  100%  Gladys Colclough
| MG Advanced for Betatech          3,353 EUR
|  31 Jul  Closed Won  100%  Marty Freudenbu…
| <Enter> Open   m Move on   x More   a New
:contact
:sort last_name
:dump
| Contacts                                 13
| Miriam Aupont
|  Dreamhouse Realty  Senior Broker  miriam@…
| Jonathan Bradley
|  Dreamhouse Realty  Senior Broker  jonatha…
| John Connor
|  Dreamhouse Realty  jconnor@goodmail.com
| Olivia Green
|  Dreamhouse Realty  Senior Broker  olivia@…
| Brad Holmes
|  Dreamhouse Realty  bholmes@goodmail.com
| Michael Jones
|  Dreamhouse Realty  Senior Broker  michael…
| Anna Jones
|  Dreamhouse Realty  annaj@mymail.com  617-…
| Caroline Kingsley
|  Dreamhouse Realty  Senior Broker  carolin…
| <Enter> Open   m Move on   x More   a New
