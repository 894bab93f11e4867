/*
 * form.h - a whole record being typed: new ones and edits. What is typed is kept as a draft until it is saved.
 */
#ifndef HC_UI_FORM_H
#define HC_UI_FORM_H

#include "ui/window.h"

struct form_field {
	const struct field *field;
	const char *section;		/* heading above it, NULL: none */
	struct edit edit;
	char *initial;			/* text it began with */
	char *value;			/* picked: an option's name or a record's id; NULL: the text itself counts */
	size_t shown;			/* length of the choice's text, while value is set */
	bool preset;			/* a new record's default */
	char *hint;			/* what the text was read as: "Fri 27 Nov 2026" */
	char *theirs;			/* "Kim changed this meanwhile: 85,000", NULL: nobody did */
	struct hc_err err;
};

struct form {
	struct window window;
	const struct object *object;
	bool isnew;
	uint8_t id[16];
	const char *draft;		/* its key in the store */
	struct form_field *fields;
	size_t nfields, at;
	int top;
	bool touched;			/* since the draft was written */
	bool parked;			/* the draft is in a file, and goes into the workspace when the form is left */
	bool saved;
	bool stale;			/* somebody wrote the record since the marks were made */
	const char *about;		/* a letter: "contact ID", what it is about; NULL: nothing */
};

extern const struct window_ops form_ops;

/* A new record; link and parent fill the field that points back from a related list. */
int form_new(struct app *app, const struct object *o, const struct field *link, const uint8_t *parent, struct hc_err *err);
/* A new record with some fields filled in, as texts that a person would type: what a board's column or a calendar's slot says. */
struct assignment;
int form_new_with(struct app *app, const struct object *o, const struct assignment *set, size_t n, struct hc_err *err);
/* A new one that was begun with some fields filled in, from its draft. */
int form_new_draft(struct app *app, const struct object *o, const char *draft, struct hc_err *err);
/* A new letter about a record, as form_new_with(). Saved, it is queued and written down with the record: letter.h. */
int form_new_letter(struct app *app, const struct object *o, const struct assignment *set, size_t n, const char *about,
    struct hc_err *err);
/* An existing one, the cursor on `at` when it is not NULL. */
int form_edit(struct app *app, const struct object *o, const uint8_t id[16], const struct field *at, struct hc_err *err);

/* form_draw.c */
void form_announce(struct window *w, struct buf *out);
void form_draw(struct window *w, const struct area *a);
int form_room(int width);	/* cells of a field in a form so wide */
/* form_mark.c: marks fields that others changed meanwhile */
void form_mark(struct form *f);
void form_changed(struct window *w, const struct object *o, const uint8_t id[16], char op);
/* form_clash.c: fields that were changed here and by others are asked about, one by one; false: there is none. */
bool form_clash(struct form *f);
bool form_field_changed(const struct form_field *ff);
/* form_draft.c: what was typed goes to the store, and comes back; true if there was one. */
void form_draft_write(struct form *f, bool leaving);
bool form_draft_read(struct form *f);
void form_draft_drop(struct form *f);
/* The title that a draft of a new record has so far, NULL: none. */
const char *form_draft_title(struct app *app, struct arena *a, const struct object *o, const char *key);

#endif
