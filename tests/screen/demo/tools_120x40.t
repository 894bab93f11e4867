# size 120x40
# What stands around the work: keys, help, settings, what was done, jobs, drafts, reminders, sync, printing, themes, hints.
:opportunity
:sort name
?
> sort
:dump
| Opportunities                                                                                                    8,812
|  Name↑                         Account   ╭─ Keys here (list:opportunity) ───╮age           Probability  Owner
|  Architectural Details         Dreamhouse│ sort                             │oposal                60%  Kim
|  City Living                   Dreamhouse│ <         Sort up                │gotiation             80%  Kim
|  Contemporary City Living      Dreamhouse│ >         Sort down              │oposal                60%  Kim
|  Contemporary Luxury           Dreamhouse│                                  │alification           20%  Kim
|  GTK 500 for Betasoloin        Betasoloin│                                  │alification           20%  Rosalina Dieter
|  GTK 500 for Cheers            Cheers    │                                  │osed Lost              0%  Elease Gluck
|  GTK 500 for Cheers            Cheers    │                                  │osed Lost              0%  Elease Gluck
|  GTK 500 for Cheers            Cheers    │                                  │osed Won             100%  Markita Hansen
|  GTK 500 for Cheers            Cheers    │                                  │osed Won             100%  Elease Gluck
|  GTK 500 for Cheers            Cheers    │                                  │osed Lost              0%  Rosalina Dieter
|  GTK 500 for Cheers            Cheers    │                                  │osed Won             100%  Elease Gluck
|  GTK 500 for Finjob            Finjob    │                                  │osed Won             100%  Markita Hansen
|  GTK 500 for Goodsilron        Goodsilron│                                  │osed Won             100%  Markita Hansen
|  GTK 500 for Goodsilron        Goodsilron│                                  │osed Lost              0%  Elease Gluck
|  GTK 500 for Groovestreet      Groovestre│                                  │osed Won             100%  Rosalina Dieter
|  GTK 500 for Kan-code          Kan-code  │                                  │osed Won             100%  Rosalina Dieter
|  GTK 500 for Kan-code          Kan-code  │                                  │osed Lost              0%  Corliss Cosme
|  GTK 500 for Konex             Konex     │                                  │osed Lost              0%  Markita Hansen
|  GTK 500 for Konex             Konex     │                                  │osed Lost              0%  Elease Gluck
|  GTK 500 for Labdrill          Labdrill  │                                  │osed Won             100%  Elease Gluck
|  GTK 500 for Lexiqvolax        Lexiqvolax│                                  │osed Won             100%  Elease Gluck
|  GTK 500 for Lexiqvolax        Lexiqvolax│                                  │alification           20%  Elease Gluck
|  GTK 500 for Plexzap           Plexzap   │                                  │osed Won             100%  Elease Gluck
|  GTK 500 for Rantouch          Rantouch  │                                  │osed Won             100%  Rosalina Dieter
|  GTK 500 for Rundofase         Rundofase │                                  │alification           20%  Markita Hansen
|  GTK 500 for Singletechno      Singletech│                                  │osed Lost              0%  Elease Gluck
|  GTK 500 for Treequote         Treequote │                                  │alification           20%  Markita Hansen
|  GTK 500 for Treequote         Treequote │                                  │osed Lost              0%  Darcel Schlecht
|  GTK 500 for Vehement Capita…  Vehement C│                                  │alification           20%  Markita Hansen
|  GTK 500 for Warephase         Warephase │                                  │alification           20%  Elease Gluck
|  GTK 500 for Xx-holding        Xx-holding│                                  │osed Won             100%  Rosalina Dieter
|  GTK 500 for Xx-holding        Xx-holding│                                  │osed Lost              0%  Markita Hansen
|  GTK 500 for Xx-holding        Xx-holding│                                  │osed Won             100%  Elease Gluck
|  GTK 500 for Xx-zobam          Xx-zobam  │                                  │alification           20%  Elease Gluck
|  GTK 500 for Y-corporation     Y-corporat│                                  │osed Won             100%  Rosalina Dieter
|  GTK 500 for Zoomit            Zoomit    ╰──────────────────────────────────╯osed Won             100%  Elease Gluck
|  GTK 500, 9SRD5NCR                                            29 Oct       Qualification           20%  Rosalina Dieter
| <Enter> Take   <Esc> Leave
<Esc>
s
:dump
| Opportunities                                                                                                    8,812
|  Name↑                         Account                Amount  Close date   Stage           Probability  Owner
|  Architectural Details         Dreamhouse Real…  690,000 EUR  31 Mar 27    Proposal                60%  Kim
|  City Living                   Dreamhouse Real…  450,000 EUR  26 Nov       Negotiation             80%  Kim
|  Contemporary City Living      Dreamhouse Real…  650,000 EUR  31 Mar 27    Proposal                60%  Kim
|  Contemporary Luxury           Dreamhouse Real…  845,000 EUR  31 Mar 27    Qualification           20%  Kim
|  GTK 500 for Betasoloin        Betasoloin                     30 Dec       Qualification           20%  Rosalina Dieter
|  GTK 500 for Cheers            Cheers                  0 EUR  10 Feb       Closed Lost              0%  Elease Gluck
|  GTK 500 for Cheers            Cheers                  0 EUR  20 Feb       Closed Lost              0%  Elease Gluck
|  GTK 500 for Cheers            Cheers             29,166 EUR  30 Jun       Closed Won             100%  Markita Hansen
|  GTK 500 for Cheers            Cheers             25,464 EUR   3 Apr       Closed Won             100%  Elease Gluck
|  GTK 500 for Cheers            Cheers                  0 EUR  21 Apr       Closed Lost              0%  Rosalina Dieter
|  GTK 500 for Cheers            Cheers             27,971 EUR   2 Aug       Closed Won             100%  Elease Gluck
|  GTK 500 for Finjob            Finjob             24,745 EUR  18 May       Closed Won             100%  Markita Hansen
|  GTK 500 for Goodsilron        Goodsilron         29,617 EUR  31 Mar       Closed Won             100%  Markita Hansen
|  GTK 500 for Goodsilron        Goodsilron              0 EUR   6 Jan       Closed Lost              0%  Elease Gluck
|  GTK 500 for Groovestreet      Groovestreet       30,288 EUR  11 Mar       Closed Won             100%  Rosalina Dieter
|  GTK 500 for Kan-code          Kan-code           25,791 EUR   2 Jun       Closed Won             100%  Rosalina Dieter
|  GTK 500 for Kan-code          Kan-code                0 EUR   3 Sep       Closed Lost              0%  Corliss Cosme
|  GTK 500 for Konex             Konex                   0 EUR  19 May       Closed Lost              0%  Markita Hansen
|  GTK 500 for Konex             Konex                   0 EUR  22 Jul       Closed Lost              0%  Elease Gluck
|  GTK 500 for Labdrill          Labdrill           27,385 EUR  22 Mar       Closed Won             100%  Elease Gluck
|  GTK 500 for Lexiqvolax        Lexiqvolax         23,746 EUR  22 Jan       Closed Won             100%  Elease Gluck
|  GTK 500 for Lexiqvolax        Lexiqvolax                     12 Sep       Qualification           20%  Elease Gluck
|  GTK 500 for Plexzap           Plexzap            24,949 EUR   1 Apr       Closed Won             100%  Elease Gluck
|  GTK 500 for Rantouch          Rantouch           24,899 EUR   1 Jun       Closed Won             100%  Rosalina Dieter
|  GTK 500 for Rundofase         Rundofase                      25 Oct       Qualification           20%  Markita Hansen
|  GTK 500 for Singletechno      Singletechno            0 EUR  28 Feb       Closed Lost              0%  Elease Gluck
|  GTK 500 for Treequote         Treequote                      16 Sep       Qualification           20%  Markita Hansen
|  GTK 500 for Treequote         Treequote               0 EUR  14 Aug       Closed Lost              0%  Darcel Schlecht
|  GTK 500 for Vehement Capita…  Vehement Capita…               19 May       Qualification           20%  Markita Hansen
|  GTK 500 for Warephase         Warephase                      23 Mar       Qualification           20%  Elease Gluck
|  GTK 500 for Xx-holding        Xx-holding         26,186 EUR  14 Aug       Closed Won             100%  Rosalina Dieter
|  GTK 500 for Xx-holding        Xx-holding              0 EUR  30 Aug       Closed Lost              0%  Markita Hansen
|  GTK 500 for Xx-holding        Xx-holding         29,220 EUR   7 Sep       Closed Won             100%  Elease Gluck
|╭─ s ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────╮
|│ s Sync now                   c Conflicts                  o Online or not                                            │
|│ q What waits                 p Refused                                                                               │
|╰──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
| <Enter> Open   a New   e Edit   <Space> Mark   / Filter   <Esc> Back   u Undo   ? Keys   : Command
<Esc>
:
> li
<Tab>
:dump
| Opportunities                                                                                                    8,812
|  Name↑                         Account                Amount  Close date   Stage           Probability  Owner
|  Architectural Details         Dreamhouse Real…  690,000 EUR  31 Mar 27    Proposal                60%  Kim
|  City Living                   Dreamhouse Real…  450,000 EUR  26 Nov       Negotiation             80%  Kim
|  Contemporary City Living      Dreamhouse Real…  650,000 EUR  31 Mar 27    Proposal                60%  Kim
|  Contemporary Luxury           Dreamhouse Real…  845,000 EUR  31 Mar 27    Qualification           20%  Kim
|  GTK 500 for Betasoloin        Betasoloin                     30 Dec       Qualification           20%  Rosalina Dieter
|  GTK 500 for Cheers            Cheers                  0 EUR  10 Feb       Closed Lost              0%  Elease Gluck
|  GTK 500 for Cheers            Cheers                  0 EUR  20 Feb       Closed Lost              0%  Elease Gluck
|  GTK 500 for Cheers            Cheers             29,166 EUR  30 Jun       Closed Won             100%  Markita Hansen
|  GTK 500 for Cheers            Cheers             25,464 EUR   3 Apr       Closed Won             100%  Elease Gluck
|  GTK 500 for Cheers            Cheers                  0 EUR  21 Apr       Closed Lost              0%  Rosalina Dieter
|  GTK 500 for Cheers            Cheers             27,971 EUR   2 Aug       Closed Won             100%  Elease Gluck
|  GTK 500 for Finjob            Finjob             24,745 EUR  18 May       Closed Won             100%  Markita Hansen
|  GTK 500 for Goodsilron        Goodsilron         29,617 EUR  31 Mar       Closed Won             100%  Markita Hansen
|  GTK 500 for Goodsilron        Goodsilron              0 EUR   6 Jan       Closed Lost              0%  Elease Gluck
|  GTK 500 for Groovestreet      Groovestreet       30,288 EUR  11 Mar       Closed Won             100%  Rosalina Dieter
|  GTK 500 for Kan-code          Kan-code           25,791 EUR   2 Jun       Closed Won             100%  Rosalina Dieter
|  GTK 500 for Kan-code          Kan-code                0 EUR   3 Sep       Closed Lost              0%  Corliss Cosme
|  GTK 500 for Konex             Konex                   0 EUR  19 May       Closed Lost              0%  Markita Hansen
|  GTK 500 for Konex             Konex                   0 EUR  22 Jul       Closed Lost              0%  Elease Gluck
|  GTK 500 for Labdrill          Labdrill           27,385 EUR  22 Mar       Closed Won             100%  Elease Gluck
|  GTK 500 for Lexiqvolax        Lexiqvolax         23,746 EUR  22 Jan       Closed Won             100%  Elease Gluck
|  GTK 500 for Lexiqvolax        Lexiqvolax                     12 Sep       Qualification           20%  Elease Gluck
|  GTK 500 for Plexzap           Plexzap            24,949 EUR   1 Apr       Closed Won             100%  Elease Gluck
|  GTK 500 for Rantouch          Rantouch           24,899 EUR   1 Jun       Closed Won             100%  Rosalina Dieter
|  GTK 500 for Rundofase         Rundofase                      25 Oct       Qualification           20%  Markita Hansen
|  GTK 500 for Singletechno      Singletechno            0 EUR  28 Feb       Closed Lost              0%  Elease Gluck
|  GTK 500 for Treequote         Treequote                      16 Sep       Qualification           20%  Markita Hansen
|  GTK 500 for Treequote         Treequote               0 EUR  14 Aug       Closed Lost              0%  Darcel Schlecht
|  GTK 500 for Vehement Capita…  Vehement Capita…               19 May       Qualification           20%  Markita Hansen
|  GTK 500 for Warephase         Warephase                      23 Mar       Qualification           20%  Elease Gluck
|  GTK 500 for Xx-holding        Xx-holding         26,186 EUR  14 Aug       Closed Won             100%  Rosalina Dieter
|  GTK 500 for Xx-holding        Xx-holding              0 EUR  30 Aug       Closed Lost              0%  Markita Hansen
|  list             print the rows, groups or pivot that a query selects                            100%  Elease Gluck
|  line-start       move the cursor to the start of the line                                         20%  Elease Gluck
|  line-end         move the cursor to the end of the line                                          100%  Rosalina Dieter
|  line-end-editor  move the cursor to the end of the line; from there: write it in $EDITOR         100%  Elease Gluck
|  literal          take the next key as text, whatever it does                                      20%  Rosalina Dieter
|:li
<Esc>
:help filter
:dump
| help filter                                                                                                    2 lines
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
|
|
|
|
|
|
|
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
| Settings                                                                                                            10
|  Setting       Value        Values              What it means
|  theme         auto         any                 colours; :theme lists them
|  cursor-style  auto         auto bar cell mark  how the row under the cursor shows; auto: by how far the terminal is
|  mouse         on           on off              clicks and the wheel are HotCRM's, not the terminal's
|  team-shell    off          on off              files of the team may run programs; in a file of your own
|  reader        off          on off              for screen readers: no decoration, the cursor where the focus is
|  width         auto         auto safe           safe: columns stay straight whatever the terminal makes of emoji
|  clipboard     auto         any                 how copied text travels: auto, raw, tmux, off (it is shown), or a prog…
|  home          opportunity  any                 the object whose list is the first page
|  preset        vim          vim simple emacs    keys in the manner of vim, of arrows and F-keys, or of Emacs
|  langmap       off          any                 letters of other keyboards as the keys they stand over: ru,uk,el,he,ar
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
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
| What was done                                                                                                       24
|  What                                  When              Who    Changes  State   How      No.
|  set Next step of 1 opportunity        2026-11-23 09:00  Kim          1          user      24
|  set 1 user                            2026-11-23 09:00  Kim          1          user      23
|  new task                              2026-11-23 09:00  Kim          1          user      22
|  new task                              2026-11-23 09:00  Kim          1          user      21
|  new task                              2026-11-23 09:00  Kim          1          user      20
|  new task                              2026-11-23 09:00  Kim          1          user      19
|  new activity                          2026-11-23 09:00  Kim          1          user      18
|  new activity                          2026-11-23 09:00  Kim          1          user      17
|  new activity                          2026-11-23 09:00  Kim          1          user      16
|  new activity                          2026-11-23 09:00  Kim          1          user      15
|  new activity                          2026-11-23 09:00  Kim          1          user      14
|  new activity                          2026-11-23 09:00  Kim          1          user      13
|  new activity                          2026-11-23 09:00  Kim          1          user      12
|  set 1 opportunity                     2026-11-23 09:00  Kim          1          user      11
|  set 1 opportunity                     2026-11-23 09:00  Kim          1          user      10
|  set 1 opportunity                     2026-11-23 09:00  Kim          1          user       9
|  import activity activities.csv        2026-11-23 09:00  Kim       8300          import     8
|  import opportunity houses.csv         2026-11-23 09:00  Kim         12          import     7
|  import opportunity opportunities.csv  2026-11-23 09:00  Kim       8800          import     6
|  import contact contacts.csv           2026-11-23 09:00  Kim         13          import     5
|  import account accounts.csv           2026-11-23 09:00  Kim         92          import     4
|  import user users.csv                 2026-11-23 09:00  Kim         41          import     3
|  import team teams.csv                 2026-11-23 09:00  Kim          3          import     2
|  init                                  2026-11-23 09:00  Kim          7          system     1
|
|
|
|
|
|
|
|
|
|
|
|
|
| <Enter> Open   u Undo   <C-r> Redo   / Filter   <Esc> Back
q
:jobs
:dump
| Jobs                                                                                                                 0
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
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
| <Enter> Open   a New   e Edit   <Space> Mark   / Filter   <Esc> Back   u Undo   ? Keys   : Command
q
:drafts
:dump
| Drafts                                                                                                               0
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
|
|
|
|
|
|
|
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
| Reminders                                                                                                            0
|
|  Nothing is due. A reminder is made with: new reminder text="Call Ann" user=me due="+2h".
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
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
| Sync                                                                                                                 0
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
|
|
|
|
|
|
|
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
| Waiting to be sent                                                                                                  10
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
|
|
|
|
|
|
|
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
| Conflicts                                                                                                            0
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
|
|
|
|
|
|
|
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
| Refused by the server                                                                                                0
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
|
|
|
|
|
|
|
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
| Opportunities                                                                                                    8,812
|  Name↑                         Account                Amount  Close date   Stage           Probability  Owner
|  Architectural Details         Dreamhouse Real…╭─ Theme ──────────────────────────────────────────────────────────────╮
|  City Living                   Dreamhouse Real…│ auto                                                                 │
|  Contemporary City Living      Dreamhouse Real…│ auto  The terminal's own colours: sixteen at most, the background l… │
|  Contemporary Luxury           Dreamhouse Real…│ colourblind  Okabe and Ito's palette: orange and sky blue instead o… │
|  GTK 500 for Betasoloin        Betasoloin      │ contrast-dark  Black and white first: every colour at 7:1 or more.   │
|  GTK 500 for Cheers            Cheers          │ contrast-light  White and black first: every colour at 7:1 or more.  │
|  GTK 500 for Cheers            Cheers          │ dark  A quiet dark screen: one blue for where you are, three signal… │
|  GTK 500 for Cheers            Cheers          │ ember  A dark room and a fire: brown-black paper, warm ink, coals f… │
|  GTK 500 for Cheers            Cheers          │ fjord  Northern light: slate, snow and a little heather.             │
|  GTK 500 for Cheers            Cheers          │ harbour  Night over the water: deep blue, lamps in amber, a green b… │
|  GTK 500 for Cheers            Cheers          │ light  For bright rooms: black on near white, the same roles as dar… │
|  GTK 500 for Finjob            Finjob          │ linen  A sheet of good paper: warm white, sepia ink, blue for links. │
|  GTK 500 for Goodsilron        Goodsilron      │ mono  No colour at all: bold, underline and reverse say it.          │
|  GTK 500 for Goodsilron        Goodsilron      │ plum  Late evening: aubergine, rose and gold.                        │
|  GTK 500 for Groovestreet      Groovestreet    ╰──────────────────────────────────────────────────────────────────────╯
|  GTK 500 for Kan-code          Kan-code           25,791 EUR   2 Jun       Closed Won             100%  Rosalina Dieter
|  GTK 500 for Kan-code          Kan-code                0 EUR   3 Sep       Closed Lost              0%  Corliss Cosme
|  GTK 500 for Konex             Konex                   0 EUR  19 May       Closed Lost              0%  Markita Hansen
|  GTK 500 for Konex             Konex                   0 EUR  22 Jul       Closed Lost              0%  Elease Gluck
|  GTK 500 for Labdrill          Labdrill           27,385 EUR  22 Mar       Closed Won             100%  Elease Gluck
|  GTK 500 for Lexiqvolax        Lexiqvolax         23,746 EUR  22 Jan       Closed Won             100%  Elease Gluck
|  GTK 500 for Lexiqvolax        Lexiqvolax                     12 Sep       Qualification           20%  Elease Gluck
|  GTK 500 for Plexzap           Plexzap            24,949 EUR   1 Apr       Closed Won             100%  Elease Gluck
|  GTK 500 for Rantouch          Rantouch           24,899 EUR   1 Jun       Closed Won             100%  Rosalina Dieter
|  GTK 500 for Rundofase         Rundofase                      25 Oct       Qualification           20%  Markita Hansen
|  GTK 500 for Singletechno      Singletechno            0 EUR  28 Feb       Closed Lost              0%  Elease Gluck
|  GTK 500 for Treequote         Treequote                      16 Sep       Qualification           20%  Markita Hansen
|  GTK 500 for Treequote         Treequote               0 EUR  14 Aug       Closed Lost              0%  Darcel Schlecht
|  GTK 500 for Vehement Capita…  Vehement Capita…               19 May       Qualification           20%  Markita Hansen
|  GTK 500 for Warephase         Warephase                      23 Mar       Qualification           20%  Elease Gluck
|  GTK 500 for Xx-holding        Xx-holding         26,186 EUR  14 Aug       Closed Won             100%  Rosalina Dieter
|  GTK 500 for Xx-holding        Xx-holding              0 EUR  30 Aug       Closed Lost              0%  Markita Hansen
|  GTK 500 for Xx-holding        Xx-holding         29,220 EUR   7 Sep       Closed Won             100%  Elease Gluck
|  GTK 500 for Xx-zobam          Xx-zobam                       21 Jul       Qualification           20%  Elease Gluck
|  GTK 500 for Y-corporation     Y-corporation      25,288 EUR   7 Jan       Closed Won             100%  Rosalina Dieter
|  GTK 500 for Zoomit            Zoomit             25,897 EUR  11 Dec 25    Closed Won             100%  Elease Gluck
|  GTK 500, 9SRD5NCR                                            29 Oct       Qualification           20%  Rosalina Dieter
| <Enter> Take   <Esc> Leave
