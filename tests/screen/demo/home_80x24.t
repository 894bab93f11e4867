# Home: what is due, the pipeline, recent records, drafts.
# size 80x24
:new task "subject=Call Ann about the renewal" due_date=today priority=high
:new activity "subject=Lunch with Dreamhouse" type=lunch "activity_date=2026-11-23 14:00"
:open account Dreamhouse Realty
<Esc>
:new contact
<Tab><Tab>
> Meyer
<Esc>
:dashboard home
:dump
| Home › Kim                                                          Mon 23 Nov
|
| Today ───────────────────────────── 4   My pipeline ──────────────────────────
| 09:30  Call Leslie Ma…  Leslie Martin   Proposal ████████████  12  9.04m  100%
| 11:00  Show Ultimate …  Michael Jones
| 12:30  Lunch with Jen…  Jennifer Wu
| 14:00  Lunch with Dre…
|
|
|
|
| To do ───────────────────────────── 3   Recent ──────────────────────────── 15
| 22 Nov  Ask the bank for John …  High   Dreamhouse Realty             Account
| 23 Nov  Call Ann about the ren…  High   Lunch with Dreamhouse         Activity
| 23 Nov  Send the plans of Stun…  High   Call Ann about the renewal    Task
|                                         Kim                           User
|                                         Check the heating of Quiet …  Task
|                                         Photos of Seaport District …  Task
|                                         9 more
|
| Closing soon ────────────────────────   Waiting for me ───────────────────── 1
| No opportunities here.                  new Contact  draft
|
| <Enter> Open   zl List of this   <Tab> Next tile   / Filter all   R Read again
<Tab><Tab><Tab>
:dump roles
| Home › Kim                                                          Mon 23 Nov
|
| Today ───────────────────────────── 4   My pipeline ──────────────────────────
| 09:30  Call Leslie Ma…  Leslie Martin   Proposal ████████████  12  9.04m  100%
| 11:00  Show Ultimate …  Michael Jones
| 12:30  Lunch with Jen…  Jennifer Wu
| 14:00  Lunch with Dre…
|
|
|
|
| To do ───────────────────────────── 3   Recent ──────────────────────────── 15
| 22 Nov  Ask the bank for John …  High   Dreamhouse Realty             Account
| 23 Nov  Call Ann about the ren…  High   Lunch with Dreamhouse         Activity
| 23 Nov  Send the plans of Stun…  High   Call Ann about the renewal    Task
|                                         Kim                           User
|                                         Check the heating of Quiet …  Task
|                                         Photos of Seaport District …  Task
|                                         9 more
|
| Closing soon ────────────────────────   Waiting for me ───────────────────── 1
| No opportunities here.                  new Contact  draft
|
| <Enter> Open   zl List of this   <Tab> Next tile   / Filter all   R Read again
|0:0-68 title
|0:69-78 title-dim
|0:79-79 title
|2:1-5 section
|2:7-35 dim
|2:37-37 dim
|2:41-51 section
|2:53-78 dim
|3:50-61 chart-1
|3:68-72 dim
|3:75-78 dim
|11:1-5 section
|11:7-35 dim
|11:37-37 dim
|11:41-46 header-focus
|11:48-75 dim
|11:77-78 dim
|12:41-78 focus
|13:71-78 dim
|14:71-74 dim
|15:71-74 dim
|16:71-74 dim
|17:71-74 dim
|18:41-46 dim
|20:1-12 section
|20:14-37 dim
|20:41-54 section
|20:56-76 dim
|20:78-78 dim
|21:1-22 dim
|21:54-58 dim
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
| 09:30  Call Leslie Ma…  Leslie Martin   Proposal ████████████  12  9.04m  100%
| 11:00  Show Ultimate …  Michael Jones
| 12:30  Lunch with Jen…  Jennifer Wu
| 14:00  Lunch with Dre…
|
|
|
|
| To do ───────────────────────────── 4   Recent ──────────────────────────── 16
| 22 Nov  Ask the bank for John …  High   Dreamhouse Realty             Account
| 23 Nov  Call Ann about the ren…  High   Send the offer                Task
| 23 Nov  Send the plans of Stun…  High   Lunch with Dreamhouse         Activity
| 23 Nov  Send the offer           Low    Call Ann about the renewal    Task
|                                         Kim                           User
|                                         Check the heating of Quiet …  Task
|                                         10 more
|
| Closing soon ────────────────────────   Waiting for me ───────────────────── 1
| No opportunities here.                  new Contact  draft
|
| <Enter> Open   zl List of this   <Tab> Next tile   / Filter all   R Read again
