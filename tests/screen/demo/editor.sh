#!/bin/sh
# The editor of bulk.t: changes what a person might change in a table of deals.
sed -i -e 's/| 450000 /| 451000 /' "$1"
