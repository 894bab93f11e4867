# The sales overview and what stands behind its marks.
# size 80x24
:dashboard sales_overview
:dump
| Sales overview                                                      Mon 23 Nov
|
| Won this year ───   Open deals ──────   Quarter win rate    Quarter avg deal
| 8,938,597 EUR       2,101               84.3 %              2,280.73 EUR
| ▲ 738% on last y…                       ██████│███████▍░░   ▼ 3.6% on last qu…
| 3,745 Opportunit…   9,040,000 EUR       ▲ 24.6 points on…
| Deals by stage ──────────────────────   Won by month ───────────────────── EUR
| Prospecting        █        500  7.9%   May 26 ████████████████████▏     1.05m
| Qualification     ███     1,590   25%   Jun 26 ██████████████████████▏   1.16m
| Needs Analysis     █          1    0%   Jul 26 ███████████████▍           809k
| Proposal           █          8  0.1%   Aug 26 ██████████████████▎        956k
| Negotiation        █          2    0%   Sep 26 ███████████████████▋      1.03m
| Closed Won     █████████  4,238   67%   Oct 26 ███▊                       196k
|                                         5 above
|
| Won by industry ───────────────── EUR   Won and lost by month ────────────────
| Technology █████████████  3.25m   32%   Jul 26 ███████████▓▓▓▓▓▓▓▓▓        587
| Consulting ███████▋       1.89m   19%   Aug 26 ██████████████▓▓▓▓▓▓▓▓▓▓▓▓  764
| Retail     ███████▌       1.87m   19%   Sep 26 ████████████████▓▓▓▓▓       628
| Healthcare █████▌         1.36m   14%   Oct 26 ███                         102
| Finance    ███▊            951k  9.5%   7 above
| Other      ██▊             689k  6.9%   █ Closed Won  ▓ Closed Lost
|
| <Enter> Open   zl List of this   <Tab> Next tile   / Filter all   R Read again
<Tab><Tab><Tab><Tab>jjj
:dump
| Sales overview                                                      Mon 23 Nov
|
| Won this year ───   Open deals ──────   Quarter win rate    Quarter avg deal
| 8,938,597 EUR       2,101               84.3 %              2,280.73 EUR
| ▲ 738% on last y…                       ██████│███████▍░░   ▼ 3.6% on last qu…
| 3,745 Opportunit…   9,040,000 EUR       ▲ 24.6 points on…
| Deals by stage ──────────────────────   Won by month ───────────────────── EUR
| Prospecting        █        500  7.9%   May 26 ████████████████████▏     1.05m
| Qualification     ███     1,590   25%   Jun 26 ██████████████████████▏   1.16m
| Needs Analysis     █          1    0%   Jul 26 ███████████████▍           809k
| Proposal           █          8  0.1%   Aug 26 ██████████████████▎        956k
| Negotiation        █          2    0%   Sep 26 ███████████████████▋      1.03m
| Closed Won     █████████  4,238   67%   Oct 26 ███▊                       196k
|                                         5 above
|
| Won by industry ───────────────── EUR   Won and lost by month ────────────────
| Technology █████████████  3.25m   32%   Jul 26 ███████████▓▓▓▓▓▓▓▓▓        587
| Consulting ███████▋       1.89m   19%   Aug 26 ██████████████▓▓▓▓▓▓▓▓▓▓▓▓  764
| Retail     ███████▌       1.87m   19%   Sep 26 ████████████████▓▓▓▓▓       628
| Healthcare █████▌         1.36m   14%   Oct 26 ███                         102
| Finance    ███▊            951k  9.5%   7 above
| Other      ██▊             689k  6.9%   █ Closed Won  ▓ Closed Lost
|
| <Enter> Open   zl List of this   <Tab> Next tile   / Filter all   R Read again
<Enter>
:dump
| Opportunities › not stage:closed_lost stage:proposal               +2 cols   8
|  Name                      Account                Amount  Close date   Stage
|  Architectural Details     Dreamhouse Re…    690,000 EUR  31 Mar 27    Proposal
|  Contemporary City Living  Dreamhouse Re…    650,000 EUR  31 Mar 27    Proposal
|  Seaport District Retreat  Dreamhouse Re…    450,000 EUR  31 Mar 27    Proposal
|  Heart of Harvard Square   Dreamhouse Re…    450,000 EUR  31 Mar 27    Proposal
|  Quiet Retreat             Dreamhouse Re…    725,000 EUR  29 Nov       Proposal
|  Waterfront in the City    Dreamhouse Re…    850,000 EUR  31 Mar 27    Proposal
|  Modern City Living        Dreamhouse Re…    825,000 EUR  31 Mar 27    Proposal
|  Ultimate Sophistication   Dreamhouse Re…  1,200,000 EUR  31 Mar 27    Proposal
|
|
|
|
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
<Esc><Esc>
/
> owner:"Darcel Schlecht"
<Enter>
:dump
| Sales overview › owner:"Darcel Schlecht"                            Mon 23 Nov
|
| Won this year ───   Open deals ──────   Quarter win rate    Quarter avg deal
| 1,057,103 EUR       194   0 EUR         83.3 %              2,181 EUR
| ▲ 1,000% on last…                       ██████│███████▏░░   ▼ 44% on last qua…
| 310 Opportunities                       ▲ 23.6 points on…
| Deals by stage ──────────────────────   Won by month ───────────────────── EUR
| Prospecting       ████      111   20%   May 26 ████████████████████████   147k
| Qualification     ███        83   15%   Jun 26 ████████████████████▍      125k
| Closed Won    ████████████  349   64%   Jul 26 █████████████████████▋     133k
|                                         Aug 26 █████████████████▌         107k
|                                         Sep 26 █████████████████████      129k
|                                         Oct 26 █▊                        10.9k
|                                         5 above
|
| Won by industry ───────────────── EUR   Won and lost by month ────────────────
| Technology █████████████   382k   33%   Jul 26 ███████████▓▓▓▓▓▓▓▓▓         58
| Consulting ████████        237k   21%   Aug 26 ███████████▓▓▓▓▓▓▓▓▓▓        60
| Healthcare ███████▌        221k   19%   Sep 26 ███████████▓▓▓               41
| Retail     █████▏          150k   13%   Oct 26 ██                            6
| Finance    ████▍           129k   11%   7 above
| Other      █▏             34.2k    3%   █ Closed Won 349  ▓ Closed Lost 204
|
| <Enter> Open   zl List of this   <Tab> Next tile   / Filter all   R Read again
