# size 80x24
# What stands around the work: keys, help, settings, what was done, jobs, drafts, reminders, sync, printing, themes, hints.
:opportunity
:sort name
?
> sort
:dump
| Opportunities                                                  +2 cols   8,812
|  Name↑               ╭─ Keys here (list:opportunity) ───╮e date   Stage
|  Architectural Detail│ sort                             │ar 27    Proposal
|  City Living         │ <         Sort up                │ov       Negotiation
|  Contemporary City Li│ >         Sort down              │ar 27    Proposal
|  Contemporary Luxury │                                  │ar 27    Qualification
|  GTK 500 for Betasolo│                                  │ec       Qualification
|  GTK 500 for Cheers  │                                  │eb       Closed Lost
|  GTK 500 for Cheers  │                                  │eb       Closed Lost
|  GTK 500 for Cheers  │                                  │un       Closed Won
|  GTK 500 for Cheers  │                                  │pr       Closed Won
|  GTK 500 for Cheers  │                                  │pr       Closed Lost
|  GTK 500 for Cheers  │                                  │ug       Closed Won
|  GTK 500 for Finjob  │                                  │ay       Closed Won
|  GTK 500 for Goodsilr│                                  │ar       Closed Won
|  GTK 500 for Goodsilr│                                  │an       Closed Lost
|  GTK 500 for Groovest│                                  │ar       Closed Won
|  GTK 500 for Kan-code│                                  │un       Closed Won
|  GTK 500 for Kan-code│                                  │ep       Closed Lost
|  GTK 500 for Konex   │                                  │ay       Closed Lost
|  GTK 500 for Konex   │                                  │ul       Closed Lost
|  GTK 500 for Labdrill╰──────────────────────────────────╯ar       Closed Won
|  GTK 500 for Lexiqvolax  Lexiqvolax      23,746 EUR  22 Jan       Closed Won
| <Enter> Take   <Esc> Leave
<Esc>
s
:dump
| Opportunities                                                  +2 cols   8,812
|  Name↑                   Account             Amount  Close date   Stage
|  Architectural Details   Dreamhouse R…  690,000 EUR  31 Mar 27    Proposal
|  City Living             Dreamhouse R…  450,000 EUR  26 Nov       Negotiation
|  Contemporary City Liv…  Dreamhouse R…  650,000 EUR  31 Mar 27    Proposal
|  Contemporary Luxury     Dreamhouse R…  845,000 EUR  31 Mar 27    Qualification
|  GTK 500 for Betasoloin  Betasoloin                  30 Dec       Qualification
|  GTK 500 for Cheers      Cheers               0 EUR  10 Feb       Closed Lost
|  GTK 500 for Cheers      Cheers               0 EUR  20 Feb       Closed Lost
|  GTK 500 for Cheers      Cheers          29,166 EUR  30 Jun       Closed Won
|  GTK 500 for Cheers      Cheers          25,464 EUR   3 Apr       Closed Won
|  GTK 500 for Cheers      Cheers               0 EUR  21 Apr       Closed Lost
|  GTK 500 for Cheers      Cheers          27,971 EUR   2 Aug       Closed Won
|  GTK 500 for Finjob      Finjob          24,745 EUR  18 May       Closed Won
|  GTK 500 for Goodsilron  Goodsilron      29,617 EUR  31 Mar       Closed Won
|  GTK 500 for Goodsilron  Goodsilron           0 EUR   6 Jan       Closed Lost
|  GTK 500 for Groovestr…  Groovestreet    30,288 EUR  11 Mar       Closed Won
|  GTK 500 for Kan-code    Kan-code        25,791 EUR   2 Jun       Closed Won
|  GTK 500 for Kan-code    Kan-code             0 EUR   3 Sep       Closed Lost
|╭─ s ──────────────────────────────────────────────────────────────────────────╮
|│ s Sync now         c Conflicts        o Online or not                        │
|│ q What waits       p Refused                                                 │
|╰──────────────────────────────────────────────────────────────────────────────╯
| <Enter> Open   a New   e Edit   <Space> Mark   / Filter   <Esc> Back   u Undo
<Esc>
:
> li
<Tab>
:dump
| Opportunities                                                  +2 cols   8,812
|  Name↑                   Account             Amount  Close date   Stage
|  Architectural Details   Dreamhouse R…  690,000 EUR  31 Mar 27    Proposal
|  City Living             Dreamhouse R…  450,000 EUR  26 Nov       Negotiation
|  Contemporary City Liv…  Dreamhouse R…  650,000 EUR  31 Mar 27    Proposal
|  Contemporary Luxury     Dreamhouse R…  845,000 EUR  31 Mar 27    Qualification
|  GTK 500 for Betasoloin  Betasoloin                  30 Dec       Qualification
|  GTK 500 for Cheers      Cheers               0 EUR  10 Feb       Closed Lost
|  GTK 500 for Cheers      Cheers               0 EUR  20 Feb       Closed Lost
|  GTK 500 for Cheers      Cheers          29,166 EUR  30 Jun       Closed Won
|  GTK 500 for Cheers      Cheers          25,464 EUR   3 Apr       Closed Won
|  GTK 500 for Cheers      Cheers               0 EUR  21 Apr       Closed Lost
|  GTK 500 for Cheers      Cheers          27,971 EUR   2 Aug       Closed Won
|  GTK 500 for Finjob      Finjob          24,745 EUR  18 May       Closed Won
|  GTK 500 for Goodsilron  Goodsilron      29,617 EUR  31 Mar       Closed Won
|  GTK 500 for Goodsilron  Goodsilron           0 EUR   6 Jan       Closed Lost
|  GTK 500 for Groovestr…  Groovestreet    30,288 EUR  11 Mar       Closed Won
|  GTK 500 for Kan-code    Kan-code        25,791 EUR   2 Jun       Closed Won
| list             print the rows, groups or pivot that a query selects
| line-start       move the cursor to the start of the line
| line-end         move the cursor to the end of the line
| line-end-editor  move the cursor to the end of the line; from there: write it…
| literal          take the next key as text, whatever it does
|:li
<Esc>
:help filter
:dump
| help filter                                                            2 lines
| hotcrm filter [CONDITION]
|   show only rows that match a HotQL condition
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
| j Down   <Space> Page down   / Search   <Esc> Back
q
:options
:dump
| Settings                                                                    10
|  Setting       Value        Values              What it means
|  theme         auto         any                 colours; :theme lists them
|  cursor-style  auto         auto bar cell mark  how the row under the cursor s…
|  mouse         on           on off              clicks and the wheel are HotCR…
|  team-shell    off          on off              files of the team may run prog…
|  reader        off          on off              for screen readers: no decorat…
|  width         auto         auto safe           safe: columns stay straight wh…
|  clipboard     auto         any                 how copied text travels: auto,…
|  home          opportunity  any                 the object whose list is the f…
|  preset        vim          vim simple emacs    keys in the manner of vim, of …
|  langmap       off          any                 letters of other keyboards as …
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
:set next_step="Call them"
U
:dump
| What was done                                                     +2 cols   24
|  What                                  When              Who    Changes  State
|  set Next step of 1 opportunity        2026-11-23 09:00  Kim          1
|  set 1 user                            2026-11-23 09:00  Kim          1
|  new task                              2026-11-23 09:00  Kim          1
|  new task                              2026-11-23 09:00  Kim          1
|  new task                              2026-11-23 09:00  Kim          1
|  new task                              2026-11-23 09:00  Kim          1
|  new activity                          2026-11-23 09:00  Kim          1
|  new activity                          2026-11-23 09:00  Kim          1
|  new activity                          2026-11-23 09:00  Kim          1
|  new activity                          2026-11-23 09:00  Kim          1
|  new activity                          2026-11-23 09:00  Kim          1
|  new activity                          2026-11-23 09:00  Kim          1
|  new activity                          2026-11-23 09:00  Kim          1
|  set 1 opportunity                     2026-11-23 09:00  Kim          1
|  set 1 opportunity                     2026-11-23 09:00  Kim          1
|  set 1 opportunity                     2026-11-23 09:00  Kim          1
|  import activity activities.csv        2026-11-23 09:00  Kim       8300
|  import opportunity houses.csv         2026-11-23 09:00  Kim         12
|  import opportunity opportunities.csv  2026-11-23 09:00  Kim       8800
|  import contact contacts.csv           2026-11-23 09:00  Kim         13
|  import account accounts.csv           2026-11-23 09:00  Kim         92
| <Enter> Open   u Undo   <C-r> Redo   / Filter   <Esc> Back
q
:jobs
:dump
| Jobs                                                                         0
|  Kind    Status   Due      Priority   Attempts  Last error
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
|
|
|
|
|
| <Enter> Open   a New   e Edit   <Space> Mark   / Filter   <Esc> Back   u Undo
q
:drafts
:dump
| Drafts                                                                       0
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
| Reminders                                                                    0
|
|  Nothing is due. A reminder is made with: new reminder text="Call Ann"
|  user=me due="+2h".
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
| <Enter> Open   s Snooze   d Done   <Esc> Back
q
:sync status
:dump
| Sync                                                                         0
|
|  This workspace stands by itself. `:sync join` ties it to a server.
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
| <Enter> Open   r Sync now   p Pause or go on   sc Conflicts   <Esc> Back
q
:sync queue
:dump
| Waiting to be sent                                                          10
|  Object          Changes   Oldest
|  Opportunities      8816      0 s
|  Activities         8307      0 s
|  Accounts             92      0 s
|  Users                43      0 s
|  Contacts             13      0 s
|  Tasks                 4      0 s
|  Roles                 3      0 s
|  Teams                 3      0 s
|  Grants                2      0 s
|  Organizations         1      0 s
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
| <Enter> Open   ss Sync now   <Esc> Back
q
:sync conflicts
:dump
| Conflicts                                                                    0
|
|  Nothing clashes: every edit found its place.
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
| <Enter> Open   h Mine   l Theirs   u Undo   <Esc> Back
q
:sync parked
:dump
| Refused by the server                                                        0
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
|
|
|
|
|
|
| <Enter> Open   e Mend   r Try again   d Give up   <Esc> Back
q
:theme
:dump
| Opportunities                                                  +2 cols   8,812
|  Name↑                   Account             Amount  Close date   Stage
|  Archit╭─ Theme ──────────────────────────────────────────────────────────────╮
|  City L│ auto                                                                 │
|  Contem│ auto  The terminal's own colours: sixteen at most, the background l… │
|  Contem│ colourblind  Okabe and Ito's palette: orange and sky blue instead o… │
|  GTK 50│ contrast-dark  Black and white first: every colour at 7:1 or more.   │
|  GTK 50│ contrast-light  White and black first: every colour at 7:1 or more.  │
|  GTK 50│ dark  A quiet dark screen: one blue for where you are, three signal… │
|  GTK 50│ ember  A dark room and a fire: brown-black paper, warm ink, coals f… │
|  GTK 50│ fjord  Northern light: slate, snow and a little heather.             │
|  GTK 50│ harbour  Night over the water: deep blue, lamps in amber, a green b… │
|  GTK 50│ light  For bright rooms: black on near white, the same roles as dar… │
|  GTK 50│ linen  A sheet of good paper: warm white, sepia ink, blue for links. │
|  GTK 50│ mono  No colour at all: bold, underline and reverse say it.          │
|  GTK 50│ plum  Late evening: aubergine, rose and gold.                        │
|  GTK 50╰──────────────────────────────────────────────────────────────────────╯
|  GTK 500 for Kan-code    Kan-code        25,791 EUR   2 Jun       Closed Won
|  GTK 500 for Kan-code    Kan-code             0 EUR   3 Sep       Closed Lost
|  GTK 500 for Konex       Konex                0 EUR  19 May       Closed Lost
|  GTK 500 for Konex       Konex                0 EUR  22 Jul       Closed Lost
|  GTK 500 for Labdrill    Labdrill        27,385 EUR  22 Mar       Closed Won
|  GTK 500 for Lexiqvolax  Lexiqvolax      23,746 EUR  22 Jan       Closed Won
| <Enter> Take   <Esc> Leave
