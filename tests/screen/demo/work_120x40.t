# size 120x40
# Where work is done, on demo data: a list, its preview, groups, board, calendar, a record and its tabs, a form, choices.
:opportunity
:sort name
jj
:dump
| Opportunities                                                                                                    8,812
|  Name↑                         Account                Amount  Close date   Stage           Probability  Owner
|  Architectural Details         Dreamhouse Real…  690,000 EUR  31 Mar 27    Proposal                60%  Kim
|  City Living                   Dreamhouse Real…  450,000 EUR  26 Nov       Negotiation             80%  Kim
|  Contemporary City Living      Dreamhouse Real…  650,000 EUR  31 Mar 27    Proposal                60%  Kim
|  Contemporary Luxury           Dreamhouse Real…  845,000 EUR  31 Mar 27    Qualification           20%  Kim
|  GTK 500 for Betasoloin        Betasoloin                     30 Dec       Qualification           20%  Rosalina Dieter
|  GTK 500 for Cheers            Cheers                  0 EUR  10 Feb       Closed Lost              0%  Elease Gluck
|  GTK 500 for Cheers            Cheers                  0 EUR  20 Feb       Closed Lost              0%  Elease Gluck
|  GTK 500 for Cheers            Cheers             29,166 EUR  30 Jun       Closed Won             100%  Markita Hansen
|  GTK 500 for Cheers            Cheers             25,464 EUR   3 Apr       Closed Won             100%  Elease Gluck
|  GTK 500 for Cheers            Cheers                  0 EUR  21 Apr       Closed Lost              0%  Rosalina Dieter
|  GTK 500 for Cheers            Cheers             27,971 EUR   2 Aug       Closed Won             100%  Elease Gluck
|  GTK 500 for Finjob            Finjob             24,745 EUR  18 May       Closed Won             100%  Markita Hansen
|  GTK 500 for Goodsilron        Goodsilron         29,617 EUR  31 Mar       Closed Won             100%  Markita Hansen
|  GTK 500 for Goodsilron        Goodsilron              0 EUR   6 Jan       Closed Lost              0%  Elease Gluck
|  GTK 500 for Groovestreet      Groovestreet       30,288 EUR  11 Mar       Closed Won             100%  Rosalina Dieter
|  GTK 500 for Kan-code          Kan-code           25,791 EUR   2 Jun       Closed Won             100%  Rosalina Dieter
|  GTK 500 for Kan-code          Kan-code                0 EUR   3 Sep       Closed Lost              0%  Corliss Cosme
|  GTK 500 for Konex             Konex                   0 EUR  19 May       Closed Lost              0%  Markita Hansen
|  GTK 500 for Konex             Konex                   0 EUR  22 Jul       Closed Lost              0%  Elease Gluck
|  GTK 500 for Labdrill          Labdrill           27,385 EUR  22 Mar       Closed Won             100%  Elease Gluck
|  GTK 500 for Lexiqvolax        Lexiqvolax         23,746 EUR  22 Jan       Closed Won             100%  Elease Gluck
|  GTK 500 for Lexiqvolax        Lexiqvolax                     12 Sep       Qualification           20%  Elease Gluck
|  GTK 500 for Plexzap           Plexzap            24,949 EUR   1 Apr       Closed Won             100%  Elease Gluck
|  GTK 500 for Rantouch          Rantouch           24,899 EUR   1 Jun       Closed Won             100%  Rosalina Dieter
|  GTK 500 for Rundofase         Rundofase                      25 Oct       Qualification           20%  Markita Hansen
|  GTK 500 for Singletechno      Singletechno            0 EUR  28 Feb       Closed Lost              0%  Elease Gluck
|  GTK 500 for Treequote         Treequote                      16 Sep       Qualification           20%  Markita Hansen
|  GTK 500 for Treequote         Treequote               0 EUR  14 Aug       Closed Lost              0%  Darcel Schlecht
|  GTK 500 for Vehement Capita…  Vehement Capita…               19 May       Qualification           20%  Markita Hansen
|  GTK 500 for Warephase         Warephase                      23 Mar       Qualification           20%  Elease Gluck
|  GTK 500 for Xx-holding        Xx-holding         26,186 EUR  14 Aug       Closed Won             100%  Rosalina Dieter
|  GTK 500 for Xx-holding        Xx-holding              0 EUR  30 Aug       Closed Lost              0%  Markita Hansen
|  GTK 500 for Xx-holding        Xx-holding         29,220 EUR   7 Sep       Closed Won             100%  Elease Gluck
|  GTK 500 for Xx-zobam          Xx-zobam                       21 Jul       Qualification           20%  Elease Gluck
|  GTK 500 for Y-corporation     Y-corporation      25,288 EUR   7 Jan       Closed Won             100%  Rosalina Dieter
|  GTK 500 for Zoomit            Zoomit             25,897 EUR  11 Dec 25    Closed Won             100%  Elease Gluck
|  GTK 500, 9SRD5NCR                                            29 Oct       Qualification           20%  Rosalina Dieter
| <Enter> Open   a New   e Edit   <Space> Mark   / Filter   <Esc> Back   u Undo   ? Keys   : Command
zp
:dump
| Opportunities                                                                                          +3 cols   8,812
|  Name↑                      Account                Amount  Close date │ Contemporary City Living
|  Architectural Details      Dreamhouse Real…  690,000 EUR  31 Mar 27  │ Account          Dreamhouse Realty
|  City Living                Dreamhouse Real…  450,000 EUR  26 Nov     │ Contact          Michael Jones
|  Contemporary City Living   Dreamhouse Real…  650,000 EUR  31 Mar 27  │ Owner            Kim
|  Contemporary Luxury        Dreamhouse Real…  845,000 EUR  31 Mar 27  │ Stage            Proposal
|  GTK 500 for Betasoloin     Betasoloin                     30 Dec     │ Probability      60%
|  GTK 500 for Cheers         Cheers                  0 EUR  10 Feb     │ Forecast catego… Best Case
|  GTK 500 for Cheers         Cheers                  0 EUR  20 Feb     │ Next step        Show the house
|  GTK 500 for Cheers         Cheers             29,166 EUR  30 Jun     │ Amount           650,000 EUR
|  GTK 500 for Cheers         Cheers             25,464 EUR   3 Apr     │ Expected revenue 390,000 EUR
|  GTK 500 for Cheers         Cheers                  0 EUR  21 Apr     │ Close date       31 Mar 27
|  GTK 500 for Cheers         Cheers             27,971 EUR   2 Aug     │ Days open        0
|  GTK 500 for Finjob         Finjob             24,745 EUR  18 May     │ Description      640 Harrison Ave, Boston, MA.
|  GTK 500 for Goodsilron     Goodsilron         29,617 EUR  31 Mar     │                  2 beds, 2 baths.
|  GTK 500 for Goodsilron     Goodsilron              0 EUR   6 Jan     │
|  GTK 500 for Groovestreet   Groovestreet       30,288 EUR  11 Mar     │ Timeline
|  GTK 500 for Kan-code       Kan-code           25,791 EUR   2 Jun     │ 09:00     Created
|  GTK 500 for Kan-code       Kan-code                0 EUR   3 Sep     │
|  GTK 500 for Konex          Konex                   0 EUR  19 May     │
|  GTK 500 for Konex          Konex                   0 EUR  22 Jul     │
|  GTK 500 for Labdrill       Labdrill           27,385 EUR  22 Mar     │
|  GTK 500 for Lexiqvolax     Lexiqvolax         23,746 EUR  22 Jan     │
|  GTK 500 for Lexiqvolax     Lexiqvolax                     12 Sep     │
|  GTK 500 for Plexzap        Plexzap            24,949 EUR   1 Apr     │
|  GTK 500 for Rantouch       Rantouch           24,899 EUR   1 Jun     │
|  GTK 500 for Rundofase      Rundofase                      25 Oct     │
|  GTK 500 for Singletechno   Singletechno            0 EUR  28 Feb     │
|  GTK 500 for Treequote      Treequote                      16 Sep     │
|  GTK 500 for Treequote      Treequote               0 EUR  14 Aug     │
|  GTK 500 for Vehement Cap…  Vehement Capita…               19 May     │
|  GTK 500 for Warephase      Warephase                      23 Mar     │
|  GTK 500 for Xx-holding     Xx-holding         26,186 EUR  14 Aug     │
|  GTK 500 for Xx-holding     Xx-holding              0 EUR  30 Aug     │
|  GTK 500 for Xx-holding     Xx-holding         29,220 EUR   7 Sep     │
|  GTK 500 for Xx-zobam       Xx-zobam                       21 Jul     │
|  GTK 500 for Y-corporation  Y-corporation      25,288 EUR   7 Jan     │
|  GTK 500 for Zoomit         Zoomit             25,897 EUR  11 Dec 25  │
|  GTK 500, 9SRD5NCR                                         29 Oct     │
| <Enter> Open   a New   e Edit   <Space> Mark   / Filter   <Esc> Back   u Undo   ? Keys   : Command
zp
:group stage
:dump
| Opportunities › by stage                                                                                         8,812
|  Name↑                                Account        Amount  Close date   Stage         Probability  Owner
|▾ Prospecting                                                                                                       500
|  GTX Basic for Bluth Company          Bluth Compa…           20 Apr 27    Prospecting           10%  Jonathan Berthelot
|  GTX Basic for Bluth Company          Bluth Compa…            5 May 27    Prospecting           10%  Lajuana Vencill
|  GTX Basic for Conecom                Conecom                21 Feb 27    Prospecting           10%  Jonathan Berthelot
|  GTX Basic for Donquadtech            Donquadtech            25 Jan 27    Prospecting           10%  Darcel Schlecht
|  GTX Basic for Dontechi               Dontechi               16 Apr 27    Prospecting           10%  Jonathan Berthelot
|  GTX Basic for Fasehatice             Fasehatice             10 Apr 27    Prospecting           10%  Cecily Lampkin
|  GTX Basic for Gogozoom               Gogozoom               30 Dec       Prospecting           10%  Jonathan Berthelot
|  GTX Basic for Green-Plus             Green-Plus             29 May 27    Prospecting           10%  Anna Snelling
|  GTX Basic for Groovestreet           Groovestreet           11 Dec       Prospecting           10%  Jonathan Berthelot
|  GTX Basic for Groovestreet           Groovestreet            7 Feb 27    Prospecting           10%  Niesha Huffines
|  GTX Basic for Hottechi               Hottechi               23 Mar 27    Prospecting           10%  Gladys Colclough
|  GTX Basic for Inity                  Inity                   3 May 27    Prospecting           10%  Versie Hillebrand
|  GTX Basic for Kinnamplus             Kinnamplus              3 Mar 27    Prospecting           10%  Darcel Schlecht
|  GTX Basic for Konex                  Konex                  25 Jan 27    Prospecting           10%  Lajuana Vencill
|  GTX Basic for Konmatfix              Konmatfix              11 May 27    Prospecting           10%  Darcel Schlecht
|  GTX Basic for Lexiqvolax             Lexiqvolax             21 Mar 27    Prospecting           10%  Jonathan Berthelot
|  GTX Basic for Lexiqvolax             Lexiqvolax             31 Dec       Prospecting           10%  Versie Hillebrand
|  GTX Basic for Plexzap                Plexzap                27 Dec       Prospecting           10%  Marty Freudenburg
|  GTX Basic for Plusstrip              Plusstrip              22 Mar 27    Prospecting           10%  Moses Frase
|  GTX Basic for Plussunin              Plussunin              27 Jan 27    Prospecting           10%  Niesha Huffines
|  GTX Basic for Scottech               Scottech                5 Feb 27    Prospecting           10%  Versie Hillebrand
|  GTX Basic for Stanredtax             Stanredtax             31 Dec       Prospecting           10%  Marty Freudenburg
|  GTX Basic for Stanredtax             Stanredtax             24 Dec       Prospecting           10%  Moses Frase
|  GTX Basic for Statholdings           Statholdings            2 May 27    Prospecting           10%  Lajuana Vencill
|  GTX Basic for Vehement Capital Par…  Vehement Ca…            6 Jan 27    Prospecting           10%  Jonathan Berthelot
|  GTX Basic for Xx-zobam               Xx-zobam               16 Feb 27    Prospecting           10%  Jonathan Berthelot
|  GTX Basic for Xx-zobam               Xx-zobam               10 Dec       Prospecting           10%  Marty Freudenburg
|  GTX Basic for Zencorporation         Zencorporat…           20 May 27    Prospecting           10%  Jonathan Berthelot
|  GTX Basic for Zencorporation         Zencorporat…            3 Feb 27    Prospecting           10%  Moses Frase
|  GTX Basic, 00400B1S                                          4 Feb 27    Prospecting           10%  Lajuana Vencill
|  GTX Basic, 03P9VXWG                                         21 Jan 27    Prospecting           10%  Darcel Schlecht
|  GTX Basic, 0M4K6F8Q                                         24 May 27    Prospecting           10%  Gladys Colclough
|  GTX Basic, 0RLU8I9Q                                         10 May 27    Prospecting           10%  Jonathan Berthelot
|  GTX Basic, 22TUMCKT                                         14 Apr 27    Prospecting           10%  Jonathan Berthelot
|  GTX Basic, 27ZK0L0F                                         28 Jan 27    Prospecting           10%  Niesha Huffines
|  GTX Basic, 2RQOUJ9V                                          1 May 27    Prospecting           10%  Lajuana Vencill
| <Enter> Open   a New   e Edit   <Space> Mark   / Filter   <Esc> Back   u Undo   ? Keys   : Command
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
| Opportunities                                                                                     8,812 marked   8,812
|  Name↑                         Account                Amount  Close date   Stage           Probability  Owner
|+ Architectural Details         Dreamhouse Real…  690,000 EUR  31 Mar 27    Proposal                60%  Kim
|+ City Living                   Dreamhouse Real…  450,000 EUR  26 Nov       Negotiation             80%  Kim
|+ Contemporary City Living      Dreamhouse Real…  650,000 EUR  31 Mar 27    Proposal                60%  Kim
|+ Contemporary Luxury           Dreamhouse Real…  845,000 EUR  31 Mar 27    Qualification           20%  Kim
|+ GTK 500 for Betasoloin        Betasoloin                     30 Dec       Qualification           20%  Rosalina Dieter
|+ GTK 500 for Cheers            Cheers                  0 EUR  10 Feb       Closed Lost              0%  Elease Gluck
|+ GTK 500 for Cheers            Cheers                  0 EUR  20 Feb       Closed Lost              0%  Elease Gluck
|+ GTK 500 for Cheers        ╭─ Set Next step of 8,812 opportunities? ─────────────────────╮        100%  Markita Hansen
|+ GTK 500 for Cheers        │ Architectural Details           Show the house → Call again │        100%  Elease Gluck
|+ GTK 500 for Cheers        │ City Living                     Show the house → Call again │          0%  Rosalina Dieter
|+ GTK 500 for Cheers        │ Contemporary City Living        Show the house → Call again │        100%  Elease Gluck
|+ GTK 500 for Finjob        │ Contemporary Luxury             Show the house → Call again │        100%  Markita Hansen
|+ GTK 500 for Goodsilron    │ GTK 500 for Betasoloin          Call back → Call again      │        100%  Markita Hansen
|+ GTK 500 for Goodsilron    │ GTK 500 for Cheers               → Call again               │          0%  Elease Gluck
|+ GTK 500 for Groovestreet  │ and 8,806 more                                              │        100%  Rosalina Dieter
|+ GTK 500 for Kan-code      │                                                             │        100%  Rosalina Dieter
|+ GTK 500 for Kan-code      │ type 8812:                                                  │          0%  Corliss Cosme
|+ GTK 500 for Konex         ╰─────────────────────────────────────────────────────────────╯          0%  Markita Hansen
|+ GTK 500 for Konex             Konex                   0 EUR  22 Jul       Closed Lost              0%  Elease Gluck
|+ GTK 500 for Labdrill          Labdrill           27,385 EUR  22 Mar       Closed Won             100%  Elease Gluck
|+ GTK 500 for Lexiqvolax        Lexiqvolax         23,746 EUR  22 Jan       Closed Won             100%  Elease Gluck
|+ GTK 500 for Lexiqvolax        Lexiqvolax                     12 Sep       Qualification           20%  Elease Gluck
|+ GTK 500 for Plexzap           Plexzap            24,949 EUR   1 Apr       Closed Won             100%  Elease Gluck
|+ GTK 500 for Rantouch          Rantouch           24,899 EUR   1 Jun       Closed Won             100%  Rosalina Dieter
|+ GTK 500 for Rundofase         Rundofase                      25 Oct       Qualification           20%  Markita Hansen
|+ GTK 500 for Singletechno      Singletechno            0 EUR  28 Feb       Closed Lost              0%  Elease Gluck
|+ GTK 500 for Treequote         Treequote                      16 Sep       Qualification           20%  Markita Hansen
|+ GTK 500 for Treequote         Treequote               0 EUR  14 Aug       Closed Lost              0%  Darcel Schlecht
|+ GTK 500 for Vehement Capita…  Vehement Capita…               19 May       Qualification           20%  Markita Hansen
|+ GTK 500 for Warephase         Warephase                      23 Mar       Qualification           20%  Elease Gluck
|+ GTK 500 for Xx-holding        Xx-holding         26,186 EUR  14 Aug       Closed Won             100%  Rosalina Dieter
|+ GTK 500 for Xx-holding        Xx-holding              0 EUR  30 Aug       Closed Lost              0%  Markita Hansen
|+ GTK 500 for Xx-holding        Xx-holding         29,220 EUR   7 Sep       Closed Won             100%  Elease Gluck
|+ GTK 500 for Xx-zobam          Xx-zobam                       21 Jul       Qualification           20%  Elease Gluck
|+ GTK 500 for Y-corporation     Y-corporation      25,288 EUR   7 Jan       Closed Won             100%  Rosalina Dieter
|+ GTK 500 for Zoomit            Zoomit             25,897 EUR  11 Dec 25    Closed Won             100%  Elease Gluck
|+ GTK 500, 9SRD5NCR                                            29 Oct       Qualification           20%  Rosalina Dieter
| <Enter> Do it   <Esc> Leave it
<Esc>
<Esc>
<Esc>
zb
:dump
| Opportunities                                                                                              3 ›   8,812
| Prospecting                       500   Qualification      1,590   Needs Analysis   1  930k   Proposal        8  5.84m
| MG Advanced, 8I5ONXJX                 │ MG Special, DB801ISB     │ Stunning Colonial   930k │ Architectural Det…  690k
|  20 Feb 27  10%  Versie Hillebrand    │  26 Mar 27  20%  Elease… │  31 Mar 27  40%  Dreamh… │  31 Mar 27  60%  Dreamh…
| MG Advanced, 18IUIUK0                 │ GTX Plus Pro, RDHTQLNI   │                          │ Contemporary City…  650k
|  30 Apr 27  10%  Versie Hillebrand    │  25 Mar 27  20%  Cassey… │                          │  31 Mar 27  60%  Dreamh…
| MG Advanced, LIB4KUZJ                 │ GTX Plus Basic, HCQK8…   │                          │ Seaport District …  450k
|  20 May 27  10%  Versie Hillebrand    │  24 Mar 27  20%  Wilbur… │                          │  31 Mar 27  60%  Dreamh…
| MG Advanced, 6SLKZ8FI                 │ MG Special for Silis     │                          │ Heart of Harvard …  450k
|  1 May 27  10%  Versie Hillebrand     │  24 Mar 27  20%  Silis   │                          │  31 Mar 27  60%  Dreamh…
| MG Advanced, 9MIWFW5J                 │ GTX Pro, NGTVHTFH        │                          │ Quiet Retreat       725k
|  18 Apr 27  10%  Versie Hillebrand    │  23 Mar 27  20%  Boris … │                          │  29 Nov  60%  Dreamhous…
| MG Advanced, IUM2FVA1                 │ MG Special, T6MPH7JC     │                          │ Waterfront in the…  850k
|  16 Feb 27  10%  Versie Hillebrand    │  21 Mar 27  20%  Violet… │                          │  31 Mar 27  60%  Dreamh…
| MG Advanced, 4H6DFFO4                 │ GTX Pro for Conecom      │                          │ Modern City Living  825k
|  4 May 27  10%  Versie Hillebrand     │  21 Mar 27  20%  Conecom │                          │  31 Mar 27  60%  Dreamh…
| MG Advanced, WNWI8RJU                 │ GTX Basic for Bioplex    │                          │ Ultimate Sophisti…  1.2m
|  15 Jan 27  10%  Versie Hillebrand    │  19 Mar 27  20%  Bioplex │                          │  31 Mar 27  60%  Dreamh…
| MG Advanced for Silis                 │ GTX Plus Basic for Bi…   │                          │
|  20 Dec  10%  Silis  Versie Hillebra… │  19 Mar 27  20%  Biohol… │                          │
| MG Advanced for Ganjaflex             │ MG Advanced for Lexiq…   │                          │
|  5 Apr 27  10%  Ganjaflex  Versie Hi… │  17 Mar 27  20%  Lexiqv… │                          │
| MG Special, A4M34F8C                  │ GTX Plus Basic, IQR16…   │                          │
|  12 Feb 27  10%  Versie Hillebrand    │  17 Mar 27  20%  Elease… │                          │
| MG Special, DWGARGA2                  │ GTX Plus Basic for Xx…   │                          │
|  7 Apr 27  10%  Versie Hillebrand     │  17 Mar 27  20%  Xx-hol… │                          │
| MG Special, UK00OVV2                  │ GTX Plus Pro for The …   │                          │
|  13 May 27  10%  Versie Hillebrand    │  14 Mar 27  20%  The Ne… │                          │
| MG Special, NSGU1K3N                  │ GTX Basic, GMY4U7RD      │                          │
|  30 Jan 27  10%  Versie Hillebrand    │  13 Mar 27  20%  Mauree… │                          │
| MG Special, JD7ACALY                  │ GTX Plus Basic, VL8YN…   │                          │
|  1 Jan 27  10%  Versie Hillebrand     │  12 Mar 27  20%  Kary H… │                          │
| MG Special, QVWEPN6J                  │ GTX Plus Basic, RS31U…   │                          │
|  10 Apr 27  10%  Versie Hillebrand    │  11 Mar 27  20%  Zane L… │                          │
| MG Special, KAZ72JJ0                  │ MG Special, 07GUKIG3     │                          │
|  14 May 27  10%  Versie Hillebrand    │  9 Mar 27  20%  Violet … │                          │
| MG Special, AV50UWVV                  │ GTX Basic, LC93MVYP      │                          │
|  27 May 27  10%  Versie Hillebrand    │  5 Mar 27  20%  Kami Bi… │                          │
|                                       │                          │                          │
| <Enter> Open   H Move left   L Move right   a New   / Filter   zl List   <Esc> Back   u Undo   ? Keys
q
:list team
zc
:dump
| Teams                                                                                                                3
|  Name↑    Lead    Part of                                                                    ╭─ Columns ────────────╮
|  Central                                                                                     │ + Name             1 │
|  East                                                                                        │ + Lead             2 │
|  West                                                                                        │ + Part of          3 │
|                                                                                              │   Owner              │
|                                                                                              │   Created            │
|                                                                                              │   Created by         │
|                                                                                              │   Updated            │
|                                                                                              │   Updated by         │
|                                                                                              │   Tags               │
|                                                                                              │   Description        │
|                                                                                              ╰──────────────────────╯
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
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
| Agenda                                                                                   23–29 November 2026   week 48
|       Mon 23 *        Tue 24          Wed 25 Nov       Thu 26          Fri 27 Nov       Sat 28          Sun 29 Nov
|       Send the plan…│ Photos of Sea…│                │               │ Check the heat…│               │
|─────────────────────│───────────────│────────────────│───────────────│────────────────│───────────────│────────────────
|                     │               │                │               │                │               │
|07:00                │               │                │               │                │               │
|                     │               │                │               │                │               │
|08:00                │               │                │               │                │               │
|                     │               │                │               │                │               │
|09:00                │               │                │▌Sign papers, …│                │               │
|      ▌Call Leslie M…│               │                │▌Meeting       │                │               │
|10:00                │▌Show Waterfro…│                │▌              │                │               │
|                     │▌Meeting       │                │               │                │               │
|11:00 ▌Show Ultimate…│               │                │               │                │               │
|      ▌Meeting       │               │                │               │                │               │
|12:00                │               │                │               │                │               │
|      ▌Lunch with Je…│               │                │               │                │               │
|13:00 ▌Lunch         │               │                │               │                │               │
|      ▌              │               │                │               │                │               │
|14:00                │               │▌Demo of the ho…│               │                │               │
|                     │               │▌Demo           │               │                │               │
|15:00                │▌Price talk, Q…│                │               │                │               │
|                     │               │                │               │                │               │
|16:00                │               │                │               │                │               │
|                     │               │                │               │                │               │
|17:00                │               │                │               │                │               │
|                     │               │                │               │                │               │
|18:00                │               │                │               │                │               │
|                     │               │                │               │                │               │
|19:00                │               │                │               │                │               │
|                     │               │                │               │                │               │
|20:00                │               │                │               │                │               │
|                     │               │                │               │                │               │
|21:00                │               │                │               │                │               │
|                     │               │                │               │                │               │
|22:00                │               │                │               │                │               │
|                     │               │                │               │                │               │
|23:00                │               │                │               │                │               │
|                     │               │                │               │                │               │
| a New   0 Today   n Next event   z1 Day   z7 Week   zm Month   <Esc> Back   ? Keys
zm
:dump
| Agenda                                                                                                   November 2026
| Mon              Tue              Wed              Thu              Fri              Sat              Sun
| 26               27               28               29               30               31                1
|
|
|
|
|
|  2                3                4                5                6                7                8
|
|
|
|
|
|  9               10               11               12               13               14               15
|
|
|
|
|
| 16               17               18               19               20               21               22
|                                                                                                       Ask the bank …
|
|
|
|
| 23               24               25               26               27               28               29
| Send the plan…   Photos of Sea…   14:00 Demo of…   09:00 Sign pa…   Check the hea…
| 09:30 Call Le…   10:00 Show Wa…
| 11:00 Show Ul…   15:00 Price t…
| 12:30 Lunch w…
|
| 30                1                2                3                4                5                6
|
|
|
|
|
|
| a New   0 Today   n Next event   z1 Day   z7 Week   zm Month   <Esc> Back   ? Keys
q
:open opportunity "Contemporary Luxury"
:dump
| Opportunity › Contemporary Luxury
|  Stage Qualification   Amount 845,000 EUR   Close date 31 Mar 27
|  Prospecting › Qualification › Needs Analysis › Proposal › Negotiation › Closed Won
|  Details   Timeline   Activities   Tasks   Notes   Files   History
| Opportunity                                                 More
|  Name                  Contemporary Luxury                   Product interest
|  Account               Dreamhouse Realty                     Quantity
|  Contact               Jennifer Wu                           Discount
|  Owner                 Kim                                   Competitor analysis
|  Type                                                        Loss reason
|  Lead source                                                 Description           145 Commonwealth Ave, Boston, MA. 4
|                                                                                    beds, 3 baths.
| Sales stage                                                  Number
|  Stage                 Qualification                         Won                   no
|  Probability           20%                                   Closed                no
|  Forecast category     Pipeline                              AI probability
|  Next step             Show the house                        AI predicted close …
|                                                              Last activity date
| Amount and dates
|  Amount                845,000 EUR                          System
|  Expected revenue      169,000 EUR                           Tags                  dreamhouse
|  Close date            31 Mar 27                             Created               09:00
|  Days open             0                                     Created by            Kim
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
| e Edit   E Form   x More   <Tab> Next tab   <Esc> Back   u Undo   ? Keys   d Delete
:tab timeline
:dump
| Opportunity › Contemporary Luxury
|  Stage Qualification   Amount 845,000 EUR   Close date 31 Mar 27
|  Prospecting › Qualification › Needs Analysis › Proposal › Negotiation › Closed Won
|  Details   Timeline   Activities   Tasks   Notes   Files   History
| 09:00           Created                                                                             Kim
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
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
|  Prospecting › Qualification › Needs Analysis › Proposal › Negotiation › Closed Won
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
|
|
|
|
|
|
|
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
|  Discount
|  Competitor analy…
|  Loss reason
|  Description         145 Commonwealth Ave, Boston, MA. 4 beds, 3 baths.
|
| More
|  Number
|  AI probability
|  AI predicted clo…
|  Last activity da…
|
|
|
|
|
|
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
|  Discount
|  Competitor analy…
|  Loss reason
|  Description         145 Commonwealth Ave, Boston, MA. 4 beds, 3 baths.
|
| More
|  Number
|  AI probability
|  AI predicted clo…
|  Last activity da…
|
|
|
|
|
|
| <Enter> Take   <Esc> Leave
<Esc>
<Esc>
:open account Betatech
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
