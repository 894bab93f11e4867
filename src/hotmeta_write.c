/*
 * hotmeta_write.c - meta.h and meta.c of one plugin.
 *
 * meta.h declares a handle for every field the plugin can see and every function its text names, so that a misspelt field
 * is a compile error and a lost function a link error. meta.c holds the text, the bindings, and those handles that the
 * plugin's sources use.
 */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/map.h"
#include "hotmeta.h"

struct function {
	const char *name, *kind, *type;
};

struct functions {
	VEC(struct function) list;
	struct map *seen;	/* name -> any */
	struct map *bound;	/* name/kind -> any */
};

static void
add_function(const struct meta *m, struct functions *fs, const char *plugin, const char *name, const char *kind, const char *type)
{
	char key[200];

	if (strcmp(plugin, m->self->name) != 0)
		return;
	snprintf(key, sizeof(key), "%s/%s", name, kind);
	if (map_get(fs->bound, key) != NULL)
		return;
	map_put(fs->bound, key, fs);
	vec_push(m->arena, &fs->list, ((struct function){ name, kind, type }));
}

/* What the text of this plugin calls, wherever it stands: on its own objects or on those it extends. */
static void
find_functions(const struct meta *m, struct functions *fs)
{
	const struct model *model = m->model;

	for (size_t i = 0; i < model->objects.n; i++) {
		const struct object *o = model->objects.at[i];

		for (size_t k = 0; k < o->hooks.n; k++)
			add_function(m, fs, o->hooks.at[k].source.plugin, o->hooks.at[k].name, "HC_HOOK", "hc_hook_fn");
		for (size_t k = 0; k < o->workflows.n; k++) {
			const struct workflow *w = &o->workflows.at[k];

			for (size_t s = 0; s < w->steps.n; s++)
				if (w->steps.at[s].kind == STEP_CALL)
					add_function(m, fs, w->source.plugin, w->steps.at[s].target, "HC_HOOK", "hc_hook_fn");
		}
	}
	for (size_t i = 0; i < model->actions.n; i++)
		add_function(m, fs, model->actions.at[i].source.plugin, model->actions.at[i].call, "HC_ACTION", "hc_action_fn");
	for (size_t i = 0; i < model->migrations.n; i++)
		add_function(m, fs, model->migrations.at[i].plugin, model->migrations.at[i].name, "HC_MIGRATE", "hc_migrate_fn");
}

/* "F_lead_status"; two underscores where another object's field already has that name (case_comment.x, case.comment_x). */
static const char *
handle_name(const struct meta *m, struct map *used, const struct field *f)
{
	const char *name = arena_printf(m->arena, "F_%s_%s", f->object->name, f->name);

	if (map_get(used, name) != NULL)
		name = arena_printf(m->arena, "F_%s__%s", f->object->name, f->name);
	map_put(used, name, (void *)f);
	return name;
}

static struct map *
name_handles(const struct meta *m)
{
	struct map *handles = map_new(m->arena);

	for (size_t i = 0; i < m->model->objects.n; i++)
		for (size_t k = 0; k < m->model->objects.at[i]->fields.n; k++)
			handle_name(m, handles, m->model->objects.at[i]->fields.at[k]);
	return handles;
}

/* Every word F_... in the plugin's C files. */
static struct map *
find_uses(const struct meta *m)
{
	static const char *const endings[] = { ".c", ".h", ".cc" };
	struct map *uses = map_new(m->arena);

	for (size_t e = 0; e < 3; e++) {
		const char **names;
		size_t n = folder_list(m->arena, m->self->dir, endings[e], &names);

		for (size_t i = 0; i < n; i++) {
			struct buf text = BUF_INIT;

			if (!file_read(arena_printf(m->arena, "%s/%s", m->self->dir, names[i]), &text))
				continue;
			for (const char *s = buf_str(&text); (s = strstr(s, "F_")) != NULL;) {
				size_t len = 0;

				while (isalnum((unsigned char)s[len]) || s[len] == '_')
					len++;
				map_putn(uses, s, len, uses);
				s += len;
			}
			buf_free(&text);
		}
	}
	return uses;
}

static void
write_prototypes(const struct meta *m, const struct functions *fs, struct buf *out)
{
	for (size_t i = 0; i < fs->list.n; i++) {
		const struct function *f = &fs->list.at[i];

		if (map_get(fs->seen, f->name) != NULL)
			continue;
		map_put(fs->seen, f->name, (void *)f);
		buf_printf(out, "%s %s;\n", f->type, f->name);
	}
}

static void
write_header(const struct meta *m, const struct functions *fs, struct map *handles, struct buf *out)
{
	const struct object *last = NULL;

	buf_printf(out, "/* meta.h - fields and functions of the plugin %s. Written by hotmeta; edit the .hot files instead. */\n",
	    m->self->name);
	buf_printf(out, "#ifndef HC_META_%s_H\n#define HC_META_%s_H\n\n#include <hotcrm/plugin.h>\n", m->self->name, m->self->name);
	for (size_t i = 0; i < map_count(handles); i++) {
		const struct field *f = map_value(handles, i);

		if (f->object != last)
			buf_printf(out, "\n/* %s */\n", f->object->name);
		last = f->object;
		buf_printf(out, "extern hc_field %s;\n", map_key(handles, i));
	}
	buf_adds(out, "\n");
	write_prototypes(m, fs, out);
	buf_adds(out, "\n#endif\n");
}

/* A line of text to a line of a C string; comment lines become empty, so that numbers stay. */
static void
write_text(const char *s, struct buf *out)
{
	while (*s) {
		size_t n = strcspn(s, "\n"), blank = strspn(s, " \t");
		bool comment = s[blank] == '#' && strncmp(s, "#file ", 6) != 0;

		buf_adds(out, "\t\"");
		for (size_t i = 0; i < n && !comment; i++) {
			if (s[i] == '"' || s[i] == '\\')
				buf_addc(out, '\\');
			if (s[i] == '\t')
				buf_adds(out, "\\t");
			else if (s[i] == '?' && i + 1 < n && s[i + 1] == '?')
				buf_adds(out, "\\?");	/* no trigraphs */
			else if (s[i] != '\r')
				buf_addc(out, s[i]);
		}
		buf_adds(out, "\\n\"\n");
		s += n + (s[n] == '\n');
	}
}

static void
write_source(const struct meta *m, const struct functions *fs, struct map *handles, struct buf *out)
{
	struct map *uses = find_uses(m);
	const char *name = m->self->name;
	struct buf refs = BUF_INIT;

	buf_printf(out, "/* meta.c - the text and the bindings of the plugin %s. Written by hotmeta; edit the .hot files instead. */\n",
	    name);
	buf_adds(out, "#include \"meta.h\"\n\n#include <stddef.h>\n\n");
	for (size_t i = 0; i < map_count(handles); i++) {
		const struct field *f = map_value(handles, i);

		if (map_get(uses, map_key(handles, i)) == NULL)
			continue;
		buf_printf(out, "__attribute__((weak)) hc_field %s;\n", map_key(handles, i));
		buf_printf(&refs, "\t{ \"%s.%s\", &%s },\n", f->object->name, f->name, map_key(handles, i));
	}
	buf_printf(out, "\n/* what the plugin does once when it is loaded, if it has such a function */\n"
	    "__attribute__((weak)) int %s_start(struct hc_err *err);\n", name);
	buf_adds(out, "\nstatic const struct hc_binding bindings[] = {\n");
	for (size_t i = 0; i < fs->list.n; i++)
		buf_printf(out, "\t{ \"%s\", %s, (void (*)(void))%s },\n", fs->list.at[i].name, fs->list.at[i].kind, fs->list.at[i].name);
	buf_printf(out, "\t{ NULL, 0, NULL }\n};\n\nstatic const struct hc_fieldref fields[] = {\n%s\t{ NULL, NULL }\n};\n",
	    buf_str(&refs));
	buf_adds(out, "\nstatic const char text[] =\n");
	write_text(m->self->text.data, out);
	buf_printf(out, "\t\"\";\n\nextern HC_API const struct hc_plugin hc_plugin_%s;\n"
	    "const struct hc_plugin hc_plugin_%s = {\n\t.size = sizeof(struct hc_plugin),\n\t.abi = HC_ABI,\n\t.name = \"%s\",\n"
	    "\t.meta = text,\n\t.bindings = bindings,\n\t.fields = fields,\n\t.start = %s_start,\n};\n", name, name, name, name);
	buf_free(&refs);
}

/* Leaves an equal file alone, so that nothing is compiled again for nothing. */
static int
replace_file(const struct meta *m, const char *path, const struct buf *text)
{
	const char *tmp = arena_printf(m->arena, "%s.new", path);
	struct buf old = BUF_INIT;
	bool same = file_read(path, &old) && old.len == text->len && memcmp(old.data, text->data, old.len) == 0;
	FILE *f;

	buf_free(&old);
	if (same)
		return 0;
	if ((f = fopen(tmp, "wb")) == NULL)
		return -1;
	if (fwrite(text->data, 1, text->len, f) != text->len) {
		fclose(f);
		return -1;
	}
	return fclose(f) != 0 || rename(tmp, path) != 0 ? -1 : 0;
}

int
meta_write(const struct meta *m, const char *out)
{
	struct functions fs = { .seen = map_new(m->arena), .bound = map_new(m->arena) };
	struct map *handles = name_handles(m);
	struct buf header = BUF_INIT, source = BUF_INIT;
	int rc;

	find_functions(m, &fs);
	write_header(m, &fs, handles, &header);
	write_source(m, &fs, handles, &source);
	rc = replace_file(m, arena_printf(m->arena, "%s/meta.h", out), &header);
	if (rc == 0)
		rc = replace_file(m, arena_printf(m->arena, "%s/meta.c", out), &source);
	buf_free(&header);
	buf_free(&source);
	return rc;
}
