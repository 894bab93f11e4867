# The palette: commands with their keys, records, views; > @ # narrow the kind.
# size 200x60
:open account Dreamhouse Realty
<Esc>
<C-p>
> dream
:dump
| Opportunities                                                                                                                                                                                    8,812
|  Name                       Account      Amount  Close date   S╭─ Find anything   > commands  @ people  # tags ───────────────────────╮
|  MG Advanced, 8I5ONXJX                           20 Feb 27    P│ dream                                                                │
|  MG Advanced, 18IUIUK0                           30 Apr 27    P│           Dreamhouse Realty  Account                                 │
|  MG Advanced, LIB4KUZJ                           20 May 27    P│           Caroline Kingsley  Contact                                 │
|  MG Advanced, 6SLKZ8FI                            1 May 27    P│           Michael Jones  Contact                                     │
|  MG Advanced, 9MIWFW5J                           18 Apr 27    P│           Jonathan Bradley  Contact                                  │
|  MG Advanced, IUM2FVA1                           16 Feb 27    P│           Jennifer Wu  Contact                                       │
|  MG Advanced, 4H6DFFO4                            4 May 27    P│           Olivia Green  Contact                                      │
|  MG Advanced, WNWI8RJU                           15 Jan 27    P│           Miriam Aupont  Contact                                     │
|  MG Advanced for Silis      Silis                20 Dec       P│           Michelle Lambert  Contact                                  │
|  MG Advanced for Ganjaflex  Ganjaflex             5 Apr 27    P│           Victor Ochoa  Contact                                      │
|  MG Special, A4M34F8C                            12 Feb 27    P│                                                                      │
|  MG Special, DWGARGA2                             7 Apr 27    P│                                                                      │
|  MG Special, UK00OVV2                            13 May 27    P│                                                                      │
|  MG Special, NSGU1K3N                            30 Jan 27    P│                                                                      │
|  MG Special, JD7ACALY                             1 Jan 27    P│                                                                      │
|  MG Special, QVWEPN6J                            10 Apr 27    P│                                                                      │
|  MG Special, KAZ72JJ0                            14 May 27    P│                                                                      │
|  MG Special, AV50UWVV                            27 May 27    P│                                                                      │
|  MG Special, SH4FSTJV                             7 Feb 27    P│                                                                      │
|  MG Special, KIOF5EM0                            26 May 27    P│                                                                      │
|  MG Special, Q5RRTVJK                            17 Feb 27    P│                                                                      │
|  MG Special, 1FAU5C6V                            27 Apr 27    P│                                                                      │
|  MG Special, WAT7H38N                            20 May 27    P│                                                                      │
|  MG Special, WI5RHGX9                             4 Dec       P│                                                                      │
|  MG Special, SPTF1MZ4                             4 Jan 27    P│                                                                      │
|  MG Special, TFPZNRS3                            29 Jan 27    P│                                                                      │
|  MG Special, P43NZA0V                            29 Apr 27    P│                                                                      │
|  MG Special, S6BD2RV6                            27 Jan 27    P│                                                                      │
|  MG Special, MTH7D617                            14 Mar 27    P│                                                                      │
|  MG Special, DGI6CB5K                            11 May 27    P│                                                                      │
|  MG Special, A5DN7SE1                            18 Mar 27    P│                                                                      │
|  MG Special, 5697WKA6                            23 Jan 27    P│                                                                      │
|  MG Special, 8GNSME5U                            26 Apr 27    P│                                                                      │
|  MG Special, E54FFQBM                            20 Jan 27    P│                                                                      │
|  MG Special, 5P4OCP0Q                             3 Feb 27    P│                                                                      │
|  MG Special, 6QKBZAEQ                             7 Mar 27    P│                                                                      │
|  MG Special for Rundofase   Rundofase            17 Jan 27    P│                                                                      │
|  MG Special for Opentech    Opentech              7 Jan 27    P│                                                                      │
|  MG Special for Konmatfix   Konmatfix            24 Apr 27    P│                                                                      │
|  MG Special for Goodsilron  Goodsilron           22 May 27    P│                                                                      │
|  MG Special for Golddex     Golddex              30 Jan 27    P│                                                                      │
|  MG Special for Doncon      Doncon               24 Feb 27    P│                                                                      │
|  MG Special for Blackzim    Blackzim             11 Dec       P│                                                                      │
|  GTX Plus Pro, NKFG3KKP                           7 May 27    P│                                                                      │
|  GTX Plus Pro, ZXNPF7PL                          24 Jan 27    P│                                                                      │
|  GTX Plus Basic, 6IO91583                         7 Apr 27    P│                                                                      │
|  GTX Plus Basic for Sumace  Sumace               10 Apr 27    P│                                                                      │
|  GTX Basic, FNLAOXF8                              5 Apr 27    P│                                                                      │
|  GTX Basic, Z6VQW8TB                             20 Feb 27    P│                                                                      │
|  GTX Basic, 2WWMPY7O                              8 Apr 27    P│                                                                      │
|  GTX Basic, EPOB4B15                             11 Feb 27    P│                                                                      │
|  GTX Basic for Scottech     Scottech              5 Feb 27    P│                                                                      │
|  GTX Basic for Lexiqvolax   Lexiqvolax           31 Dec       P│                                                                      │
|  GTX Basic for Inity        Inity                 3 May 27    P│                                                                      │
|  MG Advanced, PF7M8CG2                           29 Mar 27    P│                                                                      │
|  MG Advanced for Faxquote   Faxquote             20 Apr 27    P╰──────────────────────────────────────────────────────────────────────╯
|  MG Special, Z9CW6K35                            29 Dec       Prospecting           10%  Niesha Huffines
| <Enter> Take   <Esc> Leave
<Esc><C-p>
> sales ov
:dump
| Opportunities                                                                                                                                                                                    8,812
|  Name                       Account      Amount  Close date   S╭─ Find anything   > commands  @ people  # tags ───────────────────────╮
|  MG Advanced, 8I5ONXJX                           20 Feb 27    P│ sales ov                                                             │
|  MG Advanced, 18IUIUK0                           30 Apr 27    P│           Sales overview  dashboard                                  │
|  MG Advanced, LIB4KUZJ                           20 May 27    P│                                                                      │
|  MG Advanced, 6SLKZ8FI                            1 May 27    P│                                                                      │
|  MG Advanced, 9MIWFW5J                           18 Apr 27    P│                                                                      │
|  MG Advanced, IUM2FVA1                           16 Feb 27    P│                                                                      │
|  MG Advanced, 4H6DFFO4                            4 May 27    P│                                                                      │
|  MG Advanced, WNWI8RJU                           15 Jan 27    P│                                                                      │
|  MG Advanced for Silis      Silis                20 Dec       P│                                                                      │
|  MG Advanced for Ganjaflex  Ganjaflex             5 Apr 27    P│                                                                      │
|  MG Special, A4M34F8C                            12 Feb 27    P│                                                                      │
|  MG Special, DWGARGA2                             7 Apr 27    P│                                                                      │
|  MG Special, UK00OVV2                            13 May 27    P│                                                                      │
|  MG Special, NSGU1K3N                            30 Jan 27    P│                                                                      │
|  MG Special, JD7ACALY                             1 Jan 27    P│                                                                      │
|  MG Special, QVWEPN6J                            10 Apr 27    P│                                                                      │
|  MG Special, KAZ72JJ0                            14 May 27    P│                                                                      │
|  MG Special, AV50UWVV                            27 May 27    P│                                                                      │
|  MG Special, SH4FSTJV                             7 Feb 27    P│                                                                      │
|  MG Special, KIOF5EM0                            26 May 27    P│                                                                      │
|  MG Special, Q5RRTVJK                            17 Feb 27    P│                                                                      │
|  MG Special, 1FAU5C6V                            27 Apr 27    P│                                                                      │
|  MG Special, WAT7H38N                            20 May 27    P│                                                                      │
|  MG Special, WI5RHGX9                             4 Dec       P│                                                                      │
|  MG Special, SPTF1MZ4                             4 Jan 27    P│                                                                      │
|  MG Special, TFPZNRS3                            29 Jan 27    P│                                                                      │
|  MG Special, P43NZA0V                            29 Apr 27    P│                                                                      │
|  MG Special, S6BD2RV6                            27 Jan 27    P│                                                                      │
|  MG Special, MTH7D617                            14 Mar 27    P│                                                                      │
|  MG Special, DGI6CB5K                            11 May 27    P│                                                                      │
|  MG Special, A5DN7SE1                            18 Mar 27    P│                                                                      │
|  MG Special, 5697WKA6                            23 Jan 27    P│                                                                      │
|  MG Special, 8GNSME5U                            26 Apr 27    P│                                                                      │
|  MG Special, E54FFQBM                            20 Jan 27    P│                                                                      │
|  MG Special, 5P4OCP0Q                             3 Feb 27    P│                                                                      │
|  MG Special, 6QKBZAEQ                             7 Mar 27    P│                                                                      │
|  MG Special for Rundofase   Rundofase            17 Jan 27    P│                                                                      │
|  MG Special for Opentech    Opentech              7 Jan 27    P│                                                                      │
|  MG Special for Konmatfix   Konmatfix            24 Apr 27    P│                                                                      │
|  MG Special for Goodsilron  Goodsilron           22 May 27    P│                                                                      │
|  MG Special for Golddex     Golddex              30 Jan 27    P│                                                                      │
|  MG Special for Doncon      Doncon               24 Feb 27    P│                                                                      │
|  MG Special for Blackzim    Blackzim             11 Dec       P│                                                                      │
|  GTX Plus Pro, NKFG3KKP                           7 May 27    P│                                                                      │
|  GTX Plus Pro, ZXNPF7PL                          24 Jan 27    P│                                                                      │
|  GTX Plus Basic, 6IO91583                         7 Apr 27    P│                                                                      │
|  GTX Plus Basic for Sumace  Sumace               10 Apr 27    P│                                                                      │
|  GTX Basic, FNLAOXF8                              5 Apr 27    P│                                                                      │
|  GTX Basic, Z6VQW8TB                             20 Feb 27    P│                                                                      │
|  GTX Basic, 2WWMPY7O                              8 Apr 27    P│                                                                      │
|  GTX Basic, EPOB4B15                             11 Feb 27    P│                                                                      │
|  GTX Basic for Scottech     Scottech              5 Feb 27    P│                                                                      │
|  GTX Basic for Lexiqvolax   Lexiqvolax           31 Dec       P│                                                                      │
|  GTX Basic for Inity        Inity                 3 May 27    P│                                                                      │
|  MG Advanced, PF7M8CG2                           29 Mar 27    P│                                                                      │
|  MG Advanced for Faxquote   Faxquote             20 Apr 27    P╰──────────────────────────────────────────────────────────────────────╯
|  MG Special, Z9CW6K35                            29 Dec       Prospecting           10%  Niesha Huffines
| <Enter> Take   <Esc> Leave
<Esc><C-p>
> >undo
:dump
| Opportunities                                                                                                                                                                                    8,812
|  Name                       Account      Amount  Close date   S╭─ Find anything   > commands  @ people  # tags ───────────────────────╮
|  MG Advanced, 8I5ONXJX                           20 Feb 27    P│ >undo                                                                │
|  MG Advanced, 18IUIUK0                           30 Apr 27    P│ u         undo  take back your last change, or transaction TX        │
|  MG Advanced, LIB4KUZJ                           20 May 27    P│ <C-r>     redo  do again what undo took back                         │
|  MG Advanced, 6SLKZ8FI                            1 May 27    P│ d         delete  move records to the bin                            │
|  MG Advanced, 9MIWFW5J                           18 Apr 27    P│           set  edit one record, or all that a query selects          │
|  MG Advanced, IUM2FVA1                           16 Feb 27    P│           attach  attach files to a record and print the ids of the… │
|  MG Advanced, 4H6DFFO4                            4 May 27    P│           forget  erase all that is held of a person, after showing… │
|  MG Advanced, WNWI8RJU                           15 Jan 27    P│           import  bring records in from CSV, TSV, JSON or NDJSON     │
|  MG Advanced for Silis      Silis                20 Dec       P│           commands  print what you did here lately as commands, old… │
|  MG Advanced for Ganjaflex  Ganjaflex             5 Apr 27    P│                                                                      │
|  MG Special, A4M34F8C                            12 Feb 27    P│                                                                      │
|  MG Special, DWGARGA2                             7 Apr 27    P│                                                                      │
|  MG Special, UK00OVV2                            13 May 27    P│                                                                      │
|  MG Special, NSGU1K3N                            30 Jan 27    P│                                                                      │
|  MG Special, JD7ACALY                             1 Jan 27    P│                                                                      │
|  MG Special, QVWEPN6J                            10 Apr 27    P│                                                                      │
|  MG Special, KAZ72JJ0                            14 May 27    P│                                                                      │
|  MG Special, AV50UWVV                            27 May 27    P│                                                                      │
|  MG Special, SH4FSTJV                             7 Feb 27    P│                                                                      │
|  MG Special, KIOF5EM0                            26 May 27    P│                                                                      │
|  MG Special, Q5RRTVJK                            17 Feb 27    P│                                                                      │
|  MG Special, 1FAU5C6V                            27 Apr 27    P│                                                                      │
|  MG Special, WAT7H38N                            20 May 27    P│                                                                      │
|  MG Special, WI5RHGX9                             4 Dec       P│                                                                      │
|  MG Special, SPTF1MZ4                             4 Jan 27    P│                                                                      │
|  MG Special, TFPZNRS3                            29 Jan 27    P│                                                                      │
|  MG Special, P43NZA0V                            29 Apr 27    P│                                                                      │
|  MG Special, S6BD2RV6                            27 Jan 27    P│                                                                      │
|  MG Special, MTH7D617                            14 Mar 27    P│                                                                      │
|  MG Special, DGI6CB5K                            11 May 27    P│                                                                      │
|  MG Special, A5DN7SE1                            18 Mar 27    P│                                                                      │
|  MG Special, 5697WKA6                            23 Jan 27    P│                                                                      │
|  MG Special, 8GNSME5U                            26 Apr 27    P│                                                                      │
|  MG Special, E54FFQBM                            20 Jan 27    P│                                                                      │
|  MG Special, 5P4OCP0Q                             3 Feb 27    P│                                                                      │
|  MG Special, 6QKBZAEQ                             7 Mar 27    P│                                                                      │
|  MG Special for Rundofase   Rundofase            17 Jan 27    P│                                                                      │
|  MG Special for Opentech    Opentech              7 Jan 27    P│                                                                      │
|  MG Special for Konmatfix   Konmatfix            24 Apr 27    P│                                                                      │
|  MG Special for Goodsilron  Goodsilron           22 May 27    P│                                                                      │
|  MG Special for Golddex     Golddex              30 Jan 27    P│                                                                      │
|  MG Special for Doncon      Doncon               24 Feb 27    P│                                                                      │
|  MG Special for Blackzim    Blackzim             11 Dec       P│                                                                      │
|  GTX Plus Pro, NKFG3KKP                           7 May 27    P│                                                                      │
|  GTX Plus Pro, ZXNPF7PL                          24 Jan 27    P│                                                                      │
|  GTX Plus Basic, 6IO91583                         7 Apr 27    P│                                                                      │
|  GTX Plus Basic for Sumace  Sumace               10 Apr 27    P│                                                                      │
|  GTX Basic, FNLAOXF8                              5 Apr 27    P│                                                                      │
|  GTX Basic, Z6VQW8TB                             20 Feb 27    P│                                                                      │
|  GTX Basic, 2WWMPY7O                              8 Apr 27    P│                                                                      │
|  GTX Basic, EPOB4B15                             11 Feb 27    P│                                                                      │
|  GTX Basic for Scottech     Scottech              5 Feb 27    P│                                                                      │
|  GTX Basic for Lexiqvolax   Lexiqvolax           31 Dec       P│                                                                      │
|  GTX Basic for Inity        Inity                 3 May 27    P│                                                                      │
|  MG Advanced, PF7M8CG2                           29 Mar 27    P│                                                                      │
|  MG Advanced for Faxquote   Faxquote             20 Apr 27    P╰──────────────────────────────────────────────────────────────────────╯
|  MG Special, Z9CW6K35                            29 Dec       Prospecting           10%  Niesha Huffines
| <Enter> Take   <Esc> Leave
<Esc><C-p>
> @caroline
:dump
| Opportunities                                                                                                                                                                                    8,812
|  Name                       Account      Amount  Close date   S╭─ Find anything   > commands  @ people  # tags ───────────────────────╮
|  MG Advanced, 8I5ONXJX                           20 Feb 27    P│ @caroline                                                            │
|  MG Advanced, 18IUIUK0                           30 Apr 27    P│           Caroline Kingsley  Contact                                 │
|  MG Advanced, LIB4KUZJ                           20 May 27    P│                                                                      │
|  MG Advanced, 6SLKZ8FI                            1 May 27    P│                                                                      │
|  MG Advanced, 9MIWFW5J                           18 Apr 27    P│                                                                      │
|  MG Advanced, IUM2FVA1                           16 Feb 27    P│                                                                      │
|  MG Advanced, 4H6DFFO4                            4 May 27    P│                                                                      │
|  MG Advanced, WNWI8RJU                           15 Jan 27    P│                                                                      │
|  MG Advanced for Silis      Silis                20 Dec       P│                                                                      │
|  MG Advanced for Ganjaflex  Ganjaflex             5 Apr 27    P│                                                                      │
|  MG Special, A4M34F8C                            12 Feb 27    P│                                                                      │
|  MG Special, DWGARGA2                             7 Apr 27    P│                                                                      │
|  MG Special, UK00OVV2                            13 May 27    P│                                                                      │
|  MG Special, NSGU1K3N                            30 Jan 27    P│                                                                      │
|  MG Special, JD7ACALY                             1 Jan 27    P│                                                                      │
|  MG Special, QVWEPN6J                            10 Apr 27    P│                                                                      │
|  MG Special, KAZ72JJ0                            14 May 27    P│                                                                      │
|  MG Special, AV50UWVV                            27 May 27    P│                                                                      │
|  MG Special, SH4FSTJV                             7 Feb 27    P│                                                                      │
|  MG Special, KIOF5EM0                            26 May 27    P│                                                                      │
|  MG Special, Q5RRTVJK                            17 Feb 27    P│                                                                      │
|  MG Special, 1FAU5C6V                            27 Apr 27    P│                                                                      │
|  MG Special, WAT7H38N                            20 May 27    P│                                                                      │
|  MG Special, WI5RHGX9                             4 Dec       P│                                                                      │
|  MG Special, SPTF1MZ4                             4 Jan 27    P│                                                                      │
|  MG Special, TFPZNRS3                            29 Jan 27    P│                                                                      │
|  MG Special, P43NZA0V                            29 Apr 27    P│                                                                      │
|  MG Special, S6BD2RV6                            27 Jan 27    P│                                                                      │
|  MG Special, MTH7D617                            14 Mar 27    P│                                                                      │
|  MG Special, DGI6CB5K                            11 May 27    P│                                                                      │
|  MG Special, A5DN7SE1                            18 Mar 27    P│                                                                      │
|  MG Special, 5697WKA6                            23 Jan 27    P│                                                                      │
|  MG Special, 8GNSME5U                            26 Apr 27    P│                                                                      │
|  MG Special, E54FFQBM                            20 Jan 27    P│                                                                      │
|  MG Special, 5P4OCP0Q                             3 Feb 27    P│                                                                      │
|  MG Special, 6QKBZAEQ                             7 Mar 27    P│                                                                      │
|  MG Special for Rundofase   Rundofase            17 Jan 27    P│                                                                      │
|  MG Special for Opentech    Opentech              7 Jan 27    P│                                                                      │
|  MG Special for Konmatfix   Konmatfix            24 Apr 27    P│                                                                      │
|  MG Special for Goodsilron  Goodsilron           22 May 27    P│                                                                      │
|  MG Special for Golddex     Golddex              30 Jan 27    P│                                                                      │
|  MG Special for Doncon      Doncon               24 Feb 27    P│                                                                      │
|  MG Special for Blackzim    Blackzim             11 Dec       P│                                                                      │
|  GTX Plus Pro, NKFG3KKP                           7 May 27    P│                                                                      │
|  GTX Plus Pro, ZXNPF7PL                          24 Jan 27    P│                                                                      │
|  GTX Plus Basic, 6IO91583                         7 Apr 27    P│                                                                      │
|  GTX Plus Basic for Sumace  Sumace               10 Apr 27    P│                                                                      │
|  GTX Basic, FNLAOXF8                              5 Apr 27    P│                                                                      │
|  GTX Basic, Z6VQW8TB                             20 Feb 27    P│                                                                      │
|  GTX Basic, 2WWMPY7O                              8 Apr 27    P│                                                                      │
|  GTX Basic, EPOB4B15                             11 Feb 27    P│                                                                      │
|  GTX Basic for Scottech     Scottech              5 Feb 27    P│                                                                      │
|  GTX Basic for Lexiqvolax   Lexiqvolax           31 Dec       P│                                                                      │
|  GTX Basic for Inity        Inity                 3 May 27    P│                                                                      │
|  MG Advanced, PF7M8CG2                           29 Mar 27    P│                                                                      │
|  MG Advanced for Faxquote   Faxquote             20 Apr 27    P╰──────────────────────────────────────────────────────────────────────╯
|  MG Special, Z9CW6K35                            29 Dec       Prospecting           10%  Niesha Huffines
| <Enter> Take   <Esc> Leave
<Esc><C-p>
> #maven
:dump
| Opportunities                                                                                                                                                                                    8,812
|  Name                       Account      Amount  Close date   S╭─ Find anything   > commands  @ people  # tags ───────────────────────╮
|  MG Advanced, 8I5ONXJX                           20 Feb 27    P│ #maven                                                               │
|  MG Advanced, 18IUIUK0                           30 Apr 27    P│           Accounts tagged maven  list                                │
|  MG Advanced, LIB4KUZJ                           20 May 27    P│           Activities tagged maven  list                              │
|  MG Advanced, 6SLKZ8FI                            1 May 27    P│           Opportunities tagged maven  list                           │
|  MG Advanced, 9MIWFW5J                           18 Apr 27    P│                                                                      │
|  MG Advanced, IUM2FVA1                           16 Feb 27    P│                                                                      │
|  MG Advanced, 4H6DFFO4                            4 May 27    P│                                                                      │
|  MG Advanced, WNWI8RJU                           15 Jan 27    P│                                                                      │
|  MG Advanced for Silis      Silis                20 Dec       P│                                                                      │
|  MG Advanced for Ganjaflex  Ganjaflex             5 Apr 27    P│                                                                      │
|  MG Special, A4M34F8C                            12 Feb 27    P│                                                                      │
|  MG Special, DWGARGA2                             7 Apr 27    P│                                                                      │
|  MG Special, UK00OVV2                            13 May 27    P│                                                                      │
|  MG Special, NSGU1K3N                            30 Jan 27    P│                                                                      │
|  MG Special, JD7ACALY                             1 Jan 27    P│                                                                      │
|  MG Special, QVWEPN6J                            10 Apr 27    P│                                                                      │
|  MG Special, KAZ72JJ0                            14 May 27    P│                                                                      │
|  MG Special, AV50UWVV                            27 May 27    P│                                                                      │
|  MG Special, SH4FSTJV                             7 Feb 27    P│                                                                      │
|  MG Special, KIOF5EM0                            26 May 27    P│                                                                      │
|  MG Special, Q5RRTVJK                            17 Feb 27    P│                                                                      │
|  MG Special, 1FAU5C6V                            27 Apr 27    P│                                                                      │
|  MG Special, WAT7H38N                            20 May 27    P│                                                                      │
|  MG Special, WI5RHGX9                             4 Dec       P│                                                                      │
|  MG Special, SPTF1MZ4                             4 Jan 27    P│                                                                      │
|  MG Special, TFPZNRS3                            29 Jan 27    P│                                                                      │
|  MG Special, P43NZA0V                            29 Apr 27    P│                                                                      │
|  MG Special, S6BD2RV6                            27 Jan 27    P│                                                                      │
|  MG Special, MTH7D617                            14 Mar 27    P│                                                                      │
|  MG Special, DGI6CB5K                            11 May 27    P│                                                                      │
|  MG Special, A5DN7SE1                            18 Mar 27    P│                                                                      │
|  MG Special, 5697WKA6                            23 Jan 27    P│                                                                      │
|  MG Special, 8GNSME5U                            26 Apr 27    P│                                                                      │
|  MG Special, E54FFQBM                            20 Jan 27    P│                                                                      │
|  MG Special, 5P4OCP0Q                             3 Feb 27    P│                                                                      │
|  MG Special, 6QKBZAEQ                             7 Mar 27    P│                                                                      │
|  MG Special for Rundofase   Rundofase            17 Jan 27    P│                                                                      │
|  MG Special for Opentech    Opentech              7 Jan 27    P│                                                                      │
|  MG Special for Konmatfix   Konmatfix            24 Apr 27    P│                                                                      │
|  MG Special for Goodsilron  Goodsilron           22 May 27    P│                                                                      │
|  MG Special for Golddex     Golddex              30 Jan 27    P│                                                                      │
|  MG Special for Doncon      Doncon               24 Feb 27    P│                                                                      │
|  MG Special for Blackzim    Blackzim             11 Dec       P│                                                                      │
|  GTX Plus Pro, NKFG3KKP                           7 May 27    P│                                                                      │
|  GTX Plus Pro, ZXNPF7PL                          24 Jan 27    P│                                                                      │
|  GTX Plus Basic, 6IO91583                         7 Apr 27    P│                                                                      │
|  GTX Plus Basic for Sumace  Sumace               10 Apr 27    P│                                                                      │
|  GTX Basic, FNLAOXF8                              5 Apr 27    P│                                                                      │
|  GTX Basic, Z6VQW8TB                             20 Feb 27    P│                                                                      │
|  GTX Basic, 2WWMPY7O                              8 Apr 27    P│                                                                      │
|  GTX Basic, EPOB4B15                             11 Feb 27    P│                                                                      │
|  GTX Basic for Scottech     Scottech              5 Feb 27    P│                                                                      │
|  GTX Basic for Lexiqvolax   Lexiqvolax           31 Dec       P│                                                                      │
|  GTX Basic for Inity        Inity                 3 May 27    P│                                                                      │
|  MG Advanced, PF7M8CG2                           29 Mar 27    P│                                                                      │
|  MG Advanced for Faxquote   Faxquote             20 Apr 27    P╰──────────────────────────────────────────────────────────────────────╯
|  MG Special, Z9CW6K35                            29 Dec       Prospecting           10%  Niesha Huffines
| <Enter> Take   <Esc> Leave
<Esc><C-p>
> nothing is called so
:dump
| Opportunities                                                                                                                                                                                    8,812
|  Name                       Account      Amount  Close date   S╭─ Find anything   > commands  @ people  # tags ───────────────────────╮
|  MG Advanced, 8I5ONXJX                           20 Feb 27    P│ nothing is called so                                                 │
|  MG Advanced, 18IUIUK0                           30 Apr 27    P│ nothing fits                                                         │
|  MG Advanced, LIB4KUZJ                           20 May 27    P│                                                                      │
|  MG Advanced, 6SLKZ8FI                            1 May 27    P│                                                                      │
|  MG Advanced, 9MIWFW5J                           18 Apr 27    P│                                                                      │
|  MG Advanced, IUM2FVA1                           16 Feb 27    P│                                                                      │
|  MG Advanced, 4H6DFFO4                            4 May 27    P│                                                                      │
|  MG Advanced, WNWI8RJU                           15 Jan 27    P│                                                                      │
|  MG Advanced for Silis      Silis                20 Dec       P│                                                                      │
|  MG Advanced for Ganjaflex  Ganjaflex             5 Apr 27    P│                                                                      │
|  MG Special, A4M34F8C                            12 Feb 27    P│                                                                      │
|  MG Special, DWGARGA2                             7 Apr 27    P│                                                                      │
|  MG Special, UK00OVV2                            13 May 27    P│                                                                      │
|  MG Special, NSGU1K3N                            30 Jan 27    P│                                                                      │
|  MG Special, JD7ACALY                             1 Jan 27    P│                                                                      │
|  MG Special, QVWEPN6J                            10 Apr 27    P│                                                                      │
|  MG Special, KAZ72JJ0                            14 May 27    P│                                                                      │
|  MG Special, AV50UWVV                            27 May 27    P│                                                                      │
|  MG Special, SH4FSTJV                             7 Feb 27    P│                                                                      │
|  MG Special, KIOF5EM0                            26 May 27    P│                                                                      │
|  MG Special, Q5RRTVJK                            17 Feb 27    P│                                                                      │
|  MG Special, 1FAU5C6V                            27 Apr 27    P│                                                                      │
|  MG Special, WAT7H38N                            20 May 27    P│                                                                      │
|  MG Special, WI5RHGX9                             4 Dec       P│                                                                      │
|  MG Special, SPTF1MZ4                             4 Jan 27    P│                                                                      │
|  MG Special, TFPZNRS3                            29 Jan 27    P│                                                                      │
|  MG Special, P43NZA0V                            29 Apr 27    P│                                                                      │
|  MG Special, S6BD2RV6                            27 Jan 27    P│                                                                      │
|  MG Special, MTH7D617                            14 Mar 27    P│                                                                      │
|  MG Special, DGI6CB5K                            11 May 27    P│                                                                      │
|  MG Special, A5DN7SE1                            18 Mar 27    P│                                                                      │
|  MG Special, 5697WKA6                            23 Jan 27    P│                                                                      │
|  MG Special, 8GNSME5U                            26 Apr 27    P│                                                                      │
|  MG Special, E54FFQBM                            20 Jan 27    P│                                                                      │
|  MG Special, 5P4OCP0Q                             3 Feb 27    P│                                                                      │
|  MG Special, 6QKBZAEQ                             7 Mar 27    P│                                                                      │
|  MG Special for Rundofase   Rundofase            17 Jan 27    P│                                                                      │
|  MG Special for Opentech    Opentech              7 Jan 27    P│                                                                      │
|  MG Special for Konmatfix   Konmatfix            24 Apr 27    P│                                                                      │
|  MG Special for Goodsilron  Goodsilron           22 May 27    P│                                                                      │
|  MG Special for Golddex     Golddex              30 Jan 27    P│                                                                      │
|  MG Special for Doncon      Doncon               24 Feb 27    P│                                                                      │
|  MG Special for Blackzim    Blackzim             11 Dec       P│                                                                      │
|  GTX Plus Pro, NKFG3KKP                           7 May 27    P│                                                                      │
|  GTX Plus Pro, ZXNPF7PL                          24 Jan 27    P│                                                                      │
|  GTX Plus Basic, 6IO91583                         7 Apr 27    P│                                                                      │
|  GTX Plus Basic for Sumace  Sumace               10 Apr 27    P│                                                                      │
|  GTX Basic, FNLAOXF8                              5 Apr 27    P│                                                                      │
|  GTX Basic, Z6VQW8TB                             20 Feb 27    P│                                                                      │
|  GTX Basic, 2WWMPY7O                              8 Apr 27    P│                                                                      │
|  GTX Basic, EPOB4B15                             11 Feb 27    P│                                                                      │
|  GTX Basic for Scottech     Scottech              5 Feb 27    P│                                                                      │
|  GTX Basic for Lexiqvolax   Lexiqvolax           31 Dec       P│                                                                      │
|  GTX Basic for Inity        Inity                 3 May 27    P│                                                                      │
|  MG Advanced, PF7M8CG2                           29 Mar 27    P│                                                                      │
|  MG Advanced for Faxquote   Faxquote             20 Apr 27    P╰──────────────────────────────────────────────────────────────────────╯
|  MG Special, Z9CW6K35                            29 Dec       Prospecting           10%  Niesha Huffines
| <Enter> Take   <Esc> Leave
