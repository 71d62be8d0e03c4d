import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { sweep } from '../../central/http/sweep.ts';
import { insertAccessCode } from '../../central/store/queries/access-codes.ts';
import { confirmChallenge, insertChallenge } from '../../central/store/queries/code-challenges.ts';
import { prepareCentral, type CentralWorld } from '../helpers/central-world.ts';

const startWorld = prepareCentral();
const hourMs = 3_600_000;
const madeAt = new Date();
const after = (ms: number): Date => new Date(madeAt.getTime() + ms);
const codeHash = Buffer.from('hash');

const sendCode = async (
  { database }: CentralWorld,
  { purpose, isAnswered }: { readonly purpose: 'mandate' | 'identity'; readonly isAnswered: boolean },
): Promise<void> => {
  const challengeId = randomUUID();
  await insertChallenge(database, {
    challengeId,
    personId: 'mother',
    purpose,
    codeHash,
    deviceId: 'device-1',
    staffId: 'staff-1',
    madeAt,
    expiresAt: after(10 * 60_000),
  });
  if (isAnswered) await confirmChallenge(database, challengeId, madeAt);
};

const kept = async ({ database }: CentralWorld) => {
  const codes = await database.query<{ purpose: string }>(
    'select purpose from code_challenge order by purpose',
  );
  const paper = await database.query('select from access_code');
  const enrolment = await database.query('select from enrolment_code');
  return [codes.rows.map(({ purpose }) => purpose), paper.rowCount, enrolment.rowCount];
};

test('a code that ran out is forgotten a day later, but for the one that a mandate may still come with', async () => {
  const world = await startWorld();
  const { database } = world;
  await sendCode(world, { purpose: 'mandate', isAnswered: true });
  await sendCode(world, { purpose: 'mandate', isAnswered: false });
  await sendCode(world, { purpose: 'identity', isAnswered: true });
  await world.central.issueEnrolmentCode();
  await insertAccessCode(database, {
    codeHash,
    kind: 'paper',
    mandateId: 'mandate-1',
    subjectId: 'mother',
    organisation: '',
    madeAt,
    expiresAt: after(30 * 24 * hourMs),
  });
  const all = [['identity', 'mandate', 'mandate'], 1, 1];
  await sweep({ database, clock: () => after(24 * hourMs) });
  expect(await kept(world)).toEqual(all);
  await sweep({ database, clock: () => after(25 * hourMs) });
  expect(await kept(world)).toEqual([['mandate'], 1, 1]);
  await sweep({ database, clock: () => after(49 * hourMs) });
  expect(await kept(world)).toEqual([['mandate'], 1, 0]);
  await sweep({ database, clock: () => after(32 * 24 * hourMs) });
  expect(await kept(world)).toEqual([['mandate'], 0, 0]);
});
