/* test_describe.c - the API's document says what there is, and what the server answers is what the document says. */
#include "serve_help.h"

#include "serve/describe.h"

static json_t *
document(struct serve_fixture *f, const char *key)
{
	struct buf out = BUF_INIT;
	json_t *root;

	assert_int_equal(serve_status(f, "GET", "/v1/openapi.json", key, NULL, &out), 200);
	assert_int_equal(json_read(out.data, out.len, &root, NULL), HC_OK);
	buf_free(&out);
	return root;
}

/* "#/components/schemas/Key" */
static json_t *
follow(json_t *doc, const char *ref)
{
	json_t *at = doc;

	for (const char *p = ref + 2; at != NULL && *p != '\0';) {
		char name[100];
		size_t n = strcspn(p, "/");

		assert_true(n < sizeof(name));
		memcpy(name, p, n);
		name[n] = '\0';
		at = json_object_get(at, name);
		p += n + (p[n] == '/');
	}
	return at;
}

static void
all_refs_lead_somewhere(json_t *doc, json_t *node)
{
	const char *key;
	size_t i;
	json_t *v;

	if (json_is_array(node))
		json_array_foreach(node, i, v)
			all_refs_lead_somewhere(doc, v);
	json_object_foreach(node, key, v) {
		if (strcmp(key, "$ref") == 0 && follow(doc, json_string_value(v)) == NULL)
			fail_msg("%s is not there", json_string_value(v));
		all_refs_lead_somewhere(doc, v);
	}
}

static bool
has_type(const char *name, const json_t *v)
{
	return (json_is_string(v) && strcmp(name, "string") == 0) || (json_is_integer(v) && strcmp(name, "integer") == 0) ||
	    (json_is_number(v) && strcmp(name, "number") == 0) || (json_is_boolean(v) && strcmp(name, "boolean") == 0) ||
	    (json_is_null(v) && strcmp(name, "null") == 0) || (json_is_object(v) && strcmp(name, "object") == 0) ||
	    (json_is_array(v) && strcmp(name, "array") == 0);
}

/* As far as our documents go: types, members that must be there, and none that the schema does not name. */
static bool
fits(json_t *doc, json_t *schema, json_t *v)
{
	json_t *ref = json_object_get(schema, "$ref"), *type = json_object_get(schema, "type"), *any = json_object_get(schema, "anyOf");
	json_t *members = json_object_get(schema, "properties"), *needed = json_object_get(schema, "required"), *item;
	bool good = type == NULL && any == NULL;
	const char *key;
	size_t i;

	if (ref != NULL)
		return fits(doc, follow(doc, json_string_value(ref)), v);
	json_array_foreach(any, i, item)
		good |= fits(doc, item, v);
	json_array_foreach(type, i, item)
		good |= has_type(json_string_value(item), v);
	if (json_is_string(type))
		good = has_type(json_string_value(type), v);
	json_array_foreach(needed, i, item)
		if (json_is_object(v) && json_object_get(v, json_string_value(item)) == NULL)
			good = false;
	if (json_is_object(v) && members != NULL)
		json_object_foreach(v, key, item)
			good &= json_object_get(members, key) != NULL && fits(doc, json_object_get(members, key), item);
	if (json_is_array(v) && json_object_get(schema, "items") != NULL)
		json_array_foreach(v, i, item)
			good &= fits(doc, json_object_get(schema, "items"), item);
	return good;
}

static void
test_every_documented_route_says_what_it_takes_and_answers(void **state)
{
	(void)state;
	for (const struct route *r = routes; r->path != NULL; r++) {
		const struct description *d = describe(r->method, r->path);

		if ((r->summary != NULL) != (d != NULL))
			fail_msg("%s %s has no summary or no description", r->method, r->path);
		if (d == NULL)
			continue;
		for (const char *p = d->params != NULL ? d->params : ""; *p != '\0';) {
			size_t n = strcspn(p, " ");

			if (describe_param(p, n) == NULL)
				fail_msg("%s %s: no parameter %.*s", r->method, r->path, (int)n, p);
			p += n;
			p += *p == ' ';
		}
	}
}

static void
test_the_document_hangs_together_for_every_key(void **state)
{
	struct serve_fixture *f = *state;
	const char *const keys[] = { f->key_a, f->admin_a };

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		json_t *doc = document(f, keys[i]);

		assert_string_equal(json_string_value(json_object_get(doc, "openapi")), "3.1.0");
		all_refs_lead_somewhere(doc, doc);
		json_decref(doc);
	}
}

static void
test_answers_to_get_are_what_the_document_says(void **state)
{
	struct serve_fixture *f = *state;
	struct buf out = BUF_INIT;
	json_t *doc, *root, *schema;
	int asked = 0;

	assert_int_equal(serve_status(f, "POST", "/v1/objects/tag", f->admin_a, "{\"name\":\"described\"}", NULL), 201);
	assert_int_equal(serve_status(f, "POST", "/v1/webhooks", f->admin_a, "{\"url\":\"https://example.org/\",\"active\":false}", NULL), 201);
	assert_int_equal(serve_status(f, "POST", "/v1/jobs", f->admin_a, "{\"kind\":\"rates\",\"key\":\"d\",\"delay\":3600}", NULL), 201);
	assert_int_equal(serve_status(f, "POST", "/v1/sync/join", f->admin_a, "{\"v\":1,\"name\":\"d\"}", NULL), 200);
	doc = document(f, f->admin_a);
	for (const struct route *r = routes; r->path != NULL; r++) {
		const char *path = strcmp(r->path, "/v1/objects/{object}") == 0 ? "/v1/objects/tag" :
		    strcmp(r->path, "/v1/metadata/{object}") == 0 ? "/v1/metadata/tag" : r->path;
		const char *named = strstr(r->path, "metadata") != NULL ? r->path : path;
		const char *url = strcmp(path, "/v1/search") == 0 ? "/v1/search?q=described" : strcmp(path, "/v1/query") == 0 ? "/v1/query?q=tag" :
		    strcmp(path, "/v1/aggregate") == 0 ? "/v1/aggregate?q=tag+agg+n" : strcmp(path, "/v1/events") == 0 ? "/v1/events?after=0" : path;

		if (r->summary == NULL || strcmp(r->method, "GET") != 0 || strchr(path, '{') != NULL || strncmp(path, "/v1/sync/", 9) == 0)
			continue;
		schema = json_object_get(json_object_get(json_object_get(json_object_get(json_object_get(json_object_get(json_object_get(
		    json_object_get(doc, "paths"), named), "get"), "responses"), "200"), "content"), "application/json"), "schema");
		if (schema == NULL)
			continue;	/* a text */
		assert_int_equal(serve_status(f, "GET", url, f->admin_a, NULL, &out), 200);
		assert_int_equal(json_read(out.data, out.len, &root, NULL), HC_OK);
		if (!fits(doc, schema, root))
			fail_msg("GET %s: %.600s", url, buf_str(&out));
		json_decref(root);
		asked++;
	}
	assert_true(asked > 18);
	json_decref(doc);
	buf_free(&out);
}

static void
test_a_repeated_bulk_request_has_the_same_kind_of_answer(void **state)
{
	struct serve_fixture *f = *state;

	for (int i = 0; i < 2; i++) {
		struct request *rq = serve_ask(f, "POST", "/v1/bulk/tag", f->key_a, "Idempotency-Key: b1", "{\"name\":\"a bulk\"}\n");

		assert_int_equal(rq->status, 200);
		assert_string_equal(rq->type, "application/x-ndjson");
		assert_null(serve_header(rq, "Content-Type"));
		serve_free(f, rq);
	}
}

static void
test_fields_of_every_type_are_answered_as_the_document_says(void **state)
{
	static const char text[] = "extend object tag\n"
	    "field x_number number(2) \"A\"\nfield x_geo geo \"B\"\nfield x_json json \"C\"\nfield x_time time \"D\"\nfield x_rating rating \"E\"\n"
	    "field x_multi multiselect \"F\"\n  option a \"A\"\nfield x_long duration \"G\"\nfield x_address address \"H\"\nfield x_stamp datetime \"I\"\n"
	    "field x_day date \"J\"\nfield x_money money \"K\"\nfield x_yes boolean \"L\"\nfield x_percent percent(1) \"M\"\nfield x_mail email \"N\"\n"
	    "field x_sum formula number(2) \"O\" = x_number * 2\n";
	static const char body[] = "{\"name\":\"typed\",\"x_number\":12.5,\"x_geo\":{\"lat\":59.9,\"lon\":-10.25},\"x_json\":{\"a\":[1,null]},"
	    "\"x_time\":\"10:30\",\"x_rating\":3,\"x_multi\":[\"a\"],\"x_long\":\"1h30\",\"x_address\":{\"city\":\"Oslo\"},"
	    "\"x_stamp\":\"2026-03-29T01:30:00Z\",\"x_day\":\"2026-03-29\",\"x_money\":{\"amount\":\"5\",\"currency\":\"EUR\"},"
	    "\"x_yes\":true,\"x_percent\":12.5,\"x_mail\":\"a@example.org\"}";
	struct serve_fixture *f = *state;
	struct buf out = BUF_INIT;
	json_t *doc, *root, *schema, *v;
	const char *name;

	assert_int_equal(serve_status(f, "PUT", "/v1/custom", f->admin_a, text, &out), 204);
	doc = document(f, f->admin_a);
	schema = follow(doc, "#/components/schemas/tag");
	assert_non_null(schema);
	if (serve_status(f, "POST", "/v1/objects/tag", f->admin_a, body, &out) != 201)
		fail_msg("%s", buf_str(&out));
	assert_int_equal(json_read(out.data, out.len, &root, NULL), HC_OK);
	json_object_foreach(root, name, v)
		if (!fits(doc, json_object_get(json_object_get(schema, "properties"), name), v))
			fail_msg("%s is not what the document says: %s", name, buf_str(&out));
	json_decref(root);
	assert_int_equal(json_read(body, strlen(body), &root, NULL), HC_OK);
	if (!fits(doc, schema, root))
		fail_msg("what is taken is not what the document says");
	json_decref(root);
	json_decref(doc);
	buf_free(&out);
}

/* "hotcrm_request_seconds" of a line, the endings of histograms left out. */
static void
family_of(const char *line, char ret[100])
{
	static const char *const ends[] = { "_bucket", "_sum", "_count" };
	size_t n = strcspn(line, "{ ");

	assert_true(n > 0 && n < 100);
	memcpy(ret, line, n);
	ret[n] = '\0';
	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
		if (n > strlen(ends[i]) && strcmp(ret + n - strlen(ends[i]), ends[i]) == 0)
			ret[n - strlen(ends[i])] = '\0';
}

static void
test_figures_of_one_name_stand_together_behind_what_they_are(void **state)
{
	struct serve_fixture *f = *state;
	char name[100], now[100] = "", type[140];
	struct buf out = BUF_INIT;
	int families = 0;

	assert_int_equal(serve_status(f, "GET", "/v1/me", f->key_a, NULL, NULL), 200);
	assert_int_equal(serve_status(f, "GET", "/v1/keys", f->key_a, NULL, NULL), 200);
	assert_int_equal(serve_status(f, "GET", "/metrics", NULL, NULL, &out), 200);
	for (const char *p = buf_str(&out); *p != '\0'; p += strcspn(p, "\n") + 1) {
		if (*p == '#') {
			now[0] = '\0';
			continue;
		}
		family_of(p, name);
		if (strcmp(name, now) == 0)
			continue;
		/* the first of its name: the line before says its type, and no other group of that name does */
		assert_string_equal(now, "");
		snprintf(type, sizeof(type), "# TYPE %s ", name);
		assert_non_null(strstr(buf_str(&out), type));
		assert_null(strstr(strstr(buf_str(&out), type) + 1, type));
		snprintf(now, sizeof(now), "%s", name);
		families++;
	}
	assert_true(families >= 5);
	buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_documented_route_says_what_it_takes_and_answers),
		cmocka_unit_test(test_the_document_hangs_together_for_every_key),
		cmocka_unit_test(test_answers_to_get_are_what_the_document_says),
		cmocka_unit_test(test_fields_of_every_type_are_answered_as_the_document_says),
		cmocka_unit_test(test_figures_of_one_name_stand_together_behind_what_they_are),
		cmocka_unit_test(test_a_repeated_bulk_request_has_the_same_kind_of_answer),
	};

	return cmocka_run_group_tests(tests, serve_setup, serve_teardown);
}
