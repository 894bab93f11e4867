/*
 * goals_gen.c - deterministic records for benches, as CSV on standard output.
 *
 *	goals_gen accounts N
 *	goals_gen contacts N [ACCOUNTS]		an id and 20 fields
 *	goals_gen activities N CONTACTS [ACCOUNTS]
 *
 * Words are Zipf-like, with accents, CJK, quotes and line ends, so that text search and parsing cost what they cost in life.
 * Same arguments, same bytes, on every machine. "zyzzyva" is in 20 notes of a million, "quaxolotl" in one of 101.
 */
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define WORDS 20000
#define FIRSTS 600
#define LASTS 20000
#define CITIES 2000
#define LEN(a) ((uint32_t)(sizeof(a) / sizeof((a)[0])))

static uint64_t state = 88172645463325252u;
static char words[WORDS][40], firsts[FIRSTS][40], lasts[LASTS][40], cities[CITIES][40];
static double weight[WORDS];

static uint64_t
roll(void)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return state * 0x2545f4914f6cdd1du;
}

static uint32_t
below(uint32_t n)
{
	return (uint32_t)(((roll() >> 32) * n) >> 32);
}

static void
make_word(char *out, size_t size, uint32_t from, uint32_t to, int capital, int accents)
{
	static const char syllables[][3] = {
		"ba", "be", "bo", "ca", "ce", "co", "da", "de", "do", "fa", "fi", "ga", "go", "ha", "he", "ja", "jo", "ka", "ke", "ko",
		"la", "le", "li", "lo", "ma", "me", "mi", "mo", "na", "ne", "no", "pa", "pe", "po", "ra", "re", "ri", "ro", "sa", "se",
		"si", "so", "ta", "te", "ti", "to", "va", "ve", "vi", "wa", "we", "ya", "yo", "za", "zo", "ar", "el", "in", "on", "us",
		"an", "er", "is", "al",
	};
	static const char accented[][3] = { "é", "ü", "ñ", "ö", "à", "ł", "č" };
	uint32_t n = from + below(to - from + 1);
	size_t at = 0;

	for (uint32_t i = 0; i < n; i++)
		at += (size_t)snprintf(out + at, size - at, "%s", syllables[below(LEN(syllables))]);
	if (accents && below(12) == 0)
		snprintf(out + at, size - at, "%s", accented[below(LEN(accented))]);
	if (capital)
		out[0] = (char)(out[0] - 'a' + 'A');
}

static void
make_words(void)
{
	double sum = 0;

	for (uint32_t i = 0; i < WORDS; i++)
		weight[i] = sum += 1.0 / (i + 1.5);
	for (uint32_t i = 0; i < WORDS; i++)
		make_word(words[i], sizeof(words[i]), 1 + (i > 50) + (i > 1500), 2 + (i > 50) + (i > 1500), 0, i > 200);
	for (uint32_t i = 0; i < FIRSTS; i++)
		make_word(firsts[i], sizeof(firsts[i]), 2, 3, 1, 1);
	for (uint32_t i = 0; i < LASTS; i++)
		make_word(lasts[i], sizeof(lasts[i]), 2, 4, 1, 1);
	for (uint32_t i = 0; i < CITIES; i++)
		make_word(cities[i], sizeof(cities[i]), 2, 4, 1, 1);
}

/* The first ones are the frequent ones. */
static uint32_t
zipf(uint32_t n)
{
	double u = (double)(roll() >> 11) / 9007199254740992.0 * weight[n - 1];
	uint32_t low = 0, high = n - 1;

	while (low < high) {
		uint32_t mid = (low + high) / 2;

		if (weight[mid] < u)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* The id of the nth record of a kind: a UUIDv7, in order. */
static void
print_id(int kind, int64_t n)
{
	uint64_t at = 1700000000000u + (uint64_t)kind * 100000000u + (uint64_t)n, x = (uint64_t)n * 8 + (uint64_t)kind;

	x += 0x9e3779b97f4a7c15u;
	x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
	x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
	x ^= x >> 31;
	printf("%08" PRIx64 "-%04" PRIx64 "-7%03" PRIx64 "-%04" PRIx64 "-%012" PRIx64, at >> 16, at & 0xffff, x & 0xfff,
	    0x8000 | (x >> 12 & 0x3fff), (x ^ x << 29) & 0xffffffffffffu);
}

static void
print_words(uint32_t from, uint32_t to, int line_ends)
{
	uint32_t n = from + below(to - from + 1);

	for (uint32_t i = 0; i < n; i++) {
		if (i > 0)
			putchar(' ');
		fputs(words[zipf(WORDS)], stdout);
		if (line_ends && below(40) == 0)
			putchar(',');
		if (line_ends && below(200) == 0)
			fputs("\"\"", stdout);
		if (line_ends && below(120) == 0)
			putchar('\n');
	}
}

static void
accounts(int64_t n)
{
	static const char *const kinds[] = { "GmbH", "Ltd", "Inc", "SA", "AB", "BV", "LLC", "Group" };

	puts("id,name,phone");
	for (int64_t i = 1; i <= n; i++) {
		print_id(1, i);
		printf(",\"%s %s %" PRId64 ", %s\",+49 30 %u\n", lasts[below(LASTS)], words[zipf(WORDS)], i, kinds[below(LEN(kinds))],
		    1000000 + below(9000000));
	}
}

static void
contacts(int64_t n, int64_t naccounts)
{
	static const char *const names[] = { "王伟", "李娜", "佐藤健", "张敏", "김민준" };
	static const char *const titles[] = {
		"Account Manager", "Buyer", "CEO", "CFO", "CTO", "Consultant", "Controller", "Director of Sales", "Engineer",
		"Head of Operations", "IT Manager", "Marketing Lead", "Office Manager", "Owner", "Partner", "Procurement Officer",
		"Product Manager", "Sales Rep", "VP Finance", "VP Sales",
	};
	static const char *const salutations[] = { "mr", "ms", "dr", "prof", "" };
	static const char *const levels[] = { "c_level", "vp", "director", "manager", "individual_contributor" };
	static const char *const influence[] = { "high", "medium", "low" };
	static const char *const strength[] = { "strong", "medium", "weak", "unknown" };
	static const char *const channels[] = { "email", "phone", "mobile", "wechat" };
	static const char *const countries[] = { "DE", "US", "FR", "GB", "ES", "IT", "NL", "PL", "SE", "JP", "BR", "IN" };
	static const char *const sources[] = { "web", "phone_inquiry", "partner_referral", "trade_show", "other" };

	puts("id,first_name,last_name,salutation,account,title,department,level,email,phone,mobile_phone,influence_level,"
	    "relationship_strength,preferred_contact,mailing_street,mailing_city,mailing_country,lead_source,birthdate,is_active,notes");
	for (int64_t i = 1; i <= n; i++) {
		const char *first = firsts[zipf(FIRSTS)], *last = lasts[zipf(LASTS)];

		if (below(50) == 0)
			last = names[below(LEN(names))];
		print_id(2, i);
		printf(",%s,%s,%s,", first, last, salutations[below(LEN(salutations))]);
		print_id(1, 1 + below((uint32_t)naccounts));
		printf(",%s,%s,%s,u%" PRId64 ".%u@firm%u.example,+49 %u %u,", titles[below(LEN(titles))], words[zipf(300)],
		    levels[zipf(LEN(levels))], i, below(1000), below(5000), 100 + below(900), 1000000 + below(9000000));
		if (below(3) == 0)
			printf("+1 212 555 %04u", below(10000));
		printf(",%s,%s,%s,%s %u,%s,%s,%s,%d-%02u-%02u,%s,\"", influence[below(LEN(influence))], strength[below(LEN(strength))],
		    channels[below(LEN(channels))], cities[zipf(CITIES)], 1 + below(200), cities[zipf(CITIES)],
		    countries[zipf(LEN(countries))], sources[below(LEN(sources))], 1950 + (int)below(55), 1 + below(12), 1 + below(28),
		    below(9) ? "true" : "false");
		print_words(6, 25, 1);
		if (i % 50021 == 17)
			fputs(" zyzzyva", stdout);
		if (i % 101 == 5)
			fputs(" quaxolotl", stdout);
		puts("\"");
	}
}

static void
activities(int64_t n, int64_t ncontacts, int64_t naccounts)
{
	static const char *const types[] = { "call", "email", "meeting", "task", "note", "demo", "other", "lunch" };
	static const char *const statuses[] = { "completed", "planned", "in_progress", "deferred", "cancelled" };
	static const char *const priorities[] = { "high", "medium", "low" };
	static const char *const directions[] = { "outbound", "inbound", "internal" };

	puts("id,subject,type,status,priority,activity_date,who,what,duration_in_minutes,location,call_type,email_to_address,description");
	for (int64_t i = 1; i <= n; i++) {
		uint32_t type = zipf(LEN(types));

		print_id(3, i);
		putchar(',');
		print_words(3, 3, 0);
		printf(",%s,%s,%s,%d-%02u-%02uT%02u:%02u:00Z,", types[type], statuses[zipf(LEN(statuses))],
		    priorities[below(LEN(priorities))], 2018 + (int)below(8), 1 + below(12), 1 + below(28), below(24), below(60));
		print_id(2, 1 + below((uint32_t)ncontacts));
		putchar(',');
		print_id(1, 1 + below((uint32_t)naccounts));
		printf(",%u,%s,%s,", 5 + below(240), type == 2 ? cities[zipf(CITIES)] : "", type == 0 ? directions[below(3)] : "");
		if (type == 1)
			printf("u%u@firm%u.example", below(1000000), below(5000));
		putchar(',');
		print_words(2, 6, 0);
		putchar('\n');
	}
}

int
main(int argc, char **argv)
{
	int64_t n = argc > 2 ? strtoll(argv[2], NULL, 10) : 0, of = argc > 3 ? strtoll(argv[3], NULL, 10) : 0;
	int64_t naccounts = argc > 4 ? strtoll(argv[4], NULL, 10) : 5000;

	if (n > 0)
		make_words();
	if (n > 0 && strcmp(argv[1], "accounts") == 0)
		accounts(n);
	else if (n > 0 && strcmp(argv[1], "contacts") == 0)
		contacts(n, of > 0 ? of : 5000);
	else if (n > 0 && of > 0 && strcmp(argv[1], "activities") == 0)
		activities(n, of, naccounts);
	else {
		fprintf(stderr, "usage: goals_gen accounts N | contacts N [ACCOUNTS] | activities N CONTACTS [ACCOUNTS]\n");
		return 2;
	}
	return fflush(stdout) != 0;
}
