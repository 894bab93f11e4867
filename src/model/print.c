/*
 * print.c - an object back to .hot text, which parses to the same model.
 *
 * Derived things (implicit fields, indexes that views want, default labels) are left out, so that what was not said is not
 * said now.
 */
#include <string.h>

#include "base/buf.h"
#include "base/decimal.h"
#include "model/hot.h"
#include "model/type.h"

static void
words(struct buf *out, const char *before, const char *const *names, size_t n)
{
	if (n == 0)
		return;
	buf_adds(out, before);
	for (size_t i = 0; i < n; i++)
		buf_printf(out, " %s", names[i]);
}

static void
print_type(const struct field *f, const struct type *t, struct buf *out)
{
	buf_adds(out, t->name);
	if ((t == &type_text || t == &type_longtext || t == &type_richtext) && f->length > 0)
		buf_printf(out, "(%d)", f->length);
	else if (t == &type_number || t == &type_percent)
		buf_printf(out, "(%d)", f->scale);
	else if (t == &type_rating)
		buf_printf(out, "(%d)", (int)f->max);
}

static void
print_bound(const char *name, int64_t v, int scale, struct buf *out)
{
	char text[DECIMAL_MAX];

	decimal_format(v, scale, -1, text);
	buf_printf(out, " %s %s", name, text);
}

static void
print_merge(const struct field *f, struct buf *out)
{
	static const char *const names[] = { [MERGE_LAST] = "last", [MERGE_ASK] = "ask", [MERGE_ADD] = "add", [MERGE_SET] = "set",
		[MERGE_TEXT] = "text", [MERGE_GROUP] = "group", [MERGE_ONCE] = "once", [MERGE_NONE] = "none" };

	buf_printf(out, " merge %s", names[f->merge]);
	if (f->merge == MERGE_GROUP)
		buf_printf(out, " %s", f->merge_group);
}

static void
print_initial(const struct field *f, struct buf *out)
{
	if (f->initial == NULL)
		return;
	if (f->initial[0] == '=') {
		buf_printf(out, "  default %s\n", f->initial);
		return;
	}
	buf_adds(out, "  default ");
	hot_quote(out, f->initial);
	buf_addc(out, '\n');
}

static void
print_option(const struct option *o, struct buf *out)
{
	buf_printf(out, "  option %s ", o->name);
	hot_quote(out, o->label);
	if (o->final)
		buf_adds(out, " final");
	if (o->won)
		buf_adds(out, " won");
	if (o->lost)
		buf_adds(out, " lost");
	if (o->closed && !o->won && !o->lost)
		buf_adds(out, " closed");
	if (o->hidden)
		buf_adds(out, " hidden");
	if (o->color != NULL)
		buf_printf(out, " color %s", o->color);
	if (o->probability >= 0)
		buf_printf(out, " probability %d", o->probability);
	for (size_t i = 0; i < o->was.n; i++) {
		buf_adds(out, " was ");
		hot_quote(out, o->was.at[i]);
	}
	buf_addc(out, '\n');
}

static void
print_attributes(const struct field *f, struct buf *out)
{
	static const char *const deletes[] = { [ON_DELETE_KEEP] = "keep", [ON_DELETE_CLEAR] = "clear",
		[ON_DELETE_CASCADE] = "cascade", [ON_DELETE_RESTRICT] = "restrict" };
	bool computed = f->type->store == STORE_NONE || f->type == &type_autonumber;

	buf_adds(out, f->required ? " required" : "");
	buf_adds(out, f->unique ? " unique" : "");
	buf_adds(out, f->index_said ? " index" : "");
	buf_adds(out, f->search || (f->type == &type_encrypted && f->index && !f->unique && !f->index_said) ? " search" : "");
	buf_adds(out, f->readonly && !computed ? " readonly" : "");
	buf_adds(out, f->history ? " history" : "");
	buf_adds(out, f->hidden ? " hidden" : "");
	if (f->has_min && f->type != &type_rating)
		print_bound("min", f->min, f->scale, out);
	if (f->has_max && f->type != &type_rating)
		print_bound("max", f->max, f->scale, out);
	if (f->merge_said)
		print_merge(f, out);
	if (f->type == &type_lookup && f->on_delete != ON_DELETE_KEEP)
		buf_printf(out, " on-delete %s", deletes[f->on_delete]);
	if (f->type == &type_lookup && f->back != NULL && !f->implicit)
		buf_printf(out, " as %s", f->back);
	for (size_t i = 0; i < f->was.n && !f->implicit; i++)
		buf_printf(out, " was %s", f->was.at[i]);
	for (size_t i = 0; i < f->alias.n; i++)
		buf_printf(out, " alias %s", f->alias.at[i]);
	if (f->help != NULL) {
		buf_adds(out, " help ");
		hot_quote(out, f->help);
	}
	buf_addc(out, '\n');
}

static void
print_field(const struct field *f, struct buf *out)
{
	buf_printf(out, "field %s ", f->name);
	if (f->type == &type_lookup) {
		buf_printf(out, "lookup%s %s", f->target_optional ? "?" : "", f->target_name);
	} else {
		print_type(f, f->type, out);
		if (f->result != NULL) {
			buf_addc(out, ' ');
			print_type(f, f->result, out);
		}
	}
	if (f->pattern != NULL) {
		buf_addc(out, ' ');
		hot_quote(out, f->pattern);
	}
	buf_addc(out, ' ');
	hot_quote(out, f->label);
	print_attributes(f, out);
	for (size_t i = 0; i < f->options.n; i++)
		print_option(&f->options.at[i], out);
	print_initial(f, out);
	if (f->filter != NULL)
		buf_printf(out, "  where %s\n", f->filter);
	if (f->formula != NULL)
		buf_printf(out, "  = %s\n", f->formula);
}

static void
print_view(const struct view *v, struct buf *out)
{
	buf_printf(out, "view %s ", v->name);
	hot_quote(out, v->label);
	buf_printf(out, " %s\n", v->kind);
	words(out, "  columns", v->columns.at, v->columns.n);
	buf_adds(out, v->columns.n > 0 ? "\n" : "");
	if (v->where != NULL)
		buf_printf(out, "  where %s\n", v->where);
	if (v->sort != NULL)
		buf_printf(out, "  sort %s\n", v->sort);
	if (v->group != NULL)
		buf_printf(out, "  group %s\n", v->group);
}

static void
print_page(const struct page *p, struct buf *out)
{
	if (p->header.n + p->sections.n + p->related.n == 0)
		return;
	buf_adds(out, "page\n");
	words(out, "  header", p->header.at, p->header.n);
	buf_adds(out, p->header.n > 0 ? "\n" : "");
	for (size_t i = 0; i < p->sections.n; i++) {
		buf_adds(out, "  section ");
		hot_quote(out, p->sections.at[i].label);
		words(out, "", p->sections.at[i].fields.at, p->sections.at[i].fields.n);
		buf_addc(out, '\n');
	}
	words(out, "  related", p->related.at, p->related.n);
	buf_adds(out, p->related.n > 0 ? "\n" : "");
}

static void
print_rule(const struct rule *r, struct buf *out)
{
	buf_printf(out, "rule %s ", r->name);
	hot_quote(out, r->message);
	buf_printf(out, "\n  require %s\n", r->require);
	if (r->when != NULL)
		buf_printf(out, "  when %s\n", r->when);
	if (r->field != NULL)
		buf_printf(out, "  field %s\n", r->field->name);
}

static void
print_state(const struct state *s, struct buf *out)
{
	buf_printf(out, "state %s\n", s->field->name);
	for (size_t i = 0; i < s->transitions.n; i++) {
		const struct transition *t = &s->transitions.at[i];

		buf_printf(out, "  %s ->", t->from != NULL ? t->from : "any");
		words(out, "", t->to.at, t->to.n);
		if (t->when != NULL)
			buf_printf(out, " when %s", t->when);
		buf_addc(out, '\n');
	}
}

static void
print_events(unsigned events, struct buf *out)
{
	buf_adds(out, events & EVENT_CREATE ? " create" : "");
	buf_adds(out, events & EVENT_UPDATE ? " update" : "");
	buf_adds(out, events & EVENT_DELETE ? " delete" : "");
}

static void
print_hook(const struct hook *h, struct buf *out)
{
	buf_printf(out, "hook %s %s", h->name, h->before ? "before" : "after");
	print_events(h->events, out);
	words(out, " on", h->fields.at, h->fields.n);
	buf_adds(out, h->verify ? " verify\n" : "\n");
}

static void
print_assigns(const struct step *s, struct buf *out)
{
	for (size_t i = 0; i < s->assigns.n; i++)
		buf_printf(out, "%s%s = %s", i > 0 ? "; " : " ", s->assigns.at[i].field, s->assigns.at[i].formula);
}

static void
print_step(const struct step *s, struct buf *out)
{
	static const char *const names[] = { [STEP_SET] = "set", [STEP_CREATE] = "create", [STEP_TASK] = "task",
		[STEP_CALL] = "call", [STEP_MAIL] = "mail", [STEP_NOTIFY] = "notify" };

	buf_printf(out, "  %s", names[s->kind]);
	if (s->kind == STEP_TASK || s->kind == STEP_MAIL || s->kind == STEP_NOTIFY) {
		buf_addc(out, ' ');
		hot_quote(out, s->target);
	} else if (s->target != NULL) {
		buf_printf(out, " %s", s->target);
	}
	print_assigns(s, out);
	if (s->when != NULL)
		buf_printf(out, " when %s", s->when);
	buf_addc(out, '\n');
}

static void
print_offset(int64_t seconds, struct buf *out)
{
	static const struct { int size; const char *unit; } units[] = { { 86400, "d" }, { 3600, "h" }, { 60, "min" } };
	int64_t n = seconds < 0 ? -seconds : seconds;
	size_t i = 0;

	if (seconds == 0)
		return;
	while (i < 2 && n % units[i].size != 0)
		i++;
	buf_printf(out, " %c %lld%s", seconds < 0 ? '-' : '+', (long long)(n / units[i].size), units[i].unit);
}

static void
print_workflow(const struct workflow *w, struct buf *out)
{
	buf_printf(out, "workflow %s ", w->name);
	hot_quote(out, w->label);
	buf_addc(out, '\n');
	if (w->events != 0) {
		buf_adds(out, "  on");
		print_events(w->events, out);
		buf_addc(out, '\n');
	}
	words(out, "  on change", w->changed.at, w->changed.n);
	buf_adds(out, w->changed.n > 0 ? "\n" : "");
	if (w->cron != NULL) {
		buf_adds(out, "  every ");
		hot_quote(out, w->cron);
		buf_addc(out, '\n');
	}
	if (w->at_field != NULL) {
		buf_printf(out, "  at %s", w->at_field);
		print_offset(w->at_offset, out);
		buf_addc(out, '\n');
	}
	if (w->when != NULL)
		buf_printf(out, "  when %s\n", w->when);
	buf_adds(out, w->on_server ? "  on server\n" : "");
	buf_adds(out, w->verify ? "  verify\n" : "");
	for (size_t i = 0; i < w->steps.n; i++)
		print_step(&w->steps.at[i], out);
}

static void
print_head(const struct object *o, struct buf *out)
{
	buf_printf(out, "object %s ", o->name);
	hot_quote(out, o->label);
	buf_addc(out, ' ');
	hot_quote(out, o->plural);
	buf_addc(out, '\n');
	if (o->title_said)
		buf_printf(out, "  title %s\n", o->title->name);
	words(out, "  alias", o->alias.at, o->alias.n);
	buf_adds(out, o->alias.n > 0 ? "\n" : "");
	words(out, "  was", o->was.at, o->was.n);
	buf_adds(out, o->was.n > 0 ? "\n" : "");
	if (o->search || o->history || o->notes || o->attachments || o->local || o->personal || o->hangs)
		buf_printf(out, "  features%s%s%s%s%s%s%s\n", o->search ? " search" : "", o->history ? " history" : "",
		    o->notes ? " notes" : "", o->attachments ? " attachments" : "", o->local ? " local" : "",
		    o->personal ? " personal" : "", o->hangs == HANGS_ON ? " hangs" : o->hangs == HANGS_PART ? " belongs" : "");
	buf_adds(out, o->hidden ? "  hidden\n" : "");
	if (o->help != NULL) {
		buf_adds(out, "  help ");
		hot_quote(out, o->help);
		buf_addc(out, '\n');
	}
}

void
model_print(const struct object *o, struct buf *out)
{
	print_head(o, out);
	for (size_t i = 0; i < o->fields.n; i++)
		if (!o->fields.at[i]->implicit || o->fields.at[i]->redeclared)
			print_field(o->fields.at[i], out);
	for (size_t i = 0; i < o->views.n; i++)
		print_view(&o->views.at[i], out);
	print_page(&o->page, out);
	for (size_t i = 0; i < o->rules.n; i++)
		print_rule(&o->rules.at[i], out);
	for (size_t i = 0; i < o->states.n; i++)
		print_state(&o->states.at[i], out);
	for (size_t i = 0; i < o->hooks.n; i++)
		print_hook(&o->hooks.at[i], out);
	for (size_t i = 0; i < o->workflows.n; i++)
		print_workflow(&o->workflows.at[i], out);
}

static void
print_tile(const struct tile *t, struct buf *out)
{
	buf_printf(out, "tile %s ", t->name);
	hot_quote(out, t->label);
	buf_printf(out, " %s\n", t->kind);
	if (t->query != NULL)
		buf_printf(out, "  query %s\n", t->query);
	if (t->of != NULL)
		buf_printf(out, "  of %s\n", t->of);
	if (t->versus != NULL) {
		buf_printf(out, "  versus %s %s ", t->from, t->to);
		hot_quote(out, t->versus);
		buf_addc(out, '\n');
	}
	if (t->target != NULL)
		buf_printf(out, "  target %s\n", t->target);
	buf_printf(out, "  width %d\n", t->width);
	if (t->height > 0)
		buf_printf(out, "  height %d\n", t->height);
}

void
model_print_dashboard(const struct dashboard *d, struct buf *out)
{
	buf_printf(out, "dashboard %s ", d->name);
	hot_quote(out, d->label);
	buf_addc(out, '\n');
	if (d->help != NULL) {
		buf_adds(out, "  help ");
		hot_quote(out, d->help);
		buf_addc(out, '\n');
	}
	for (size_t i = 0; i < d->tiles.n; i++)
		print_tile(&d->tiles.at[i], out);
}
