// clients.mjs - programs that know the standards and nothing of us: an event source, a device grant, a client that reads the API's
// document, a reader of Prometheus' format.      usage: node clients.mjs SERVER KEY
import { connect, createServer } from 'node:net';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
const need = createRequire(process.cwd() + '/');
const get = name => import(pathToFileURL(need.resolve(name)).href);
const { EventSource } = need('eventsource');
const parsePrometheus = need('parse-prometheus-text-format');
const oauth = await get('oauth4webapi');
const SwaggerClient = (m => m.default ?? m)(need('swagger-client'));
const openapiTS = await get('openapi-typescript');
const [server, key] = process.argv.slice(2), at = new URL(server), bearer = { authorization: 'Bearer ' + key };
const sleep = ms => new Promise(done => setTimeout(done, ms));
let count = 0;
const ok = (good, name, why) => {
	console.log(`${good ? 'ok' : 'not ok'} ${++count} - ${name}`);
	if (!good)
		console.log('# ' + String(why?.stack ?? why).slice(0, 1500).replaceAll('\n', '\n# '));
};
const attempt = async (name, fn) => {
	try {
		const why = await fn();
		ok(why === undefined, name, why);
	} catch (e) {
		ok(false, name, e);
	}
};
const make = name => fetch(`${server}/v1/objects/tag`, { method: 'POST', headers: { ...bearer, 'content-type': 'application/json' }, body: JSON.stringify({ name }) });

// a line that can be cut
const lines = new Set();
const proxy = createServer(a => {
	const b = connect(at.port, at.hostname);
	lines.add(a);
	a.pipe(b).on('error', () => a.destroy());
	b.pipe(a).on('error', () => b.destroy());
	a.on('close', () => { lines.delete(a); b.destroy(); });
});
await new Promise(done => proxy.listen(0, '127.0.0.1', done));

await attempt('an event source hears every record once, in order, though its line is cut three times', async () => {
	const heard = [], wanted = [];
	const es = new EventSource(`http://127.0.0.1:${proxy.address().port}/v1/events?types=core.tag.created`, {
		fetch: (input, init) => fetch(input, { ...init, headers: { ...init.headers, ...bearer } }) });
	es.addEventListener('core.tag.created', e => heard.push(JSON.parse(e.data)));
	es.onmessage = e => heard.push(JSON.parse(e.data));
	await new Promise((done, fail) => { es.onopen = done; setTimeout(() => fail(new Error('it does not open')), 20000); });
	for (let i = 0; i < 20; i++) {
		const r = await (await make(`heard ${i}`)).json();
		wanted.push(r.id);
		for (let n = 0; i === 0 && n < 200 && heard.length === 0; n++)
			await sleep(50);		// it has a place to go on from
		if (i % 5 === 4 && i < 19)
			lines.forEach(l => l.destroy());
	}
	for (let n = 0; n < 400 && heard.length < wanted.length; n++)
		await sleep(50);
	es.close();
	const got = heard.map(e => e.record).join(' ');
	return got === wanted.join(' ') ? undefined : `heard ${heard.length} of ${wanted.length}: ${got}`;
});
proxy.close();

await attempt('a device grant by oauth4webapi', async () => {
	const as = { issuer: server, device_authorization_endpoint: `${server}/v1/device/code`, token_endpoint: `${server}/v1/device/token` };
	const client = { client_id: 'somebody' }, none = oauth.None(), options = { [oauth.allowInsecureRequests]: true };
	const code = await oauth.processDeviceAuthorizationResponse(as, client, await oauth.deviceAuthorizationRequest(as, client, none, {}, options));
	const token = async () => oauth.processDeviceCodeResponse(as, client, await oauth.deviceCodeGrantRequest(as, client, none, code.device_code, options));
	const refused = async () => {
		try {
			await token();
		} catch (e) {
			return e.error;
		}
	};
	const first = await refused();
	if (first !== 'authorization_pending')
		return `before it is approved: ${first}`;
	const soon = await refused();
	if (soon !== 'slow_down' && soon !== 'authorization_pending')
		return `asked again at once: ${soon}`;
	await fetch(`${server}/v1/device/approve`, { method: 'POST', headers: { ...bearer, 'content-type': 'application/json' }, body: JSON.stringify({ user_code: code.user_code }) });
	let t;
	for (let n = 0; n < 4 && !t; n++) {
		await sleep((code.interval + 1 + 5 * n) * 1000);
		t = await token().catch(e => { if (e.error !== 'slow_down') throw e; });
	}
	const me = await oauth.protectedResourceRequest(t.access_token, 'GET', new URL(`${server}/v1/me`), undefined, undefined, options);
	return me.status === 200 && t.token_type === 'bearer' ? undefined : `${me.status} ${t.token_type}`;
});
await attempt('a code that is none is refused in OAuth\'s words', async () => {
	const r = await fetch(`${server}/v1/device/token`, { method: 'POST', body: new URLSearchParams({ device_code: 'none', grant_type: 'urn:ietf:params:oauth:grant-type:device_code' }) });
	const j = await r.json();
	return r.status === 400 && ['invalid_grant', 'expired_token'].includes(j.error) ? undefined : JSON.stringify(j);
});

await attempt('swagger-client makes, reads, changes, finds and deletes a record by names of operations', async () => {
	const c = await SwaggerClient({ url: `${server}/v1/openapi.json`, requestInterceptor: r => { r.headers.authorization = bearer.authorization; return r; } });
	const a = c.apis.account;
	const made = await a.post_v1_objects_account({}, { requestBody: { name: 'By swagger', annual_revenue: { amount: '9.50', currency: 'EUR' } } });
	const id = made.body.id, read = await a.get_v1_objects_account_id({ id });
	const changed = await a.patch_v1_objects_account_id({ id, 'If-Match': read.headers.etag }, { requestBody: { name: 'By swagger & co' }, requestContentType: 'application/merge-patch+json' });
	const found = await a.get_v1_objects_account({ q: 'name="By swagger & co"', count: true });
	const stale = await a.patch_v1_objects_account_id({ id, 'If-Match': read.headers.etag }, { requestBody: { name: 'x' } }).catch(e => e.status);
	const gone = await a.delete_v1_objects_account_id({ id });
	const all = [made.status, read.body.name, changed.body.name, found.body.count, found.body.data[0]?.id === id, stale, gone.status];
	return JSON.stringify(all) === JSON.stringify([201, 'By swagger', 'By swagger & co', 1, true, 412, 204]) ? undefined : JSON.stringify(all);
});

await attempt('openapi-typescript has types of every object', async () => {
	const doc = await (await fetch(`${server}/v1/openapi.json`, { headers: bearer })).json();
	const text = openapiTS.astToString(await (openapiTS.default.default ?? openapiTS.default)(doc));
	const missing = Object.keys(doc.components.schemas).filter(n => !new RegExp(`^ {8}"?${n}"?: `, 'm').test(text));
	return missing.length === 0 ? undefined : `no type of ${missing.slice(0, 5)}`;
});

await attempt('the figures are what Prometheus reads', async () => {
	const r = await fetch(`${server}/metrics`), families = parsePrometheus(await r.text());
	const bad = families.filter(f => !f.help || !['COUNTER', 'GAUGE', 'HISTOGRAM', 'SUMMARY'].includes(f.type) || f.metrics.length === 0 || !/^hotcrm/.test(f.name));
	const count = families.filter(f => f.type === 'COUNTER' && !/_total$|_sum$|_count$/.test(f.name));
	return families.length > 3 && bad.length === 0 && count.length === 0 && /version=0.0.4/.test(r.headers.get('content-type')) ? undefined :
		JSON.stringify([families.length, bad, count.map(f => f.name), r.headers.get('content-type')]);
});
console.log(`1..${count}`);
process.exit(0);
