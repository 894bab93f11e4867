#!/bin/sh
# The editor of bulk.t and mail.t: changes what a person might change in a table of deals, in a letter.
sed -i -e 's/| 450000 /| 451000 /' -e 's/of 450000 m2/of 451000 m2/' "$1"
