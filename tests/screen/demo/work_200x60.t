# size 200x60
# Where work is done, on demo data: a list, its preview, groups, board, calendar, a record and its tabs, a form, choices.
:opportunity
:sort name
jj
:dump
| Opportunities                                                                                                                                                                                    8,812
|  Name↑                                  Account                         Amount  Close date   Stage           Probability  Owner
|  Architectural Details                  Dreamhouse Realty          690,000 EUR  31 Mar 27    Proposal                60%  Kim
|  City Living                            Dreamhouse Realty          450,000 EUR  26 Nov       Negotiation             80%  Kim
|  Contemporary City Living               Dreamhouse Realty          650,000 EUR  31 Mar 27    Proposal                60%  Kim
|  Contemporary Luxury                    Dreamhouse Realty          845,000 EUR  31 Mar 27    Qualification           20%  Kim
|  GTK 500 for Betasoloin                 Betasoloin                              30 Dec       Qualification           20%  Rosalina Dieter
|  GTK 500 for Cheers                     Cheers                           0 EUR  10 Feb       Closed Lost              0%  Elease Gluck
|  GTK 500 for Cheers                     Cheers                           0 EUR  20 Feb       Closed Lost              0%  Elease Gluck
|  GTK 500 for Cheers                     Cheers                      29,166 EUR  30 Jun       Closed Won             100%  Markita Hansen
|  GTK 500 for Cheers                     Cheers                      25,464 EUR   3 Apr       Closed Won             100%  Elease Gluck
|  GTK 500 for Cheers                     Cheers                           0 EUR  21 Apr       Closed Lost              0%  Rosalina Dieter
|  GTK 500 for Cheers                     Cheers                      27,971 EUR   2 Aug       Closed Won             100%  Elease Gluck
|  GTK 500 for Finjob                     Finjob                      24,745 EUR  18 May       Closed Won             100%  Markita Hansen
|  GTK 500 for Goodsilron                 Goodsilron                  29,617 EUR  31 Mar       Closed Won             100%  Markita Hansen
|  GTK 500 for Goodsilron                 Goodsilron                       0 EUR   6 Jan       Closed Lost              0%  Elease Gluck
|  GTK 500 for Groovestreet               Groovestreet                30,288 EUR  11 Mar       Closed Won             100%  Rosalina Dieter
|  GTK 500 for Kan-code                   Kan-code                    25,791 EUR   2 Jun       Closed Won             100%  Rosalina Dieter
|  GTK 500 for Kan-code                   Kan-code                         0 EUR   3 Sep       Closed Lost              0%  Corliss Cosme
|  GTK 500 for Konex                      Konex                            0 EUR  19 May       Closed Lost              0%  Markita Hansen
|  GTK 500 for Konex                      Konex                            0 EUR  22 Jul       Closed Lost              0%  Elease Gluck
|  GTK 500 for Labdrill                   Labdrill                    27,385 EUR  22 Mar       Closed Won             100%  Elease Gluck
|  GTK 500 for Lexiqvolax                 Lexiqvolax                  23,746 EUR  22 Jan       Closed Won             100%  Elease Gluck
|  GTK 500 for Lexiqvolax                 Lexiqvolax                              12 Sep       Qualification           20%  Elease Gluck
|  GTK 500 for Plexzap                    Plexzap                     24,949 EUR   1 Apr       Closed Won             100%  Elease Gluck
|  GTK 500 for Rantouch                   Rantouch                    24,899 EUR   1 Jun       Closed Won             100%  Rosalina Dieter
|  GTK 500 for Rundofase                  Rundofase                               25 Oct       Qualification           20%  Markita Hansen
|  GTK 500 for Singletechno               Singletechno                     0 EUR  28 Feb       Closed Lost              0%  Elease Gluck
|  GTK 500 for Treequote                  Treequote                               16 Sep       Qualification           20%  Markita Hansen
|  GTK 500 for Treequote                  Treequote                        0 EUR  14 Aug       Closed Lost              0%  Darcel Schlecht
|  GTK 500 for Vehement Capital Partners  Vehement Capital Partners               19 May       Qualification           20%  Markita Hansen
|  GTK 500 for Warephase                  Warephase                               23 Mar       Qualification           20%  Elease Gluck
|  GTK 500 for Xx-holding                 Xx-holding                  26,186 EUR  14 Aug       Closed Won             100%  Rosalina Dieter
|  GTK 500 for Xx-holding                 Xx-holding                       0 EUR  30 Aug       Closed Lost              0%  Markita Hansen
|  GTK 500 for Xx-holding                 Xx-holding                  29,220 EUR   7 Sep       Closed Won             100%  Elease Gluck
|  GTK 500 for Xx-zobam                   Xx-zobam                                21 Jul       Qualification           20%  Elease Gluck
|  GTK 500 for Y-corporation              Y-corporation               25,288 EUR   7 Jan       Closed Won             100%  Rosalina Dieter
|  GTK 500 for Zoomit                     Zoomit                      25,897 EUR  11 Dec 25    Closed Won             100%  Elease Gluck
|  GTK 500, 9SRD5NCR                                                              29 Oct       Qualification           20%  Rosalina Dieter
|  GTK 500, A04V2WB3                                                               5 Nov       Qualification           20%  Elease Gluck
|  GTK 500, A7SA2L21                                                               4 May       Qualification           20%  Elease Gluck
|  GTK 500, AKMV6WN5                                                               9 Jul       Qualification           20%  Elease Gluck
|  GTK 500, DO6VKC2G                                                               3 Nov       Qualification           20%  Marty Freudenburg
|  GTK 500, GL1YE4PQ                                                              11 Aug       Qualification           20%  Markita Hansen
|  GTK 500, N3GVE0VP                                                              20 Aug       Qualification           20%  Markita Hansen
|  GTK 500, YFB7Y92U                                                              12 May       Qualification           20%  Elease Gluck
|  GTX Basic for Acme Corporation         Acme Corporation               556 EUR   3 Dec 25    Closed Won             100%  Reed Clapper
|  GTX Basic for Acme Corporation         Acme Corporation                 0 EUR   2 Mar       Closed Lost              0%  Reed Clapper
|  GTX Basic for Acme Corporation         Acme Corporation               549 EUR  12 Feb       Closed Won             100%  Donn Cantrell
|  GTX Basic for Acme Corporation         Acme Corporation                 0 EUR   9 Feb       Closed Lost              0%  Reed Clapper
|  GTX Basic for Acme Corporation         Acme Corporation                 0 EUR   5 May       Closed Lost              0%  Cassey Cress
|  GTX Basic for Acme Corporation         Acme Corporation                 0 EUR  27 Jun       Closed Lost              0%  Violet Mclelland
|  GTX Basic for Acme Corporation         Acme Corporation                        10 Oct       Qualification           20%  Corliss Cosme
|  GTX Basic for Acme Corporation         Acme Corporation                 0 EUR   2 Jul       Closed Lost              0%  Reed Clapper
|  GTX Basic for Acme Corporation         Acme Corporation                 0 EUR  30 Jun       Closed Lost              0%  Reed Clapper
|  GTX Basic for Acme Corporation         Acme Corporation               586 EUR   9 Aug       Closed Won             100%  Donn Cantrell
|  GTX Basic for Acme Corporation         Acme Corporation               577 EUR  22 Aug       Closed Won             100%  Corliss Cosme
|  GTX Basic for Betasoloin               Betasoloin                     493 EUR  29 Dec 25    Closed Won             100%  Cassey Cress
|  GTX Basic for Betasoloin               Betasoloin                     603 EUR  26 Feb       Closed Won             100%  Corliss Cosme
| <Enter> Open   a New   e Edit   <Space> Mark   / Filter   <Esc> Back   u Undo   ? Keys   : Command
zp
:dump
| Opportunities                                                                                                                                                                                    8,812
|  Name↑                                Account                Amount  Close date   Stage           Probability  Owner          │ Contemporary City Living
|  Architectural Details                Dreamhouse Real…  690,000 EUR  31 Mar 27    Proposal                60%  Kim            │ Account          Dreamhouse Realty
|  City Living                          Dreamhouse Real…  450,000 EUR  26 Nov       Negotiation             80%  Kim            │ Contact          Michael Jones
|  Contemporary City Living             Dreamhouse Real…  650,000 EUR  31 Mar 27    Proposal                60%  Kim            │ Owner            Kim
|  Contemporary Luxury                  Dreamhouse Real…  845,000 EUR  31 Mar 27    Qualification           20%  Kim            │ Stage            Proposal
|  GTK 500 for Betasoloin               Betasoloin                     30 Dec       Qualification           20%  Rosalina Dieter│ Probability      60%
|  GTK 500 for Cheers                   Cheers                  0 EUR  10 Feb       Closed Lost              0%  Elease Gluck   │ Forecast catego… Best Case
|  GTK 500 for Cheers                   Cheers                  0 EUR  20 Feb       Closed Lost              0%  Elease Gluck   │ Next step        Show the house
|  GTK 500 for Cheers                   Cheers             29,166 EUR  30 Jun       Closed Won             100%  Markita Hansen │ Amount           650,000 EUR
|  GTK 500 for Cheers                   Cheers             25,464 EUR   3 Apr       Closed Won             100%  Elease Gluck   │ Expected revenue 390,000 EUR
|  GTK 500 for Cheers                   Cheers                  0 EUR  21 Apr       Closed Lost              0%  Rosalina Dieter│ Close date       31 Mar 27
|  GTK 500 for Cheers                   Cheers             27,971 EUR   2 Aug       Closed Won             100%  Elease Gluck   │ Days open        0
|  GTK 500 for Finjob                   Finjob             24,745 EUR  18 May       Closed Won             100%  Markita Hansen │ Description      640 Harrison Ave, Boston, MA. 2 beds, 2 baths.
|  GTK 500 for Goodsilron               Goodsilron         29,617 EUR  31 Mar       Closed Won             100%  Markita Hansen │
|  GTK 500 for Goodsilron               Goodsilron              0 EUR   6 Jan       Closed Lost              0%  Elease Gluck   │ Timeline
|  GTK 500 for Groovestreet             Groovestreet       30,288 EUR  11 Mar       Closed Won             100%  Rosalina Dieter│ 09:00           Created                             Kim
|  GTK 500 for Kan-code                 Kan-code           25,791 EUR   2 Jun       Closed Won             100%  Rosalina Dieter│
|  GTK 500 for Kan-code                 Kan-code                0 EUR   3 Sep       Closed Lost              0%  Corliss Cosme  │
|  GTK 500 for Konex                    Konex                   0 EUR  19 May       Closed Lost              0%  Markita Hansen │
|  GTK 500 for Konex                    Konex                   0 EUR  22 Jul       Closed Lost              0%  Elease Gluck   │
|  GTK 500 for Labdrill                 Labdrill           27,385 EUR  22 Mar       Closed Won             100%  Elease Gluck   │
|  GTK 500 for Lexiqvolax               Lexiqvolax         23,746 EUR  22 Jan       Closed Won             100%  Elease Gluck   │
|  GTK 500 for Lexiqvolax               Lexiqvolax                     12 Sep       Qualification           20%  Elease Gluck   │
|  GTK 500 for Plexzap                  Plexzap            24,949 EUR   1 Apr       Closed Won             100%  Elease Gluck   │
|  GTK 500 for Rantouch                 Rantouch           24,899 EUR   1 Jun       Closed Won             100%  Rosalina Dieter│
|  GTK 500 for Rundofase                Rundofase                      25 Oct       Qualification           20%  Markita Hansen │
|  GTK 500 for Singletechno             Singletechno            0 EUR  28 Feb       Closed Lost              0%  Elease Gluck   │
|  GTK 500 for Treequote                Treequote                      16 Sep       Qualification           20%  Markita Hansen │
|  GTK 500 for Treequote                Treequote               0 EUR  14 Aug       Closed Lost              0%  Darcel Schlecht│
|  GTK 500 for Vehement Capital Partn…  Vehement Capita…               19 May       Qualification           20%  Markita Hansen │
|  GTK 500 for Warephase                Warephase                      23 Mar       Qualification           20%  Elease Gluck   │
|  GTK 500 for Xx-holding               Xx-holding         26,186 EUR  14 Aug       Closed Won             100%  Rosalina Dieter│
|  GTK 500 for Xx-holding               Xx-holding              0 EUR  30 Aug       Closed Lost              0%  Markita Hansen │
|  GTK 500 for Xx-holding               Xx-holding         29,220 EUR   7 Sep       Closed Won             100%  Elease Gluck   │
|  GTK 500 for Xx-zobam                 Xx-zobam                       21 Jul       Qualification           20%  Elease Gluck   │
|  GTK 500 for Y-corporation            Y-corporation      25,288 EUR   7 Jan       Closed Won             100%  Rosalina Dieter│
|  GTK 500 for Zoomit                   Zoomit             25,897 EUR  11 Dec 25    Closed Won             100%  Elease Gluck   │
|  GTK 500, 9SRD5NCR                                                   29 Oct       Qualification           20%  Rosalina Dieter│
|  GTK 500, A04V2WB3                                                    5 Nov       Qualification           20%  Elease Gluck   │
|  GTK 500, A7SA2L21                                                    4 May       Qualification           20%  Elease Gluck   │
|  GTK 500, AKMV6WN5                                                    9 Jul       Qualification           20%  Elease Gluck   │
|  GTK 500, DO6VKC2G                                                    3 Nov       Qualification           20%  Marty Freudenb…│
|  GTK 500, GL1YE4PQ                                                   11 Aug       Qualification           20%  Markita Hansen │
|  GTK 500, N3GVE0VP                                                   20 Aug       Qualification           20%  Markita Hansen │
|  GTK 500, YFB7Y92U                                                   12 May       Qualification           20%  Elease Gluck   │
|  GTX Basic for Acme Corporation       Acme Corporation      556 EUR   3 Dec 25    Closed Won             100%  Reed Clapper   │
|  GTX Basic for Acme Corporation       Acme Corporation        0 EUR   2 Mar       Closed Lost              0%  Reed Clapper   │
|  GTX Basic for Acme Corporation       Acme Corporation      549 EUR  12 Feb       Closed Won             100%  Donn Cantrell  │
|  GTX Basic for Acme Corporation       Acme Corporation        0 EUR   9 Feb       Closed Lost              0%  Reed Clapper   │
|  GTX Basic for Acme Corporation       Acme Corporation        0 EUR   5 May       Closed Lost              0%  Cassey Cress   │
|  GTX Basic for Acme Corporation       Acme Corporation        0 EUR  27 Jun       Closed Lost              0%  Violet Mclella…│
|  GTX Basic for Acme Corporation       Acme Corporation               10 Oct       Qualification           20%  Corliss Cosme  │
|  GTX Basic for Acme Corporation       Acme Corporation        0 EUR   2 Jul       Closed Lost              0%  Reed Clapper   │
|  GTX Basic for Acme Corporation       Acme Corporation        0 EUR  30 Jun       Closed Lost              0%  Reed Clapper   │
|  GTX Basic for Acme Corporation       Acme Corporation      586 EUR   9 Aug       Closed Won             100%  Donn Cantrell  │
|  GTX Basic for Acme Corporation       Acme Corporation      577 EUR  22 Aug       Closed Won             100%  Corliss Cosme  │
|  GTX Basic for Betasoloin             Betasoloin            493 EUR  29 Dec 25    Closed Won             100%  Cassey Cress   │
|  GTX Basic for Betasoloin             Betasoloin            603 EUR  26 Feb       Closed Won             100%  Corliss Cosme  │
| <Enter> Open   a New   e Edit   <Space> Mark   / Filter   <Esc> Back   u Undo   ? Keys   : Command
zp
:group stage
:dump
| Opportunities › by stage                                                                                                                                                                         8,812
|  Name↑                                    Account                     Amount  Close date   Stage         Probability  Owner
|▾ Prospecting                                                                                                                                                                                       500
|  GTX Basic for Bluth Company              Bluth Company                       20 Apr 27    Prospecting           10%  Jonathan Berthelot
|  GTX Basic for Bluth Company              Bluth Company                        5 May 27    Prospecting           10%  Lajuana Vencill
|  GTX Basic for Conecom                    Conecom                             21 Feb 27    Prospecting           10%  Jonathan Berthelot
|  GTX Basic for Donquadtech                Donquadtech                         25 Jan 27    Prospecting           10%  Darcel Schlecht
|  GTX Basic for Dontechi                   Dontechi                            16 Apr 27    Prospecting           10%  Jonathan Berthelot
|  GTX Basic for Fasehatice                 Fasehatice                          10 Apr 27    Prospecting           10%  Cecily Lampkin
|  GTX Basic for Gogozoom                   Gogozoom                            30 Dec       Prospecting           10%  Jonathan Berthelot
|  GTX Basic for Green-Plus                 Green-Plus                          29 May 27    Prospecting           10%  Anna Snelling
|  GTX Basic for Groovestreet               Groovestreet                        11 Dec       Prospecting           10%  Jonathan Berthelot
|  GTX Basic for Groovestreet               Groovestreet                         7 Feb 27    Prospecting           10%  Niesha Huffines
|  GTX Basic for Hottechi                   Hottechi                            23 Mar 27    Prospecting           10%  Gladys Colclough
|  GTX Basic for Inity                      Inity                                3 May 27    Prospecting           10%  Versie Hillebrand
|  GTX Basic for Kinnamplus                 Kinnamplus                           3 Mar 27    Prospecting           10%  Darcel Schlecht
|  GTX Basic for Konex                      Konex                               25 Jan 27    Prospecting           10%  Lajuana Vencill
|  GTX Basic for Konmatfix                  Konmatfix                           11 May 27    Prospecting           10%  Darcel Schlecht
|  GTX Basic for Lexiqvolax                 Lexiqvolax                          21 Mar 27    Prospecting           10%  Jonathan Berthelot
|  GTX Basic for Lexiqvolax                 Lexiqvolax                          31 Dec       Prospecting           10%  Versie Hillebrand
|  GTX Basic for Plexzap                    Plexzap                             27 Dec       Prospecting           10%  Marty Freudenburg
|  GTX Basic for Plusstrip                  Plusstrip                           22 Mar 27    Prospecting           10%  Moses Frase
|  GTX Basic for Plussunin                  Plussunin                           27 Jan 27    Prospecting           10%  Niesha Huffines
|  GTX Basic for Scottech                   Scottech                             5 Feb 27    Prospecting           10%  Versie Hillebrand
|  GTX Basic for Stanredtax                 Stanredtax                          31 Dec       Prospecting           10%  Marty Freudenburg
|  GTX Basic for Stanredtax                 Stanredtax                          24 Dec       Prospecting           10%  Moses Frase
|  GTX Basic for Statholdings               Statholdings                         2 May 27    Prospecting           10%  Lajuana Vencill
|  GTX Basic for Vehement Capital Partners  Vehement Capital Partners            6 Jan 27    Prospecting           10%  Jonathan Berthelot
|  GTX Basic for Xx-zobam                   Xx-zobam                            16 Feb 27    Prospecting           10%  Jonathan Berthelot
|  GTX Basic for Xx-zobam                   Xx-zobam                            10 Dec       Prospecting           10%  Marty Freudenburg
|  GTX Basic for Zencorporation             Zencorporation                      20 May 27    Prospecting           10%  Jonathan Berthelot
|  GTX Basic for Zencorporation             Zencorporation                       3 Feb 27    Prospecting           10%  Moses Frase
|  GTX Basic, 00400B1S                                                           4 Feb 27    Prospecting           10%  Lajuana Vencill
|  GTX Basic, 03P9VXWG                                                          21 Jan 27    Prospecting           10%  Darcel Schlecht
|  GTX Basic, 0M4K6F8Q                                                          24 May 27    Prospecting           10%  Gladys Colclough
|  GTX Basic, 0RLU8I9Q                                                          10 May 27    Prospecting           10%  Jonathan Berthelot
|  GTX Basic, 22TUMCKT                                                          14 Apr 27    Prospecting           10%  Jonathan Berthelot
|  GTX Basic, 27ZK0L0F                                                          28 Jan 27    Prospecting           10%  Niesha Huffines
|  GTX Basic, 2RQOUJ9V                                                           1 May 27    Prospecting           10%  Lajuana Vencill
|  GTX Basic, 2WWMPY7O                                                           8 Apr 27    Prospecting           10%  Versie Hillebrand
|  GTX Basic, 3LCLVRVV                                                           1 Dec       Prospecting           10%  Anna Snelling
|  GTX Basic, 4AUWVKUU                                                          27 May 27    Prospecting           10%  Marty Freudenburg
|  GTX Basic, 5ZATE1WV                                                           3 Dec       Prospecting           10%  Darcel Schlecht
|  GTX Basic, 647SQRGL                                                          22 Dec       Prospecting           10%  Niesha Huffines
|  GTX Basic, 6KW4PU0S                                                          16 Mar 27    Prospecting           10%  Lajuana Vencill
|  GTX Basic, 7UVKZD60                                                           1 Apr 27    Prospecting           10%  Jonathan Berthelot
|  GTX Basic, 8E0VRCLW                                                          11 May 27    Prospecting           10%  Anna Snelling
|  GTX Basic, 8Y3OMER4                                                          13 Dec       Prospecting           10%  Jonathan Berthelot
|  GTX Basic, 97WEHB4X                                                           1 Jan 27    Prospecting           10%  Lajuana Vencill
|  GTX Basic, 9HFEMESD                                                          10 Feb 27    Prospecting           10%  Lajuana Vencill
|  GTX Basic, 9L0WKMJ2                                                          13 Mar 27    Prospecting           10%  Darcel Schlecht
|  GTX Basic, ATOYVLLB                                                           5 Apr 27    Prospecting           10%  Gladys Colclough
|  GTX Basic, BW0NOLCK                                                          16 Feb 27    Prospecting           10%  Marty Freudenburg
|  GTX Basic, CPEYUW7V                                                          12 Dec       Prospecting           10%  Darcel Schlecht
|  GTX Basic, D00AN5HY                                                           1 Dec       Prospecting           10%  Jonathan Berthelot
|  GTX Basic, D00KRY2S                                                          23 Apr 27    Prospecting           10%  Marty Freudenburg
|  GTX Basic, DJDJ5A58                                                          14 May 27    Prospecting           10%  Jonathan Berthelot
|  GTX Basic, E6798P2J                                                           4 Dec       Prospecting           10%  Jonathan Berthelot
|  GTX Basic, EPOB4B15                                                          11 Feb 27    Prospecting           10%  Versie Hillebrand
| <Enter> Open   a New   e Edit   <Space> Mark   / Filter   <Esc> Back   u Undo   ? Keys   : Command
q
:opportunity
:sort name
%
=
> next
<Enter>
> Call again
<Enter>
:dump
| Opportunities                                                                                                                                                                     8,812 marked   8,812
|  Name↑                                  Account                         Amount  Close date   Stage           Probability  Owner
|+ Architectural Details                  Dreamhouse Realty          690,000 EUR  31 Mar 27    Proposal                60%  Kim
|+ City Living                            Dreamhouse Realty          450,000 EUR  26 Nov       Negotiation             80%  Kim
|+ Contemporary City Living               Dreamhouse Realty          650,000 EUR  31 Mar 27    Proposal                60%  Kim
|+ Contemporary Luxury                    Dreamhouse Realty          845,000 EUR  31 Mar 27    Qualification           20%  Kim
|+ GTK 500 for Betasoloin                 Betasoloin                              30 Dec       Qualification           20%  Rosalina Dieter
|+ GTK 500 for Cheers                     Cheers                           0 EUR  10 Feb       Closed Lost              0%  Elease Gluck
|+ GTK 500 for Cheers                     Cheers                           0 EUR  20 Feb       Closed Lost              0%  Elease Gluck
|+ GTK 500 for Cheers                     Cheers                      29,166 EUR  30 Jun       Closed Won             100%  Markita Hansen
|+ GTK 500 for Cheers                     Cheers                      25,464 EUR   3 Apr       Closed Won             100%  Elease Gluck
|+ GTK 500 for Cheers                     Cheers                           0 EUR  21 Apr       Closed Lost              0%  Rosalina Dieter
|+ GTK 500 for Cheers                     Cheers                      27,971 EUR   2 Aug       Closed Won             100%  Elease Gluck
|+ GTK 500 for Finjob                     Finjob                      24,745 EUR  18 May       Closed Won             100%  Markita Hansen
|+ GTK 500 for Goodsilron                 Goodsilron                  29,617 EUR  31 Mar       Closed Won             100%  Markita Hansen
|+ GTK 500 for Goodsilron                 Goodsilron                       0 EUR   6 Jan       Closed Lost              0%  Elease Gluck
|+ GTK 500 for Groovestreet               Groovestreet               ╭─ Set Next step of 8,812 opportunities? ─────────────────────╮ Dieter
|+ GTK 500 for Kan-code                   Kan-code                   │ Architectural Details           Show the house → Call again │ Dieter
|+ GTK 500 for Kan-code                   Kan-code                   │ City Living                     Show the house → Call again │Cosme
|+ GTK 500 for Konex                      Konex                      │ Contemporary City Living        Show the house → Call again │Hansen
|+ GTK 500 for Konex                      Konex                      │ Contemporary Luxury             Show the house → Call again │luck
|+ GTK 500 for Labdrill                   Labdrill                   │ GTK 500 for Betasoloin          Call back → Call again      │luck
|+ GTK 500 for Lexiqvolax                 Lexiqvolax                 │ GTK 500 for Cheers               → Call again               │luck
|+ GTK 500 for Lexiqvolax                 Lexiqvolax                 │ and 8,806 more                                              │luck
|+ GTK 500 for Plexzap                    Plexzap                    │                                                             │luck
|+ GTK 500 for Rantouch                   Rantouch                   │ type 8812:                                                  │ Dieter
|+ GTK 500 for Rundofase                  Rundofase                  ╰─────────────────────────────────────────────────────────────╯Hansen
|+ GTK 500 for Singletechno               Singletechno                     0 EUR  28 Feb       Closed Lost              0%  Elease Gluck
|+ GTK 500 for Treequote                  Treequote                               16 Sep       Qualification           20%  Markita Hansen
|+ GTK 500 for Treequote                  Treequote                        0 EUR  14 Aug       Closed Lost              0%  Darcel Schlecht
|+ GTK 500 for Vehement Capital Partners  Vehement Capital Partners               19 May       Qualification           20%  Markita Hansen
|+ GTK 500 for Warephase                  Warephase                               23 Mar       Qualification           20%  Elease Gluck
|+ GTK 500 for Xx-holding                 Xx-holding                  26,186 EUR  14 Aug       Closed Won             100%  Rosalina Dieter
|+ GTK 500 for Xx-holding                 Xx-holding                       0 EUR  30 Aug       Closed Lost              0%  Markita Hansen
|+ GTK 500 for Xx-holding                 Xx-holding                  29,220 EUR   7 Sep       Closed Won             100%  Elease Gluck
|+ GTK 500 for Xx-zobam                   Xx-zobam                                21 Jul       Qualification           20%  Elease Gluck
|+ GTK 500 for Y-corporation              Y-corporation               25,288 EUR   7 Jan       Closed Won             100%  Rosalina Dieter
|+ GTK 500 for Zoomit                     Zoomit                      25,897 EUR  11 Dec 25    Closed Won             100%  Elease Gluck
|+ GTK 500, 9SRD5NCR                                                              29 Oct       Qualification           20%  Rosalina Dieter
|+ GTK 500, A04V2WB3                                                               5 Nov       Qualification           20%  Elease Gluck
|+ GTK 500, A7SA2L21                                                               4 May       Qualification           20%  Elease Gluck
|+ GTK 500, AKMV6WN5                                                               9 Jul       Qualification           20%  Elease Gluck
|+ GTK 500, DO6VKC2G                                                               3 Nov       Qualification           20%  Marty Freudenburg
|+ GTK 500, GL1YE4PQ                                                              11 Aug       Qualification           20%  Markita Hansen
|+ GTK 500, N3GVE0VP                                                              20 Aug       Qualification           20%  Markita Hansen
|+ GTK 500, YFB7Y92U                                                              12 May       Qualification           20%  Elease Gluck
|+ GTX Basic for Acme Corporation         Acme Corporation               556 EUR   3 Dec 25    Closed Won             100%  Reed Clapper
|+ GTX Basic for Acme Corporation         Acme Corporation                 0 EUR   2 Mar       Closed Lost              0%  Reed Clapper
|+ GTX Basic for Acme Corporation         Acme Corporation               549 EUR  12 Feb       Closed Won             100%  Donn Cantrell
|+ GTX Basic for Acme Corporation         Acme Corporation                 0 EUR   9 Feb       Closed Lost              0%  Reed Clapper
|+ GTX Basic for Acme Corporation         Acme Corporation                 0 EUR   5 May       Closed Lost              0%  Cassey Cress
|+ GTX Basic for Acme Corporation         Acme Corporation                 0 EUR  27 Jun       Closed Lost              0%  Violet Mclelland
|+ GTX Basic for Acme Corporation         Acme Corporation                        10 Oct       Qualification           20%  Corliss Cosme
|+ GTX Basic for Acme Corporation         Acme Corporation                 0 EUR   2 Jul       Closed Lost              0%  Reed Clapper
|+ GTX Basic for Acme Corporation         Acme Corporation                 0 EUR  30 Jun       Closed Lost              0%  Reed Clapper
|+ GTX Basic for Acme Corporation         Acme Corporation               586 EUR   9 Aug       Closed Won             100%  Donn Cantrell
|+ GTX Basic for Acme Corporation         Acme Corporation               577 EUR  22 Aug       Closed Won             100%  Corliss Cosme
|+ GTX Basic for Betasoloin               Betasoloin                     493 EUR  29 Dec 25    Closed Won             100%  Cassey Cress
|+ GTX Basic for Betasoloin               Betasoloin                     603 EUR  26 Feb       Closed Won             100%  Corliss Cosme
| <Enter> Do it   <Esc> Leave it
<Esc>
<Esc>
<Esc>
zb
:dump
| Opportunities                                                                                                                                                                                    8,812
| Prospecting                                  500   Qualification    1,590   Needs Analysis 1  930k   Proposal      8  5.84m   Negotiation   2  1.43m   Closed Won  4,238  10m   Closed Lost   2,473  0
| MG Advanced, 8I5ONXJX                            │ MG Special, DB801ISB   │ Stunning Coloni…  930k │ Architectural D…  690k │ City Living       450k │ MG Special for Be…  67 │ MG Special for Sun…  0
|  20 Feb 27  10%  Versie Hillebrand               │  26 Mar 27  20%  Elea… │  31 Mar 27  40%  Drea… │  31 Mar 27  60%  Drea… │  26 Nov  80%  Dreamho… │  2 Oct  100%  Betatech │  4 Oct  0%  Sunnamplex
| MG Advanced, 18IUIUK0                            │ GTX Plus Pro, RDHTQ…   │                        │ Contemporary Ci…  650k │ Stunning Victor…  975k │ GTX Plus Basic…  1,052 │ MG Advanced for Xx…  0
|  30 Apr 27  10%  Versie Hillebrand               │  25 Mar 27  20%  Cass… │                        │  31 Mar 27  60%  Drea… │  28 Nov  80%  Dreamho… │  3 Oct  100%  Inity    │  1 Oct  0%  Xx-zobam
| MG Advanced, LIB4KUZJ                            │ GTX Plus Basic, HCQ…   │                        │ Seaport Distric…  450k │                        │ GTX Pro for Ho…  4,433 │ GTX Pro for Biohol…  0
|  20 May 27  10%  Versie Hillebrand               │  24 Mar 27  20%  Wilb… │                        │  31 Mar 27  60%  Drea… │                        │  2 Oct  100%  Hottechi │  3 Oct  0%  Bioholding
| MG Advanced, 6SLKZ8FI                            │ MG Special for Silis   │                        │ Heart of Harvar…  450k │                        │ GTX Plus Basic…  1,093 │ GTX Plus Basic for…  0
|  1 May 27  10%  Versie Hillebrand                │  24 Mar 27  20%  Silis │                        │  31 Mar 27  60%  Drea… │                        │  3 Oct  100%  Bluth C… │  4 Oct  0%  Sonron
| MG Advanced, 9MIWFW5J                            │ GTX Pro, NGTVHTFH      │                        │ Quiet Retreat     725k │                        │ GTX Basic for Co…  622 │ MG Special for New…  0
|  18 Apr 27  10%  Versie Hillebrand               │  23 Mar 27  20%  Bori… │                        │  29 Nov  60%  Dreamho… │                        │  29 Sep  100%  Conecom │  24 Sep  0%  Newex
| MG Advanced, IUM2FVA1                            │ MG Special, T6MPH7JC   │                        │ Waterfront in t…  850k │                        │ GTX Basic for Si…  538 │ MG Advanced for Fu…  0
|  16 Feb 27  10%  Versie Hillebrand               │  21 Mar 27  20%  Viol… │                        │  31 Mar 27  60%  Drea… │                        │  29 Sep  100%  Single… │  29 Sep  0%  Funholdi…
| MG Advanced, 4H6DFFO4                            │ GTX Pro for Conecom    │                        │ Modern City Liv…  825k │                        │ GTX Basic for Ga…  576 │ MG Special for Don…  0
|  4 May 27  10%  Versie Hillebrand                │  21 Mar 27  20%  Cone… │                        │  31 Mar 27  60%  Drea… │                        │  4 Oct  100%  Ganjafl… │  25 Sep  0%  Doncon
| MG Advanced, WNWI8RJU                            │ GTX Basic for Biopl…   │                        │ Ultimate Sophis…  1.2m │                        │ MG Advanced fo…  3,673 │ GTX Basic for Chee…  0
|  15 Jan 27  10%  Versie Hillebrand               │  19 Mar 27  20%  Biop… │                        │  31 Mar 27  60%  Drea… │                        │  1 Oct  100%  Betasol… │  2 Oct  0%  Cheers
| MG Advanced for Silis                            │ GTX Plus Basic for …   │                        │                        │                        │ MG Special for Ho…  61 │ GTX Plus Basic for…  0
|  20 Dec  10%  Silis  Versie Hillebrand           │  19 Mar 27  20%  Bioh… │                        │                        │                        │  1 Oct  100%  Hottechi │  28 Sep  0%  Ganjaflex
| MG Advanced for Ganjaflex                        │ MG Advanced for Lex…   │                        │                        │                        │ MG Special for Do…  50 │ GTX Basic for Toug…  0
|  5 Apr 27  10%  Ganjaflex  Versie Hillebrand     │  17 Mar 27  20%  Lexi… │                        │                        │                        │  1 Oct  100%  Doncon   │  18 Sep  0%  Toughzap
| MG Special, A4M34F8C                             │ GTX Plus Basic, IQR…   │                        │                        │                        │ MG Advanced fo…  3,494 │ GTX Basic for Chee…  0
|  12 Feb 27  10%  Versie Hillebrand               │  17 Mar 27  20%  Elea… │                        │                        │                        │  3 Oct  100%  Genco P… │  2 Oct  0%  Cheers
| MG Special, DWGARGA2                             │ GTX Plus Basic for …   │                        │                        │                        │ GTX Pro for Ve…  5,574 │ GTX Basic for Ron-…  0
|  7 Apr 27  10%  Versie Hillebrand                │  17 Mar 27  20%  Xx-h… │                        │                        │                        │  2 Oct  100%  Vehemen… │  22 Sep  0%  Ron-tech
| MG Special, UK00OVV2                             │ GTX Plus Pro for Th…   │                        │                        │                        │ GTX Pro for Um…  4,315 │ GTX Pro for Xx-zob…  0
|  13 May 27  10%  Versie Hillebrand               │  14 Mar 27  20%  The … │                        │                        │                        │  1 Oct  100%  Umbrell… │  2 Oct  0%  Xx-zobam
| MG Special, NSGU1K3N                             │ GTX Basic, GMY4U7RD    │                        │                        │                        │ MG Special for Bi…  58 │ GTX Pro for Plussu…  0
|  30 Jan 27  10%  Versie Hillebrand               │  13 Mar 27  20%  Maur… │                        │                        │                        │  1 Oct  100%  Biohold… │  25 Sep  0%  Plussunin
| MG Special, JD7ACALY                             │ GTX Plus Basic, VL8…   │                        │                        │                        │ GTX Pro for Pl…  4,566 │ GTX Pro for Faxquo…  0
|  1 Jan 27  10%  Versie Hillebrand                │  12 Mar 27  20%  Kary… │                        │                        │                        │  3 Oct  100%  Plussun… │  25 Sep  0%  Faxquote
| MG Special, QVWEPN6J                             │ GTX Plus Basic, RS3…   │                        │                        │                        │ MG Advanced fo…  3,155 │ MG Special for Fax…  0
|  10 Apr 27  10%  Versie Hillebrand               │  11 Mar 27  20%  Zane… │                        │                        │                        │  27 Sep  100%  Zotware │  22 Sep  0%  Faxquote
| MG Special, KAZ72JJ0                             │ MG Special, 07GUKIG3   │                        │                        │                        │ GTX Pro for Do…  4,953 │ GTX Basic for Gold…  0
|  14 May 27  10%  Versie Hillebrand               │  9 Mar 27  20%  Viole… │                        │                        │                        │  29 Sep  100%  Doncon  │  28 Sep  0%  Golddex
| MG Special, AV50UWVV                             │ GTX Basic, LC93MVYP    │                        │                        │                        │ MG Special for Ru…  54 │ GTX Plus Basic for…  0
|  27 May 27  10%  Versie Hillebrand               │  5 Mar 27  20%  Kami … │                        │                        │                        │  4 Oct  100%  Rundofa… │  30 Sep  0%  Zotware
| MG Special, SH4FSTJV                             │ GTX Plus Pro, GQDS8…   │                        │                        │                        │ GTX Pro for Bl…  5,196 │ GTX Pro for Finjob   0
|  7 Feb 27  10%  Versie Hillebrand                │  4 Mar 27  20%  Corli… │                        │                        │                        │  29 Sep  100%  Blackz… │  23 Sep  0%  Finjob
| MG Special, KIOF5EM0                             │ GTX Plus Basic, JVF…   │                        │                        │                        │ MG Special for Ko…  55 │ MG Special for Str…  0
|  26 May 27  10%  Versie Hillebrand               │  2 Mar 27  20%  Zane … │                        │                        │                        │  27 Sep  100%  Konex   │  27 Sep  0%  Streethex
| MG Special, Q5RRTVJK                             │ GTX Basic for Inity    │                        │                        │                        │ MG Special for Go…  49 │ GTX Plus Basic for…  0
|  17 Feb 27  10%  Versie Hillebrand               │  1 Mar 27  20%  Inity  │                        │                        │                        │  28 Sep  100%  Golddex │  23 Sep  0%  Codehow
| MG Special, 1FAU5C6V                             │ MG Special, 7S8SLZDY   │                        │                        │                        │ MG Special for J-…  54 │ GTX Plus Basic for…  0
|  27 Apr 27  10%  Versie Hillebrand               │  1 Mar 27  20%  Rosal… │                        │                        │                        │  1 Oct  100%  J-Texon  │  14 Sep  0%  Donware
| MG Special, WAT7H38N                             │ GTX Pro for Newex      │                        │                        │                        │ GTX Plus Basic…  1,007 │ GTX Plus Basic for…  0
|  20 May 27  10%  Versie Hillebrand               │  26 Feb 27  20%  Newex │                        │                        │                        │  4 Oct  100%  Cheers   │  15 Sep  0%  Betasolo…
| MG Special, WI5RHGX9                             │ MG Special for Kan-…   │                        │                        │                        │ MG Advanced fo…  3,240 │ MG Advanced for Fi…  0
|  4 Dec  10%  Versie Hillebrand                   │  25 Feb 27  20%  Kan-… │                        │                        │                        │  29 Sep  100%  Domzoom │  17 Sep  0%  Finhigh
| MG Special, SPTF1MZ4                             │ MG Special, PV3TH2FF   │                        │                        │                        │ MG Advanced fo…  3,379 │ MG Advanced for Ha…  0
|  4 Jan 27  10%  Versie Hillebrand                │  25 Feb 27  20%  Vick… │                        │                        │                        │  27 Sep  100%  J-Texon │  5 Sep  0%  Hatfan
| MG Special, TFPZNRS3                             │ GTX Plus Basic for …   │                        │                        │                        │ GTX Plus Basic f…  914 │ GTX Basic for Domz…  0
|  29 Jan 27  10%  Versie Hillebrand               │  25 Feb 27  20%  Ware… │                        │                        │                        │  22 Sep  100%  Cheers  │  8 Sep  0%  Domzoom
| MG Special, P43NZA0V                             │ GTX Basic for Goods…   │                        │                        │                        │ GTX Plus Pro f…  6,469 │ MG Advanced for Bl…  0
|  29 Apr 27  10%  Versie Hillebrand               │  24 Feb 27  20%  Good… │                        │                        │                        │  3 Oct  100%  Zotware  │  15 Sep  0%  Bluth Co…
| MG Special, S6BD2RV6                             │ MG Special, PQ84ANKD   │                        │                        │                        │ GTX Plus Basic f…  960 │ MG Advanced for Ma…  0
|  27 Jan 27  10%  Versie Hillebrand               │  22 Feb 27  20%  Viol… │                        │                        │                        │  19 Sep  100%  Massiv… │  31 Aug  0%  Massive …
|                                                  │                        │                        │                        │                        │                        │
| <Enter> Open   H Move left   L Move right   a New   / Filter   zl List   <Esc> Back   u Undo   ? Keys
q
:list team
zc
:dump
| Teams                                                                                                                                                                                                3
|  Name↑    Lead    Part of                                                                                                                                                    ╭─ Columns ────────────╮
|  Central                                                                                                                                                                     │ + Name             1 │
|  East                                                                                                                                                                        │ + Lead             2 │
|  West                                                                                                                                                                        │ + Part of          3 │
|                                                                                                                                                                              │   Owner              │
|                                                                                                                                                                              │   Created            │
|                                                                                                                                                                              │   Created by         │
|                                                                                                                                                                              │   Updated            │
|                                                                                                                                                                              │   Updated by         │
|                                                                                                                                                                              │   Tags               │
|                                                                                                                                                                              │   Description        │
|                                                                                                                                                                              ╰──────────────────────╯
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
| <Space> In or out   J Move down   K Move up   <Enter> Take   <Esc> Put back
<Esc>
q
gw
:dump
| Agenda                                                                                                                                                                   23–29 November 2026   week 48
|       Mon 23 Nov  today          Tue 24 Nov                  Wed 25 Nov                  Thu 26 Nov                  Fri 27 Nov                  Sat 28 Nov                  Sun 29 Nov
|       Send the plans of Stunni…│ Photos of Seaport Distric…│                           │                           │ Check the heating of Quie…│                           │
|────────────────────────────────│───────────────────────────│───────────────────────────│───────────────────────────│───────────────────────────│───────────────────────────│───────────────────────────
|00:00                           │                           │                           │                           │                           │                           │
|                                │                           │                           │                           │                           │                           │
|01:00                           │                           │                           │                           │                           │                           │
|                                │                           │                           │                           │                           │                           │
|02:00                           │                           │                           │                           │                           │                           │
|                                │                           │                           │                           │                           │                           │
|03:00                           │                           │                           │                           │                           │                           │
|                                │                           │                           │                           │                           │                           │
|04:00                           │                           │                           │                           │                           │                           │
|                                │                           │                           │                           │                           │                           │
|05:00                           │                           │                           │                           │                           │                           │
|                                │                           │                           │                           │                           │                           │
|06:00                           │                           │                           │                           │                           │                           │
|                                │                           │                           │                           │                           │                           │
|07:00                           │                           │                           │                           │                           │                           │
|                                │                           │                           │                           │                           │                           │
|08:00                           │                           │                           │                           │                           │                           │
|                                │                           │                           │                           │                           │                           │
|09:00                           │                           │                           │▌Sign papers, City Living  │                           │                           │
|      ▌Call Leslie Martin about…│                           │                           │▌Meeting                   │                           │                           │
|10:00                           │▌Show Waterfront in the Ci…│                           │▌                          │                           │                           │
|                                │▌Meeting                   │                           │                           │                           │                           │
|11:00 ▌Show Ultimate Sophistica…│                           │                           │                           │                           │                           │
|      ▌Meeting                  │                           │                           │                           │                           │                           │
|12:00                           │                           │                           │                           │                           │                           │
|      ▌Lunch with Jennifer Wu   │                           │                           │                           │                           │                           │
|13:00 ▌Lunch                    │                           │                           │                           │                           │                           │
|      ▌                         │                           │                           │                           │                           │                           │
|14:00                           │                           │▌Demo of the house tour    │                           │                           │                           │
|                                │                           │▌Demo                      │                           │                           │                           │
|15:00                           │▌Price talk, Quiet Retreat │                           │                           │                           │                           │
|                                │                           │                           │                           │                           │                           │
|16:00                           │                           │                           │                           │                           │                           │
|                                │                           │                           │                           │                           │                           │
|17:00                           │                           │                           │                           │                           │                           │
|                                │                           │                           │                           │                           │                           │
|18:00                           │                           │                           │                           │                           │                           │
|                                │                           │                           │                           │                           │                           │
|19:00                           │                           │                           │                           │                           │                           │
|                                │                           │                           │                           │                           │                           │
|20:00                           │                           │                           │                           │                           │                           │
|                                │                           │                           │                           │                           │                           │
|21:00                           │                           │                           │                           │                           │                           │
|                                │                           │                           │                           │                           │                           │
|22:00                           │                           │                           │                           │                           │                           │
|                                │                           │                           │                           │                           │                           │
|23:00                           │                           │                           │                           │                           │                           │
|                                │                           │                           │                           │                           │                           │
|
|
|
|
|
|
|
| a New   0 Today   n Next event   z1 Day   z7 Week   zm Month   <Esc> Back   ? Keys
zm
:dump
| Agenda                                                                                                                                                                                   November 2026
| Mon                         Tue                         Wed                         Thu                         Fri                         Sat                         Sun
| 26                          27                          28                          29                          30                          31                           1
|
|
|
|
|
|
|
|
|  2                           3                           4                           5                           6                           7                           8
|
|
|
|
|
|
|
|
|  9                          10                          11                          12                          13                          14                          15
|
|
|
|
|
|
|
|
| 16                          17                          18                          19                          20                          21                          22
|                                                                                                                                                                         Ask the bank for John Co…
|
|
|
|
|
|
|
| 23                          24                          25                          26                          27                          28                          29
| Send the plans of Stunni…   Photos of Seaport Distri…   14:00 Demo of the house …   09:00 Sign papers, City …   Check the heating of Qui…
| 09:30 Call Leslie Martin…   10:00 Show Waterfront in…
| 11:00 Show Ultimate Soph…   15:00 Price talk, Quiet …
| 12:30 Lunch with Jennife…
|
|
|
|
| 30                           1                           2                           3                           4                           5                           6
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
| a New   0 Today   n Next event   z1 Day   z7 Week   zm Month   <Esc> Back   ? Keys
q
:open opportunity "Contemporary Luxury"
:dump
| Opportunity › Contemporary Luxury
|  Stage Qualification   Amount 845,000 EUR   Close date 31 Mar 27
|  Prospecting › Qualification › Needs Analysis › Proposal › Negotiation › Closed Won
|  Details   Timeline   Activities   Tasks   Notes   Files   History
| Opportunity                                                                                         More
|  Name                  Contemporary Luxury                                                           Product interest
|  Account               Dreamhouse Realty                                                             Quantity
|  Contact               Jennifer Wu                                                                   Discount
|  Owner                 Kim                                                                           Competitor analysis
|  Type                                                                                                Loss reason
|  Lead source                                                                                         Description           145 Commonwealth Ave, Boston, MA. 4 beds, 3 baths.
|                                                                                                      Number
| Sales stage                                                                                          Won                   no
|  Stage                 Qualification                                                                 Closed                no
|  Probability           20%                                                                           AI probability
|  Forecast category     Pipeline                                                                      AI predicted close …
|  Next step             Show the house                                                                Last activity date
|
| Amount and dates                                                                                    System
|  Amount                845,000 EUR                                                                   Tags                  dreamhouse
|  Expected revenue      169,000 EUR                                                                   Created               09:00
|  Close date            31 Mar 27                                                                     Created by            Kim
|  Days open             0                                                                             Updated               09:00
|                                                                                                      Updated by            Kim
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
| e Edit   E Form   x More   <Tab> Next tab   <Esc> Back   u Undo   ? Keys   d Delete
:tab timeline
:dump
| Opportunity › Contemporary Luxury
|  Stage Qualification   Amount 845,000 EUR   Close date 31 Mar 27
|  Prospecting › Qualification › Needs Analysis › Proposal › Negotiation › Closed Won
|  Details   Timeline   Activities   Tasks   Notes   Files   History
| 09:00           Created                                                                                                                                                             Kim
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
|
|
|
|
|
| <Enter> Open   a New   <Tab> Next tab   <Esc> Back   ? Keys
:tab history
:dump
| Opportunity › Contemporary Luxury
|  Stage Qualification   Amount 845,000 EUR   Close date 31 Mar 27
|  Prospecting › Qualification › Needs Analysis › Proposal › Negotiation › Closed Won
|  Details   Timeline   Activities   Tasks   Notes   Files   History
|  2026-11-23 09:00  Kim created it
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
|
|
|
|
|
| u Undo   <Tab> Next tab   <Esc> Back   ? Keys
:form
:dump
| Edit Opportunity › Contemporary Luxury
|
| Opportunity
|  Name *              Contemporary Luxury
|  Account *           Dreamhouse Realty
|  Contact             Jennifer Wu
|  Owner               Kim
|  Type
|  Lead source
|
| Sales stage
|  Stage *             Qualification
|  Probability         20.00
|  Forecast category   Pipeline
|  Next step           Show the house
|
| Amount and dates
|  Amount              845000
|  Close date *        2027-03-31
|
| More
|  Product interest
|  Quantity
|  Discount
|  Competitor analy…
|  Loss reason
|  Description         145 Commonwealth Ave, Boston, MA. 4 beds, 3 baths.
|
| More
|  Number
|  AI probability
|  AI predicted clo…
|  Last activity da…
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
| <C-s> Save   <Esc> Back   <Tab> Next field   <C-Space> Choices   <C-x> Discard
<Tab><Tab>
<C-Space>
:dump
| Edit Opportunity › Contemporary Luxury
|
| Opportunity
|  Name *              Contemporary Luxury
|  Account *           Dreamhouse Realty
|  Contact             ╭─ Contact ──────────────────╮
|  Owner               │ Jennifer Wu                │
|  Type                │ – none                     │
|  Lead source         │ Anna Jones                 │
|                      │ Brad Holmes                │
| Sales stage          │ Caroline Kingsley          │
|  Stage *             │ Jennifer Wu                │
|  Probability         │ John Connor                │
|  Forecast category   │ Jonathan Bradley           │
|  Next step           │ July Walker                │
|                      │ Leslie Martin              │
| Amount and dates     │ Michael Jones              │
|  Amount              │ Michelle Lambert           │
|  Close date *        │ Miriam Aupont              │
|                      ╰──────────────────────────+─╯
| More
|  Product interest
|  Quantity
|  Discount
|  Competitor analy…
|  Loss reason
|  Description         145 Commonwealth Ave, Boston, MA. 4 beds, 3 baths.
|
| More
|  Number
|  AI probability
|  AI predicted clo…
|  Last activity da…
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
| <Enter> Take   <Esc> Leave
<Esc>
<Esc>
:open account Betatech
:tab opportunities
:dump
| Account › Betatech
|  Customer status Active Customer   Industry Healthcare   Owner Kim
|  Details   Timeline   Contacts   Opportunities 92   Activities 91   Tasks   Notes   Children   Files   History
|  Name                            Amount  Close date   Stage           Probability  Owner
|  MG Special for Betatech                 30 Apr 27    Prospecting             10%  Cecily Lampkin
|  MG Special for Betatech         67 EUR   2 Oct       Closed Won             100%  Gladys Colclough
|  GTX Plus Pro for Betatech        0 EUR  18 Aug       Closed Lost              0%  Darcel Schlecht
|  GTX Pro for Betatech             0 EUR  11 Aug       Closed Lost              0%  Darcel Schlecht
|  GTX Basic for Betatech         480 EUR  13 Aug       Closed Won             100%  Anna Snelling
|  MG Special for Betatech         53 EUR   9 Aug       Closed Won             100%  Gladys Colclough
|  MG Advanced for Betatech     3,353 EUR  31 Jul       Closed Won             100%  Marty Freudenburg
|  GTX Plus Basic for Betatech  1,243 EUR  29 Jul       Closed Won             100%  Jonathan Berthelot
|  GTX Basic for Betatech         519 EUR   2 Aug       Closed Won             100%  Jonathan Berthelot
|  GTX Pro for Betatech         4,688 EUR  31 Jul       Closed Won             100%  Darcel Schlecht
|  MG Special for Betatech         54 EUR  31 Jul       Closed Won             100%  Versie Hillebrand
|  GTX Basic for Betatech         562 EUR   1 Aug       Closed Won             100%  Moses Frase
|  GTX Basic for Betatech           0 EUR  20 Jul       Closed Lost              0%  Versie Hillebrand
|  GTX Pro for Betatech             0 EUR  16 Jul       Closed Lost              0%  Darcel Schlecht
|  GTX Basic for Betatech         536 EUR  16 Jul       Closed Won             100%  Lajuana Vencill
|  GTX Plus Pro for Betatech    6,156 EUR  15 Jul       Closed Won             100%  Lajuana Vencill
|  MG Special for Betatech          0 EUR  17 Aug       Closed Lost              0%  Cecily Lampkin
|  MG Special for Betatech         72 EUR  25 Jun       Closed Won             100%  Marty Freudenburg
|  GTX Basic for Betatech         585 EUR  22 Jun       Closed Won             100%  Jonathan Berthelot
|  MG Special for Betatech          0 EUR  13 Sep       Closed Lost              0%  Gladys Colclough
|  GTX Pro for Betatech             0 EUR  17 Jun       Closed Lost              0%  Darcel Schlecht
|  MG Special for Betatech         41 EUR  29 Sep       Closed Won             100%  Versie Hillebrand
|  GTX Pro for Betatech             0 EUR  23 Aug       Closed Lost              0%  Jonathan Berthelot
|  GTX Pro for Betatech             0 EUR  16 Sep       Closed Lost              0%  Darcel Schlecht
|  MG Advanced for Betatech     4,011 EUR   4 Jul       Closed Won             100%  Versie Hillebrand
|  GTX Pro for Betatech         4,833 EUR  18 Aug       Closed Won             100%  Darcel Schlecht
|  GTX Plus Basic for Betatech  1,074 EUR  17 Aug       Closed Won             100%  Cecily Lampkin
|  GTX Pro for Betatech         4,817 EUR   5 Jun       Closed Won             100%  Darcel Schlecht
|  GTX Plus Basic for Betatech      0 EUR   1 Jul       Closed Lost              0%  Anna Snelling
|  GTX Plus Pro for Betatech        0 EUR  13 Aug       Closed Lost              0%  Cecily Lampkin
|  GTX Plus Basic for Betatech              9 Nov       Qualification           20%  Niesha Huffines
|  GTX Pro for Betatech             0 EUR  22 May       Closed Lost              0%  Darcel Schlecht
|  MG Special for Betatech          0 EUR   2 Sep       Closed Lost              0%  Anna Snelling
|  MG Special for Betatech                  5 Nov       Qualification           20%  Gladys Colclough
|  MG Advanced for Betatech         0 EUR   3 May       Closed Lost              0%  Lajuana Vencill
|  MG Advanced for Betatech     3,167 EUR   3 May       Closed Won             100%  Versie Hillebrand
|  GTX Pro for Betatech             0 EUR  25 Apr       Closed Lost              0%  Darcel Schlecht
|  MG Special for Betatech         53 EUR  28 Apr       Closed Won             100%  Anna Snelling
|  GTX Basic for Betatech           0 EUR  29 Apr       Closed Lost              0%  Anna Snelling
|  GTX Pro for Betatech         4,488 EUR  20 Apr       Closed Won             100%  Darcel Schlecht
|  GTX Plus Basic for Betatech  1,071 EUR  22 Jun       Closed Won             100%  Darcel Schlecht
|  MG Advanced for Betatech         0 EUR  24 Apr       Closed Lost              0%  Darcel Schlecht
|  GTX Plus Pro for Betatech    5,944 EUR  28 Jun       Closed Won             100%  Niesha Huffines
|  GTX Pro for Betatech                    11 Oct       Qualification           20%  Daniell Hammack
|  MG Special for Betatech         54 EUR  19 Apr       Closed Won             100%  Darcel Schlecht
|  GTX Plus Basic for Betatech  1,088 EUR  14 Apr       Closed Won             100%  Niesha Huffines
|  GTX Basic for Betatech         560 EUR   1 Jul       Closed Won             100%  Anna Snelling
|  GTX Plus Basic for Betatech  1,047 EUR  13 Apr       Closed Won             100%  Anna Snelling
|  GTX Plus Pro for Betatech        0 EUR  28 May       Closed Lost              0%  Moses Frase
|  GTX Plus Pro for Betatech        0 EUR  18 May       Closed Lost              0%  Marty Freudenburg
|  MG Advanced for Betatech     3,355 EUR   8 Apr       Closed Won             100%  Moses Frase
|  GTX Basic for Betatech         576 EUR  26 May       Closed Won             100%  Darcel Schlecht
|  GTX Plus Pro for Betatech        0 EUR  20 May       Closed Lost              0%  Darcel Schlecht
|  GTX Pro for Betatech         4,410 EUR  28 Mar       Closed Won             100%  Darcel Schlecht
|  MG Special for Betatech          0 EUR  28 May       Closed Lost              0%  Anna Snelling
| <Enter> Open   a New   e Edit   <Space> Mark   / Filter   <Esc> Back   u Undo   ? Keys   : Command
