# Home: what is due, the pipeline, recent records, drafts.
# size 45x18
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
| Home › Kim                       Mon 23 Nov
| Today ─────────────────────────────────── 4
| 09:30  Call Leslie Martin a…  Leslie Martin
| 11:00  Show Ultimate Sophis…  Michael Jones
| 12:30  Lunch with Jennifer …  Jennifer Wu
| 14:00  Lunch with Dreamhouse
|
| My pipeline ───────────────────────────────
| Qualification       ██       1   845k  8.3%
| Needs Analysis      ██       1   930k  8.3%
| Proposal       ████████████  8  5.84m   67%
| Negotiation        ███       2  1.43m   17%
|
|
| To do ─────────────────────────────────── 3
| 22 Nov  Ask the bank for John Connor…  High
| 2 more
| <Enter> Open   zl List of this
<Tab><Tab><Tab>
:dump roles
| Home › Kim                       Mon 23 Nov
| To do ─────────────────────────────────── 3
| 22 Nov  Ask the bank for John Connor…  High
| 23 Nov  Call Ann about the renewal     High
| 23 Nov  Send the plans of Stunning V…  High
|
| Recent ───────────────────────────────── 18
| Dreamhouse Realty               Account
| Lunch with Dreamhouse           Activity
| Call Ann about the renewal      Task
| Kim                             User
| Check the heating of Quiet Re…  Task
| 13 more
|
| Closing soon ──────────────────────────── 3
| 26 Nov  City Living             450,000 EUR
| 2 more
| <Enter> Open   zl List of this
|0:0-33 title
|0:34-43 title-dim
|0:44-44 title
|1:1-5 section
|1:7-41 border
|1:43-43 dim
|6:1-6 header-focus
|6:8-40 border
|6:42-43 dim
|7:1-43 focus
|8:33-40 dim
|9:33-36 dim
|10:33-36 dim
|11:33-36 dim
|12:1-7 dim
|14:1-12 section
|14:14-41 border
|14:43-43 dim
|16:1-6 dim
|17:0-0 footer
|17:1-7 key
|17:8-15 footer
|17:16-17 key
|17:18-44 footer
:new task "subject=Send the offer" due_date=today priority=low
:wait
k
:dump
| Home › Kim                       Mon 23 Nov
| To do ─────────────────────────────────── 4
| 22 Nov  Ask the bank for John Connor…  High
| 23 Nov  Call Ann about the renewal     High
| 23 Nov  Send the plans of Stunning V…  High
| 23 Nov  Send the offer                 Low
|
| Recent ───────────────────────────────── 19
| Dreamhouse Realty               Account
| Send the offer                  Task
| Lunch with Dreamhouse           Activity
| Call Ann about the renewal      Task
| Kim                             User
| 14 more
|
| Closing soon ──────────────────────────── 3
| 26 Nov  City Living             450,000 EUR
| <Enter> Open   zl List of this
