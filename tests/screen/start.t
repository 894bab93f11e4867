# The first start without a workspace.
:dump
|
|
|
|
|
|        HotCRM
|        There is no workspace yet. It will be one file on this machine:
|        ~/none.db
|
|        Look around with demo data
|          accounts, contacts and opportunities from freely licensed sets
|
|        Start empty
|          a workspace of your own
|
|        Start with a file
|          a CSV, TSV or JSON of people or companies becomes records
|
|        Join a team
|          the address of its server and the key that you were given
|
|
|
| <Enter> Open   d Demo   e Empty   <F10> Leave
j
:dump
|
|
|
|
|
|        HotCRM
|        There is no workspace yet. It will be one file on this machine:
|        ~/none.db
|
|        Look around with demo data
|          accounts, contacts and opportunities from freely licensed sets
|
|        Start empty
|          a workspace of your own
|
|        Start with a file
|          a CSV, TSV or JSON of people or companies becomes records
|
|        Join a team
|          the address of its server and the key that you were given
|
|
|
| <Enter> Open   d Demo   e Empty   <F10> Leave
<Enter>
:quit
