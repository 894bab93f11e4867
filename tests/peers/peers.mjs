// peers.mjs - other people's clients against a running hotcrmd: do they understand us? Called by peers.sh; prints TAP.
// Arguments: the server's address, an administrator's key, the program cron_times.
import { createServer } from 'node:http';
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
const need = createRequire(process.cwd() + '/');
const [url, key, cronTimes] = process.argv.slice(2);
const { Webhook } = need('standardwebhooks');
const { Cron } = need('croner');
let count = 0;
const ok = (good, name, why) => {
	console.log(`${good ? 'ok' : 'not ok'} ${++count} - ${name}`);
	if (!good && why)
		console.log(String(why).split('\n').slice(0, 30).map(l => '# ' + l).join('\n'));
};
const ask = async (method, path, body, headers = {}) => {
	const r = await fetch(url + path, { method, headers: { authorization: 'Bearer ' + key, 'content-type': 'application/json', ...headers },
		body: body === undefined ? undefined : JSON.stringify(body) });
	const text = await r.text();
	return { status: r.status, type: (r.headers.get('content-type') || '').split(';')[0], json: text ? JSON.parse(text) : null };
};

// 1. what we sign, the reference library verifies; what was touched, it refuses
const heard = [];
const listener = createServer((q, r) => {
	let body = '';
	q.on('data', d => body += d);
	q.on('end', () => { heard.push({ body, headers: q.headers }); r.writeHead(204).end(); });
});
await new Promise(done => listener.listen(0, '127.0.0.1', done));
const hook = await ask('POST', '/v1/webhooks', { url: `http://127.0.0.1:${listener.address().port}/` });
ok(hook.status === 201 && hook.json.secret, 'a webhook is made', JSON.stringify(hook));
const made = await ask('POST', '/v1/objects/account', { name: 'Gr\u00fc\u00dfe & "Co" <1>', annual_revenue: { amount: '1250.50', currency: 'EUR' } });
ok(made.status === 201, 'a record is made', JSON.stringify(made));
for (let i = 0; i < 100 && heard.length === 0; i++)
	await new Promise(done => setTimeout(done, 100));
listener.close();
try {
	const event = new Webhook(hook.json.secret).verify(heard[0].body, heard[0].headers);
	ok(event.type === 'crm.account.created', 'standardwebhooks verifies the signature', JSON.stringify(event));
} catch (e) {
	ok(false, 'standardwebhooks verifies the signature', e);
}
let refused = false;
try {
	new Webhook(hook.json.secret).verify(heard[0].body.replace('created', 'deleted'), heard[0].headers);
} catch {
	refused = true;
}
ok(refused, 'and refuses one that was touched');

// 2. schedules, by croner
const specs = ['*/5 * * * *', '0 9 * * 1-5', '30 2 1 * *', '15 10 13 * 5', '0 0 29 2 *', '@daily', '0 */6 * * *', '5,35 8-17/3 * 1,7 *', '0 12 * * 0',
	'59 23 31 12 *', '0 0 1-7 * 1', '@hourly', '10 4 * jan-mar mon', '@weekly', '@monthly', '@yearly'];
const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Sydney'];
const lines = [], wanted = [];
for (const spec of specs)
	for (const zone of zones)
		for (const from of ['2026-01-31T22:15:00Z', '2026-05-04T00:00:00Z', '2027-02-28T23:59:00Z', '2026-12-31T12:00:00Z']) {
			lines.push(`${spec}|${zone}|${from}`);
			wanted.push(new Cron(spec, { timezone: zone }).nextRuns(5, new Date(from)).map(d => d.toISOString()));
		}
const compare = (name, lines, wanted) => {
	const ours = execFileSync(cronTimes, { input: lines.join('\n') + '\n' }).toString().trim().split('\n').map(l => l.split(' '));
	const differ = lines.map((l, i) => [l, ours[i], wanted[i]]).filter(([, o, w]) => w.some((t, k) => Date.parse(t) !== Date.parse(o?.[k])));
	ok(differ.length === 0, `${name} (${lines.length})`, differ.slice(0, 8).map(([l, o, w]) => `${l}: ours ${o}, croner ${w}`).join('\n'));
};
compare('croner has the same times of schedules', lines, wanted);

// the hours when clocks change. Hours given as a range ("30 1-3 * * *") are left out: Vixie and we take them for fixed times (once, at the
// gap's end), croner for an interval.
const edges = ['30 2 * * *', '15 1 * * *', '0 3 * * *', '*/15 * * * *', '0 */2 * * *', '*/20 2 * * *', '0 0 * * *', '30 0 * * *', '0 2 * * 0', '5 * * * *',
	'45 2 29 3 *', '0 1 * * *', '59 23 * * *', '@hourly', '@daily'];
const changes = [['Europe/Berlin', '2026-03-28T20:00:00Z', '2026-10-24T20:00:00Z'], ['America/New_York', '2026-03-07T22:00:00Z', '2026-10-31T22:00:00Z'],
	['Australia/Lord_Howe', '2026-10-03T10:00:00Z', '2026-04-04T10:00:00Z'], ['Australia/Sydney', '2026-10-03T10:00:00Z', '2026-04-04T10:00:00Z'],
	['America/Santiago', '2026-09-05T22:00:00Z', '2026-04-04T22:00:00Z'], ['Africa/Casablanca', '2026-02-14T20:00:00Z', '2026-03-21T20:00:00Z'],
	['America/St_Johns', '2026-03-07T22:00:00Z', '2026-10-31T22:00:00Z'], ['Asia/Beirut', '2026-03-28T10:00:00Z', '2026-10-24T10:00:00Z']];
const at = edges.flatMap(s => changes.flatMap(([zone, ...from]) => from.map(f => [s, zone, f])));
compare('and where clocks change', at.map(x => x.join('|')), at.map(([s, timezone, f]) => new Cron(s, { timezone }).nextRuns(5, new Date(f)).map(d => d.toISOString())));
console.log(`1..${count}`);
