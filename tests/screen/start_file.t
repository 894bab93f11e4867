# size 80x12
# A first start with a file: a path that is not there stays on the line to be mended.
jj
<Enter>
> nofile.csv
<Enter>
:dump
| Home › root                                                         Mon 23 Nov
| Today ───────────────────────────────   My pipeline ──────────────────────────
| No activities here.                     Nothing to count here yet.
|
|
|
|
|
|
|
| To do ───────────────────────────────   Recent ───────────────────────────────
|(No such file or directory) :import contact nofile.csv
> x
<Enter>
:dump
| Home › root                                                         Mon 23 Nov
| Today ───────────────────────────────   My pipeline ──────────────────────────
| No activities here.                     Nothing to count here yet.
|
|
|
|
|
|
|
| To do ───────────────────────────────   Recent ───────────────────────────────
|(No such file or directory) :import contact nofile.csvx
<Esc>
:dump
| Home › root                                                         Mon 23 Nov
| Today ───────────────────────────────   My pipeline ──────────────────────────
| No activities here.                     Nothing to count here yet.
|
|
|
|
|
|
|
| To do ───────────────────────────────   Recent ───────────────────────────────
| No tasks here.                          What you open and change stands here.
