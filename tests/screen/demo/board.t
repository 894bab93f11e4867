# no week
# The board: columns by width, each with its count and sum; a card moves with L, comes back with u; a refusal is a sentence.
:view board
:dump
| Opportunities › Pipeline                                           4 ›   2,101
| Prospecting                500   Qualification   1,590   Needs Analysis      1
| MG Advanced, 8I5ONXJX          │ MG Special, DB801I…   │ Stunning Colon…  930k
|  20 Feb 27  Versie Hillebrand  │  26 Mar 27  Elease G… │  31 Mar 27  Dreamhou…
| MG Advanced, 18IUIUK0          │ GTX Plus Pro, RDHT…   │
|  30 Apr 27  Versie Hillebrand  │  25 Mar 27  Cassey C… │
| MG Advanced, LIB4KUZJ          │ GTX Plus Basic, HC…   │
|  20 May 27  Versie Hillebrand  │  24 Mar 27  Wilburn … │
| MG Advanced, 6SLKZ8FI          │ MG Special for Sil…   │
|  1 May 27  Versie Hillebrand   │  24 Mar 27  Silis     │
| MG Advanced, 9MIWFW5J          │ GTX Pro, NGTVHTFH     │
|  18 Apr 27  Versie Hillebrand  │  23 Mar 27  Boris Faz │
| MG Advanced, IUM2FVA1          │ MG Special, T6MPH7…   │
|  16 Feb 27  Versie Hillebrand  │  21 Mar 27  Violet M… │
| MG Advanced, 4H6DFFO4          │ GTX Pro for Conecom   │
|  4 May 27  Versie Hillebrand   │  21 Mar 27  Conecom   │
| MG Advanced, WNWI8RJU          │ GTX Basic for Biop…   │
|  15 Jan 27  Versie Hillebrand  │  19 Mar 27  Bioplex   │
| MG Advanced for Silis          │ GTX Plus Basic for…   │
|  20 Dec  Silis  Versie Hilleb… │  19 Mar 27  Bioholdi… │
| MG Advanced for Ganjaflex      │ MG Advanced for Le…   │
|  5 Apr 27  Ganjaflex  Versie … │  17 Mar 27  Lexiqvol… │
|                                │                       │
| <Enter> Open   H Move left   L Move right   a New   / Filter   zl List
lll L
:dump
| Opportunities › Pipeline                                     ‹ 2   2 ›   2,101
| Needs Analysis      1   Proposal     7  5.15m   Negotiation           3  2.12m
| Stunning Colon…  930k │ Contemporary C…  650k │ Architectural Details     690k
|  31 Mar 27  Dreamhou… │  31 Mar 27  Dreamhou… │  31 Mar 27  Dreamhouse Realty
|                       │ Seaport Distri…  450k │ City Living               450k
|                       │  31 Mar 27  Dreamhou… │  26 Nov  Dreamhouse Realty
|                       │ Heart of Harva…  450k │ Stunning Victorian        975k
|                       │  31 Mar 27  Dreamhou… │  28 Nov  Dreamhouse Realty
|                       │ Quiet Retreat    725k │
|                       │  29 Nov  Dreamhouse … │
|                       │ Waterfront in …  850k │
|                       │  31 Mar 27  Dreamhou… │
|                       │ Modern City Li…  825k │
|                       │  31 Mar 27  Dreamhou… │
|                       │ Ultimate Sophi…  1.2m │
|                       │  31 Mar 27  Dreamhou… │
|                       │                       │
|                       │                       │
|                       │                       │
|                       │                       │
|                       │                       │
|                       │                       │
|                       │                       │
| Moved Architectural Details to Negotiation.   u undo
u
/
> name:city
<Enter>
:dump
| Opportunities › Pipeline › name:city                             ‹ 2   2 ›   4
| Needs Analysis          Proposal     3  2.33m   Negotiation            1  450k
|                       │ Contemporary C…  650k │ City Living               450k
| –                     │  31 Mar 27  Dreamhou… │  26 Nov  Dreamhouse Realty
|                       │ Waterfront in …  850k │
|                       │  31 Mar 27  Dreamhou… │
|                       │ Modern City Li…  825k │
|                       │  31 Mar 27  Dreamhou… │
|                       │                       │
|                       │                       │
|                       │                       │
|                       │                       │
|                       │                       │
|                       │                       │
|                       │                       │
|                       │                       │
|                       │                       │
|                       │                       │
|                       │                       │
|                       │                       │
|                       │                       │
|                       │                       │
|                       │                       │
| <Enter> Open   H Move left   L Move right   a New   / Filter   zl List
:size 120x40
:dump
| Opportunities › Pipeline › name:city                                                                     ‹ 2   1 ›   4
| Needs Analysis             Proposal        3  2.33m   Negotiation                   1  450k   Closed Won
|                          │ Contemporary City…  650k │ City Living                      450k │
| –                        │  31 Mar 27  Dreamhouse … │  26 Nov  Dreamhouse Realty  Kim       │ –
|                          │ Waterfront in the…  850k │                                       │
|                          │  31 Mar 27  Dreamhouse … │                                       │
|                          │ Modern City Living  825k │                                       │
|                          │  31 Mar 27  Dreamhouse … │                                       │
|                          │                          │                                       │
|                          │                          │                                       │
|                          │                          │                                       │
|                          │                          │                                       │
|                          │                          │                                       │
|                          │                          │                                       │
|                          │                          │                                       │
|                          │                          │                                       │
|                          │                          │                                       │
|                          │                          │                                       │
|                          │                          │                                       │
|                          │                          │                                       │
|                          │                          │                                       │
|                          │                          │                                       │
|                          │                          │                                       │
|                          │                          │                                       │
|                          │                          │                                       │
|                          │                          │                                       │
|                          │                          │                                       │
|                          │                          │                                       │
|                          │                          │                                       │
|                          │                          │                                       │
|                          │                          │                                       │
|                          │                          │                                       │
|                          │                          │                                       │
|                          │                          │                                       │
|                          │                          │                                       │
|                          │                          │                                       │
|                          │                          │                                       │
|                          │                          │                                       │
|                          │                          │                                       │
| <Enter> Open   H Move left   L Move right   a New   / Filter   zl List   <Esc> Back   u Undo   ? Keys
:size 200x60
<Esc>
:dump
| Opportunities › Pipeline                                                                                                                                                                         2,101
| Prospecting        500   Qualification    1,590   Needs Analysis 1  930k   Proposal      8  5.84m   Negotiation                             2  1.43m   Closed Won               Closed Lost
| MG Advanced, 8I5ONX…   │ MG Special, DB801ISB   │ Stunning Coloni…  930k │ Architectural D…  690k │ City Living                                 450k │                        │
|  20 Feb 27  Versie Hi… │  26 Mar 27  Elease Gl… │  31 Mar 27  Dreamhous… │  31 Mar 27  Dreamhous… │  26 Nov  Dreamhouse Realty  Kim                  │ –                      │ –
| MG Advanced, 18IUIU…   │ GTX Plus Pro, RDHTQ…   │                        │ Contemporary Ci…  650k │ Stunning Victorian                          975k │                        │
|  30 Apr 27  Versie Hi… │  25 Mar 27  Cassey Cr… │                        │  31 Mar 27  Dreamhous… │  28 Nov  Dreamhouse Realty  Kim                  │                        │
| MG Advanced, LIB4KU…   │ GTX Plus Basic, HCQ…   │                        │ Seaport Distric…  450k │                                                  │                        │
|  20 May 27  Versie Hi… │  24 Mar 27  Wilburn F… │                        │  31 Mar 27  Dreamhous… │                                                  │                        │
| MG Advanced, 6SLKZ8…   │ MG Special for Silis   │                        │ Heart of Harvar…  450k │                                                  │                        │
|  1 May 27  Versie Hil… │  24 Mar 27  Silis      │                        │  31 Mar 27  Dreamhous… │                                                  │                        │
| MG Advanced, 9MIWFW…   │ GTX Pro, NGTVHTFH      │                        │ Quiet Retreat     725k │                                                  │                        │
|  18 Apr 27  Versie Hi… │  23 Mar 27  Boris Faz  │                        │  29 Nov  Dreamhouse R… │                                                  │                        │
| MG Advanced, IUM2FV…   │ MG Special, T6MPH7JC   │                        │ Waterfront in t…  850k │                                                  │                        │
|  16 Feb 27  Versie Hi… │  21 Mar 27  Violet Mc… │                        │  31 Mar 27  Dreamhous… │                                                  │                        │
| MG Advanced, 4H6DFF…   │ GTX Pro for Conecom    │                        │ Modern City Liv…  825k │                                                  │                        │
|  4 May 27  Versie Hil… │  21 Mar 27  Conecom    │                        │  31 Mar 27  Dreamhous… │                                                  │                        │
| MG Advanced, WNWI8R…   │ GTX Basic for Biopl…   │                        │ Ultimate Sophis…  1.2m │                                                  │                        │
|  15 Jan 27  Versie Hi… │  19 Mar 27  Bioplex    │                        │  31 Mar 27  Dreamhous… │                                                  │                        │
| MG Advanced for Sil…   │ GTX Plus Basic for …   │                        │                        │                                                  │                        │
|  20 Dec  Silis  Versi… │  19 Mar 27  Bioholding │                        │                        │                                                  │                        │
| MG Advanced for Gan…   │ MG Advanced for Lex…   │                        │                        │                                                  │                        │
|  5 Apr 27  Ganjaflex   │  17 Mar 27  Lexiqvolax │                        │                        │                                                  │                        │
| MG Special, A4M34F8C   │ GTX Plus Basic, IQR…   │                        │                        │                                                  │                        │
|  12 Feb 27  Versie Hi… │  17 Mar 27  Elease Gl… │                        │                        │                                                  │                        │
| MG Special, DWGARGA2   │ GTX Plus Basic for …   │                        │                        │                                                  │                        │
|  7 Apr 27  Versie Hil… │  17 Mar 27  Xx-holding │                        │                        │                                                  │                        │
| MG Special, UK00OVV2   │ GTX Plus Pro for Th…   │                        │                        │                                                  │                        │
|  13 May 27  Versie Hi… │  14 Mar 27  The New Y… │                        │                        │                                                  │                        │
| MG Special, NSGU1K3N   │ GTX Basic, GMY4U7RD    │                        │                        │                                                  │                        │
|  30 Jan 27  Versie Hi… │  13 Mar 27  Maureen M… │                        │                        │                                                  │                        │
| MG Special, JD7ACALY   │ GTX Plus Basic, VL8…   │                        │                        │                                                  │                        │
|  1 Jan 27  Versie Hil… │  12 Mar 27  Kary Hend… │                        │                        │                                                  │                        │
| MG Special, QVWEPN6J   │ GTX Plus Basic, RS3…   │                        │                        │                                                  │                        │
|  10 Apr 27  Versie Hi… │  11 Mar 27  Zane Levy  │                        │                        │                                                  │                        │
| MG Special, KAZ72JJ0   │ MG Special, 07GUKIG3   │                        │                        │                                                  │                        │
|  14 May 27  Versie Hi… │  9 Mar 27  Violet Mcl… │                        │                        │                                                  │                        │
| MG Special, AV50UWVV   │ GTX Basic, LC93MVYP    │                        │                        │                                                  │                        │
|  27 May 27  Versie Hi… │  5 Mar 27  Kami Bickn… │                        │                        │                                                  │                        │
| MG Special, SH4FSTJV   │ GTX Plus Pro, GQDS8…   │                        │                        │                                                  │                        │
|  7 Feb 27  Versie Hil… │  4 Mar 27  Corliss Co… │                        │                        │                                                  │                        │
| MG Special, KIOF5EM0   │ GTX Plus Basic, JVF…   │                        │                        │                                                  │                        │
|  26 May 27  Versie Hi… │  2 Mar 27  Zane Levy   │                        │                        │                                                  │                        │
| MG Special, Q5RRTVJK   │ GTX Basic for Inity    │                        │                        │                                                  │                        │
|  17 Feb 27  Versie Hi… │  1 Mar 27  Inity  Zan… │                        │                        │                                                  │                        │
| MG Special, 1FAU5C6V   │ MG Special, 7S8SLZDY   │                        │                        │                                                  │                        │
|  27 Apr 27  Versie Hi… │  1 Mar 27  Rosalina D… │                        │                        │                                                  │                        │
| MG Special, WAT7H38N   │ GTX Pro for Newex      │                        │                        │                                                  │                        │
|  20 May 27  Versie Hi… │  26 Feb 27  Newex      │                        │                        │                                                  │                        │
| MG Special, WI5RHGX9   │ MG Special for Kan-…   │                        │                        │                                                  │                        │
|  4 Dec  Versie Hilleb… │  25 Feb 27  Kan-code   │                        │                        │                                                  │                        │
| MG Special, SPTF1MZ4   │ MG Special, PV3TH2FF   │                        │                        │                                                  │                        │
|  4 Jan 27  Versie Hil… │  25 Feb 27  Vicki Laf… │                        │                        │                                                  │                        │
| MG Special, TFPZNRS3   │ GTX Plus Basic for …   │                        │                        │                                                  │                        │
|  29 Jan 27  Versie Hi… │  25 Feb 27  Warephase  │                        │                        │                                                  │                        │
| MG Special, P43NZA0V   │ GTX Basic for Goods…   │                        │                        │                                                  │                        │
|  29 Apr 27  Versie Hi… │  24 Feb 27  Goodsilron │                        │                        │                                                  │                        │
| MG Special, S6BD2RV6   │ MG Special, PQ84ANKD   │                        │                        │                                                  │                        │
|  27 Jan 27  Versie Hi… │  22 Feb 27  Violet Mc… │                        │                        │                                                  │                        │
|                        │                        │                        │                        │                                                  │                        │
| <Enter> Open   H Move left   L Move right   a New   / Filter   zl List   <Esc> Back   u Undo   ? Keys
:size 45x18
:dump
| Opportunities › Pipeline  ‹ 4   2 ›   2,101
| Negotiation                        2  1.43m
| City Living                            450k
|  26 Nov  Dreamhouse Realty  Kim
| Stunning Victorian                     975k
|  28 Nov  Dreamhouse Realty  Kim
|
|
|
|
|
|
|
|
|
|
|
| <Enter> Open   H Move left   L Move right
l
:dump
| Opportunities › Pipeline  ‹ 5   1 ›   2,101
| Closed Won
|
| Press a to add one here; H and L bring
| cards.
|
|
|
|
|
|
|
|
|
|
|
|
| <Enter> Open   H Move left   L Move right
:size 80x24
:opportunity
/
> account:Silis
<Enter>
zb
:dump
| Opportunities › account:Silis                                         4 ›   72
| Prospecting                  3   Qualification       6   Needs Analysis
| MG Advanced for Silis          │ MG Special for Sil…   │
|  20 Dec  10%  Silis  Versie H… │  24 Mar 27  20%  Sil… │ –
| GTX Plus Basic for Silis       │ GTX Basic for Silis   │
|  28 Jan 27  10%  Silis  Marty… │  13 Jan 27  20%  Sil… │
| GTX Plus Pro for Silis         │ GTX Plus Pro for S…   │
|  18 Jan 27  10%  Silis  Jonat… │  23 Oct  20%  Silis   │
|                                │ MG Special for Sil…   │
|                                │  23 Oct  20%  Silis   │
|                                │ MG Special for Sil…   │
|                                │  22 Oct  20%  Silis   │
|                                │ GTX Basic for Silis   │
|                                │  10 Jun  20%  Silis   │
|                                │                       │
|                                │                       │
|                                │                       │
|                                │                       │
|                                │                       │
|                                │                       │
|                                │                       │
|                                │                       │
|                                │                       │
| <Enter> Open   H Move left   L Move right   a New   / Filter   zl List
zl
:dump
| Opportunities › account:Silis                                     +2 cols   72
|  Name                      Account      Amount  Close date   Stage
|  MG Advanced for Silis     Silis                20 Dec       Prospecting
|  GTX Plus Basic for Silis  Silis                28 Jan 27    Prospecting
|  GTX Plus Pro for Silis    Silis                18 Jan 27    Prospecting
|  MG Special for Silis      Silis                24 Mar 27    Qualification
|  GTX Plus Pro for Silis    Silis         0 EUR  29 Jul       Closed Lost
|  GTX Basic for Silis       Silis       511 EUR  15 Sep       Closed Won
|  GTX Pro for Silis         Silis     4,345 EUR  31 Jul       Closed Won
|  GTX Pro for Silis         Silis     4,521 EUR  28 Jul       Closed Won
|  GTX Basic for Silis       Silis                13 Jan 27    Qualification
|  GTX Pro for Silis         Silis         0 EUR  19 Jul       Closed Lost
|  MG Special for Silis      Silis        55 EUR  27 Sep       Closed Won
|  GTX Basic for Silis       Silis       541 EUR   8 Sep       Closed Won
|  GTX Pro for Silis         Silis         0 EUR  10 Jul       Closed Lost
|  MG Special for Silis      Silis        56 EUR  12 Aug       Closed Won
|  GTX Plus Pro for Silis    Silis         0 EUR  31 Aug       Closed Lost
|  MG Special for Silis      Silis        54 EUR  11 Sep       Closed Won
|  MG Advanced for Silis     Silis         0 EUR   1 Sep       Closed Lost
|  GTX Plus Pro for Silis    Silis     6,372 EUR   8 Aug       Closed Won
|  GTX Plus Basic for Silis  Silis       965 EUR   5 Sep       Closed Won
|  MG Advanced for Silis     Silis         0 EUR  24 May       Closed Lost
|  MG Special for Silis      Silis        61 EUR   5 May       Closed Won
| <Enter> Open   a New   e Edit   <Space> Mark   / Filter   <Esc> Back   u Undo
:task
zb
:dump
| Tasks                                                                  2 ›   0
| Not Started                      In Progress             Completed
|                                │                       │
| Press a to add one here; H and │ –                     │ –
| L bring cards.                 │                       │
|                                │                       │
|                                │                       │
|                                │                       │
|                                │                       │
|                                │                       │
|                                │                       │
|                                │                       │
|                                │                       │
|                                │                       │
|                                │                       │
|                                │                       │
|                                │                       │
|                                │                       │
|                                │                       │
|                                │                       │
|                                │                       │
|                                │                       │
|                                │                       │
| <Enter> Open   H Move left   L Move right   a New   / Filter   zl List
:board priority
:board oportunity
:dump
| Tasks                                                                        0
| High                             Normal                  Low
|                                │                       │
| Press a to add one here; H and │ –                     │ –
| L bring cards.                 │                       │
|                                │                       │
|                                │                       │
|                                │                       │
|                                │                       │
|                                │                       │
|                                │                       │
|                                │                       │
|                                │                       │
|                                │                       │
|                                │                       │
|                                │                       │
|                                │                       │
|                                │                       │
|                                │                       │
|                                │                       │
|                                │                       │
|                                │                       │
| no board by oportunity; columns can be made of priority, status,
| recurrence_type, kanban_column, ai_suggested_priority.
:board task priority:high
:dump
| Tasks › priority:high                                                  2 ›   0
| Not Started                      In Progress             Completed
|                                │                       │
| Nothing here matches the       │ –                     │ –
| filter.                        │                       │
|                                │                       │
|                                │                       │
|                                │                       │
|                                │                       │
|                                │                       │
|                                │                       │
|                                │                       │
|                                │                       │
|                                │                       │
|                                │                       │
|                                │                       │
|                                │                       │
|                                │                       │
|                                │                       │
|                                │                       │
|                                │                       │
|                                │                       │
|                                │                       │
| <Enter> Open   H Move left   L Move right   a New   / Filter   zl List
