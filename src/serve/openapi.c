/*
 * openapi.c - the API described by itself: OpenAPI 3.1 from the routes and from the model as this key's user sees it, and a
 * page that shows it without fetching anything from elsewhere.
 */
#include <string.h>

#include "model/type.h"
#include "serve/describe.h"
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
		{ "boolean", "boolean", NULL }, { "integer", "integer", NULL }, { "rating", "integer", NULL },
		{ "date", "string", "date" }, { "datetime", "string", "date-time" }, { "lookup", "string", "uuid" }, { "email", "string", "idn-email" },
		{ "url", "string", "iri" }, { "number", "number", NULL }, { "percent", "number", NULL },
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
	} else if (strcmp(t->name, "address") == 0 || strcmp(t->name, "geo") == 0) {
		jw_key(w, "anyOf");
		jw_open(w, '[');
		ref(w, "schemas", strcmp(t->name, "geo") == 0 ? "Geo" : "Address");
		jw_raw(w, "{\"type\":\"null\"}");
		jw_close(w, ']');
	} else if (t->class == CLASS_MULTI) {
		/* one that is written may say what is added and what removed */
		jw_key(w, "anyOf");
		jw_raw(w, "[{\"type\":[\"array\",\"null\"],\"items\":{\"type\":\"string\"}},{\"$ref\":\"#/components/schemas/Words\"}]");
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

static void
parameters(struct jw *w, const char *path, const struct description *d)
{
	jw_key(w, "parameters");
	jw_open(w, '[');
	/* the names in braces; the object's is left out where the path says which */
	for (const char *p = strchr(path, '{'); p != NULL; p = strchr(p + 1, '{')) {
		char name[40];
		size_t n = strcspn(p + 1, "}");

		if (n >= sizeof(name))
			continue;
		memcpy(name, p + 1, n);
		name[n] = '\0';
		parameter(w, name, "path", "string", strcmp(name, "id") == 0 ? "As lists give it: of records a UUID" : name);
	}
	for (const char *p = d->params != NULL ? d->params : ""; *p != '\0';) {
		size_t n = strcspn(p, " ");
		const struct param *a = describe_param(p, n);

		if (a != NULL)
			parameter(w, a->name, a->in, a->type, a->about);
		p += n;
		p += *p == ' ';
	}
	jw_close(w, ']');
}

static void
media(struct jw *w, const char *name, const char *shape, const char *record)
{
	jw_key(w, name);
	jw_open(w, '{');
	/* a schema says what a whole body is; that of a line stands beside it */
	if (strstr(name, "ndjson") != NULL) {
		jw_key(w, "schema");
		jw_raw(w, "{\"type\":\"string\"}");
		jw_key(w, "x-line");
	} else {
		jw_key(w, "schema");
	}
	shape_put(w, shape, record);
	jw_close(w, '}');
}

static void
request_body(struct jw *w, const char *text, const char *record)
{
	bool needed = *text != '?';
	const char *shape, *name = shape_media(text + !needed, &shape);

	jw_key(w, "requestBody");
	jw_open(w, '{');
	jw_key(w, "required");
	jw_bool(w, needed);
	jw_key(w, "content");
	jw_open(w, '{');
	media(w, name, shape, record);
	/* forms and merge patches come as plain JSON, too */
	if (strstr(name, "form") != NULL || strstr(name, "patch") != NULL)
		media(w, "application/json", shape, record);
	jw_close(w, '}');
	jw_close(w, '}');
}

/* "200 {..}; 204; 200 events s": those of one status stand together in the text. */
static void
responses(struct jw *w, const char *text, const char *record)
{
	char status[4] = "";
	bool content = false;

	jw_key(w, "responses");
	jw_open(w, '{');
	for (const char *p = text; *p != '\0';) {
		const char *shape, *name;

		if (strncmp(p, status, 3) != 0) {
			if (content)
				jw_close(w, '}');
			if (status[0] != '\0')
				jw_close(w, '}');
			content = false;
			memcpy(status, p, 3);
			jw_key(w, status);
			jw_open(w, '{');
			put(w, "description", status[0] == '3' ? "Nothing new" : p[3] == ' ' ? "The answer" : "Done");
		}
		p += 3;
		if (*p == ' ') {
			name = shape_media(p + 1, &shape);
			if (!content) {
				jw_key(w, "content");
				jw_open(w, '{');
			}
			content = true;
			media(w, name, shape, record);
			p += strcspn(p, ";");
		}
		p += strspn(p, "; ");
	}
	if (content)
		jw_close(w, '}');
	jw_close(w, '}');
	for (int i = 4; i <= 5; i++) {
		jw_key(w, i == 4 ? "4XX" : "5XX");
		ref(w, "responses", "Problem");
	}
	jw_close(w, '}');
}

static void
operation_id(struct jw *w, const char *method, const char *path)
{
	struct buf b = BUF_INIT;

	buf_adds(&b, method);
	for (const char *p = path; *p != '\0'; p++)
		if (*p == '/' || *p == '.')
			buf_addc(&b, '_');
		else if (*p != '{' && *p != '}')
			buf_addc(&b, *p);
	put(w, "operationId", buf_str(&b));
	buf_free(&b);
}

static void
operation(struct jw *w, const struct route *r, const char *path, const struct object *o)
{
	const struct description *d = describe(r->method, r->path);
	const char *record = o != NULL ? o->name : "";
	char method[8];
	size_t n = 0;

	while (r->method[n] != '\0' && n + 1 < sizeof(method)) {
		method[n] = (char)(r->method[n] | 32);
		n++;
	}
	method[n] = '\0';
	jw_key(w, method);
	jw_open(w, '{');
	put(w, "summary", r->summary);
	put(w, "description", d->about);
	operation_id(w, method, path);
	jw_key(w, "tags");
	jw_open(w, '[');
	jw_string(w, o != NULL ? o->name : "general");
	jw_close(w, ']');
	if (r->flags & ROUTE_OPEN) {
		jw_key(w, "security");
		jw_open(w, '[');
		jw_close(w, ']');
	}
	parameters(w, path, d);
	if (d->body != NULL)
		request_body(w, d->body, record);
	responses(w, d->answers, record);
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
	jw_open(w, '{');
	jw_key(w, "securitySchemes");
	jw_raw(w, "{\"key\":{\"type\":\"http\",\"scheme\":\"bearer\"}}");
	jw_key(w, "responses");
	jw_raw(w, "{\"Problem\":{\"description\":\"What went wrong, in one sentence\",\"content\":{\"application/problem+json\":"
	    "{\"schema\":{\"$ref\":\"#/components/schemas/Problem\"}}}}}");
	jw_key(w, "schemas");
	jw_open(w, '{');
	shape_schemas(w);
	for (size_t i = 0; i < t->work->model->objects.n; i++) {
		const struct object *o = t->work->model->objects.at[i];

		if (!o->hidden && access_object(t->work, o, 'r') && request_may(rq, "read", o->name))
			object_schema(t->work, w, o);
	}
	jw_close(w, '}');
	jw_close(w, '}');
}

/* What operations are sorted by. */
static void
tags(struct tenant *t, struct request *rq, struct jw *w)
{
	jw_key(w, "tags");
	jw_open(w, '[');
	jw_raw(w, "{\"name\":\"general\",\"description\":\"What is not about records of one object\"}");
	for (size_t i = 0; i < t->work->model->objects.n; i++) {
		const struct object *o = t->work->model->objects.at[i];

		if (o->hidden || !access_object(t->work, o, 'r') || !request_may(rq, "read", o->name))
			continue;
		jw_open(w, '{');
		put(w, "name", o->name);
		put(w, "description", o->help != NULL ? o->help : o->plural);
		jw_close(w, '}');
	}
	jw_close(w, ']');
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
	    "\"contact\":{\"name\":\"Whoever runs this server\"},"
	    "\"license\":{\"name\":\"Apache-2.0\",\"identifier\":\"Apache-2.0\"}}");
	jw_key(&w, "servers");
	jw_raw(&w, "[{\"url\":\"/\"}]");
	jw_key(&w, "security");
	jw_raw(&w, "[{\"key\":[]}]");
	tags(t, rq, &w);
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
