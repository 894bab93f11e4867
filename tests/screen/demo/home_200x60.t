# Home: what is due, the pipeline, recent records, drafts.
# size 200x60
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
| Home › Kim                                                                                                                                                                                  Mon 23 Nov
|
| Today ───────────────────────────────────────────────────────────────────────────────────────── 4   My pipeline ──────────────────────────────────────────────────────────────────────────────────────
| 09:30  Call Leslie Martin about her offer                                           Leslie Martin   Qualification                             ████████                              1    845,000  8.3%
| 11:00  Show Ultimate Sophistication                                                 Michael Jones   Needs Analysis                            ████████                              1    930,000  8.3%
| 12:30  Lunch with Jennifer Wu                                                       Jennifer Wu     Proposal       ███████████████████████████████████████████████████████████████  8  5,840,000   67%
| 14:00  Lunch with Dreamhouse                                                                        Negotiation                           ████████████████                          2  1,425,000   17%
|
|
|
|
|
|
|
|
|
|
|
|
|
|
| To do ───────────────────────────────────────────────────────────────────────────────────────── 3   Recent ──────────────────────────────────────────────────────────────────────────────────────── 18
| 22 Nov  Ask the bank for John Connor's letter                                                High   Dreamhouse Realty                                                                      Account
| 23 Nov  Call Ann about the renewal                                                           High   Lunch with Dreamhouse                                                                  Activity
| 23 Nov  Send the plans of Stunning Victorian                                                 High   Call Ann about the renewal                                                             Task
|                                                                                                     Kim                                                                                    User
|                                                                                                     Check the heating of Quiet Retreat                                                     Task
|                                                                                                     Photos of Seaport District Retreat                                                     Task
|                                                                                                     Ask the bank for John Connor's letter                                                  Task
|                                                                                                     Send the plans of Stunning Victorian                                                   Task
|                                                                                                     Sign papers, City Living                                                               Activity
|                                                                                                     Demo of the house tour                                                                 Activity
|                                                                                                     Price talk, Quiet Retreat                                                              Activity
|                                                                                                     Show Waterfront in the City                                                            Activity
|                                                                                                     Lunch with Jennifer Wu                                                                 Activity
|                                                                                                     Show Ultimate Sophistication                                                           Activity
|                                                                                                     Call Leslie Martin about her offer                                                     Activity
|                                                                                                     Quiet Retreat                                                                          Opportunity
|                                                                                                     2 more
|
| Closing soon ────────────────────────────────────────────────────────────────────────────────── 3   Waiting for me ───────────────────────────────────────────────────────────────────────────────── 1
| 26 Nov  City Living                                                                   450,000 EUR   new Contact  draft
| 28 Nov  Stunning Victorian                                                            975,000 EUR
| 29 Nov  Quiet Retreat                                                                 725,000 EUR
|
|
|
|
|
|
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
| 09:30  Call Leslie Martin about her offer                                           Leslie Martin   Qualification                             ████████                              1    845,000  8.3%
| 11:00  Show Ultimate Sophistication                                                 Michael Jones   Needs Analysis                            ████████                              1    930,000  8.3%
| 12:30  Lunch with Jennifer Wu                                                       Jennifer Wu     Proposal       ███████████████████████████████████████████████████████████████  8  5,840,000   67%
| 14:00  Lunch with Dreamhouse                                                                        Negotiation                           ████████████████                          2  1,425,000   17%
|
|
|
|
|
|
|
|
|
|
|
|
|
|
| To do ───────────────────────────────────────────────────────────────────────────────────────── 3   Recent ──────────────────────────────────────────────────────────────────────────────────────── 18
| 22 Nov  Ask the bank for John Connor's letter                                                High   Dreamhouse Realty                                                                      Account
| 23 Nov  Call Ann about the renewal                                                           High   Lunch with Dreamhouse                                                                  Activity
| 23 Nov  Send the plans of Stunning Victorian                                                 High   Call Ann about the renewal                                                             Task
|                                                                                                     Kim                                                                                    User
|                                                                                                     Check the heating of Quiet Retreat                                                     Task
|                                                                                                     Photos of Seaport District Retreat                                                     Task
|                                                                                                     Ask the bank for John Connor's letter                                                  Task
|                                                                                                     Send the plans of Stunning Victorian                                                   Task
|                                                                                                     Sign papers, City Living                                                               Activity
|                                                                                                     Demo of the house tour                                                                 Activity
|                                                                                                     Price talk, Quiet Retreat                                                              Activity
|                                                                                                     Show Waterfront in the City                                                            Activity
|                                                                                                     Lunch with Jennifer Wu                                                                 Activity
|                                                                                                     Show Ultimate Sophistication                                                           Activity
|                                                                                                     Call Leslie Martin about her offer                                                     Activity
|                                                                                                     Quiet Retreat                                                                          Opportunity
|                                                                                                     2 more
|
| Closing soon ────────────────────────────────────────────────────────────────────────────────── 3   Waiting for me ───────────────────────────────────────────────────────────────────────────────── 1
| 26 Nov  City Living                                                                   450,000 EUR   new Contact  draft
| 28 Nov  Stunning Victorian                                                            975,000 EUR
| 29 Nov  Quiet Retreat                                                                 725,000 EUR
|
|
|
|
|
|
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
|2:7-95 border
|2:97-97 dim
|2:101-111 section
|2:113-198 border
|3:143-150 chart-1
|3:186-192 dim
|3:195-198 dim
|4:143-150 chart-1
|4:186-192 dim
|4:195-198 dim
|5:116-178 chart-1
|5:184-192 dim
|5:196-198 dim
|6:139-154 chart-1
|6:184-192 dim
|6:196-198 dim
|21:1-5 section
|21:7-95 border
|21:97-97 dim
|21:101-106 header-focus
|21:108-195 border
|21:197-198 dim
|22:101-198 focus
|23:188-195 dim
|24:188-191 dim
|25:188-191 dim
|26:188-191 dim
|27:188-191 dim
|28:188-191 dim
|29:188-191 dim
|30:188-195 dim
|31:188-195 dim
|32:188-195 dim
|33:188-195 dim
|34:188-195 dim
|35:188-195 dim
|36:188-195 dim
|37:188-198 dim
|38:101-106 dim
|40:1-12 section
|40:14-95 border
|40:97-97 dim
|40:101-114 section
|40:116-196 border
|40:198-198 dim
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
| 09:30  Call Leslie Martin about her offer                                           Leslie Martin   Qualification                             ████████                              1    845,000  8.3%
| 11:00  Show Ultimate Sophistication                                                 Michael Jones   Needs Analysis                            ████████                              1    930,000  8.3%
| 12:30  Lunch with Jennifer Wu                                                       Jennifer Wu     Proposal       ███████████████████████████████████████████████████████████████  8  5,840,000   67%
| 14:00  Lunch with Dreamhouse                                                                        Negotiation                           ████████████████                          2  1,425,000   17%
|
|
|
|
|
|
|
|
|
|
|
|
|
|
| To do ───────────────────────────────────────────────────────────────────────────────────────── 4   Recent ──────────────────────────────────────────────────────────────────────────────────────── 19
| 22 Nov  Ask the bank for John Connor's letter                                                High   Dreamhouse Realty                                                                      Account
| 23 Nov  Call Ann about the renewal                                                           High   Send the offer                                                                         Task
| 23 Nov  Send the plans of Stunning Victorian                                                 High   Lunch with Dreamhouse                                                                  Activity
| 23 Nov  Send the offer                                                                       Low    Call Ann about the renewal                                                             Task
|                                                                                                     Kim                                                                                    User
|                                                                                                     Check the heating of Quiet Retreat                                                     Task
|                                                                                                     Photos of Seaport District Retreat                                                     Task
|                                                                                                     Ask the bank for John Connor's letter                                                  Task
|                                                                                                     Send the plans of Stunning Victorian                                                   Task
|                                                                                                     Sign papers, City Living                                                               Activity
|                                                                                                     Demo of the house tour                                                                 Activity
|                                                                                                     Price talk, Quiet Retreat                                                              Activity
|                                                                                                     Show Waterfront in the City                                                            Activity
|                                                                                                     Lunch with Jennifer Wu                                                                 Activity
|                                                                                                     Show Ultimate Sophistication                                                           Activity
|                                                                                                     Call Leslie Martin about her offer                                                     Activity
|                                                                                                     3 more
|
| Closing soon ────────────────────────────────────────────────────────────────────────────────── 3   Waiting for me ───────────────────────────────────────────────────────────────────────────────── 1
| 26 Nov  City Living                                                                   450,000 EUR   new Contact  draft
| 28 Nov  Stunning Victorian                                                            975,000 EUR
| 29 Nov  Quiet Retreat                                                                 725,000 EUR
|
|
|
|
|
|
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
