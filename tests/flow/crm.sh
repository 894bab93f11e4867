#!/bin/sh
# crm.sh - a day of sales in the shell: a lead comes in, is scored, assigned, converted, won; and one undo takes a step back.
. "${top_srcdir:-.}/tests/flow/lib.sh"
"$hot" init >/dev/null 2>&1
get() { "$hot" list "$1 show $2" -o tsv | tail -n +2; }

is "13 objects and mails are there" 14 "$("$hot" describe -o tsv | tail -n +2 | cut -f1 |
    grep -cxE 'account|activity|assignment_rule|contact|email_message|email_template|form|landing_page|lead|marketing_list|note|opportunity|task|unsubscribe')"
is "a lookup answers to its old name" "account_id" "$("$hot" describe opportunity -o tsv | grep '^account	' | tr '\t' '\n' | grep account_id)"
is "options are the reference's" "prospecting" "$("$hot" describe opportunity -o tsv | grep '^stage	' | tr '\t' '\n' | tr ',;' '\n\n' | sed -n '/prospecting/{s/.*prospecting.*/prospecting/p;q}')"

exits "a lead without an address is refused" 2 "$hot" new lead last_name=Kim company=Acme
like "with the rule's sentence" "e-mail, a phone or a mobile" "$(cat "$tmp/err")"
"$hot" new user name=Lee login=lee >/dev/null
t "a rule says who gets what" "$hot" new assignment_rule name=north object_name=lead criteria_field=country criteria_operator=eq \
    criteria_value=Norway assign_to=lee
lead=$("$hot" new lead first_name=Ann last_name=Kim company=Acme email=ann@acme.example country=Norway owner=none \
    industry=technology number_of_employees=2000 annual_revenue=60m title=CEO phone="+47 22 12 34 56")
is "the rule gave it an owner" "Lee" "$(get 'lead Kim' owner.name)"
is "it has a score" "55" "$(get "lead id:$lead" lead_score)"
is "and a web site" "https://acme.example" "$(get "lead id:$lead" website)"
exits "logging a call is a command" 0 "$hot" log call lead "$lead" "First call"
is "the lead was heard of today" 1 "$("$hot" count lead last_activity_date:today)"
exits "a free mail address is no web site" 0 "$hot" new lead last_name=Free company=Free email=free@gmail.com
is "so there is none" 1 "$("$hot" count lead last_name=Free lacks:website)"

exits "conversion is an action" 0 "$hot" do lead_convert lead "$lead" opportunity_name="Acme rollout"
like "it says what it made" "Acme rollout" "$(cat "$tmp/out")"
is "an account" 1 "$("$hot" count account name=Acme owner:lee)"
is "a contact at it" 1 "$("$hot" count contact account:Acme email:ann@acme.example)"
is "a deal of a tenth of the revenue" 1 "$("$hot" count opportunity account:Acme amount=6m stage:prospecting)"
is "and the lead says so" "converted	Acme	Ann Kim	Acme rollout" \
    "$(get "lead id:$lead" status,converted_account.name,converted_contact.name,converted_opportunity.name)"
exits "twice is a conflict" 4 "$hot" do lead_convert lead "$lead"
exits "a converted lead is read-only" 2 "$hot" set lead "$lead" company=Other
exits "one undo takes all of it back" 0 "$hot" undo
is "no account" 0 "$("$hot" count account)"
is "no deal" 0 "$("$hot" count opportunity)"
is "and the lead is open again" 1 "$("$hot" count "lead id:$lead -status:converted")"
exits "redo converts again" 0 "$hot" redo
is "with everything" 1 "$("$hot" count opportunity account:Acme contact:\"Ann Kim\")"

exits "a deal needs a contact to be negotiated" 2 "$hot" set opportunity "Acme rollout" stage=negotiation contact=
exits "and moves on with one" 0 "$hot" set opportunity "Acme rollout" stage=negotiation
is "probability and forecast follow" "80.00	commit" "$(get opportunity probability,forecast_category)"
exits "it is won" 0 "$hot" set opportunity "Acme rollout" stage="Closed Won"
is "the account is a customer" "active_customer	standard" "$(get account customer_status,sla_tier)"
is "the timeline has it" 1 "$("$hot" count 'activity subject~"^Milestone: won" opportunity.account:Acme')"
is "history knows when" 1 "$("$hot" count opportunity stage changed_to closed_won during today)"

exits "a monthly task" 0 "$hot" new task subject=Report due_date=2027-01-31 recurrence_type=monthly
exits "is done" 0 "$hot" set task Report status=completed
is "the next is at the end of February" "2027-02-28" "$(get 'task -status:completed' due_date)"
exits "actions explain themselves" 0 "$hot" do account_health_check account Acme
like "with a figure and reasons" "financial.*100" "$(cat "$tmp/out")"
exits "a note is about its account" 0 "$hot" new note title=Call body="three short words" account=Acme
is "and counts its words" "account	3" "$(get note parent_type,word_count)"

printf 'First Name,Last Name,Company,Email,Country\nBo,Berg,Fjord,bo@fjord.example,Norway\nIda,Dahl,Fjell,,Norway\n' >"$tmp/leads.csv"
exits "an import goes by the same rules" 6 "$hot" import lead "$tmp/leads.csv"
is "good rows are in" "Bo Berg" "$(get 'lead company:Fjord' name)"
is "with a score" 1 "$("$hot" count lead company:Fjord lead_score gt 0)"
exits "doctor is content" 0 "$hot" doctor
done_testing
