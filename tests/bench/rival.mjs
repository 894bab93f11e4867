// rival.mjs - the workload of rival.sh on PouchDB. `rival.mjs serve` is the server (prints its port); `rival.mjs ADDRESS N SAME`
// runs two clients against it and prints `name value unit`. In a folder that has pouchdb and express-pouchdb.
import { createRequire } from 'node:module';
const need = createRequire(process.cwd() + '/');
const PouchDB = need('pouchdb-core').plugin(need('pouchdb-adapter-http')).plugin(need('pouchdb-adapter-memory')).plugin(need('pouchdb-replication'))
	.plugin(need('pouchdb-mapreduce')).plugin(need('pouchdb-find'));

if (process.argv[2] === 'serve') {
	const Kept = PouchDB.defaults({ adapter: 'memory' });
	const app = need('express')();
	app.use('/', need('express-pouchdb')(Kept, { mode: 'minimumForPouchDB', inMemoryConfig: true, logPath: '/dev/null' }));
	const s = app.listen(0, '127.0.0.1', () => console.log(s.address().port));
} else {
	const [address, n, same] = [process.argv[2], +process.argv[3], +process.argv[4]];
	const remote = new PouchDB(address + '/crm');
	const a = new PouchDB('a', { adapter: 'memory' }), b = new PouchDB('b', { adapter: 'memory' });
	const say = (name, value, unit) => console.log('pouchdb_' + name, value, unit);
	const timed = async (name, fn) => {
		const t = process.hrtime.bigint();
		await fn();
		say(name, (Number(process.hrtime.bigint() - t) / 1e9).toFixed(2), 's');
	};
	const sync = async db => {
		await db.replicate.to(remote);
		await db.replicate.from(remote);
	};
	const id = i => 'r' + String(i).padStart(5, '0');
	const docs = [];
	for (let i = 1; i <= n; i++)
		docs.push({ _id: id(i), type: 'account', name: `Company ${i} of the bench`, phone: `+49 30 ${i}`, website: `https://c${i}.example`,
			billing_city: `City ${i % 97}` });
	await a.bulkDocs(docs);
	await timed('push', () => sync(a));
	await timed('pull', () => sync(b));
	const edit = async (db, i, field, value) => {
		const d = await db.get(id(i));
		d[field] = value;
		await db.put(d);
	};
	// both edit the same records: first another field each, then the same field
	for (let i = 1; i <= same; i++) {
		await edit(a, i, 'phone', 'edited by a');
		await edit(b, i, 'website', 'https://edited-by-b.example');
		await edit(a, same + i, 'billing_city', 'edited by a');
		await edit(b, same + i, 'billing_city', 'edited by b');
	}
	await timed('edits', async () => { await sync(a); await sync(b); await sync(a); });
	let both = 0, shown = 0;
	for (let i = 1; i <= same; i++) {
		const d = await a.get(id(i));
		both += d.phone === 'edited by a' && d.website === 'https://edited-by-b.example';
		const c = await a.get(id(same + i), { conflicts: true });
		shown += (c._conflicts ?? []).length > 0;
	}
	say('merged_fields', both, `of ${same}`);
	say('losing_values_kept', shown, `of ${same}`);	// as whole documents in _conflicts, for a program that asks for them
	process.exit(0);
}
