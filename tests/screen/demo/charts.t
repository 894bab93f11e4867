# Every kind of chart on real figures: 4,238 deals won for 10,005,534.
:chart metric opportunity +maven stage:closed_won agg sum.amount,n
:dump
| Opportunities                                                       Mon 23 Nov
|
| opportunity +maven stage:closed_won agg sum.amount,n ─────────────────────────
| 10,005,534 EUR   4,238 Opportunities
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
| <Enter> Open   zl List of this   <Tab> Next tile   / Filter all   R Read again
<Esc>
:chart line opportunity stage:closed_won,closed_lost by close_date/m pivot stage agg n
:dump
| Opportunities                                                       Mon 23 Nov
|
| opportunity stage:closed_won,closed_lost by close_date/m pivot stage agg n ───
|                                          Oct 26  Closed Won 86  Closed Lost 16
| 600┤
|    │                      ⣀
|    │⣀                   ⣠⠞⠙⢦
|    │⠈⢧⡀              ⢀⣠⠞⠁  ⠈⢧⡀           ⣀⣀⣀⣠⠤⠤⠤⠶⣄                   ⣀⣄
|    │  ⠙⣆           ⢀⡴⠋       ⠳⡄        ⣠⠞⠁       ⠈⢧⡀            ⣀⣠⠴⠚⠉⠁⠘⡆
| 400┤   ⠈⢳⡀       ⣠⠴⠋          ⠹⣄     ⢠⠞⠁           ⠙⢦⡀       ⣠⠴⠋⠁      ⢹⡀
|    │     ⠙⢦   ⣠⠴⠋⠁             ⠘⢦  ⢀⡴⠋   ⣀           ⠹⣄   ⣠⠴⠋⢁⡤⢶⡀       ⢳
|    │      ⠈⠳⠴⠋⣁⣀⡤⠤⠴⢦⡀           ⠈⢧⡴⠋⢀⣀⡤⠖⠋⠙⢦⡀          ⠈⠳⠴⠋⣁⡴⠚⠉  ⠹⣄      ⠈⣇
|    │      ⢀⡞⠉⠉⠁     ⠳⣄           ⣠⠴⠚⠉      ⠳⡄          ⣠⠴⠋⠁      ⠘⢦      ⠘⡆
|    │     ⣰⠋          ⠈⢳⡀      ⢀⡤⠞⠁          ⠙⣆      ⢀⡤⠞⠁          ⠈⢳⡀     ⢹⡀
| 200┤   ⢀⡞⠁             ⠙⢦⡀  ⢀⡴⠋              ⠈⢳⡀  ⢀⡴⠋               ⠹⣄     ⢳
|    │  ⣰⠋                 ⠳⣤⠞⠉                  ⠹⣤⠞⠉                  ⠘⢦⡀   ⠈⣇
|    │⢀⡞⠁                                                                ⠙⢦⡀  ⠘⡆
|    │⠉                                                                    ⠙⢦⡀ ⠹
|    │                                                                       ⠙⢦⡀
|   0┤                                                                         ⠙
|     Dec 25     Feb 26         Apr 26         Jun 26         Aug 26      Oct 26
| █ Closed Won 4,238  ▓ Closed Lost 2,473
|
| <Enter> Open   zl List of this   <Tab> Next tile   / Filter all   R Read again
hhh
:dump
| Opportunities                                                       Mon 23 Nov
|
| opportunity stage:closed_won,closed_lost by close_date/m pivot stage agg n ───
|                                        Jul 26  Closed Won 311  Closed Lost 276
| 600┤
|    │                      ⣀
|    │⣀                   ⣠⠞⠙⢦
|    │⠈⢧⡀              ⢀⣠⠞⠁  ⠈⢧⡀           ⣀⣀⣀⣠⠤⠤⠤⠶⣄                   ⣀⣄
|    │  ⠙⣆           ⢀⡴⠋       ⠳⡄        ⣠⠞⠁       ⠈⢧⡀            ⣀⣠⠴⠚⠉⠁⠘⡆
| 400┤   ⠈⢳⡀       ⣠⠴⠋          ⠹⣄     ⢠⠞⠁           ⠙⢦⡀       ⣠⠴⠋⠁      ⢹⡀
|    │     ⠙⢦   ⣠⠴⠋⠁             ⠘⢦  ⢀⡴⠋   ⣀           ⠹⣄   ⣠⠴⠋⢁⡤⢶⡀       ⢳
|    │      ⠈⠳⠴⠋⣁⣀⡤⠤⠴⢦⡀           ⠈⢧⡴⠋⢀⣀⡤⠖⠋⠙⢦⡀          ⠈⠳⠴⠋⣁⡴⠚⠉  ⠹⣄      ⠈⣇
|    │      ⢀⡞⠉⠉⠁     ⠳⣄           ⣠⠴⠚⠉      ⠳⡄          ⣠⠴⠋⠁      ⠘⢦      ⠘⡆
|    │     ⣰⠋          ⠈⢳⡀      ⢀⡤⠞⠁          ⠙⣆      ⢀⡤⠞⠁          ⠈⢳⡀     ⢹⡀
| 200┤   ⢀⡞⠁             ⠙⢦⡀  ⢀⡴⠋              ⠈⢳⡀  ⢀⡴⠋               ⠹⣄     ⢳
|    │  ⣰⠋                 ⠳⣤⠞⠉                  ⠹⣤⠞⠉                  ⠘⢦⡀   ⠈⣇
|    │⢀⡞⠁                                                                ⠙⢦⡀  ⠘⡆
|    │⠉                                                                    ⠙⢦⡀ ⠹
|    │                                                                       ⠙⢦⡀
|   0┤                                                                         ⠙
|     Dec 25     Feb 26         Apr 26         Jun 26 Jul 26  Aug 26      Oct 26
| █ Closed Won 4,238  ▓ Closed Lost 2,473
|
| <Enter> Open   zl List of this   <Tab> Next tile   / Filter all   R Read again
<Enter>
:dump
| Opportunities › stage:closed_won,closed_lost close_date:2026-0…  +2 cols   587
|  Name                         Account          Amount  Close date   Stage
|  GTX Basic for Groovestreet   Groovestreet      0 EUR  31 Jul       Closed Lost
|  MG Advanced for Betatech     Betatech      3,353 EUR  31 Jul       Closed Won
|  GTX Pro for Dontechi         Dontechi          0 EUR  31 Jul       Closed Lost
|  GTX Pro for Zumgoity         Zumgoity          0 EUR  31 Jul       Closed Lost
|  GTX Plus Basic for Domzoom   Domzoom       1,103 EUR  31 Jul       Closed Won
|  GTX Basic for Condax         Condax          566 EUR  30 Jul       Closed Won
|  MG Advanced for Scottech     Scottech          0 EUR  31 Jul       Closed Lost
|  GTX Basic for Condax         Condax          526 EUR  31 Jul       Closed Won
|  GTX Basic for Cheers         Cheers          535 EUR  30 Jul       Closed Won
|  MG Advanced for Fasehatice   Fasehatice        0 EUR  30 Jul       Closed Lost
|  GTX Plus Basic for Betatech  Betatech      1,243 EUR  29 Jul       Closed Won
|  GTX Plus Basic for Domzoom   Domzoom           0 EUR  29 Jul       Closed Lost
|  GTX Plus Pro for Silis       Silis             0 EUR  29 Jul       Closed Lost
|  GTX Plus Basic for Mathtou…  Mathtouch         0 EUR  30 Jul       Closed Lost
|  GTX Pro for Rantouch         Rantouch          0 EUR  28 Jul       Closed Lost
|  MG Advanced for Stanredtax   Stanredtax        0 EUR  28 Jul       Closed Lost
|  GTX Pro for Rundofase        Rundofase     4,024 EUR  30 Jul       Closed Won
|  GTX Pro for Isdom            Isdom         5,685 EUR  28 Jul       Closed Won
|  MG Advanced for Initech      Initech           0 EUR  29 Jul       Closed Lost
|  GTX Plus Pro for Streethex   Streethex     6,233 EUR  27 Jul       Closed Won
|  MG Advanced for Hottechi     Hottechi      3,450 EUR  28 Jul       Closed Won
| <Enter> Open   a New   e Edit   <Space> Mark   / Filter   <Esc> Back   u Undo
<Esc><Esc><Esc>
:chart area opportunity stage:closed_won by close_date/m agg sum.amount
:dump
| Opportunities                                                       Mon 23 Nov
|
| opportunity stage:closed_won by close_date/m agg sum.amount ────────────── EUR
|                                                                Oct 26  196,143
| 1.5m┤
|     │
|     │
|     │                    ▄██▁                   ▁
|     │▁                ▁▄█████▃            ▁▂▄▅▆██▆▁
|   1m┤█▅▁            ▁▅████████▅         ▄██████████▅             ▁▂▃▄▅▃
|     │███▅▁       ▁▃▆███████████▆     ▁▄██████████████▄      ▂▄▆▇███████▁
|     │█████▅▁  ▁▄▆████████████████▂ ▁▅██████████████████▃▂▄▆█████████████
|     │███████▆▇████████████████████▅█████████████████████████████████████▆
|     │████████████████████████████████████████████████████████████████████▄
|     │█████████████████████████████████████████████████████████████████████▁
| 500k┤██████████████████████████████████████████████████████████████████████
|     │██████████████████████████████████████████████████████████████████████▇
|     │███████████████████████████████████████████████████████████████████████▄
|     │████████████████████████████████████████████████████████████████████████▂
|     │█████████████████████████████████████████████████████████████████████████
|    0┤█████████████████████████████████████████████████████████████████████████
|      Dec 25     Feb 26         Apr 26        Jun 26         Aug 26      Oct 26
|
| <Enter> Open   zl List of this   <Tab> Next tile   / Filter all   R Read again
<Esc>
:chart pie opportunity stage:closed_won by account.industry agg sum.amount sort -sum.amount
:dump
| Opportunities                                                       Mon 23 Nov
|
| opportunity stage:closed_won by account.industry agg sum.amount sort -sum.amo…
| Technology ██████████████████████████████████████████████████  3,246,995   32%
| Consulting █████████████████████████████▏                      1,891,501   19%
| Retail     ████████████████████████████▊                       1,867,528   19%
| Healthcare ████████████████████▉                               1,359,595   14%
| Finance    ██████████████▋                                       950,908  9.5%
| Other      ██████████▋                                           689,007  6.9%
|
|
|
|
|
|
|
|
|
|
|
|
|
|
| <Enter> Open   zl List of this   <Tab> Next tile   / Filter all   R Read again
<Esc>
:chart heat opportunity by account.industry pivot stage agg n
jjl
:dump
| Opportunities                                                       Mon 23 Nov
|
| opportunity by account.industry pivot stage agg n ────────────────────────────
|             Prospec… Qualifi… Needs A… Proposal Negotia… Won      Lost
| Technology  ░░    56 ░░   149                            ██ 1,406 ▓▓   812
| Finance     ░░    11 ░░    54                            ▒▒   375 ░░   238
| Retail      ░░    36 ░░    94                            ▓▓   799 ▒▒   468
| Healthcare  ░░    24 ░░    77                            ▒▒   592 ▒▒   358
| Real estate          ░░     1 ░░     1 ░░     8 ░░     2
| Consulting  ░░    24 ░░    90                            ▓▓   806 ▒▒   455
| Other       ░░    12 ░░    37                            ░░   260 ░░   142
| (none)      ░░   337 ██ 1,088
|
|
|
|
|
|
|
|
|
|
|
| <Enter> Open   zl List of this   <Tab> Next tile   / Filter all   R Read again
<Enter>
:dump
| Opportunities › account.industry:retail stage:prospecting         +2 cols   36
|  Name                           Account        Amount  Close date   Stage
|  MG Advanced for Ganjaflex      Ganjaflex               5 Apr 27    Prospecting
|  MG Special for Blackzim        Blackzim               11 Dec       Prospecting
|  GTX Plus Basic for Sumace      Sumace                 10 Apr 27    Prospecting
|  GTX Plus Basic for Streethex   Streethex               5 May 27    Prospecting
|  GTX Basic for Plussunin        Plussunin              27 Jan 27    Prospecting
|  GTX Basic for Groovestreet     Groovestreet            7 Feb 27    Prospecting
|  MG Special for Yearin          Yearin                 16 May 27    Prospecting
|  GTX Plus Basic for Toughzap    Toughzap               10 May 27    Prospecting
|  GTX Plus Basic for Plussunin   Plussunin              13 May 27    Prospecting
|  GTX Basic for Plexzap          Plexzap                27 Dec       Prospecting
|  MG Advanced for Kinnamplus     Kinnamplus             16 Jan 27    Prospecting
|  MG Special for Blackzim        Blackzim               16 Feb 27    Prospecting
|  GTX Pro for Plexzap            Plexzap                16 Feb 27    Prospecting
|  GTX Basic for Groovestreet     Groovestreet           11 Dec       Prospecting
|  MG Advanced for Cancity        Cancity                 9 Apr 27    Prospecting
|  MG Special for Yearin          Yearin                 22 Feb 27    Prospecting
|  MG Special for Plexzap         Plexzap                 9 Jan 27    Prospecting
|  GTX Pro for Genco Pura Olive…  Genco Pura …           13 Apr 27    Prospecting
|  GTX Plus Pro for Plussunin     Plussunin              26 Mar 27    Prospecting
|  GTX Plus Basic for Plexzap     Plexzap                23 Dec       Prospecting
|  GTX Pro for Zathunicon         Zathunicon             10 Feb 27    Prospecting
| <Enter> Open   a New   e Edit   <Space> Mark   / Filter   <Esc> Back   u Undo
<Esc><Esc><Esc>
:chart scatter opportunity stage:closed_won by owner agg n,sum.amount
:dump
| Opportunities                                                       Mon 23 Nov
|
| opportunity stage:closed_won by owner agg n,sum.amount ───────────────────────
|                               Anna Snelling  Opportunities 208  Amount 275,056
| 1.25m┤
|      │                                                              ●
|      │
|    1m┤
|      │
|      │
|  750k┤
|      │
|      │
|      │
|  500k┤                            ●●       ● ●
|      │                    ●   ●  ●
|      │              ●       ●●● ●   ●●     ◉
|  250k┤             ●●   ●●   ●
|      │          ●        ●  ●●       ●
|      │
|     0┤
|       0                100               200              300              400
|
| <Enter> Open   zl List of this   <Tab> Next tile   / Filter all   R Read again
<Esc>
:chart spark opportunity by close_date/w agg n
:dump
| Opportunities                                                       Mon 23 Nov
|
| opportunity by close_date/w agg n ────────────────────────────────────────────
| ▄▆▆▆▆▅▆▆▅▇▇▇█▆▆▆▆▆▇▆▅▇████▇▇█▇▇▇▆▆▆▇▇██▇▇▇▇▇▂▁▆▇▅▃▃▂▃▃▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂▂
|                                                                   2027-W21  18
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
| <Enter> Open   zl List of this   <Tab> Next tile   / Filter all   R Read again
<Esc>
:chart table opportunity by stage agg n,sum.amount,avg.amount
:dump
| Opportunities                                                       Mon 23 Nov
|
| opportunity by stage agg n,sum.amount,avg.amount ─────────────────────────────
| Stage           Opportunities      Amount  Average Amount
| Prospecting               500           0               –
| Qualification           1,590     845,000         845,000
| Needs Analysis              1     930,000         930,000
| Proposal                    8   5,840,000         730,000
| Negotiation                 2   1,425,000         712,500
| Closed Won              4,238  10,005,534        2,360.91
| Closed Lost             2,473           0               0
|
|
|
|
|
|
|
|
|
|
|
|
| <Enter> Open   zl List of this   <Tab> Next tile   / Filter all   R Read again
<Esc>
:chart bar opportunity stage:closed_won by close_date/q agg n
:dump
| Opportunities                                                       Mon 23 Nov
|
| opportunity stage:closed_won by close_date/q agg n ───────────────────────────
|                1,243       1,234       1,182
|             ███████████ ▇▇▇▇▇▇▇▇▇▇▇ ▁▁▁▁▁▁▁▁▁▁▁
|             ███████████ ███████████ ███████████
|             ███████████ ███████████ ███████████
|             ███████████ ███████████ ███████████
|             ███████████ ███████████ ███████████
|             ███████████ ███████████ ███████████
|             ███████████ ███████████ ███████████
|             ███████████ ███████████ ███████████
|             ███████████ ███████████ ███████████
|     493     ███████████ ███████████ ███████████
| ▆▆▆▆▆▆▆▆▆▆▆ ███████████ ███████████ ███████████
| ███████████ ███████████ ███████████ ███████████
| ███████████ ███████████ ███████████ ███████████
| ███████████ ███████████ ███████████ ███████████
| ███████████ ███████████ ███████████ ███████████     86
| ███████████ ███████████ ███████████ ███████████ ▁▁▁▁▁▁▁▁▁▁▁
| ███████████ ███████████ ███████████ ███████████ ███████████
|   2025 Q4     2026 Q1     2026 Q2     2026 Q3     2026 Q4
|
| <Enter> Open   zl List of this   <Tab> Next tile   / Filter all   R Read again
:chart bar opportunity stage:closed_won
:dump
| Opportunities                                                       Mon 23 Nov
|
| opportunity stage:closed_won ─────────────────────────────────────────────────
| a bar needs figures: agg n.
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
| <Enter> Open   zl List of this   <Tab> Next tile   / Filter all   R Read again
