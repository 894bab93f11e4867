/*
 * hotmeta.h - what the two files of hotmeta share.
 */
#ifndef HC_HOTMETA_H
#define HC_HOTMETA_H

#include "base/buf.h"
#include "model/model.h"

struct meta_plugin {
	const char *name, *dir;
	struct buf text;	/* every .hot file behind a line "#file NAME/objects/lead.hot": what is embedded */
	struct buf lint;	/* the same behind the files' real paths: what messages name */
};

struct meta {
	struct arena *arena;
	VEC(const char *) roots;		/* where plugin folders are looked for */
	VEC(struct meta_plugin *) plugins;	/* in the order of `requires`; core is not among them */
	struct meta_plugin *self;		/* the one to be written */
	struct model *model;
};

/* Reads a plugin's folder, after those of the plugins it requires. Ends the program when something is missing. */
void meta_add(struct meta *m, const char *name, const char *by, int depth);
/* Writes OUT/meta.h and OUT/meta.c, each only if it changed. Negative with errno set. */
int meta_write(const struct meta *m, const char *out);

bool file_read(const char *path, struct buf *out);	/* false with errno if it cannot be opened */
size_t folder_list(struct arena *a, const char *dir, const char *ending, const char ***ret);

#endif
