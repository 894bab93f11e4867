/*
 * shape.c - short texts that say how JSON looks, written out as JSON Schema (2020-12), and those with a name.
 */
#include <assert.h>
#include <string.h>

#include "base/buf.h"
#include "serve/describe.h"

static const struct { const char *name, *shape; } named[] = {
	{ "Money", "{amount:s,currency:s~}" },
	{ "Problem", "{type:s,title:s,status:i,detail:s,instance?:s,field?:s,position?:i,epoch?:s,expect?:i,last_n?:i,at?:i,wipe?:i}" },
	{ "Address", "{street?:s~,street2?:s~,city?:s~,state?:s~,postal?:s~,country?:s~}" },
	{ "Geo", "{lat:n,lon:n}" },
	{ "Words", "{add?:[s],rem?:[s]}" },
	{ "Change", "{seq:i,at:t,actor:u,what:created/updated/deleted/restored/merged/purged,changes:object}" },
	{ "Event", "{id:s,seq:i,type:s,timestamp:t,object:s,record:u,actor:u,fields:[s]}" },
	{ "File", "{attachment?:u,field?:s,name:s,size:i,media_type:s,sha256:s,here:b}" },
	{ "Result", "{line:i,status:i,what?:created/updated/deleted,id?:u,rev?:i,type?:s,detail?:s,field?:s}" },
	{ "Column", "{name:s,type:s,role:field/key/aggregate}" },
	{ "Hit", "{object:s,id:u,title:s~,match:s~}" },
	{ "Action", "{name:s,label:s~,object:s~,writes:b,inputs:[{name:s,label:s~,type:s,required:b}]}" },
	{ "Object", "{name:s,label:s~,plural:s~,plugin:s~,custom:b,create:b,edit:b,delete:b}" },
	{ "Field", "{name:s,label:s~,type:s,result?:s,required:b,unique:b,readonly:b,custom:b,length?:i,target?:s,help?:s,"
	    "options?:[{name:s,label:s~}]}" },
	{ "View", "{name:s,label:s~,where:s~,sort:s~}" },
	{ "Person", "{object:s,id:u,title:s~,why:s~}" },
	{ "Device", "{dev:i,name:s,user:u,state:s,taken:i,seen:t}" },
	{ "Webhook", "{id:s,url:s,types:s,active:b,reason:s,seq:i,created:t~,failing_since:t~,secret?:s}" },
	{ "Delivery", "{number:i,event:s,type:s,state:s,tries:i,status:i,error:s,at:t~,due:t~}" },
	{ "Job", "{id:u,kind:s,status:s,due?:t~,taken_until?:t~,priority:i,tries:i,key:s~,object:s~,record:s~,error:s~,created:t}" },
	{ "Key", "{id:s,name:s,kind:s,user:u,scopes:s,created:t~,expires:t~,used:t~,revoked:t~}" },
	{ "Use", "{hour:t,key:s,route:s,requests:i,errors:i,bytes_in:i,bytes_out:i,us:i}" },
	{ "Auth", "{at:t~,event:s,key:s~,address:s~,detail:s~}" },
	{ "OAuthError", "{error:s,error_description:s}" },
};

static void
put(struct jw *w, const char *key, const char *value)
{
	jw_key(w, key);
	jw_string(w, value);
}

static void
ref(struct jw *w, const char *name, size_t n)
{
	struct buf b = BUF_INIT;

	buf_printf(&b, "#/components/schemas/%.*s", (int)n, name);
	put(w, "$ref", buf_str(&b));
	buf_free(&b);
}

/* A type that null may stand for: its name alone or a list of two. */
static void
type(struct jw *w, const char *name, bool null)
{
	if (!null) {
		put(w, "type", name);
		return;
	}
	jw_key(w, "type");
	jw_open(w, '[');
	jw_string(w, name);
	jw_string(w, "null");
	jw_close(w, ']');
}

static void
words(struct jw *w, const char *p, size_t n, bool null)
{
	type(w, "string", null);
	jw_key(w, "enum");
	jw_open(w, '[');
	for (const char *end = p + n; p < end; ) {
		size_t len = strcspn(p, "/");

		if (len > (size_t)(end - p))
			len = (size_t)(end - p);
		jw_text(w, p, len);
		p += len + 1;
	}
	if (null)
		jw_null(w);
	jw_close(w, ']');
}

/* What a word stands for; `null`: or null. */
static void
word(struct jw *w, const char *p, size_t n, bool null, const char *record)
{
	static const struct { const char *word, *type, *format; } map[] = {
		{ "s", "string", NULL }, { "i", "integer", NULL }, { "n", "number", NULL }, { "b", "boolean", NULL },
		{ "t", "string", "date-time" }, { "d", "string", "date" }, { "u", "string", "uuid" }, { "object", "object", NULL },
	};

	if (*p >= 'A' && *p <= 'Z') {
		bool self = n == 6 && strncmp(p, "Record", 6) == 0;

		if (null) {
			jw_key(w, "anyOf");
			jw_open(w, '[');
			jw_open(w, '{');
		}
		ref(w, self ? record : p, self ? strlen(record) : n);
		if (null) {
			jw_close(w, '}');
			jw_raw(w, "{\"type\":\"null\"}");
			jw_close(w, ']');
		}
	} else if (memchr(p, '/', n) != NULL) {
		words(w, p, n, null);
	} else if (n != 3 || strncmp(p, "any", 3) != 0) {
		size_t i = 0;

		while (i < sizeof(map) / sizeof(map[0]) && (strlen(map[i].word) != n || strncmp(map[i].word, p, n) != 0))
			i++;
		assert(i < sizeof(map) / sizeof(map[0]));
		type(w, map[i].type, null);
		if (map[i].format != NULL)
			put(w, "format", map[i].format);
	}
}

/* Behind the brace to behind the other one. */
static const char *
members(struct jw *w, const char *p, const char *record)
{
	struct buf needed = BUF_INIT;
	struct jw list = { .out = &needed };

	jw_open(&list, '[');
	jw_key(w, "properties");
	jw_open(w, '{');
	while (*p != '}') {
		size_t n = strcspn(p, "?:");
		struct buf name = BUF_INIT;

		buf_add(&name, p, n);
		jw_key(w, buf_str(&name));
		buf_free(&name);
		if (p[n] != '?')
			jw_text(&list, p, n);
		p = shape_put(w, p + n + 1 + (p[n] == '?'), record);
		p += *p == ',';
	}
	jw_close(w, '}');
	jw_close(&list, ']');
	if (needed.len > 2) {
		jw_key(w, "required");
		jw_raw(w, buf_str(&needed));
	}
	buf_free(&needed);
	return p + 1;
}

const char *
shape_put(struct jw *w, const char *p, const char *record)
{
	jw_open(w, '{');
	if (*p == '{') {
		put(w, "type", "object");
		p = members(w, p + 1, record);
	} else if (*p == '[') {
		put(w, "type", "array");
		jw_key(w, "items");
		p = shape_put(w, p + 1, record) + 1;
	} else {
		size_t n = strcspn(p, ",}]~;");

		word(w, p, n, p[n] == '~', record);
		p += n + (p[n] == '~');
	}
	jw_close(w, '}');
	return p;
}

const char *
shape_media(const char *text, const char **ret)
{
	static const struct { const char *word, *media; } map[] = {
		{ "ndjson", "application/x-ndjson" }, { "bytes", "application/octet-stream" }, { "text", "text/plain" },
		{ "events", "text/event-stream" }, { "form", "application/x-www-form-urlencoded" }, { "patch", "application/merge-patch+json" },
	};
	size_t n = strcspn(text, " ;");

	for (size_t i = 0; i < sizeof(map) / sizeof(map[0]); i++)
		if (strlen(map[i].word) == n && strncmp(map[i].word, text, n) == 0) {
			*ret = text + n + (text[n] == ' ');
			return map[i].media;
		}
	*ret = text;
	return "application/json";
}

void
shape_schemas(struct jw *w)
{
	for (size_t i = 0; i < sizeof(named) / sizeof(named[0]); i++) {
		jw_key(w, named[i].name);
		shape_put(w, named[i].shape, "");
	}
}
