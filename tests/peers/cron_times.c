/* cron_times.c - for peers.sh: reads lines "SCHEDULE|ZONE|ISO INSTANT", prints the next five times of each on a line. */
#include <stdio.h>
#include <string.h>

#include "base/time.h"
#include "job/job.h"

int
main(void)
{
	char line[256];

	while (fgets(line, sizeof(line), stdin)) {
		struct arena *a = arena_new("cron");
		const struct zone *z = NULL;
		const struct cron *c = NULL;
		struct hc_err err = {0};
		char *zone, *from;
		int64_t at = 0;

		line[strcspn(line, "\n")] = 0;
		if ((zone = strchr(line, '|')) == NULL || (from = strchr(zone + 1, '|')) == NULL)
			return 2;
		*zone++ = 0;
		*from++ = 0;
		if (zone_load(a, zone, &z, &err) < 0 || cron_parse(a, line, &c, &err) < 0 ||
		    stamp_parse_iso(from, strlen(from), z, &at, &err) < 0) {
			printf("%s\n", err.msg);
			arena_free(a);
			continue;
		}
		for (int i = 0; i < 5; i++) {
			char buf[32] = "never";

			if ((at = cron_next(c, z, at)) >= 0)
				stamp_format_iso(at, buf);
			printf("%s%s", i ? " " : "", buf);
			if (at < 0)
				break;
		}
		printf("\n");
		arena_free(a);
	}
	return 0;
}
