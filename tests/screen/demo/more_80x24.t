# size 80x24
# The rest of what stands around the work: plugins, messages, what can be done, a letter, drafts, the tour, where one is, a
# file that cannot be, columns, views, order, sessions, faults, the history, keys begun.
:plugins
:dump
| Plugins                                                                      1
|  Plugin   Version   State    Calls   ms   Slowest  About
|  crm      1.0       on                             Customer relations
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
| <Enter> Open   e On   d Off   / Filter   <Esc> Back
<Enter>
:dump
| plugins info crm                                                       5 lines
| crm 1.0  Customer relations
| state    on
| objects  account activity assignment_rule contact email_message email_template
|          form landing_page lead marketing_list note opportunity task
|          unsubscribe
| actions  account_health_check account_churn account_recommend contact_intent
|          contact_duplicates contact_best_time contact_sentiment lead_convert
|          lead_signature opportunity_next_step opportunity_close_date
| calls    0 in 0.0 ms, slowest 0.0 ms
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
| j Down   <Space> Page down   / Search   <Esc> Back
q
q
:messages
:dump
| Messages                                                                     0
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
|  Account Dreamhouse╭─ Jennifer Wu ────────────────────────╮7-244-3672
|  Details   Timeline│                                      │s   Notes   E-mai…
| Basic              │           Buying intent              │
|  First name        │           Find duplicates            │
|  Last name         │           Best time to contact       │
|  Salutation        │           Sentiment of a text        │
|  Account           │ <Enter>   Open                       │
|  Title             │ E         Edit the form              │
|  Department        │ m         Move on: stage, status     │
|                    │ =         Set a field                │
| Contact channels   │ Lc        Log a call                 │
|  E-mail            │ r         Write or answer a mail     │
|  Phone             │ Lm        Log a mail                 │
|  Mobile phone      │ Le        Log a meeting              │
|  Fax               │ Ln        Write a note               │
|  Preferred contact │ T         New task from this         │
|                    │           Attach a file              │
| Career             │ A         Assign owner               │
|  Level             │ t         Tags                       │
|  Decision maker    │           Pipe to a program          │
|  Influence level   ╰────────────────────────────────────+─╯
|  Relationship streng…  Unknown
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
|  To *                jen@dreamhouse.demo
|  Subject *           The garden
|  Text                Dear Jennifer,
|
|                      the garden that you asked for would cost more than the
|                      house, and the lake beside it more than both; shall we
|                      meet and talk about what can be left out?
|
| Sending
|  Status *            Waits
|  Not before
|
| More
|  Owner               Kim
|
|
|
|
|
|
| <C-s> Save   <Esc> Back   <Tab> Next field   <C-o> In the editor
<Esc>
:drafts
:dump
| Drafts                                                                       1
|  Of             Record
|  Outgoing mail  new: The garden
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
| <Enter> Open   d Throw away   <Esc> Back
q
:tour
:dump
| Tour                                                                  18 lines
| A minute with HotCRM
|
|   j k h l or arrows     move in any list; gg and G go to its ends
|   Enter                 opens what the cursor is on; Esc or q goes back
|   /                     filters while you type: stage:proposal amount:50k..
|                         close:this_q
|   < and >               sort by the column; * keeps only rows with this value
|   e                     edits the cell, E the whole record, a makes a new one
|   Space v %             mark a row, a range, everything; a verb then means all
|                         marks
|   m                     moves on: the stages or statuses that may follow
|   Lc  r  T              logs a call, writes a mail, makes a task from the
|                         record; x shows all that can be done
|   u and Ctrl-R          undo and redo, whatever it was; U lists what was done
|   ga gc go gl gk        accounts, contacts, opportunities, leads, cases; gh is
|                         home
|   :                     any command, Tab completes it; Ctrl-P finds commands,
|                         records, views
|   ?                     the keys of the place you are in; Enter runs one
|
| Nothing you do here needs care: edits are undone with u, drafts of forms are
| kept, and where you were is open again when you come back. `hotcrm help` and
| j Down   <Space> Page down   / Search   <Esc> Back
q
:list activity
:dump
| Activities                                                     +2 cols   8,307
|  Subject                       Type     Status     Activity date↓  Contact
|  Sign papers, City Living      Meeting  Planned    26 Nov          Michelle La…
|  Demo of the house tour        Demo     Planned    25 Nov          Brad Holmes
|  Price talk, Quiet Retreat     Call     Planned    24 Nov          Miriam Aupo…
|  Show Waterfront in the City   Meeting  Planned    24 Nov          Olivia Green
|  Lunch with Jennifer Wu        Lunch    Planned    12:30           Jennifer Wu
|  Show Ultimate Sophistication  Meeting  Planned    11:00           Michael Jon…
|  Call Leslie Martin about he…  Call     Planned    09:30           Leslie Mart…
|  First talk about MG Special   Call     Completed  30 Sep
|  First talk about GTX Plus B…  Call     Completed  30 Sep
|  First talk about GTX Pro      Call     Completed  29 Sep
|  First talk about GTX Plus B…  Call     Completed  27 Sep
|  First talk about GTX Basic    Call     Completed  27 Sep
|  First talk about GTX Basic    Call     Completed  27 Sep
|  First talk about GTX Basic    Call     Completed  26 Sep
|  First talk about MG Advanced  Call     Completed  25 Sep
|  First talk about MG Special   Call     Completed  25 Sep
|  First talk about MG Special   Call     Completed  25 Sep
|  First talk about MG Special   Call     Completed  24 Sep
|  First talk about MG Special   Call     Completed  24 Sep
|  First talk about MG Advanced  Call     Completed  24 Sep
|  First talk about GTX Plus P…  Call     Completed  24 Sep
| <Enter> Open   a New   e Edit   <Space> Mark   / Filter   <Esc> Back   u Undo
gP
:dump
| Activities                                                     +2 cols   8,307
|  Subject                       Type     Status     Activity date↓  Contact
|  Sign papers, City Living      Meeting  Planned    26 Nov          Michelle La…
|  Demo of the house tour        Demo     Planned    25 Nov          Brad Holmes
|  Price talk, Quiet Retreat     Call     Planned    24 Nov          Miriam Aupo…
|  Show Waterfront in the City   Meeting  Planned    24 Nov          Olivia Green
|  Lunch with Jennifer Wu        Lunch    Planned    12:30           Jennifer Wu
|  Show Ultimate Sophistication  Meeting  Planned    11:00           Michael Jon…
|  Call Leslie Martin about he…  Call     Planned    09:30           Leslie Mart…
|  First talk about MG Special   Call     Completed  30 Sep
|  First talk about GTX Plus B…  Call     Completed  30 Sep
|  First talk about GTX Pro      Call     Completed  29 Sep
|  First talk about GTX Plus B…  Call     Completed  27 Sep
|  First talk about GTX Basic    Call     Completed  27 Sep
|  First talk about GTX Basic    Call     Completed  27 Sep
|  First talk about GTX Basic    Call     Completed  26 Sep
|  First talk about MG Advanced  Call     Completed  25 Sep
|  First talk about MG Special   Call     Completed  25 Sep
|  First talk about MG Special   Call     Completed  25 Sep
|  First talk about MG Special   Call     Completed  24 Sep
|  First talk about MG Special   Call     Completed  24 Sep
| Opportunities, then Jennifer Wu, then Activities: row 1 of 8307, Sign papers,
| City Living, Type Meeting, Status Planned, Activity date 26 Nov, Contact
| Michelle Lambert, Account Dreamhouse Realty, Owner Kim
:print /nowhere/list.txt
:dump
| Activities                                                     +2 cols   8,307
|  Subject                       Type     Status     Activity date↓  Contact
|  Sign papers, City Living      Meeting  Planned    26 Nov          Michelle La…
|  Demo of the house tour        Demo     Planned    25 Nov          Brad Holmes
|  Price talk, Quiet Retreat     Call     Planned    24 Nov          Miriam Aupo…
|  Show Waterfront in the City   Meeting  Planned    24 Nov          Olivia Green
|  Lunch with Jennifer Wu        Lunch    Planned    12:30           Jennifer Wu
|  Show Ultimate Sophistication  Meeting  Planned    11:00           Michael Jon…
|  Call Leslie Martin about he…  Call     Planned    09:30           Leslie Mart…
|  First talk about MG Special   Call     Completed  30 Sep
|  First talk about GTX Plus B…  Call     Completed  30 Sep
|  First talk about GTX Pro      Call     Completed  29 Sep
|  First talk about GTX Plus B…  Call     Completed  27 Sep
|  First talk about GTX Basic    Call     Completed  27 Sep
|  First talk about GTX Basic    Call     Completed  27 Sep
|  First talk about GTX Basic    Call     Completed  26 Sep
|  First talk about MG Advanced  Call     Completed  25 Sep
|  First talk about MG Special   Call     Completed  25 Sep
|  First talk about MG Special   Call     Completed  25 Sep
|  First talk about MG Special   Call     Completed  24 Sep
|  First talk about MG Special   Call     Completed  24 Sep
|  First talk about MG Advanced  Call     Completed  24 Sep
|  First talk about GTX Plus P…  Call     Completed  24 Sep
| /nowhere/list.txt cannot be written: No such file or directory.
<Esc>
zc
:dump
| Contact › Jennifer Wu
|  Account Dreamhouse Realty   Title Senior Broker   Phone 617-244-3672
|  Details   Timeline   Opportunities 2   Activities 1   Tasks   Notes   E-mai…
| Basic
|  First name            Jennifer
|  Last name             Wu
|  Salutation
|  Account               Dreamhouse Realty
|  Title                 Senior Broker
|  Department
|
| Contact channels
|  E-mail                jen@dreamhouse.demo
|  Phone                 617-244-3672
|  Mobile phone          617-244-3672
|  Fax
|  Preferred contact
|
| Career
|  Level                 Individual Contributor
|  Decision maker        no
|  Influence level       Low
|  Relationship streng…  Unknown
| zc is not a key here; ? shows those that are.
<Esc>
:opportunity
:filter stage:proposal
zv
:dump
| Opportunities › stage:proposal                            +2 cols   8 of 8,812
|  Name                      Account                Amount  Close date   Stage
|  Architectural Details     Dreamhouse Re…    690,000 EUR  31 Mar 27    Proposal
|  Contemporary City Living  Dreamhouse Re…    650,000 EUR  31 Mar 27    Proposal
|  Seaport District Retrea╭─ View ─────────────────────╮UR  31 Mar 27    Proposal
|  Heart of Harvard Square│                            │UR  31 Mar 27    Proposal
|  Quiet Retreat          │ All opportunities          │UR  29 Nov       Proposal
|  Waterfront in the City │ My open opportunities      │UR  31 Mar 27    Proposal
|  Modern City Living     │ Closing this month         │UR  31 Mar 27    Proposal
|  Ultimate Sophistication│ High value deals           │UR  31 Mar 27    Proposal
|                         │ Stagnant opportunities     │
|                         │ Won opportunities          │
|                         │ Pipeline  board            │
|                         ╰────────────────────────────╯
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
zs
:dump
| Opportunities › stage:proposal                            +2 cols   8 of 8,812
|  Name                      Account          ╭─ Order ───────────────────────╮
|  Architectural Details     Dreamhouse Re…   │   Name                        │al
|  Contemporary City Living  Dreamhouse Re…   │   Account                     │al
|  Seaport District Retreat  Dreamhouse Re…   │   Amount                      │al
|  Heart of Harvard Square   Dreamhouse Re…   │   Close date                  │al
|  Quiet Retreat             Dreamhouse Re…   │   Stage                       │al
|  Waterfront in the City    Dreamhouse Re…   │   Probability                 │al
|  Modern City Living        Dreamhouse Re…   │   Owner                       │al
|  Ultimate Sophistication   Dreamhouse Re…  1│   Created                     │al
|                                             │   Created by                  │
|                                             │   Updated                     │
|                                             │   Updated by                  │
|                                             │   Tags                        │
|                                             │   Number                      │
|                                             │   Contact                     │
|                                             │   Next step                   │
|                                             │   Lead source                 │
|                                             │   Forecast category           │
|                                             │   Type                        │
|                                             │   Expected revenue            │
|                                             │   Days open                   │
|                                             ╰───────────────────────────────╯
| <Space> In or out   J Move down   K Move up   <Enter> Take   <Esc> Put back
<Esc>
:sessions
:dump
| Sessions                                                                     0
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
|
|
|
|
|
|
| <Enter> Open   / Filter   < Sort up   <Esc> Back
q
:faults
:dump
| Faults in the settings                                                       0
|
|  Nothing is wrong in the files of keys and settings.
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
| / Filter   <Esc> Back
q
:list user
<Enter>
:dump
| User › Anna Snelling
|  Team Central
|  Details   Timeline   Reports   Files   History
| Person
|  Name                  Anna Snelling
|  Title
|  Department
|  E-mail                anna.snelling@example.com
|  Phone
|
| Work
|  Login                 anna.snelling
|  Role
|  Team                  Central
|  Manager               Dustin Brinkmann
|  Territory
|  Quota
|  Active                yes
|
| How things are written
|  Time zone
|  Language
|  Dates and numbers
| e Edit   E Form   x More   <Tab> Next tab   <Esc> Back   u Undo   ? Keys
:tab history
:dump
| User › Anna Snelling
|  Team Central
|  Details   Timeline   Reports   Files   History
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
|
|
|
|
|
|
| u Undo   <Tab> Next tab   <Esc> Back   ? Keys
q
q
,
:dump
| Opportunities › stage:proposal                            +2 cols   8 of 8,812
|  Name                      Account                Amount  Close date   Stage
|  Architectural Details     Dreamhouse Re…    690,000 EUR  31 Mar 27    Proposal
|  Contemporary City Living  Dreamhouse Re…    650,000 EUR  31 Mar 27    Proposal
|  Seaport District Retreat  Dreamhouse Re…    450,000 EUR  31 Mar 27    Proposal
|  Heart of Harvard Square   Dreamhouse Re…    450,000 EUR  31 Mar 27    Proposal
|  Quiet Retreat             Dreamhouse Re…    725,000 EUR  29 Nov       Proposal
|  Waterfront in the City    Dreamhouse Re…    850,000 EUR  31 Mar 27    Proposal
|  Modern City Living        Dreamhouse Re…    825,000 EUR  31 Mar 27    Proposal
|  Ultimate Sophistication   Dreamhouse Re…  1,200,000 EUR  31 Mar 27    Proposal
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
| , is not a key here; ? shows those that are.
<Esc>
z
:dump
| Opportunities                                                  +2 cols   8,812
|  Name                       Account      Amount  Close date   Stage
|  MG Advanced, 8I5ONXJX                           20 Feb 27    Prospecting
|  MG Advanced, 18IUIUK0                           30 Apr 27    Prospecting
|  MG Advanced, LIB4KUZJ                           20 May 27    Prospecting
|  MG Advanced, 6SLKZ8FI                            1 May 27    Prospecting
|  MG Advanced, 9MIWFW5J                           18 Apr 27    Prospecting
|  MG Advanced, IUM2FVA1                           16 Feb 27    Prospecting
|  MG Advanced, 4H6DFFO4                            4 May 27    Prospecting
|  MG Advanced, WNWI8RJU                           15 Jan 27    Prospecting
|  MG Advanced for Silis      Silis                20 Dec       Prospecting
|  MG Advanced for Ganjaflex  Ganjaflex             5 Apr 27    Prospecting
|  MG Special, A4M34F8C                            12 Feb 27    Prospecting
|  MG Special, DWGARGA2                             7 Apr 27    Prospecting
|  MG Special, UK00OVV2                            13 May 27    Prospecting
|╭─ z ──────────────────────────────────────────────────────────────────────────╮
|│ u Take marks away        d Chart                  [ View before              │
|│ p Preview                a Fold or unfold         v Choose a view            │
|│ s Order                  M Fold all               b Board                    │
|│ c Columns                R Unfold all             k Calendar                 │
|│ w Column width           f Save the view          z Centre                   │
|│ g Group                  ] Next view                                         │
|╰──────────────────────────────────────────────────────────────────────────────╯
| <Enter> Open   a New   e Edit   <Space> Mark   / Filter   <Esc> Back   u Undo
<Esc>
g
:dump
| Opportunities                                                  +2 cols   8,812
|  Name                       Account      Amount  Close date   Stage
|  MG Advanced, 8I5ONXJX                           20 Feb 27    Prospecting
|  MG Advanced, 18IUIUK0                           30 Apr 27    Prospecting
|  MG Advanced, LIB4KUZJ                           20 May 27    Prospecting
|  MG Advanced, 6SLKZ8FI                            1 May 27    Prospecting
|  MG Advanced, 9MIWFW5J                           18 Apr 27    Prospecting
|  MG Advanced, IUM2FVA1                           16 Feb 27    Prospecting
|  MG Advanced, 4H6DFFO4                            4 May 27    Prospecting
|  MG Advanced, WNWI8RJU                           15 Jan 27    Prospecting
|  MG Advanced for Silis      Silis                20 Dec       Prospecting
|  MG Advanced for Ganjaflex  Ganjaflex             5 Apr 27    Prospecting
|╭─ g ──────────────────────────────────────────────────────────────────────────╮
|│ v Marks again            l Leads                  y Sync                     │
|│ f Follow the link        k Cases                  d Dashboards               │
|│ x Open the file          i Inbox                  s Search all               │
|│ X Save the file          w Agenda                 r Reminders                │
|│ g First                  p Plugins                S Say the record           │
|│ h Home                   j Jobs                   P Say where I am           │
|│ a Accounts               , Settings               B The screen as text       │
|│ c Contacts               K All keys                                          │
|│ o Opportunities          e Messages                                          │
|╰──────────────────────────────────────────────────────────────────────────────╯
| <Enter> Open   a New   e Edit   <Space> Mark   / Filter   <Esc> Back   u Undo
<Esc>
