/*
 * query_corpus.h - conditions and the records that each finds: asked of SQLite, of records in memory and of PostgreSQL, which must
 * all find the same.
 */
#ifndef TEST_QUERY_CORPUS_H
#define TEST_QUERY_CORPUS_H

#include "tests/unit/query_help.h"

static const char corpus_hot[] =
    "plugin crm \"CRM\" 1.0\n"
    "object account \"Account\" \"Accounts\"\n"
    "  title name\n"
    "  features search\n"
    "field name text(120) \"Name\" required search index\n"
    "field industry select \"Industry\"\n"
    "  option tech \"Technology\"\n"
    "  option retail \"Retail\"\n"
    "field parent lookup account \"Parent\" as subsidiaries\n"
    "field employees integer \"Employees\"\n"
    "field email email \"E-mail\" index\n"
    "object contact \"Contact\" \"Contacts\"\n"
    "  title name\n"
    "field name text \"Name\" required\n"
    "field account lookup account \"Account\"\n"
    "field vip boolean \"VIP\"\n"
    "object deal \"Deal\" \"Deals\"\n"
    "  title name\n"
    "  alias opp\n"
    "  features search\n"
    "field name text(120) \"Name\" required search\n"
    "field note longtext \"Note\" search\n"
    "field remark text \"Remark\"\n"
    "field account lookup account \"Account\"\n"
    "field contact lookup contact \"Contact\"\n"
    "field amount money \"Amount\" index\n"
    "field cost money \"Cost\"\n"
    "field rate number(2) \"Rate\"\n"
    "field lots number(0) \"Lots\"\n"
    "field chance percent(0) \"Chance\"\n"
    "field stage select \"Stage\" history index\n"
    "  option new \"New\"\n"
    "  option proposal \"Proposal\"\n"
    "  option negotiation \"Negotiation\"\n"
    "  option closed_won \"Closed won\" won final\n"
    "  option closed_lost \"Closed lost\" lost final\n"
    "field close_date date \"Close\" alias close\n"
    "field seen datetime \"Seen\"\n"
    "field at time \"At\"\n"
    "field took duration \"Took\"\n"
    "field hot boolean \"Hot\"\n"
    "field topics multiselect \"Topics\"\n"
    "  option price \"Price\"\n"
    "  option scope \"Scope\"\n"
    "  option time \"Time\"\n"
    "field phone phone \"Phone\"\n"
    "field site url \"Site\"\n"
    "field place address \"Place\"\n"
    "field weighted formula money \"Weighted\" = amount * chance / 100\n"
    "field double_rate formula number(2) \"Double\" = rate * 2\n";

static inline struct world *
corpus_world(void)
{
	struct world *w = world_new(corpus_hot);

	world_add(w, "team", "name", "North", NULL);
	memcpy(w->me, world_add(w, "user", "name", "Kim Larsen", "login", "kim", "team", "North", "email", "kim@acme.com",
	    NULL)->values[SLOT_ID].id, 16);
	world_add(w, "user", "name", "Ola Berg", "login", "ola", "team", "North", "manager", "Kim Larsen", NULL);
	world_add(w, "user", "name", "Eva Dahl", "login", "eva", "manager", "Ola Berg", NULL);
	w->ctx.me = w->me;
	world_add(w, "account", "name", "Globex Group", "industry", "retail", "employees", "5000", NULL);
	world_add(w, "account", "name", "Acme Corp", "industry", "tech", "parent", "Globex Group", "employees", "120", "email",
	    "Info@Acme.example", "owner", "Kim Larsen", NULL);
	world_add(w, "account", "name", "Acme Labs", "industry", "tech", "parent", "Acme Corp", "employees", "7", NULL);
	world_add(w, "account", "name", "Zebra", NULL);
	world_add(w, "contact", "name", "Ann", "account", "Acme Corp", "vip", "yes", NULL);
	world_add(w, "contact", "name", "Bob", "account", "Acme Corp", "vip", "no", NULL);
	world_add(w, "contact", "name", "Cid", "account", "Globex Group", NULL);
	world_add(w, "deal", "name", "A big deal", "note", "Chairs and tables for the Café", "account", "Acme Corp", "contact", "Ann",
	    "amount", "100000", "cost", "40000", "rate", "2.50", "lots", "2", "chance", "60", "stage", "proposal",
	    "close_date", "2026-11-23", "seen", "2026-11-23T09:00", "at", "09:30", "took", "1h30", "hot", "yes",
	    "topics", "price;scope", "tags", "webinar;Q4", "phone", "+47 22 33 44 55", "site", "https://acme.example/a",
	    "owner", "Kim Larsen", "remark", "first", NULL);
	world_add(w, "deal", "name", "Bulk deals", "note", "bigger chairs", "account", "Acme Labs", "amount", "USD 90000", "cost", "USD 50000",
	    "rate", "-2.55", "lots", "3", "chance", "10", "stage", "new", "close_date", "2026-12-31", "seen", "2026-11-22T23:30",
	    "topics", "time", "hot", "no", "owner", "Ola Berg", "remark", "Second thing", NULL);
	world_add(w, "deal", "name", "Cheap one", "account", "Globex Group", "contact", "Cid", "amount", "900", "cost", "1000",
	    "rate", "2", "lots", "4", "stage", "closed_won", "close_date", "2026-11-16", "seen", "2026-11-20T12:00", "owner", "Eva Dahl",
	    "topics", "price;scope;time", NULL);
	world_add(w, "deal", "name", "Dead", "stage", "closed_lost", "close_date", "2025-12-31", "amount", "50000", "tags", "q4", NULL);
	world_add(w, "deal", "name", "Empty", NULL);
	return w;
}

/* A deal goes by the first letter of its name: "AC" are the two that begin with A and C. */
static const struct { const char *text, *found; } corpus[] = {
	{ "", "ABCDE" },
	/* text */
	{ "name:big", "A" }, { "name:bu", "B" }, { "name:\"big deal\"", "A" }, { "name:deal", "AB" }, { "note:chair", "AB" },
	{ "name = Dead", "D" }, { "name = dead", "" }, { "name ne Dead", "ABCE" }, { "name:c..d", "CD" }, { "name gt cheap", "CDE" },
	{ "remark:sec", "B" }, { "remark:thing", "B" }, { "remark:none", "CDE" }, { "has:remark", "AB" }, { "lacks:remark", "CDE" },
	{ "-remark:first", "BCDE" }, { "remark ne first", "BCDE" }, { "note:cafe", "A" }, { "note:CAFÉ", "A" }, { "name:--", "" },
	{ "site:acme", "A" }, { "phone:2233", "A" }, { "phone:\"22 33\"", "A" }, { "phone = \"+47 22334455\"", "A" },
	{ "name:big,cheap", "AC" }, { "name:big&deal", "A" }, { "name:\"none\"", "" }, { "name = .name", "ABCDE" },
	{ "remark = .name", "" }, { "place:none", "ABCDE" }, { "remark le first", "A" }, { "remark:..first", "A" },
	/* full text */
	{ "chairs", "AB" }, { "chair big", "AB" }, { "\"chairs and\"", "A" }, { "\"chair\"", "" }, { "-chairs", "CDE" },
	{ "big or cheap", "ABC" }, { "/^a BIG/", "A" }, { "/^a BIG/c", "" }, { "cafe tables", "A" }, { "(big deal) or dead", "ABD" },
	{ "\"...\"", "" },
	/* patterns */
	{ "name~^(a|c)", "AC" }, { "name !~ ^(a|c)", "BDE" }, { "name match \"de+a[ld]\"", "ABD" }, { "remark nomatch second", "ACDE" },
	{ "name~/DEAD/c", "" }, { "name~/^dead$/", "D" }, { "account~corp$", "A" }, { "note~caf.\\b", "A" },
	/* numbers */
	{ "rate:2..3", "AC" }, { "rate = 2.5", "A" }, { "rate:2.555", "" }, { "rate lt 2.555", "ABC" }, { "rate gt 2.499", "A" },
	{ "rate:-2.55", "B" }, { "rate lt 0", "B" }, { "rate ne 2", "ABDE" }, { "rate:none", "DE" }, { "lots:2,4", "AC" },
	{ "lots gt 2.5", "BC" }, { "lots ge 2.5", "BC" }, { "lots lt 2.5", "A" }, { "lots:2.5", "" }, { "lots ne 2.5", "ABCDE" },
	{ "chance:60%", "A" }, { "chance ge 10", "AB" }, { "rate lt .lots", "BC" }, { "rate gt .lots", "A" }, { "lots = .rate", "" },
	{ "double_rate:5", "A" }, { "double_rate ge 4", "AC" }, { "not (rate gt 0 or lots gt 0)", "DE" }, { "lots:3..", "BC" },
	{ "lots:..3", "AB" }, { "lots >= 3 lots <= 3", "B" },
	/* money: in base currency unless one is named; a dollar is half a euro here */
	{ "amount:50k", "D" }, { "amount:40k..", "ABD" }, { "amount:45k..45k", "B" }, { "amount:USD90k", "B" }, { "amount ge USD1", "B" },
	{ "amount:EUR50k..", "AD" }, { "amount lt .cost", "C" }, { "amount:none", "E" }, { "-amount:50k..", "BCE" },
	{ "weighted gt 50k", "A" },
	/* selects */
	{ "stage:proposal..closed_won", "AC" }, { "stage:new,proposal", "AB" }, { "stage:prop", "A" }, { "stage:\"Closed won\"", "C" },
	{ "stage:open", "AB" }, { "stage:closed", "CD" }, { "stage:won", "C" }, { "stage:lost", "D" }, { "-stage:open", "CDE" },
	{ "stage lt negotiation", "AB" }, { "stage ge negotiation", "CD" }, { "stage ne new", "ACDE" }, { "stage:none", "E" },
	{ "stage:none,new", "BE" }, { "stage:..proposal", "AB" }, { "stage = .stage", "ABCD" },
	/* several */
	{ "topics:price", "AC" }, { "topics:price,time", "ABC" }, { "topics:price&time", "C" }, { "topics = price&scope", "A" },
	{ "topics = time", "B" }, { "topics ne time", "ACDE" }, { "-topics:price", "BDE" }, { "topics:none", "DE" }, { "+webinar", "A" },
	{ "+q4", "AD" }, { "tags:Q4", "AD" }, { "-+q4", "BCE" }, { "has:tags", "AD" },
	/* yes or no: nothing said is no */
	{ "hot:yes", "A" }, { "hot:no", "BCDE" }, { "hot:none", "CDE" }, { "hot ne yes", "BCDE" }, { "-hot:no", "A" },
	/* dates; today is Monday 23 November 2026 */
	{ "close:today", "A" }, { "close_date:this_month", "AC" }, { "close:this_q", "ABC" }, { "close:last_w", "C" }, { "close:2025", "D" },
	{ "close:2026-12", "B" }, { "close:..yesterday", "CD" }, { "close lt today", "CD" }, { "close le today", "ACD" },
	{ "close gt this_month", "B" }, { "close:last_7d", "AC" }, { "close:next_2m", "AB" }, { "close = 2026-12-31", "B" },
	{ "close:2026-11-16..today", "AC" }, { "close:eoy", "B" }, { "close:eom-7d", "A" }, { "close:7d_ago", "C" }, { "close:none", "E" },
	{ "-close:this_q", "DE" }, { "close ne today", "BCDE" }, { "close:2026q4", "ABC" }, { "close:fy2025", "D" }, { "close:mon", "" },
	/* instants, in Oslo: 23:30 on Sunday is 22:30 UTC */
	{ "seen:today", "A" }, { "seen:yesterday", "B" }, { "seen:..now", "ABC" }, { "seen:1h_ago..", "A" }, { "seen:2026-11-22T23:30", "B" },
	{ "seen lt today", "BC" }, { "seen:last_7d", "ABC" }, { "seen:in_1h..", "" }, { "seen:this_w", "A" }, { "seen gt 2026-11-22T22:30Z", "A" },
	{ "at:09:00..10:00", "A" }, { "took:90m", "A" }, { "took gt 1h", "A" },
	/* links */
	{ "account:acme", "AB" }, { "account:\"acme corp\"", "A" }, { "account = \"Acme Corp\"", "A" }, { "account = acme", "" },
	{ "account:none", "DE" }, { "-account:acme", "CDE" }, { "account ne \"Acme Corp\"", "BCDE" }, { "owner:me", "A" }, { "@kim", "A" },
	{ "@me", "A" }, { "owner:my_team", "AB" }, { "owner:my_tree", "ABC" }, { "-owner:me", "BCDE" }, { "owner:kim@acme.com", "A" },
	{ "owner:me,none", "ADE" }, { "account:info@acme.example", "A" }, { "account:acme,globex", "ABC" },
	{ "account.industry:tech", "AB" }, { "account.industry:none", "DE" }, { "-account.industry:tech", "CDE" },
	{ "account.industry ne tech", "CDE" }, { "account.parent.name:globex", "A" }, { "account.parent*.name:globex", "AB" },
	{ "account.parent*.name ne \"Globex Group\"", "CDE" }, { "account.parent*:\"acme corp\"", "B" }, { "lacks:account.parent*.name", "CDE" },
	{ "account.employees gt 100", "AC" }, { "account.owner:me", "A" }, { "owner.team.name:north", "AB" }, { "account.name~^acme", "AB" },
	{ "has:account.parent", "AB" }, { "contact.account = .account", "AC" }, { "lots lt .account.employees", "ABC" },
	/* logic */
	{ "name:big or name:cheap lots:4", "AC" }, { "not name:big name:deal", "B" }, { "(name:big or name:cheap) lots:4", "C" },
	{ "not (name:big or name:cheap)", "BDE" }, { "- name:big", NULL }, { "not not name:big", "A" }, { "name:big and lots:2", "A" },
	/* history: nothing is recorded, so what is was */
	{ "stage was new", "B" }, { "stage changed", "" }, { "stage was new during this_w", "B" },
};

#endif
