# The list on the demo: preview beside and below, groups with folds and figures, sums of marks, order and columns chosen.
:preview
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
|────────────────────────────────────────────────────────────────────────────────
| MG Advanced, 8I5ONXJX
| Owner            Versie Hillebrand
| Type             New Business
| Stage            Prospecting
|
| Timeline
| 09:00           Created                                     Kim
| <Enter> Open   a New   e Edit   <Space> Mark   / Filter   <Esc> Back   u Undo
:size 120x40
jj
:dump
| Opportunities                                                                                          +2 cols   8,812
|  Name                    Account      Amount  Close date   Stage      │ MG Advanced, LIB4KUZJ
|  MG Advanced, 8I5ONXJX                        20 Feb 27    Prospecting│ Owner            Versie Hillebrand
|  MG Advanced, 18IUIUK0                        30 Apr 27    Prospecting│ Type             New Business
|  MG Advanced, LIB4KUZJ                        20 May 27    Prospecting│ Stage            Prospecting
|  MG Advanced, 6SLKZ8FI                         1 May 27    Prospecting│ Probability      10%
|  MG Advanced, 9MIWFW5J                        18 Apr 27    Prospecting│ Forecast catego… Pipeline
|  MG Advanced, IUM2FVA1                        16 Feb 27    Prospecting│ Next step        Call back
|  MG Advanced, 4H6DFFO4                         4 May 27    Prospecting│ Close date       20 May 27
|  MG Advanced, WNWI8RJU                        15 Jan 27    Prospecting│ Days open        0
|  MG Advanced for Silis   Silis                20 Dec       Prospecting│ Product interest MG Advanced
|  MG Advanced for Ganja…  Ganjaflex             5 Apr 27    Prospecting│
|  MG Special, A4M34F8C                         12 Feb 27    Prospecting│ Timeline
|  MG Special, DWGARGA2                          7 Apr 27    Prospecting│ 09:00     Created
|  MG Special, UK00OVV2                         13 May 27    Prospecting│
|  MG Special, NSGU1K3N                         30 Jan 27    Prospecting│
|  MG Special, JD7ACALY                          1 Jan 27    Prospecting│
|  MG Special, QVWEPN6J                         10 Apr 27    Prospecting│
|  MG Special, KAZ72JJ0                         14 May 27    Prospecting│
|  MG Special, AV50UWVV                         27 May 27    Prospecting│
|  MG Special, SH4FSTJV                          7 Feb 27    Prospecting│
|  MG Special, KIOF5EM0                         26 May 27    Prospecting│
|  MG Special, Q5RRTVJK                         17 Feb 27    Prospecting│
|  MG Special, 1FAU5C6V                         27 Apr 27    Prospecting│
|  MG Special, WAT7H38N                         20 May 27    Prospecting│
|  MG Special, WI5RHGX9                          4 Dec       Prospecting│
|  MG Special, SPTF1MZ4                          4 Jan 27    Prospecting│
|  MG Special, TFPZNRS3                         29 Jan 27    Prospecting│
|  MG Special, P43NZA0V                         29 Apr 27    Prospecting│
|  MG Special, S6BD2RV6                         27 Jan 27    Prospecting│
|  MG Special, MTH7D617                         14 Mar 27    Prospecting│
|  MG Special, DGI6CB5K                         11 May 27    Prospecting│
|  MG Special, A5DN7SE1                         18 Mar 27    Prospecting│
|  MG Special, 5697WKA6                         23 Jan 27    Prospecting│
|  MG Special, 8GNSME5U                         26 Apr 27    Prospecting│
|  MG Special, E54FFQBM                         20 Jan 27    Prospecting│
|  MG Special, 5P4OCP0Q                          3 Feb 27    Prospecting│
|  MG Special, 6QKBZAEQ                          7 Mar 27    Prospecting│
|  MG Special for Rundof…  Rundofase            17 Jan 27    Prospecting│
| <Enter> Open   a New   e Edit   <Space> Mark   / Filter   <Esc> Back   u Undo   ? Keys   : Command
:size 200x60
:dump
| Opportunities                                                                                                                                                                                    8,812
|  Name                       Account      Amount  Close date   Stage         Probability  Owner                                │ MG Advanced, LIB4KUZJ
|  MG Advanced, 8I5ONXJX                           20 Feb 27    Prospecting           10%  Versie Hillebrand                    │ Owner            Versie Hillebrand
|  MG Advanced, 18IUIUK0                           30 Apr 27    Prospecting           10%  Versie Hillebrand                    │ Type             New Business
|  MG Advanced, LIB4KUZJ                           20 May 27    Prospecting           10%  Versie Hillebrand                    │ Stage            Prospecting
|  MG Advanced, 6SLKZ8FI                            1 May 27    Prospecting           10%  Versie Hillebrand                    │ Probability      10%
|  MG Advanced, 9MIWFW5J                           18 Apr 27    Prospecting           10%  Versie Hillebrand                    │ Forecast catego… Pipeline
|  MG Advanced, IUM2FVA1                           16 Feb 27    Prospecting           10%  Versie Hillebrand                    │ Next step        Call back
|  MG Advanced, 4H6DFFO4                            4 May 27    Prospecting           10%  Versie Hillebrand                    │ Close date       20 May 27
|  MG Advanced, WNWI8RJU                           15 Jan 27    Prospecting           10%  Versie Hillebrand                    │ Days open        0
|  MG Advanced for Silis      Silis                20 Dec       Prospecting           10%  Versie Hillebrand                    │ Product interest MG Advanced
|  MG Advanced for Ganjaflex  Ganjaflex             5 Apr 27    Prospecting           10%  Versie Hillebrand                    │
|  MG Special, A4M34F8C                            12 Feb 27    Prospecting           10%  Versie Hillebrand                    │ Timeline
|  MG Special, DWGARGA2                             7 Apr 27    Prospecting           10%  Versie Hillebrand                    │ 09:00           Created                             Kim
|  MG Special, UK00OVV2                            13 May 27    Prospecting           10%  Versie Hillebrand                    │
|  MG Special, NSGU1K3N                            30 Jan 27    Prospecting           10%  Versie Hillebrand                    │
|  MG Special, JD7ACALY                             1 Jan 27    Prospecting           10%  Versie Hillebrand                    │
|  MG Special, QVWEPN6J                            10 Apr 27    Prospecting           10%  Versie Hillebrand                    │
|  MG Special, KAZ72JJ0                            14 May 27    Prospecting           10%  Versie Hillebrand                    │
|  MG Special, AV50UWVV                            27 May 27    Prospecting           10%  Versie Hillebrand                    │
|  MG Special, SH4FSTJV                             7 Feb 27    Prospecting           10%  Versie Hillebrand                    │
|  MG Special, KIOF5EM0                            26 May 27    Prospecting           10%  Versie Hillebrand                    │
|  MG Special, Q5RRTVJK                            17 Feb 27    Prospecting           10%  Versie Hillebrand                    │
|  MG Special, 1FAU5C6V                            27 Apr 27    Prospecting           10%  Versie Hillebrand                    │
|  MG Special, WAT7H38N                            20 May 27    Prospecting           10%  Versie Hillebrand                    │
|  MG Special, WI5RHGX9                             4 Dec       Prospecting           10%  Versie Hillebrand                    │
|  MG Special, SPTF1MZ4                             4 Jan 27    Prospecting           10%  Versie Hillebrand                    │
|  MG Special, TFPZNRS3                            29 Jan 27    Prospecting           10%  Versie Hillebrand                    │
|  MG Special, P43NZA0V                            29 Apr 27    Prospecting           10%  Versie Hillebrand                    │
|  MG Special, S6BD2RV6                            27 Jan 27    Prospecting           10%  Versie Hillebrand                    │
|  MG Special, MTH7D617                            14 Mar 27    Prospecting           10%  Versie Hillebrand                    │
|  MG Special, DGI6CB5K                            11 May 27    Prospecting           10%  Versie Hillebrand                    │
|  MG Special, A5DN7SE1                            18 Mar 27    Prospecting           10%  Versie Hillebrand                    │
|  MG Special, 5697WKA6                            23 Jan 27    Prospecting           10%  Versie Hillebrand                    │
|  MG Special, 8GNSME5U                            26 Apr 27    Prospecting           10%  Versie Hillebrand                    │
|  MG Special, E54FFQBM                            20 Jan 27    Prospecting           10%  Versie Hillebrand                    │
|  MG Special, 5P4OCP0Q                             3 Feb 27    Prospecting           10%  Versie Hillebrand                    │
|  MG Special, 6QKBZAEQ                             7 Mar 27    Prospecting           10%  Versie Hillebrand                    │
|  MG Special for Rundofase   Rundofase            17 Jan 27    Prospecting           10%  Versie Hillebrand                    │
|  MG Special for Opentech    Opentech              7 Jan 27    Prospecting           10%  Versie Hillebrand                    │
|  MG Special for Konmatfix   Konmatfix            24 Apr 27    Prospecting           10%  Versie Hillebrand                    │
|  MG Special for Goodsilron  Goodsilron           22 May 27    Prospecting           10%  Versie Hillebrand                    │
|  MG Special for Golddex     Golddex              30 Jan 27    Prospecting           10%  Versie Hillebrand                    │
|  MG Special for Doncon      Doncon               24 Feb 27    Prospecting           10%  Versie Hillebrand                    │
|  MG Special for Blackzim    Blackzim             11 Dec       Prospecting           10%  Versie Hillebrand                    │
|  GTX Plus Pro, NKFG3KKP                           7 May 27    Prospecting           10%  Versie Hillebrand                    │
|  GTX Plus Pro, ZXNPF7PL                          24 Jan 27    Prospecting           10%  Versie Hillebrand                    │
|  GTX Plus Basic, 6IO91583                         7 Apr 27    Prospecting           10%  Versie Hillebrand                    │
|  GTX Plus Basic for Sumace  Sumace               10 Apr 27    Prospecting           10%  Versie Hillebrand                    │
|  GTX Basic, FNLAOXF8                              5 Apr 27    Prospecting           10%  Versie Hillebrand                    │
|  GTX Basic, Z6VQW8TB                             20 Feb 27    Prospecting           10%  Versie Hillebrand                    │
|  GTX Basic, 2WWMPY7O                              8 Apr 27    Prospecting           10%  Versie Hillebrand                    │
|  GTX Basic, EPOB4B15                             11 Feb 27    Prospecting           10%  Versie Hillebrand                    │
|  GTX Basic for Scottech     Scottech              5 Feb 27    Prospecting           10%  Versie Hillebrand                    │
|  GTX Basic for Lexiqvolax   Lexiqvolax           31 Dec       Prospecting           10%  Versie Hillebrand                    │
|  GTX Basic for Inity        Inity                 3 May 27    Prospecting           10%  Versie Hillebrand                    │
|  MG Advanced, PF7M8CG2                           29 Mar 27    Prospecting           10%  Niesha Huffines                      │
|  MG Advanced for Faxquote   Faxquote             20 Apr 27    Prospecting           10%  Niesha Huffines                      │
|  MG Special, Z9CW6K35                            29 Dec       Prospecting           10%  Niesha Huffines                      │
| <Enter> Open   a New   e Edit   <Space> Mark   / Filter   <Esc> Back   u Undo   ? Keys   : Command
:size 45x18
:dump
| Opportunities                         8,812
| MG Advanced, 8I5ONXJX
|  20 Feb 27  Prospecting  10%  Versie Hille…
| MG Advanced, 18IUIUK0
|  30 Apr 27  Prospecting  10%  Versie Hille…
| MG Advanced, LIB4KUZJ
|  20 May 27  Prospecting  10%  Versie Hille…
| MG Advanced, 6SLKZ8FI
|  1 May 27  Prospecting  10%  Versie Hilleb…
| MG Advanced, 9MIWFW5J
|  18 Apr 27  Prospecting  10%  Versie Hille…
| MG Advanced, IUM2FVA1
|  16 Feb 27  Prospecting  10%  Versie Hille…
| MG Advanced, 4H6DFFO4
|  4 May 27  Prospecting  10%  Versie Hilleb…
| MG Advanced, WNWI8RJU
|  15 Jan 27  Prospecting  10%  Versie Hille…
| <Enter> Open   m Move on   x More   a New
:size 80x24
:preview
:group stage
zM
:dump
| Opportunities › by stage                                                 8,812
|  Name    Account    Amount  Close date   Stage    Probability  Owner
|▸ Prospecting                                                               500
|▸ Qualification                                             1,590   845,000 EUR
|▸ Needs Analysis                                                1   930,000 EUR
|▸ Proposal                                                    8   5,840,000 EUR
|▸ Negotiation                                                 2   1,425,000 EUR
|▸ Closed Won                                             4,238   10,005,534 EUR
|▸ Closed Lost                                                     2,473   0 EUR
|
|
|
|
|
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
jj <Enter> jj <Space> <Space>
:dump
| Opportunities › by stage                                       +2 cols   8,812
|  Name               Account                 Amount  Close date   Stage
|▸ Prospecting                                                               500
|▸ Qualification                                             1,590   845,000 EUR
|▾ Needs Analysis                                                1   930,000 EUR
|  Stunning Colonial  Dreamhouse Realty  930,000 EUR  31 Mar 27    Needs Analysis
|▸ Proposal                                                    8   5,840,000 EUR
|▸ Negotiation                                                 2   1,425,000 EUR
|▸ Closed Won                                             4,238   10,005,534 EUR
|▸ Closed Lost                                                     2,473   0 EUR
|
|
|
|
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
:size 120x40
:dump
| Opportunities › by stage                                                                                         8,812
|  Name               Account                 Amount  Close date   Stage            Probability  Owner
|▸ Prospecting                                                                                                       500
|▸ Qualification                                                                                     1,590   845,000 EUR
|▾ Needs Analysis                                                                                        1   930,000 EUR
|  Stunning Colonial  Dreamhouse Realty  930,000 EUR  31 Mar 27    Needs Analysis           40%  Kim
|▸ Proposal                                                                                            8   5,840,000 EUR
|▸ Negotiation                                                                                         2   1,425,000 EUR
|▸ Closed Won                                                                                     4,238   10,005,534 EUR
|▸ Closed Lost                                                                                             2,473   0 EUR
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
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
:size 200x60
:dump
| Opportunities › by stage                                                                                                                                                                         8,812
|  Name               Account                 Amount  Close date   Stage            Probability  Owner
|▸ Prospecting                                                                                                                                                                                       500
|▸ Qualification                                                                                                                                                                     1,590   845,000 EUR
|▾ Needs Analysis                                                                                                                                                                        1   930,000 EUR
|  Stunning Colonial  Dreamhouse Realty  930,000 EUR  31 Mar 27    Needs Analysis           40%  Kim
|▸ Proposal                                                                                                                                                                            8   5,840,000 EUR
|▸ Negotiation                                                                                                                                                                         2   1,425,000 EUR
|▸ Closed Won                                                                                                                                                                     4,238   10,005,534 EUR
|▸ Closed Lost                                                                                                                                                                             2,473   0 EUR
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
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
| Opportunities › by stage              8,812
|▸ Prospecting                            500
|
|▸ Qualification          1,590   845,000 EUR
|
|▾ Needs Analysis             1   930,000 EUR
|
| Stunning Colonial               930,000 EUR
|  Dreamhouse Realty  31 Mar 27  Needs Analy…
|▸ Proposal                 8   5,840,000 EUR
|
|▸ Negotiation              2   1,425,000 EUR
|
|▸ Closed Won          4,238   10,005,534 EUR
|
|▸ Closed Lost                  2,473   0 EUR
|
| <Enter> Open   m Move on   x More   a New
:size 80x24
<Esc>
:group none
zs j <Space> j J <Space>
:dump
| Opportunities                                                  +2 cols   8,812
|  Name                    Account↑¹        Am╭─ Order ───────────────────────╮
|  MG Special for Acme C…  Acme Corporat…     │   Name                        │
|  GTX Pro for Acme Corp…  Acme Corporat…     │ ↑ Account                   1 │
|  GTX Plus Basic for Ac…  Acme Corporat…     │   Close date                  │
|  GTX Basic for Acme Co…  Acme Corporat…     │ ↑ Amount                    2 │
|  GTX Basic for Acme Co…  Acme Corporat…     │   Stage                       │
|  GTX Basic for Acme Co…  Acme Corporat…     │   Probability                 │
|  GTX Pro for Acme Corp…  Acme Corporat…     │   Owner                       │
|  MG Special for Acme C…  Acme Corporat…     │   Created                     │
|  MG Special for Acme C…  Acme Corporat…     │   Created by                  │
|  GTX Pro for Acme Corp…  Acme Corporat…     │   Updated                     │
|  GTX Pro for Acme Corp…  Acme Corporat…     │   Updated by                  │
|  GTX Basic for Acme Co…  Acme Corporat…     │   Tags                        │
|  GTX Plus Basic for Ac…  Acme Corporat…     │   Number                      │
|  GTX Plus Basic for Ac…  Acme Corporat…     │   Contact                     │
|  GTX Pro for Acme Corp…  Acme Corporat…     │   Next step                   │
|  MG Special for Acme C…  Acme Corporat…     │   Lead source                 │
|  GTX Plus Pro for Acme…  Acme Corporat…     │   Forecast category           │
|  GTX Plus Pro for Acme…  Acme Corporat…     │   Type                        │
|  GTX Plus Basic for Ac…  Acme Corporat…     │   Expected revenue            │
|  GTX Basic for Acme Co…  Acme Corporat…     │   Days open                   │
|  GTX Basic for Acme Co…  Acme Corporat…     ╰───────────────────────────────╯
| <Space> In or out   J Move down   K Move up   <Enter> Take   <Esc> Put back
<Enter>
zc jj <Space>
:dump
| Opportunities                                                  +2 cols   8,812
|  Name                             Account↑¹ ╭─ Columns ─────────────────────╮
|  MG Special for Acme Corporation  Acme Corpo│ + Name                      1 │
|  GTX Pro for Acme Corporation     Acme Corpo│ + Account                   2 │
|  GTX Plus Basic for Acme Corpor…  Acme Corpo│   Amount                      │
|  GTX Basic for Acme Corporation   Acme Corpo│ + Close date                3 │
|  GTX Basic for Acme Corporation   Acme Corpo│ + Stage                     4 │
|  GTX Basic for Acme Corporation   Acme Corpo│ + Probability               5 │
|  GTX Pro for Acme Corporation     Acme Corpo│ + Owner                     6 │
|  MG Special for Acme Corporation  Acme Corpo│   Created                     │
|  MG Special for Acme Corporation  Acme Corpo│   Created by                  │
|  GTX Pro for Acme Corporation     Acme Corpo│   Updated                     │
|  GTX Pro for Acme Corporation     Acme Corpo│   Updated by                  │
|  GTX Basic for Acme Corporation   Acme Corpo│   Tags                        │
|  GTX Plus Basic for Acme Corpor…  Acme Corpo│   Number                      │
|  GTX Plus Basic for Acme Corpor…  Acme Corpo│   Contact                     │
|  GTX Pro for Acme Corporation     Acme Corpo│   Next step                   │
|  MG Special for Acme Corporation  Acme Corpo│   Lead source                 │
|  GTX Plus Pro for Acme Corporat…  Acme Corpo│   Forecast category           │
|  GTX Plus Pro for Acme Corporat…  Acme Corpo│   Type                        │
|  GTX Plus Basic for Acme Corpor…  Acme Corpo│   Expected revenue            │
|  GTX Basic for Acme Corporation   Acme Corpo│   Days open                   │
|  GTX Basic for Acme Corporation   Acme Corpo╰───────────────────────────────╯
| <Space> In or out   J Move down   K Move up   <Enter> Take   <Esc> Put back
<Enter> ll 20zw
:view-save Mine
z]
z]
:dump
| Opportunities › Closing this month                               +2 cols   296
|  Name                      Account           Amount↓   Probability  Close date
|  Stunning Victorian        Dreamhouse …  975,000 EUR           80%  28 Nov
|  Quiet Retreat             Dreamhouse …  725,000 EUR           60%  29 Nov
|  City Living               Dreamhouse …  450,000 EUR           80%  26 Nov
|  GTX Pro, 3ORQ2R0R                                             20%  30 Nov
|  GTX Basic, OLXEYM3P                                           20%  29 Nov
|  GTX Basic, TGSLH2ZD                                           20%  29 Nov
|  MG Special, TCJA7XF2                                          20%  29 Nov
|  GTX Pro, 7K1KXMBT                                             20%  29 Nov
|  GTX Plus Pro for Lexiqv…  Lexiqvolax                          20%  29 Nov
|  GTX Plus Basic for Y-co…  Y-corporati…                        20%  29 Nov
|  GTX Pro, RU5X1LZM                                             20%  28 Nov
|  MG Special, 8PLXH354                                          20%  28 Nov
|  GTX Plus Pro for Labdri…  Labdrill                            20%  28 Nov
|  GTX Plus Basic, 2F41W100                                      20%  28 Nov
|  GTX Pro for Condax        Condax                              20%  27 Nov
|  GTX Plus Basic for Labd…  Labdrill                            20%  27 Nov
|  MG Special for Vehement…  Vehement Ca…                        20%  27 Nov
|  GTX Plus Basic, 0H9C9J03                                      20%  27 Nov
|  GTX Plus Basic for Scot…  Scottech                            20%  27 Nov
|  GTX Plus Pro, Y0M8X7BV                                        20%  27 Nov
|  GTX Basic, LKJZEISS                                           20%  26 Nov
| <Enter> Open   a New   e Edit   <Space> Mark   / Filter   <Esc> Back   u Undo
# a width typed takes the place of the one that stood there
zw
> 30
<Enter>
:dump
| Opportunities › Closing this month                               +3 cols   296
|  Name                            Account                  Amount↓   Probability
|  Stunning Victorian              Dreamhouse Realty    975,000 EUR           80%
|  Quiet Retreat                   Dreamhouse Realty    725,000 EUR           60%
|  City Living                     Dreamhouse Realty    450,000 EUR           80%
|  GTX Pro, 3ORQ2R0R                                                          20%
|  GTX Basic, OLXEYM3P                                                        20%
|  GTX Basic, TGSLH2ZD                                                        20%
|  MG Special, TCJA7XF2                                                       20%
|  GTX Pro, 7K1KXMBT                                                          20%
|  GTX Plus Pro for Lexiqvolax     Lexiqvolax                                 20%
|  GTX Plus Basic for Y-corporat…  Y-corporation                              20%
|  GTX Pro, RU5X1LZM                                                          20%
|  MG Special, 8PLXH354                                                       20%
|  GTX Plus Pro for Labdrill       Labdrill                                   20%
|  GTX Plus Basic, 2F41W100                                                   20%
|  GTX Pro for Condax              Condax                                     20%
|  GTX Plus Basic for Labdrill     Labdrill                                   20%
|  MG Special for Vehement Capit…  Vehement Capital P…                        20%
|  GTX Plus Basic, 0H9C9J03                                                   20%
|  GTX Plus Basic for Scottech     Scottech                                   20%
|  GTX Plus Pro, Y0M8X7BV                                                     20%
|  GTX Basic, LKJZEISS                                                        20%
| <Enter> Open   a New   e Edit   <Space> Mark   / Filter   <Esc> Back   u Undo
