import type { Queryable } from '../database.ts';

export type CodeChallenge = {
  readonly challengeId: string;
  readonly personId: string;
  readonly purpose: 'mandate' | 'identity';
  readonly codeHash: Buffer;
  readonly deviceId: string;
  readonly expiresAt: Date;
  readonly failures: number;
  readonly confirmedAt: Date | null;
};

export const insertChallenge = async (
  db: Queryable,
  challenge: Omit<CodeChallenge, 'failures' | 'confirmedAt'> & {
    readonly staffId: string;
    readonly madeAt: Date;
  },
): Promise<void> => {
  await db.query(
    `insert into code_challenge (challenge_id, person_id, purpose, code_hash, device_id, staff_id, made_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      challenge.challengeId,
      challenge.personId,
      challenge.purpose,
      challenge.codeHash,
      challenge.deviceId,
      challenge.staffId,
      challenge.madeAt,
      challenge.expiresAt,
    ],
  );
};

/** How many were sent since: to the person, and by the device. */
export const countChallenges = async (
  db: Queryable,
  {
    personId,
    deviceId,
    since,
  }: { readonly personId: string; readonly deviceId: string; readonly since: Date },
): Promise<{ readonly ofPerson: number; readonly ofDevice: number }> => {
  const found = await db.query<{ ofPerson: number; ofDevice: number }>(
    `select count(*) filter (where person_id = $1)::int as "ofPerson",
       count(*) filter (where device_id = $2)::int as "ofDevice"
     from code_challenge where (person_id = $1 or device_id = $2) and made_at > $3`,
    [personId, deviceId, since],
  );
  return found.rows[0] ?? { ofPerson: 0, ofDevice: 0 };
};

/** Locked until the end of the transaction: tries at one challenge are counted one by one. */
export const lockChallenge = async (db: Queryable, challengeId: string): Promise<CodeChallenge | null> => {
  const found = await db.query<CodeChallenge>(
    `select challenge_id as "challengeId", person_id as "personId", purpose, code_hash as "codeHash",
       device_id as "deviceId", expires_at as "expiresAt", failures, confirmed_at as "confirmedAt"
     from code_challenge where challenge_id = $1 for update`,
    [challengeId],
  );
  return found.rows[0] ?? null;
};

export const countFailure = async (db: Queryable, challengeId: string): Promise<void> => {
  await db.query(`update code_challenge set failures = failures + 1 where challenge_id = $1`, [challengeId]);
};

export const confirmChallenge = async (db: Queryable, challengeId: string, at: Date): Promise<void> => {
  await db.query(`update code_challenge set confirmed_at = $2 where challenge_id = $1`, [challengeId, at]);
};

/** The mandates that answered challenges were used for, by challenge. */
export const findUses = async (
  db: Queryable,
  challengeIds: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  if (challengeIds.length === 0) return new Map();
  const found = await db.query<{ challengeId: string; usedFor: string }>(
    `select challenge_id as "challengeId", used_for as "usedFor" from code_challenge
     where challenge_id = any($1::uuid[]) and used_for is not null for update`,
    [challengeIds],
  );
  return new Map(found.rows.map(({ challengeId, usedFor }) => [challengeId, usedFor]));
};

export const markUsed = async (
  db: Queryable,
  uses: readonly (readonly [challengeId: string, mandateId: string])[],
): Promise<void> => {
  for (const [challengeId, mandateId] of uses) {
    await db.query(`update code_challenge set used_for = $2 where challenge_id = $1`, [
      challengeId,
      mandateId,
    ]);
  }
};
