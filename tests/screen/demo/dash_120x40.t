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
| Qualification       ██████        1,590     845,000   25%   May 26 █████████████████████████████████▌        1,053,310
| Needs Analysis         █              1     930,000    0%   Jun 26 ████████████████████████████████████▉     1,161,623
| Proposal               █              8   5,840,000  0.1%   Jul 26 █████████████████████████▊                  809,015
| Negotiation            █              2   1,425,000    0%   Aug 26 ██████████████████████████████▍             955,665
| Closed Won     █████████████████  4,238  10,005,534   67%   Sep 26 ████████████████████████████████▊         1,031,410
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
| <Enter> Open   zl List of this   <Tab> Next tile   / Filter all   R Read again   <F3> Search all   <C-p> Find anything
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
| Qualification       ██████        1,590     845,000   25%   May 26 █████████████████████████████████▌        1,053,310
| Needs Analysis         █              1     930,000    0%   Jun 26 ████████████████████████████████████▉     1,161,623
| Proposal               █              8   5,840,000  0.1%   Jul 26 █████████████████████████▊                  809,015
| Negotiation            █              2   1,425,000    0%   Aug 26 ██████████████████████████████▍             955,665
| Closed Won     █████████████████  4,238  10,005,534   67%   Sep 26 ████████████████████████████████▊         1,031,410
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
| <Enter> Open   zl List of this   <Tab> Next tile   / Filter all   R Read again   <F3> Search all   <C-p> Find anything
<Enter>
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
| <Enter> Open   zl List of this   <Tab> Next tile   / Filter all   R Read again   <F3> Search all   <C-p> Find anything
