# Pipeline health, and a list turned into a chart.
# size 45x18
:dashboard pipeline_health
:dump
| Pipeline health                  Mon 23 Nov
| Open deals ─────────   Closing this quarter
| 2,101                  840   2,150,000 EUR
|
| Past their date ────   Closed per week ────
| 1,320   0 EUR          ▇▇▆▆▇▆▆▆▅▅▆▇▇▇▇▇▆▆▆▆
|                                2026-W40 158
|
| By forecast category ──────────────────────
| Pipeline  ███████████████████  2,091  1.78m
| Best Case ▏                        8  5.84m
| Commit    ▏                        2  1.43m
|
|
|
| Stage by industry ─────────────────────────
|             Prospe… Qualif… Needs …      +3
| <Enter> Open   zl List of this
G
:dump
| Pipeline health                  Mon 23 Nov
| Overdue deals ───────────────────────── 20+
|  5 Feb  MG Advanced, H…  James Ascencio
| 12 Feb  MG Advanced fo…  Maureen Marcano
| 16 Feb  GTX Basic, EG7…  Kami Bicknell
| 18 Feb  GTX Pro, OLVI7…  Cassey Cress
| 21 Feb  GTX Plus Basic…  Kami Bicknell
| 15 more
|
| Deal size by product ──────────────────────
| Product interest  Opportunities
| GTX Pro                     729
| GTX Plus Pro                479
| MG Advanced                 654
| 4 more
|
|
| <Enter> Open   zl List of this
<Esc>
:opportunity stage:closed_won
lll
zd
:dump
| Opportunities                    Mon 23 Nov
| by Close date ─────────────────────────────
| Dec 25 ██████████████████████▎   493  1.07m
| Jan 26 ██████████████▏           314   759k
| Feb 26 █████████████████▉        397   958k
| Mar 26 ████████████████████████  532  1.26m
| Apr 26 █████████████▊            305   756k
| May 26 ████████████████████▍     453  1.05m
| Jun 26 █████████████████████▌    476  1.16m
| Jul 26 ██████████████            311   809k
| Aug 26 ██████████████████▎       405   956k
| Sep 26 █████████████████████     466  1.03m
| Oct 26 ███▉                       86   196k
|
|
|
|
| <Enter> Open   zl List of this
<Enter>
<Esc><Esc>
<Esc>
:chart
:dump
| Opportunities                    Mon 23 Nov
| by Close date ─────────────────────────────
| Dec 25 ██████████████████████▎   493  1.07m
| Jan 26 ██████████████▏           314   759k
| Feb 26 █████████████████▉        397   958k
| Mar 26 ████████████████████████  532  1.26m
| Apr 26 █████████████▊            305   756k
| May 26 ████████████████████▍     453  1.05m
| Jun 26 █████████████████████▌    476  1.16m
| Jul 26 ██████████████            311   809k
| Aug 26 ██████████████████▎       405   956k
| Sep 26 █████████████████████     466  1.03m
| Oct 26 ███▉                       86   196k
|
|
|
|
| <Enter> Open   zl List of this
