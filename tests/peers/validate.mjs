// validate.mjs - a proxy before hotcrmd that holds every exchange against the OpenAPI document, by the validator of Prism.
//
// Bytes pass as they are, both ways. Each key is held against the document that the server gives this key. What the server took (2xx)
// must be a request that the document allows, what it answered must be an answer that the document names, member for member: objects
// whose members the document lists are closed here. Ends on SIGTERM with a report: exchanges, operations, violations; exit 1 if any.
//
// usage: node validate.mjs SERVER REPORT      prints its own address
import { connect, createServer } from 'node:net';
import { request } from 'node:http';
import { createRequire } from 'node:module';
import { writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
const need = createRequire(process.cwd() + '/');
const { getHttpOperationsFromSpec } = need('@stoplight/prism-http');
const { validateInput, validateOutput } = need('@stoplight/prism-http/dist/validator');
const route = need('@stoplight/prism-http/dist/router').default;
const [server, reportFile] = process.argv.slice(2);
const upstream = new URL(server);
const documents = new Map();	// by key
const violations = new Map(), seen = new Map(), outside = new Map();
let exchanges = 0, streams = 0, workstations = 0;

function ask(path, headers) {
	return new Promise((done, fail) => request({ host: upstream.hostname, port: upstream.port, path, headers }, r => {
		const parts = [];
		r.on('data', d => parts.push(d)).on('end', () => done({ status: r.statusCode, body: Buffer.concat(parts) })).on('error', fail);
	}).on('error', fail).end());
}

// Schemas of answers are open for clients' sake; a member that no document names is ours to find.
function close(node) {
	if (Array.isArray(node))
		return node.forEach(close);
	if (!node || typeof node !== 'object')
		return;
	if (node.type === 'object' && node.properties && node.additionalProperties === undefined) {
		node.additionalProperties = false;
		node.patternProperties = { '[.]': {} };	// fields=account.name
	}
	if (node['x-line'])	// lines are looked at one by one
		node.schema = node['x-line'];
	Object.values(node).forEach(close);
}

let custom = 0;	// counts changes of a model: documents are read anew
const parsed = new Map();
async function operationsOf(body) {
	const text = body.toString();
	if (!parsed.has(text)) {
		const doc = JSON.parse(text);
		close(doc.components.schemas);
		close(doc.paths);
		parsed.set(text, await getHttpOperationsFromSpec(doc));
	}
	return parsed.get(text);
}

function documentOf(authorization) {
	const name = `${custom} ${authorization}`;
	if (!documents.has(name))
		documents.set(name, ask('/v1/openapi.json', { authorization }).catch(() => ({ status: 0 })));
	return documents.get(name);
}

const flat = either => either._tag === 'Left' ? either.left.filter(d => d.severity === 0 || d.severity === 'Error') : [];

function violated(what, problem) {
	const key = `${what}: ${problem}`;
	violations.set(key, (violations.get(key) || 0) + 1);
}

function decode(body, encoding) {
	return encoding === 'gzip' ? gunzipSync(body) : body;
}

function bodyOf(bytes, type) {
	if (type === 'application/x-ndjson')	// lines that are no JSON are for the server to refuse
		return {};
	const text = bytes.toString();
	if (!/[/+]json$/.test(type))
		return text;
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

function oneShape(bytes) {
	return bytes.toString().split('\n').filter(l => l !== '').map(l => JSON.parse(l));
}

let fallback = null;
async function check({ rq: asked, rs, document }, body) {
	const text = document && await document;
	const operations = text?.status === 200 ? await operationsOf(text.body) : fallback;
	if (!operations)
		return;	// no key that may read the document has come by yet
	if (!fallback || operations.length > fallback.length)
		fallback = operations;
	const rq = { method: asked.first[0], url: asked.first[1], headers: asked.headers }, sent = asked.body;
	const status = Number(rs.first[1]), headers = rs.headers;
	const url = new URL(rq.url, server), query = {};
	for (const [k, v] of url.searchParams)
		query[k] = k in query ? [].concat(query[k], v) : v;
	const method = rq.method === 'HEAD' ? 'get' : rq.method.toLowerCase();
	const input = { method, url: { path: url.pathname, query }, headers: { ...rq.headers } };
	const found = route({ resources: operations, input });
	const name = `${rq.method} ${found._tag === 'Right' ? found.right.path : url.pathname}`;
	exchanges++;
	if (found._tag === 'Left') {
		// pages for people, operators' routes, and what is not there
		if (status < 300 && !/^\/(device|v1\/docs|v1\/tenants|v1\/operator)/.test(url.pathname) && rq.method !== 'OPTIONS')
			violated(name, `answers ${status}, but the document does not know it`);
		outside.set(status, (outside.get(status) || 0) + 1);
		return;
	}
	const operation = found.right;
	seen.set(`${rq.method} ${operation.path.replace(/^\/v1\/(objects|bulk)\/[a-z_0-9]+/, '/v1/$1/{object}')}`, true);
	if (status < 300) {
		let type = (rq.headers['content-type'] || '').split(';')[0];
		const types = (operation.request?.body?.contents || []).map(c => c.mediaType);
		// curl's own word for anything it is given; the server does not look
		if (type === 'application/x-www-form-urlencoded' && !types.includes(type))
			type = input.headers['content-type'] = types[types.length - 1];
		if (sent.length > 0)
			input.body = bodyOf(sent, type);
		delete input.headers['content-encoding'];
		for (const d of flat(validateInput({ resource: operation, element: input })))
			violated(name, `took a request with ${(d.path || []).join('.')} ${d.message}`);
	}
	const type = (headers['content-type'] || '').split(';')[0];
	const element = { statusCode: status, headers };
	if (type === 'application/x-ndjson') {
		for (const line of oneShape(body))
			for (const d of flat(validateOutput({ resource: operation, element: { ...element, body: line, headers: { ...headers } } })))
				violated(name, `${status} ${(d.path || []).join('.')} ${d.message} ${JSON.stringify(line).slice(0, 100)}`);
		return;
	}
	if (body.length > 0 || type === 'text/plain')
		element.body = bodyOf(body, type);
	for (const d of flat(validateOutput({ resource: operation, element })))
		violated(name, `${status} ${(d.path || []).join('.')} ${d.message}`);
}

// One direction of a connection, cut into messages. `one` is called with each: { first line, headers, body }.
function cutter(one, bodyless) {
	let rest = Buffer.alloc(0), head = null;
	const chunks = () => {	// [body, length] of a chunked body in `rest`, or null
		const parts = [];
		for (let at = 0;;) {
			const eol = rest.indexOf('\r\n', at);
			if (eol < 0)
				return null;
			const n = parseInt(rest.subarray(at, eol).toString(), 16);
			if (rest.length < eol + 2 + n + 2)
				return null;
			if (n === 0)
				return [Buffer.concat(parts), eol + 4];
			parts.push(rest.subarray(eol + 2, eol + 2 + n));
			at = eol + 2 + n + 2;
		}
	};
	return data => {
		rest = Buffer.concat([rest, data]);
		for (;;) {
			if (!head) {
				const end = rest.indexOf('\r\n\r\n');
				if (end < 0)
					return;
				const lines = rest.subarray(0, end).toString('latin1').split('\r\n');
				rest = rest.subarray(end + 4);
				head = { first: lines[0].split(' '), headers: {} };
				for (const l of lines.slice(1))
					head.headers[l.slice(0, l.indexOf(':')).toLowerCase()] = l.slice(l.indexOf(':') + 1).trim();
				if (/^HTTP/.test(head.first[0]) && head.first[1][0] === '1') {
					head = null;	// 100 Continue
					continue;
				}
				head.none = bodyless(head);
			}
			let body = Buffer.alloc(0), n = 0;
			if (!head.none && /chunked/.test(head.headers['transfer-encoding'] || '')) {
				const got = chunks();
				if (!got)
					return;
				[body, n] = got;
			} else if (!head.none) {
				n = Number(head.headers['content-length'] || 0);
				if (rest.length < n)
					return;
				body = rest.subarray(0, n);
			}
			rest = rest.subarray(n);
			const was = head;
			head = null;
			one({ ...was, body });
		}
	};
}

const kept = [];	// looked at in the end: validating takes time that tests have not
const proxy = createServer({ allowHalfOpen: true }, down => {
	const up = connect({ host: upstream.hostname, port: upstream.port, allowHalfOpen: true }), waiting = [];
	const asked = cutter(m => {
		const authorization = m.headers.authorization;
		waiting.push({ rq: m, document: authorization && documentOf(authorization) });
	}, () => false);
	const answered = cutter(m => {
		const x = waiting.shift();
		if (!x)
			return;
		if (x.rq.first[0] === 'PUT' && x.rq.first[1].startsWith('/v1/custom') && m.first[1] === '204')
			custom++;
		kept.push({ ...x, rs: m });
	}, m => {
		if ((m.headers['content-type'] || '').startsWith('text/event-stream'))
			streams++;
		return waiting[0]?.rq.first[0] === 'HEAD' || m.first[1] === '204' || m.first[1] === '304';
	});
	const pipe = (from, to, cut) => {
		from.on('data', d => { to.write(d); try { cut(d); } catch { cut = () => {}; } });
		from.on('end', () => to.end());
		from.on('error', () => to.destroy());
		from.on('close', () => from.destroyed && !from.readableEnded && to.destroy());
	};
	pipe(down, up, asked);
	pipe(up, down, answered);
});

process.on('SIGTERM', async () => {
	for (const x of kept) {
		const encoding = x.rs.headers['content-encoding'], other = x.rq.headers['content-encoding'];
		if (encoding === 'zstd' || encoding === 'hot1' || (other && other !== 'gzip')) {
			workstations++;	// their exchange among themselves, in a dictionary of its own
			continue;
		}
		try {
			await check(x, decode(x.rs.body, encoding));
		} catch (e) {
			violated(`${x.rq.first[0]} ${x.rq.first[1]}`, e.stack);
		}
	}
	const lines = [...violations].map(([what, n]) => `${what}${n > 1 ? ` (${n} times)` : ''}`);
	writeFileSync(reportFile, JSON.stringify({ exchanges, streams, workstations, operations: [...seen.keys()].sort(), outside: [...outside], violations: lines }, null, 1));
	process.exit(lines.length > 0 ? 1 : 0);
});
proxy.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${proxy.address().port}`));
