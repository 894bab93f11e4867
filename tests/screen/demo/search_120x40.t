# The search across all objects: hits by object, Tab lists one of them, Enter opens.
# size 120x40
gs
:dump
| Search
|
| Recent ───────────────────────────────────────────────────────────────────────────────────────────────────────────────
|  Kim                                               User
|  Check the heating of Quiet Retreat                Task
|  Photos of Seaport District Retreat                Task
|  Ask the bank for John Connor's letter             Task
|  Send the plans of Stunning Victorian              Task
|  Sign papers, City Living                          Activity
|  Demo of the house tour                            Activity
|  Price talk, Quiet Retreat                         Activity
|  Show Waterfront in the City                       Activity
|  Lunch with Jennifer Wu                            Activity
|  Show Ultimate Sophistication                      Activity
|  Call Leslie Martin about her offer                Activity
|  Quiet Retreat                                     Opportunity
|  Stunning Victorian                                Opportunity
|  City Living                                       Opportunity
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
| <Enter> Take   <Tab> List these   <C-n> Next object   <Esc> Leave
> acme corp
:wait
:dump roles
| Search acme corp
|
| Accounts ─────────────────────────────────────────────────────────────────────────────────────────────────────────── 1
|  Acme Corporation
| Opportunities ──────────────────────────────────────────────────────────────────────────────────────────────── 8 of 68
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
|0:0-0 prompt
|0:1-6 label
|0:7-119 prompt
|2:1-8 section
|2:10-116 border
|2:118-118 dim
|3:0-119 focus
|4:1-13 section
|4:15-110 border
|4:112-118 dim
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
|39:0-0 footer
|39:1-7 key
|39:8-15 footer
|39:16-20 key
|39:21-34 footer
|39:35-39 key
|39:40-54 footer
|39:55-59 key
|39:60-119 footer
<C-n><Down>
:dump
| Search acme corp
|
| Accounts ─────────────────────────────────────────────────────────────────────────────────────────────────────────── 1
|  Acme Corporation
| Opportunities ──────────────────────────────────────────────────────────────────────────────────────────────── 8 of 68
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
<Tab>
<Esc><Esc>
> zzz
:wait
:dump
| Search acme corpzzz
|
|  Nothing holds all of these words. Beginnings of words count; "quotes" keep words together.
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
| <Enter> Take   <Tab> List these   <C-n> Next object   <Esc> Leave
<Esc>
:search "dreamhouse realty"
:dump
| Search dreamhouse realty
|
| Accounts ─────────────────────────────────────────────────────────────────────────────────────────────────────────── 1
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
