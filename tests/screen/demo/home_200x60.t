# Home: what is due, the pipeline, recent records, drafts.
# size 200x60
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
| Home › Kim                                                                                                                                                                                  Mon 23 Nov
|
| Today ───────────────────────────────────────────────────────────────────────────────────────── 4   My pipeline ──────────────────────────────────────────────────────────────────────────────────────
| 09:30  Call Leslie Martin about her offer                                           Leslie Martin   Proposal ████████████████████████████████████████████████████████████████████  12  9,040,000  100%
| 11:00  Show Ultimate Sophistication                                                 Michael Jones
| 12:30  Lunch with Jennifer Wu                                                       Jennifer Wu
| 14:00  Lunch with Dreamhouse
|
|
|
|
|
|
|
|
|
|
|
|
|
|
| To do ───────────────────────────────────────────────────────────────────────────────────────── 3   Recent ──────────────────────────────────────────────────────────────────────────────────────── 15
| 22 Nov  Ask the bank for John Connor's letter                                                High   Dreamhouse Realty                                                                         Account
| 23 Nov  Call Ann about the renewal                                                           High   Lunch with Dreamhouse                                                                     Activity
| 23 Nov  Send the plans of Stunning Victorian                                                 High   Call Ann about the renewal                                                                Task
|                                                                                                     Kim                                                                                       User
|                                                                                                     Check the heating of Quiet Retreat                                                        Task
|                                                                                                     Photos of Seaport District Retreat                                                        Task
|                                                                                                     Ask the bank for John Connor's letter                                                     Task
|                                                                                                     Send the plans of Stunning Victorian                                                      Task
|                                                                                                     Sign papers, City Living                                                                  Activity
|                                                                                                     Demo of the house tour                                                                    Activity
|                                                                                                     Price talk, Quiet Retreat                                                                 Activity
|                                                                                                     Show Waterfront in the City                                                               Activity
|                                                                                                     Lunch with Jennifer Wu                                                                    Activity
|                                                                                                     Show Ultimate Sophistication                                                              Activity
|                                                                                                     Call Leslie Martin about her offer                                                        Activity
|
|
|
| Closing soon ────────────────────────────────────────────────────────────────────────────────────   Waiting for me ───────────────────────────────────────────────────────────────────────────────── 1
| No opportunities here.                                                                              new Contact  draft
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
| <Enter> Open   zl List of this   <Tab> Next tile   / Filter all   R Read again   <F3> Search all   <C-p> Find anything   <Esc> Back   ? Keys
<Tab><Tab><Tab>
:dump roles
| Home › Kim                                                                                                                                                                                  Mon 23 Nov
|
| Today ───────────────────────────────────────────────────────────────────────────────────────── 4   My pipeline ──────────────────────────────────────────────────────────────────────────────────────
| 09:30  Call Leslie Martin about her offer                                           Leslie Martin   Proposal ████████████████████████████████████████████████████████████████████  12  9,040,000  100%
| 11:00  Show Ultimate Sophistication                                                 Michael Jones
| 12:30  Lunch with Jennifer Wu                                                       Jennifer Wu
| 14:00  Lunch with Dreamhouse
|
|
|
|
|
|
|
|
|
|
|
|
|
|
| To do ───────────────────────────────────────────────────────────────────────────────────────── 3   Recent ──────────────────────────────────────────────────────────────────────────────────────── 15
| 22 Nov  Ask the bank for John Connor's letter                                                High   Dreamhouse Realty                                                                         Account
| 23 Nov  Call Ann about the renewal                                                           High   Lunch with Dreamhouse                                                                     Activity
| 23 Nov  Send the plans of Stunning Victorian                                                 High   Call Ann about the renewal                                                                Task
|                                                                                                     Kim                                                                                       User
|                                                                                                     Check the heating of Quiet Retreat                                                        Task
|                                                                                                     Photos of Seaport District Retreat                                                        Task
|                                                                                                     Ask the bank for John Connor's letter                                                     Task
|                                                                                                     Send the plans of Stunning Victorian                                                      Task
|                                                                                                     Sign papers, City Living                                                                  Activity
|                                                                                                     Demo of the house tour                                                                    Activity
|                                                                                                     Price talk, Quiet Retreat                                                                 Activity
|                                                                                                     Show Waterfront in the City                                                               Activity
|                                                                                                     Lunch with Jennifer Wu                                                                    Activity
|                                                                                                     Show Ultimate Sophistication                                                              Activity
|                                                                                                     Call Leslie Martin about her offer                                                        Activity
|
|
|
| Closing soon ────────────────────────────────────────────────────────────────────────────────────   Waiting for me ───────────────────────────────────────────────────────────────────────────────── 1
| No opportunities here.                                                                              new Contact  draft
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
| <Enter> Open   zl List of this   <Tab> Next tile   / Filter all   R Read again   <F3> Search all   <C-p> Find anything   <Esc> Back   ? Keys
|0:0-188 title
|0:189-198 title-dim
|0:199-199 title
|2:1-5 section
|2:7-95 dim
|2:97-97 dim
|2:101-111 section
|2:113-198 dim
|3:110-177 chart-1
|3:184-192 dim
|3:195-198 dim
|21:1-5 section
|21:7-95 dim
|21:97-97 dim
|21:101-106 header-focus
|21:108-195 dim
|21:197-198 dim
|22:101-198 focus
|23:191-198 dim
|24:191-194 dim
|25:191-194 dim
|26:191-194 dim
|27:191-194 dim
|28:191-194 dim
|29:191-194 dim
|30:191-198 dim
|31:191-198 dim
|32:191-198 dim
|33:191-198 dim
|34:191-198 dim
|35:191-198 dim
|36:191-198 dim
|40:1-12 section
|40:14-97 dim
|40:101-114 section
|40:116-196 dim
|40:198-198 dim
|41:1-22 dim
|41:114-118 dim
|59:0-0 footer
|59:1-7 key
|59:8-15 footer
|59:16-17 key
|59:18-33 footer
|59:34-38 key
|59:39-51 footer
|59:52-52 key
|59:53-66 footer
|59:67-67 key
|59:68-81 footer
|59:82-85 key
|59:86-99 footer
|59:100-104 key
|59:105-121 footer
|59:122-126 key
|59:127-134 footer
|59:135-135 key
|59:136-199 footer
:new task "subject=Send the offer" due_date=today priority=low
:wait
k
:dump
| Home › Kim                                                                                                                                                                                  Mon 23 Nov
|
| Today ───────────────────────────────────────────────────────────────────────────────────────── 4   My pipeline ──────────────────────────────────────────────────────────────────────────────────────
| 09:30  Call Leslie Martin about her offer                                           Leslie Martin   Proposal ████████████████████████████████████████████████████████████████████  12  9,040,000  100%
| 11:00  Show Ultimate Sophistication                                                 Michael Jones
| 12:30  Lunch with Jennifer Wu                                                       Jennifer Wu
| 14:00  Lunch with Dreamhouse
|
|
|
|
|
|
|
|
|
|
|
|
|
|
| To do ───────────────────────────────────────────────────────────────────────────────────────── 4   Recent ──────────────────────────────────────────────────────────────────────────────────────── 16
| 22 Nov  Ask the bank for John Connor's letter                                                High   Dreamhouse Realty                                                                         Account
| 23 Nov  Call Ann about the renewal                                                           High   Send the offer                                                                            Task
| 23 Nov  Send the plans of Stunning Victorian                                                 High   Lunch with Dreamhouse                                                                     Activity
| 23 Nov  Send the offer                                                                       Low    Call Ann about the renewal                                                                Task
|                                                                                                     Kim                                                                                       User
|                                                                                                     Check the heating of Quiet Retreat                                                        Task
|                                                                                                     Photos of Seaport District Retreat                                                        Task
|                                                                                                     Ask the bank for John Connor's letter                                                     Task
|                                                                                                     Send the plans of Stunning Victorian                                                      Task
|                                                                                                     Sign papers, City Living                                                                  Activity
|                                                                                                     Demo of the house tour                                                                    Activity
|                                                                                                     Price talk, Quiet Retreat                                                                 Activity
|                                                                                                     Show Waterfront in the City                                                               Activity
|                                                                                                     Lunch with Jennifer Wu                                                                    Activity
|                                                                                                     Show Ultimate Sophistication                                                              Activity
|                                                                                                     Call Leslie Martin about her offer                                                        Activity
|
|
| Closing soon ────────────────────────────────────────────────────────────────────────────────────   Waiting for me ───────────────────────────────────────────────────────────────────────────────── 1
| No opportunities here.                                                                              new Contact  draft
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
| <Enter> Open   zl List of this   <Tab> Next tile   / Filter all   R Read again   <F3> Search all   <C-p> Find anything   <Esc> Back   ? Keys
