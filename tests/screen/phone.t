# size 45x18
# Narrow: rows are cards of two lines, labels stand above their fields.
:x_deal
jj
:dump
| Deals                                    30
| Acme licence                    102,000 EUR
|  Qualify  21 Aug  Acme
| Acme pilot                      144,000 EUR
|  Lost  15 Aug  Acme
| Acme renewal                     48,000 EUR
|  Proposal  16 Sep  Acme
| Acme rollout                     25,000 EUR
|  Proposal  10 Aug  Acme
| Acme support                     24,000 EUR
|  Proposal  26 Sep  Acme
| Globex licence                  128,500 EUR
|  Won  22 Jan  Globex
| Globex pilot                      4,500 EUR
|  Proposal  3 Sep  Globex
| Globex renewal                   10,000 EUR
|  Qualify  8 Apr  Globex
| <Enter> Open   m Move on   x More   a New
<Enter>
:dump
| Deal › Acme renewal
|  Stage Proposal   Amount 48,000 EUR
|  Details   Timeline   History
| Deal
|  Name
|   Acme renewal
|  Company
|   Acme
|  Stage
|   Proposal
|  Amount
|   48,000 EUR
|  Close
|   16 Sep
|
| Plan
|  Next step
| e Edit   E Form   x More   <Tab> Next tab
E
:dump
| Edit Deal › Acme renewal
|
| Deal
|  Name *
|  Acme renewal
|  Company *
|  Acme
|  Stage *
|  Proposal
|  Amount
|  48000
|  Close
|  2026-09-16
|
| Plan
|  Next step
|
| <C-s> Save   <Esc> Back   <Tab> Next field
<Esc>
:size 24x8
:dump
| Deal › Acme renewal
|  Details   Timeline
| Deal
|  Name
|   Acme renewal
|  Company
|   Acme
|  Stage
:size 10x2
:dump
|Name: Acme
|renewal
