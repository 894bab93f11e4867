# size 80x16
# For people who hear the screen: no lines, one column, labels before values, and what has the focus on the last line.
:option reader on
:x_deal company:Globex
:dump
| Deals › company:Globex                                                       5
|Globex licence, Stage Won, Amount 128,500 EUR, Close 22 Jan, Company Globex
|Globex pilot, Stage Proposal, Amount 4,500 EUR, Close 3 Sep, Company Globex
|Globex renewal, Stage Qualify, Amount 10,000 EUR, Close 8 Apr, Company Globex
|Globex rollout, Stage Qualify, Amount 119,500 EUR, Close 15 Jun, Company Globex
|Globex support, Stage Proposal, Amount 133,500 EUR, Close 21 Apr, Company Globex
|
|
|
|
|
|
|
|
|
|row 1 of 5, Globex licence, Stage Won, Amount 128,500 EUR, Close 22 Jan, Compan…
j
<Space>
:dump
| Deals › company:Globex                                            1 marked   5
|Globex licence, Stage Won, Amount 128,500 EUR, Close 22 Jan, Company Globex
|marked, Globex pilot, Stage Proposal, Amount 4,500 EUR, Close 3 Sep, Company Gl…
|Globex renewal, Stage Qualify, Amount 10,000 EUR, Close 8 Apr, Company Globex
|Globex rollout, Stage Qualify, Amount 119,500 EUR, Close 15 Jun, Company Globex
|Globex support, Stage Proposal, Amount 133,500 EUR, Close 21 Apr, Company Globex
|
|
|
|
|
|
|
|
|
|row 3 of 5, Globex renewal, Stage Qualify, Amount 10,000 EUR, Close 8 Apr, Comp…
gP
:dump
| Deals › company:Globex                                            1 marked   5
|Globex licence, Stage Won, Amount 128,500 EUR, Close 22 Jan, Company Globex
|marked, Globex pilot, Stage Proposal, Amount 4,500 EUR, Close 3 Sep, Company Gl…
|Globex renewal, Stage Qualify, Amount 10,000 EUR, Close 8 Apr, Company Globex
|Globex rollout, Stage Qualify, Amount 119,500 EUR, Close 15 Jun, Company Globex
|Globex support, Stage Proposal, Amount 133,500 EUR, Close 21 Apr, Company Globex
|
|
|
|
|
|
|
|
| Organizations, then Deals: row 3 of 5, Globex renewal, Stage Qualify, Amount
| 10,000 EUR, Close 8 Apr, Company Globex
gS
:dump
| The record                                                            11 lines
| Name: Globex renewal
| Company: Globex
| Stage: Qualify
| Amount: 10,000 EUR
| Close: 8 Apr
| Owner: Kim
| Created: 09:00
| Created by: Kim
| Updated: 09:00
| Updated by: Kim
| Currency: EUR
|
|
|
|Name: Globex renewal
q
k
<Enter>
j
:dump
| Deal › Globex pilot
|  Stage Proposal   Amount 4,500 EUR   Close 3 Sep   Company Globex
|  Details   Timeline   History
| Deal
|  Name                  Globex pilot
|  Company               Globex
|  Stage                 Proposal
|  Amount                4,500 EUR
|  Close                 3 Sep
|
| Plan
|  Next step
|
| System
|  Owner                 Kim
|Company: Globex
E
<Tab>
:dump
| Edit Deal › Globex pilot
|
| Deal
|  Name *              Globex pilot
|  Company *           Globex
|  Stage *             Proposal
|  Amount              4500
|  Close               2026-09-03
|
| Plan
|  Next step
|
| More
|  Owner               Kim
|
|Stage, required, Proposal
<Tab>
<C-Space>
:dump
| Edit Deal › Globex pilot
|
| Deal
|  Name *              Globex pilot
|  Company *           Globex
|  Stage *             Proposal
|  Amount              4500
|  Close               2026-09-03
|
| Plan
|  Next step
|
| More
|  Owner               Kim
|
| Amount has no choices; type its value.
<Down>
:dump
| Edit Deal › Globex pilot
|
| Deal
|  Name *              Globex pilot
|  Company *           Globex
|  Stage *             Proposal
|  Amount              4500
|  Close               2026-09-03
|
| Plan
|  Next step
|
| More
|  Owner               Kim
|
|Close, 2026-09-03
<Esc>
<Esc>
q
d
:dump
| Deals › company:Globex                                                       4
|Globex licence, Stage Won, Amount 128,500 EUR, Close 22 Jan, Company Globex
|Globex renewal, Stage Qualify, Amount 10,000 EUR, Close 8 Apr, Company Globex
|Globex rollout, Stage Qualify, Amount 119,500 EUR, Close 15 Jun, Company Globex
|Globex support, Stage Proposal, Amount 133,500 EUR, Close 21 Apr, Company Globex
|
|
|
|
|
|
|
|
|
|
| Deleted 1 deal.   u undo
<Esc>
:plugins
:dump
| Plugins                                                                      0
|
|  No plugins were found; HOTCRM_PLUGINS names folders to look in.
|
|
|
|
|
|
|
|
|
|
|
|
|Plugins: nothing here
