import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { ProblemOf } from '../../../preload/contract/problem.ts';
import { fail, ok, type Result } from '../../../preload/contract/result.ts';
import type { Clock } from '../../platform/clock.ts';
import { makePrivateFolder, writeFileAtomically } from '../../platform/files.ts';
import { randomBytes } from '../../platform/random.ts';
import { unwrapKey, WrappedKey, wrapKey } from './pin-wrap.ts';
import { afterWrongPin, byPresentClock, lockedUntil, noTries, Tries, triesBeforeLock } from './tries.ts';

/**
 * The vault's key, sealed once for each staff member under their PIN, in `keys.json` beside the vault. This keeps the vault from whoever
 * finds the machine switched off and may only try PINs at it. It does not withstand somebody who copies the folder and tries PINs
 * elsewhere: a PIN of six digits holds argon2id off for a day, not for ever, and the count of wrong tries is a file that can be put back.
 * That needs a secret which does not leave the machine (keyring, TPM): the full key hierarchy builds on this file.
 */
export const keyFileName = 'keys.json';

const KeyFile = z.object({
  format: z.literal(1),
  /** Made with the key: a wrapped key moved into another machine's file does not open. */
  fileId: z.string(),
  holders: z.record(z.string(), z.object({ key: WrappedKey, tries: Tries })),
});
type KeyFile = z.infer<typeof KeyFile>;

type Holder = {
  readonly folder: string;
  readonly staffId: string;
  readonly pin: string;
  readonly clock: Clock;
};

export type UnlockProblem = ProblemOf<'session/wrong-pin' | 'session/locked' | 'device/not-enrolled'>;

/** Makes the key of a new vault and its first holder; answers the 32 bytes. Throws where there is a key file already: it opens a vault. */
export const createKeyFile = async ({ folder, staffId, pin }: Holder): Promise<Buffer> => {
  if (existsSync(join(folder, keyFileName))) throw new Error('a key file is never overwritten');
  makePrivateFolder(folder);
  const dataKey = randomBytes(32);
  const file: KeyFile = { format: 1, fileId: randomBytes(16).toString('hex'), holders: {} };
  const key = await wrapKey(dataKey, pin, contextOf(file, staffId));
  write(folder, { ...file, holders: { [staffId]: { key, tries: noTries } } });
  return dataKey;
};

/**
 * Answers the vault's key for the right PIN. A try is counted on the disk before the PIN is looked at, so switching the machine off in
 * between gains nothing. Five wrong ones in a row lock for a minute, each further one for longer.
 */
export const unlockKey = async ({
  folder,
  staffId,
  pin,
  clock,
}: Holder): Promise<Result<Buffer, UnlockProblem>> => {
  const file = read(folder);
  const holder = file && holderOf(file, staffId);
  if (!holder) return fail({ code: 'device/not-enrolled' });
  const now = clock.now();
  const before = byPresentClock(holder.tries, now);
  if (before !== holder.tries) saveTries(folder, staffId, before);
  const until = lockedUntil(before, now);
  if (until !== null) return fail({ code: 'session/locked', until });

  const tries = afterWrongPin(before, now);
  saveTries(folder, staffId, tries);
  const dataKey = await unwrapKey(holder.key, pin, contextOf(file, staffId));
  if (dataKey === null) {
    if (tries.lockedUntil !== null) return fail({ code: 'session/locked', until: tries.lockedUntil });
    return fail({ code: 'session/wrong-pin', attemptsLeft: triesBeforeLock - tries.wrong });
  }
  saveTries(folder, staffId, noTries);
  return ok(dataKey);
};

/** Gives a further staff member access, or an old one a new PIN; `dek` is the key as `unlockKey` answered it. */
export const addKeyHolder = async ({
  folder,
  dek,
  staffId,
  pin,
}: Holder & { readonly dek: Buffer }): Promise<void> => {
  const before = read(folder);
  if (before === null) throw new Error('a key has a file before it has a second holder');
  const key = await wrapKey(dek, pin, contextOf(before, staffId));
  const file = read(folder) ?? before;
  write(folder, { ...file, holders: { ...file.holders, [staffId]: { key, tries: noTries } } });
};

/** Staff ids of those who can open the vault; empty where there is no key file, or none that can be read. */
export const listKeyHolders = (folder: string): readonly string[] => Object.keys(read(folder)?.holders ?? {});

const contextOf = (file: KeyFile, staffId: string): string =>
  JSON.stringify(['counterpart-vault-key', file.format, file.fileId, staffId]);

const holderOf = (file: KeyFile, staffId: string): KeyFile['holders'][string] | undefined =>
  Object.hasOwn(file.holders, staffId) ? file.holders[staffId] : undefined;

/** Reads again before it writes: another holder may have been counted while a PIN was stretched. */
const saveTries = (folder: string, staffId: string, tries: Tries): void => {
  const file = read(folder);
  const holder = file && holderOf(file, staffId);
  if (!holder) return;
  write(folder, { ...file, holders: { ...file.holders, [staffId]: { ...holder, tries } } });
};

const read = (folder: string): KeyFile | null => {
  const path = join(folder, keyFileName);
  if (!existsSync(path)) return null;
  return parse(readFileSync(path, 'utf8'));
};

/** Null for noise, as a wipe that was cut short leaves it: such a file opens as little as none. A disk that cannot be read still throws. */
const parse = (text: string): KeyFile | null => {
  try {
    return KeyFile.parse(JSON.parse(text));
  } catch {
    return null;
  }
};

const write = (folder: string, file: KeyFile): void =>
  writeFileAtomically(join(folder, keyFileName), `${JSON.stringify(file, null, 2)}\n`);
