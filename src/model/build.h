/*
 * build.h - how texts become a generation: what parse*.c, build.c, resolve.c and condition.c share. Private to model/.
 *
 * Parsing fills the structs and notes every name it cannot look up yet as a `ref`; when all texts are in, the names are
 * resolved in order. Words live in a scratch arena, what the model keeps is copied.
 */
#ifndef HC_MODEL_BUILD_H
#define HC_MODEL_BUILD_H

#include "base/map.h"
#include "model/hot.h"
#include "model/type.h"

enum ref_kind {
	REF_TITLE,		/* object.title */
	REF_RULE_FIELD,		/* rules[index].field */
	REF_FIELD,		/* a field of the object */
	REF_PATH,		/* a path that begins at the object, through lookups */
	REF_SORT,		/* "-created,name": paths, indexed */
	REF_RELATED,		/* a relation of the object */
	REF_OBJECT,		/* any object */
	REF_STATE,		/* states[index]: field and options */
	REF_ASSIGN,		/* a field of the object called `target` */
	REF_CONDITION,		/* HotQL */
	REF_CONDITION_INDEX,	/* HotQL of a view: its fields want an index */
	REF_QUERY		/* a whole HotQL text that begins with an object */
};

struct ref {
	enum ref_kind kind;
	struct object *object;
	const struct hot_line *line;
	const struct hot_word *word;
	const char *name;	/* the name or text to resolve */
	const char *target;	/* REF_ASSIGN */
	size_t index;
};

struct build {
	struct arena *arena, *scratch;
	struct model *model;
	struct hc_err *err;
	const char *plugin;
	bool custom;
	struct plugin_info *info;	/* of the plugin at hand, NULL until its `plugin` line */
	struct object *object;		/* the one that the next directives belong to; NULL at the top of a file */
	bool extending;
	struct dashboard *dashboard;	/* the one that tiles belong to; NULL at the top of a file */
	struct map *files;		/* name -> its copy in the model */
	VEC(struct ref) refs;
};

/* A line being read word by word. */
struct words {
	struct build *b;
	const struct hot_line *line;
	size_t i;
};

/* parse.c */
int parse_directive(struct build *b, const struct hot_directive *d);
/* First pass: makes the objects, so that files may come in any order. */
int parse_object_line(struct build *b, const struct hot_directive *d);
const struct hot_word *word_next(struct words *w);		/* NULL at the end */
const struct hot_word *word_peek(const struct words *w);
bool word_is(const struct hot_word *w, const char *text);	/* false for NULL and for quoted words */
bool word_take(struct words *w, const char *text);		/* the next word, if it is that */
/* The next word, which must be there ("what": "a field name"). */
int word_want(struct words *w, const char *what, const struct hot_word **ret);
int word_name(struct words *w, const char *what, const char **ret);	/* checked as a name, copied */
int word_string(struct words *w, const char *what, const char **ret);	/* a "string", copied */
int word_end(struct words *w);					/* nothing may be left */
int words_fail(const struct words *w, const struct hot_word *at, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
/* The raw rest of the line, which must not be empty; copied. */
int word_rest(struct words *w, const char *what, const char **ret);
struct source source_of(struct build *b, const struct hot_line *l);
struct ref *ref_add(struct build *b, enum ref_kind kind, const struct words *w, const struct hot_word *at, const char *name);
/* "close_date" -> "Close date". */
const char *label_from_name(struct arena *a, const char *name);

/* parse_field.c, parse_view.c, parse_flow.c: one function per directive, called with its name already read */
int parse_field(struct build *b, const struct hot_directive *d);
int parse_view(struct build *b, const struct hot_directive *d);
int parse_page(struct build *b, const struct hot_directive *d);
int parse_rule(struct build *b, const struct hot_directive *d);
int parse_state(struct build *b, const struct hot_directive *d);
int parse_hook(struct build *b, const struct hot_directive *d);
int parse_workflow(struct build *b, const struct hot_directive *d);
int parse_action(struct build *b, const struct hot_directive *d);
/* parse_dash.c */
int parse_dashboard(struct build *b, const struct hot_directive *d);
int parse_tile(struct build *b, const struct hot_directive *d);
int extend_dashboard(struct words *w);	/* behind `extend dashboard` */
int query_names_check(struct build *b, const struct ref *r);
/* The type words of a field line ("money", "text(80)", "lookup? account", "formula number(2)") into f. */
int parse_type(struct words *w, struct field *f);

/* implicit.c */
void implicit_fields(struct build *b, struct object *o);
/* The implicit field of that name which a text may redeclare (owner, currency, tags), NULL if it may not. */
struct field *implicit_redeclared(struct object *o, const char *name);

/* resolve.c */
int resolve_refs(struct build *b);
/* A path from an object through lookups; *ret is its last field. `why` is put into the message. */
int resolve_path(struct build *b, const struct object *o, const struct hot_line *l, const struct hot_word *w,
    const char *path, const struct field **ret);
int resolve_field(struct build *b, const struct object *o, const struct hot_line *l, const struct hot_word *w,
    const char *name, const struct field **ret);
int resolve_object(struct build *b, const struct hot_line *l, const struct hot_word *w, const char *name,
    const struct object **ret);
/* Views sort or filter by it: it wants an index, if it is of a kind that has one. */
void want_index(const struct field *f);
/* Writes real names over aliases in views, pages, hooks and workflows. */
void resolve_names(struct build *b);

/* condition.c: names in HotQL, without understanding all of it */
int condition_check(struct build *b, const struct object *o, const struct hot_line *l, const struct hot_word *w,
    const char *text, bool index);

#endif
