/*
 * blob_lack.c - files that records name and a server has not: what an older copy of it, put in place in silence, does not hold any
 * more, or what its disk lost. Whoever has the bytes thinks that they were sent, so he is told.
 *
 * Kept in memory: looked up once after the file was opened, noted when somebody asks for one in vain. A handful at a time.
 */
#include <string.h>

#include "store/blob.h"
#include "store/db.h"

void
blob_lacks(struct store *s, const char *hash)
{
	struct lacks *l = &s->lacks;

	for (int i = 0; i < l->n; i++)
		if (strcmp(l->hash[i], hash) == 0)
			return;
	if (l->n < BLOB_LACKS)
		memcpy(l->hash[l->n++], hash, sizeof(l->hash[0]));
	else
		l->more = true;
}

static void
look(struct store *s)
{
	struct arena *a = arena_new("lacks");
	struct fileref *at;
	size_t n;

	s->lacks.more = false;
	if (blob_wanted(s, FILEREF_MAX, INT64_MAX, BLOB_LACKS + 1, a, &at, &n, NULL) < 0)
		n = 0;
	for (size_t i = 0; i < n; i++)
		blob_lacks(s, at[i].hash);
	arena_free(a);
}

size_t
blob_lacking(struct store *s, const char *ret[BLOB_LACKS])
{
	struct lacks *l = &s->lacks;

	if (!l->looked)
		look(s);
	l->looked = true;
	for (int i = 0; i < l->n; )
		if (blob_here(s, l->hash[i], NULL))
			memmove(l->hash[i], l->hash[i + 1], (size_t)(--l->n - i) * sizeof(l->hash[0]));
		else
			i++;
	if (l->n == 0 && l->more)
		look(s);
	for (int i = 0; i < l->n; i++)
		ret[i] = l->hash[i];
	return (size_t)l->n;
}
