# The board: columns by width, each with its count and sum; a card moves with L, comes back with u; a refusal is a sentence.
:view board
:dump
| Opportunities › Pipeline                                           4 ›   2 101
| Prospecting                500   Qualification   1 589   Needs Analysis
| MG Advanced, 8I5ONXJX          │ MG Special, DB801I…   │
|  20 Feb 27  Versie Hillebrand  │  26 Mar 27  Elease G… │ –
| MG Advanced, 18IUIUK0          │ GTX Plus Pro, RDHT…   │
|  30 Apr 27  Versie Hillebrand  │  25 Mar 27  Cassey C… │
| MG Advanced, LIB4KUZJ          │ GTX Plus Basic, HC…   │
|  20 May 27  Versie Hillebrand  │  24 Mar 27  Wilburn … │
| MG Advanced, 6SLKZ8FI          │ MG Special for Sil…   │
|  1 May 27  Versie Hillebrand   │  Silis  24 Mar 27     │
| MG Advanced, 9MIWFW5J          │ GTX Pro, NGTVHTFH     │
|  18 Apr 27  Versie Hillebrand  │  23 Mar 27  Boris Faz │
| MG Advanced, IUM2FVA1          │ MG Special, T6MPH7…   │
|  16 Feb 27  Versie Hillebrand  │  21 Mar 27  Violet M… │
| MG Advanced, 4H6DFFO4          │ GTX Pro for Conecom   │
|  4 May 27  Versie Hillebrand   │  Conecom  21 Mar 27   │
| MG Advanced, WNWI8RJU          │ GTX Basic for Biop…   │
|  15 Jan 27  Versie Hillebrand  │  Bioplex  19 Mar 27   │
| MG Advanced for Silis          │ GTX Plus Basic for…   │
|  Silis  20 Dec  Versie Hilleb… │  Bioholding  19 Mar … │
| MG Advanced for Ganjaflex      │ MG Advanced for Le…   │
|  Ganjaflex  5 Apr 27  Versie … │  Lexiqvolax  17 Mar … │
|                                │                       │
| <Enter> Open   H Move left   a New   / Filter   zl List   <Esc> Back   u Undo
lll L
:dump
| Opportunities › Pipeline                                     ‹ 1   3 ›   2 101
| Qualification   1 589   Needs Analysis          Proposal             12  9.04m
| MG Special, DB801I…   │                       │ Contemporary Luxury       845k
|  26 Mar 27  Elease G… │ –                     │  Dreamhouse Realty  31 Mar 27
| GTX Plus Pro, RDHT…   │                       │ Architectural Details     690k
|  25 Mar 27  Cassey C… │                       │  Dreamhouse Realty  31 Mar 27
| GTX Plus Basic, HC…   │                       │ Contemporary City Living  650k
|  24 Mar 27  Wilburn … │                       │  Dreamhouse Realty  31 Mar 27
| MG Special for Sil…   │                       │ Seaport District Retreat  450k
|  Silis  24 Mar 27     │                       │  Dreamhouse Realty  31 Mar 27
| GTX Pro, NGTVHTFH     │                       │ Heart of Harvard Square   450k
|  23 Mar 27  Boris Faz │                       │  Dreamhouse Realty  31 Mar 27
| MG Special, T6MPH7…   │                       │ City Living               450k
|  21 Mar 27  Violet M… │                       │  Dreamhouse Realty  31 Mar 27
| GTX Pro for Conecom   │                       │ Quiet Retreat             725k
|  Conecom  21 Mar 27   │                       │  Dreamhouse Realty  31 Mar 27
| GTX Basic for Biop…   │                       │ Waterfront in the City    850k
|  Bioplex  19 Mar 27   │                       │  Dreamhouse Realty  31 Mar 27
| GTX Plus Basic for…   │                       │ Stunning Colonial         930k
|╭─ L ──────────────────────────────────────────────────────────────────────────╮
|│ c Log a call       v Log a visit       Move right                            │
|│ m Log a mail       n Write a note                                            │
|╰──────────────────────────────────────────────────────────────────────────────╯
| <Enter> Open   H Move left   a New   / Filter   zl List   <Esc> Back   u Undo
u
/
> name:city
<Enter>
:dump
| Opportunities › Pipeline › name:city                             ‹ 1   3 ›   4
| Qualification           Needs Analysis          Proposal              4  2.78m
|                       │                       │ Contemporary City Living  650k
| –                     │ –                     │  Dreamhouse Realty  31 Mar 27
|                       │                       │ City Living               450k
|                       │                       │  Dreamhouse Realty  31 Mar 27
|                       │                       │ Waterfront in the City    850k
|                       │                       │  Dreamhouse Realty  31 Mar 27
|                       │                       │ Modern City Living        825k
|                       │                       │  Dreamhouse Realty  31 Mar 27
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
| <Enter> Open   H Move left   a New   / Filter   zl List   <Esc> Back   u Undo
:size 120x40
:dump
| Opportunities › Pipeline › name:city                                                                     ‹ 1   2 ›   4
| Qualification              Needs Analysis             Proposal                     4  2.78m   Negotiation
|                          │                          │ Contemporary City Living         650k │
| –                        │ –                        │  Dreamhouse Realty  31 Mar 27  Kim    │ –
|                          │                          │ City Living                      450k │
|                          │                          │  Dreamhouse Realty  31 Mar 27  Kim    │
|                          │                          │ Waterfront in the City           850k │
|                          │                          │  Dreamhouse Realty  31 Mar 27  Kim    │
|                          │                          │ Modern City Living               825k │
|                          │                          │  Dreamhouse Realty  31 Mar 27  Kim    │
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
| <Enter> Open   H Move left   a New   / Filter   zl List   <Esc> Back   u Undo   ? Keys
:size 200x60
<Esc>
:dump
| Opportunities › Pipeline                                                                                                                                                                         2 101
| Prospecting        500   Qualification    1 589   Needs Analysis           Proposal                               12  9.04m   Negotiation              Closed Won               Closed Lost
| MG Advanced, 8I5ONX…   │ MG Special, DB801ISB   │                        │ Contemporary Luxury                         845k │                        │                        │
|  20 Feb 27  Versie Hi… │  26 Mar 27  Elease Gl… │ –                      │  Dreamhouse Realty  31 Mar 27  Kim               │ –                      │ –                      │ –
| MG Advanced, 18IUIU…   │ GTX Plus Pro, RDHTQ…   │                        │ Architectural Details                       690k │                        │                        │
|  30 Apr 27  Versie Hi… │  25 Mar 27  Cassey Cr… │                        │  Dreamhouse Realty  31 Mar 27  Kim               │                        │                        │
| MG Advanced, LIB4KU…   │ GTX Plus Basic, HCQ…   │                        │ Contemporary City Living                    650k │                        │                        │
|  20 May 27  Versie Hi… │  24 Mar 27  Wilburn F… │                        │  Dreamhouse Realty  31 Mar 27  Kim               │                        │                        │
| MG Advanced, 6SLKZ8…   │ MG Special for Silis   │                        │ Seaport District Retreat                    450k │                        │                        │
|  1 May 27  Versie Hil… │  Silis  24 Mar 27      │                        │  Dreamhouse Realty  31 Mar 27  Kim               │                        │                        │
| MG Advanced, 9MIWFW…   │ GTX Pro, NGTVHTFH      │                        │ Heart of Harvard Square                     450k │                        │                        │
|  18 Apr 27  Versie Hi… │  23 Mar 27  Boris Faz  │                        │  Dreamhouse Realty  31 Mar 27  Kim               │                        │                        │
| MG Advanced, IUM2FV…   │ MG Special, T6MPH7JC   │                        │ City Living                                 450k │                        │                        │
|  16 Feb 27  Versie Hi… │  21 Mar 27  Violet Mc… │                        │  Dreamhouse Realty  31 Mar 27  Kim               │                        │                        │
| MG Advanced, 4H6DFF…   │ GTX Pro for Conecom    │                        │ Quiet Retreat                               725k │                        │                        │
|  4 May 27  Versie Hil… │  Conecom  21 Mar 27    │                        │  Dreamhouse Realty  31 Mar 27  Kim               │                        │                        │
| MG Advanced, WNWI8R…   │ GTX Basic for Biopl…   │                        │ Waterfront in the City                      850k │                        │                        │
|  15 Jan 27  Versie Hi… │  Bioplex  19 Mar 27    │                        │  Dreamhouse Realty  31 Mar 27  Kim               │                        │                        │
| MG Advanced for Sil…   │ GTX Plus Basic for …   │                        │ Stunning Colonial                           930k │                        │                        │
|  Silis  20 Dec  Versi… │  Bioholding  19 Mar 27 │                        │  Dreamhouse Realty  31 Mar 27  Kim               │                        │                        │
| MG Advanced for Gan…   │ MG Advanced for Lex…   │                        │ Modern City Living                          825k │                        │                        │
|  Ganjaflex  5 Apr 27   │  Lexiqvolax  17 Mar 27 │                        │  Dreamhouse Realty  31 Mar 27  Kim               │                        │                        │
| MG Special, A4M34F8C   │ GTX Plus Basic, IQR…   │                        │ Ultimate Sophistication                     1.2m │                        │                        │
|  12 Feb 27  Versie Hi… │  17 Mar 27  Elease Gl… │                        │  Dreamhouse Realty  31 Mar 27  Kim               │                        │                        │
| MG Special, DWGARGA2   │ GTX Plus Basic for …   │                        │ Stunning Victorian                          975k │                        │                        │
|  7 Apr 27  Versie Hil… │  Xx-holding  17 Mar 27 │                        │  Dreamhouse Realty  31 Mar 27  Kim               │                        │                        │
| MG Special, UK00OVV2   │ GTX Plus Pro for Th…   │                        │                                                  │                        │                        │
|  13 May 27  Versie Hi… │  The New York Inquirer │                        │                                                  │                        │                        │
| MG Special, NSGU1K3N   │ GTX Basic, GMY4U7RD    │                        │                                                  │                        │                        │
|  30 Jan 27  Versie Hi… │  13 Mar 27  Maureen M… │                        │                                                  │                        │                        │
| MG Special, JD7ACALY   │ GTX Plus Basic, VL8…   │                        │                                                  │                        │                        │
|  1 Jan 27  Versie Hil… │  12 Mar 27  Kary Hend… │                        │                                                  │                        │                        │
| MG Special, QVWEPN6J   │ GTX Plus Basic, RS3…   │                        │                                                  │                        │                        │
|  10 Apr 27  Versie Hi… │  11 Mar 27  Zane Levy  │                        │                                                  │                        │                        │
| MG Special, KAZ72JJ0   │ MG Special, 07GUKIG3   │                        │                                                  │                        │                        │
|  14 May 27  Versie Hi… │  9 Mar 27  Violet Mcl… │                        │                                                  │                        │                        │
| MG Special, AV50UWVV   │ GTX Basic, LC93MVYP    │                        │                                                  │                        │                        │
|  27 May 27  Versie Hi… │  5 Mar 27  Kami Bickn… │                        │                                                  │                        │                        │
| MG Special, SH4FSTJV   │ GTX Plus Pro, GQDS8…   │                        │                                                  │                        │                        │
|  7 Feb 27  Versie Hil… │  4 Mar 27  Corliss Co… │                        │                                                  │                        │                        │
| MG Special, KIOF5EM0   │ GTX Plus Basic, JVF…   │                        │                                                  │                        │                        │
|  26 May 27  Versie Hi… │  2 Mar 27  Zane Levy   │                        │                                                  │                        │                        │
| MG Special, Q5RRTVJK   │ GTX Basic for Inity    │                        │                                                  │                        │                        │
|  17 Feb 27  Versie Hi… │  Inity  1 Mar 27  Zan… │                        │                                                  │                        │                        │
| MG Special, 1FAU5C6V   │ MG Special, 7S8SLZDY   │                        │                                                  │                        │                        │
|  27 Apr 27  Versie Hi… │  1 Mar 27  Rosalina D… │                        │                                                  │                        │                        │
| MG Special, WAT7H38N   │ GTX Pro for Newex      │                        │                                                  │                        │                        │
|  20 May 27  Versie Hi… │  Newex  26 Feb 27      │                        │                                                  │                        │                        │
| MG Special, WI5RHGX9   │ MG Special for Kan-…   │                        │                                                  │                        │                        │
|  4 Dec  Versie Hilleb… │  Kan-code  25 Feb 27   │                        │                                                  │                        │                        │
| MG Special, SPTF1MZ4   │ MG Special, PV3TH2FF   │                        │                                                  │                        │                        │
|  4 Jan 27  Versie Hil… │  25 Feb 27  Vicki Laf… │                        │                                                  │                        │                        │
| MG Special, TFPZNRS3   │ GTX Plus Basic for …   │                        │                                                  │                        │                        │
|  29 Jan 27  Versie Hi… │  Warephase  25 Feb 27  │                        │                                                  │                        │                        │
| MG Special, P43NZA0V   │ GTX Basic for Goods…   │                        │                                                  │                        │                        │
|  29 Apr 27  Versie Hi… │  Goodsilron  24 Feb 27 │                        │                                                  │                        │                        │
| MG Special, S6BD2RV6   │ MG Special, PQ84ANKD   │                        │                                                  │                        │                        │
|  27 Jan 27  Versie Hi… │  22 Feb 27  Violet Mc… │                        │                                                  │                        │                        │
|                        │                        │                        │                                                  │                        │                        │
| <Enter> Open   H Move left   a New   / Filter   zl List   <Esc> Back   u Undo   ? Keys
:size 45x18
:dump
| Opportunities › Pipeline  ‹ 3   3 ›   2 101
| Proposal                          12  9.04m
| Contemporary Luxury                    845k
|  Dreamhouse Realty  31 Mar 27  Kim
| Architectural Details                  690k
|  Dreamhouse Realty  31 Mar 27  Kim
| Contemporary City Living               650k
|  Dreamhouse Realty  31 Mar 27  Kim
| Seaport District Retreat               450k
|  Dreamhouse Realty  31 Mar 27  Kim
| Heart of Harvard Square                450k
|  Dreamhouse Realty  31 Mar 27  Kim
| City Living                            450k
|  Dreamhouse Realty  31 Mar 27  Kim
| Quiet Retreat                          725k
|  Dreamhouse Realty  31 Mar 27  Kim
|
| <Enter> Open   H Move left   a New
l
:dump
| Opportunities › Pipeline  ‹ 4   2 ›   2 101
| Negotiation
|
| Press a to add one here; H and :move-right
| bring cards.
|
|
|
|
|
|
|
|
|
|
|
|
| <Enter> Open   H Move left   a New
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
|  Silis  20 Dec  10%  Versie H… │  Silis  24 Mar 27     │ –
| GTX Plus Basic for Silis       │ GTX Basic for Silis   │
|  Silis  28 Jan 27  10%  Marty… │  Silis  13 Jan 27     │
| GTX Plus Pro for Silis         │ GTX Plus Pro for S…   │
|  Silis  18 Jan 27  10%  Jonat… │  Silis  23 Oct  20%   │
|                                │ MG Special for Sil…   │
|                                │  Silis  23 Oct  20%   │
|                                │ MG Special for Sil…   │
|                                │  Silis  22 Oct  20%   │
|                                │ GTX Basic for Silis   │
|                                │  Silis  10 Jun  20%   │
|                                │                       │
|                                │                       │
|                                │                       │
|                                │                       │
|                                │                       │
|                                │                       │
|                                │                       │
|                                │                       │
|                                │                       │
| <Enter> Open   H Move left   a New   / Filter   zl List   <Esc> Back   u Undo
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
| :move-right bring cards.       │                       │
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
| <Enter> Open   H Move left   a New   / Filter   zl List   <Esc> Back   u Undo
