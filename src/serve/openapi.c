/*
 * openapi.c - the API described by itself: OpenAPI 3.1 from the routes and from the model as this key's user sees it, and a
 * page that shows it without fetching anything from elsewhere.
 */
#include <string.h>

#include "model/type.h"
#include "serve/rest.h"

static void
put(struct jw *w, const char *key, const char *value)
{
	jw_key(w, key);
	jw_string(w, value);
}

static void
ref(struct jw *w, const char *kind, const char *name)
{
	struct buf b = BUF_INIT;

	buf_printf(&b, "#/components/%s/%s", kind, name);
	jw_open(w, '{');
	put(w, "$ref", buf_str(&b));
	jw_close(w, '}');
	buf_free(&b);
}

static void
type_of(struct jw *w, const char *type)
{
	jw_key(w, "type");
	jw_open(w, '[');
	jw_string(w, type);
	jw_string(w, "null");
	jw_close(w, ']');
}

/* The members of a schema that fit a field's type. */
static void
field_schema(struct jw *w, const struct field *f)
{
	static const struct { const char *type, *json, *format; } map[] = {
		{ "boolean", "boolean", NULL }, { "integer", "integer", NULL }, { "rating", "integer", NULL }, { "duration", "integer", NULL },
		{ "date", "string", "date" }, { "datetime", "string", "date-time" }, { "lookup", "string", "uuid" }, { "email", "string", "email" },
		{ "url", "string", "uri" }, { "number", "number", NULL }, { "percent", "number", NULL }, { "address", "object", NULL },
		{ "geo", "object", NULL },
	};
	const struct type *t = field_type(f);
	const char *json = "string", *format = NULL;

	jw_open(w, '{');
	if (f->label != NULL)
		put(w, "title", f->label);
	if (t->class == CLASS_MONEY) {
		jw_key(w, "anyOf");
		jw_open(w, '[');
		ref(w, "schemas", "Money");
		jw_open(w, '{');
		put(w, "type", "null");
		jw_close(w, '}');
		jw_close(w, ']');
	} else if (strcmp(t->name, "multiselect") == 0) {
		type_of(w, "array");
		jw_key(w, "items");
		jw_open(w, '{');
		put(w, "type", "string");
		jw_close(w, '}');
	} else if (strcmp(t->name, "json") != 0) {
		for (size_t i = 0; i < sizeof(map) / sizeof(map[0]); i++)
			if (strcmp(map[i].type, t->name) == 0) {
				json = map[i].json;
				format = map[i].format;
			}
		type_of(w, json);
		if (format != NULL)
			put(w, "format", format);
		if (f->length > 0 && strcmp(json, "string") == 0) {
			jw_key(w, "maxLength");
			jw_int(w, f->length);
		}
	}
	if (strcmp(t->name, "select") == 0 && f->options.n > 0) {
		jw_key(w, "enum");
		jw_open(w, '[');
		for (size_t i = 0; i < f->options.n; i++)
			jw_string(w, f->options.at[i].name);
		jw_null(w);
		jw_close(w, ']');
	}
	if (f->readonly || f->formula != NULL || (f->implicit && f->slot != SLOT_OWNER && f->slot != SLOT_TAGS && f->slot != SLOT_CURRENCY)) {
		jw_key(w, "readOnly");
		jw_bool(w, true);
	}
	jw_close(w, '}');
}

static void
object_schema(struct work *work, struct jw *w, const struct object *o)
{
	jw_key(w, o->name);
	jw_open(w, '{');
	put(w, "type", "object");
	put(w, "title", o->label);
	jw_key(w, "properties");
	jw_open(w, '{');
	for (size_t i = 0; i < o->fields.n; i++)
		if (i != SLOT_DELETED && access_field(work, o->fields.at[i], 'r')) {
			jw_key(w, o->fields.at[i]->name);
			field_schema(w, o->fields.at[i]);
		}
	jw_close(w, '}');
	jw_close(w, '}');
}

static void
parameter(struct jw *w, const char *name, const char *in, const char *type, const char *what)
{
	jw_open(w, '{');
	put(w, "name", name);
	put(w, "in", in);
	if (strcmp(in, "path") == 0) {
		jw_key(w, "required");
		jw_bool(w, true);
	}
	put(w, "description", what);
	jw_key(w, "schema");
	jw_open(w, '{');
	put(w, "type", type);
	jw_close(w, '}');
	jw_close(w, '}');
}

/* The names in braces of a path, the object's left out where the path says which. */
static void
path_parameters(struct jw *w, const char *path)
{
	for (const char *p = strchr(path, '{'); p != NULL; p = strchr(p + 1, '{')) {
		char name[40];
		size_t n = strcspn(p + 1, "}");

		if (n >= sizeof(name))
			continue;
		memcpy(name, p + 1, n);
		name[n] = '\0';
		parameter(w, name, "path", "string", strcmp(name, "id") == 0 ? "The record's id, a UUID" : name);
	}
}

static void
list_parameters(struct jw *w)
{
	parameter(w, "q", "query", "string", "HotQL: status:open amount:50k..");
	parameter(w, "fields", "query", "string", "Names of fields, by commas; a path such as account.name too");
	parameter(w, "sort", "query", "string", "Names of fields, by commas; - before one for downwards");
	parameter(w, "after", "query", "string", "The cursor in `next` of the page before");
	parameter(w, "limit", "query", "integer", "Records in a page, 1 to 200");
	parameter(w, "count", "query", "boolean", "true: the exact number in `count`");
}

static void
content(struct jw *w, const char *media, const char *schema)
{
	jw_key(w, "content");
	jw_open(w, '{');
	jw_key(w, media);
	jw_open(w, '{');
	jw_key(w, "schema");
	if (schema != NULL) {
		ref(w, "schemas", schema);
	} else {
		jw_open(w, '{');
		jw_close(w, '}');
	}
	jw_close(w, '}');
	jw_close(w, '}');
}

static void
responses(struct jw *w, const struct route *r, const char *schema, bool list)
{
	bool bytes = strstr(r->path, "/blobs/") != NULL;
	bool made = strcmp(r->method, "POST") == 0 && (schema != NULL || strstr(r->path, "/files") != NULL), gone = strcmp(r->method, "DELETE") == 0;

	jw_key(w, "responses");
	jw_open(w, '{');
	jw_key(w, gone ? "204" : made ? "201" : "200");
	jw_open(w, '{');
	put(w, "description", gone ? "Done" : "The answer");
	if (list) {
		jw_key(w, "content");
		jw_open(w, '{');
		jw_key(w, "application/json");
		jw_open(w, '{');
		jw_key(w, "schema");
		jw_open(w, '{');
		put(w, "type", "object");
		jw_key(w, "properties");
		jw_open(w, '{');
		jw_key(w, "data");
		jw_open(w, '{');
		put(w, "type", "array");
		jw_key(w, "items");
		ref(w, "schemas", schema);
		jw_close(w, '}');
		jw_key(w, "next");
		jw_open(w, '{');
		type_of(w, "string");
		jw_close(w, '}');
		jw_close(w, '}');
		jw_close(w, '}');
		jw_close(w, '}');
		jw_close(w, '}');
	} else if (!gone) {
		content(w, bytes ? "application/octet-stream" : "application/json", schema);
	}
	jw_close(w, '}');
	jw_key(w, "default");
	ref(w, "responses", "Problem");
	jw_close(w, '}');
}

/* Files: bytes as they are, named by their digest or by an argument. */
static void
file_parameters(struct jw *w, const struct route *r)
{
	bool get = strcmp(r->method, "GET") == 0;

	if (strstr(r->path, "/files") != NULL && !get) {
		parameter(w, "name", "query", "string", "What the file is called");
		parameter(w, "description", "query", "string", "What it is");
	} else if (strstr(r->path, "/blobs/") != NULL && get) {
		parameter(w, "Range", "header", "string", "bytes=0-1048575: one range of it");
	} else if (strstr(r->path, "/blobs/") != NULL) {
		parameter(w, "Upload-Offset", "header", "integer", "Where this piece begins; HEAD tells how far it got");
		parameter(w, "Upload-Length", "header", "integer", "Bytes of the whole file");
	}
}

static void
operation(struct jw *w, const struct route *r, const char *path, const struct object *o)
{
	bool list = o != NULL && strcmp(r->method, "GET") == 0 && strchr(path, '{') == NULL;
	bool files = strstr(r->path, "/files") != NULL || strstr(r->path, "/blobs/") != NULL;
	bool body = strcmp(r->method, "POST") == 0 || strcmp(r->method, "PATCH") == 0 || strcmp(r->method, "PUT") == 0;
	struct buf b = BUF_INIT;

	for (const char *p = r->method; *p != '\0'; p++)
		buf_addc(&b, (char)(*p | 32));
	jw_key(w, buf_str(&b));
	jw_open(w, '{');
	put(w, "summary", r->summary);
	for (const char *p = path; *p != '\0'; p++)
		if (*p == '/' || *p == '.')
			buf_addc(&b, '_');
		else if (*p != '{' && *p != '}')
			buf_addc(&b, *p);
	put(w, "operationId", buf_str(&b));
	buf_free(&b);
	jw_key(w, "tags");
	jw_open(w, '[');
	jw_string(w, o != NULL ? o->name : "general");
	jw_close(w, ']');
	if (r->flags & ROUTE_OPEN) {
		jw_key(w, "security");
		jw_open(w, '[');
		jw_close(w, ']');
	}
	jw_key(w, "parameters");
	jw_open(w, '[');
	path_parameters(w, path);
	file_parameters(w, r);
	if (list)
		list_parameters(w);
	if (strcmp(r->method, "POST") == 0 && r->flags & ROUTE_WRITES)
		parameter(w, "Idempotency-Key", "header", "string", "The same key and body give the same reply for a day");
	if (o != NULL && (strcmp(r->method, "PATCH") == 0 || strcmp(r->method, "DELETE") == 0))
		parameter(w, "If-Match", "header", "string", "The ETag of the record as it was read");
	jw_close(w, ']');
	if (body) {
		jw_key(w, "requestBody");
		jw_open(w, '{');
		content(w, strcmp(r->method, "PATCH") == 0 ? "application/merge-patch+json" :
		    strstr(path, "/bulk/") != NULL ? "application/x-ndjson" : files ? "application/octet-stream" : "application/json",
		    o != NULL && !files ? o->name : NULL);
		jw_close(w, '}');
	}
	responses(w, r, o != NULL && strstr(path, "/history") == NULL && !files ? o->name : NULL, list);
	jw_close(w, '}');
}

static const char *
with_object(struct arena *a, const char *path, const char *object)
{
	const char *at = strstr(path, "{object}");

	return at == NULL ? path : arena_printf(a, "%.*s%s%s", (int)(at - path), path, object, at + 8);
}

/* Every route of one path; the table keeps them together or not, so each path is written at its first one. */
static void
put_path(struct request *rq, struct jw *w, const struct route *first, const struct object *o)
{
	for (const struct route *r = routes; r < first; r++)
		if (strcmp(r->path, first->path) == 0 && r->summary != NULL)
			return;
	jw_key(w, o != NULL ? with_object(rq->arena, first->path, o->name) : first->path);
	jw_open(w, '{');
	for (const struct route *r = first; r->path != NULL; r++)
		if (strcmp(r->path, first->path) == 0 && r->summary != NULL)
			operation(w, r, o != NULL ? with_object(rq->arena, r->path, o->name) : r->path, o);
	jw_close(w, '}');
}

static void
components(struct tenant *t, struct request *rq, struct jw *w)
{
	jw_key(w, "components");
	jw_raw(w, "{\"securitySchemes\":{\"key\":{\"type\":\"http\",\"scheme\":\"bearer\"}},"
	    "\"responses\":{\"Problem\":{\"description\":\"What went wrong, in one sentence\",\"content\":{\"application/problem+json\":"
	    "{\"schema\":{\"$ref\":\"#/components/schemas/Problem\"}}}}},\"schemas\":{"
	    "\"Money\":{\"type\":\"object\",\"properties\":{\"amount\":{\"type\":\"string\"},\"currency\":{\"type\":[\"string\",\"null\"]}},"
	    "\"required\":[\"amount\"]},"
	    "\"Problem\":{\"type\":\"object\",\"properties\":{\"type\":{\"type\":\"string\"},\"title\":{\"type\":\"string\"},"
	    "\"status\":{\"type\":\"integer\"},\"detail\":{\"type\":\"string\"},\"instance\":{\"type\":\"string\"},"
	    "\"field\":{\"type\":\"string\"},\"position\":{\"type\":\"integer\"}},\"required\":[\"type\",\"title\",\"status\",\"detail\"]}");
	w->comma = true;
	for (size_t i = 0; i < t->work->model->objects.n; i++) {
		const struct object *o = t->work->model->objects.at[i];

		if (!o->hidden && access_object(t->work, o, 'r') && request_may(rq, "read", o->name))
			object_schema(t->work, w, o);
	}
	buf_adds(w->out, "}}");
}

int
openapi_run(struct server *s, struct tenant *t, struct request *rq)
{
	const struct model *m = t->work->model;
	struct jw w = reply_json(rq, 200);

	(void)s;
	jw_open(&w, '{');
	put(&w, "openapi", "3.1.0");
	jw_key(&w, "info");
	jw_raw(&w, "{\"title\":\"HotCRM\",\"version\":\"1\",\"description\":\"Records, queries, events and sync of one tenant. Queries are HotQL.\","
	    "\"license\":{\"name\":\"Apache-2.0\",\"identifier\":\"Apache-2.0\"}}");
	jw_key(&w, "servers");
	jw_raw(&w, "[{\"url\":\"/\"}]");
	jw_key(&w, "security");
	jw_raw(&w, "[{\"key\":[]}]");
	jw_key(&w, "paths");
	jw_open(&w, '{');
	for (const struct route *r = routes; r->path != NULL; r++) {
		if (r->summary == NULL)
			continue;
		if (strstr(r->path, "{object}") == NULL || strstr(r->path, "/metadata/") != NULL) {
			put_path(rq, &w, r, NULL);
			continue;
		}
		for (size_t i = 0; i < m->objects.n; i++)
			if (!m->objects.at[i]->hidden && access_object(t->work, m->objects.at[i], 'r') && request_may(rq, "read", m->objects.at[i]->name))
				put_path(rq, &w, r, m->objects.at[i]);
	}
	jw_close(&w, '}');
	components(t, rq, &w);
	jw_close(&w, '}');
	return 0;
}

static const char page[] =
	"<!doctype html><html lang=en><meta charset=utf-8><title>HotCRM API</title><meta name=viewport content='width=device-width'>"
	"<style>body{font:15px/1.5 system-ui,sans-serif;margin:0 auto;max-width:60rem;padding:1rem}input,textarea,select,button{font:inherit}"
	"pre{background:#f4f4f4;padding:.6rem;overflow:auto;max-height:30rem}summary{cursor:pointer;padding:.2rem 0}"
	"code{font:13px ui-monospace,monospace}.m{display:inline-block;width:4.5rem;font-weight:600}details details{margin-left:1rem}"
	"label{display:block;margin:.3rem 0}label input{width:20rem}textarea{width:100%;height:6rem}</style>"
	"<h1>HotCRM API</h1><p>Paste a key to see what it may do. It stays in this page.</p>"
	"<p><input id=k type=password size=50 placeholder='hk_...'> <button id=g>Show</button> <input id=f placeholder='filter'></p>"
	"<div id=o></div><script>\n"
	"const $=i=>document.getElementById(i),el=(t,p,...c)=>{const e=Object.assign(document.createElement(t),p);e.append(...c);return e};\n"
	"const call=(m,p,b)=>fetch(p,{method:m,headers:{Authorization:'Bearer '+$('k').value.trim(),...(b?{'Content-Type':'application/json'}:{})},body:b||undefined});\n"
	"function op(p,m,o){const d=el('details',{},el('summary',{},el('span',{className:'m',textContent:m.toUpperCase()}),el('code',{textContent:p}),' '+(o.summary||'')));\n"
	"const ins={};for(const q of o.parameters||[]){if(q.in=='header')continue;const i=el('input',{placeholder:q.description||''});ins[q.name]=[q,i];d.append(el('label',{},q.name+' ',i))}\n"
	"const t=o.requestBody?el('textarea',{placeholder:'JSON'}):null;if(t)d.append(t);const out=el('pre',{hidden:true});\n"
	"d.append(el('button',{textContent:'Send',onclick:async()=>{let u=p,qs=[];for(const n in ins){const[q,i]=ins[n];if(q.in=='path')u=u.replace('{'+n+'}',encodeURIComponent(i.value));else if(i.value)qs.push(n+'='+encodeURIComponent(i.value))}\n"
	"if(qs.length)u+='?'+qs.join('&');out.hidden=false;out.textContent='...';try{const r=await call(m.toUpperCase(),u,t&&t.value);let x=await r.text();try{x=JSON.stringify(JSON.parse(x),null,1)}catch(e){}out.textContent=r.status+' '+m.toUpperCase()+' '+u+'\\n'+x}catch(e){out.textContent=String(e)}}}),out);return d}\n"
	"$('g').onclick=async()=>{const r=await call('GET','/v1/openapi.json'),j=await r.json();$('o').replaceChildren();if(!r.ok){$('o').append(j.detail);return}\n"
	"const by={};for(const p in j.paths)for(const m in j.paths[p]){const o=j.paths[p][m],t=(o.tags||['general'])[0];(by[t]=by[t]||[]).push(op(p,m,o))}\n"
	"for(const t of Object.keys(by).sort((a,b)=>(b=='general')-(a=='general')||a.localeCompare(b)))$('o').append(el('details',{open:t=='general',id:'t-'+t},el('summary',{},el('b',{textContent:t})),...by[t]))};\n"
	"$('f').oninput=()=>{for(const d of $('o').children)d.hidden=!d.id.includes($('f').value)};\n"
	"</script></html>";

int
docs_run(struct server *s, struct tenant *t, struct request *rq)
{
	(void)s;
	(void)t;
	rq->status = 200;
	rq->type = "text/html; charset=utf-8";
	reply_header(rq, "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'");
	buf_add(&rq->reply, page, sizeof(page) - 1);
	return 0;
}
