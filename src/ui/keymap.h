/*
 * keymap.h - which command a key runs, by context; filled only by `map` lines, so no key is known to the code.
 *
 * A context is a place: "browse", "list", "list:lead", "form", "prompt", "type". A window names its contexts, most specific
 * first, and the first that knows the keys wins. Within a context no key is both a command and the start of a longer one.
 */
#ifndef HC_UI_KEYMAP_H
#define HC_UI_KEYMAP_H

#include "base/err.h"
#include "base/vec.h"
#include "ui/key.h"

#define KEY_SEQUENCE 8

struct binding {
	struct key keys[KEY_SEQUENCE];
	int nkeys;
	const char *context, *note, *command;
	const char *source;	/* "keys.conf:12" */
	const char *when;	/* a condition, NULL: always; else the key says why it does nothing */
	const char *title;	/* of the menu that it is an item of, or NULL */
	bool macro;		/* recorded, kept in a file of the program's own */
	bool confirm;		/* shows the commands and asks first */
	int order;		/* as read: footers and help keep it */
	bool removed;
};

struct keymap;

struct keymap *keymap_new(struct arena *a);
/* Reads keys as in "gg", "<C-s>", ",w"; returns how many, or HC_INVALID with what is wrong. */
int keymap_keys(const char *text, struct key ret[KEY_SEQUENCE], struct hc_err *err);
/* Binds keys in each of the contexts (a comma list). HC_CONFLICT if taken or if one is the beginning of another, unless
   replace. Texts are copied. */
int keymap_map(struct keymap *km, const char *contexts, const char *keys, const char *note, const char *command,
    const char *source, bool replace, struct hc_err *err);
/* The same with note, command, source, when, title and confirm taken from *proto. *bad: 0 the contexts, 1 the keys are wrong. */
int keymap_bind(struct keymap *km, const struct binding *proto, const char *contexts, const char *keys, bool replace, int *bad,
    struct hc_err *err);
void keymap_mark_macro(struct keymap *km, size_t i);
int keymap_unmap(struct keymap *km, const char *contexts, const char *keys, struct hc_err *err);

enum keymap_result { KEYMAP_NONE, KEYMAP_PREFIX, KEYMAP_FOUND };
/* contexts: most specific first, NULL-terminated. */
enum keymap_result keymap_find(const struct keymap *km, const char *const *contexts, const struct key *keys, int n,
    const struct binding **ret);
/* All bindings that begin with keys[0..n) in these contexts, shadowed ones left out, in the order of the file. */
size_t keymap_list(const struct keymap *km, const char *const *contexts, const struct key *keys, int n, struct arena *a,
    const struct binding *const **ret);
/* The first keys that run a command in these contexts, or NULL: menus and footers show them. */
const struct binding *keymap_for(const struct keymap *km, const char *const *contexts, const char *command);
const char *keymap_text(const struct key *keys, int n, char *buf, size_t size);	/* as a file has them */
const char *keymap_label(const struct key *keys, int n, char *buf, size_t size);	/* as the screen shows them */
size_t keymap_count(const struct keymap *km);
const struct binding *keymap_at(const struct keymap *km, size_t i);

#endif
