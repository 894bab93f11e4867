/*
 * gen.c - the data of the benches: contacts or activities as RFC 4180 text on standard output.
 *
 *	bench_gen contacts N		20 columns
 *	bench_gen activities N CONTACTS	10 columns
 *
 * Words follow Zipf's law, names have accents and other scripts, texts have commas, quotes and line ends. Integers only, own
 * random numbers: the same arguments give the same bytes on every machine.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define WORDS 20000
#define LASTS 20000
#define FIRSTS 600
#define CITIES 2000
#define ACCOUNTS 50000

static uint64_t seed = UINT64_C(88172645463325252);
static char words[WORDS][24], firsts[FIRSTS][24], lasts[LASTS][28], cities[CITIES][28];
static uint32_t weights[WORDS];		/* cumulated, of rank 1 to n: 2^20 / rank */

static const char *const syllables[] = { "ba", "be", "bo", "ca", "ce", "co", "da", "de", "do", "fa", "fi", "ga", "go", "ha", "he", "ja", "jo",
	"ka", "ke", "ko", "la", "le", "li", "lo", "ma", "me", "mi", "mo", "na", "ne", "no", "pa", "pe", "po", "ra", "re", "ri", "ro", "sa",
	"se", "si", "so", "ta", "te", "ti", "to", "va", "ve", "vi", "wa", "we", "ya", "yo", "za", "zo", "ar", "el", "in", "on", "us", "an",
	"er", "is", "al" };
static const char *const accents[] = { "\xc3\xa9", "\xc3\xbc", "\xc3\xb1", "\xc3\xb6", "\xc3\xa0", "\xc5\x82", "\xc4\x8d" };
static const char *const east[] = { "\xe7\x8e\x8b\xe4\xbc\x9f", "\xe6\x9d\x8e\xe5\xa8\x9c", "\xe4\xbd\x90\xe8\x97\xa4\xe5\x81\xa5",
	"\xe5\xbc\xa0\xe6\x95\x8f", "\xea\xb9\x80\xeb\xaf\xbc\xec\xa4\x80" };
static const char *const titles[] = { "Account Manager", "Buyer", "CEO", "CFO", "CTO", "Consultant", "Controller", "Director of Sales",
	"Engineer", "Head of Operations", "IT Manager", "Marketing Lead", "Office Manager", "Owner", "Partner", "Procurement Officer",
	"Product Manager", "Sales Rep", "VP Finance", "VP Sales" };
static const char *const levels[] = { "c_level", "vp", "director", "manager", "individual_contributor" };
static const char *const influence[] = { "high", "medium", "low" };
static const char *const sources[] = { "web", "phone_inquiry", "partner_referral", "trade_show", "other" };
static const char *const countries[] = { "DE", "US", "FR", "GB", "ES", "IT", "NL", "PL", "SE", "JP", "BR", "IN" };
static const char *const kinds[] = { "call", "email", "meeting", "task", "note", "demo", "proposal", "other" };
static const char *const states[] = { "completed", "completed", "planned", "in_progress", "cancelled" };
static const char *const priorities[] = { "high", "medium", "medium", "low" };

static uint32_t
below(uint32_t n)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (uint32_t)(((seed * UINT64_C(0x2545f4914f6cdd1d) >> 32) * n) >> 32);
}

/* A rank in [0, n), small ones more often. */
static size_t
zipf(size_t n)
{
	uint32_t at = below(weights[n - 1]);
	size_t low = 0, high = n - 1;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (weights[mid] <= at)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

static void
make_word(char *to, size_t size, int low, int high, int capital, int accent)
{
	int n = low + (int)below((uint32_t)(high - low + 1));
	size_t len = 0;

	for (int i = 0; i < n; i++)
		len += (size_t)snprintf(to + len, size - len, "%s", syllables[below(64)]);
	if (accent && below(12) == 0)
		snprintf(to + len, size - len, "%s", accents[below(7)]);
	if (capital)
		to[0] = (char)(to[0] - 32);
}

static void
make_words(void)
{
	uint32_t sum = 0;

	for (size_t i = 0; i < WORDS; i++) {
		int more = (i > 50) + (i > 1500);

		weights[i] = sum += (1u << 20) / (uint32_t)(i + 1);
		make_word(words[i], sizeof(words[i]), 1 + more, 2 + more, 0, i > 200);
	}
	for (size_t i = 0; i < FIRSTS; i++)
		make_word(firsts[i], sizeof(firsts[i]), 2, 3, 1, 1);
	for (size_t i = 0; i < LASTS; i++)
		make_word(lasts[i], sizeof(lasts[i]), 2, 4, 1, 1);
	for (size_t i = 0; i < CITIES; i++)
		make_word(cities[i], sizeof(cities[i]), 2, 4, 1, 1);
}

static void
put_date(uint32_t from, uint32_t years)
{
	printf("%04u-%02u-%02u", from + below(years), 1 + below(12), 1 + below(28));
}

/* Six to 25 words; one in 50,000 rows holds a rare word, one in a hundred a known one. */
static void
put_note(long i)
{
	int n = 6 + (int)below(20);

	putchar('"');
	for (int k = 0; k < n; k++) {
		if (k > 0)
			putchar(' ');
		fputs(words[zipf(WORDS)], stdout);
		if (below(40) == 0)
			putchar(',');
		if (below(200) == 0)
			fputs("\"\"", stdout);
		if (below(120) == 0)
			putchar('\n');
	}
	if (i % 50021 == 17)
		fputs(" zyzzyva", stdout);
	if (i % 101 == 5)
		fputs(" quaxolotl", stdout);
	putchar('"');
}

static void
contacts(long n)
{
	puts("first_name,last_name,email,phone,mobile_phone,title,department,level,influence_level,lead_source,mailing_street,mailing_city,"
	    "mailing_postal_code,mailing_country,birthdate,is_active,do_not_call,linked_in_url,seniority_level,notes");
	for (long i = 1; i <= n; i++) {
		size_t last = zipf(LASTS);
		const char *name = below(50) == 0 ? east[below(5)] : lasts[last];
		uint32_t account = 1 + below(ACCOUNTS);

		printf("%s,%s,u%ld.%s@%s%u.example,+%u %u %u,", firsts[zipf(FIRSTS)], name, i, words[last % WORDS], words[account % WORDS],
		    account % 97, 1 + below(98), 100 + below(900), 1000000 + below(9000000));
		if (below(2))
			printf("+49 17%u %u", below(10), 1000000 + below(9000000));
		printf(",%s,\"%s, %s\",%s,%s,%s,\"%u %s street, %s\",%s,%05u,%s,", titles[below(20)], words[zipf(300)], words[zipf(300)],
		    levels[below(5)], influence[below(3)], sources[below(5)], 1 + below(200), words[zipf(WORDS)], words[zipf(WORDS)],
		    cities[zipf(CITIES)], below(100000), countries[zipf(12)]);
		put_date(1950, 55);
		printf(",%s,%s,https://www.linkedin.com/in/%s%ld,%s,", below(10) ? "true" : "false", below(20) ? "false" : "true",
		    words[last % WORDS], i, words[zipf(100)]);
		put_note(i);
		putchar('\n');
	}
}

static void
activities(long n, long people)
{
	puts("subject,type,status,priority,activity_date,due_date,duration_in_minutes,who,location,description");
	for (long i = 1; i <= n; i++) {
		printf("\"%s %s %s\",%s,%s,%s,", words[zipf(WORDS)], words[zipf(WORDS)], words[zipf(WORDS)], kinds[zipf(8)], states[below(5)],
		    priorities[below(4)]);
		put_date(2018, 8);
		printf("T%02u:%02u:%02uZ,", below(24), below(60), below(60));
		put_date(2018, 8);
		printf(",%u,u%u,%s,%s\n", below(240), 1 + below((uint32_t)people), cities[zipf(CITIES)], words[zipf(WORDS)]);
	}
}

int
main(int argc, char **argv)
{
	static char block[1 << 20];
	long n = argc > 2 ? strtol(argv[2], NULL, 10) : 0;

	setvbuf(stdout, block, _IOFBF, sizeof(block));
	make_words();
	if (argc == 3 && strcmp(argv[1], "contacts") == 0) {
		contacts(n);
	} else if (argc == 4 && strcmp(argv[1], "activities") == 0) {
		activities(n, strtol(argv[3], NULL, 10));
	} else {
		fputs("usage: bench_gen contacts N | activities N CONTACTS\n", stderr);
		return 2;
	}
	return fflush(stdout) == 0 ? 0 : 1;
}
