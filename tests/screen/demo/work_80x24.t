# size 80x24
# Where work is done, on demo data: a list, its preview, groups, board, calendar, a record and its tabs, a form, choices.
:opportunity
:sort name
jj
:dump
| Opportunities                                                  +2 cols   8,812
|  Name↑                   Account             Amount  Close date   Stage
|  Architectural Details   Dreamhouse R…  690,000 EUR  31 Mar 27    Proposal
|  City Living             Dreamhouse R…  450,000 EUR  26 Nov       Negotiation
|  Contemporary City Liv…  Dreamhouse R…  650,000 EUR  31 Mar 27    Proposal
|  Contemporary Luxury     Dreamhouse R…  845,000 EUR  31 Mar 27    Qualification
|  GTK 500 for Betasoloin  Betasoloin                  30 Dec       Qualification
|  GTK 500 for Cheers      Cheers               0 EUR  10 Feb       Closed Lost
|  GTK 500 for Cheers      Cheers               0 EUR  20 Feb       Closed Lost
|  GTK 500 for Cheers      Cheers          29,166 EUR  30 Jun       Closed Won
|  GTK 500 for Cheers      Cheers          25,464 EUR   3 Apr       Closed Won
|  GTK 500 for Cheers      Cheers               0 EUR  21 Apr       Closed Lost
|  GTK 500 for Cheers      Cheers          27,971 EUR   2 Aug       Closed Won
|  GTK 500 for Finjob      Finjob          24,745 EUR  18 May       Closed Won
|  GTK 500 for Goodsilron  Goodsilron      29,617 EUR  31 Mar       Closed Won
|  GTK 500 for Goodsilron  Goodsilron           0 EUR   6 Jan       Closed Lost
|  GTK 500 for Groovestr…  Groovestreet    30,288 EUR  11 Mar       Closed Won
|  GTK 500 for Kan-code    Kan-code        25,791 EUR   2 Jun       Closed Won
|  GTK 500 for Kan-code    Kan-code             0 EUR   3 Sep       Closed Lost
|  GTK 500 for Konex       Konex                0 EUR  19 May       Closed Lost
|  GTK 500 for Konex       Konex                0 EUR  22 Jul       Closed Lost
|  GTK 500 for Labdrill    Labdrill        27,385 EUR  22 Mar       Closed Won
|  GTK 500 for Lexiqvolax  Lexiqvolax      23,746 EUR  22 Jan       Closed Won
| <Enter> Open   a New   e Edit   <Space> Mark   / Filter   <Esc> Back   u Undo
zp
:dump
| Opportunities                                                  +2 cols   8,812
|  Name↑                   Account             Amount  Close date   Stage
|  Architectural Details   Dreamhouse R…  690,000 EUR  31 Mar 27    Proposal
|  City Living             Dreamhouse R…  450,000 EUR  26 Nov       Negotiation
|  Contemporary City Liv…  Dreamhouse R…  650,000 EUR  31 Mar 27    Proposal
|  Contemporary Luxury     Dreamhouse R…  845,000 EUR  31 Mar 27    Qualification
|  GTK 500 for Betasoloin  Betasoloin                  30 Dec       Qualification
|  GTK 500 for Cheers      Cheers               0 EUR  10 Feb       Closed Lost
|  GTK 500 for Cheers      Cheers               0 EUR  20 Feb       Closed Lost
|  GTK 500 for Cheers      Cheers          29,166 EUR  30 Jun       Closed Won
|  GTK 500 for Cheers      Cheers          25,464 EUR   3 Apr       Closed Won
|  GTK 500 for Cheers      Cheers               0 EUR  21 Apr       Closed Lost
|  GTK 500 for Cheers      Cheers          27,971 EUR   2 Aug       Closed Won
|  GTK 500 for Finjob      Finjob          24,745 EUR  18 May       Closed Won
|  GTK 500 for Goodsilron  Goodsilron      29,617 EUR  31 Mar       Closed Won
|────────────────────────────────────────────────────────────────────────────────
| Contemporary City Living
| Account          Dreamhouse Realty
| Contact          Michael Jones
| Owner            Kim
|
| Timeline
| 09:00           Created                                     Kim
| <Enter> Open   a New   e Edit   <Space> Mark   / Filter   <Esc> Back   u Undo
zp
:group stage
:dump
| Opportunities › by stage                                       +2 cols   8,812
|  Name↑                          Account        Amount  Close date   Stage
|▾ Prospecting                                                               500
|  GTX Basic for Bluth Company    Bluth Compa…           20 Apr 27    Prospecting
|  GTX Basic for Bluth Company    Bluth Compa…            5 May 27    Prospecting
|  GTX Basic for Conecom          Conecom                21 Feb 27    Prospecting
|  GTX Basic for Donquadtech      Donquadtech            25 Jan 27    Prospecting
|  GTX Basic for Dontechi         Dontechi               16 Apr 27    Prospecting
|  GTX Basic for Fasehatice       Fasehatice             10 Apr 27    Prospecting
|  GTX Basic for Gogozoom         Gogozoom               30 Dec       Prospecting
|  GTX Basic for Green-Plus       Green-Plus             29 May 27    Prospecting
|  GTX Basic for Groovestreet     Groovestreet           11 Dec       Prospecting
|  GTX Basic for Groovestreet     Groovestreet            7 Feb 27    Prospecting
|  GTX Basic for Hottechi         Hottechi               23 Mar 27    Prospecting
|  GTX Basic for Inity            Inity                   3 May 27    Prospecting
|  GTX Basic for Kinnamplus       Kinnamplus              3 Mar 27    Prospecting
|  GTX Basic for Konex            Konex                  25 Jan 27    Prospecting
|  GTX Basic for Konmatfix        Konmatfix              11 May 27    Prospecting
|  GTX Basic for Lexiqvolax       Lexiqvolax             21 Mar 27    Prospecting
|  GTX Basic for Lexiqvolax       Lexiqvolax             31 Dec       Prospecting
|  GTX Basic for Plexzap          Plexzap                27 Dec       Prospecting
|  GTX Basic for Plusstrip        Plusstrip              22 Mar 27    Prospecting
|  GTX Basic for Plussunin        Plussunin              27 Jan 27    Prospecting
| <Enter> Open   a New   e Edit   <Space> Mark   / Filter   <Esc> Back   u Undo
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
| Opportunities                                   8,812 marked   +2 cols   8,812
|  Name↑                   Account             Amount  Close date   Stage
|+ Architectural Details   Dreamhouse R…  690,000 EUR  31 Mar 27    Proposal
|+ City Living             Dreamhouse R…  450,000 EUR  26 Nov       Negotiation
|+ Contem╭─ Set Next step of 8,812 opportunities? ─────────────────────╮osal
|+ Contem│ Architectural Details           Show the house → Call again │ification
|+ GTK 50│ City Living                     Show the house → Call again │ification
|+ GTK 50│ Contemporary City Living        Show the house → Call again │ed Lost
|+ GTK 50│ Contemporary Luxury             Show the house → Call again │ed Lost
|+ GTK 50│ GTK 500 for Betasoloin          Call back → Call again      │ed Won
|+ GTK 50│ GTK 500 for Cheers               → Call again               │ed Won
|+ GTK 50│ and 8,806 more                                              │ed Lost
|+ GTK 50│                                                             │ed Won
|+ GTK 50│ type 8812:                                                  │ed Won
|+ GTK 50╰─────────────────────────────────────────────────────────────╯ed Won
|+ GTK 500 for Goodsilron  Goodsilron           0 EUR   6 Jan       Closed Lost
|+ GTK 500 for Groovestr…  Groovestreet    30,288 EUR  11 Mar       Closed Won
|+ GTK 500 for Kan-code    Kan-code        25,791 EUR   2 Jun       Closed Won
|+ GTK 500 for Kan-code    Kan-code             0 EUR   3 Sep       Closed Lost
|+ GTK 500 for Konex       Konex                0 EUR  19 May       Closed Lost
|+ GTK 500 for Konex       Konex                0 EUR  22 Jul       Closed Lost
|+ GTK 500 for Labdrill    Labdrill        27,385 EUR  22 Mar       Closed Won
|+ GTK 500 for Lexiqvolax  Lexiqvolax      23,746 EUR  22 Jan       Closed Won
| <Enter> Do it   <Esc> Leave it
<Esc>
<Esc>
<Esc>
zb
:dump
| Opportunities                                                      4 ›   8,812
| Prospecting                500   Qualification   1,590   Needs Analysis      1
| MG Advanced, 8I5ONXJX          │ MG Special, DB801I…   │ Stunning Colon…  930k
|  20 Feb 27  10%  Versie Hille… │  26 Mar 27  20%  Ele… │  31 Mar 27  40%  Dre…
| MG Advanced, 18IUIUK0          │ GTX Plus Pro, RDHT…   │
|  30 Apr 27  10%  Versie Hille… │  25 Mar 27  20%  Cas… │
| MG Advanced, LIB4KUZJ          │ GTX Plus Basic, HC…   │
|  20 May 27  10%  Versie Hille… │  24 Mar 27  20%  Wil… │
| MG Advanced, 6SLKZ8FI          │ MG Special for Sil…   │
|  1 May 27  10%  Versie Hilleb… │  24 Mar 27  20%  Sil… │
| MG Advanced, 9MIWFW5J          │ GTX Pro, NGTVHTFH     │
|  18 Apr 27  10%  Versie Hille… │  23 Mar 27  20%  Bor… │
| MG Advanced, IUM2FVA1          │ MG Special, T6MPH7…   │
|  16 Feb 27  10%  Versie Hille… │  21 Mar 27  20%  Vio… │
| MG Advanced, 4H6DFFO4          │ GTX Pro for Conecom   │
|  4 May 27  10%  Versie Hilleb… │  21 Mar 27  20%  Con… │
| MG Advanced, WNWI8RJU          │ GTX Basic for Biop…   │
|  15 Jan 27  10%  Versie Hille… │  19 Mar 27  20%  Bio… │
| MG Advanced for Silis          │ GTX Plus Basic for…   │
|  20 Dec  10%  Silis  Versie H… │  19 Mar 27  20%  Bio… │
| MG Advanced for Ganjaflex      │ MG Advanced for Le…   │
|  5 Apr 27  10%  Ganjaflex      │  17 Mar 27  20%  Lex… │
|                                │                       │
| <Enter> Open   H Move left   L Move right   a New   / Filter   zl List
q
:list team
zc
:dump
| Teams                                                                        3
|  Name↑    Lead    Part of                            ╭─ Columns ────────────╮
|  Central                                             │ + Name             1 │
|  East                                                │ + Lead             2 │
|  West                                                │ + Part of          3 │
|                                                      │   Owner              │
|                                                      │   Created            │
|                                                      │   Created by         │
|                                                      │   Updated            │
|                                                      │   Updated by         │
|                                                      │   Tags               │
|                                                      │   Description        │
|                                                      ╰──────────────────────╯
|
|
|
|
|
|
|
|
|
|
| <Space> In or out   J Move down   K Move up   <Enter> Take   <Esc> Put back
<Esc>
q
gw
:dump
| Agenda                                           23–29 November 2026   week 48
|       Mon 23 *  Tue 24     Wed 25     Thu 26    Fri 27     Sat 28     Sun 29
|       Send th…│ Photos o…│          │         │ Check th…│          │
|───────────────│──────────│──────────│─────────│──────────│──────────│──────────
|08:00          │          │          │         │          │          │
|               │          │          │         │          │          │
|09:00          │          │          │▌Sign pa…│          │          │
|      ▌Call Le…│          │          │▌Meeting │          │          │
|10:00          │▌Show Wat…│          │▌        │          │          │
|               │▌Meeting  │          │         │          │          │
|11:00 ▌Show Ul…│          │          │         │          │          │
|      ▌Meeting │          │          │         │          │          │
|12:00          │          │          │         │          │          │
|      ▌Lunch w…│          │          │         │          │          │
|13:00 ▌Lunch   │          │          │         │          │          │
|      ▌        │          │          │         │          │          │
|14:00          │          │▌Demo of …│         │          │          │
|               │          │▌Demo     │         │          │          │
|15:00          │▌Price ta…│          │         │          │          │
|               │          │          │         │          │          │
|16:00          │          │          │         │          │          │
|               │          │          │         │          │          │
|17:00          │          │          │         │          │          │
| a New   0 Today   n Next event   z1 Day   z7 Week   zm Month   <Esc> Back
zm
:dump
| Agenda                                                           November 2026
| Mon        Tue        Wed        Thu        Fri        Sat        Sun
| 26         27         28         29         30         31          1
|
|
|  2          3          4          5          6          7          8
|
|
|  9         10         11         12         13         14         15
|
|
| 16         17         18         19         20         21         22
|                                                                   Ask the…
|
| 23     4   24     3   25         26         27         28         29
| Send th…   Photos …   Demo of…   Sign pa…   Check t…
| Call Le…   Show Wa…
| 30          1          2          3          4          5          6
|
|
|
|
|
| a New   0 Today   n Next event   z1 Day   z7 Week   zm Month   <Esc> Back
q
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
:tab timeline
:dump
| Opportunity › Contemporary Luxury
|  Stage Qualification   Amount 845,000 EUR   Close date 31 Mar 27
|  … › Qualification › Needs Analysis › Proposal › Negotiation › Closed Won
|  Details   Timeline   Activities   Tasks   Notes   Files   History
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
| <Enter> Open   a New   <Tab> Next tab   <Esc> Back   ? Keys
:tab history
:dump
| Opportunity › Contemporary Luxury
|  Stage Qualification   Amount 845,000 EUR   Close date 31 Mar 27
|  … › Qualification › Needs Analysis › Proposal › Negotiation › Closed Won
|  Details   Timeline   Activities   Tasks   Notes   Files   History
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
| u Undo   <Tab> Next tab   <Esc> Back   ? Keys
:form
:dump
| Edit Opportunity › Contemporary Luxury
|
| Opportunity
|  Name *              Contemporary Luxury
|  Account *           Dreamhouse Realty
|  Contact             Jennifer Wu
|  Owner               Kim
|  Type
|  Lead source
|
| Sales stage
|  Stage *             Qualification
|  Probability         20.00
|  Forecast category   Pipeline
|  Next step           Show the house
|
| Amount and dates
|  Amount              845000
|  Close date *        2027-03-31
|
| More
|  Product interest
|  Quantity
| <C-s> Save   <Esc> Back   <Tab> Next field   <C-Space> Choices   <C-x> Discard
<Tab><Tab>
<C-Space>
:dump
| Edit Opportunity › Contemporary Luxury
|
| Opportunity
|  Name *              Contemporary Luxury
|  Account *           Dreamhouse Realty
|  Contact             ╭─ Contact ──────────────────╮
|  Owner               │ Jennifer Wu                │
|  Type                │ – none                     │
|  Lead source         │ Anna Jones                 │
|                      │ Brad Holmes                │
| Sales stage          │ Caroline Kingsley          │
|  Stage *             │ Jennifer Wu                │
|  Probability         │ John Connor                │
|  Forecast category   │ Jonathan Bradley           │
|  Next step           │ July Walker                │
|                      │ Leslie Martin              │
| Amount and dates     │ Michael Jones              │
|  Amount              │ Michelle Lambert           │
|  Close date *        │ Miriam Aupont              │
|                      ╰──────────────────────────+─╯
| More
|  Product interest
|  Quantity
| <Enter> Take   <Esc> Leave
<Esc>
<Esc>
:open account Betatech
:tab opportunities
:dump
| Account › Betatech
|  Customer status Active Customer   Industry Healthcare   Owner Kim
|  Details   Timeline   Contacts   Opportunities 92   Activities 91   Tasks   …
|  Name                          Amount  Close date   Stage           Probability
|  MG Special for Betatech               30 Apr 27    Prospecting             10%
|  MG Special for Betatech       67 EUR   2 Oct       Closed Won             100%
|  GTX Plus Pro for Betatech      0 EUR  18 Aug       Closed Lost              0%
|  GTX Pro for Betatech           0 EUR  11 Aug       Closed Lost              0%
|  GTX Basic for Betatech       480 EUR  13 Aug       Closed Won             100%
|  MG Special for Betatech       53 EUR   9 Aug       Closed Won             100%
|  MG Advanced for Betatech   3,353 EUR  31 Jul       Closed Won             100%
|  GTX Plus Basic for Betat…  1,243 EUR  29 Jul       Closed Won             100%
|  GTX Basic for Betatech       519 EUR   2 Aug       Closed Won             100%
|  GTX Pro for Betatech       4,688 EUR  31 Jul       Closed Won             100%
|  MG Special for Betatech       54 EUR  31 Jul       Closed Won             100%
|  GTX Basic for Betatech       562 EUR   1 Aug       Closed Won             100%
|  GTX Basic for Betatech         0 EUR  20 Jul       Closed Lost              0%
|  GTX Pro for Betatech           0 EUR  16 Jul       Closed Lost              0%
|  GTX Basic for Betatech       536 EUR  16 Jul       Closed Won             100%
|  GTX Plus Pro for Betatech  6,156 EUR  15 Jul       Closed Won             100%
|  MG Special for Betatech        0 EUR  17 Aug       Closed Lost              0%
|  MG Special for Betatech       72 EUR  25 Jun       Closed Won             100%
|  GTX Basic for Betatech       585 EUR  22 Jun       Closed Won             100%
| <Enter> Open   a New   e Edit   <Space> Mark   / Filter   <Esc> Back   u Undo
