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
| Prospecting       █         500  7.9%   May 26 ████████████████████▏     1.05m
| Qualification    ████     1,589   25%   Jun 26 ██████████████████████▏   1.16m
| Proposal          █          12  0.2%   Jul 26 ███████████████▍           809k
| Closed Won    ██████████  4,238   67%   Aug 26 ██████████████████▎        956k
|                                         Sep 26 ███████████████████▋      1.03m
|                                         Oct 26 ███▊                       196k
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
| Prospecting       █         500  7.9%   May 26 ████████████████████▏     1.05m
| Qualification    ████     1,589   25%   Jun 26 ██████████████████████▏   1.16m
| Proposal          █          12  0.2%   Jul 26 ███████████████▍           809k
| Closed Won    ██████████  4,238   67%   Aug 26 ██████████████████▎        956k
|                                         Sep 26 ███████████████████▋      1.03m
|                                         Oct 26 ███▊                       196k
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
| Opportunities › not stage:closed_lost stage:closed_won         +2 cols   4,238
|  Name                          Account          Amount  Close date   Stage
|  MG Special for Betatech       Betatech         67 EUR   2 Oct       Closed Won
|  GTX Plus Basic for Inity      Inity         1,052 EUR   3 Oct       Closed Won
|  GTX Pro for Hottechi          Hottechi      4,433 EUR   2 Oct       Closed Won
|  GTX Plus Basic for Bluth Co…  Bluth Compa…  1,093 EUR   3 Oct       Closed Won
|  GTX Basic for Conecom         Conecom         622 EUR  29 Sep       Closed Won
|  GTX Basic for Singletechno    Singletechno    538 EUR  29 Sep       Closed Won
|  GTX Basic for Ganjaflex       Ganjaflex       576 EUR   4 Oct       Closed Won
|  MG Advanced for Betasoloin    Betasoloin    3,673 EUR   1 Oct       Closed Won
|  MG Special for Hottechi       Hottechi         61 EUR   1 Oct       Closed Won
|  MG Special for Doncon         Doncon           50 EUR   1 Oct       Closed Won
|  MG Advanced for Genco Pura …  Genco Pura …  3,494 EUR   3 Oct       Closed Won
|  GTX Pro for Vehement Capita…  Vehement Ca…  5,574 EUR   2 Oct       Closed Won
|  GTX Pro for Umbrella Corpor…  Umbrella Co…  4,315 EUR   1 Oct       Closed Won
|  MG Special for Bioholding     Bioholding       58 EUR   1 Oct       Closed Won
|  GTX Pro for Plussunin         Plussunin     4,566 EUR   3 Oct       Closed Won
|  MG Advanced for Zotware       Zotware       3,155 EUR  27 Sep       Closed Won
|  GTX Pro for Doncon            Doncon        4,953 EUR  29 Sep       Closed Won
|  MG Special for Rundofase      Rundofase        54 EUR   4 Oct       Closed Won
|  GTX Pro for Blackzim          Blackzim      5,196 EUR  29 Sep       Closed Won
|  MG Special for Konex          Konex            55 EUR  27 Sep       Closed Won
|  MG Special for Golddex        Golddex          49 EUR  28 Sep       Closed Won
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
