# Dashboards and the search for a voice: one column, figures instead of pictures, the focus in words on the last line.
:option reader on
:dashboard sales_overview
:dump
| Sales overview                                                      Mon 23 Nov
|
| Won this year
| 8,938,597 EUR   3,745 Opportunities
| up 738% on last year  1,066,937 EUR
| Open deals
| 2,101   9,040,000 EUR
|
| Quarter win rate
| 84.3 %   target 35 %, reached
|
| up 24.6 points on last quarter  59.7 %
| Quarter avg deal
| 2,280.73 EUR
| down 3.6% on last quarter  2,365.56 EUR
| Deals by stage
| Stage           Opportunities      Amount
| Prospecting               500           0
| Qualification           1,590     845,000
| Needs Analysis              1     930,000
| Proposal                    8   5,840,000
| 2 more
|
|tile 1 of 10, Won this year: Amount 8,938,597 EUR, Opportunities 3,745
<Tab><Tab><Tab><Tab>jjj
:dump
| Sales overview                                                      Mon 23 Nov
|
| Open deals
| 2,101   9,040,000 EUR
|
| Quarter win rate
| 84.3 %   target 35 %, reached
|
| up 24.6 points on last quarter  59.7 %
| Quarter avg deal
| 2,280.73 EUR
| down 3.6% on last quarter  2,365.56 EUR
| Deals by stage
| Stage           Opportunities      Amount
| Prospecting               500           0
| Qualification           1,590     845,000
| Needs Analysis              1     930,000
| Proposal                    8   5,840,000
| Negotiation                 2   1,425,000
| Closed Won              4,238  10,005,534
|
| Won by month                                                               EUR
| Close date     Amount
|tile 5 of 10, Deals by stage: Proposal, Opportunities 8, Amount 5,840,000 EUR; …
<Tab><Tab><Tab>
:dump
| Sales overview                                                      Mon 23 Nov
|
| Won by industry                                                            EUR
| Industry       Amount
| Technology  3,246,995
| Consulting  1,891,501
| Retail      1,867,528
| Healthcare  1,359,595
| Finance       950,908
| Other         689,007
|
| Won and lost by month
| Close date  Closed Won  Closed Lost
| Jun 26             476          151
| Jul 26             311          276
| Aug 26             405          359
| Sep 26             466          162
| Oct 26              86           16
| 6 above
|
| Largest deals                                                              10+
| GTK 500 for Groovestreet                   Groovestreet  30,288 EUR  11 Mar
| 9 more
|tile 8 of 10, Won and lost by month: Oct 26, Closed Won 86, Closed Lost 16; 11 …
l
:dump
| Sales overview                                                      Mon 23 Nov
|
| Won by industry                                                            EUR
| Industry       Amount
| Technology  3,246,995
| Consulting  1,891,501
| Retail      1,867,528
| Healthcare  1,359,595
| Finance       950,908
| Other         689,007
|
| Won and lost by month
| Close date  Closed Won  Closed Lost
| Jun 26             476          151
| Jul 26             311          276
| Aug 26             405          359
| Sep 26             466          162
| Oct 26              86           16
| 6 above
|
| Largest deals                                                              10+
| GTK 500 for Groovestreet                   Groovestreet  30,288 EUR  11 Mar
| 9 more
|tile 8 of 10, Won and lost by month: Oct 26, Closed Won 86; 11 of 11
<Esc><Esc>
gs
> acme corp
:wait
:dump
| Search acme corp
|
| Accounts                                                                     1
|  Acme Corporation
| Opportunities                                                          8 of 68
|  GTX Basic for Acme Corporation
|  MG Advanced for Acme Corporation
|  MG Special for Acme Corporation
|  GTX Pro for Acme Corporation
|  MG Special for Acme Corporation
|  GTX Basic for Acme Corporation
|  MG Special for Acme Corporation
|  GTX Basic for Acme Corporation
|
|
|
|
|
|
|
|
|
|
|Account, Acme Corporation; hit 1 of 9
