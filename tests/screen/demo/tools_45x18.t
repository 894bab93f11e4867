# size 45x18
# What stands around the work: keys, help, settings, what was done, jobs, drafts, reminders, sync, printing, themes, hints.
:opportunity
:sort name
?
> sort
:dump
| Opportunities                         8,812
| Arc╭─ Keys here (list:opportunity) ───╮ EUR
|  Dr│ sort                             │
| Cit│ <         Sort up                │ EUR
|  Dr│ >         Sort down              │
| Con│                                  │ EUR
|  Dr│                                  │
| Con│                                  │ EUR
|  Dr│                                  │ati…
| GTK│                                  │
|  Be│                                  │
| GTK│                                  │ EUR
|  Ch│                                  │e G…
| GTK│                                  │ EUR
|  Ch│                                  │e G…
| GTK╰──────────────────────────────────╯ EUR
|  Cheers  30 Jun  Closed Won  100%  Markita…
| <Enter> Take   <Esc> Leave
<Esc>
s
:dump
| Opportunities                         8,812
| Architectural Details           690,000 EUR
|  Dreamhouse Realty  31 Mar 27  Proposal
| City Living                     450,000 EUR
|  Dreamhouse Realty  26 Nov  Negotiation
| Contemporary City Living        650,000 EUR
|  Dreamhouse Realty  31 Mar 27  Proposal
| Contemporary Luxury             845,000 EUR
|  Dreamhouse Realty  31 Mar 27  Qualificati…
| GTK 500 for Betasoloin
|  Betasoloin  30 Dec  Qualification  20%
| GTK 500 for Cheers                    0 EUR
|╭─ s ───────────────────────────────────────╮
|│ s Sync now          p Refused             │
|│ q What waits        o Online or not       │
|│ c Conflicts                               │
|╰───────────────────────────────────────────╯
| <Enter> Open   m Move on   x More   a New
<Esc>
:
> li
<Tab>
:dump
| Opportunities                         8,812
| Architectural Details           690,000 EUR
|  Dreamhouse Realty  31 Mar 27  Proposal
| City Living                     450,000 EUR
|  Dreamhouse Realty  26 Nov  Negotiation
| Contemporary City Living        650,000 EUR
|  Dreamhouse Realty  31 Mar 27  Proposal
| Contemporary Luxury             845,000 EUR
|  Dreamhouse Realty  31 Mar 27  Qualificati…
| GTK 500 for Betasoloin
|  Betasoloin  30 Dec  Qualification  20%
| GTK 500 for Cheers                    0 EUR
| list             print the rows, groups or…
| line-start       move the cursor to the st…
| line-end         move the cursor to the en…
| line-end-editor  move the cursor to the en…
| literal          take the next key as text…
|:li
<Esc>
:help filter
:dump
| help filter                         2 lines
| hotcrm filter [CONDITION]
|   show only rows that match a HotQL
|   condition
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
| j Down   <Space> Page down   / Search
q
:options
:dump
| Settings                                 10
| theme
|  auto  any  colours; :theme lists them
| cursor-style
|  auto  auto bar cell mark  how the row und…
| mouse
|  on  on off  clicks and the wheel are HotC…
| team-shell
|  off  on off  files of the team may run pr…
| reader
|  off  on off  for screen readers: no decor…
| width
|  auto  auto safe  safe: columns stay strai…
| clipboard
|  auto  any  how copied text travels: auto,…
| home
|  opportunity  any  the object whose list i…
| <Enter> Open   / Filter   < Sort up
q
:set next_step="Call them"
U
:dump
| What was done                            24
| set Next step of 1 opportunity
|  2026-11-23 09:00  Kim  1  user  24
| set 1 user
|  2026-11-23 09:00  Kim  1  user  23
| new task
|  2026-11-23 09:00  Kim  1  user  22
| new task
|  2026-11-23 09:00  Kim  1  user  21
| new task
|  2026-11-23 09:00  Kim  1  user  20
| new task
|  2026-11-23 09:00  Kim  1  user  19
| new activity
|  2026-11-23 09:00  Kim  1  user  18
| new activity
|  2026-11-23 09:00  Kim  1  user  17
| <Enter> Open   u Undo   <C-r> Redo
q
:jobs
:dump
| Jobs                                      0
|
|  No jobs here now.
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
| <Enter> Open   m Move on   x More   a New
q
:drafts
:dump
| Drafts                                    0
|
|  No form was left unsaved.
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
:reminders
:dump
| Reminders                                 0
|
|  Nothing is due. A reminder is made with:
|  new reminder text="Call Ann" user=me
|  due="+2h".
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
| <Enter> Open   s Snooze   d Done
q
:sync status
:dump
| Sync                                      0
|
|  This workspace stands by itself. `:sync
|  join` ties it to a server.
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
| <Enter> Open   r Sync now
q
:sync queue
:dump
| Waiting to be sent                       10
| Opportunities
|  8816  0 s
| Activities
|  8307  0 s
| Accounts
|  92  0 s
| Users
|  43  0 s
| Contacts
|  13  0 s
| Tasks
|  4  0 s
| Roles
|  3  0 s
| Teams
|  3  0 s
| <Enter> Open   ss Sync now   <Esc> Back
q
:sync conflicts
:dump
| Conflicts                                 0
|
|  Nothing clashes: every edit found its
|  place.
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
| <Enter> Open   h Mine   l Theirs   u Undo
q
:sync parked
:dump
| Refused by the server                     0
|
|  The server has refused nothing.
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
| <Enter> Open   e Mend   r Try again
q
:theme
:dump
| Opportunities                         8,812
| Architectural Details           690,000 EUR
|╭─ Theme ───────────────────────────────────╮
|│ auto                                      │
|│ auto  The terminal's own colours: sixtee… │
|│ colourblind  Okabe and Ito's palette: or… │
|│ contrast-dark  Black and white first: ev… │
|│ contrast-light  White and black first: e… │
|│ dark  A quiet dark screen: one blue for … │
|│ ember  A dark room and a fire: brown-bla… │
|│ fjord  Northern light: slate, snow and a… │
|│ harbour  Night over the water: deep blue… │
|│ light  For bright rooms: black on near w… │
|│ linen  A sheet of good paper: warm white… │
|│ mono  No colour at all: bold, underline … │
|│ plum  Late evening: aubergine, rose and … │
|╰───────────────────────────────────────────╯
| <Enter> Take   <Esc> Leave
