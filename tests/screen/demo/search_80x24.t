# The search across all objects: hits by object, Tab lists one of them, Enter opens.
# size 80x24
gs
:dump
| Search
|
| Recent ───────────────────────────────────────────────────────────────────────
|  Kim                               User
|  Check the heating of Quiet Retr…  Task
|  Photos of Seaport District Retr…  Task
|  Ask the bank for John Connor's …  Task
|  Send the plans of Stunning Vict…  Task
|  Sign papers, City Living          Activity
|  Demo of the house tour            Activity
|  Price talk, Quiet Retreat         Activity
|  Show Waterfront in the City       Activity
|  Lunch with Jennifer Wu            Activity
|  Show Ultimate Sophistication      Activity
|  Call Leslie Martin about her of…  Activity
|  Quiet Retreat                     Opportunity
|  Stunning Victorian                Opportunity
|  City Living                       Opportunity
|
|
|
|
|
| <Enter> Take   <Tab> List these   <C-n> Next object   <Esc> Leave
> acme corp
:wait
:dump roles
| Search acme corp
|
| Accounts ─────────────────────────────────────────────────────────────────── 1
|  Acme Corporation
| Opportunities ──────────────────────────────────────────────────────── 8 of 68
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
| <Enter> Take   <Tab> List these   <C-n> Next object   <Esc> Leave
|0:0-0 prompt
|0:1-6 label
|0:7-79 prompt
|2:1-8 section
|2:10-76 border
|2:78-78 dim
|3:0-79 focus
|4:1-13 section
|4:15-70 border
|4:72-78 dim
|5:16-19 match
|5:21-24 match
|6:18-21 match
|6:23-26 match
|7:17-20 match
|7:22-25 match
|8:14-17 match
|8:19-22 match
|9:17-20 match
|9:22-25 match
|10:16-19 match
|10:21-24 match
|11:17-20 match
|11:22-25 match
|12:16-19 match
|12:21-24 match
|23:0-0 footer
|23:1-7 key
|23:8-15 footer
|23:16-20 key
|23:21-34 footer
|23:35-39 key
|23:40-54 footer
|23:55-59 key
|23:60-79 footer
<C-n><Down>
:dump
| Search acme corp
|
| Accounts ─────────────────────────────────────────────────────────────────── 1
|  Acme Corporation
| Opportunities ──────────────────────────────────────────────────────── 8 of 68
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
| <Enter> Take   <Tab> List these   <C-n> Next object   <Esc> Leave
<Tab>
:dump
| Opportunities › acme corp                                         +2 cols   68
|  Name                    Account             Amount  Close date   Stage
|  MG Advanced for Acme …  Acme Corporati…              1 Mar 27    Prospecting
|  GTX Plus Basic for Ac…  Acme Corporati…              5 Mar 27    Prospecting
|  GTX Pro for Acme Corp…  Acme Corporati…  4,445 EUR  12 Sep       Closed Won
|  GTX Pro for Acme Corp…  Acme Corporati…  4,980 EUR  30 Sep       Closed Won
|  GTX Basic for Acme Co…  Acme Corporati…    577 EUR  22 Aug       Closed Won
|  GTX Pro for Acme Corp…  Acme Corporati…      0 EUR  27 Aug       Closed Lost
|  GTX Plus Basic for Ac…  Acme Corporati…              1 Feb 27    Qualification
|  GTX Basic for Acme Co…  Acme Corporati…    586 EUR   9 Aug       Closed Won
|  GTX Plus Basic for Ac…  Acme Corporati…  1,096 EUR  25 Jul       Closed Won
|  GTX Plus Pro for Acme…  Acme Corporati…  5,331 EUR  11 Jul       Closed Won
|  MG Advanced for Acme …  Acme Corporati…      0 EUR  15 Jul       Closed Lost
|  MG Special for Acme C…  Acme Corporati…              3 Jan 27    Qualification
|  MG Special for Acme C…  Acme Corporati…      0 EUR  12 Jul       Closed Lost
|  GTX Basic for Acme Co…  Acme Corporati…      0 EUR  30 Jun       Closed Lost
|  GTX Basic for Acme Co…  Acme Corporati…      0 EUR   2 Jul       Closed Lost
|  GTX Plus Basic for Ac…  Acme Corporati…      0 EUR   7 Sep       Closed Lost
|  MG Special for Acme C…  Acme Corporati…     57 EUR  21 Jun       Closed Won
|  GTX Plus Pro for Acme…  Acme Corporati…  5,790 EUR  28 Sep       Closed Won
|  GTX Plus Pro for Acme…  Acme Corporati…      0 EUR  11 Aug       Closed Lost
|  MG Advanced for Acme …  Acme Corporati…  3,146 EUR  29 May       Closed Won
|  GTX Plus Pro for Acme…  Acme Corporati…      0 EUR  30 May       Closed Lost
| <Enter> Open   a New   e Edit   <Space> Mark   / Filter   <Esc> Back   u Undo
<Esc><Esc>
> zzz
:wait
:dump
| Search acme corpzzz
|
|  Nothing holds all of these words. Beginnings of words count; "quotes" keep
|  words together.
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
| <Enter> Take   <Tab> List these   <C-n> Next object   <Esc> Leave
<Esc>
:search "dreamhouse realty"
:dump
| Search dreamhouse realty
|
| Accounts ─────────────────────────────────────────────────────────────────── 1
|  Dreamhouse Realty
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
| <Enter> Take   <Tab> List these   <C-n> Next object   <Esc> Leave
