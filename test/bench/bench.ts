import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import { benchAuthority } from './authority-bench.ts';
import { benchCredentials } from './credential-bench.ts';
import { benchLink } from './link/link-bench.ts';
import { benchSync } from './sync/sync-bench.ts';
import { benchVault, type VaultFigures } from './vault-bench.ts';

/**
 * `npm run bench`: search and durable save on a vault of 10 k, 100 k and 1 M citizens, encrypted and plain in turns; push and pull
 * of 100 and 10 k items beside PouchDB, RxDB and TinyBase; three days' work over a narrow link that is cut (`-- link --share 1` for all of
 * it, in real time), and what an idle desk costs; verifying a mandate's credential offline; decisions of the authority rules.
 * A table for people, JSON beside it. Absolute times are the machine's; the ratio is the claim. `-- --people 10000 --items 100` measures
 * less, `-- sync --items 100000` one part alone, and more of it.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    people: { type: 'string', default: '10000,100000,1000000' },
    items: { type: 'string', default: '100,10000' },
    share: { type: 'string', default: '0.05' },
    'scan-bytes': { type: 'string', default: '150000' },
    'idle-minutes': { type: 'string', default: '5' },
  },
});
const isAsked = (part: 'vault' | 'sync' | 'link' | 'credentials' | 'authority'): boolean =>
  positionals.length === 0 || positionals.includes(part);
const numbersIn = (text: string): readonly number[] => text.split(',').map(Number);

const settings = {
  at: new Date().toISOString(),
  node: process.version,
  sqlite: String(new Database(':memory:').prepare('SELECT sqlite_version() AS version').pluck().get()),
  cipher: 'aegis-256',
  synchronous: 'FULL',
  cpu: `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}`,
  memoryGb: Math.round(totalmem() / 2 ** 30),
};

const vault = isAsked('vault') ? benchVault(numbersIn(values.people)) : [];
const sync = isAsked('sync') ? await benchSync(numbersIn(values.items)) : { versions: [], figures: [] };
const link = isAsked('link')
  ? await benchLink({
      share: Number(values.share),
      scanBytes: Number(values['scan-bytes']),
      idleMinutes: Number(values['idle-minutes']),
    })
  : { carried: [], idle: [] };
const credentials = isAsked('credentials') ? await benchCredentials() : [];
const authority = isAsked('authority') ? [benchAuthority()] : [];

const row = ({ people, work, encrypted, plain }: VaultFigures) => ({
  people,
  work,
  'encrypted median ms': encrypted.medianMs,
  'encrypted p99 ms': encrypted.p99Ms,
  'plain median ms': plain.medianMs,
  'plain p99 ms': plain.p99Ms,
  ratio: Number((encrypted.medianMs / plain.medianMs).toFixed(2)),
});

console.log({ ...settings, peers: sync.versions });
for (const table of [vault.map(row), sync.figures, link.carried, link.idle, credentials, authority]) {
  if (table.length > 0) console.table(table);
}
mkdirSync('test-results', { recursive: true });
writeFileSync(
  'test-results/bench.json',
  `${JSON.stringify({ settings, vault, sync, link, credentials, authority }, null, 2)}\n`,
);
console.log('The same as JSON: test-results/bench.json');
