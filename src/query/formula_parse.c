/*
 * formula_parse.c - formula text to a tree of names, values and calls. What the names mean is formula_check.c's.
 *
 *	or   := and { ("||" | "or") and }          and  := cmp { ("&&" | "and") cmp }
 *	cmp  := sum [ ("=" "==" "<>" "!=" "<" ">" "<=" ">=") sum ]...
 *	sum  := prod { ("+" | "-" | "&") prod }    prod := pow { ("*" | "/") pow }
 *	pow  := unary { "^" unary }                unary := ("-" | "+" | "!" | "not") unary | atom
 *	atom := number | "text" | 'text' | TRUE | FALSE | NULL | path | NAME "(" [or {"," or}] ")" | "(" or ")"
 */
#include "query/formula_impl.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

enum token { T_END, T_NUMBER, T_TEXT, T_NAME, T_OP };

struct parser {
	struct arena *a;
	const char *text, *s;
	struct hc_err *err;
	enum token token;
	int pos;		/* of the token */
	const char *word;	/* its text, unescaped */
	size_t len;
	int depth, nodes;
};

static struct fnode *parse_or(struct parser *p);

static struct fnode *
fail(struct parser *p, int pos, const char *what)
{
	err_at(p->err, HC_INVALID, pos, "%s", what);
	return NULL;
}

static bool
is_word(unsigned char c)
{
	return isalnum(c) || c == '_' || c == '$' || c >= 0x80;
}

static bool
skip_space(struct parser *p)
{
	for (;;) {
		while (isspace((unsigned char)*p->s))
			p->s++;
		if (p->s[0] != '/' || p->s[1] != '*')
			return true;
		{
			const char *end = strstr(p->s + 2, "*/");

			if (end == NULL) {
				fail(p, (int)(p->s - p->text), "This comment has no end; write */ behind it.");
				return false;
			}
			p->s = end + 2;
		}
	}
}

static bool
read_text(struct parser *p)
{
	char quote = *p->s++, *to;
	const char *s = p->s;

	while (*s && *s != quote)
		s += *s == '\\' && s[1] ? 2 : 1;
	if (*s == '\0') {
		fail(p, p->pos, "This text has no end; close it with the quote it begins with.");
		return false;
	}
	to = arena_alloc(p->a, (size_t)(s - p->s) + 1);
	p->word = to;
	for (s = p->s; *s != quote; s++) {
		if (*s == '\\') {
			s++;
			switch (*s) {
			case 'n':
				*to++ = '\n';
				continue;
			case 't':
				*to++ = '\t';
				continue;
			case 'r':
				*to++ = '\r';
				continue;
			case '\\':
			case '"':
			case '\'':
				break;
			default:	/* as it stands: patterns are full of them */
				*to++ = '\\';
			}
		}
		*to++ = *s;
	}
	*to = '\0';
	p->len = (size_t)(to - p->word);
	p->s = s + 1;
	p->token = T_TEXT;
	return true;
}

static bool
next(struct parser *p)
{
	static const char *const two[] = { "<>", "!=", "<=", ">=", "==", "&&", "||" };
	const char *s;

	if (!skip_space(p))
		return false;
	s = p->s;
	p->pos = (int)(s - p->text);
	p->word = s;
	if (*s == '\0') {
		p->token = T_END;
		p->len = 0;
		return true;
	}
	if (*s == '"' || *s == '\'')
		return read_text(p);
	if (isdigit((unsigned char)*s) || (*s == '.' && isdigit((unsigned char)s[1]))) {
		while (isdigit((unsigned char)*s) || *s == '.')
			s++;
		if ((*s | 32) == 'e') {
			const char *e = s + 1 + (s[1] == '-' || s[1] == '+');

			if (isdigit((unsigned char)*e)) {
				for (s = e; isdigit((unsigned char)*s); s++)
					;
			}
		}
		p->token = T_NUMBER;
	} else if (is_word((unsigned char)*s)) {
		while (is_word((unsigned char)*s) || (*s == '.' && is_word((unsigned char)s[1])))
			s++;
		p->token = T_NAME;
	} else {
		p->token = T_OP;
		s++;
		for (size_t i = 0; i < sizeof(two) / sizeof(two[0]); i++) {
			if (strncmp(p->word, two[i], 2) == 0)
				s = p->word + 2;
		}
	}
	p->len = (size_t)(s - p->word);
	p->s = s;
	return true;
}

static bool
is_op(const struct parser *p, const char *op)
{
	return p->token == T_OP && p->len == strlen(op) && memcmp(p->word, op, p->len) == 0;
}

static bool
is_name(const struct parser *p, const char *name)
{
	return p->token == T_NAME && p->len == strlen(name) && strncasecmp(p->word, name, p->len) == 0;
}

static struct fnode *
node(struct parser *p, enum fnode_kind kind, int pos)
{
	struct fnode *n;

	if (++p->nodes > FORMULA_NODES)
		return fail(p, pos, "The formula is too long; put parts of it into formula fields of their own.");
	n = ARENA_NEW(p->a, struct fnode);
	n->kind = kind;
	n->pos = pos;
	return n;
}

static bool
add_arg(struct parser *p, struct fnode *n, struct fnode *arg)
{
	if (arg == NULL)
		return false;
	if ((n->n & (n->n - 1)) == 0) {	/* full at each power of two */
		struct fnode **more = ARENA_ARRAY(p->a, struct fnode *, n->n ? n->n * 2 : 1);

		if (n->n)
			memcpy(more, n->args, sizeof(*more) * n->n);
		n->args = more;
	}
	n->args[n->n++] = arg;
	return true;
}

static struct fnode *
call(struct parser *p, const char *name, int pos, struct fnode *a, struct fnode *b)
{
	struct fnode *n = a ? node(p, NODE_CALL, pos) : NULL;

	if (n == NULL || !add_arg(p, n, a))
		return NULL;
	n->name = name;
	if (b && !add_arg(p, n, b))
		return NULL;
	return n;
}

static struct fnode *
constant(struct parser *p, char type, struct hc_value v)
{
	struct fnode *n = node(p, NODE_VALUE, p->pos);

	if (n == NULL)
		return NULL;
	n->type = type;
	n->value = v;
	return next(p) ? n : NULL;
}

static struct fnode *
parse_call(struct parser *p, const char *name, int pos)
{
	struct fnode *n = node(p, NODE_CALL, pos);

	if (n == NULL || !next(p))
		return NULL;
	n->name = name;
	if (is_op(p, ")"))
		return next(p) ? n : NULL;
	for (;;) {
		if (!add_arg(p, n, parse_or(p)))
			return NULL;
		if (is_op(p, ")"))
			return next(p) ? n : NULL;
		if (!is_op(p, ","))
			return fail(p, p->pos, "A comma or ) is missing here.");
		if (!next(p))
			return NULL;
	}
}

static struct fnode *
parse_name(struct parser *p)
{
	char *name = arena_strndup(p->a, p->word, p->len);
	int pos = p->pos;
	struct fnode *n;

	if (is_name(p, "true") || is_name(p, "false"))
		return constant(p, 'b', value_int(is_name(p, "true")));
	if (is_name(p, "null"))
		return constant(p, 'z', VALUE_NONE);
	if (!next(p))
		return NULL;
	if (is_op(p, "("))
		return parse_call(p, name, pos);
	n = node(p, NODE_NAME, pos);
	if (n)
		n->name = name;
	return n;
}

static struct fnode *
parse_atom(struct parser *p)
{
	struct fnode *n;
	struct num num;
	struct hc_value v;

	switch (p->token) {
	case T_NUMBER:
		if (num_parse(p->word, p->len, &num) < 0)
			return fail(p, p->pos, "This is not a number.");
		fv_set_num(p->a, &v, &num);
		return constant(p, 'n', v);
	case T_TEXT:
		fv_set_text(p->a, &v, p->word, p->len);
		return constant(p, 't', v);
	case T_NAME:
		return parse_name(p);
	case T_OP:
		if (!is_op(p, "("))
			return fail(p, p->pos, "A field, a value or a function belongs here.");
		if (!next(p) || (n = parse_or(p)) == NULL)
			return NULL;
		if (!is_op(p, ")"))
			return fail(p, p->pos, "A ) is missing here.");
		return next(p) ? n : NULL;
	default:
		return fail(p, p->pos, p->pos == 0 ? "The formula is empty." : "The formula ends too early.");
	}
}

static struct fnode *
parse_unary(struct parser *p)
{
	int pos = p->pos;
	struct fnode *n;
	const char *name = is_op(p, "-") ? "neg" : is_op(p, "!") ? "NOT" : is_op(p, "+") ? "" : NULL;

	if (++p->depth > FORMULA_DEPTH)
		return fail(p, pos, "The formula is nested too deeply; put parts of it into formula fields of their own.");
	if (name == NULL)
		n = parse_atom(p);
	else if (!next(p))
		n = NULL;
	else if (*name)
		n = call(p, name, pos, parse_unary(p), NULL);
	else
		n = parse_unary(p);
	p->depth--;
	return n;
}

/* A level of operators that join from the left. */
static struct fnode *
parse_level(struct parser *p, int level)
{
	/* in each row: as written, and the function's name */
	static const char *const ops[][9][2] = {
		{ { "||", "OR" } },
		{ { "&&", "AND" } },
		{ { "=", "=" }, { "==", "=" }, { "<>", "<>" }, { "!=", "<>" }, { "<=", "<=" }, { ">=", ">=" }, { "<", "<" },
		    { ">", ">" } },
		{ { "+", "+" }, { "-", "-" }, { "&", "&" } },
		{ { "*", "*" }, { "/", "/" } },
		{ { "^", "^" } },
	};
	struct fnode *n;
	const char *name;
	int pos;

	if (level == (int)(sizeof(ops) / sizeof(ops[0])))
		return parse_unary(p);
	n = parse_level(p, level + 1);
	while (n) {
		name = NULL;
		for (int i = 0; ops[level][i][0]; i++) {
			if (is_op(p, ops[level][i][0]))
				name = ops[level][i][1];
		}
		if (level == 0 && is_name(p, "or"))
			name = "OR";
		if (level == 1 && is_name(p, "and"))
			name = "AND";
		if (name == NULL)
			return n;
		pos = p->pos;
		if (!next(p))
			return NULL;
		/* a & b & c is one call, so that long texts stay flat */
		if (n->kind == NODE_CALL && n->name == name && level != 2 && strchr("&OA", name[0])) {
			if (!add_arg(p, n, parse_level(p, level + 1)))
				return NULL;
			continue;
		}
		n = call(p, name, pos, n, parse_level(p, level + 1));
		if (n && n->n < 2)
			return NULL;
	}
	return NULL;
}

static struct fnode *
parse_or(struct parser *p)
{
	return parse_level(p, 0);
}

int
formula_parse(struct arena *a, const char *text, struct fnode **ret, struct hc_err *err)
{
	struct parser p = { .a = a, .text = text, .s = text, .err = err };
	struct fnode *n;

	if (strlen(text) > FORMULA_TEXT)
		return err_at(err, HC_INVALID, FORMULA_TEXT, "A formula has at most %d bytes.", FORMULA_TEXT);
	if (!next(&p) || (n = parse_or(&p)) == NULL)
		return HC_INVALID;
	if (p.token != T_END)
		return err_at(err, HC_INVALID, p.pos, "An operator is missing before \"%.*s\".",
		    (int)(p.len > 40 ? 40 : p.len), p.word);
	*ret = n;
	return HC_OK;
}
