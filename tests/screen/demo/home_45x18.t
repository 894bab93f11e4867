# Home: what is due, the pipeline, recent records, drafts.
# size 45x18
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
| Home › Kim                       Mon 23 Nov
| Today ─────────────────────────────────── 1
| 14:00  Lunch with Dreamhouse
|
| My pipeline ───────────────────────────────
| Proposal █████████████████  12  9.04m  100%
|
|
|
|
|
| To do ─────────────────────────────────── 1
| 23 Nov  Call Ann about the renewal     High
|
| Recent ────────────────────────────────── 4
| Dreamhouse Realty                  Account
| 3 more
| <Enter> Open   zl List of this
<Tab><Tab><Tab>
:dump roles
| Home › Kim                       Mon 23 Nov
| My pipeline ───────────────────────────────
| Proposal █████████████████  12  9.04m  100%
|
|
|
|
|
| To do ─────────────────────────────────── 1
| 23 Nov  Call Ann about the renewal     High
|
| Recent ────────────────────────────────── 4
| Dreamhouse Realty                  Account
| Lunch with Dreamhouse              Activity
| Call Ann about the renewal         Task
| Kim                                User
|
| <Enter> Open   zl List of this
|0:0-33 title
|0:34-43 title-dim
|0:44-44 title
|1:1-11 section
|1:13-43 dim
|2:10-26 chart-1
|2:33-37 dim
|2:40-43 dim
|8:1-5 section
|8:7-41 dim
|8:43-43 dim
|11:1-6 header-focus
|11:8-41 dim
|11:43-43 dim
|12:1-43 focus
|13:36-43 dim
|14:36-39 dim
|15:36-39 dim
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
| To do ─────────────────────────────────── 2
| 23 Nov  Call Ann about the renewal     High
| 23 Nov  Send the offer                 Low
|
| Recent ────────────────────────────────── 5
| Dreamhouse Realty                  Account
| Send the offer                     Task
| Lunch with Dreamhouse              Activity
| Call Ann about the renewal         Task
| Kim                                User
|
| Closing soon ──────────────────────────────
| No opportunities here.
|
| Drafts ────────────────────────────────── 1
| new Contact  Contact
| <Enter> Open   zl List of this
