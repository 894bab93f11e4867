/*
 * worddiff.c - see worddiff.h. Words and the blanks between them are the pieces; the longest common run of pieces is found by a
 * table, which is small because what both texts begin and end with is put aside first.
 */
#include "base/worddiff.h"

#include <stdint.h>
#include <string.h>

#define CELLS_MAX (1 << 20)	/* of the table: a thousand words against a thousand */

struct piece {
	const char *s;
	size_t n;
};

static bool
is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static size_t
split(struct arena *a, const char *s, struct piece **ret)
{
	size_t n = 0, max = strlen(s);
	struct piece *p = ARENA_ARRAY(a, struct piece, max + 1);

	while (*s != '\0') {
		const char *from = s;
		bool blank = is_blank(*s);

		while (*s != '\0' && is_blank(*s) == blank)
			s++;
		p[n++] = (struct piece){ from, (size_t)(s - from) };
	}
	*ret = p;
	return n;
}

static bool
same(const struct piece *p, const struct piece *q)
{
	return p->n == q->n && memcmp(p->s, q->s, p->n) == 0;
}

static void
put(struct buf *out, const struct piece *p, size_t n, const char *open, const char *close)
{
	if (n == 0)
		return;
	buf_adds(out, open);
	buf_add(out, p[0].s, (size_t)(p[n - 1].s + p[n - 1].n - p[0].s));
	buf_adds(out, close);
}

/* What lies between what both begin and end with. best[i][j] is the longest common run of from[i..] and to[j..]. */
static void
middle(struct arena *a, const struct piece *from, size_t n, const struct piece *to, size_t m, struct buf *out)
{
	size_t w = m + 1, i = 0, j = 0;
	uint16_t *best;

	if (n == 0 || m == 0 || n > CELLS_MAX / w - 1 || n >= UINT16_MAX || m >= UINT16_MAX) {
		put(out, from, n, "[-", "-]");
		put(out, to, m, "{+", "+}");
		return;
	}
	best = ARENA_ARRAY(a, uint16_t, (n + 1) * w);
	memset(best, 0, (n + 1) * w * sizeof(*best));
	for (size_t k = n; k-- > 0;)
		for (size_t l = m; l-- > 0;)
			best[k * w + l] = same(&from[k], &to[l]) ? (uint16_t)(best[(k + 1) * w + l + 1] + 1) :
			    best[(k + 1) * w + l] > best[k * w + l + 1] ? best[(k + 1) * w + l] : best[k * w + l + 1];
	while (i < n || j < m) {
		size_t at = i, to_at = j;

		while (i < n && j < m && same(&from[i], &to[j])) {
			i++;
			j++;
		}
		put(out, to + to_at, j - to_at, "", "");
		at = i;
		to_at = j;
		while (i < n || j < m) {
			if (i < n && j < m && same(&from[i], &to[j])) {
				/* a blank alone between two words that changed reads better as one change */
				if (i == at || j == to_at || i + 1 >= n || j + 1 >= m || from[i].n != 1 || *from[i].s != ' ' ||
				    same(&from[i + 1], &to[j + 1]))
					break;
				i++;
				j++;
			} else if (j >= m || (i < n && best[(i + 1) * w + j] >= best[i * w + j + 1])) {
				i++;
			} else {
				j++;
			}
		}
		put(out, from + at, i - at, "[-", "-]");
		put(out, to + to_at, j - to_at, "{+", "+}");
	}
}

void
worddiff(struct arena *a, const char *from, const char *to, struct buf *out)
{
	struct piece *p, *q;
	size_t n = split(a, from, &p), m = split(a, to, &q), head = 0, tail = 0;

	while (head < n && head < m && same(&p[head], &q[head]))
		head++;
	while (tail < n - head && tail < m - head && same(&p[n - 1 - tail], &q[m - 1 - tail]))
		tail++;
	put(out, q, head, "", "");
	middle(a, p + head, n - head - tail, q + head, m - head - tail, out);
	put(out, q + m - tail, tail, "", "");
}
