import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { type StatusListAnswer, StatusListClaims } from '../../central/api/mandate-credential.ts';
import { isSignedWith, openJws } from '../platform/compact-jws.ts';
import type { Vault } from '../vault/open.ts';
import { listIssuerKeys, saveIssuerKeys } from '../vault/queries/issuer-keys.ts';
import { findStatusList, saveStatusList, type StatusListRow } from '../vault/queries/status-lists.ts';
import { judgeList, type ListVerdict } from './core/judge-list.ts';
import type { Answer } from './answer.ts';
import type { MandateTransport } from './transport/mandate-transport.ts';

export type IssuerFollower = {
  readonly vault: Vault;
  readonly transport: Pick<MandateTransport, 'issuerKeys' | 'statusLists' | 'statusList'>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Keys or a list have changed: whatever shows a mandate asks again. */
  readonly onChanged: () => void;
};

/** Asked after every pull, but not oftener than this; and while nobody is at the desk still within what a service takes as fresh. */
const shortestPauseMs = 20_000;
const quietPauseMs = 15 * 60_000;
/** 16 million entries: a list beyond that is a fault or an attack. */
const largestListBytes = 2 * 1024 * 1024;

/**
 * Brings the issuers' keys and the status lists up to date; answers the function to call after a pull. What does not come, or is not the
 * issuer's word, changes nothing: what is held stays and its age is shown. Never rejects for what central does.
 */
export const followIssuers = (
  follower: IssuerFollower,
): ((signal: AbortSignal, desk?: { readonly isQuiet: boolean }) => Promise<void>) => {
  let followedAt = -Infinity;
  return async (signal, desk = { isQuiet: false }) => {
    const pauseMs = desk.isQuiet ? quietPauseMs : shortestPauseMs;
    const since = follower.now() - followedAt;
    // A clock that was put back since holds nothing up.
    if (since >= 0 && since < pauseMs) return;
    const isDone = await followOnce(follower, signal);
    if (isDone) followedAt = follower.now();
  };
};

const followOnce = async (follower: IssuerFollower, signal: AbortSignal): Promise<boolean> => {
  const { transport, vault, onChanged } = follower;
  const keys = await transport.issuerKeys(signal);
  if (keys.kind !== 'answered') return false;
  const before = listIssuerKeys(vault.read).version;
  vault.transact((db) => saveIssuerKeys(db, keys.value));
  const lists = await transport.statusLists(signal);
  if (lists.kind !== 'answered') return false;
  let hasChanged = before !== listIssuerKeys(vault.read).version;
  for (const { list, uri, version } of lists.value.lists) {
    const held = findStatusList(vault.read, uri);
    // Also where nothing was revoked since: its head alone makes the list young again.
    const isDue = held === null || version > held.version || isStale(held, follower.now());
    const isNew = isDue && (await fetchList(follower, { list, uri, since: held?.version ?? null }, signal));
    hasChanged ||= isNew;
  }
  if (hasChanged) onChanged();
  return true;
};

const isStale = ({ issuedSecond, ttl }: StatusListRow, now: number): boolean =>
  now / 1000 >= issuedSecond + ttl;

type Wanted = { readonly list: number; readonly uri: string; readonly since: number | null };

/** True where the list was kept and something in it is new. A step that does not fit is followed by the whole list, once. */
const fetchList = async (follower: IssuerFollower, wanted: Wanted, signal: AbortSignal): Promise<boolean> => {
  const answer: Answer<StatusListAnswer> = await follower.transport.statusList(wanted, signal);
  if (answer.kind !== 'answered') return false;
  const verdict = keepIfRight(follower, wanted, answer.value);
  if (verdict === 'ask-whole' && wanted.since !== null)
    return fetchList(follower, { ...wanted, since: null }, signal);
  return verdict === 'changed';
};

type Kept = Exclude<ListVerdict['kind'], 'keep'> | 'changed' | 'unchanged';

const keepIfRight = (
  { vault, now }: IssuerFollower,
  { list, uri }: Wanted,
  answer: StatusListAnswer,
): Kept => {
  const token = openJws(answer.token);
  const claims = StatusListClaims.safeParse(token?.claims);
  if (!token || !claims.success) return 'refuse';
  const { lst } = claims.data.status_list;
  const held = findStatusList(vault.read, uri);
  const verdict = judgeList(held, {
    uri,
    answer,
    claims: claims.data,
    token: {
      header: token.header,
      keys: listIssuerKeys(vault.read).keys,
      isSignedWith: (x) => isSignedWith(token, x),
      now: new Date(now()),
    },
    bits: lst === undefined ? null : inflate(lst),
    digestOf: (bits) => createHash('sha256').update(bits).digest('base64url'),
  });
  if (verdict.kind !== 'keep') return verdict.kind;
  const { version, size, iat, exp, ttl } = claims.data;
  vault.transact((db) =>
    saveStatusList(db, {
      uri,
      list,
      version,
      size,
      issuedSecond: iat,
      expiresSecond: exp,
      ttl,
      bits: verdict.bits,
    }),
  );
  return held !== null && Buffer.compare(held.bits, verdict.bits) === 0 ? 'unchanged' : 'changed';
};

/** Null for what does not inflate, or inflates to more than any list holds. */
const inflate = (lst: string): Uint8Array | null => {
  try {
    return inflateSync(Buffer.from(lst, 'base64url'), { maxOutputLength: largestListBytes });
  } catch {
    return null;
  }
};
