# Home: what is due, the pipeline, recent records, drafts.
# size 80x24
:new task "subject=Call Ann about the renewal" due_date=today priority=high
:new activity "subject=Lunch with Dreamhouse" type=lunch "activity_date=2026-11-23 14:00"
:open account Dreamhouse Realty
<Esc>
:new contact
<Tab>
> Meyer
<Esc>
:dashboard home
:dump
| Home › Kim                                                          Mon 23 Nov
|
| Today ───────────────────────────── 4   My pipeline ──────────────────────────
| 09:30  Call Leslie Ma…  Leslie Martin   Qualification     █     1   845k  8.3%
| 11:00  Show Ultimate …  Michael Jones   Needs Analysis    █     1   930k  8.3%
| 12:30  Lunch with Jen…  Jennifer Wu     Proposal       ███████  8  5.84m   67%
| 14:00  Lunch with Dre…                  Negotiation      ██     2  1.43m   17%
|
|
|
|
| To do ───────────────────────────── 3   Recent ──────────────────────────── 18
| 22 Nov  Ask the bank for John …  High   Dreamhouse Realty          Account
| 23 Nov  Call Ann about the ren…  High   Lunch with Dreamhouse      Activity
| 23 Nov  Send the plans of Stun…  High   Call Ann about the renew…  Task
|                                         Kim                        User
|                                         Check the heating of Qui…  Task
|                                         Photos of Seaport Distri…  Task
|                                         12 more
|
| Closing soon ────────────────────── 3   Waiting for me ───────────────────── 1
| 26 Nov  City Living       450,000 EUR   new Contact  draft
| 2 more
| <Enter> Open   zl List of this   <Tab> Next tile   / Filter all   R Read again
<Tab><Tab><Tab>
:dump roles
| Home › Kim                                                          Mon 23 Nov
|
| Today ───────────────────────────── 4   My pipeline ──────────────────────────
| 09:30  Call Leslie Ma…  Leslie Martin   Qualification     █     1   845k  8.3%
| 11:00  Show Ultimate …  Michael Jones   Needs Analysis    █     1   930k  8.3%
| 12:30  Lunch with Jen…  Jennifer Wu     Proposal       ███████  8  5.84m   67%
| 14:00  Lunch with Dre…                  Negotiation      ██     2  1.43m   17%
|
|
|
|
| To do ───────────────────────────── 3   Recent ──────────────────────────── 18
| 22 Nov  Ask the bank for John …  High   Dreamhouse Realty          Account
| 23 Nov  Call Ann about the ren…  High   Lunch with Dreamhouse      Activity
| 23 Nov  Send the plans of Stun…  High   Call Ann about the renew…  Task
|                                         Kim                        User
|                                         Check the heating of Qui…  Task
|                                         Photos of Seaport Distri…  Task
|                                         12 more
|
| Closing soon ────────────────────── 3   Waiting for me ───────────────────── 1
| 26 Nov  City Living       450,000 EUR   new Contact  draft
| 2 more
| <Enter> Open   zl List of this   <Tab> Next tile   / Filter all   R Read again
|0:0-68 title
|0:69-78 title-dim
|0:79-79 title
|2:1-5 section
|2:7-35 border
|2:37-37 dim
|2:41-51 section
|2:53-78 border
|3:59-59 chart-1
|3:69-72 dim
|3:75-78 dim
|4:59-59 chart-1
|4:69-72 dim
|4:75-78 dim
|5:56-62 chart-1
|5:68-72 dim
|5:76-78 dim
|6:58-59 chart-1
|6:68-72 dim
|6:76-78 dim
|11:1-5 section
|11:7-35 border
|11:37-37 dim
|11:41-46 header-focus
|11:48-75 border
|11:77-78 dim
|12:41-78 focus
|13:68-75 dim
|14:68-71 dim
|15:68-71 dim
|16:68-71 dim
|17:68-71 dim
|18:41-47 dim
|20:1-12 section
|20:14-35 border
|20:37-37 dim
|20:41-54 section
|20:56-76 border
|20:78-78 dim
|21:54-58 dim
|22:1-6 dim
|23:0-0 footer
|23:1-7 key
|23:8-15 footer
|23:16-17 key
|23:18-33 footer
|23:34-38 key
|23:39-51 footer
|23:52-52 key
|23:53-66 footer
|23:67-67 key
|23:68-79 footer
:new task "subject=Send the offer" due_date=today priority=low
:wait
k
:dump
| Home › Kim                                                          Mon 23 Nov
|
| Today ───────────────────────────── 4   My pipeline ──────────────────────────
| 09:30  Call Leslie Ma…  Leslie Martin   Qualification     █     1   845k  8.3%
| 11:00  Show Ultimate …  Michael Jones   Needs Analysis    █     1   930k  8.3%
| 12:30  Lunch with Jen…  Jennifer Wu     Proposal       ███████  8  5.84m   67%
| 14:00  Lunch with Dre…                  Negotiation      ██     2  1.43m   17%
|
|
|
|
| To do ───────────────────────────── 4   Recent ──────────────────────────── 19
| 22 Nov  Ask the bank for John …  High   Dreamhouse Realty          Account
| 23 Nov  Call Ann about the ren…  High   Send the offer             Task
| 23 Nov  Send the plans of Stun…  High   Lunch with Dreamhouse      Activity
| 23 Nov  Send the offer           Low    Call Ann about the renew…  Task
|                                         Kim                        User
|                                         Check the heating of Qui…  Task
|                                         13 more
|
| Closing soon ────────────────────── 3   Waiting for me ───────────────────── 1
| 26 Nov  City Living       450,000 EUR   new Contact  draft
| 2 more
| <Enter> Open   zl List of this   <Tab> Next tile   / Filter all   R Read again
