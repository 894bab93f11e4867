/*
 * words.c - the dictionary of "hot1": lines of the exchange, the likeliest last, where a match costs least.
 *
 * Written by hand from what two devices and a server say to each other, not trained on anybody's data. Never changed: a test
 * knows its sum.
 */
#include "net/words.h"

const char words_hot1[] =
	"\"merge\":\"set\":\"quote\":\"campaign\":\"product\":\"order\":\"invoice\":\"website\":\"https://www.\","
	"\"billing_city\":\"\",\"billing_country\":\"\",\"billing_street\":\"\",\"billing_postal_code\":\"\",\"in"
	"dustry\":\"\",\"employees\":,\"annual_revenue\":\"\",\"rating\":\"\",\"source\":\"\",\"mobile\":\"+49 \""
	",\"title\":\"\",\"department\":\"\",\"birthday\":,\"gender\":\"\",\"salutation\":\"\",\"do_not_call\":fa"
	"lse,"
	"\"probability\":50,\"next_step\":\"\",\"lost_reason\":\"\",\"forecast\":\"\",\"expected_revenue\":\"\","
	"\"opportunity\":\"01\",\"campaign\":\"01\",\"lead\":\"01\",\"case\":\"01\",\"task\":\"01\",\"activity\":"
	"\"01\",\"note\":\"01\",\"line\":\"01\",\"product\":\"01\",\"quantity\":\"1\",\"price\":\"\",\"discount\""
	":\"\",\"total\":\"\",\"number\":\"\",\"status\":\"new\",\"status\":\"open\",\"status\":\"done\",\"status"
	"\":\"closed\","
	"\"reason\":\"\",\"body\":\"\",\"text\":\"\",\"start\":17,\"end\":17,\"location\":\"\",\"minutes\":,\"dir"
	"ection\":\"out\",\"outcome\":\"\",\"kind\":\"call\",\"kind\":\"mail\",\"kind\":\"meeting\",\"related\":"
	"\"01\",\"assigned_to\":\"01\",\"due\":20,\"done\":17,\"priority\":\"high\",\"priority\":\"normal\",\"pri"
	"ority\":\"low\",\"parent\":\"01\",\"score\":,\"name\":\"conflict\",\"object\":\"account\",\"record\":\"0"
	"1\",\"field\":\"\","
	"\"base\":null,\"theirs\":null,\"mine\":null,\"winner\":\"theirs\",\"entry\":\"\",\"users\":\"\",\"hlc\":"
	"11,\"state\":\"open\",\"state\":\"auto\",\"resolution\":\"\",\"resolved_by\":\"01\",\"code\":\"denied\","
	"\"code\":\"invalid\",\"code\":\"unique\",\"why\":\"You may not edit this record.\",\"fld\":\"\"}"
	"{\"o\":\"opportunity\",\"id\":\"01a2\",\"q\":1,\"b\":[1],\"w\":1,\"f\":{\"owner\":\"01a2\",\"created\":1"
	"795436872675,\"created_by\":\"01a2\",\"updated\":1795436872675,\"updated_by\":\"01a2\",\"tags\":\";\",\""
	"name\":\"\",\"amount\":\"000.0000\",\"currency\":\"EUR\",\"close_date\":20780,\"stage\":\"proposal\",\"a"
	"ccount\":\"01a2\",\"contact\":\"01a2\",\"description\":\"\",\"_base\":\""
	"{\"o\":\"contact\",\"id\":\"01a2\",\"q\":1,\"b\":[1],\"f\":{\"updated\":1795436872675,\"updated_by\":\"0"
	"1a2\",\"first_name\":\"\",\"last_name\":\"\",\"email\":\"@example.com\",\"phone\":\"+49 30 \",\"account"
	"\":\"01a2\"}}"
	"{\"o\":\"task\",\"id\":\"01a2\",\"q\":1,\"b\":[1],\"own\":1}\n{\"o\":\"case\",\"id\":\"01a2\",\"q\":1,\""
	"gone\":1}\n{\"o\":\"lead\",\"id\":\"01a2\",\"q\":1,\"del\":1795436872675}\n{\"o\":\"note\",\"id\":\"01a2"
	"\",\"q\":1,\"purge\":1}\n"
	"{\"r\":1,\"st\":\"parked\",\"code\":\"invalid\",\"why\":\"\",\"fld\":\"\"}\n{\"r\":2,\"st\":\"merged\","
	"\"seq\":1,\"f\":{\"\":\"\"},\"c\":[\"01a2\"],\"out\":1}\n{\"r\":2,\"st\":\"dup\"}\n"
	"{\"end\":1,\"bucket\":1,\"from\":\"\",\"after\":\"account/01a2\",\"more\":true}\n{\"end\":1,\"cursor\":"
	"\"1.1.1.\",\"more\":true}\n"
	"{\"v\":1,\"dev\":1,\"epoch\":\"\",\"cursor\":\"1.1.1.\",\"acked_n\":1,\"brought\":1,\"chain\":\"\",\"rid"
	"\":\"\",\"push\":1}\n{\"n\":1,\"tx\":1,\"h\":117665750887497728,\"a\":1795436872675,\"o\":\"activity\","
	"\"id\":\"01a20860-80bd-7\",\"op\":\"d\",\"base\":0,\"d\":{\"deleted\":[null,17954368]}}\n"
	"{\"v\":1,\"dev\":1,\"epoch\":\"\",\"cursor\":\"1.1.1.\",\"acked_n\":1,\"chain\":\"\",\"rid\":\"\"}\n{\"n"
	"\":2,\"tx\":8,\"h\":117665750887497728,\"a\":1795436872675,\"o\":\"account\",\"id\":\"01a20860-80bd-7\","
	"\"op\":\"c\",\"base\":0,\"d\":{\"name\":\""
	"{\"n\":3,\"tx\":9,\"h\":117665750895034368,\"s\":2,\"a\":1795436872789,\"o\":\"account\",\"id\":\"01a208"
	"60-80bd-7\",\"op\":\"u\",\"base\":12,\"d\":{\"phone\":[\"+49 30 1\",\"+49 30 \"],\"\":[null,\"\"]}}\n"
	"{\"t\":1795436872850,\"h\":117665750899097600,\"epoch\":\"\",\"head\":13,\"rid\":\"\",\"scope\":{\"ver\""
	":1,\"buckets\":[[1,\"all:account\"],[2,\"own:opportunity\"],[3,\"team:task\"],[4,\"rule:case\"]]}}\n"
	"{\"t\":1795436872850,\"h\":117665750899097600,\"epoch\":\"\",\"head\":13,\"rid\":\"\",\"scope\":{\"ver\""
	":1}}\n{\"r\":3,\"st\":\"ok\",\"seq\":13}\n{\"o\":\"account\",\"id\":\"01a20860-80bd-7\",\"q\":13,\"b\":["
	"18]}\n{\"end\":1,\"cursor\":\"13.13.1.\",\"more\":false,\"dg\":{\"18\":[1,\"\"]}}\n";

const size_t words_hot1_size = sizeof(words_hot1) - 1;
