/*
 * scan.h - reading a HotQL text byte by byte; shared by parse.c and clause.c, private to query/.
 *
 * What a word is depends on where it stands (a value may hold `:`, a regex may hold anything), so there is no list of tokens.
 */
#ifndef HC_QUERY_SCAN_H
#define HC_QUERY_SCAN_H

#include "query/tree.h"

struct scan {
	const struct query_ctx *c;
	const char *text;
	size_t len, at;
	int depth;
	size_t params;		/* placeholders used so far */
	bool having;
	struct hc_err *err;
};

static inline bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static inline bool
is_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

static inline bool
is_name_start(char c)
{
	return is_name(c) && !(c >= '0' && c <= '9');
}

static inline char
scan_char(const struct scan *s, size_t ahead)
{
	return s->at + ahead < s->len ? s->text[s->at + ahead] : '\0';
}

int scan_fail(struct scan *s, size_t pos, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
/* "expected X here, not Y" at the present place. */
int scan_expected(struct scan *s, const char *what);
void scan_space(struct scan *s);
/* Length of the name at the present place, 0 if there is none. */
size_t scan_name_length(const struct scan *s);
bool scan_at_word(const struct scan *s, const char *word);	/* case does not matter; a blank, bracket or the end follows */
bool scan_take_word(struct scan *s, const char *word);		/* and skips it with the blanks after it */
const char *scan_take(struct scan *s, size_t n);		/* a copy; moves on */
int scan_quoted(struct scan *s, const char **ret);
int scan_path(struct scan *s, struct path *ret);
int scan_item(struct scan *s, struct item *ret);
int scan_items(struct scan *s, struct items *ret);
bool scan_at_clause(const struct scan *s);
int scan_expr(struct scan *s, struct expr **ret);		/* up to a clause, a bracket or the end */
int scan_clauses(struct scan *s, struct parsed *p);
int scan_entry(struct scan *s, struct entry *ret, bool sort, bool unit);
struct expr *expr_new(const struct query_ctx *c, enum expr_kind kind, size_t pos);

#endif
