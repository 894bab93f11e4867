/*
 * letter.c - see letter.h. What a record's letter is, is read from fields by the names that such objects give them; a plugin's
 * own object that uses them is answered like a mail.
 */
#include "ui/letter.h"

#include <string.h>
#include <strings.h>

#include "base/time.h"
#include "base/uuid.h"
#include "model/type.h"
#include "ui/about.h"
#include "ui/cell.h"
#include "ui/form.h"
#include "ui/rowverb.h"
#include "ui/save.h"

#define QUOTED_MAX 20000	/* bytes of the old letter in the new one */

static const char *const froms[] = { "from_address", "email_from_address", NULL };
static const char *const tos[] = { "to_address", "email_to_address", "recipient", NULL };
static const char *const subjects[] = { "email_subject", "subject", NULL };
static const char *const bodies[] = { "email_body", "body", "description", NULL };
static const char *const times[] = { "sent_date", "activity_date", "sent", "created", NULL };
static const char *const persons[] = { "contact", "who", "lead", "account", NULL };

/* The first of these fields that holds something and may be read, "" if none does. */
static const char *
text_of(struct app *app, const struct hc_record *r, const char *const *names)
{
	for (; *names != NULL; names++) {
		const struct field *f = object_field(r->object, *names);
		const char *s = f != NULL && access_field(app->work, f, 'r') ? record_text(r, *names, app->turn) : "";

		if (*s != '\0')
			return s;
	}
	return "";
}

static const char *
own_address(struct app *app)
{
	const struct object *o = model_object(app->work->model, "user");
	struct hc_record *r;

	if (o == NULL || read_record(app->work->store, o, app->work->user, app->turn, &r, NULL) < 0)
		return "";
	return record_text(r, "email", app->turn);
}

/* Whom the record names: the e-mail of the first person or company that has one. */
static const char *
person_address(struct app *app, const struct hc_record *r)
{
	static const char *const email[] = { "email", NULL };
	const char *s = text_of(app, r, email);

	for (const char *const *name = persons; *name != NULL && *s == '\0'; name++) {
		const struct field *f = object_field(r->object, *name);
		struct hc_record *p;

		if (f != NULL && f->target != NULL && record_get(r, f)->kind == VALUE_ID && access_field(app->work, f, 'r') &&
		    read_record(app->work->store, f->target, record_get(r, f)->id, app->turn, &p, NULL) >= 0 &&
		    access_record(app->work, p, 'r', NULL) >= 0)
			s = text_of(app, p, email);
	}
	return s;
}

/* A letter, or something that came by one: it has a text to answer. */
static bool
is_letter(const struct hc_record *r, struct arena *a)
{
	const char *name = r->object->name;

	if (strcmp(name, "activity") == 0)
		return strcmp(record_text(r, "type", a), "email") == 0;
	return strcmp(name, "email_message") == 0 || strcmp(name, "outbox") == 0 || strcmp(name, "case") == 0;
}

/* Who gets the answer: the sender, and of a letter of one's own the recipient again. */
static const char *
answer_to(struct app *app, const struct hc_record *r)
{
	const char *from = text_of(app, r, froms), *to = text_of(app, r, tos);
	bool ours = strcmp(record_text(r, "direction", app->turn), "outbound") == 0 || strcasecmp(from, own_address(app)) == 0;

	if (*from != '\0' && !ours)
		return from;
	return *to != '\0' ? to : person_address(app, r);
}

static const char *
subject_of(struct app *app, const struct hc_record *r, const char *mark)
{
	const char *s = text_of(app, r, subjects), *number = record_text(r, "case_number", app->turn);

	if (*s == '\0')
		s = record_title(r);
	if (*number != '\0' && strstr(s, number) == NULL)	/* the answer finds its way back to the case */
		s = arena_printf(app->turn, "[%s] %s", number, s);
	return strncasecmp(s, mark, strlen(mark)) == 0 ? s : arena_printf(app->turn, "%s %s", mark, s);
}

static const char *
when_of(struct app *app, const struct hc_record *r)
{
	struct buf b = BUF_INIT;
	const char *s;

	for (const char *const *name = times; *name != NULL && b.len == 0; name++) {
		const struct field *f = object_field(r->object, *name);

		if (f != NULL && record_get(r, f)->kind != VALUE_NULL)
			f->type->format(f, &app->work->locale, record_get(r, f), "", &b);
	}
	s = arena_strdup(app->turn, buf_str(&b));
	buf_free(&b);
	return s;
}

/* The old text below an empty line for the new one: marked by > in an answer, with its head when it is passed on. */
static const char *
body_of(struct app *app, const struct hc_record *r, bool forward)
{
	const char *text = text_of(app, r, bodies), *from = text_of(app, r, froms), *ret;
	size_t n = strlen(text);
	struct buf b = BUF_INIT;

	if (*from == '\0')
		from = person_address(app, r);
	for (; n > QUOTED_MAX || (n > 0 && ((unsigned char)text[n] & 0xc0) == 0x80);)
		n = n > QUOTED_MAX ? QUOTED_MAX : n - 1;
	if (forward)
		buf_printf(&b, "\n\n-- Passed on --\nFrom: %s\nTo: %s\nDate: %s\nSubject: %s\n\n%.*s", from, text_of(app, r, tos),
		    when_of(app, r), text_of(app, r, subjects), (int)n, text);
	else if (n > 0)
		buf_printf(&b, "\n\n%s %s wrote:\n", when_of(app, r), *from != '\0' ? from : record_title(r));
	for (const char *s = text, *end = text + n; s < end && !forward;) {
		const char *nl = memchr(s, '\n', (size_t)(end - s));
		size_t len = nl != NULL ? (size_t)(nl - s) : (size_t)(end - s);

		buf_printf(&b, "> %.*s\n", (int)(len > 0 && s[len - 1] == '\r' ? len - 1 : len), s);
		s += len + (nl != NULL);
	}
	ret = arena_strdup(app->turn, buf_str(&b));
	buf_free(&b);
	return ret;
}

int
letter_command(struct app *app, const struct call *c, struct hc_err *err)
{
	const struct object *o, *outbox = model_object(app->work->model, "outbox");
	bool forward = strcmp(c->name, "forward") == 0;
	struct assignment set[3];
	struct hc_record *r;
	const char *to;
	uint8_t id[16];
	char text[UUID_TEXT];
	size_t n = 0;
	int rc;

	if ((rc = rowverb_record(app, &o, id, err)) < 0 || (rc = read_record(app->work->store, o, id, app->turn, &r, err)) < 0 ||
	    (rc = access_record(app->work, r, 'r', err)) < 0)
		return rc;
	if (outbox == NULL)
		return hc_fail(err, HC_INVALID, 0, "this workspace has no outgoing mail.");
	if (!is_letter(r, app->turn) && forward)
		return hc_fail(err, HC_INVALID, 0, "%s is no letter to pass on; r writes one.", record_title(r));
	to = is_letter(r, app->turn) ? answer_to(app, r) : person_address(app, r);
	if (!forward && *to == '\0')
		return hc_fail(err, HC_INVALID, 0, "%s has no e-mail address to write to.", record_title(r));
	if (!forward)
		set[n++] = (struct assignment){ "recipient", to };
	if (is_letter(r, app->turn)) {
		set[n++] = (struct assignment){ "subject", subject_of(app, r, forward ? "Fwd:" : "Re:") };
		set[n++] = (struct assignment){ "body", body_of(app, r, forward) };
	}
	uuid_format(id, text);
	return form_new_letter(app, outbox, set, n, arena_printf(app->turn, "%s %s", o->name, text), err);
}

/* Saving. */

/* "contact ID" to both; NULL when the object is gone. */
static const struct object *
about_what(const struct model *m, struct arena *a, const char *about, uint8_t id[16])
{
	size_t n = strcspn(about, " ");
	const struct object *o = model_object(m, arena_strndup(a, about, n));

	return o != NULL && about[n] == ' ' && uuid_parse(about + n + 1, id) ? o : NULL;
}

void
letter_about(struct hc_record *letter, const char *about)
{
	uint8_t id[16];
	const struct object *o = about_what(letter->model, letter->arena, about, id);

	if (o == NULL)
		return;
	record_put_text(letter, "object", o->name);
	record_put_text(letter, "record", about + strcspn(about, " ") + 1);
}

/* "Ann <ann@acme.example>, bob@acme.example": the first one alone in *first. */
static int
check_addresses(const struct hc_record *letter, struct arena *a, const char **first, struct hc_err *err)
{
	const struct field *f = object_field(letter->object, "recipient");
	const char *s = record_text(letter, "recipient", a);

	*first = NULL;
	while (*s != '\0') {
		size_t n = strcspn(s, ",;");
		const char *one = arena_strndup(a, s, n), *open = strchr(one, '<'), *at;
		const char *bare = open != NULL ? arena_strndup(a, open + 1, strcspn(open + 1, ">")) : one;

		bare += strspn(bare, " \t");
		bare = arena_strndup(a, bare, strcspn(bare, " \t"));
		at = strchr(bare, '@');
		if (at == NULL || at == bare || at[1] == '\0')
			return hc_fail(err, HC_INVALID, f->handle, "\"%.60s\" is no e-mail address; write ann@example.com, several with commas "
			    "between.", one);
		if (*first == NULL)
			*first = bare;
		s += n + (s[n] != '\0');
	}
	return HC_OK;
}

int
letter_written(struct hc_tx *tx, const struct hc_record *letter, const char *about, struct hc_err *err)
{
	const struct object *to = model_object(tx->work->model, "activity"), *o;
	struct hc_record *r;
	const char *first;
	struct about ab;
	uint8_t id[16];
	int rc;

	if ((rc = check_addresses(letter, tx->arena, &first, err)) < 0)
		return rc;
	if (to == NULL || first == NULL || (o = about_what(tx->work->model, tx->arena, about, id)) == NULL || !access_object(tx->work, to, 'c'))
		return HC_OK;
	about_begin(&ab, tx->work, tx->arena, to, o, id, true);
	about_add(&ab, "subject", record_text(letter, "subject", tx->arena));
	about_add(&ab, "type", "email");
	about_add(&ab, "status", "completed");
	about_add(&ab, "activity_date", about_now(&ab));
	about_add(&ab, "email_subject", record_text(letter, "subject", tx->arena));
	about_add(&ab, "email_to_address", first);
	about_add(&ab, "email_body", record_text(letter, "body", tx->arena));
	r = record_new(tx->arena, tx->work->model, to);
	if ((rc = engine_defaults(tx->work, r, err)) < 0)
		return rc;
	for (size_t i = 0; i < ab.n; i++)
		if ((rc = engine_set(tx, r, ab.set[i].field, ab.set[i].text, err)) < 0)
			return rc;
	return engine_save(tx, r, err);
}
