# Mail: an answer with what was asked below it, long text over several lines, the outbox and the record's story after it.
:new email_message subject="Price of the garden" direction=inbound from_address=ann@globex.example to_address=kim@acme.example sent_date=2026-11-20T09:00 contact="Jennifer Wu" body="Dear Kim,\n\nwhat would a garden of 450000 m2 cost?\n\nAnn"
:list email_message
r
<Tab>
<Tab>
> Dear Ann,
<A-Enter>
> it costs
<C-v>
<Tab>
> 20.
:dump
| New Outgoing mail
|
| Mail
|  To *                ann@globex.example
|  Subject *           Re: Price of the garden
|  Text                Dear Ann,
|                      it costs␉20.
|
|                      2026-11-20 09:00 ann@globex.example wrote:
|                      > Dear Kim,
|                      >
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
| <C-s> Save   <Esc> Back   <Tab> Next field   <C-o> In the editor
# the arrows stay in the text until its end
<Down>
<Down>
<Down>
<Down>
<Down>
<Down>
<Down>
<Down>
:dump
| New Outgoing mail
|
| Mail
|  To *                ann@globex.example
|  Subject *           Re: Price of the garden
|  Text                > Dear Kim,
|                      >
|                      > what would a garden of 450000 m2 cost?
|                      >
|                      > Ann
|
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
| <C-s> Save   <Esc> Back   <Tab> Next field   <C-o> In the editor
<C-s>
:dump
| E-mails                                                            +2 cols   1
|  Subject              Direction   From address     To address        Sent date↓
|  Price of the garden  Inbound     ann@globex.exa…  kim@acme.example  20 Nov
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
| Saved Re: Price of the garden.   u undo
# one undo takes back the letter and the activity that says it was written
:list outbox
:dump
| Outgoing mails                                                               1
|  To                  Subject                  Status   Sent    Why not   Owner
|  ann@globex.example  Re: Price of the garden  Waits                      Kim
|
|
|
|
|
|
|
|
|
|
|
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
:list activity subject:"Price of the garden"
:dump
| Activities › subject:"Price of the garden"                         +1 cols   1
|  Subject                 Type    Status     Activity da…  Contact      Account
|  Re: Price of the gard…  Email   Completed  09:00         Jennifer Wu
|
|
|
|
|
|
|
|
|
|
|
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
u
:list outbox
:dump
| Outgoing mails                                                               0
|  To      Subject   Status   Sent    Why not   Owner
|
|  No outgoing mails here yet. a makes the first one.
|
|
|
|
|
|
|
|
|
|
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
# long text on a page, and a form that is opened and saved loses no line of it
:list email_message
<Enter>
:dump
| E-mail › Price of the garden
|  Details   Timeline   Files   History
| Mail
|  Subject               Price of the garden
|  Direction             Inbound
|  Sent date             20 Nov
|  From address          ann@globex.example
|  To address            kim@acme.example
|  Account
|  Contact               Jennifer Wu
|
| Text
|  Body                  Dear Kim,
|
|                        what would a garden of 450000 m2 cost?
|
|                        Ann
|
| System
|  Owner                 Kim
|  Tags
|  Created               09:00
|  Created by            Kim
| e Edit   E Form   x More   <Tab> Next tab   <Esc> Back   u Undo   ? Keys
# passed on; then long text in the editor of the test, which changes one figure
:list email_message
f
:dump
| New Outgoing mail
|
| Mail
|  To *
|  Subject *           Fwd: Price of the garden
|  Text
|
|                      -- Passed on --
|                      From: ann@globex.example
|                      To: kim@acme.example
|                      Date: 2026-11-20 09:00
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
| <C-s> Save   <Esc> Back   <Tab> Next field   <C-Space> Choices   <C-x> Discard
<Tab>
<Tab>
<C-o>
:dump
| New Outgoing mail
|
| Mail
|  To *
|  Subject *           Fwd: Price of the garden
|  Text
|                      Dear Kim,
|
|                      what would a garden of 451000 m2 cost?
|
|                      Ann
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
| <C-s> Save   <Esc> Back   <Tab> Next field   <C-o> In the editor
<C-x>
# a letter to somebody, typed and left; another one to somebody else does not begin with it
:open contact "Jennifer Wu"
r
<Tab>
> For Jennifer
<Esc>
:open contact "Michael Jones"
r
:dump
| New Outgoing mail
|
| Mail
|  To *                michael@dreamhouse.demo
|  Subject *
|  Text
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
| <C-s> Save   <Esc> Back   <Tab> Next field   <C-Space> Choices   <C-x> Discard
<Esc>
:drafts
:dump
| Drafts                                                                       1
|  Of             Record
|  Outgoing mail  new: For Jennifer
|
|
|
|
|
|
|
|
|
|
|
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
<Enter>
:dump
| New Outgoing mail
|
| Mail
|  To *                jen@dreamhouse.demo
|  Subject *           For Jennifer
|  Text
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
| What you typed here before is back; discard throws it away.
# looked at and left again, it waits on
<Esc>
:dump
| Drafts                                                                       1
|  Of             Record
|  Outgoing mail  new: For Jennifer
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
| Not saved; what you typed waits as a draft.
<Enter>
<C-x>
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
| Thrown away; nothing was saved.
# nobody to write to, nothing to pass on
:open opportunity "Contemporary Luxury"
f
:dump
| Opportunity › Contemporary Luxury
|  Stage Qualification   Amount 845,000 EUR   Close date 31 Mar 27
|  … › Qualification › Needs Analysis › Proposal › Negotiation › Closed Won
|  Details   Timeline   Activities   Tasks   Notes   Files   History
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
| Contemporary Luxury is no letter to pass on; r writes one.
# bad addresses are named
:open contact "Jennifer Wu"
r
<C-u>
> ann at globex
<Tab>
> Hello
<C-s>
:dump
| New Outgoing mail                                                    1 to mend
|
| Mail
|  To *                ann at globex
|                      "ann at globex" is no e-mail address; write
|                      ann@example.com, several with commas between.
|  Subject *           Hello
|  Text
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
| <C-s> Save   <Esc> Back   <Tab> Next field   <C-Space> Choices   <C-x> Discard
