# The sales overview and what stands behind its marks.
# size 120x40
:dashboard sales_overview
:dump
| Sales overview                                                                                              Mon 23 Nov
|
| Won this year ─────────────   Open deals ────────────────   Quarter win rate ──────────   Quarter avg deal ───────────
| 8,938,597 EUR                 2,101   9,040,000 EUR         84.3 %   target 35 %          2,280.73 EUR
| ▲ 738% on last year                                         █████████│████████████▊░░░░   ▼ 3.6% on last quarter
| 3,745 Opportunities                                         ▲ 24.6 points on last quar…
|
| Deals by stage ──────────────────────────────────────────   Won by month ───────────────────────────────────────── EUR
| Prospecting           ██            500           0  7.9%   Apr 26 ████████████████████████                    756,234
| Qualification      ███████        1,589           0   25%   May 26 █████████████████████████████████▌        1,053,310
| Proposal              █              12   9,040,000  0.2%   Jun 26 ████████████████████████████████████▉     1,161,623
| Closed Won    ██████████████████  4,238  10,005,534   67%   Jul 26 █████████████████████████▊                  809,015
|                                                             Aug 26 ██████████████████████████████▍             955,665
|                                                             Sep 26 ████████████████████████████████▊         1,031,410
|                                                             Oct 26 ██████▎                                     196,143
|                                                             4 above
|
| Won by industry ───────────────────────────────────── EUR   Won and lost by month ────────────────────────────────────
| Technology █████████████████████████████  3,246,995   32%   Apr 26 ██████████████████▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓              582
| Consulting ████████████████▉              1,891,501   19%   May 26 ███████████████████████████▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓ 799
| Retail     ████████████████▋              1,867,528   19%   Jun 26 ████████████████████████████▓▓▓▓▓▓▓▓▓           627
| Healthcare ████████████▏                  1,359,595   14%   Jul 26 ███████████████████▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓             587
| Finance    ████████▌                        950,908  9.5%   Aug 26 ████████████████████████▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓   764
| Other      ██████▏                          689,007  6.9%   Sep 26 ███████████████████████████▓▓▓▓▓▓▓▓▓▓           628
|                                                             Oct 26 █████▓                                          102
|                                                             4 above
|                                                             █ Closed Won 4,238  ▓ Closed Lost 2,473
|
| Largest deals ─────────────────────────────────────── 10+   Who won most ───────────────────────────────────────── EUR
| GTK 500 for Grooves…  Groovestreet  30,288 EUR  11 Mar      Darcel Schlecht ██████████████████████████  1,153,214  349
| GTK 500 for Goodsil…  Goodsilron    29,617 EUR  31 Mar      Vicki Laflamme  ██████████▊                   478,396  221
| GTK 500 for Xx-hold…  Xx-holding    29,220 EUR   7 Sep      Kary Hendrixson ██████████▎                   454,298  209
| GTK 500 for Cheers    Cheers        29,166 EUR  30 Jun      Cassey Cress    ██████████▏                   450,489  163
| GTK 500 for Cheers    Cheers        27,971 EUR   2 Aug      Donn Cantrell   ██████████                    445,860  158
| GTK 500 for Labdrill  Labdrill      27,385 EUR  22 Mar      Reed Clapper    █████████▉                    438,336  155
| GTK 500 for Xx-hold…  Xx-holding    26,186 EUR  14 Aug      Zane Levy       █████████▊                    430,068  161
| GTK 500 for Zoomit    Zoomit        25,897 EUR  11 Dec 25   Corliss Cosme   █████████▌                    421,036  150
| 2 more                                                      2 more
|
| <Enter> Open   zl List of this   <Tab> Next tile   / Filter all   R Read again   <C-p> Find a command   <Esc> Back
<Tab><Tab><Tab><Tab>jjj
:dump
| Sales overview                                                                                              Mon 23 Nov
|
| Won this year ─────────────   Open deals ────────────────   Quarter win rate ──────────   Quarter avg deal ───────────
| 8,938,597 EUR                 2,101   9,040,000 EUR         84.3 %   target 35 %          2,280.73 EUR
| ▲ 738% on last year                                         █████████│████████████▊░░░░   ▼ 3.6% on last quarter
| 3,745 Opportunities                                         ▲ 24.6 points on last quar…
|
| Deals by stage ──────────────────────────────────────────   Won by month ───────────────────────────────────────── EUR
| Prospecting           ██            500           0  7.9%   Apr 26 ████████████████████████                    756,234
| Qualification      ███████        1,589           0   25%   May 26 █████████████████████████████████▌        1,053,310
| Proposal              █              12   9,040,000  0.2%   Jun 26 ████████████████████████████████████▉     1,161,623
| Closed Won    ██████████████████  4,238  10,005,534   67%   Jul 26 █████████████████████████▊                  809,015
|                                                             Aug 26 ██████████████████████████████▍             955,665
|                                                             Sep 26 ████████████████████████████████▊         1,031,410
|                                                             Oct 26 ██████▎                                     196,143
|                                                             4 above
|
| Won by industry ───────────────────────────────────── EUR   Won and lost by month ────────────────────────────────────
| Technology █████████████████████████████  3,246,995   32%   Apr 26 ██████████████████▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓              582
| Consulting ████████████████▉              1,891,501   19%   May 26 ███████████████████████████▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓ 799
| Retail     ████████████████▋              1,867,528   19%   Jun 26 ████████████████████████████▓▓▓▓▓▓▓▓▓           627
| Healthcare ████████████▏                  1,359,595   14%   Jul 26 ███████████████████▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓             587
| Finance    ████████▌                        950,908  9.5%   Aug 26 ████████████████████████▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓   764
| Other      ██████▏                          689,007  6.9%   Sep 26 ███████████████████████████▓▓▓▓▓▓▓▓▓▓           628
|                                                             Oct 26 █████▓                                          102
|                                                             4 above
|                                                             █ Closed Won 4,238  ▓ Closed Lost 2,473
|
| Largest deals ─────────────────────────────────────── 10+   Who won most ───────────────────────────────────────── EUR
| GTK 500 for Grooves…  Groovestreet  30,288 EUR  11 Mar      Darcel Schlecht ██████████████████████████  1,153,214  349
| GTK 500 for Goodsil…  Goodsilron    29,617 EUR  31 Mar      Vicki Laflamme  ██████████▊                   478,396  221
| GTK 500 for Xx-hold…  Xx-holding    29,220 EUR   7 Sep      Kary Hendrixson ██████████▎                   454,298  209
| GTK 500 for Cheers    Cheers        29,166 EUR  30 Jun      Cassey Cress    ██████████▏                   450,489  163
| GTK 500 for Cheers    Cheers        27,971 EUR   2 Aug      Donn Cantrell   ██████████                    445,860  158
| GTK 500 for Labdrill  Labdrill      27,385 EUR  22 Mar      Reed Clapper    █████████▉                    438,336  155
| GTK 500 for Xx-hold…  Xx-holding    26,186 EUR  14 Aug      Zane Levy       █████████▊                    430,068  161
| GTK 500 for Zoomit    Zoomit        25,897 EUR  11 Dec 25   Corliss Cosme   █████████▌                    421,036  150
| 2 more                                                      2 more
|
| <Enter> Open   zl List of this   <Tab> Next tile   / Filter all   R Read again   <C-p> Find a command   <Esc> Back
<Enter>
:dump
| Opportunities › not stage:closed_lost stage:closed_won                                                           4 238
|  Name                                      Account          Amount  Close date   Stage        Probability  Owner
|  MG Special for Betatech                   Betatech         67 EUR   2 Oct       Closed Won          100%  Gladys Colc…
|  GTX Plus Basic for Inity                  Inity         1,052 EUR   3 Oct       Closed Won          100%  Gladys Colc…
|  GTX Pro for Hottechi                      Hottechi      4,433 EUR   2 Oct       Closed Won          100%  Maureen Mar…
|  GTX Plus Basic for Bluth Company          Bluth Compa…  1,093 EUR   3 Oct       Closed Won          100%  Violet Mcle…
|  GTX Basic for Conecom                     Conecom         622 EUR  29 Sep       Closed Won          100%  Lajuana Ven…
|  GTX Basic for Singletechno                Singletechno    538 EUR  29 Sep       Closed Won          100%  James Ascen…
|  GTX Basic for Ganjaflex                   Ganjaflex       576 EUR   4 Oct       Closed Won          100%  Cassey Cress
|  MG Advanced for Betasoloin                Betasoloin    3,673 EUR   1 Oct       Closed Won          100%  Violet Mcle…
|  MG Special for Hottechi                   Hottechi         61 EUR   1 Oct       Closed Won          100%  Vicki Lafla…
|  MG Special for Doncon                     Doncon           50 EUR   1 Oct       Closed Won          100%  Kami Bickne…
|  MG Advanced for Genco Pura Olive Oil Co…  Genco Pura …  3,494 EUR   3 Oct       Closed Won          100%  Gladys Colc…
|  GTX Pro for Vehement Capital Partners     Vehement Ca…  5,574 EUR   2 Oct       Closed Won          100%  Rosie Papad…
|  GTX Pro for Umbrella Corporation          Umbrella Co…  4,315 EUR   1 Oct       Closed Won          100%  Wilburn Far…
|  MG Special for Bioholding                 Bioholding       58 EUR   1 Oct       Closed Won          100%  Versie Hill…
|  GTX Pro for Plussunin                     Plussunin     4,566 EUR   3 Oct       Closed Won          100%  Rosie Papad…
|  MG Advanced for Zotware                   Zotware       3,155 EUR  27 Sep       Closed Won          100%  Wilburn Far…
|  GTX Pro for Doncon                        Doncon        4,953 EUR  29 Sep       Closed Won          100%  Elease Gluck
|  MG Special for Rundofase                  Rundofase        54 EUR   4 Oct       Closed Won          100%  Anna Snelli…
|  GTX Pro for Blackzim                      Blackzim      5,196 EUR  29 Sep       Closed Won          100%  Zane Levy
|  MG Special for Konex                      Konex            55 EUR  27 Sep       Closed Won          100%  Violet Mcle…
|  MG Special for Golddex                    Golddex          49 EUR  28 Sep       Closed Won          100%  Rosalina Di…
|  MG Special for J-Texon                    J-Texon          54 EUR   1 Oct       Closed Won          100%  Markita Han…
|  GTX Plus Basic for Cheers                 Cheers        1,007 EUR   4 Oct       Closed Won          100%  James Ascen…
|  MG Advanced for Domzoom                   Domzoom       3,240 EUR  29 Sep       Closed Won          100%  Anna Snelli…
|  MG Advanced for J-Texon                   J-Texon       3,379 EUR  27 Sep       Closed Won          100%  Rosalina Di…
|  GTX Plus Basic for Cheers                 Cheers          914 EUR  22 Sep       Closed Won          100%  Maureen Mar…
|  GTX Plus Pro for Zotware                  Zotware       6,469 EUR   3 Oct       Closed Won          100%  Boris Faz
|  GTX Plus Basic for Massive Dynamic        Massive Dyn…    960 EUR  19 Sep       Closed Won          100%  Violet Mcle…
|  MG Special for Hatfan                     Hatfan           44 EUR   3 Oct       Closed Won          100%  Kary Hendri…
|  GTX Pro for Domzoom                       Domzoom       5,052 EUR  22 Sep       Closed Won          100%  Darcel Schl…
|  MG Special for Finjob                     Finjob           50 EUR  20 Sep       Closed Won          100%  Vicki Lafla…
|  MG Advanced for Zumgoity                  Zumgoity      3,735 EUR  30 Sep       Closed Won          100%  Versie Hill…
|  MG Advanced for Faxquote                  Faxquote      3,442 EUR  30 Sep       Closed Won          100%  Markita Han…
|  GTX Plus Basic for Hatfan                 Hatfan          921 EUR  29 Sep       Closed Won          100%  Kary Hendri…
|  GTX Plus Basic for Conecom                Conecom       1,166 EUR   1 Oct       Closed Won          100%  Jonathan Be…
|  GTX Plus Basic for Hottechi               Hottechi      1,075 EUR  29 Sep       Closed Won          100%  Maureen Mar…
|  GTX Basic for Genco Pura Olive Oil Comp…  Genco Pura …    480 EUR  21 Sep       Closed Won          100%  Jonathan Be…
| <Enter> Open   a New   e Edit   <Space> Mark   / Filter   <Esc> Back   u Undo   ? Keys   : Command
<Esc><Esc>
/
> owner:"Darcel Schlecht"
<Enter>
:dump
| Sales overview › owner:"Darcel Schlecht"                                                                    Mon 23 Nov
|
| Won this year ─────────────   Open deals ────────────────   Quarter win rate ──────────   Quarter avg deal ───────────
| 1,057,103 EUR                 194   0 EUR                   83.3 %   target 35 %          2,181 EUR
| ▲ 1,000% on last year                                       █████████│████████████▌░░░░   ▼ 44% on last quarter
| 310 Opportunities                                           ▲ 23.6 points on last quar…
|
| Deals by stage ──────────────────────────────────────────   Won by month ───────────────────────────────────────── EUR
| Prospecting          ███████         111          0   20%   Apr 26 ██████████████████████████▉                  93,982
| Qualification         █████           83          0   15%   May 26 ██████████████████████████████████████████  147,088
| Closed Won    █████████████████████  349  1,153,214   64%   Jun 26 ███████████████████████████████████▋        124,665
|                                                             Jul 26 ██████████████████████████████████████      132,887
|                                                             Aug 26 ██████████████████████████████▋             107,189
|                                                             Sep 26 ████████████████████████████████████▉       129,084
|                                                             Oct 26 ███▏                                         10,905
|                                                             4 above
|
| Won by industry ───────────────────────────────────── EUR   Won and lost by month ────────────────────────────────────
| Technology ███████████████████████████████  382,302   33%   Apr 26 ███████████████▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓                   50
| Consulting ███████████████████▎             236,734   21%   May 26 █████████████████████████████▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓ 81
| Healthcare █████████████████▉               220,521   19%   Jun 26 ██████████████████████▓▓▓▓▓▓                     48
| Retail     ████████████▎                    150,448   13%   Jul 26 ███████████████████▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓               58
| Finance    ██████████▌                      129,003   11%   Aug 26 ███████████████████▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓             60
| Other      ██▊                               34,206    3%   Sep 26 ██████████████████▓▓▓▓▓▓                         41
|                                                             Oct 26 ███▓                                              6
|                                                             4 above
|                                                             █ Closed Won 349  ▓ Closed Lost 204
|
| Largest deals ─────────────────────────────────────── 10+   Who won most ───────────────────────────────────────── EUR
| GTX Plus Pro for Inity       Inity      6,360 EUR  21 Jun   Darcel Schlecht ██████████████████████████  1,153,214  349
| GTX Plus Pro for Warephase   Warephase  6,276 EUR  31 Jul
| GTX Plus Pro for Treequote   Treequote  6,182 EUR   7 Aug
| GTX Pro for Scottech         Scottech   6,166 EUR   9 Sep
| GTX Plus Pro for dambase     dambase    6,026 EUR   6 May
| GTX Pro for Codehow          Codehow    5,987 EUR  23 Aug
| GTX Pro for Cancity          Cancity    5,961 EUR   1 Jul
| GTX Plus Pro for Toughzap    Toughzap   5,947 EUR   3 Jul
| 2 more
|
| <Enter> Open   zl List of this   <Tab> Next tile   / Filter all   R Read again   <C-p> Find a command   <Esc> Back
