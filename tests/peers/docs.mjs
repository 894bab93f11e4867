// docs.mjs - the interactive documentation in a browser: it loads, lists what the key may do, and a request sent from it is answered.
// usage: node docs.mjs SERVER KEY BROWSER
import { createRequire } from 'node:module';
const need = createRequire(process.cwd() + '/');
const puppeteer = need('puppeteer-core');
const [server, key, executablePath] = process.argv.slice(2);
let count = 0;
const ok = (good, name, why) => {
	console.log(`${good ? 'ok' : 'not ok'} ${++count} - ${name}`);
	if (!good)
		console.log('# ' + String(why).slice(0, 1000).replaceAll('\n', '\n# '));
};
const browser = await puppeteer.launch({ executablePath, headless: true, args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] });
const page = await browser.newPage(), trouble = [], elsewhere = [];
page.on('pageerror', e => trouble.push(e.message));
page.on('console', m => m.type() === 'error' && trouble.push(m.text() + ' ' + (m.location()?.url ?? '')));
page.on('request', r => r.url().startsWith(server) || r.url().startsWith('data:') || elsewhere.push(r.url()));
await page.goto(`${server}/v1/docs`, { waitUntil: 'load' });
ok((await page.title()).includes('HotCRM'), 'the page opens', await page.title());
await page.type('#k', 'hk_wrong');
await page.click('#g');
await page.waitForFunction(() => document.querySelector('#o').textContent.length > 0);
ok((await page.$eval('#o', e => e.textContent)).includes('not known'), 'a wrong key is told so', await page.$eval('#o', e => e.textContent));
trouble.length = 0;	// the browser notes the 401
await page.$eval('#k', e => { e.value = ''; });
await page.type('#k', key);
await page.click('#g');
await page.waitForSelector('#t-account', { timeout: 60000 });
const groups = await page.$$eval('#o > details', d => d.length), operations = await page.$$eval('#o > details > details', d => d.length);
ok(groups > 20 && operations > 200, `it lists ${operations} operations in ${groups} groups`);
// opens an operation, fills inputs, sends, gives what it shows
const send = (group, method, path, values, body) => page.evaluate(async (group, method, path, values, body) => {
	const d = [...document.querySelectorAll(`#t-${group} > details`)].find(d => d.querySelector('.m').textContent === method && d.querySelector('code').textContent === path);
	d.open = true;
	for (const label of d.querySelectorAll('label')) {
		const name = label.textContent.trim();
		if (name in values)
			label.querySelector('input').value = values[name];
	}
	if (body)
		d.querySelector('textarea').value = body;
	d.querySelector('button').click();
	const out = d.querySelector('pre');
	for (let i = 0; i < 600 && !/^\d|rror/.test(out.textContent); i++)
		await new Promise(done => setTimeout(done, 50));
	return out.textContent;
}, group, method, path, values, body);
const me = await send('general', 'GET', '/v1/me', {});
ok(/^200 GET \/v1\/me/.test(me) && me.includes('"admin": true'), 'GET /v1/me is tried and answered', me);
const made = await send('account', 'POST', '/v1/objects/account', {}, '{"name":"From the page & \\"so\\" <b>"}');
ok(/^201/.test(made), 'a record is made from it', made);
const list = await send('account', 'GET', '/v1/objects/account', { q: 'name:"From the page"', fields: 'id,name', limit: '5' });
ok(/^200/.test(list) && list.includes('From the page'), 'and found with a query', list);
const one = await send('account', 'GET', '/v1/objects/account/{id}', { id: JSON.parse(list.slice(list.indexOf('\n'))).data[0].id, fields: 'id,name' });
ok(/^200/.test(one) && one.includes('<b>'), 'and read by its id, shown as text', one);
const bad = await send('general', 'GET', '/v1/query', { q: 'nonsense' });
ok(/^4\d\d/.test(bad) && bad.includes('"detail"'), 'what is refused says why', bad);
await page.type('#f', 'cont');
ok(await page.$eval('#t-account', e => e.hidden) && !(await page.$eval('#t-contact', e => e.hidden)), 'the filter narrows the list');
const real = trouble.filter(t => !/status of 4\d\d/.test(t));
ok(real.length === 0, 'no script error', real.join('\n'));
ok(elsewhere.length === 0, 'nothing is asked of another host', elsewhere.join('\n'));
await browser.close();
console.log(`1..${count}`);
