# The sales overview and what stands behind its marks.
# size 45x18
:dashboard sales_overview
:dump
| Sales overview                   Mon 23 Nov
| Won this year ──────   Open deals ─────────
| 8,938,597 EUR          2,101
| ▲ 738% on last year
| Quarter win rate ───   Quarter avg deal ───
| 84.3 %   target 35 %   2,280.73 EUR
| ███████│████████▉░░░   ▼ 3.6% on last quar…
| ▲ 24.6 points on la…
| Deals by stage ────────────────────────────
| Prospecting       █        500      0  7.9%
| Qualification    ███     1,590   845k   25%
| Needs Analysis    █          1   930k    0%
| Proposal          █          8  5.84m  0.1%
| 2 more
|
| Won by month ────────────────────────── EUR
| Oct 26 ████▌                           196k
| <Enter> Open   zl List of this
<Tab><Tab><Tab><Tab>jjj
:dump
| Sales overview                   Mon 23 Nov
| Won this year ──────   Open deals ─────────
| 8,938,597 EUR          2,101
| ▲ 738% on last year
| Quarter win rate ───   Quarter avg deal ───
| 84.3 %   target 35 %   2,280.73 EUR
| ███████│████████▉░░░   ▼ 3.6% on last quar…
| ▲ 24.6 points on la…
| Deals by stage ────────────────────────────
| Prospecting       █        500      0  7.9%
| Qualification    ███     1,590   845k   25%
| Needs Analysis    █          1   930k    0%
| Proposal          █          8  5.84m  0.1%
| 2 more
|
| Won by month ────────────────────────── EUR
| Oct 26 ████▌                           196k
| <Enter> Open   zl List of this
<Enter>
<Esc><Esc>
/
> owner:"Darcel Schlecht"
<Enter>
:dump
| Sales overview › owner:"Darcel…  Mon 23 Nov
| Won this year ──────   Open deals ─────────
| 1,057,103 EUR          194   0 EUR
| ▲ 1,000% on last ye…
| Quarter win rate ───   Quarter avg deal ───
| 83.3 %   target 35 %   2,181 EUR
| ███████│████████▋░░░   ▼ 44% on last quart…
| ▲ 23.6 points on la…
| Deals by stage ────────────────────────────
| Prospecting       ███      111      0   20%
| Qualification     ███       83      0   15%
| Closed Won    ███████████  349  1.15m   64%
|
|
|
| Won by month ────────────────────────── EUR
| Oct 26 ██▏                            10.9k
| <Enter> Open   zl List of this
