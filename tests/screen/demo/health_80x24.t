# Pipeline health, and a list turned into a chart.
# size 80x24
:dashboard pipeline_health
:dump
| Pipeline health                                                     Mon 23 Nov
|
| Open deals ──────   Closing this qua…   Past their date     Closed per week
| 2,101               840                 1,320   0 EUR       ▆▆▇▆▆▆▅▅▆▇▇▇▇▇▆▆▆▆
|                                                                   2026-W40 158
| 9,040,000 EUR       2,150,000 EUR
| By forecast category ────────────────   Stage by industry ────────────────────
| Pipeline  █████████████  2,091  1.78m               Prospe… Qualif… Needs … +3
| Best Case ▏                  8  5.84m   Technology  ░    56 ░   149
| Commit    ▏                  2  1.43m   Finance     ░    11 ░    54
|                                         Retail      ░    36 ░    94
|                                         Healthcare  ░    24 ░    77
|                                         Real estate         ░     1 ░     1
|                                         3 more
|
| Open deals by month they close ──────   Deals and revenue by owner ───────────
| Feb 27 ██████▓▓▓                  116                  Amount by Opportunities
| Mar 27 ███████▓░                  119   2m┤
| Apr 27 ███████                     92     │                              ●
| May 27 ██████                      88     │          ●● ●●   ●●
| 12 above                                 0┤     ●●● ●●●   ●  ●
| █ Prospecting  ▓ Qualification     +3      0               200             400
|
| <Enter> Open   zl List of this   <Tab> Next tile   / Filter all   R Read again
G
:dump
| Pipeline health                                                     Mon 23 Nov
|
| Open deals by month they close ──────   Deals and revenue by owner ───────────
| Jan 27 ██████▓▓▓▓                 136                  Amount by Opportunities
| Feb 27 ██████▓▓▓                  116   2m┤
| Mar 27 ███████▓░                  119     │
| Apr 27 ███████                     92     │                              ●
| May 27 ██████                      88     │       ● ●●● ●●●  ●●
| 11 above                                 0┤     ●●● ●●●   ●
| █ Prospecting  ▓ Qualification     +3      0               200             400
|
| Overdue deals ─────────────────── 20+   Deal size by product ─────────────────
|  5 Feb  MG Advanced…  James Ascen…      Product interest  Opportunities
| 12 Feb  MG Advanced…  Maureen Mar…      GTX Pro                     729
| 16 Feb  GTX Basic, …  Kami Bickne…      GTX Plus Pro                479
| 18 Feb  GTX Pro, OL…  Cassey Cress      MG Advanced                 654
| 21 Feb  GTX Plus Ba…  Kami Bickne…      GTX Plus Basic              653
| 22 Feb  MG Advanced…  Hayden Nelo…      GTX Basic                   915
| 14 more                                 2 more
|
|
|
|
| <Enter> Open   zl List of this   <Tab> Next tile   / Filter all   R Read again
<Esc>
:opportunity stage:closed_won
lll
zd
:dump
| Opportunities                                                       Mon 23 Nov
|
| by Close date ────────────────────────────────────────────────────────────────
|                       532
|  493                 ██████                476
| ▆▆▆▆▆▆               ██████         453   ▂▂▂▂▂▂                466
| ██████               ██████        ▄▄▄▄▄▄ ██████               ▇▇▇▇▇▇
| ██████         397   ██████        ██████ ██████         405   ██████
| ██████        ▅▅▅▅▅▅ ██████        ██████ ██████        ██████ ██████
| ██████        ██████ ██████        ██████ ██████        ██████ ██████
| ██████  314   ██████ ██████  305   ██████ ██████  311   ██████ ██████
| ██████ ██████ ██████ ██████ ▆▆▆▆▆▆ ██████ ██████ ██████ ██████ ██████
| ██████ ██████ ██████ ██████ ██████ ██████ ██████ ██████ ██████ ██████
| ██████ ██████ ██████ ██████ ██████ ██████ ██████ ██████ ██████ ██████
| ██████ ██████ ██████ ██████ ██████ ██████ ██████ ██████ ██████ ██████
| ██████ ██████ ██████ ██████ ██████ ██████ ██████ ██████ ██████ ██████
| ██████ ██████ ██████ ██████ ██████ ██████ ██████ ██████ ██████ ██████
| ██████ ██████ ██████ ██████ ██████ ██████ ██████ ██████ ██████ ██████   86
| ██████ ██████ ██████ ██████ ██████ ██████ ██████ ██████ ██████ ██████ ▆▆▆▆▆▆
| ██████ ██████ ██████ ██████ ██████ ██████ ██████ ██████ ██████ ██████ ██████
| ██████ ██████ ██████ ██████ ██████ ██████ ██████ ██████ ██████ ██████ ██████
| Dec 25 Jan 26 Feb 26 Mar 26 Apr 26 May 26 Jun 26 Jul 26 Aug 26 Sep 26 Oct 26
|
| <Enter> Open   zl List of this   <Tab> Next tile   / Filter all   R Read again
<Enter>
<Esc><Esc>
<Esc>
:chart
:dump
| Opportunities                                                       Mon 23 Nov
|
| by Close date ────────────────────────────────────────────────────────────────
|                       532
|  493                 ██████                476
| ▆▆▆▆▆▆               ██████         453   ▂▂▂▂▂▂                466
| ██████               ██████        ▄▄▄▄▄▄ ██████               ▇▇▇▇▇▇
| ██████         397   ██████        ██████ ██████         405   ██████
| ██████        ▅▅▅▅▅▅ ██████        ██████ ██████        ██████ ██████
| ██████        ██████ ██████        ██████ ██████        ██████ ██████
| ██████  314   ██████ ██████  305   ██████ ██████  311   ██████ ██████
| ██████ ██████ ██████ ██████ ▆▆▆▆▆▆ ██████ ██████ ██████ ██████ ██████
| ██████ ██████ ██████ ██████ ██████ ██████ ██████ ██████ ██████ ██████
| ██████ ██████ ██████ ██████ ██████ ██████ ██████ ██████ ██████ ██████
| ██████ ██████ ██████ ██████ ██████ ██████ ██████ ██████ ██████ ██████
| ██████ ██████ ██████ ██████ ██████ ██████ ██████ ██████ ██████ ██████
| ██████ ██████ ██████ ██████ ██████ ██████ ██████ ██████ ██████ ██████
| ██████ ██████ ██████ ██████ ██████ ██████ ██████ ██████ ██████ ██████   86
| ██████ ██████ ██████ ██████ ██████ ██████ ██████ ██████ ██████ ██████ ▆▆▆▆▆▆
| ██████ ██████ ██████ ██████ ██████ ██████ ██████ ██████ ██████ ██████ ██████
| ██████ ██████ ██████ ██████ ██████ ██████ ██████ ██████ ██████ ██████ ██████
| Dec 25 Jan 26 Feb 26 Mar 26 Apr 26 May 26 Jun 26 Jul 26 Aug 26 Sep 26 Oct 26
|
| <Enter> Open   zl List of this   <Tab> Next tile   / Filter all   R Read again
