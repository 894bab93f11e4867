// rxdb.mjs - RxDB as a device of ours: two RxDB databases and a real workspace edit the same tasks, off line and on a bad line, and must
// end up the same, with every value that was sent still to be found.
//
// The adapter between replicateRxCollection's two handlers and /v1/sync is what anybody would write from hotcrm-sync(7) and the API: it
// enrols a device, sends changed fields with the version they were made on, keeps a request until it is answered, and asks for changes
// since its cursor. The server merges; RxDB is told what came out.
//
// usage: node rxdb.mjs SERVER LINE KEY1 KEY2 HOTCRM WORKSPACE SEED STEPS       LINE: the server through a proxy that loses things
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { randomBytes } from 'node:crypto';
const need = createRequire(process.cwd() + '/');
const { createRxDatabase } = need('rxdb');
const { replicateRxCollection } = need('rxdb/plugins/replication');
const { getRxStorageMemory } = need('rxdb/plugins/storage-memory');
const { blake2b } = need('blakejs');
const [server, line, key1, key2, hotcrm, workspace, seed, steps] = process.argv.slice(2);

const OBJECT = 'task', FIELDS = ['subject', 'blocked_by', 'blocks', 'description', 'estimated_hours', 'due_date', 'priority', 'status'];
let random = BigInt(seed);
function below(n) {
	random = (random * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn;
	return Number((random >> 33n) % BigInt(n));
}
const pick = list => list[below(list.length)];
const sleep = ms => new Promise(done => setTimeout(done, ms));
let count = 0;
const ok = (good, name, why) => {
	console.log(`${good ? 'ok' : 'not ok'} ${++count} - ${name}`);
	if (!good && why)
		console.log(String(why).split('\n').slice(0, 40).map(l => '# ' + l).join('\n'));
};
const uuid7 = () => {
	const b = randomBytes(16);
	b.writeUIntBE(Date.now(), 0, 6);
	b[6] = 0x70 | b[6] & 15;
	b[8] = 0x80 | b[8] & 63;
	return b.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
};

class Device {
	constructor(name, key) {
		Object.assign(this, { name, key, base: line, n: 0, acked: 0, chain: Buffer.alloc(16), cursor: '', last: 0n, offline: false, outbound: null,
			master: new Map(), moves: 0, sent: [], turn: Promise.resolve(), requests: 0, failures: 0, merged: 0 });
	}
	async ask(method, path, body) {
		if (this.offline)
			throw new Error('off line');
		this.requests++;
		let r, text;
		try {
			r = await fetch(this.base + path, { method, headers: { authorization: 'Bearer ' + this.key, 'content-type': 'application/x-ndjson' }, body,
				signal: AbortSignal.timeout(20000) });
			text = await r.text();
		} catch (e) {
			this.failures++;
			throw e;
		}
		if (r.status !== 200) {
			this.failures++;
			throw new Error(`${this.name}: ${path} ${r.status} ${text.slice(0, 200)}`);
		}
		return text;
	}
	async join() {
		this.base = server;	// once, and not twice
		const j = JSON.parse(await this.ask('POST', '/v1/sync/join', JSON.stringify({ v: 1, name: this.name })));
		this.base = line;
		Object.assign(this, { dev: j.dev, epoch: j.epoch });
	}
	// whole lines up to "end", or nothing
	lines(text, head) {
		const all = text.split('\n').filter(l => l !== '');
		const end = all.length ? JSON.parse(all[all.length - 1]) : {};
		if (!text.endsWith('\n') || !end.end || (head && JSON.parse(all[0]).rid !== head)) {
			this.failures++;
			throw new Error('cut off');
		}
		return { head: head ? all.shift() : null, end: JSON.parse(all.pop()), lines: all.map(l => JSON.parse(l)) };
	}
	async exchange(entries, push) {
		const rid = randomBytes(8).toString('hex');
		const first = { v: 1, dev: this.dev, epoch: this.epoch, cursor: this.cursor, acked_n: this.acked, chain: this.chain.toString('hex'), rid, max: 1 << 20 };
		if (push)
			first.push = 1;
		const r = this.lines(await this.ask('POST', '/v1/sync', JSON.stringify(first) + '\n' + entries), rid);
		const h = BigInt(r.head.match(/"h":(\d+)/)[1]);
		if (h > this.last)
			this.last = h;
		return { ...r, head: JSON.parse(r.head) };
	}
	clock() {
		const now = BigInt(Date.now()) << 16n;
		return this.last = now > this.last ? now : this.last + 1n;
	}
	change(l) {
		if (l.o !== OBJECT)
			return;
		const had = this.master.get(l.id);
		if (had && l.q <= had.q)
			return;
		if (l.del || l.gone || l.purge) {
			if (had)
				this.master.set(l.id, { ...had, q: l.q, deleted: true, move: ++this.moves });
			return;
		}
		if (!l.w && (!had || had.deleted))
			return;		// a part of something whose whole is still to come
		const fields = l.w ? {} : { ...had.fields };
		for (const f of FIELDS)
			if (l.f && f in l.f)
				fields[f] = l.f[f];
		this.master.set(l.id, { q: l.q, fields, deleted: false, move: ++this.moves });
	}
	// what the server has now
	async refresh() {
		await this.flush();
		if (this.cursor === '') {
			const r = await this.exchange('', false);
			for (const [bucket, name] of r.head.scope.buckets)
				if (name.endsWith(':' + OBJECT))
					for (let after = '', more = true; more;) {
						const page = this.lines(await this.ask('GET', `/v1/sync/snapshot?dev=${this.dev}&bucket=${bucket}&after=${after}&limit=50`));
						if (page.end.bucket !== bucket || String(page.end.from) !== String(after))
							throw new Error('an answer to another question');
						page.lines.forEach(l => this.change(l));
						({ after, more } = page.end);
					}
			this.cursor = r.end.cursor;
		}
		for (let more = true; more;) {
			const r = await this.exchange('', false);
			r.lines.forEach(l => this.change(l));
			this.cursor = r.end.cursor;
			more = r.end.more;
		}
	}
	// the request that waits is sent until it is answered, the very same bytes
	async flush() {
		if (!this.outbound)
			return;
		const r = await this.exchange(this.outbound.join('\n') + '\n', true);
		const results = r.lines.filter(l => 'r' in l);
		if (results.length !== this.outbound.length)
			throw new Error('not all was answered');
		for (const text of this.outbound)
			this.chain = Buffer.from(blake2b(Buffer.concat([this.chain, Buffer.from(blake2b(Buffer.from(text), null, 16))]), null, 16));
		for (const l of results) {
			if (l.st === 'parked')
				throw new Error(`parked: ${JSON.stringify(l)}`);
			this.merged += l.st === 'merged' || l.f !== undefined;
		}
		this.acked = this.n;
		this.outbound = null;
	}
	document(id) {
		const m = this.master.get(id);
		return m && { id, rev: m.q, ...Object.fromEntries(FIELDS.map(f => [f, m.fields[f] === undefined || m.fields[f] === null ? '' : String(m.fields[f])])), _deleted: m.deleted };
	}
	// one at a time: pull and push are handlers of one connection
	serially(fn) {
		const run = this.turn.then(fn, fn);
		this.turn = run.catch(() => {});
		return run;
	}
	pull(checkpoint) {
		return this.serially(async () => {
			await this.refresh();
			const since = checkpoint?.moves ?? 0;
			const documents = [...this.master].filter(([, m]) => m.move > since).map(([id]) => this.document(id));
			return { documents, checkpoint: { moves: this.moves } };
		});
	}
	push(rows) {
		return this.serially(async () => {
			await this.flush();
			const entries = [], tx = Date.now();
			const value = (f, text) => text === '' || text === undefined ? null : f === 'due_date' ? Number(text) : text;
			for (const { assumedMasterState: was, newDocumentState: now } of rows) {
				const d = {}, made = !was && !this.master.has(now.id);
				for (const f of FIELDS) {
					const old = value(f, was?.[f]), to = value(f, now[f]);
					if (old !== to && !now._deleted) {
						d[f] = made ? to : [old, to];
						this.sent.push([now.id, f, to]);
					}
				}
				const op = now._deleted ? 'd' : made ? 'c' : 'u';
				if (op === 'u' && Object.keys(d).length === 0)
					continue;
				const base = was?.rev && !made ? `,"base":${was.rev}` : '';
				entries.push(`{"n":${++this.n},"tx":${tx},"h":${this.clock()},"o":"${OBJECT}","id":"${now.id}","op":"${op}"${base}` +
					`${op === 'd' ? '' : `,"d":${JSON.stringify(d)}`}}`);
			}
			if (entries.length > 0) {
				this.outbound = entries;
				await this.flush();
			}
			await this.refresh();
			// where the server's merge came out otherwise, that is the truth
			return rows.map(r => this.document(r.newDocumentState.id)).filter((d, i) => d && !same(d, rows[i].newDocumentState));
		});
	}
}
const same = (a, b) => Boolean(a._deleted) === Boolean(b._deleted) && FIELDS.every(f => (a[f] ?? '') === (b[f] ?? ''));

async function client(name, key) {
	const device = new Device(name, key);
	await device.join();
	const db = await createRxDatabase({ name, storage: getRxStorageMemory(), multiInstance: false });
	const properties = { id: { type: 'string', maxLength: 36 }, rev: { type: 'integer' } };
	for (const f of FIELDS)
		properties[f] = { type: 'string' };
	await db.addCollections({ tasks: { schema: { version: 0, primaryKey: 'id', type: 'object', properties, required: ['id'] }, conflictHandler: {
		isEqual: (a, b) => same(a, b) && (a.rev ?? 0) === (b.rev ?? 0),
		resolve: i => i.realMasterState } } });
	const replication = replicateRxCollection({ collection: db.tasks, replicationIdentifier: name, live: true, retryTime: 100,
		pull: { handler: c => device.pull(c), batchSize: 1000 }, push: { handler: rows => device.push(rows), batchSize: 20 } });
	if (process.env.HOTCRM_PEERS_LOUD)
		replication.error$.subscribe(e => console.log('# ' + name + ' ' + (e.parameters?.errors?.[0]?.message ?? e.message ?? e)));
	return { name, device, db, tasks: db.tasks, replication };
}

const hot = (...words) => execFileSync(hotcrm, ['-d', workspace, ...words], { stdio: ['ignore', 'pipe', 'pipe'] }).toString();
const kimsync = () => { try { hot('sync'); } catch (e) { if (e.status !== 6 && e.status !== 5) throw e; } };
const written = [];	// tokens the real workspace wrote

const rx = [await client('rxone', key1), await client('rxtwo', key2)];
const token = (who, i) => `${who}-${seed}-${i}`;
async function edit(who, i) {
	const f = pick(['subject', 'subject', 'blocked_by', 'blocks', 'description', 'estimated_hours', 'due_date', 'priority']), t = token(who.name ?? 'kim', i);
	const text = f === 'estimated_hours' ? `${1 + below(90)}.${10 + below(80)}` : f === 'due_date' ? String(20700 + below(300)) :
		f === 'priority' ? pick(['high', 'normal', 'low']) : t;
	if (who === 'kim') {
		const ids = hot('list', 'task', '-o', 'ids').trim().split('\n').filter(Boolean);
		if (ids.length === 0)
			return;
		const id = pick(ids.sort());
		hot('set', 'task', id, `${f}=${f === 'due_date' ? new Date(Number(text) * 864e5).toISOString().slice(0, 10) : text}`);
		if (text === t)
			written.push([id, f, t]);
		return;
	}
	const docs = (await who.tasks.find().exec()).sort((a, b) => a.id < b.id ? -1 : 1);
	if (docs.length > 0)
		await pick(docs).incrementalModify(d => { d[f] = f === 'description' ? `${t}\n${d[f] ?? ''}` : text; return d; });
}
async function step(i) {
	const who = pick([rx[0], rx[1], 'kim']), what = below(100);
	if (what < 60) {
		await edit(who, i);
	} else if (what < 70) {
		const t = token(who.name ?? 'kim', i);
		if (who === 'kim') {
			written.push([hot('new', 'task', `subject=${t}`, 'due_date=2026-11-30', 'priority=normal').trim(), 'subject', t]);
		} else {
			await who.tasks.insert({ id: uuid7(), subject: t, due_date: '20800', priority: 'normal', status: 'not_started' });
		}
	} else if (what < 74 && who !== 'kim') {
		const docs = await who.tasks.find().exec();
		if (docs.length > 4)
			await pick(docs.sort((a, b) => a.id < b.id ? -1 : 1)).incrementalRemove();
	} else if (what < 86) {
		if (who !== 'kim')
			who.device.offline = !who.device.offline;
		else
			kimsync();
	} else if (who !== 'kim') {
		who.replication.reSync();
		await sleep(20);
	} else {
		kimsync();
	}
}

const began = Date.now();
for (let i = 0; i < Number(steps); i++) {
	await step(i);
	if (i % 3 === 0)
		await sleep(below(60));		// for handlers to run between; what comes out may not depend on it
}

// the line is good again: everybody drains
for (const c of rx) {
	c.device.offline = false;
	c.device.base = server;
}
const state = async () => {
	const ofServer = [], views = {};
	for (let after = ''; ;) {
		const page = await (await fetch(`${server}/v1/objects/${OBJECT}?limit=200&fields=id,${FIELDS.join(',')}&after=${encodeURIComponent(after)}`,
			{ headers: { authorization: 'Bearer ' + key1 } })).json();
		ofServer.push(...page.data);
		if (!(after = page.next))
			break;
	}
	const norm = d => `${d.id} ` + FIELDS.map(f => d[f] === null || d[f] === undefined || d[f] === '' ? '' : f === 'estimated_hours' ? Number(d[f]) :
		f === 'due_date' && /^\d+$/.test(d[f]) ? new Date(Number(d[f]) * 864e5).toISOString().slice(0, 10) : d[f]).join('|');
	views.server = ofServer.map(norm).sort().join('\n');
	views.workspace = hot('list', OBJECT, '-o', 'ndjson').trim().split('\n').map(l => norm(JSON.parse(l))).sort().join('\n');
	for (const c of rx)
		views[c.name] = (await c.tasks.find().exec()).map(d => norm(d.toJSON())).sort().join('\n');
	return views;
};
let views, rounds = 0, equal = false;
while (!equal && rounds++ < 20) {
	kimsync();
	for (const c of rx) {
		c.replication.reSync();
		await Promise.race([c.replication.awaitInSync(), sleep(20000)]);
	}
	views = await state();
	equal = Object.values(views).every(v => v === views.server);
}
const differ = Object.entries(views).filter(([, v]) => v !== views.server).map(([k, v]) => {
	const s = new Set(views.server.split('\n'));
	const m = new Set(v.split('\n'));
	return `${k}:\n  only there: ${[...m].filter(x => !s.has(x)).slice(0, 4).join('\n    ')}\n  only at the server: ${[...s].filter(x => !m.has(x)).slice(0, 4).join('\n    ')}`;
}).join('\n');
ok(equal, `two RxDB clients, a workspace and the server hold the same ${views.server.split('\n').length} tasks (${rounds} rounds)`, differ);

// nothing that was sent is gone: it stands in a record, in its history, or in a conflict
const texts = [];
const get = async path => await (await fetch(server + path, { headers: { authorization: 'Bearer ' + key1 } })).text();
for (let after = ''; ;) {
	const text = await get(`/v1/objects/conflict?limit=200&after=${encodeURIComponent(after)}`);
	texts.push(text);
	if (!(after = JSON.parse(text).next))
		break;
}
const conflicts = texts.reduce((n, t) => n + JSON.parse(t).data.length, 0);
const ids = new Set([...rx.flatMap(c => [...c.device.master.keys()]), ...views.server.split('\n').map(l => l.slice(0, 36))]);
for (const id of ids)
	texts.push(await get(`/v1/objects/${OBJECT}/${id}/history?limit=200`), await get(`/v1/objects/${OBJECT}/${id}`));
const all = texts.join('\n');
// what is deleted has no history to ask for: its values are taken on trust
const gone = new Set([...ids].filter(id => !views.server.includes(id)));
const missing = [...rx.flatMap(c => c.device.sent), ...written].filter(([id, , v]) => !gone.has(id) && /^(rx|kim)/.test(v))
	.map(([id, f, v]) => [id, f, v.split('\n')[0]]).filter(([, , v]) => !all.includes(v));
ok(missing.length === 0, 'every value that was sent is in a record, its history or a conflict', missing.map(m => m.join(' ')).join('\n'));
ok(rx.every(c => c.device.requests > 0 && c.device.n > 0), 'both clients wrote');
const d = rx.map(c => c.device);
console.log(`# seed ${seed}: ${steps} steps, ${d.reduce((n, x) => n + x.n, 0)} entries of RxDB, ${written.length} texts of the workspace, ` +
	`${d.reduce((n, x) => n + x.requests, 0)} requests of which ${d.reduce((n, x) => n + x.failures, 0)} failed, ` +
	`${d.reduce((n, x) => n + x.merged, 0)} came out otherwise than sent, ${conflicts} conflicts kept, ${gone.size} records deleted, ${((Date.now() - began) / 1000).toFixed(1)} s`);
for (const c of rx) {
	await c.replication.cancel();
	await c.db.close();
}
console.log(`1..${count}`);
process.exit(0);
