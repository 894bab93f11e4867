# What can be done with a record: the menu, a call logged with what is known, a task, erasing only after a word.
:open opportunity "Contemporary Luxury"
x
:dump
| Opportunity › Contemporary Luxury
|  Stage Qualificatio╭─ Contemporary Luxury ────────────────╮ar 27
|  … › Qualification │                                      │n › Closed Won
|  Details   Timeline│           Recommend a next step      │History
| Opportunity        │           Predict the close date     │
|  Name              │ <Enter>   Open                       │
|  Account           │ E         Edit the form              │
|  Contact           │ m         Move on: stage, status     │
|  Owner             │ =         Set a field                │
|  Type              │ Lc        Log a call                 │
|  Lead source       │ r         Write or answer a mail     │
|                    │ Lm        Log a mail                 │
| Sales stage        │ Le        Log a meeting              │
|  Stage             │ Ln        Write a note               │
|  Probability       │ T         New task from this         │
|  Forecast category │           Attach a file              │
|  Next step         │ A         Assign owner               │
|                    │ t         Tags                       │
| Amount and dates   │           Pipe to a program          │
|  Amount            │ d         Delete                     │
|  Expected revenue  │ D         Erase for good             │
|  Close date        ╰──────────────────────────────────────╯
|  Days open             0
| <Enter> Take   <Esc> Leave
<Esc>
Lc
> Talked about the garden
<C-s>
:dump
| Opportunity › Contemporary Luxury
|  Stage Qualification   Amount 845,000 EUR   Close date 31 Mar 27
|  … › Qualification › Needs Analysis › Proposal › Negotiation › Closed Won
|  Details   Timeline   Activities 1   Tasks   Notes   Files   History
| Opportunity
|  Name                  Contemporary Luxury
|  Account               Dreamhouse Realty
|  Contact               Jennifer Wu
|  Owner                 Kim
|  Type
|  Lead source
|
| Sales stage
|  Stage                 Qualification
|  Probability           20%
|  Forecast category     Pipeline
|  Next step             Show the house
|
| Amount and dates
|  Amount                845,000 EUR
|  Expected revenue      169,000 EUR
|  Close date            31 Mar 27
|  Days open             0
| Saved Talked about the garden.   u undo
:tab timeline
:dump
| Opportunity › Contemporary Luxury
|  Stage Qualification   Amount 845,000 EUR   Close date 31 Mar 27
|  … › Qualification › Needs Analysis › Proposal › Negotiation › Closed Won
|  Details   Timeline   Activities 1   Tasks   Notes   Files   History
| 09:00           Call       Talked about the garden          Kim
| 09:00           Changed    Last activity date – → 2026-11…  Kim
| 09:00           Created                                     Kim
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
| <Enter> Open   a New   <Tab> Next tab   <Esc> Back   ? Keys
<Enter>
:dump
| Activity › Talked about the garden
|  Type Call   Status Completed   Activity date 09:00
|  Planned › In Progress › Completed › Cancelled › Deferred
|  Details   Timeline   Recurrences   Files   History
| Activity information
|  Subject               Talked about the garden
|  Type                  Call
|  Status                Completed
|  Priority              Medium
|  Owner                 Kim
|
| Date and time
|  Activity date         09:00
|  End date time
|  Due date
|  Duration in minutes
|  Completed date        09:00
|
| Related records
|  Contact               Jennifer Wu
|  Account               Dreamhouse Realty
|
| Location
| e Edit   E Form   x More   <Tab> Next tab   <Esc> Back   u Undo   ? Keys
<Esc>
T
:dump
| New Task
|
| Task information
|  Subject *
|  Status *            Not Started
|  Priority *          Normal
|  Owner               Kim
|  Parent task
|
| Dates and deadlines
|  Start date
|  Due date *          2026-11-23
|  Reminder date ti…
|  Reminder set        no
|
| Related records
|  Account             Dreamhouse Realty
|  Contact             Jennifer Wu
|
| Time tracking
|  Estimated hours
|  Actual hours
|  Percent complete
| <C-s> Save   <Esc> Back   <Tab> Next field   <C-Space> Choices   <C-x> Discard
<Esc>
D
:dump
| Opportunity › Contemporary Luxury
|  Stage Qualification   Amount 845,000 EUR   Close date 31 Mar 27
|  … › Qualification › Needs Analysis › Proposal › Negotiation › Closed Won
|  Details   Timeline   Activities 1   Tasks   Notes   Files   History
| 09:00           Call       Talked about the garden          Kim
| 09:00           Changed    Last activity date – → 2026-11…  Kim
| 09:00╭─ Erase Contemporary Luxury for good? ───────────────────────────╮
|      │ Its values leave the journal too, and nothing brings them back. │
|      │ d deletes it so that u can.                                     │
|      │                                                                 │
|      │ type purge:                                                     │
|      ╰─────────────────────────────────────────────────────────────────╯
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
| <Enter> Do it   <Esc> Leave it
<Esc>
:size 45x18
x
:dump
| Opportunity › Contemporary Luxury
|  ╭─ Contemporary Luxury ────────────────╮
|  │                                      │s
| 0│           Recommend a next step      │n
| 0│           Predict the close date     │ …
| 0│ <Enter>   Open                       │
|  │ E         Edit the form              │
|  │ m         Move on: stage, status     │
|  │ =         Set a field                │
|  │ Lc        Log a call                 │
|  │ r         Write or answer a mail     │
|  │ Lm        Log a mail                 │
|  │ Le        Log a meeting              │
|  │ Ln        Write a note               │
|  │ T         New task from this         │
|  ╰────────────────────────────────────+─╯
|
| <Enter> Take   <Esc> Leave
<Esc>
:size 120x40
x
:dump
| Opportunity › Contemporary Luxury
|  Stage Qualification   Amount 845,000 EUR   Close date 31 Mar 27
|  Prospecting › Qualification › Needs Analysis › Proposal › Negotiation › Closed Won
|  Details   Timeline   Activities 1   Tasks   Notes   Files   History
| 09:00           Call       Talked about the garden                                    Completed     Kim
| 09:00           Changed    Last activity date – → 2026-11-23 09:00                                  Kim
| 09:00           Created                ╭─ Contemporary Luxury ────────────────╮                     Kim
|                                        │                                      │
|                                        │           Recommend a next step      │
|                                        │           Predict the close date     │
|                                        │ <Enter>   Open                       │
|                                        │ E         Edit the form              │
|                                        │ m         Move on: stage, status     │
|                                        │ =         Set a field                │
|                                        │ Lc        Log a call                 │
|                                        │ r         Write or answer a mail     │
|                                        │ Lm        Log a mail                 │
|                                        │ Le        Log a meeting              │
|                                        │ Ln        Write a note               │
|                                        │ T         New task from this         │
|                                        │           Attach a file              │
|                                        │ A         Assign owner               │
|                                        │ t         Tags                       │
|                                        │           Pipe to a program          │
|                                        │ d         Delete                     │
|                                        │ D         Erase for good             │
|                                        ╰──────────────────────────────────────╯
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
| <Enter> Take   <Esc> Leave
<Esc>
:tab details
jj <Enter>
:dump
| Contact › Jennifer Wu
|  Account Dreamhouse Realty   Title Senior Broker   Phone 617-244-3672
|  Details   Timeline   Opportunities 2   Activities 2   Tasks   Notes   E-mails   Reports   Files   History
| Basic                                                       Address
|  First name            Jennifer                              Mailing street
|  Last name             Wu                                    Mailing city
|  Salutation                                                  Mailing state
|  Account               Dreamhouse Realty                     Mailing postal code
|  Title                 Senior Broker                         Mailing country
|  Department
|                                                             Consent
| Contact channels                                             No calls              no
|  E-mail                jen@dreamhouse.demo                   Opted out of e-mail   no
|  Phone                 617-244-3672
|  Mobile phone          617-244-3672                         More
|  Fax                                                         Reports to
|  Preferred contact                                           Lead source
|                                                              Birthdate
| Career                                                       LinkedIn
|  Level                 Individual Contributor                WeChat ID
|  Decision maker        no                                    Twitter handle
|  Influence level       Low                                   Seniority level
|  Relationship streng…  Medium                                Active                yes
|
| Interaction                                                 System
|  Last contact date     23 Nov                                Owner                 Kim
|                                                              Tags                  dreamhouse
| Notes                                                        Created               09:00
|  Notes                                                       Created by            Kim
|                                                              Updated               09:00
|                                                              Updated by            Kim
|
|
|
|
|
|
|
|
| e Edit   E Form   x More   <Tab> Next tab   <Esc> Back   u Undo   ? Keys   d Delete
:open opportunity "Contemporary Luxury"
@n
:dump
| Opportunity › Contemporary Luxury
|  Stage Qualification   Amount 845,000 EUR   Close date 31 Mar 27
|  Prospecting › Qualification › Needs Analysis › Proposal › Negotiation › Closed Won
|  Details   Timeline   Activities 1   Tasks   Notes   Files   History
| Opportunity                                                 More
|  Name                  Contemporary Luxury                   Product interest
|  Account               Dreamhouse Realty                     Quantity
|  Contact               Jennifer Wu                           Discount
|  Owner                 Kim                                   Competitor analysis
|  Type                                                        Loss reason
|  Lead source                                                 Description           145 Commonwealth Ave, Boston, MA. 4
|                                                                                    beds, 3 baths.
| Sales stage                                                  Number
|  Stage                 Qualification                         Won                   no
|  Probability           20%                                   Closed                no
|  Forecast category     Pipeline                              AI probability
|  Next step             Show the house                        AI predicted close …
|                                                              Last activity date    09:00
| Amount and dates
|  Amount                845,000 EUR                          System
|  Expected revenue      169,000 EUR                           Tags                  dreamhouse
|  Close date            31 Mar 27                             Created               09:00
|  Days open             0                                     Created by            Kim
|                                                              Updated               09:00
|                                                              Updated by            Kim
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
| next step: Confirm budget and timeline.
@s
:dump
| Opportunity › Contemporary Luxury
|  Stage Qualification   Amount 845,000 EUR   Close date 31 Mar 27
|  Prospecting › Qualification › Needs Analysis › Proposal › Negotiation › Closed Won
|  Details   Timeline   Activities 1   Tasks   Notes   Files   History
| Opportunity                                                 More
|  Name                  Contemporary Luxury                   Product interest
|  Account               Dreamhouse Realty                     Quantity
|  Contact               Jennifer Wu                           Discount
|  Owner                 Kim                                   Competitor analysis
|  Type                                                        Loss reason
|  Lead source                                                 Description           145 Commonwealth Ave, Boston, MA. 4
|                                                                                    beds, 3 baths.
| Sales stage                                                  Number
|  Stage                 Qualification                         Won                   no
|  Probability           20%                                   Closed                no
|  Forecast category     Pipeline                              AI probability
|  Next step             Show the house                        AI predicted close …
|                                                              Last activity date    09:00
| Amount and dates
|  Amount                845,000 EUR                          System
|  Expected revenue      169,000 EUR                           Tags                  dreamhouse
|  Close date            31 Mar 27                             Created               09:00
|  Days open             0                                     Created by            Kim
|                                                              Updated               09:00
|                                                              Updated by            Kim
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
| No plugin here makes a summary of opportunities; x shows what can be done.
@@
:dump
| Opportunity › Contemporary Luxury
|  Stage Qualification   Amount 845,000 EUR   Close date 31 Mar 27
|  Prospecting › Qualification › Needs Analysis › Proposal › Negotiation › Closed Won
|  Details   Timeline   Activities 1   Tasks   Notes   Files   History
| Opportunity                                                 More
|  Name                  Contemporary Luxury                   Product interest
|  Account               Dreamhouse Realty                     Quantity
|  Contact               Jennifer Wu                           Discount
|  Owner                 Kim                                   Competitor analysis
|  Type                                                        Loss reason
|  Lead source                                                 Description           145 Commonwealth Ave, Boston, MA. 4
|                                                                                    beds, 3 baths.
| Sales stage                                                  Number
|  Stage                 Qualification                         Won                   no
|  Probability           20%                                   Closed                no
|  Forecast category     Pipeline                              AI probability
|  Next step             Show the house                        AI predicted close …
|                                                              Last activity date    09:00
| Amount and dates
|  Amount                845,000 EUR                          System
|  Expected revenue      169,000 EUR                           Tags                  dreamhouse
|  Close date            31 Mar 27                             Created               09:00
|  Days open             0                                     Created by            Kim
|                                                              Updated               09:00
|                                                              Updated by            Kim
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
| No language model is set up here, so nobody answers questions; / filters, gs searches all, x shows what can be done.
:list task
<Enter>
m
:dump
| Task › Ask the bank for John Connor's letter
|  Status Not Started   Due date 22 Nov   Priority High
|  Not Started › In Progress › Completed › Waiting › Deferred
|  Details   Timeline   Subtasks   Files   History
| Task information                                            Task dependencies
|  Subject               Ask the bank for John Connor's let…   Blocked by
|  Status                Not Started                           Blocks
|  Priority              High
|  Owner                 Kim                                  Checklist
|  Parent task                                                 Checklist items
|                                                              Checklist completed…  0
| Dates and deadlines                         ╭─ Status ───────────────────╮al cou…  0
|  Start date                                 │                            │
|  Due date              22 Nov               │ In Progress                │
|  Reminder date time                         │ Completed                  │
|  Reminder set          no                   │ Waiting                    │
|                                             │ Deferred                   │         dreamhouse
| Related records                             ╰────────────────────────────╯
|  Account                                                    Description
|  Contact               John Connor                           Description
|
| Time tracking                                               More
|  Estimated hours                                             Opportunity
|  Actual hours                                                Lead
|  Percent complete
|                                                             System
| Recurrence settings                                          Created               09:00
|  Recurrence type                                             Created by            Kim
|  Recurrence interval                                         Updated               09:00
|  Recurrence end date                                         Updated by            Kim
|
|
|
|
|
|
|
|
|
| <Enter> Take   <Esc> Leave
> comp
<Enter>
:dump
| Task › Ask the bank for John Connor's letter
|  Status Completed   Due date 22 Nov   Priority High
|  Not Started › In Progress › Completed › Waiting › Deferred
|  Details   Timeline   Subtasks   Files   History
| Task information                                            Task dependencies
|  Subject               Ask the bank for John Connor's let…   Blocked by
|  Status                Completed                             Blocks
|  Priority              High
|  Owner                 Kim                                  Checklist
|  Parent task                                                 Checklist items
|                                                              Checklist completed…  0
| Dates and deadlines                                          Checklist total cou…  0
|  Start date
|  Due date              22 Nov                               Kanban board
|  Completed date        09:00                                 Kanban column
|  Reminder date time                                          Kanban order
|  Reminder set          no                                    Tags                  dreamhouse
|
| Related records                                             Description
|  Account                                                     Description
|  Contact               John Connor
|                                                             More
| Time tracking                                                Opportunity
|  Estimated hours                                             Lead
|  Actual hours
|  Percent complete      100%                                 System
|                                                              Created               09:00
| Recurrence settings                                          Created by            Kim
|  Recurrence type                                             Updated               09:00
|  Recurrence interval                                         Updated by            Kim
|  Recurrence end date
|
|
|
|
|
|
|
|
| Status is Completed now.   u undo
:list opportunity stage:proposal
<Space><Space><Space>
m
> won
:dump
| Opportunities › stage:proposal                                                                            3 marked   8
|  Name                      Account                   Amount  Close date   Stage      Probability  Owner
|+ Architectural Details     Dreamhouse Realty    690,000 EUR  31 Mar 27    Proposal           60%  Kim
|+ Contemporary City Living  Dreamhouse Realty    650,000 EUR  31 Mar 27    Proposal           60%  Kim
|+ Seaport District Retreat  Dreamhouse Realty    450,000 EUR  31 Mar 27    Proposal           60%  Kim
|  Heart of Harvard Square   Dreamhouse Realty    450,000 EUR  31 Mar 27    Proposal           60%  Kim
|  Quiet Retreat             Dreamhouse Realty    725,000 EUR  29 Nov       Proposal           60%  Kim
|  Waterfront in the City    Dreamhouse Realty    850,000 EUR  31 Mar 27    Proposal           60%  Kim
|  Modern City Living        Dreamhouse Realty    825,000 EUR  31 Mar 27    Proposal           60%  Kim
|  Ultimate Sophistication   Dreamhouse Realty  1,200,000 EUR  31 Mar 27    Proposal           60%  Kim
|                                            ╭─ Stage of 3 opportunities ───╮
|                                            │ won                          │
|                                            │ Closed Won                   │
|                                            │                              │
|                                            │                              │
|                                            │                              │
|                                            │                              │
|                                            │                              │
|                                            │                              │
|                                            ╰──────────────────────────────╯
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
| <Enter> Take   <Esc> Leave
<Enter>
:dump
| Opportunities › stage:proposal                                                                            3 marked   8
|  Name                      Account                   Amount  Close date   Stage      Probability  Owner
|+ Architectural Details     Dreamhouse Realty    690,000 EUR  31 Mar 27    Proposal           60%  Kim
|+ Contemporary City Living  Dreamhouse Realty    650,000 EUR  31 Mar 27    Proposal           60%  Kim
|+ Seaport District Retreat  Dreamhouse Realty    450,000 EUR  31 Mar 27    Proposal           60%  Kim
|  Heart of Harvard Square   Dreamhouse Realty    450,000 EUR  31 Mar 27    Proposal           60%  Kim
|  Quiet Retreat             Dreamhouse Realty    725,000 EUR  29 Nov       Proposal           60%  Kim
|  Waterfront in the City    Dreamhouse Realty    850,000 EUR  31 Mar 27    Proposal           60%  Kim
|  Modern City Living        Dreamhouse Realty    825,000 EUR  31 Mar 27    Proposal           60%  Kim
|  Ultimate Sophistication   Dreamhouse Realty  1,200,000 EUR  31 Mar 27    Proposal           60%  Kim
|
|                               ╭─ Set Stage of 3 opportunities? ───────────────────────╮
|                               │ Architectural Details           Proposal → Closed Won │
|                               │ Contemporary City Living        Proposal → Closed Won │
|                               │ Seaport District Retreat        Proposal → Closed Won │
|                               ╰───────────────────────────────────────────────────────╯
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
| <Enter> Do it   <Esc> Leave it
<Esc>
