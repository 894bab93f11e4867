# no week
# The mouse carries: a column's border, a card to another column, an event to another day; the right button opens the menu.
:drag 27 1 36 1
:dump
| Opportunities                                                  +3 cols   8,812
|  Name                                Account      Amount  Close date
|  MG Advanced, 8I5ONXJX                                    20 Feb 27
|  MG Advanced, 18IUIUK0                                    30 Apr 27
|  MG Advanced, LIB4KUZJ                                    20 May 27
|  MG Advanced, 6SLKZ8FI                                     1 May 27
|  MG Advanced, 9MIWFW5J                                    18 Apr 27
|  MG Advanced, IUM2FVA1                                    16 Feb 27
|  MG Advanced, 4H6DFFO4                                     4 May 27
|  MG Advanced, WNWI8RJU                                    15 Jan 27
|  MG Advanced for Silis               Silis                20 Dec
|  MG Advanced for Ganjaflex           Ganjaflex             5 Apr 27
|  MG Special, A4M34F8C                                     12 Feb 27
|  MG Special, DWGARGA2                                      7 Apr 27
|  MG Special, UK00OVV2                                     13 May 27
|  MG Special, NSGU1K3N                                     30 Jan 27
|  MG Special, JD7ACALY                                      1 Jan 27
|  MG Special, QVWEPN6J                                     10 Apr 27
|  MG Special, KAZ72JJ0                                     14 May 27
|  MG Special, AV50UWVV                                     27 May 27
|  MG Special, SH4FSTJV                                      7 Feb 27
|  MG Special, KIOF5EM0                                     26 May 27
|  MG Special, Q5RRTVJK                                     17 Feb 27
| <Enter> Open   a New   e Edit   <Space> Mark   / Filter   <Esc> Back   u Undo
:click 3 5
:dump
| Opportunities                                                  +3 cols   8,812
|  Name                                Account      Amount  Close date
|  MG Advanced, 8I5ONXJX                                    20 Feb 27
|  MG Advanced, 18IUIUK0                                    30 Apr 27
|  MG Advanced, LIB4KUZJ                                    20 May 27
|  MG Advanced, 6SLKZ8FI                                     1 May 27
|  MG Advanced, 9MIWFW5J                                    18 Apr 27
|  MG Advanced, IUM2FVA1                                    16 Feb 27
|  MG Advanced, 4H6DFFO4                                     4 May 27
|  MG Advanced, WNWI8RJU                                    15 Jan 27
|  MG Advanced for Silis               Silis                20 Dec
|  MG Advanced for Ganjaflex           Ganjaflex             5 Apr 27
|  MG Special, A4M34F8C                                     12 Feb 27
|  MG Special, DWGARGA2                                      7 Apr 27
|  MG Special, UK00OVV2                                     13 May 27
|  MG Special, NSGU1K3N                                     30 Jan 27
|  MG Special, JD7ACALY                                      1 Jan 27
|  MG Special, QVWEPN6J                                     10 Apr 27
|  MG Special, KAZ72JJ0                                     14 May 27
|  MG Special, AV50UWVV                                     27 May 27
|  MG Special, SH4FSTJV                                      7 Feb 27
|  MG Special, KIOF5EM0                                     26 May 27
|  MG Special, Q5RRTVJK                                     17 Feb 27
| <Enter> Open   a New   e Edit   <Space> Mark   / Filter   <Esc> Back   u Undo
:view board
llll h
:drag 30 3 60 5
:dump
| Opportunities › Pipeline                                     ‹ 2   2 ›   2,101
| Needs Analysis      1   Proposal     7  5.15m   Negotiation           3  2.12m
| Stunning Colon…  930k │ Contemporary C…  650k │ Architectural Details     690k
|  31 Mar 27  Dreamhou… │  31 Mar 27  Dreamhou… │  31 Mar 27  Dreamhouse Realty
|                       │ Seaport Distri…  450k │ City Living               450k
|                       │  31 Mar 27  Dreamhou… │  26 Nov  Dreamhouse Realty
|                       │ Heart of Harva…  450k │ Stunning Victorian        975k
|                       │  31 Mar 27  Dreamhou… │  28 Nov  Dreamhouse Realty
|                       │ Quiet Retreat    725k │
|                       │  29 Nov  Dreamhouse … │
|                       │ Waterfront in …  850k │
|                       │  31 Mar 27  Dreamhou… │
|                       │ Modern City Li…  825k │
|                       │  31 Mar 27  Dreamhou… │
|                       │ Ultimate Sophi…  1.2m │
|                       │  31 Mar 27  Dreamhou… │
|                       │                       │
|                       │                       │
|                       │                       │
|                       │                       │
|                       │                       │
|                       │                       │
|                       │                       │
| Moved Architectural Details to Negotiation.   u undo
u
:new activity "subject=Call Ann Li" type=call call_type=outbound "activity_date=2026-11-23 09:30"
gw
:dump
| Agenda                                           23–29 November 2026   week 48
|       Mon 23 *  Tue 24     Wed 25     Thu 26    Fri 27     Sat 28     Sun 29
|08:00          │          │          │         │          │          │
|               │          │          │         │          │          │
|09:00          │          │          │         │          │          │
|      ▌Call An…│          │          │         │          │          │
|10:00          │          │          │         │          │          │
|               │          │          │         │          │          │
|11:00          │          │          │         │          │          │
|               │          │          │         │          │          │
|12:00          │          │          │         │          │          │
|               │          │          │         │          │          │
|13:00          │          │          │         │          │          │
|               │          │          │         │          │          │
|14:00          │          │          │         │          │          │
|               │          │          │         │          │          │
|15:00          │          │          │         │          │          │
|               │          │          │         │          │          │
|16:00          │          │          │         │          │          │
|               │          │          │         │          │          │
|17:00          │          │          │         │          │          │
|               │          │          │         │          │          │
|18:00          │          │          │         │          │          │
| a New   0 Today   n Next event   z1 Day   z7 Week   zm Month   <Esc> Back
:drag 8 5 20 7
:dump
| Agenda                                           23–29 November 2026   week 48
|       Mon 23 *  Tue 24     Wed 25     Thu 26    Fri 27     Sat 28     Sun 29
|08:00          │          │          │         │          │          │
|               │          │          │         │          │          │
|09:00          │          │          │         │          │          │
|               │          │          │         │          │          │
|10:00          │          │          │         │          │          │
|               │▌Call Ann…│          │         │          │          │
|11:00          │          │          │         │          │          │
|               │          │          │         │          │          │
|12:00          │          │          │         │          │          │
|               │          │          │         │          │          │
|13:00          │          │          │         │          │          │
|               │          │          │         │          │          │
|14:00          │          │          │         │          │          │
|               │          │          │         │          │          │
|15:00          │          │          │         │          │          │
|               │          │          │         │          │          │
|16:00          │          │          │         │          │          │
|               │          │          │         │          │          │
|17:00          │          │          │         │          │          │
|               │          │          │         │          │          │
|18:00          │          │          │         │          │          │
| Moved to Tue 24 Nov 10:30.   u undo
