# Home: what is due, the pipeline, recent records, drafts.
# size 120x40
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
| Home › Kim                                                                                                  Mon 23 Nov
|
| Today ───────────────────────────────────────────────── 4   My pipeline ──────────────────────────────────────────────
| 09:30  Call Leslie Martin about her offer   Leslie Martin   Qualification            ███            1    845,000  8.3%
| 11:00  Show Ultimate Sophistication         Michael Jones   Needs Analysis           ███            1    930,000  8.3%
| 12:30  Lunch with Jennifer Wu               Jennifer Wu     Proposal       ███████████████████████  8  5,840,000   67%
| 14:00  Lunch with Dreamhouse                                Negotiation            ██████           2  1,425,000   17%
|
|
|
|
|
|
|
| To do ───────────────────────────────────────────────── 3   Recent ──────────────────────────────────────────────── 18
| 22 Nov  Ask the bank for John Connor's letter        High   Dreamhouse Realty                              Account
| 23 Nov  Call Ann about the renewal                   High   Lunch with Dreamhouse                          Activity
| 23 Nov  Send the plans of Stunning Victorian         High   Call Ann about the renewal                     Task
|                                                             Kim                                            User
|                                                             Check the heating of Quiet Retreat             Task
|                                                             Photos of Seaport District Retreat             Task
|                                                             Ask the bank for John Connor's letter          Task
|                                                             Send the plans of Stunning Victorian           Task
|                                                             Sign papers, City Living                       Activity
|                                                             9 more
|
| Closing soon ────────────────────────────────────────── 3   Waiting for me ───────────────────────────────────────── 1
| 26 Nov  City Living                           450,000 EUR   new Contact  draft
| 28 Nov  Stunning Victorian                    975,000 EUR
| 29 Nov  Quiet Retreat                         725,000 EUR
|
|
|
|
|
|
|
|
|
| <Enter> Open   zl List of this   <Tab> Next tile   / Filter all   R Read again   <F3> Search all   <C-p> Find anything
<Tab><Tab><Tab>
:dump roles
| Home › Kim                                                                                                  Mon 23 Nov
|
| Today ───────────────────────────────────────────────── 4   My pipeline ──────────────────────────────────────────────
| 09:30  Call Leslie Martin about her offer   Leslie Martin   Qualification            ███            1    845,000  8.3%
| 11:00  Show Ultimate Sophistication         Michael Jones   Needs Analysis           ███            1    930,000  8.3%
| 12:30  Lunch with Jennifer Wu               Jennifer Wu     Proposal       ███████████████████████  8  5,840,000   67%
| 14:00  Lunch with Dreamhouse                                Negotiation            ██████           2  1,425,000   17%
|
|
|
|
|
|
|
| To do ───────────────────────────────────────────────── 3   Recent ──────────────────────────────────────────────── 18
| 22 Nov  Ask the bank for John Connor's letter        High   Dreamhouse Realty                              Account
| 23 Nov  Call Ann about the renewal                   High   Lunch with Dreamhouse                          Activity
| 23 Nov  Send the plans of Stunning Victorian         High   Call Ann about the renewal                     Task
|                                                             Kim                                            User
|                                                             Check the heating of Quiet Retreat             Task
|                                                             Photos of Seaport District Retreat             Task
|                                                             Ask the bank for John Connor's letter          Task
|                                                             Send the plans of Stunning Victorian           Task
|                                                             Sign papers, City Living                       Activity
|                                                             9 more
|
| Closing soon ────────────────────────────────────────── 3   Waiting for me ───────────────────────────────────────── 1
| 26 Nov  City Living                           450,000 EUR   new Contact  draft
| 28 Nov  Stunning Victorian                    975,000 EUR
| 29 Nov  Quiet Retreat                         725,000 EUR
|
|
|
|
|
|
|
|
|
| <Enter> Open   zl List of this   <Tab> Next tile   / Filter all   R Read again   <F3> Search all   <C-p> Find anything
|0:0-108 title
|0:109-118 title-dim
|0:119-119 title
|2:1-5 section
|2:7-55 border
|2:57-57 dim
|2:61-71 section
|2:73-118 border
|3:86-88 chart-1
|3:106-112 dim
|3:115-118 dim
|4:86-88 chart-1
|4:106-112 dim
|4:115-118 dim
|5:76-98 chart-1
|5:104-112 dim
|5:116-118 dim
|6:84-89 chart-1
|6:104-112 dim
|6:116-118 dim
|14:1-5 section
|14:7-55 border
|14:57-57 dim
|14:61-66 header-focus
|14:68-115 border
|14:117-118 dim
|15:61-118 focus
|16:108-115 dim
|17:108-111 dim
|18:108-111 dim
|19:108-111 dim
|20:108-111 dim
|21:108-111 dim
|22:108-111 dim
|23:108-115 dim
|24:61-66 dim
|26:1-12 section
|26:14-55 border
|26:57-57 dim
|26:61-74 section
|26:76-116 border
|26:118-118 dim
|27:74-78 dim
|39:0-0 footer
|39:1-7 key
|39:8-15 footer
|39:16-17 key
|39:18-33 footer
|39:34-38 key
|39:39-51 footer
|39:52-52 key
|39:53-66 footer
|39:67-67 key
|39:68-81 footer
|39:82-85 key
|39:86-99 footer
|39:100-104 key
|39:105-119 footer
:new task "subject=Send the offer" due_date=today priority=low
:wait
k
:dump
| Home › Kim                                                                                                  Mon 23 Nov
|
| Today ───────────────────────────────────────────────── 4   My pipeline ──────────────────────────────────────────────
| 09:30  Call Leslie Martin about her offer   Leslie Martin   Qualification            ███            1    845,000  8.3%
| 11:00  Show Ultimate Sophistication         Michael Jones   Needs Analysis           ███            1    930,000  8.3%
| 12:30  Lunch with Jennifer Wu               Jennifer Wu     Proposal       ███████████████████████  8  5,840,000   67%
| 14:00  Lunch with Dreamhouse                                Negotiation            ██████           2  1,425,000   17%
|
|
|
|
|
|
|
| To do ───────────────────────────────────────────────── 4   Recent ──────────────────────────────────────────────── 19
| 22 Nov  Ask the bank for John Connor's letter        High   Dreamhouse Realty                              Account
| 23 Nov  Call Ann about the renewal                   High   Send the offer                                 Task
| 23 Nov  Send the plans of Stunning Victorian         High   Lunch with Dreamhouse                          Activity
| 23 Nov  Send the offer                               Low    Call Ann about the renewal                     Task
|                                                             Kim                                            User
|                                                             Check the heating of Quiet Retreat             Task
|                                                             Photos of Seaport District Retreat             Task
|                                                             Ask the bank for John Connor's letter          Task
|                                                             Send the plans of Stunning Victorian           Task
|                                                             10 more
|
| Closing soon ────────────────────────────────────────── 3   Waiting for me ───────────────────────────────────────── 1
| 26 Nov  City Living                           450,000 EUR   new Contact  draft
| 28 Nov  Stunning Victorian                    975,000 EUR
| 29 Nov  Quiet Retreat                         725,000 EUR
|
|
|
|
|
|
|
|
|
| <Enter> Open   zl List of this   <Tab> Next tile   / Filter all   R Read again   <F3> Search all   <C-p> Find anything
