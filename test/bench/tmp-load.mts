import { openVault } from '../../main/vault/open.ts';
import { putPerson } from '../../main/vault/queries/replica-person.ts';
import { countPeople } from '../../main/vault/queries/replica.ts';
import { findPeople } from '../../main/vault/queries/search.ts';
import { people } from '../helpers/vault-people.ts';
import { createLog } from '../../main/platform/log.ts';
import { systemClock } from '../../main/platform/clock.ts';
import { rmSync, statSync } from 'node:fs';
const N = Number(process.argv[2] ?? 20000);
for (const s of ['', '-wal', '-shm']) rmSync('/tmp/vb/t.db' + s, { force: true });
const log = createLog(systemClock, (l) => process.stdout.write(l));
const o = openVault({ file: '/tmp/vb/t.db', key: Buffer.alloc(32, 7), log });
if (!o.ok) throw new Error(JSON.stringify(o));
const v = o.value;
const all = [...people(N)];
let t = performance.now(), last = t;
for (let i = 0; i < N; i += 1000) { v.transact((db) => { for (const p of all.slice(i, i + 1000)) putPerson(db, p, 'sync'); });
 if (i % 100000 === 0) { console.log(i, ((performance.now()-last)).toFixed(0)); last = performance.now(); } }
const ms = performance.now() - t;
console.log(countPeople(v.read), 'people', (N / ms * 1000).toFixed(0), '/s', statSync('/tmp/vb/t.db').size / 1e6, 'MB');
for (const text of ['ka', 'kar', 'karen', 'karen han', 'karen hansen', 'hansne', 'karne hansne', 'jense', 'niels', 'nielsen', 'karen 1944', 'k', 'k n', 'karen p', 'sorensen', 'Sörensen', 'ulla lundbæk','zainab nørgaard 1950','020544', '2 May 1944', '22000000', '0205440001', 'krisitansen aage']) {
  const ts: number[] = []; let r: any;
  for (let i = 0; i < 15; i++) { const a = performance.now(); r = findPeople(v.read, { text, limit: 20 }); ts.push(performance.now() - a); }
  const first = ts[0]!; ts.sort((a, b) => a - b);
  console.log(text.padEnd(24), r.matches.length, r.hasMore, 'first', first.toFixed(2), 'med', ts[7]!.toFixed(2), r.matches.slice(0, 3).map((m: any) => m.name + (m.isExact ? '' : '~') + ' ' + m.birthDate).join('; '));
}
v.close();
