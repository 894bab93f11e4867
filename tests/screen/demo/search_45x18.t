# The search across all objects: hits by object, Tab lists one of them, Enter opens.
# size 45x18
gs
:dump
| Search
|
| Recent ────────────────────────────────────
|  Kim
|  Check the heating of Quiet Retreat
|  Photos of Seaport District Retreat
|  Ask the bank for John Connor's letter
|  Send the plans of Stunning Victorian
|  Sign papers, City Living
|  Demo of the house tour
|  Price talk, Quiet Retreat
|  Show Waterfront in the City
|  Lunch with Jennifer Wu
|  Show Ultimate Sophistication
|  Call Leslie Martin about her offer
|  Quiet Retreat
|  Stunning Victorian
| <Enter> Take   <Tab> List these
> acme corp
:wait
:dump roles
| Search acme corp
|
| Accounts ──────────────────────────────── 1
|  Acme Corporation
| Opportunities ───────────────────── 8 of 68
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
| <Enter> Take   <Tab> List these
|0:0-0 prompt
|0:1-6 label
|0:7-44 prompt
|2:1-8 section
|2:10-41 border
|2:43-43 dim
|3:0-44 focus
|4:1-13 section
|4:15-35 border
|4:37-43 dim
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
|17:0-0 footer
|17:1-7 key
|17:8-15 footer
|17:16-20 key
|17:21-44 footer
<C-n><Down>
:dump
| Search acme corp
|
| Accounts ──────────────────────────────── 1
|  Acme Corporation
| Opportunities ───────────────────── 8 of 68
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
| <Enter> Take   <Tab> List these
<Tab>
<Esc><Esc>
> zzz
:wait
:dump
| Search acme corpzzz
|
|  Nothing holds all of these words.
|  Beginnings of words count; "quotes" keep
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
| <Enter> Take   <Tab> List these
<Esc>
:search "dreamhouse realty"
:dump
| Search dreamhouse realty
|
| Accounts ──────────────────────────────── 1
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
| <Enter> Take   <Tab> List these
