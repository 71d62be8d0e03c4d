import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { followIssuers } from '../../main/sync/follow-issuers.ts';
import { openVault } from '../../main/vault/open.ts';
import { saveIssuerKeys } from '../../main/vault/queries/issuer-keys.ts';
import { checkCredential } from '../../main/usecases/mandates/credential-state.ts';
import { claimsOf, issuedSecond, listUri, makeIssuer, wholeList } from '../helpers/mandate-issuer.ts';
import { mandateRecord } from '../helpers/vault-records.ts';
import { silentLog, testKey } from '../helpers/vault-settings.ts';

export type CredentialFigures = {
  readonly work: string;
  readonly medianMs: number;
  readonly p99Ms: number;
};

const size = 2 ** 20;
const rounds = 500;

/**
 * Verifying one credential that was never seen before and looking it up in a list of a million entries in an encrypted vault; the same again
 * once it is known; taking in the whole list. One in a hundred of the entries is revoked.
 */
export const benchCredentials = async (): Promise<readonly CredentialFigures[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'counterpart-bench-'));
  const opened = openVault({ file: join(folder, 'vault.db'), key: testKey, log: silentLog });
  if (!opened.ok) throw new Error(opened.problem.code);
  const vault = opened.value;
  try {
    const issuer = makeIssuer();
    const revoked = Array.from({ length: size / 100 }, scattered());
    const list = wholeList(issuer, { version: 1, revoked, size });
    vault.transact((db) => saveIssuerKeys(db, { keys: [issuer.key] }));
    const now = new Date((issuedSecond + 60) * 1000);
    await followIssuers({
      vault,
      transport: {
        issuerKeys: async () => ({ kind: 'answered', value: { keys: [issuer.key] } }),
        statusLists: async () => ({
          kind: 'answered',
          value: { lists: [{ list: 1, uri: listUri, version: 1 }] },
        }),
        statusList: async () => ({ kind: 'answered', value: list }),
      },
      now: () => now.getTime(),
      onChanged: () => undefined,
    })(new AbortController().signal);
    const texts = Array.from({ length: rounds }, (_, index) =>
      issuer.credential(claimsOf(mandateRecord(`mandate-${index}`), { place: (index * 2003) % size })),
    );
    const check = (text: string) => checkCredential(vault.read, { text, mandate: null }, now);
    const payload = JSON.parse(Buffer.from(list.token.split('.')[1] ?? '', 'base64url').toString()) as {
      readonly status_list: { readonly lst: string };
    };
    const deflated = Buffer.from(payload.status_list.lst, 'base64url');
    return [
      measure('verify a new credential and look it up among a million', texts, check),
      measure('the same once it is known', texts, check),
      measure(`inflate a list of a million (${Math.round(deflated.length / 1024)} KB)`, texts, () =>
        inflateSync(deflated),
      ),
    ];
  } finally {
    vault.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Places without a pattern, the same each time (Numerical Recipes): a pattern would deflate to nothing. */
const scattered = (): (() => number) => {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 12;
  };
};

const measure = (
  work: string,
  texts: readonly string[],
  doIt: (text: string) => unknown,
): CredentialFigures => {
  const times = texts
    .map((text) => {
      const begun = performance.now();
      doIt(text);
      return performance.now() - begun;
    })
    .toSorted((left, right) => left - right);
  const at = (share: number): number => Number((times[Math.floor(times.length * share)] ?? 0).toFixed(3));
  return { work, medianMs: at(0.5), p99Ms: at(0.99) };
};
