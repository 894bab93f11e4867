# The palette: commands with their keys, records, views; > @ # narrow the kind.
# size 120x40
:open account Dreamhouse Realty
<Esc>
<C-p>
> dream
:dump
| Opportunities                                                                                                    8,812
|  Name                  ╭─ Find anything   > commands  @ people  # tags ───────────────────────╮
|  MG Advanced, 8I5ONXJX │ dream                                                                │ Hillebrand
|  MG Advanced, 18IUIUK0 │           Dreamhouse Realty  Account                                 │ Hillebrand
|  MG Advanced, LIB4KUZJ │           Caroline Kingsley  Contact                                 │ Hillebrand
|  MG Advanced, 6SLKZ8FI │           Michael Jones  Contact                                     │ Hillebrand
|  MG Advanced, 9MIWFW5J │           Jonathan Bradley  Contact                                  │ Hillebrand
|  MG Advanced, IUM2FVA1 │           Jennifer Wu  Contact                                       │ Hillebrand
|  MG Advanced, 4H6DFFO4 │           Olivia Green  Contact                                      │ Hillebrand
|  MG Advanced, WNWI8RJU │           Miriam Aupont  Contact                                     │ Hillebrand
|  MG Advanced for Silis │           Michelle Lambert  Contact                                  │ Hillebrand
|  MG Advanced for Ganjaf│           Victor Ochoa  Contact                                      │ Hillebrand
|  MG Special, A4M34F8C  │                                                                      │ Hillebrand
|  MG Special, DWGARGA2  │                                                                      │ Hillebrand
|  MG Special, UK00OVV2  │                                                                      │ Hillebrand
|  MG Special, NSGU1K3N  │                                                                      │ Hillebrand
|  MG Special, JD7ACALY  │                                                                      │ Hillebrand
|  MG Special, QVWEPN6J  │                                                                      │ Hillebrand
|  MG Special, KAZ72JJ0  │                                                                      │ Hillebrand
|  MG Special, AV50UWVV  │                                                                      │ Hillebrand
|  MG Special, SH4FSTJV  │                                                                      │ Hillebrand
|  MG Special, KIOF5EM0  │                                                                      │ Hillebrand
|  MG Special, Q5RRTVJK  │                                                                      │ Hillebrand
|  MG Special, 1FAU5C6V  │                                                                      │ Hillebrand
|  MG Special, WAT7H38N  │                                                                      │ Hillebrand
|  MG Special, WI5RHGX9  │                                                                      │ Hillebrand
|  MG Special, SPTF1MZ4  │                                                                      │ Hillebrand
|  MG Special, TFPZNRS3  │                                                                      │ Hillebrand
|  MG Special, P43NZA0V  │                                                                      │ Hillebrand
|  MG Special, S6BD2RV6  │                                                                      │ Hillebrand
|  MG Special, MTH7D617  │                                                                      │ Hillebrand
|  MG Special, DGI6CB5K  │                                                                      │ Hillebrand
|  MG Special, A5DN7SE1  │                                                                      │ Hillebrand
|  MG Special, 5697WKA6  │                                                                      │ Hillebrand
|  MG Special, 8GNSME5U  │                                                                      │ Hillebrand
|  MG Special, E54FFQBM  │                                                                      │ Hillebrand
|  MG Special, 5P4OCP0Q  │                                                                      │ Hillebrand
|  MG Special, 6QKBZAEQ  ╰──────────────────────────────────────────────────────────────────────╯ Hillebrand
|  MG Special for Rundofase   Rundofase            17 Jan 27    Prospecting           10%  Versie Hillebrand
| <Enter> Take   <Esc> Leave
<Esc><C-p>
> sales ov
:dump
| Opportunities                                                                                                    8,812
|  Name                  ╭─ Find anything   > commands  @ people  # tags ───────────────────────╮
|  MG Advanced, 8I5ONXJX │ sales ov                                                             │ Hillebrand
|  MG Advanced, 18IUIUK0 │           Sales overview  dashboard                                  │ Hillebrand
|  MG Advanced, LIB4KUZJ │                                                                      │ Hillebrand
|  MG Advanced, 6SLKZ8FI │                                                                      │ Hillebrand
|  MG Advanced, 9MIWFW5J │                                                                      │ Hillebrand
|  MG Advanced, IUM2FVA1 │                                                                      │ Hillebrand
|  MG Advanced, 4H6DFFO4 │                                                                      │ Hillebrand
|  MG Advanced, WNWI8RJU │                                                                      │ Hillebrand
|  MG Advanced for Silis │                                                                      │ Hillebrand
|  MG Advanced for Ganjaf│                                                                      │ Hillebrand
|  MG Special, A4M34F8C  │                                                                      │ Hillebrand
|  MG Special, DWGARGA2  │                                                                      │ Hillebrand
|  MG Special, UK00OVV2  │                                                                      │ Hillebrand
|  MG Special, NSGU1K3N  │                                                                      │ Hillebrand
|  MG Special, JD7ACALY  │                                                                      │ Hillebrand
|  MG Special, QVWEPN6J  │                                                                      │ Hillebrand
|  MG Special, KAZ72JJ0  │                                                                      │ Hillebrand
|  MG Special, AV50UWVV  │                                                                      │ Hillebrand
|  MG Special, SH4FSTJV  │                                                                      │ Hillebrand
|  MG Special, KIOF5EM0  │                                                                      │ Hillebrand
|  MG Special, Q5RRTVJK  │                                                                      │ Hillebrand
|  MG Special, 1FAU5C6V  │                                                                      │ Hillebrand
|  MG Special, WAT7H38N  │                                                                      │ Hillebrand
|  MG Special, WI5RHGX9  │                                                                      │ Hillebrand
|  MG Special, SPTF1MZ4  │                                                                      │ Hillebrand
|  MG Special, TFPZNRS3  │                                                                      │ Hillebrand
|  MG Special, P43NZA0V  │                                                                      │ Hillebrand
|  MG Special, S6BD2RV6  │                                                                      │ Hillebrand
|  MG Special, MTH7D617  │                                                                      │ Hillebrand
|  MG Special, DGI6CB5K  │                                                                      │ Hillebrand
|  MG Special, A5DN7SE1  │                                                                      │ Hillebrand
|  MG Special, 5697WKA6  │                                                                      │ Hillebrand
|  MG Special, 8GNSME5U  │                                                                      │ Hillebrand
|  MG Special, E54FFQBM  │                                                                      │ Hillebrand
|  MG Special, 5P4OCP0Q  │                                                                      │ Hillebrand
|  MG Special, 6QKBZAEQ  ╰──────────────────────────────────────────────────────────────────────╯ Hillebrand
|  MG Special for Rundofase   Rundofase            17 Jan 27    Prospecting           10%  Versie Hillebrand
| <Enter> Take   <Esc> Leave
<Esc><C-p>
> >undo
:dump
| Opportunities                                                                                                    8,812
|  Name                  ╭─ Find anything   > commands  @ people  # tags ───────────────────────╮
|  MG Advanced, 8I5ONXJX │ >undo                                                                │ Hillebrand
|  MG Advanced, 18IUIUK0 │ u         undo  take back your last change, or transaction TX        │ Hillebrand
|  MG Advanced, LIB4KUZJ │ <C-r>     redo  do again what undo took back                         │ Hillebrand
|  MG Advanced, 6SLKZ8FI │ d         delete  move records to the bin                            │ Hillebrand
|  MG Advanced, 9MIWFW5J │           set  edit one record, or all that a query selects          │ Hillebrand
|  MG Advanced, IUM2FVA1 │           attach  attach files to a record and print the ids of the… │ Hillebrand
|  MG Advanced, 4H6DFFO4 │           forget  erase all that is held of a person, after showing… │ Hillebrand
|  MG Advanced, WNWI8RJU │           import  bring records in from CSV, TSV, JSON or NDJSON     │ Hillebrand
|  MG Advanced for Silis │           commands  print what you did here lately as commands, old… │ Hillebrand
|  MG Advanced for Ganjaf│                                                                      │ Hillebrand
|  MG Special, A4M34F8C  │                                                                      │ Hillebrand
|  MG Special, DWGARGA2  │                                                                      │ Hillebrand
|  MG Special, UK00OVV2  │                                                                      │ Hillebrand
|  MG Special, NSGU1K3N  │                                                                      │ Hillebrand
|  MG Special, JD7ACALY  │                                                                      │ Hillebrand
|  MG Special, QVWEPN6J  │                                                                      │ Hillebrand
|  MG Special, KAZ72JJ0  │                                                                      │ Hillebrand
|  MG Special, AV50UWVV  │                                                                      │ Hillebrand
|  MG Special, SH4FSTJV  │                                                                      │ Hillebrand
|  MG Special, KIOF5EM0  │                                                                      │ Hillebrand
|  MG Special, Q5RRTVJK  │                                                                      │ Hillebrand
|  MG Special, 1FAU5C6V  │                                                                      │ Hillebrand
|  MG Special, WAT7H38N  │                                                                      │ Hillebrand
|  MG Special, WI5RHGX9  │                                                                      │ Hillebrand
|  MG Special, SPTF1MZ4  │                                                                      │ Hillebrand
|  MG Special, TFPZNRS3  │                                                                      │ Hillebrand
|  MG Special, P43NZA0V  │                                                                      │ Hillebrand
|  MG Special, S6BD2RV6  │                                                                      │ Hillebrand
|  MG Special, MTH7D617  │                                                                      │ Hillebrand
|  MG Special, DGI6CB5K  │                                                                      │ Hillebrand
|  MG Special, A5DN7SE1  │                                                                      │ Hillebrand
|  MG Special, 5697WKA6  │                                                                      │ Hillebrand
|  MG Special, 8GNSME5U  │                                                                      │ Hillebrand
|  MG Special, E54FFQBM  │                                                                      │ Hillebrand
|  MG Special, 5P4OCP0Q  │                                                                      │ Hillebrand
|  MG Special, 6QKBZAEQ  ╰──────────────────────────────────────────────────────────────────────╯ Hillebrand
|  MG Special for Rundofase   Rundofase            17 Jan 27    Prospecting           10%  Versie Hillebrand
| <Enter> Take   <Esc> Leave
<Esc><C-p>
> @caroline
:dump
| Opportunities                                                                                                    8,812
|  Name                  ╭─ Find anything   > commands  @ people  # tags ───────────────────────╮
|  MG Advanced, 8I5ONXJX │ @caroline                                                            │ Hillebrand
|  MG Advanced, 18IUIUK0 │           Caroline Kingsley  Contact                                 │ Hillebrand
|  MG Advanced, LIB4KUZJ │                                                                      │ Hillebrand
|  MG Advanced, 6SLKZ8FI │                                                                      │ Hillebrand
|  MG Advanced, 9MIWFW5J │                                                                      │ Hillebrand
|  MG Advanced, IUM2FVA1 │                                                                      │ Hillebrand
|  MG Advanced, 4H6DFFO4 │                                                                      │ Hillebrand
|  MG Advanced, WNWI8RJU │                                                                      │ Hillebrand
|  MG Advanced for Silis │                                                                      │ Hillebrand
|  MG Advanced for Ganjaf│                                                                      │ Hillebrand
|  MG Special, A4M34F8C  │                                                                      │ Hillebrand
|  MG Special, DWGARGA2  │                                                                      │ Hillebrand
|  MG Special, UK00OVV2  │                                                                      │ Hillebrand
|  MG Special, NSGU1K3N  │                                                                      │ Hillebrand
|  MG Special, JD7ACALY  │                                                                      │ Hillebrand
|  MG Special, QVWEPN6J  │                                                                      │ Hillebrand
|  MG Special, KAZ72JJ0  │                                                                      │ Hillebrand
|  MG Special, AV50UWVV  │                                                                      │ Hillebrand
|  MG Special, SH4FSTJV  │                                                                      │ Hillebrand
|  MG Special, KIOF5EM0  │                                                                      │ Hillebrand
|  MG Special, Q5RRTVJK  │                                                                      │ Hillebrand
|  MG Special, 1FAU5C6V  │                                                                      │ Hillebrand
|  MG Special, WAT7H38N  │                                                                      │ Hillebrand
|  MG Special, WI5RHGX9  │                                                                      │ Hillebrand
|  MG Special, SPTF1MZ4  │                                                                      │ Hillebrand
|  MG Special, TFPZNRS3  │                                                                      │ Hillebrand
|  MG Special, P43NZA0V  │                                                                      │ Hillebrand
|  MG Special, S6BD2RV6  │                                                                      │ Hillebrand
|  MG Special, MTH7D617  │                                                                      │ Hillebrand
|  MG Special, DGI6CB5K  │                                                                      │ Hillebrand
|  MG Special, A5DN7SE1  │                                                                      │ Hillebrand
|  MG Special, 5697WKA6  │                                                                      │ Hillebrand
|  MG Special, 8GNSME5U  │                                                                      │ Hillebrand
|  MG Special, E54FFQBM  │                                                                      │ Hillebrand
|  MG Special, 5P4OCP0Q  │                                                                      │ Hillebrand
|  MG Special, 6QKBZAEQ  ╰──────────────────────────────────────────────────────────────────────╯ Hillebrand
|  MG Special for Rundofase   Rundofase            17 Jan 27    Prospecting           10%  Versie Hillebrand
| <Enter> Take   <Esc> Leave
<Esc><C-p>
> #maven
:dump
| Opportunities                                                                                                    8,812
|  Name                  ╭─ Find anything   > commands  @ people  # tags ───────────────────────╮
|  MG Advanced, 8I5ONXJX │ #maven                                                               │ Hillebrand
|  MG Advanced, 18IUIUK0 │           Accounts tagged maven  list                                │ Hillebrand
|  MG Advanced, LIB4KUZJ │           Activities tagged maven  list                              │ Hillebrand
|  MG Advanced, 6SLKZ8FI │           Opportunities tagged maven  list                           │ Hillebrand
|  MG Advanced, 9MIWFW5J │                                                                      │ Hillebrand
|  MG Advanced, IUM2FVA1 │                                                                      │ Hillebrand
|  MG Advanced, 4H6DFFO4 │                                                                      │ Hillebrand
|  MG Advanced, WNWI8RJU │                                                                      │ Hillebrand
|  MG Advanced for Silis │                                                                      │ Hillebrand
|  MG Advanced for Ganjaf│                                                                      │ Hillebrand
|  MG Special, A4M34F8C  │                                                                      │ Hillebrand
|  MG Special, DWGARGA2  │                                                                      │ Hillebrand
|  MG Special, UK00OVV2  │                                                                      │ Hillebrand
|  MG Special, NSGU1K3N  │                                                                      │ Hillebrand
|  MG Special, JD7ACALY  │                                                                      │ Hillebrand
|  MG Special, QVWEPN6J  │                                                                      │ Hillebrand
|  MG Special, KAZ72JJ0  │                                                                      │ Hillebrand
|  MG Special, AV50UWVV  │                                                                      │ Hillebrand
|  MG Special, SH4FSTJV  │                                                                      │ Hillebrand
|  MG Special, KIOF5EM0  │                                                                      │ Hillebrand
|  MG Special, Q5RRTVJK  │                                                                      │ Hillebrand
|  MG Special, 1FAU5C6V  │                                                                      │ Hillebrand
|  MG Special, WAT7H38N  │                                                                      │ Hillebrand
|  MG Special, WI5RHGX9  │                                                                      │ Hillebrand
|  MG Special, SPTF1MZ4  │                                                                      │ Hillebrand
|  MG Special, TFPZNRS3  │                                                                      │ Hillebrand
|  MG Special, P43NZA0V  │                                                                      │ Hillebrand
|  MG Special, S6BD2RV6  │                                                                      │ Hillebrand
|  MG Special, MTH7D617  │                                                                      │ Hillebrand
|  MG Special, DGI6CB5K  │                                                                      │ Hillebrand
|  MG Special, A5DN7SE1  │                                                                      │ Hillebrand
|  MG Special, 5697WKA6  │                                                                      │ Hillebrand
|  MG Special, 8GNSME5U  │                                                                      │ Hillebrand
|  MG Special, E54FFQBM  │                                                                      │ Hillebrand
|  MG Special, 5P4OCP0Q  │                                                                      │ Hillebrand
|  MG Special, 6QKBZAEQ  ╰──────────────────────────────────────────────────────────────────────╯ Hillebrand
|  MG Special for Rundofase   Rundofase            17 Jan 27    Prospecting           10%  Versie Hillebrand
| <Enter> Take   <Esc> Leave
<Esc><C-p>
> nothing is called so
:dump
| Opportunities                                                                                                    8,812
|  Name                  ╭─ Find anything   > commands  @ people  # tags ───────────────────────╮
|  MG Advanced, 8I5ONXJX │ nothing is called so                                                 │ Hillebrand
|  MG Advanced, 18IUIUK0 │ nothing fits                                                         │ Hillebrand
|  MG Advanced, LIB4KUZJ │                                                                      │ Hillebrand
|  MG Advanced, 6SLKZ8FI │                                                                      │ Hillebrand
|  MG Advanced, 9MIWFW5J │                                                                      │ Hillebrand
|  MG Advanced, IUM2FVA1 │                                                                      │ Hillebrand
|  MG Advanced, 4H6DFFO4 │                                                                      │ Hillebrand
|  MG Advanced, WNWI8RJU │                                                                      │ Hillebrand
|  MG Advanced for Silis │                                                                      │ Hillebrand
|  MG Advanced for Ganjaf│                                                                      │ Hillebrand
|  MG Special, A4M34F8C  │                                                                      │ Hillebrand
|  MG Special, DWGARGA2  │                                                                      │ Hillebrand
|  MG Special, UK00OVV2  │                                                                      │ Hillebrand
|  MG Special, NSGU1K3N  │                                                                      │ Hillebrand
|  MG Special, JD7ACALY  │                                                                      │ Hillebrand
|  MG Special, QVWEPN6J  │                                                                      │ Hillebrand
|  MG Special, KAZ72JJ0  │                                                                      │ Hillebrand
|  MG Special, AV50UWVV  │                                                                      │ Hillebrand
|  MG Special, SH4FSTJV  │                                                                      │ Hillebrand
|  MG Special, KIOF5EM0  │                                                                      │ Hillebrand
|  MG Special, Q5RRTVJK  │                                                                      │ Hillebrand
|  MG Special, 1FAU5C6V  │                                                                      │ Hillebrand
|  MG Special, WAT7H38N  │                                                                      │ Hillebrand
|  MG Special, WI5RHGX9  │                                                                      │ Hillebrand
|  MG Special, SPTF1MZ4  │                                                                      │ Hillebrand
|  MG Special, TFPZNRS3  │                                                                      │ Hillebrand
|  MG Special, P43NZA0V  │                                                                      │ Hillebrand
|  MG Special, S6BD2RV6  │                                                                      │ Hillebrand
|  MG Special, MTH7D617  │                                                                      │ Hillebrand
|  MG Special, DGI6CB5K  │                                                                      │ Hillebrand
|  MG Special, A5DN7SE1  │                                                                      │ Hillebrand
|  MG Special, 5697WKA6  │                                                                      │ Hillebrand
|  MG Special, 8GNSME5U  │                                                                      │ Hillebrand
|  MG Special, E54FFQBM  │                                                                      │ Hillebrand
|  MG Special, 5P4OCP0Q  │                                                                      │ Hillebrand
|  MG Special, 6QKBZAEQ  ╰──────────────────────────────────────────────────────────────────────╯ Hillebrand
|  MG Special for Rundofase   Rundofase            17 Jan 27    Prospecting           10%  Versie Hillebrand
| <Enter> Take   <Esc> Leave
