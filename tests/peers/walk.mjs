// walk.mjs - one exchange at least of every operation that the OpenAPI document names, with the records of a demo workspace.
//
// usage: node walk.mjs SERVER KEY        SERVER may be a proxy before it. Prints "ok METHOD PATH STATUS" lines; exit 1 when an
// operation was not reached or one that should have worked did not.
import { createHash } from 'node:crypto';
const [server, key] = process.argv.slice(2);
let bad = 0;
const run = Math.random().toString(36).slice(2, 8);	// several walks may pass one server
const done = new Set();

async function ask(method, path, body, headers = {}, want) {
	const bytes = body instanceof Uint8Array || typeof body === 'string';
	const r = await fetch(server + path, { method, headers: { authorization: 'Bearer ' + key, ...(body !== undefined && !bytes ?
		{ 'content-type': method === 'PATCH' ? 'application/merge-patch+json' : 'application/json' } : {}), ...headers },
		body: body === undefined ? undefined : bytes ? body : JSON.stringify(body) });
	const text = await r.text();
	done.add(`${method} ${path.split('?')[0]}`);
	const violations = r.headers.get('sl-violations');
	if ((want !== undefined ? r.status !== want : r.status >= 500) || violations) {
		bad++;
		console.log(`not ok ${method} ${path} ${r.status} ${text.slice(0, 300)} ${violations ?? ''}`);
	}
	const json = /[/+]json$/.test((r.headers.get('content-type') || '').split(';')[0]) ? JSON.parse(text) : null;
	return { status: r.status, json, text, headers: r.headers };
}

const doc = (await ask('GET', '/v1/openapi.json', undefined, {}, 200)).json;
const objects = (await ask('GET', '/v1/metadata', undefined, {}, 200)).json.data;
const nobody = '00000000-0000-7000-8000-000000000000';

// every object: its list, a record, its history, its events, its files; and a record made of nothing but texts
for (const o of objects) {
	const at = `/v1/objects/${o.name}`;
	const fields = (await ask('GET', `/v1/metadata/${o.name}`, undefined, {}, 200)).json.fields;
	const page = (await ask('GET', `${at}?limit=200&count=true`, undefined, {}, 200)).json;
	const id = page.data[0]?.id ?? nobody, want = page.data[0] ? 200 : 404;
	await ask('GET', `${at}?limit=1&sort=-created&fields=id,created,owner.name`);
	const one = await ask('GET', `${at}/${id}`, undefined, {}, want);
	if (want === 200)
		await ask('GET', `${at}/${id}`, undefined, { 'if-none-match': one.headers.get('etag') }, 304);
	for (const part of ['history', 'events', 'files'])
		await ask('GET', `${at}/${id}/${part}`, undefined, {}, want);
	const made = {};
	for (const f of fields)
		if (!f.readonly && (f.required || f.name.length % 3 === 0) && f.type !== 'file' && f.type !== 'image')
			made[f.name] = { select: f.options?.[0].name, email: `walk-${run}@example.org`, url: 'https://example.org/', phone: '+49 30 1234567',
				boolean: true, integer: 1, number: 1, percent: 10, rating: 3, duration: 60, date: '2026-03-01', datetime: '2026-03-01T10:00:00Z',
				time: '10:30', multiselect: f.options ? [f.options[0].name] : ['walk'], color: '#336699', money: { amount: '12.50', currency: 'EUR' },
				address: { street: 'Long Road 1', city: 'Oslo', country: 'NO' }, geo: { lat: 59.9, lon: 10.7 }, json: { a: [1] } }[f.type] ??
				(f.type === 'lookup' ? undefined : `walk ${run} ${o.name}`);
	const post = await ask('POST', at, made, { 'idempotency-key': `walk-${run}-${o.name}` });
	if (post.status === 201) {
		await ask('POST', at, made, { 'idempotency-key': `walk-${run}-${o.name}` }, 201);
		await ask('PATCH', `${at}/${post.json.id}`, made);
		await ask('GET', `${at}/${post.json.id}/history`, undefined, {}, 200);
	}
	if (post.status !== 201)
		await ask('PATCH', `${at}/${nobody}`, {});
	await ask('DELETE', `${at}/${post.json?.id ?? nobody}`);
	await ask('POST', `/v1/bulk/${o.name}`, `{"nonsense":1}\n${JSON.stringify(made)}\n`, { 'content-type': 'application/x-ndjson' });
	await ask('POST', `${at}/${nobody}/reveal`, { field: 'id' }, {}, o.create ? 404 : undefined);
	await ask('POST', `${at}/${id}/files?name=walk.txt`, new TextEncoder().encode(`walk ${run} ${o.name}`), { 'content-type': 'application/octet-stream' });
}

// writes in their forms
const account = await ask('POST', '/v1/objects/account', { name: `Walk ${run}`, annual_revenue: { amount: '5', currency: 'EUR' } }, {}, 201);
const here = `/v1/objects/account/${account.json.id}`;
await ask('PATCH', here, { tags: { add: ['a'], rem: [] } }, { 'if-match': account.headers.get('etag') }, 200);
await ask('PATCH', here, { name: `Walked ${run}` }, { 'if-match': account.headers.get('etag') }, 412);
await ask('PATCH', here, { name: `Walked ${run}` }, { prefer: 'return=minimal' }, 204);
await ask('POST', `/v1/bulk/account?atomic=true`, '{"name":""}\n', { 'content-type': 'application/x-ndjson' }, 422);
await ask('POST', '/v1/bulk/account', '{"name":"Twice"}\n', { 'content-type': 'application/x-ndjson', 'idempotency-key': `walk-${run}` }, 200);
await ask('POST', '/v1/bulk/account', '{"name":"Twice"}\n', { 'content-type': 'application/x-ndjson', 'idempotency-key': `walk-${run}` }, 200);
const bytes = new TextEncoder().encode(`the bytes of a file ${run}`), sha = createHash('sha256').update(bytes).digest('hex');
const octets = { 'content-type': 'application/octet-stream' };
await ask('PUT', `/v1/blobs/${sha}`, bytes.slice(0, 4), { ...octets, 'upload-offset': '0', 'upload-length': `${bytes.length}` }, 204);
await ask('PUT', `/v1/blobs/${sha}`, bytes.slice(0, 4), { ...octets, 'upload-offset': '0', 'upload-length': `${bytes.length}` }, 409);
await ask('PUT', `/v1/blobs/${sha}`, bytes.slice(4), { ...octets, 'upload-offset': '4', 'upload-length': `${bytes.length}` }, 201);
await ask('PUT', `/v1/blobs/${sha}`, bytes, octets, 200);
await ask('POST', `${here}/files?name=walk.bin&description=d`, bytes, octets, 201);
await ask('GET', `/v1/blobs/${sha}`, undefined, {}, 200);
await ask('GET', `/v1/blobs/${sha}`, undefined, { range: 'bytes=0-3' }, 206);
await ask('GET', `/v1/blobs/${sha}`, undefined, { range: 'bytes=900-' }, 416);
await ask('GET', `/v1/blobs/${sha}`, undefined, { 'if-none-match': `"${sha}"` }, 304);
await ask('GET', `${here}/files`, undefined, {}, 200);

// questions
for (const q of ['account', 'account by industry agg n,sum.annual_revenue', 'opportunity show name,account.name,amount sort -amount limit 3', 'nonsense']) {
	await ask('GET', `/v1/query?limit=2&q=${encodeURIComponent(q)}`);
	await ask('POST', '/v1/query', { query: q });
	await ask('GET', `/v1/aggregate?q=${encodeURIComponent(q)}`);
}
await ask('GET', '/v1/aggregate?q=opportunity+by+close%2Fq+agg+n%2Cavg.amount', undefined, {}, 200);
await ask('GET', '/v1/search?q=walked&limit=5', undefined, {}, 200);
await ask('GET', '/v1/search?q=walked&in=account', undefined, {}, 200);
for (const a of (await ask('GET', '/v1/actions', undefined, {}, 200)).json.data)
	await ask('POST', `/v1/actions/${a.name}`, { id: a.object === 'account' ? account.json.id : nobody, inputs: {} });

// what an administrator looks after
await ask('GET', '/v1/events?after=0', undefined, {}, 200);
await ask('GET', '/v1/events?after=0&types=crm.account.*', undefined, {}, 200);
await ask('PUT', '/v1/custom', `extend object account
field x_walk number(2) "Walk"
field x_geo geo "Place"
field x_json json "Json"
field x_time time "Time"
field x_rating rating "Rating"
field x_color color "Color"
field x_multi multiselect "Multi"
  option a "A"
  option b "B"
field x_secret encrypted "Secret"
field x_long duration "How long"
field x_address address "Address"
field x_stamp datetime "Stamp"
field x_percent percent(1) "Percent"
field x_mail email "Mail"
field x_url url "Page"
field x_phone phone "Phone"
field x_rich richtext "Rich"
field x_file file "File"
field x_twice formula number(2) "Twice" = x_walk * 2
`, { 'content-type': 'text/plain' }, 204);
// every type of field, written, read, listed, emptied
const every = { x_walk: 12.5, x_geo: { lat: 59.9, lon: -10.25 }, x_json: { a: [1, null, 'x'] }, x_time: '10:30', x_rating: 3, x_color: '#336699', x_multi: ['a', 'b'],
	x_secret: 'walrus', x_long: '1h30', x_address: { street: 'Way 1', city: 'Oslo' }, x_stamp: '2026-03-29T01:30:00Z', x_percent: 12.5, x_mail: 'a@b\u00fccher.example',
	x_url: 'https://b\u00fccher.example/\u00fc?b=c&d', x_phone: '030 123456', x_rich: 'Text\nwith *stars*' };
const all = await ask('POST', '/v1/objects/account', { name: `Every ${run}`, ...every, tags: ['t1', 't2'] }, {}, 201);
const allAt = `/v1/objects/account/${all.json?.id}`;
await ask('GET', allAt, undefined, {}, 200);
await ask('GET', `/v1/objects/account?q=${encodeURIComponent(`name="Every ${run}"`)}`, undefined, {}, 200);
await ask('POST', `${allAt}/reveal`, { field: 'x_secret' }, {}, 200);
await ask('PATCH', allAt, { x_multi: { rem: ['a'] }, x_geo: null, x_walk: null }, {}, 200);
await ask('PATCH', allAt, Object.fromEntries(Object.keys(every).map(k => [k, null])), {}, 200);
await ask('GET', `${allAt}/history`, undefined, {}, 200);
await ask('GET', '/v1/metadata/account', undefined, {}, 200);
await ask('GET', '/v1/custom', undefined, {}, 200);
const contact = await ask('POST', '/v1/objects/contact', { last_name: 'Forgotten', email: `${run}@example.org` }, {}, 201);
await ask('POST', '/v1/erasures', { id: contact.json.id }, {}, 200);
await ask('POST', '/v1/erasures', { id: contact.json.id, name: 'Forgotten' }, {}, 200);
await ask('GET', '/v1/erasures', undefined, {}, 200);
const device = await ask('POST', '/v1/sync/join', { v: 1, name: 'walk' }, {}, 200);
const dev = device.json.dev;
await ask('POST', '/v1/sync', JSON.stringify({ v: 1, dev, epoch: device.json.epoch, cursor: '', acked_n: 0, chain: '0'.repeat(32) }) + '\n',
	{ 'content-type': 'application/x-ndjson' }, 200);
await ask('GET', `/v1/sync/snapshot?dev=${dev}&bucket=1&limit=5`, undefined, {}, 200);
await ask('GET', `/v1/sync/wait?dev=${dev}&cursor=&timeout=0`);
await ask('GET', `/v1/sync/digest?dev=${dev}&bucket=1`, undefined, {}, 200);
const series = [];
for (const o of objects)
	for (const f of (await ask('GET', `/v1/metadata/${o.name}`)).json.fields)
		if (f.type === 'autonumber')
			series.push(`${o.name}.${f.name}`);
await ask('POST', '/v1/sync/lease', { dev, series: series[0] ?? 'none', count: 2 }, {}, series.length ? 200 : 403);
await ask('GET', '/v1/devices', undefined, {}, 200);
await ask('DELETE', `/v1/devices/${dev}`, undefined, {}, 204);
const hook = await ask('POST', '/v1/webhooks', { url: 'https://example.org:8443/hook', types: 'crm.nothing.*' });
if (hook.status === 201) {
	const h = `/v1/webhooks/${hook.json.id}`;
	await ask('GET', h, undefined, {}, 200);
	await ask('PATCH', h, { active: false }, {}, 200);
	await ask('POST', `${h}/ping`, undefined, {}, 202);
	await ask('POST', `${h}/rotate`, undefined, {}, 200);
	await ask('POST', `${h}/replay`, { after: 0 }, {}, 200);
	await ask('GET', `${h}/deliveries`, undefined, {}, 200);
	await ask('GET', '/v1/webhooks', undefined, {}, 200);
	await ask('DELETE', h, undefined, {}, 204);
}
const job = await ask('POST', '/v1/jobs', { kind: 'rates', key: `walk-${run}`, delay: 3600 }, {}, 201);
await ask('POST', '/v1/jobs', { kind: 'rates', key: `walk-${run}`, delay: 3600 }, {}, 200);
await ask('GET', `/v1/jobs/${job.json.id}`, undefined, {}, 200);
await ask('POST', `/v1/jobs/${job.json.id}/cancel`, undefined, {}, 200);
await ask('POST', `/v1/jobs/${job.json.id}/retry`);
await ask('GET', '/v1/jobs?limit=2', undefined, {}, 200);
const made = await ask('POST', '/v1/keys', { name: 'walk', scopes: 'read:account', expires: '2099-01-01T00:00:00Z' }, {}, 201);
await ask('POST', `/v1/keys/${made.json.id}/rotate`, undefined, {}, 201);
await ask('DELETE', `/v1/keys/${made.json.id}`, undefined, {}, 204);
await ask('GET', '/v1/keys', undefined, {}, 200);
await ask('GET', '/v1/usage?hours=2', undefined, {}, 200);
await ask('GET', '/v1/auth-log', undefined, {}, 200);
await ask('GET', '/v1/me', undefined, {}, 200);
await ask('POST', '/v1/password', { old: 'wrong', new: 'short' });
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const code = await ask('POST', '/v1/device/code', 'client_id=walk', form, 200);
await ask('POST', '/v1/device/token', `device_code=${code.json.device_code}`, form, 400);
await ask('POST', '/v1/device/approve', { user_code: code.json.user_code }, {}, 204);
await ask('POST', '/v1/token', 'refresh_token=none&signature=none', form, 400);
for (const path of ['/healthz', '/readyz', '/metrics', '/.well-known/hotcrm'])
	await ask('GET', path, undefined, {}, 200);

// was all of it reached?
const walked = [...done];
for (const path in doc.paths)
	for (const method in doc.paths[path]) {
		const shape = new RegExp(`^${method.toUpperCase()} ${path.replace(/[.]/g, '\\.').replace(/\{[a-z0-9]+\}/g, '[^/]+')}$`);
		if (!walked.some(w => shape.test(w))) {
			bad++;
			console.log(`not ok ${method.toUpperCase()} ${path} was not walked`);
		}
	}
console.log(`${done.size} different requests, ${Object.keys(doc.paths).length} paths`);
process.exit(bad > 0 ? 1 : 0);
