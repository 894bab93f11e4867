# The sales overview and what stands behind its marks.
# size 200x60
:dashboard sales_overview
:dump
| Sales overview                                                                                                                                                                              Mon 23 Nov
|
| Won this year ─────────────────────────────────   Open deals ────────────────────────────────────   Quarter win rate ──────────────────────────────   Quarter avg deal ───────────────────────────────
| 8,938,597 EUR   3,745 Opportunities               2,101   9,040,000 EUR                             84.3 %   target 35 %, reached                     2,280.73 EUR
| ▲ 738% on last year  1,066,937 EUR                                                                  ████████████████│██████████████████████▋░░░░░░░   ▼ 3.6% on last quarter  2,365.56 EUR
|                                                                                                     ▲ 24.6 points on last quarter  59.7 %
|
| Deals by stage ──────────────────────────────────────────────────────────────────────────────────   Won by month ───────────────────────────────────────────────────────────────────────────────── EUR
| Prospecting                            ███████                              500           0  7.9%                            1.26m
| Qualification                   ██████████████████████                    1,589           0   25%                           ███████                  1.16m
| Proposal                                  █                                  12   9,040,000  0.2%    1.07m                  ███████          1.05m  ███████                  1.03m
| Closed Won    ██████████████████████████████████████████████████████████  4,238  10,005,534   67%   ███████          958k   ███████         ▇▇▇▇▇▇▇ ███████          956k   ▅▅▅▅▅▅▅
|                                                                                                     ███████         ▇▇▇▇▇▇▇ ███████         ███████ ███████  809k   ▇▇▇▇▇▇▇ ███████
|                                                                                                     ███████  759k   ███████ ███████  756k   ███████ ███████ ▃▃▃▃▃▃▃ ███████ ███████
|                                                                                                     ███████ ▇▇▇▇▇▇▇ ███████ ███████ ▇▇▇▇▇▇▇ ███████ ███████ ███████ ███████ ███████
|                                                                                                     ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████
|                                                                                                     ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████
|                                                                                                     ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████
|                                                                                                     ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████
|                                                                                                     ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████  196k
|                                                                                                     ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████
|                                                                                                     ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████
|                                                                                                     Dec 25  Jan 26  Feb 26  Mar 26  Apr 26  May 26  Jun 26  Jul 26  Aug 26  Sep 26  Oct 26
|
| Won by industry ───────────────────────────────────────────────────────────────────────────── EUR   Won and lost by month ────────────────────────────────────────────────────────────────────────────
| Technology █████████████████████████████████████████████████████████████████████  3,246,995   32%   Dec 25 █████████████████████████████████████████████████████▓▓▓▓▓▓▓▓▓▓▓▓                       600
| Consulting ████████████████████████████████████████▎                              1,891,501   19%   Jan 26 ██████████████████████████████████▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓                     613
| Retail     ███████████████████████████████████████▋                               1,867,528   19%   Feb 26 ███████████████████████████████████████████▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓         725
| Healthcare ████████████████████████████▉                                          1,359,595   14%   Mar 26 ██████████████████████████████████████████████████████████▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓              684
| Finance    ████████████████████▎                                                    950,908  9.5%   Apr 26 █████████████████████████████████▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓                         582
| Other      ██████████████▋                                                          689,007  6.9%   May 26 █████████████████████████████████████████████████▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓ 799
|                                                                                                     Jun 26 ████████████████████████████████████████████████████▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓                    627
|                                                                                                     Jul 26 ██████████████████████████████████▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓                        587
|                                                                                                     Aug 26 ████████████████████████████████████████████▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓     764
|                                                                                                     Sep 26 ██████████████████████████████████████████████████▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓                    628
|                                                                                                     Oct 26 █████████▓▓                                                                             102
|
|
|
|                                                                                                     █ Closed Won 4,238  ▓ Closed Lost 2,473
|
| Largest deals ─────────────────────────────────────────────────────────────────────────────── 10+   Who won most ───────────────────────────────────────────────────────────────────────────────── EUR
| GTK 500 for Groovestreet                                      Groovestreet  30,288 EUR  11 Mar      Darcel Schlecht ██████████████████████████████████████████████████████████████████  1,153,214  349
| GTK 500 for Goodsilron                                        Goodsilron    29,617 EUR  31 Mar      Vicki Laflamme  ███████████████████████████▍                                          478,396  221
| GTK 500 for Xx-holding                                        Xx-holding    29,220 EUR   7 Sep      Kary Hendrixson ██████████████████████████                                            454,298  209
| GTK 500 for Cheers                                            Cheers        29,166 EUR  30 Jun      Cassey Cress    █████████████████████████▊                                            450,489  163
| GTK 500 for Cheers                                            Cheers        27,971 EUR   2 Aug      Donn Cantrell   █████████████████████████▌                                            445,860  158
| GTK 500 for Labdrill                                          Labdrill      27,385 EUR  22 Mar      Reed Clapper    █████████████████████████▏                                            438,336  155
| GTK 500 for Xx-holding                                        Xx-holding    26,186 EUR  14 Aug      Zane Levy       ████████████████████████▋                                             430,068  161
| GTK 500 for Zoomit                                            Zoomit        25,897 EUR  11 Dec 25   Corliss Cosme   ████████████████████████▏                                             421,036  150
| GTK 500 for Kan-code                                          Kan-code      25,791 EUR   2 Jun      James Ascencio  ███████████████████████▋                                              413,533  135
| GTK 500 for Cheers                                            Cheers        25,464 EUR   3 Apr      Daniell Hammack ████████████████████▉                                                 364,229  114
|
|
|
|
|
|
|
| <Enter> Open   zl List of this   <Tab> Next tile   / Filter all   R Read again   <C-p> Find a command   <Esc> Back   ? Keys
<Tab><Tab><Tab><Tab>jjj
:dump
| Sales overview                                                                                                                                                                              Mon 23 Nov
|
| Won this year ─────────────────────────────────   Open deals ────────────────────────────────────   Quarter win rate ──────────────────────────────   Quarter avg deal ───────────────────────────────
| 8,938,597 EUR   3,745 Opportunities               2,101   9,040,000 EUR                             84.3 %   target 35 %, reached                     2,280.73 EUR
| ▲ 738% on last year  1,066,937 EUR                                                                  ████████████████│██████████████████████▋░░░░░░░   ▼ 3.6% on last quarter  2,365.56 EUR
|                                                                                                     ▲ 24.6 points on last quarter  59.7 %
|
| Deals by stage ──────────────────────────────────────────────────────────────────────────────────   Won by month ───────────────────────────────────────────────────────────────────────────────── EUR
| Prospecting                            ███████                              500           0  7.9%                            1.26m
| Qualification                   ██████████████████████                    1,589           0   25%                           ███████                  1.16m
| Proposal                                  █                                  12   9,040,000  0.2%    1.07m                  ███████          1.05m  ███████                  1.03m
| Closed Won    ██████████████████████████████████████████████████████████  4,238  10,005,534   67%   ███████          958k   ███████         ▇▇▇▇▇▇▇ ███████          956k   ▅▅▅▅▅▅▅
|                                                                                                     ███████         ▇▇▇▇▇▇▇ ███████         ███████ ███████  809k   ▇▇▇▇▇▇▇ ███████
|                                                                                                     ███████  759k   ███████ ███████  756k   ███████ ███████ ▃▃▃▃▃▃▃ ███████ ███████
|                                                                                                     ███████ ▇▇▇▇▇▇▇ ███████ ███████ ▇▇▇▇▇▇▇ ███████ ███████ ███████ ███████ ███████
|                                                                                                     ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████
|                                                                                                     ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████
|                                                                                                     ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████
|                                                                                                     ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████
|                                                                                                     ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████  196k
|                                                                                                     ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████
|                                                                                                     ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████
|                                                                                                     Dec 25  Jan 26  Feb 26  Mar 26  Apr 26  May 26  Jun 26  Jul 26  Aug 26  Sep 26  Oct 26
|
| Won by industry ───────────────────────────────────────────────────────────────────────────── EUR   Won and lost by month ────────────────────────────────────────────────────────────────────────────
| Technology █████████████████████████████████████████████████████████████████████  3,246,995   32%   Dec 25 █████████████████████████████████████████████████████▓▓▓▓▓▓▓▓▓▓▓▓                       600
| Consulting ████████████████████████████████████████▎                              1,891,501   19%   Jan 26 ██████████████████████████████████▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓                     613
| Retail     ███████████████████████████████████████▋                               1,867,528   19%   Feb 26 ███████████████████████████████████████████▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓         725
| Healthcare ████████████████████████████▉                                          1,359,595   14%   Mar 26 ██████████████████████████████████████████████████████████▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓              684
| Finance    ████████████████████▎                                                    950,908  9.5%   Apr 26 █████████████████████████████████▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓                         582
| Other      ██████████████▋                                                          689,007  6.9%   May 26 █████████████████████████████████████████████████▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓ 799
|                                                                                                     Jun 26 ████████████████████████████████████████████████████▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓                    627
|                                                                                                     Jul 26 ██████████████████████████████████▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓                        587
|                                                                                                     Aug 26 ████████████████████████████████████████████▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓     764
|                                                                                                     Sep 26 ██████████████████████████████████████████████████▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓                    628
|                                                                                                     Oct 26 █████████▓▓                                                                             102
|
|
|
|                                                                                                     █ Closed Won 4,238  ▓ Closed Lost 2,473
|
| Largest deals ─────────────────────────────────────────────────────────────────────────────── 10+   Who won most ───────────────────────────────────────────────────────────────────────────────── EUR
| GTK 500 for Groovestreet                                      Groovestreet  30,288 EUR  11 Mar      Darcel Schlecht ██████████████████████████████████████████████████████████████████  1,153,214  349
| GTK 500 for Goodsilron                                        Goodsilron    29,617 EUR  31 Mar      Vicki Laflamme  ███████████████████████████▍                                          478,396  221
| GTK 500 for Xx-holding                                        Xx-holding    29,220 EUR   7 Sep      Kary Hendrixson ██████████████████████████                                            454,298  209
| GTK 500 for Cheers                                            Cheers        29,166 EUR  30 Jun      Cassey Cress    █████████████████████████▊                                            450,489  163
| GTK 500 for Cheers                                            Cheers        27,971 EUR   2 Aug      Donn Cantrell   █████████████████████████▌                                            445,860  158
| GTK 500 for Labdrill                                          Labdrill      27,385 EUR  22 Mar      Reed Clapper    █████████████████████████▏                                            438,336  155
| GTK 500 for Xx-holding                                        Xx-holding    26,186 EUR  14 Aug      Zane Levy       ████████████████████████▋                                             430,068  161
| GTK 500 for Zoomit                                            Zoomit        25,897 EUR  11 Dec 25   Corliss Cosme   ████████████████████████▏                                             421,036  150
| GTK 500 for Kan-code                                          Kan-code      25,791 EUR   2 Jun      James Ascencio  ███████████████████████▋                                              413,533  135
| GTK 500 for Cheers                                            Cheers        25,464 EUR   3 Apr      Daniell Hammack ████████████████████▉                                                 364,229  114
|
|
|
|
|
|
|
| <Enter> Open   zl List of this   <Tab> Next tile   / Filter all   R Read again   <C-p> Find a command   <Esc> Back   ? Keys
<Enter>
:dump
| Opportunities › not stage:closed_lost stage:closed_won                                                                                                                                           4 238
|  Name                                      Account                          Amount  Close date   Stage        Probability  Owner
|  MG Special for Betatech                   Betatech                         67 EUR   2 Oct       Closed Won          100%  Gladys Colclough
|  GTX Plus Basic for Inity                  Inity                         1,052 EUR   3 Oct       Closed Won          100%  Gladys Colclough
|  GTX Pro for Hottechi                      Hottechi                      4,433 EUR   2 Oct       Closed Won          100%  Maureen Marcano
|  GTX Plus Basic for Bluth Company          Bluth Company                 1,093 EUR   3 Oct       Closed Won          100%  Violet Mclelland
|  GTX Basic for Conecom                     Conecom                         622 EUR  29 Sep       Closed Won          100%  Lajuana Vencill
|  GTX Basic for Singletechno                Singletechno                    538 EUR  29 Sep       Closed Won          100%  James Ascencio
|  GTX Basic for Ganjaflex                   Ganjaflex                       576 EUR   4 Oct       Closed Won          100%  Cassey Cress
|  MG Advanced for Betasoloin                Betasoloin                    3,673 EUR   1 Oct       Closed Won          100%  Violet Mclelland
|  MG Special for Hottechi                   Hottechi                         61 EUR   1 Oct       Closed Won          100%  Vicki Laflamme
|  MG Special for Doncon                     Doncon                           50 EUR   1 Oct       Closed Won          100%  Kami Bicknell
|  MG Advanced for Genco Pura Olive Oil Co…  Genco Pura Olive Oil Company  3,494 EUR   3 Oct       Closed Won          100%  Gladys Colclough
|  GTX Pro for Vehement Capital Partners     Vehement Capital Partners     5,574 EUR   2 Oct       Closed Won          100%  Rosie Papadopoulos
|  GTX Pro for Umbrella Corporation          Umbrella Corporation          4,315 EUR   1 Oct       Closed Won          100%  Wilburn Farren
|  MG Special for Bioholding                 Bioholding                       58 EUR   1 Oct       Closed Won          100%  Versie Hillebrand
|  GTX Pro for Plussunin                     Plussunin                     4,566 EUR   3 Oct       Closed Won          100%  Rosie Papadopoulos
|  MG Advanced for Zotware                   Zotware                       3,155 EUR  27 Sep       Closed Won          100%  Wilburn Farren
|  GTX Pro for Doncon                        Doncon                        4,953 EUR  29 Sep       Closed Won          100%  Elease Gluck
|  MG Special for Rundofase                  Rundofase                        54 EUR   4 Oct       Closed Won          100%  Anna Snelling
|  GTX Pro for Blackzim                      Blackzim                      5,196 EUR  29 Sep       Closed Won          100%  Zane Levy
|  MG Special for Konex                      Konex                            55 EUR  27 Sep       Closed Won          100%  Violet Mclelland
|  MG Special for Golddex                    Golddex                          49 EUR  28 Sep       Closed Won          100%  Rosalina Dieter
|  MG Special for J-Texon                    J-Texon                          54 EUR   1 Oct       Closed Won          100%  Markita Hansen
|  GTX Plus Basic for Cheers                 Cheers                        1,007 EUR   4 Oct       Closed Won          100%  James Ascencio
|  MG Advanced for Domzoom                   Domzoom                       3,240 EUR  29 Sep       Closed Won          100%  Anna Snelling
|  MG Advanced for J-Texon                   J-Texon                       3,379 EUR  27 Sep       Closed Won          100%  Rosalina Dieter
|  GTX Plus Basic for Cheers                 Cheers                          914 EUR  22 Sep       Closed Won          100%  Maureen Marcano
|  GTX Plus Pro for Zotware                  Zotware                       6,469 EUR   3 Oct       Closed Won          100%  Boris Faz
|  GTX Plus Basic for Massive Dynamic        Massive Dynamic                 960 EUR  19 Sep       Closed Won          100%  Violet Mclelland
|  MG Special for Hatfan                     Hatfan                           44 EUR   3 Oct       Closed Won          100%  Kary Hendrixson
|  GTX Pro for Domzoom                       Domzoom                       5,052 EUR  22 Sep       Closed Won          100%  Darcel Schlecht
|  MG Special for Finjob                     Finjob                           50 EUR  20 Sep       Closed Won          100%  Vicki Laflamme
|  MG Advanced for Zumgoity                  Zumgoity                      3,735 EUR  30 Sep       Closed Won          100%  Versie Hillebrand
|  MG Advanced for Faxquote                  Faxquote                      3,442 EUR  30 Sep       Closed Won          100%  Markita Hansen
|  GTX Plus Basic for Hatfan                 Hatfan                          921 EUR  29 Sep       Closed Won          100%  Kary Hendrixson
|  GTX Plus Basic for Conecom                Conecom                       1,166 EUR   1 Oct       Closed Won          100%  Jonathan Berthelot
|  GTX Plus Basic for Hottechi               Hottechi                      1,075 EUR  29 Sep       Closed Won          100%  Maureen Marcano
|  GTX Basic for Genco Pura Olive Oil Comp…  Genco Pura Olive Oil Company    480 EUR  21 Sep       Closed Won          100%  Jonathan Berthelot
|  GTX Basic for Hottechi                    Hottechi                        494 EUR   2 Oct       Closed Won          100%  Vicki Laflamme
|  MG Special for Scottech                   Scottech                         60 EUR  21 Sep       Closed Won          100%  Versie Hillebrand
|  MG Special for Finjob                     Finjob                           53 EUR  24 Sep       Closed Won          100%  Markita Hansen
|  GTX Plus Basic for Hottechi               Hottechi                      1,220 EUR  21 Sep       Closed Won          100%  Gladys Colclough
|  GTX Basic for Codehow                     Codehow                         537 EUR   1 Oct       Closed Won          100%  Anna Snelling
|  MG Advanced for Faxquote                  Faxquote                      3,078 EUR  21 Sep       Closed Won          100%  Vicki Laflamme
|  MG Special for Y-corporation              Y-corporation                    55 EUR  28 Sep       Closed Won          100%  Maureen Marcano
|  GTX Pro for Inity                         Inity                         4,755 EUR  20 Sep       Closed Won          100%  Darcel Schlecht
|  GTX Plus Pro for Kan-code                 Kan-code                      6,456 EUR  20 Sep       Closed Won          100%  Reed Clapper
|  GTX Plus Basic for Conecom                Conecom                       1,047 EUR  27 Sep       Closed Won          100%  Niesha Huffines
|  GTX Plus Basic for Lexiqvolax             Lexiqvolax                    1,192 EUR  28 Sep       Closed Won          100%  Markita Hansen
|  GTX Pro for J-Texon                       J-Texon                       4,178 EUR  30 Sep       Closed Won          100%  Kary Hendrixson
|  MG Special for Sunnamplex                 Sunnamplex                       59 EUR  21 Sep       Closed Won          100%  Kami Bicknell
|  GTX Plus Pro for Scotfind                 Scotfind                      5,576 EUR  26 Sep       Closed Won          100%  James Ascencio
|  MG Special for Codehow                    Codehow                          52 EUR  27 Sep       Closed Won          100%  Gladys Colclough
|  GTX Plus Pro for Gekko & Co               Gekko & Co                    5,143 EUR  20 Sep       Closed Won          100%  Corliss Cosme
|  MG Advanced for Toughzap                  Toughzap                      3,843 EUR  19 Sep       Closed Won          100%  Cecily Lampkin
|  GTX Plus Basic for Cancity                Cancity                         986 EUR  27 Sep       Closed Won          100%  Cecily Lampkin
|  MG Special for Gekko & Co                 Gekko & Co                       48 EUR  21 Sep       Closed Won          100%  Violet Mclelland
|  GTX Plus Basic for Golddex                Golddex                       1,168 EUR   2 Oct       Closed Won          100%  Kary Hendrixson
| <Enter> Open   a New   e Edit   <Space> Mark   / Filter   <Esc> Back   u Undo   ? Keys   : Command
<Esc><Esc>
/
> owner:"Darcel Schlecht"
<Enter>
:dump
| Sales overview › owner:"Darcel Schlecht"                                                                                                                                                    Mon 23 Nov
|
| Won this year ─────────────────────────────────   Open deals ────────────────────────────────────   Quarter win rate ──────────────────────────────   Quarter avg deal ───────────────────────────────
| 1,057,103 EUR   310 Opportunities                 194   0 EUR                                       83.3 %   target 35 %, reached                     2,181 EUR
| ▲ 1,000% on last year  96,111 EUR                                                                   ████████████████│██████████████████████▏░░░░░░░   ▼ 44% on last quarter  3,885.90 EUR
|                                                                                                     ▲ 23.6 points on last quarter  59.7 %
|
| Deals by stage ──────────────────────────────────────────────────────────────────────────────────   Won by month ───────────────────────────────────────────────────────────────────────────────── EUR
| Prospecting                        ███████████████████                       111          0   20%                                            147k
| Qualification                        ███████████████                          83          0   15%                                           ███████          133k            129k
| Closed Won    █████████████████████████████████████████████████████████████  349  1,153,214   64%                            120k           ███████  125k   ▆▆▆▆▆▆▆         ▃▃▃▃▃▃▃
|                                                                                                              109k           ▅▅▅▅▅▅▅         ███████ ███████ ███████  107k   ███████
|                                                                                                      96.1k  ▅▅▅▅▅▅▅         ███████   94k   ███████ ███████ ███████ ▄▄▄▄▄▄▄ ███████
|                                                                                                     ▄▄▄▄▄▄▄ ███████  82.4k  ███████ ▂▂▂▂▂▂▂ ███████ ███████ ███████ ███████ ███████
|                                                                                                     ███████ ███████ ▂▂▂▂▂▂▂ ███████ ███████ ███████ ███████ ███████ ███████ ███████
|                                                                                                     ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████
|                                                                                                     ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████
|                                                                                                     ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████
|                                                                                                     ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████
|                                                                                                     ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████
|                                                                                                     ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████  10.9k
|                                                                                                     ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████ ███████
|                                                                                                     Dec 25  Jan 26  Feb 26  Mar 26  Apr 26  May 26  Jun 26  Jul 26  Aug 26  Sep 26  Oct 26
|
| Won by industry ───────────────────────────────────────────────────────────────────────────── EUR   Won and lost by month ────────────────────────────────────────────────────────────────────────────
| Technology ███████████████████████████████████████████████████████████████████████  382,302   33%   Dec 25 ██████████████████████████████████████████▓▓▓▓▓▓▓▓▓▓▓▓▓▓                                 52
| Consulting ████████████████████████████████████████████                             236,734   21%   Jan 26 ██████████████████████████████████▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓                          58
| Healthcare █████████████████████████████████████████                                220,521   19%   Feb 26 ████████████████████████████████▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓                               53
| Retail     ████████████████████████████                                             150,448   13%   Mar 26 █████████████████████████████████████████▓▓▓▓▓▓▓▓▓                                       46
| Finance    ████████████████████████                                                 129,003   11%   Apr 26 ███████████████████████████▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓                                   50
| Other      ██████▍                                                                   34,206    3%   May 26 █████████████████████████████████████████████████████▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓ 81
|                                                                                                     Jun 26 █████████████████████████████████████████▓▓▓▓▓▓▓▓▓▓▓                                     48
|                                                                                                     Jul 26 ███████████████████████████████████▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓                          58
|                                                                                                     Aug 26 ███████████████████████████████████▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓                        60
|                                                                                                     Sep 26 ██████████████████████████████████▓▓▓▓▓▓▓▓▓▓▓                                            41
|                                                                                                     Oct 26 ██████▓                                                                                   6
|
|
|
|                                                                                                     █ Closed Won 349  ▓ Closed Lost 204
|
| Largest deals ─────────────────────────────────────────────────────────────────────────────── 10+   Who won most ───────────────────────────────────────────────────────────────────────────────── EUR
| GTX Plus Pro for Inity                                               Inity      6,360 EUR  21 Jun   Darcel Schlecht ██████████████████████████████████████████████████████████████████  1,153,214  349
| GTX Plus Pro for Warephase                                           Warephase  6,276 EUR  31 Jul
| GTX Plus Pro for Treequote                                           Treequote  6,182 EUR   7 Aug
| GTX Pro for Scottech                                                 Scottech   6,166 EUR   9 Sep
| GTX Plus Pro for dambase                                             dambase    6,026 EUR   6 May
| GTX Pro for Codehow                                                  Codehow    5,987 EUR  23 Aug
| GTX Pro for Cancity                                                  Cancity    5,961 EUR   1 Jul
| GTX Plus Pro for Toughzap                                            Toughzap   5,947 EUR   3 Jul
| GTX Plus Pro for Streethex                                           Streethex  5,858 EUR  31 Jan
| GTX Pro for Conecom                                                  Conecom    5,843 EUR  15 May
|
|
|
|
|
|
|
| <Enter> Open   zl List of this   <Tab> Next tile   / Filter all   R Read again   <C-p> Find a command   <Esc> Back   ? Keys
