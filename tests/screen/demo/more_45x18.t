# size 45x18
# The rest of what stands around the work: plugins, messages, what can be done, a letter, drafts, the tour, where one is, a
# file that cannot be, columns, views, order, sessions, faults, the history, keys begun.
:plugins
:dump
| Plugins                                   1
| crm
|  1.0  on  Customer relations
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
| <Enter> Open   e On   d Off   / Filter
<Enter>
:dump
| plugins info crm                    5 lines
| crm 1.0  Customer relations
| state    on
| objects  account activity assignment_rule
|          contact email_message
|          email_template form landing_page
|          lead marketing_list note
|          opportunity task unsubscribe
| actions  account_health_check account_churn
|          account_recommend contact_intent
|          contact_duplicates
|          contact_best_time
|          contact_sentiment lead_convert
|          lead_signature
|          opportunity_next_step
|          opportunity_close_date
| calls    0 in 0.0 ms, slowest 0.0 ms
| j Down   <Space> Page down   / Search
q
q
:messages
:dump
| Messages                                  0
|
|  Nothing was said yet.
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
| / Filter   R Read again   <Esc> Back
q
:open contact "Jennifer Wu"
x
:dump
| Contact › Jennifer Wu
|  ╭─ Jennifer Wu ────────────────────────╮
|  │                                      │…
| B│           Buying intent              │
|  │           Find duplicates            │
|  │           Best time to contact       │
|  │           Sentiment of a text        │
|  │ <Enter>   Open                       │
|  │ E         Edit the form              │
|  │ m         Move on: stage, status     │
|  │ =         Set a field                │
|  │ Lc        Log a call                 │
|  │ r         Write or answer a mail     │
|  │ Lm        Log a mail                 │
|  │ Le        Log a meeting              │
|  ╰────────────────────────────────────+─╯
|
| <Enter> Take   <Esc> Leave
<Esc>
r
<Tab>
> The garden
<Tab>
> Dear Jennifer,
<A-Enter>
<A-Enter>
> the garden that you asked for would cost more than the house, and the lake beside it more than both; shall we meet and talk about what can be left out?
:dump
| New Outgoing mail
|
| Mail
|  To *
|  jen@dreamhouse.demo
|  Subject *
|  The garden
|  Text
|  Dear Jennifer,
|
|  the garden that you asked for would cost
|  more than the house, and the lake beside
|  it more than both; shall we meet and talk
|  about what can be left out?
|
| Sending
|  Status *
| <C-s> Save   <Esc> Back   <Tab> Next field
<Esc>
:drafts
:dump
| Drafts                                    1
| Outgoing mail
|  new: The garden
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
| <Enter> Open   d Throw away   <Esc> Back
q
:tour
:dump
| Tour                               18 lines
| A minute with HotCRM
|
|   j k h l or arrows     move in any list;
|   gg and G go to its ends
|   Enter                 opens what the
|   cursor is on; Esc or q goes back
|   /                     filters while you
|   type: stage:proposal amount:50k..
|   close:this_q
|   < and >               sort by the column;
|   * keeps only rows with this value
|   e                     edits the cell, E
|   the whole record, a makes a new one
|   Space v %             mark a row, a
|   range, everything; a verb then means all
|   marks
| j Down   <Space> Page down   / Search
q
:list activity
:dump
| Activities                            8,307
| Sign papers, City Living
|  Meeting  Planned  26 Nov  Michelle Lambert
| Demo of the house tour
|  Demo  Planned  25 Nov  Brad Holmes  Dream…
| Price talk, Quiet Retreat
|  Call  Planned  24 Nov  Miriam Aupont  Dre…
| Show Waterfront in the City
|  Meeting  Planned  24 Nov  Olivia Green
| Lunch with Jennifer Wu
|  Lunch  Planned  12:30  Jennifer Wu  Dream…
| Show Ultimate Sophistication
|  Meeting  Planned  11:00  Michael Jones
| Call Leslie Martin about her offer
|  Call  Planned  09:30  Leslie Martin  Drea…
| First talk about MG Special
|  Call  Completed  30 Sep  Betatech  Gladys…
| <Enter> Open   m Move on   x More   a New
gP
:dump
| Activities                            8,307
| Sign papers, City Living
|  Meeting  Planned  26 Nov  Michelle Lambert
| Demo of the house tour
|  Demo  Planned  25 Nov  Brad Holmes  Dream…
| Price talk, Quiet Retreat
|  Call  Planned  24 Nov  Miriam Aupont  Dre…
| Show Waterfront in the City
|  Meeting  Planned  24 Nov  Olivia Green
| Lunch with Jennifer Wu
|  Lunch  Planned  12:30  Jennifer Wu  Dream…
| Show Ultimate Sophistication
|  Meeting  Planned  11:00  Michael Jones
| Call Leslie Martin about her offer
|  Call  Planned  09:30  Leslie Martin  Drea…
| First talk about MG Special
|  Call  Completed  30 Sep  Betatech  Gladys…
| Opportunities, then Jennifer Wu, then Acti…
:print /nowhere/list.txt
:dump
| Activities                            8,307
| Sign papers, City Living
|  Meeting  Planned  26 Nov  Michelle Lambert
| Demo of the house tour
|  Demo  Planned  25 Nov  Brad Holmes  Dream…
| Price talk, Quiet Retreat
|  Call  Planned  24 Nov  Miriam Aupont  Dre…
| Show Waterfront in the City
|  Meeting  Planned  24 Nov  Olivia Green
| Lunch with Jennifer Wu
|  Lunch  Planned  12:30  Jennifer Wu  Dream…
| Show Ultimate Sophistication
|  Meeting  Planned  11:00  Michael Jones
| Call Leslie Martin about her offer
|  Call  Planned  09:30  Leslie Martin  Drea…
| First talk about MG Special
| /nowhere/list.txt cannot be written: No
| such file or directory.
<Esc>
zc
:dump
| Contact › Jennifer Wu
|  Account Dreamhouse Realty
|  Details   Timeline   Opportunities 2   A…
| Basic
|  First name
|   Jennifer
|  Last name
|   Wu
|  Salutation
|
|  Account
|   Dreamhouse Realty
|  Title
|   Senior Broker
|  Department
|
| zc is not a key here; ? shows those that
| are.
<Esc>
:opportunity
:filter stage:proposal
zv
:dump
| Opportunities › stage:proposal   8 of 8,812
| Architectural Details           690,000 EUR
|  Dream╭─ View ─────────────────────╮sal
| Contem│                            │000 EUR
|  Dream│ All opportunities          │sal
| Seapor│ My open opportunities      │000 EUR
|  Dream│ Closing this month         │sal
| Heart │ High value deals           │000 EUR
|  Dream│ Stagnant opportunities     │sal
| Quiet │ Won opportunities          │000 EUR
|  Dream│ Pipeline  board            │  60%
| Waterf╰────────────────────────────╯000 EUR
|  Dreamhouse Realty  31 Mar 27  Proposal
| Modern City Living              825,000 EUR
|  Dreamhouse Realty  31 Mar 27  Proposal
| Ultimate Sophistication       1,200,000 EUR
|  Dreamhouse Realty  31 Mar 27  Proposal
| <Enter> Take   <Esc> Leave
<Esc>
zs
:dump
| Opportunities › stage:proposal   8 of 8,812
| Architect╭─ Order ───────────────────────╮R
|  Dreamhou│   Name                        │
| Contempor│   Account                     │R
|  Dreamhou│   Amount                      │
| Seaport D│   Close date                  │R
|  Dreamhou│   Stage                       │
| Heart of │   Probability                 │R
|  Dreamhou│   Owner                       │
| Quiet Ret│   Created                     │R
|  Dreamhou│   Created by                  │
| Waterfron│   Updated                     │R
|  Dreamhou│   Updated by                  │
| Modern Ci│   Tags                        │R
|  Dreamhou│   Number                      │
| Ultimate │   Contact                     │R
|  Dreamhou╰───────────────────────────────╯
| <Space> In or out   J Move down   K Move up
<Esc>
:sessions
:dump
| Sessions                                  0
|
|  No session was left yet.
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
| <Enter> Open   / Filter   < Sort up
q
:faults
:dump
| Faults in the settings                    0
|
|  Nothing is wrong in the files of keys and
|  settings.
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
| / Filter   <Esc> Back
q
:list user
<Enter>
:dump
| User › Anna Snelling
|  Team Central
|  Details   Timeline   Reports   Files   H…
| Person
|  Name
|   Anna Snelling
|  Title
|
|  Department
|
|  E-mail
|   anna.snelling@example.com
|  Phone
|
|
| Work
|  Login
| e Edit   E Form   x More   <Tab> Next tab
:tab history
:dump
| User › Anna Snelling
|  Team Central
|< Timeline   Reports   Files   History
|  2026-11-23 09:00  Kim created it
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
| u Undo   <Tab> Next tab   <Esc> Back
q
q
,
:dump
| Opportunities › stage:proposal   8 of 8,812
| Architectural Details           690,000 EUR
|  Dreamhouse Realty  31 Mar 27  Proposal
| Contemporary City Living        650,000 EUR
|  Dreamhouse Realty  31 Mar 27  Proposal
| Seaport District Retreat        450,000 EUR
|  Dreamhouse Realty  31 Mar 27  Proposal
| Heart of Harvard Square         450,000 EUR
|  Dreamhouse Realty  31 Mar 27  Proposal
| Quiet Retreat                   725,000 EUR
|  Dreamhouse Realty  29 Nov  Proposal  60%
| Waterfront in the City          850,000 EUR
|  Dreamhouse Realty  31 Mar 27  Proposal
| Modern City Living              825,000 EUR
|  Dreamhouse Realty  31 Mar 27  Proposal
| Ultimate Sophistication       1,200,000 EUR
| , is not a key here; ? shows those that
| are.
<Esc>
z
:dump
| Opportunities                         8,812
| MG Advanced, 8I5ONXJX
|  20 Feb 27  Prospecting  10%  Versie Hille…
| MG Advanced, 18IUIUK0
|  30 Apr 27  Prospecting  10%  Versie Hille…
| MG Advanced, LIB4KUZJ
|╭─ z ───────────────────────────────────────╮
|│ u Take marks away   R Unfold all          │
|│ p Preview           f Save the view       │
|│ s Order             ] Next view           │
|│ c Columns           [ View before         │
|│ w Column width      v Choose a view       │
|│ g Group             b Board               │
|│ d Chart             k Calendar            │
|│ a Fold or unfold    z Centre              │
|│ M Fold all                                │
|╰───────────────────────────────────────────╯
| <Enter> Open   m Move on   x More   a New
<Esc>
g
:dump
| Opportunities                         8,812
| MG Advanced, 8I5ONXJX
|╭─ g ───────────────────────────────────────╮
|│ v Marks again       p Plugins             │
|│ f Follow the link   j Jobs                │
|│ x Open the file     , Settings            │
|│ X Save the file     K All keys            │
|│ g First             e Messages            │
|│ h Home              y Sync                │
|│ a Accounts          d Dashboards          │
|│ c Contacts          s Search all          │
|│ o Opportunities     r Reminders           │
|│ l Leads             S Say the record      │
|│ k Cases             P Say where I am      │
|│ i Inbox             B The screen as text  │
|│ w Agenda                                  │
|╰───────────────────────────────────────────╯
| <Enter> Open   m Move on   x More   a New
<Esc>
