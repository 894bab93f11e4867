/*
 * background.h - what a job needs to ask the store on the worker's thread: a query context of its own, with the user's rights.
 */
#ifndef HC_UI_BACKGROUND_H
#define HC_UI_BACKGROUND_H

#include "engine/engine.h"
#include "job/job.h"
#include "ui/window.h"

/* work_query() for another thread: locale, user and conditions of rights are copied into the arena, which goes with the job.
   Made here, queries are parsed here too; over there they only run. */
struct query_ctx background_query(struct work *w, struct arena *a, const struct object *o);
/* Posts a job of a window, before those that are patient: run() gets the worker's store as its context (app_job_store()) and is stopped when the window's
   generation is over. Without a worker it runs at once. */
void background_post(struct window *w, struct job *j);
/* Takes rows that wait into the search index, before a job asks it: for about ms, less when `yields` and others wait behind
   this one; else somebody waits for it, and it does not wait for whoever writes. Returns how many wait still; ms 0: only that. */
int64_t background_index(struct store *s, struct job *j, int ms, bool yields);
/* Stops the store's reads when the job is cancelled; with NULL no more. */
void background_guard(struct store *s, struct job *j);

#endif
