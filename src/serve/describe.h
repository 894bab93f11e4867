/*
 * describe.h - what each route takes and answers, as the documentation of the API says it (openapi.c).
 *
 * A shape is a text: {id:u,name:s,due:t~,note?:s} is an object, [x] an array of x, s text, i integer, n number, b boolean,
 * t an instant, d a date, u a UUID, any, object (members of any name), a/b/c one of these words, Name a schema of the table; ~
 * behind one lets null stand for it, ? behind a member's name says that it may be missing.
 */
#ifndef HC_SERVE_DESCRIBE_H
#define HC_SERVE_DESCRIBE_H

#include "base/json.h"

/* "201 {id:u}; 204; 200 bytes": statuses by semicolons, each with a media type unless it is JSON (ndjson, bytes, text, events) and
   a shape unless there is no body. In `answers` and `body` Record is the object of the path. */
struct description {
	const char *method, *path;
	const char *about;	/* a sentence or two */
	const char *params;	/* names of describe_param()s by spaces, of query and header */
	const char *body;	/* of the request: as an answer without its status; NULL: none. Begins with ? when it may be left out */
	const char *answers;
};

struct param { const char *name, *in, *type, *about; };

/* NULL when there is none: tests see to it that every route with a summary has one. */
const struct description *describe(const char *method, const char *path);
const struct param *describe_param(const char *name, size_t n);

/* Writes the JSON schema of a shape. `record` is what Record stands for. Returns where the shape ends. */
const char *shape_put(struct jw *w, const char *shape, const char *record);
/* The media type that stands before a shape, and the shape itself in *ret ("" when there is no body). */
const char *shape_media(const char *text, const char **ret);
/* The schemas with names, as members of an object that is open. */
void shape_schemas(struct jw *w);

#endif
