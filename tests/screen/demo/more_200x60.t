# size 200x60
# The rest of what stands around the work: plugins, messages, what can be done, a letter, drafts, the tour, where one is, a
# file that cannot be, columns, views, order, sessions, faults, the history, keys begun.
:plugins
:dump
| Plugins                                                                                                                                                                                              1
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
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
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
| plugins info crm                                                                                                                                                                               5 lines
| crm 1.0  Customer relations
| state    on
| objects  account activity assignment_rule contact email_message email_template form landing_page lead marketing_list note opportunity task unsubscribe
| actions  account_health_check account_churn account_recommend contact_intent contact_duplicates contact_best_time contact_sentiment lead_convert lead_signature opportunity_next_step
|          opportunity_close_date
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
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
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
| Messages                                                                                                                                                                                             0
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
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
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
|  Account Dreamhouse Realty   Title Senior Broker   Phone 617-244-3672
|  Details   Timeline   Opportunities 2   Activities 1   Tasks   Notes   E-mails   Reports   Files   History
| Basic                                                                                               Address
|  First name            Jennifer                                                                      Mailing street
|  Last name             Wu                                                                            Mailing city
|  Salutation                                                                                          Mailing state
|  Account               Dreamhouse Realty                                                             Mailing postal code
|  Title                 Senior Broker                                                                 Mailing country
|  Department
|                                                                                                     Consent
| Contact channels                                                                                     No calls              no
|  E-mail                jen@dreamhouse.demo                                     ╭─ Jennifer Wu ────────────────────────╮l   no
|  Phone                 617-244-3672                                            │                                      │
|  Mobile phone          617-244-3672                                            │           Buying intent              │
|  Fax                                                                           │           Find duplicates            │
|  Preferred contact                                                             │           Best time to contact       │
|                                                                                │           Sentiment of a text        │
| Career                                                                         │ <Enter>   Open                       │
|  Level                 Individual Contributor                                  │ E         Edit the form              │
|  Decision maker        no                                                      │ m         Move on: stage, status     │
|  Influence level       Low                                                     │ =         Set a field                │
|  Relationship streng…  Unknown                                                 │ Lc        Log a call                 │    yes
|                                                                                │ r         Write or answer a mail     │
| Notes                                                                          │ Lm        Log a mail                 │
|  Notes                                                                         │ Le        Log a meeting              │    Kim
|                                                                                │ Ln        Write a note               │    dreamhouse
|                                                                                │ T         New task from this         │    09:00
|                                                                                │           Attach a file              │    Kim
|                                                                                │ A         Assign owner               │    09:00
|                                                                                │ t         Tags                       │    Kim
|                                                                                │           Pipe to a program          │
|                                                                                │ d         Delete                     │
|                                                                                │ D         Erase for good             │
|                                                                                ╰──────────────────────────────────────╯
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
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
|                      house, and the lake beside it more than both; shall we meet
|                      and talk about what can be left out?
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
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
| <C-s> Save   <Esc> Back   <Tab> Next field   <C-o> In the editor   <A-Enter> New line   <C-x> Discard
<Esc>
:drafts
:dump
| Drafts                                                                                                                                                                                               1
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
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
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
| Tour                                                                                                                                                                                          18 lines
| A minute with HotCRM
|
|   j k h l or arrows     move in any list; gg and G go to its ends
|   Enter                 opens what the cursor is on; Esc or q goes back
|   /                     filters while you type: stage:proposal amount:50k..  close:this_q
|   < and >               sort by the column; * keeps only rows with this value
|   e                     edits the cell, E the whole record, a makes a new one
|   Space v %             mark a row, a range, everything; a verb then means all marks
|   m                     moves on: the stages or statuses that may follow
|   Lc  r  T              logs a call, writes a mail, makes a task from the record; x shows all that can be done
|   u and Ctrl-R          undo and redo, whatever it was; U lists what was done
|   ga gc go gl gk        accounts, contacts, opportunities, leads, cases; gh is home
|   :                     any command, Tab completes it; Ctrl-P finds commands, records, views
|   ?                     the keys of the place you are in; Enter runs one
|
| Nothing you do here needs care: edits are undone with u, drafts of forms are kept, and where you were is open again when you come back. `hotcrm help` and the manual page hotcrm(1) say the rest.
|
| q closes this; :tour shows it again.
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
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
:list activity
:dump
| Activities                                                                                                                                                                                       8,307
|  Subject                             Type     Status     Activity date↓  Contact           Account                       Owner
|  Sign papers, City Living            Meeting  Planned    26 Nov          Michelle Lambert  Dreamhouse Realty             Kim
|  Demo of the house tour              Demo     Planned    25 Nov          Brad Holmes       Dreamhouse Realty             Kim
|  Price talk, Quiet Retreat           Call     Planned    24 Nov          Miriam Aupont     Dreamhouse Realty             Kim
|  Show Waterfront in the City         Meeting  Planned    24 Nov          Olivia Green      Dreamhouse Realty             Kim
|  Lunch with Jennifer Wu              Lunch    Planned    12:30           Jennifer Wu       Dreamhouse Realty             Kim
|  Show Ultimate Sophistication        Meeting  Planned    11:00           Michael Jones     Dreamhouse Realty             Kim
|  Call Leslie Martin about her offer  Call     Planned    09:30           Leslie Martin     Dreamhouse Realty             Kim
|  First talk about MG Special         Call     Completed  30 Sep                            Betatech                      Gladys Colclough
|  First talk about GTX Plus Basic     Call     Completed  30 Sep                            Inity                         Gladys Colclough
|  First talk about GTX Pro            Call     Completed  29 Sep                            Hottechi                      Maureen Marcano
|  First talk about GTX Plus Basic     Call     Completed  27 Sep                            Bluth Company                 Violet Mclelland
|  First talk about GTX Basic          Call     Completed  27 Sep                            Conecom                       Lajuana Vencill
|  First talk about GTX Basic          Call     Completed  27 Sep                            Singletechno                  James Ascencio
|  First talk about GTX Basic          Call     Completed  26 Sep                            Ganjaflex                     Cassey Cress
|  First talk about MG Advanced        Call     Completed  25 Sep                            Betasoloin                    Violet Mclelland
|  First talk about MG Special         Call     Completed  25 Sep                            Sunnamplex                    Kary Hendrixson
|  First talk about MG Special         Call     Completed  25 Sep                                                          Elease Gluck
|  First talk about MG Special         Call     Completed  24 Sep                            Hottechi                      Vicki Laflamme
|  First talk about MG Special         Call     Completed  24 Sep                            Doncon                        Kami Bicknell
|  First talk about MG Advanced        Call     Completed  24 Sep                            Genco Pura Olive Oil Company  Gladys Colclough
|  First talk about GTX Plus Pro       Call     Completed  24 Sep                                                          Cassey Cress
|  First talk about GTX Plus Basic     Call     Completed  23 Sep                                                          Wilburn Farren
|  First talk about GTX Pro            Call     Completed  23 Sep                            Vehement Capital Partners     Rosie Papadopoulos
|  First talk about MG Special         Call     Completed  23 Sep                            Silis                         Hayden Neloms
|  First talk about MG Advanced        Call     Completed  23 Sep                            Xx-zobam                      Donn Cantrell
|  First talk about GTX Pro            Call     Completed  22 Sep                            Umbrella Corporation          Wilburn Farren
|  First talk about MG Special         Call     Completed  22 Sep                            Bioholding                    Versie Hillebrand
|  First talk about GTX Pro            Call     Completed  22 Sep                            Plussunin                     Rosie Papadopoulos
|  First talk about GTX Pro            Call     Completed  22 Sep                            Bioholding                    Darcel Schlecht
|  First talk about GTX Pro            Call     Completed  22 Sep                                                          Boris Faz
|  First talk about MG Advanced        Call     Completed  21 Sep                            Zotware                       Wilburn Farren
|  First talk about GTX Pro            Call     Completed  21 Sep                            Doncon                        Elease Gluck
|  First talk about MG Special         Call     Completed  21 Sep                            Rundofase                     Anna Snelling
|  First talk about GTX Pro            Call     Completed  20 Sep                            Blackzim                      Zane Levy
|  First talk about MG Special         Call     Completed  20 Sep                            Konex                         Violet Mclelland
|  First talk about MG Special         Call     Completed  20 Sep                                                          Violet Mclelland
|  First talk about GTX Plus Basic     Call     Completed  20 Sep                            Sonron                        Vicki Laflamme
|  First talk about MG Special         Call     Completed  20 Sep                            Golddex                       Rosalina Dieter
|  First talk about MG Special         Call     Completed  20 Sep                            J-Texon                       Markita Hansen
|  First talk about GTX Pro            Call     Completed  20 Sep                            Conecom                       Kary Hendrixson
|  First talk about GTX Plus Basic     Call     Completed  20 Sep                            Cheers                        James Ascencio
|  First talk about MG Advanced        Call     Completed  20 Sep                            Domzoom                       Anna Snelling
|  First talk about MG Advanced        Call     Completed  19 Sep                            J-Texon                       Rosalina Dieter
|  First talk about MG Special         Call     Completed  19 Sep                            Newex                         Rosalina Dieter
|  First talk about GTX Basic          Call     Completed  18 Sep                            Bioplex                       Zane Levy
|  First talk about MG Advanced        Call     Completed  18 Sep                            Funholding                    Versie Hillebrand
|  First talk about GTX Plus Basic     Call     Completed  18 Sep                            Cheers                        Maureen Marcano
|  First talk about GTX Plus Basic     Call     Completed  18 Sep                            Bioholding                    Daniell Hammack
|  First talk about GTX Plus Pro       Call     Completed  18 Sep                            Zotware                       Boris Faz
|  First talk about GTX Plus Basic     Call     Completed  17 Sep                            Massive Dynamic               Violet Mclelland
|  First talk about MG Special         Call     Completed  17 Sep                            Doncon                        Vicki Laflamme
|  First talk about MG Special         Call     Completed  17 Sep                            Hatfan                        Kary Hendrixson
|  First talk about GTX Basic          Call     Completed  17 Sep                            Cheers                        Kary Hendrixson
|  First talk about GTX Pro            Call     Completed  17 Sep                            Domzoom                       Darcel Schlecht
|  First talk about MG Special         Call     Completed  16 Sep                            Finjob                        Vicki Laflamme
|  First talk about MG Advanced        Call     Completed  16 Sep                            Zumgoity                      Versie Hillebrand
|  First talk about MG Advanced        Call     Completed  16 Sep                            Faxquote                      Markita Hansen
| <Enter> Open   a New   e Edit   <Space> Mark   / Filter   <Esc> Back   u Undo   ? Keys   : Command
gP
:dump
| Activities                                                                                                                                                                                       8,307
|  Subject                             Type     Status     Activity date↓  Contact           Account                       Owner
|  Sign papers, City Living            Meeting  Planned    26 Nov          Michelle Lambert  Dreamhouse Realty             Kim
|  Demo of the house tour              Demo     Planned    25 Nov          Brad Holmes       Dreamhouse Realty             Kim
|  Price talk, Quiet Retreat           Call     Planned    24 Nov          Miriam Aupont     Dreamhouse Realty             Kim
|  Show Waterfront in the City         Meeting  Planned    24 Nov          Olivia Green      Dreamhouse Realty             Kim
|  Lunch with Jennifer Wu              Lunch    Planned    12:30           Jennifer Wu       Dreamhouse Realty             Kim
|  Show Ultimate Sophistication        Meeting  Planned    11:00           Michael Jones     Dreamhouse Realty             Kim
|  Call Leslie Martin about her offer  Call     Planned    09:30           Leslie Martin     Dreamhouse Realty             Kim
|  First talk about MG Special         Call     Completed  30 Sep                            Betatech                      Gladys Colclough
|  First talk about GTX Plus Basic     Call     Completed  30 Sep                            Inity                         Gladys Colclough
|  First talk about GTX Pro            Call     Completed  29 Sep                            Hottechi                      Maureen Marcano
|  First talk about GTX Plus Basic     Call     Completed  27 Sep                            Bluth Company                 Violet Mclelland
|  First talk about GTX Basic          Call     Completed  27 Sep                            Conecom                       Lajuana Vencill
|  First talk about GTX Basic          Call     Completed  27 Sep                            Singletechno                  James Ascencio
|  First talk about GTX Basic          Call     Completed  26 Sep                            Ganjaflex                     Cassey Cress
|  First talk about MG Advanced        Call     Completed  25 Sep                            Betasoloin                    Violet Mclelland
|  First talk about MG Special         Call     Completed  25 Sep                            Sunnamplex                    Kary Hendrixson
|  First talk about MG Special         Call     Completed  25 Sep                                                          Elease Gluck
|  First talk about MG Special         Call     Completed  24 Sep                            Hottechi                      Vicki Laflamme
|  First talk about MG Special         Call     Completed  24 Sep                            Doncon                        Kami Bicknell
|  First talk about MG Advanced        Call     Completed  24 Sep                            Genco Pura Olive Oil Company  Gladys Colclough
|  First talk about GTX Plus Pro       Call     Completed  24 Sep                                                          Cassey Cress
|  First talk about GTX Plus Basic     Call     Completed  23 Sep                                                          Wilburn Farren
|  First talk about GTX Pro            Call     Completed  23 Sep                            Vehement Capital Partners     Rosie Papadopoulos
|  First talk about MG Special         Call     Completed  23 Sep                            Silis                         Hayden Neloms
|  First talk about MG Advanced        Call     Completed  23 Sep                            Xx-zobam                      Donn Cantrell
|  First talk about GTX Pro            Call     Completed  22 Sep                            Umbrella Corporation          Wilburn Farren
|  First talk about MG Special         Call     Completed  22 Sep                            Bioholding                    Versie Hillebrand
|  First talk about GTX Pro            Call     Completed  22 Sep                            Plussunin                     Rosie Papadopoulos
|  First talk about GTX Pro            Call     Completed  22 Sep                            Bioholding                    Darcel Schlecht
|  First talk about GTX Pro            Call     Completed  22 Sep                                                          Boris Faz
|  First talk about MG Advanced        Call     Completed  21 Sep                            Zotware                       Wilburn Farren
|  First talk about GTX Pro            Call     Completed  21 Sep                            Doncon                        Elease Gluck
|  First talk about MG Special         Call     Completed  21 Sep                            Rundofase                     Anna Snelling
|  First talk about GTX Pro            Call     Completed  20 Sep                            Blackzim                      Zane Levy
|  First talk about MG Special         Call     Completed  20 Sep                            Konex                         Violet Mclelland
|  First talk about MG Special         Call     Completed  20 Sep                                                          Violet Mclelland
|  First talk about GTX Plus Basic     Call     Completed  20 Sep                            Sonron                        Vicki Laflamme
|  First talk about MG Special         Call     Completed  20 Sep                            Golddex                       Rosalina Dieter
|  First talk about MG Special         Call     Completed  20 Sep                            J-Texon                       Markita Hansen
|  First talk about GTX Pro            Call     Completed  20 Sep                            Conecom                       Kary Hendrixson
|  First talk about GTX Plus Basic     Call     Completed  20 Sep                            Cheers                        James Ascencio
|  First talk about MG Advanced        Call     Completed  20 Sep                            Domzoom                       Anna Snelling
|  First talk about MG Advanced        Call     Completed  19 Sep                            J-Texon                       Rosalina Dieter
|  First talk about MG Special         Call     Completed  19 Sep                            Newex                         Rosalina Dieter
|  First talk about GTX Basic          Call     Completed  18 Sep                            Bioplex                       Zane Levy
|  First talk about MG Advanced        Call     Completed  18 Sep                            Funholding                    Versie Hillebrand
|  First talk about GTX Plus Basic     Call     Completed  18 Sep                            Cheers                        Maureen Marcano
|  First talk about GTX Plus Basic     Call     Completed  18 Sep                            Bioholding                    Daniell Hammack
|  First talk about GTX Plus Pro       Call     Completed  18 Sep                            Zotware                       Boris Faz
|  First talk about GTX Plus Basic     Call     Completed  17 Sep                            Massive Dynamic               Violet Mclelland
|  First talk about MG Special         Call     Completed  17 Sep                            Doncon                        Vicki Laflamme
|  First talk about MG Special         Call     Completed  17 Sep                            Hatfan                        Kary Hendrixson
|  First talk about GTX Basic          Call     Completed  17 Sep                            Cheers                        Kary Hendrixson
|  First talk about GTX Pro            Call     Completed  17 Sep                            Domzoom                       Darcel Schlecht
|  First talk about MG Special         Call     Completed  16 Sep                            Finjob                        Vicki Laflamme
|  First talk about MG Advanced        Call     Completed  16 Sep                            Zumgoity                      Versie Hillebrand
| Opportunities, then Jennifer Wu, then Activities: row 1 of 8307, Sign papers, City Living, Type Meeting, Status Planned, Activity date 26 Nov, Contact Michelle Lambert, Account Dreamhouse Realty,
| Owner Kim
:print /nowhere/list.txt
:dump
| Activities                                                                                                                                                                                       8,307
|  Subject                             Type     Status     Activity date↓  Contact           Account                       Owner
|  Sign papers, City Living            Meeting  Planned    26 Nov          Michelle Lambert  Dreamhouse Realty             Kim
|  Demo of the house tour              Demo     Planned    25 Nov          Brad Holmes       Dreamhouse Realty             Kim
|  Price talk, Quiet Retreat           Call     Planned    24 Nov          Miriam Aupont     Dreamhouse Realty             Kim
|  Show Waterfront in the City         Meeting  Planned    24 Nov          Olivia Green      Dreamhouse Realty             Kim
|  Lunch with Jennifer Wu              Lunch    Planned    12:30           Jennifer Wu       Dreamhouse Realty             Kim
|  Show Ultimate Sophistication        Meeting  Planned    11:00           Michael Jones     Dreamhouse Realty             Kim
|  Call Leslie Martin about her offer  Call     Planned    09:30           Leslie Martin     Dreamhouse Realty             Kim
|  First talk about MG Special         Call     Completed  30 Sep                            Betatech                      Gladys Colclough
|  First talk about GTX Plus Basic     Call     Completed  30 Sep                            Inity                         Gladys Colclough
|  First talk about GTX Pro            Call     Completed  29 Sep                            Hottechi                      Maureen Marcano
|  First talk about GTX Plus Basic     Call     Completed  27 Sep                            Bluth Company                 Violet Mclelland
|  First talk about GTX Basic          Call     Completed  27 Sep                            Conecom                       Lajuana Vencill
|  First talk about GTX Basic          Call     Completed  27 Sep                            Singletechno                  James Ascencio
|  First talk about GTX Basic          Call     Completed  26 Sep                            Ganjaflex                     Cassey Cress
|  First talk about MG Advanced        Call     Completed  25 Sep                            Betasoloin                    Violet Mclelland
|  First talk about MG Special         Call     Completed  25 Sep                            Sunnamplex                    Kary Hendrixson
|  First talk about MG Special         Call     Completed  25 Sep                                                          Elease Gluck
|  First talk about MG Special         Call     Completed  24 Sep                            Hottechi                      Vicki Laflamme
|  First talk about MG Special         Call     Completed  24 Sep                            Doncon                        Kami Bicknell
|  First talk about MG Advanced        Call     Completed  24 Sep                            Genco Pura Olive Oil Company  Gladys Colclough
|  First talk about GTX Plus Pro       Call     Completed  24 Sep                                                          Cassey Cress
|  First talk about GTX Plus Basic     Call     Completed  23 Sep                                                          Wilburn Farren
|  First talk about GTX Pro            Call     Completed  23 Sep                            Vehement Capital Partners     Rosie Papadopoulos
|  First talk about MG Special         Call     Completed  23 Sep                            Silis                         Hayden Neloms
|  First talk about MG Advanced        Call     Completed  23 Sep                            Xx-zobam                      Donn Cantrell
|  First talk about GTX Pro            Call     Completed  22 Sep                            Umbrella Corporation          Wilburn Farren
|  First talk about MG Special         Call     Completed  22 Sep                            Bioholding                    Versie Hillebrand
|  First talk about GTX Pro            Call     Completed  22 Sep                            Plussunin                     Rosie Papadopoulos
|  First talk about GTX Pro            Call     Completed  22 Sep                            Bioholding                    Darcel Schlecht
|  First talk about GTX Pro            Call     Completed  22 Sep                                                          Boris Faz
|  First talk about MG Advanced        Call     Completed  21 Sep                            Zotware                       Wilburn Farren
|  First talk about GTX Pro            Call     Completed  21 Sep                            Doncon                        Elease Gluck
|  First talk about MG Special         Call     Completed  21 Sep                            Rundofase                     Anna Snelling
|  First talk about GTX Pro            Call     Completed  20 Sep                            Blackzim                      Zane Levy
|  First talk about MG Special         Call     Completed  20 Sep                            Konex                         Violet Mclelland
|  First talk about MG Special         Call     Completed  20 Sep                                                          Violet Mclelland
|  First talk about GTX Plus Basic     Call     Completed  20 Sep                            Sonron                        Vicki Laflamme
|  First talk about MG Special         Call     Completed  20 Sep                            Golddex                       Rosalina Dieter
|  First talk about MG Special         Call     Completed  20 Sep                            J-Texon                       Markita Hansen
|  First talk about GTX Pro            Call     Completed  20 Sep                            Conecom                       Kary Hendrixson
|  First talk about GTX Plus Basic     Call     Completed  20 Sep                            Cheers                        James Ascencio
|  First talk about MG Advanced        Call     Completed  20 Sep                            Domzoom                       Anna Snelling
|  First talk about MG Advanced        Call     Completed  19 Sep                            J-Texon                       Rosalina Dieter
|  First talk about MG Special         Call     Completed  19 Sep                            Newex                         Rosalina Dieter
|  First talk about GTX Basic          Call     Completed  18 Sep                            Bioplex                       Zane Levy
|  First talk about MG Advanced        Call     Completed  18 Sep                            Funholding                    Versie Hillebrand
|  First talk about GTX Plus Basic     Call     Completed  18 Sep                            Cheers                        Maureen Marcano
|  First talk about GTX Plus Basic     Call     Completed  18 Sep                            Bioholding                    Daniell Hammack
|  First talk about GTX Plus Pro       Call     Completed  18 Sep                            Zotware                       Boris Faz
|  First talk about GTX Plus Basic     Call     Completed  17 Sep                            Massive Dynamic               Violet Mclelland
|  First talk about MG Special         Call     Completed  17 Sep                            Doncon                        Vicki Laflamme
|  First talk about MG Special         Call     Completed  17 Sep                            Hatfan                        Kary Hendrixson
|  First talk about GTX Basic          Call     Completed  17 Sep                            Cheers                        Kary Hendrixson
|  First talk about GTX Pro            Call     Completed  17 Sep                            Domzoom                       Darcel Schlecht
|  First talk about MG Special         Call     Completed  16 Sep                            Finjob                        Vicki Laflamme
|  First talk about MG Advanced        Call     Completed  16 Sep                            Zumgoity                      Versie Hillebrand
|  First talk about MG Advanced        Call     Completed  16 Sep                            Faxquote                      Markita Hansen
| /nowhere/list.txt cannot be written: No such file or directory.
<Esc>
zc
:dump
| Contact › Jennifer Wu
|  Account Dreamhouse Realty   Title Senior Broker   Phone 617-244-3672
|  Details   Timeline   Opportunities 2   Activities 1   Tasks   Notes   E-mails   Reports   Files   History
| Basic                                                                                               Address
|  First name            Jennifer                                                                      Mailing street
|  Last name             Wu                                                                            Mailing city
|  Salutation                                                                                          Mailing state
|  Account               Dreamhouse Realty                                                             Mailing postal code
|  Title                 Senior Broker                                                                 Mailing country
|  Department
|                                                                                                     Consent
| Contact channels                                                                                     No calls              no
|  E-mail                jen@dreamhouse.demo                                                           Opted out of e-mail   no
|  Phone                 617-244-3672
|  Mobile phone          617-244-3672                                                                 More
|  Fax                                                                                                 Reports to
|  Preferred contact                                                                                   Lead source
|                                                                                                      Birthdate
| Career                                                                                               LinkedIn
|  Level                 Individual Contributor                                                        WeChat ID
|  Decision maker        no                                                                            Twitter handle
|  Influence level       Low                                                                           Seniority level
|  Relationship streng…  Unknown                                                                       Active                yes
|
| Notes                                                                                               System
|  Notes                                                                                               Owner                 Kim
|                                                                                                      Tags                  dreamhouse
|                                                                                                      Created               09:00
|                                                                                                      Created by            Kim
|                                                                                                      Updated               09:00
|                                                                                                      Updated by            Kim
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
| zc is not a key here; ? shows those that are.
<Esc>
:opportunity
:filter stage:proposal
zv
:dump
| Opportunities › stage:proposal                                                                                                                                                              8 of 8,812
|  Name                      Account                   Amount  Close date   Stage      Probability  Owner
|  Architectural Details     Dreamhouse Realty    690,000 EUR  31 Mar 27    Proposal           60%  Kim
|  Contemporary City Living  Dreamhouse Realty    650,000 EUR  31 Mar 27    Proposal           60%  Kim
|  Seaport District Retreat  Dreamhouse Realty    450,000 EUR  31 Mar 27    Proposal           60%  Kim
|  Heart of Harvard Square   Dreamhouse Realty    450,000 EUR  31 Mar 27    Proposal           60%  Kim
|  Quiet Retreat             Dreamhouse Realty    725,000 EUR  29 Nov       Proposal           60%  Kim
|  Waterfront in the City    Dreamhouse Realty    850,000 EUR  31 Mar 27    Proposal           60%  Kim
|  Modern City Living        Dreamhouse Realty    825,000 EUR  31 Mar 27    Proposal           60%  Kim
|  Ultimate Sophistication   Dreamhouse Realty  1,200,000 EUR  31 Mar 27    Proposal           60%  Kim
|
|
|
|
|
|
|                                                                                     ╭─ View ─────────────────────╮
|                                                                                     │                            │
|                                                                                     │ All opportunities          │
|                                                                                     │ My open opportunities      │
|                                                                                     │ Closing this month         │
|                                                                                     │ High value deals           │
|                                                                                     │ Stagnant opportunities     │
|                                                                                     │ Won opportunities          │
|                                                                                     │ Pipeline  board            │
|                                                                                     ╰────────────────────────────╯
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
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
| Opportunities › stage:proposal                                                                                                                                                              8 of 8,812
|  Name                      Account                   Amount  Close date   Stage      Probability  Owner                                                             ╭─ Order ───────────────────────╮
|  Architectural Details     Dreamhouse Realty    690,000 EUR  31 Mar 27    Proposal           60%  Kim                                                               │   Name                        │
|  Contemporary City Living  Dreamhouse Realty    650,000 EUR  31 Mar 27    Proposal           60%  Kim                                                               │   Account                     │
|  Seaport District Retreat  Dreamhouse Realty    450,000 EUR  31 Mar 27    Proposal           60%  Kim                                                               │   Amount                      │
|  Heart of Harvard Square   Dreamhouse Realty    450,000 EUR  31 Mar 27    Proposal           60%  Kim                                                               │   Close date                  │
|  Quiet Retreat             Dreamhouse Realty    725,000 EUR  29 Nov       Proposal           60%  Kim                                                               │   Stage                       │
|  Waterfront in the City    Dreamhouse Realty    850,000 EUR  31 Mar 27    Proposal           60%  Kim                                                               │   Probability                 │
|  Modern City Living        Dreamhouse Realty    825,000 EUR  31 Mar 27    Proposal           60%  Kim                                                               │   Owner                       │
|  Ultimate Sophistication   Dreamhouse Realty  1,200,000 EUR  31 Mar 27    Proposal           60%  Kim                                                               │   Created                     │
|                                                                                                                                                                     │   Created by                  │
|                                                                                                                                                                     │   Updated                     │
|                                                                                                                                                                     │   Updated by                  │
|                                                                                                                                                                     │   Tags                        │
|                                                                                                                                                                     │   Number                      │
|                                                                                                                                                                     │   Contact                     │
|                                                                                                                                                                     │   Next step                   │
|                                                                                                                                                                     │   Lead source                 │
|                                                                                                                                                                     │   Forecast category           │
|                                                                                                                                                                     │   Type                        │
|                                                                                                                                                                     │   Expected revenue            │
|                                                                                                                                                                     │   Days open                   │
|                                                                                                                                                                     │   Competitor analysis         │
|                                                                                                                                                                     │   Won                         │
|                                                                                                                                                                     │   Closed                      │
|                                                                                                                                                                     │   Product interest            │
|                                                                                                                                                                     │   Quantity                    │
|                                                                                                                                                                     │   Discount                    │
|                                                                                                                                                                     │   Description                 │
|                                                                                                                                                                     │   Loss reason                 │
|                                                                                                                                                                     │   AI summary                  │
|                                                                                                                                                                     │   AI next step suggestion     │
|                                                                                                                                                                     │   AI win probability          │
|                                                                                                                                                                     │   AI risk factors             │
|                                                                                                                                                                     │   AI competitive intel        │
|                                                                                                                                                                     │   Campaign                    │
|                                                                                                                                                                     │   AI probability              │
|                                                                                                                                                                     │   AI predicted close date     │
|                                                                                                                                                                     │   Last activity date          │
|                                                                                                                                                                     │   Primary quote               │
|                                                                                                                                                                     ╰───────────────────────────────╯
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
| <Space> In or out   J Move down   K Move up   <Enter> Take   <Esc> Put back
<Esc>
:sessions
:dump
| Sessions                                                                                                                                                                                             0
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
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
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
| Faults in the settings                                                                                                                                                                               0
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
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
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
| Person                                                                                              How things are written
|  Name                  Anna Snelling                                                                 Time zone
|  Title                                                                                               Language
|  Department                                                                                          Dates and numbers
|  E-mail                anna.snelling@example.com                                                     Names are written     Given name first
|  Phone
|                                                                                                     System
| Work                                                                                                 Owner                 Kim
|  Login                 anna.snelling                                                                 Tags
|  Role                                                                                                Created               09:00
|  Team                  Central                                                                       Created by            Kim
|  Manager               Dustin Brinkmann                                                              Updated               09:00
|  Territory                                                                                           Updated by            Kim
|  Quota
|  Active                yes
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
| e Edit   E Form   x More   <Tab> Next tab   <Esc> Back   u Undo   ? Keys   d Delete
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
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
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
| Opportunities › stage:proposal                                                                                                                                                              8 of 8,812
|  Name                      Account                   Amount  Close date   Stage      Probability  Owner
|  Architectural Details     Dreamhouse Realty    690,000 EUR  31 Mar 27    Proposal           60%  Kim
|  Contemporary City Living  Dreamhouse Realty    650,000 EUR  31 Mar 27    Proposal           60%  Kim
|  Seaport District Retreat  Dreamhouse Realty    450,000 EUR  31 Mar 27    Proposal           60%  Kim
|  Heart of Harvard Square   Dreamhouse Realty    450,000 EUR  31 Mar 27    Proposal           60%  Kim
|  Quiet Retreat             Dreamhouse Realty    725,000 EUR  29 Nov       Proposal           60%  Kim
|  Waterfront in the City    Dreamhouse Realty    850,000 EUR  31 Mar 27    Proposal           60%  Kim
|  Modern City Living        Dreamhouse Realty    825,000 EUR  31 Mar 27    Proposal           60%  Kim
|  Ultimate Sophistication   Dreamhouse Realty  1,200,000 EUR  31 Mar 27    Proposal           60%  Kim
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
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
| Opportunities                                                                                                                                                                                    8,812
|  Name                       Account      Amount  Close date   Stage         Probability  Owner
|  MG Advanced, 8I5ONXJX                           20 Feb 27    Prospecting           10%  Versie Hillebrand
|  MG Advanced, 18IUIUK0                           30 Apr 27    Prospecting           10%  Versie Hillebrand
|  MG Advanced, LIB4KUZJ                           20 May 27    Prospecting           10%  Versie Hillebrand
|  MG Advanced, 6SLKZ8FI                            1 May 27    Prospecting           10%  Versie Hillebrand
|  MG Advanced, 9MIWFW5J                           18 Apr 27    Prospecting           10%  Versie Hillebrand
|  MG Advanced, IUM2FVA1                           16 Feb 27    Prospecting           10%  Versie Hillebrand
|  MG Advanced, 4H6DFFO4                            4 May 27    Prospecting           10%  Versie Hillebrand
|  MG Advanced, WNWI8RJU                           15 Jan 27    Prospecting           10%  Versie Hillebrand
|  MG Advanced for Silis      Silis                20 Dec       Prospecting           10%  Versie Hillebrand
|  MG Advanced for Ganjaflex  Ganjaflex             5 Apr 27    Prospecting           10%  Versie Hillebrand
|  MG Special, A4M34F8C                            12 Feb 27    Prospecting           10%  Versie Hillebrand
|  MG Special, DWGARGA2                             7 Apr 27    Prospecting           10%  Versie Hillebrand
|  MG Special, UK00OVV2                            13 May 27    Prospecting           10%  Versie Hillebrand
|  MG Special, NSGU1K3N                            30 Jan 27    Prospecting           10%  Versie Hillebrand
|  MG Special, JD7ACALY                             1 Jan 27    Prospecting           10%  Versie Hillebrand
|  MG Special, QVWEPN6J                            10 Apr 27    Prospecting           10%  Versie Hillebrand
|  MG Special, KAZ72JJ0                            14 May 27    Prospecting           10%  Versie Hillebrand
|  MG Special, AV50UWVV                            27 May 27    Prospecting           10%  Versie Hillebrand
|  MG Special, SH4FSTJV                             7 Feb 27    Prospecting           10%  Versie Hillebrand
|  MG Special, KIOF5EM0                            26 May 27    Prospecting           10%  Versie Hillebrand
|  MG Special, Q5RRTVJK                            17 Feb 27    Prospecting           10%  Versie Hillebrand
|  MG Special, 1FAU5C6V                            27 Apr 27    Prospecting           10%  Versie Hillebrand
|  MG Special, WAT7H38N                            20 May 27    Prospecting           10%  Versie Hillebrand
|  MG Special, WI5RHGX9                             4 Dec       Prospecting           10%  Versie Hillebrand
|  MG Special, SPTF1MZ4                             4 Jan 27    Prospecting           10%  Versie Hillebrand
|  MG Special, TFPZNRS3                            29 Jan 27    Prospecting           10%  Versie Hillebrand
|  MG Special, P43NZA0V                            29 Apr 27    Prospecting           10%  Versie Hillebrand
|  MG Special, S6BD2RV6                            27 Jan 27    Prospecting           10%  Versie Hillebrand
|  MG Special, MTH7D617                            14 Mar 27    Prospecting           10%  Versie Hillebrand
|  MG Special, DGI6CB5K                            11 May 27    Prospecting           10%  Versie Hillebrand
|  MG Special, A5DN7SE1                            18 Mar 27    Prospecting           10%  Versie Hillebrand
|  MG Special, 5697WKA6                            23 Jan 27    Prospecting           10%  Versie Hillebrand
|  MG Special, 8GNSME5U                            26 Apr 27    Prospecting           10%  Versie Hillebrand
|  MG Special, E54FFQBM                            20 Jan 27    Prospecting           10%  Versie Hillebrand
|  MG Special, 5P4OCP0Q                             3 Feb 27    Prospecting           10%  Versie Hillebrand
|  MG Special, 6QKBZAEQ                             7 Mar 27    Prospecting           10%  Versie Hillebrand
|  MG Special for Rundofase   Rundofase            17 Jan 27    Prospecting           10%  Versie Hillebrand
|  MG Special for Opentech    Opentech              7 Jan 27    Prospecting           10%  Versie Hillebrand
|  MG Special for Konmatfix   Konmatfix            24 Apr 27    Prospecting           10%  Versie Hillebrand
|  MG Special for Goodsilron  Goodsilron           22 May 27    Prospecting           10%  Versie Hillebrand
|  MG Special for Golddex     Golddex              30 Jan 27    Prospecting           10%  Versie Hillebrand
|  MG Special for Doncon      Doncon               24 Feb 27    Prospecting           10%  Versie Hillebrand
|  MG Special for Blackzim    Blackzim             11 Dec       Prospecting           10%  Versie Hillebrand
|  GTX Plus Pro, NKFG3KKP                           7 May 27    Prospecting           10%  Versie Hillebrand
|  GTX Plus Pro, ZXNPF7PL                          24 Jan 27    Prospecting           10%  Versie Hillebrand
|  GTX Plus Basic, 6IO91583                         7 Apr 27    Prospecting           10%  Versie Hillebrand
|  GTX Plus Basic for Sumace  Sumace               10 Apr 27    Prospecting           10%  Versie Hillebrand
|  GTX Basic, FNLAOXF8                              5 Apr 27    Prospecting           10%  Versie Hillebrand
|  GTX Basic, Z6VQW8TB                             20 Feb 27    Prospecting           10%  Versie Hillebrand
|  GTX Basic, 2WWMPY7O                              8 Apr 27    Prospecting           10%  Versie Hillebrand
|╭─ z ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╮
|│ u Take marks away                                g Group                                          f Save the view                                  k Calendar                                        │
|│ p Preview                                        d Chart                                          ] Next view                                      z Centre                                          │
|│ s Order                                          a Fold or unfold                                 [ View before                                                                                      │
|│ c Columns                                        M Fold all                                       v Choose a view                                                                                    │
|│ w Column width                                   R Unfold all                                     b Board                                                                                            │
|╰──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
| <Enter> Open   a New   e Edit   <Space> Mark   / Filter   <Esc> Back   u Undo   ? Keys   : Command
<Esc>
g
:dump
| Opportunities                                                                                                                                                                                    8,812
|  Name                       Account      Amount  Close date   Stage         Probability  Owner
|  MG Advanced, 8I5ONXJX                           20 Feb 27    Prospecting           10%  Versie Hillebrand
|  MG Advanced, 18IUIUK0                           30 Apr 27    Prospecting           10%  Versie Hillebrand
|  MG Advanced, LIB4KUZJ                           20 May 27    Prospecting           10%  Versie Hillebrand
|  MG Advanced, 6SLKZ8FI                            1 May 27    Prospecting           10%  Versie Hillebrand
|  MG Advanced, 9MIWFW5J                           18 Apr 27    Prospecting           10%  Versie Hillebrand
|  MG Advanced, IUM2FVA1                           16 Feb 27    Prospecting           10%  Versie Hillebrand
|  MG Advanced, 4H6DFFO4                            4 May 27    Prospecting           10%  Versie Hillebrand
|  MG Advanced, WNWI8RJU                           15 Jan 27    Prospecting           10%  Versie Hillebrand
|  MG Advanced for Silis      Silis                20 Dec       Prospecting           10%  Versie Hillebrand
|  MG Advanced for Ganjaflex  Ganjaflex             5 Apr 27    Prospecting           10%  Versie Hillebrand
|  MG Special, A4M34F8C                            12 Feb 27    Prospecting           10%  Versie Hillebrand
|  MG Special, DWGARGA2                             7 Apr 27    Prospecting           10%  Versie Hillebrand
|  MG Special, UK00OVV2                            13 May 27    Prospecting           10%  Versie Hillebrand
|  MG Special, NSGU1K3N                            30 Jan 27    Prospecting           10%  Versie Hillebrand
|  MG Special, JD7ACALY                             1 Jan 27    Prospecting           10%  Versie Hillebrand
|  MG Special, QVWEPN6J                            10 Apr 27    Prospecting           10%  Versie Hillebrand
|  MG Special, KAZ72JJ0                            14 May 27    Prospecting           10%  Versie Hillebrand
|  MG Special, AV50UWVV                            27 May 27    Prospecting           10%  Versie Hillebrand
|  MG Special, SH4FSTJV                             7 Feb 27    Prospecting           10%  Versie Hillebrand
|  MG Special, KIOF5EM0                            26 May 27    Prospecting           10%  Versie Hillebrand
|  MG Special, Q5RRTVJK                            17 Feb 27    Prospecting           10%  Versie Hillebrand
|  MG Special, 1FAU5C6V                            27 Apr 27    Prospecting           10%  Versie Hillebrand
|  MG Special, WAT7H38N                            20 May 27    Prospecting           10%  Versie Hillebrand
|  MG Special, WI5RHGX9                             4 Dec       Prospecting           10%  Versie Hillebrand
|  MG Special, SPTF1MZ4                             4 Jan 27    Prospecting           10%  Versie Hillebrand
|  MG Special, TFPZNRS3                            29 Jan 27    Prospecting           10%  Versie Hillebrand
|  MG Special, P43NZA0V                            29 Apr 27    Prospecting           10%  Versie Hillebrand
|  MG Special, S6BD2RV6                            27 Jan 27    Prospecting           10%  Versie Hillebrand
|  MG Special, MTH7D617                            14 Mar 27    Prospecting           10%  Versie Hillebrand
|  MG Special, DGI6CB5K                            11 May 27    Prospecting           10%  Versie Hillebrand
|  MG Special, A5DN7SE1                            18 Mar 27    Prospecting           10%  Versie Hillebrand
|  MG Special, 5697WKA6                            23 Jan 27    Prospecting           10%  Versie Hillebrand
|  MG Special, 8GNSME5U                            26 Apr 27    Prospecting           10%  Versie Hillebrand
|  MG Special, E54FFQBM                            20 Jan 27    Prospecting           10%  Versie Hillebrand
|  MG Special, 5P4OCP0Q                             3 Feb 27    Prospecting           10%  Versie Hillebrand
|  MG Special, 6QKBZAEQ                             7 Mar 27    Prospecting           10%  Versie Hillebrand
|  MG Special for Rundofase   Rundofase            17 Jan 27    Prospecting           10%  Versie Hillebrand
|  MG Special for Opentech    Opentech              7 Jan 27    Prospecting           10%  Versie Hillebrand
|  MG Special for Konmatfix   Konmatfix            24 Apr 27    Prospecting           10%  Versie Hillebrand
|  MG Special for Goodsilron  Goodsilron           22 May 27    Prospecting           10%  Versie Hillebrand
|  MG Special for Golddex     Golddex              30 Jan 27    Prospecting           10%  Versie Hillebrand
|  MG Special for Doncon      Doncon               24 Feb 27    Prospecting           10%  Versie Hillebrand
|  MG Special for Blackzim    Blackzim             11 Dec       Prospecting           10%  Versie Hillebrand
|  GTX Plus Pro, NKFG3KKP                           7 May 27    Prospecting           10%  Versie Hillebrand
|  GTX Plus Pro, ZXNPF7PL                          24 Jan 27    Prospecting           10%  Versie Hillebrand
|  GTX Plus Basic, 6IO91583                         7 Apr 27    Prospecting           10%  Versie Hillebrand
|  GTX Plus Basic for Sumace  Sumace               10 Apr 27    Prospecting           10%  Versie Hillebrand
|  GTX Basic, FNLAOXF8                              5 Apr 27    Prospecting           10%  Versie Hillebrand
|╭─ g ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╮
|│ v Marks again                                    c Contacts                                       j Jobs                                           r Reminders                                       │
|│ f Follow the link                                o Opportunities                                  , Settings                                       S Say the record                                  │
|│ x Open the file                                  l Leads                                          K All keys                                       P Say where I am                                  │
|│ X Save the file                                  k Cases                                          e Messages                                       B The screen as text                              │
|│ g First                                          i Inbox                                          y Sync                                                                                             │
|│ h Home                                           w Agenda                                         d Dashboards                                                                                       │
|│ a Accounts                                       p Plugins                                        s Search all                                                                                       │
|╰──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
| <Enter> Open   a New   e Edit   <Space> Mark   / Filter   <Esc> Back   u Undo   ? Keys   : Command
<Esc>
