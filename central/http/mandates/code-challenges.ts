import { createHash, randomInt, randomUUID, timingSafeEqual } from 'node:crypto';
import { CompactSign } from 'jose';
import type { ChallengeAnswer, ChallengeOutcome } from '../../api/mandate-services.ts';
import { confirmationType, type ConfirmationClaims } from '../../domain/mandates/confirmation.ts';
import { registeredAddress } from '../../domain/mandates/registered-address.ts';
import { inTransaction } from '../../store/database.ts';
import {
  confirmChallenge,
  countChallenges,
  countFailure,
  insertChallenge,
  lockChallenge,
} from '../../store/queries/code-challenges.ts';
import type { Device } from '../../store/queries/devices.ts';
import { listPeople } from '../../store/queries/people.ts';
import type { Gateway } from '../gateway.ts';
import { ProblemError } from '../problem-reply.ts';

/** Codes of six digits to what is registered for somebody: who reads one out has that telephone or mailbox. */

const codeMinutes = 10;
const mostFailures = 3;
/** Sent within an hour: to one person, and by one device. */
const hourMs = 3_600_000;
const mostOfPerson = 5;
const mostOfDevice = 30;

/** A million codes are soon tried out whatever the hash; what protects them is that they die with three tries and ten minutes. */
const hashOf = (challengeId: string, code: string): Buffer =>
  createHash('sha256').update(`${challengeId} ${code}`).digest();

export type Asking = { readonly device: Device; readonly staffId: string };

export const sendCode = async (
  gateway: Gateway,
  { device, staffId }: Asking,
  wish: {
    readonly personId: string;
    readonly to: 'phone' | 'mailbox';
    readonly purpose: 'mandate' | 'identity';
  },
): Promise<ChallengeAnswer> => {
  const now = gateway.clock();
  const { personId, to, purpose } = wish;
  const [person] = await listPeople(gateway.database, [personId]);
  if (person === undefined) throw new ProblemError('subject/unknown');
  const registered = registeredAddress(person, to);
  if (registered === null) throw new ProblemError('mandate/no-address', to);
  const challengeId = randomUUID();
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const expiresAt = new Date(now.getTime() + codeMinutes * 60_000);
  const since = new Date(now.getTime() - hourMs);
  const { deviceId } = device;
  await inTransaction(gateway.database, async (db) => {
    await db.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`challenge ${personId}`]);
    const sent = await countChallenges(db, { personId, deviceId, since });
    if (sent.ofPerson >= mostOfPerson || sent.ofDevice >= mostOfDevice)
      throw new ProblemError('request/too-many', 'codes');
    const codeHash = hashOf(challengeId, code);
    await insertChallenge(db, {
      challengeId,
      personId,
      purpose,
      codeHash,
      deviceId,
      staffId,
      madeAt: now,
      expiresAt,
    });
  });
  const params = { code, minutes: String(codeMinutes) };
  await gateway.notices.send({ personId, to, address: registered.address, kind: 'code', params }, now);
  return { challengeId, sentTo: registered.masked, expiresAt: expiresAt.toISOString() };
};

const sign = ({ keys }: Gateway, claims: ConfirmationClaims): Promise<string> =>
  new CompactSign(Buffer.from(JSON.stringify(claims), 'utf8'))
    .setProtectedHeader({ alg: 'EdDSA', typ: confirmationType, kid: keys.signing.kid })
    .sign(keys.signing.privateKey);

/** Three wrong ones lock it, and the right one is good once. Only the device that asked for the code can answer it. */
export const answerCode = (
  gateway: Gateway,
  { device }: Asking,
  { challengeId, code }: { readonly challengeId: string; readonly code: string },
): Promise<ChallengeOutcome> =>
  inTransaction(gateway.database, async (db): Promise<ChallengeOutcome> => {
    const now = gateway.clock();
    const challenge = await lockChallenge(db, challengeId);
    if (challenge === null || challenge.deviceId !== device.deviceId)
      throw new ProblemError('request/not-found', 'challenge');
    if (challenge.failures >= mostFailures)
      return { outcome: 'too-many', until: challenge.expiresAt.toISOString() };
    if (challenge.confirmedAt !== null || challenge.expiresAt <= now) return { outcome: 'expired' };
    if (!timingSafeEqual(challenge.codeHash, hashOf(challengeId, code.replaceAll(/\s/g, '')))) {
      await countFailure(db, challengeId);
      const attemptsLeft = mostFailures - challenge.failures - 1;
      return attemptsLeft > 0
        ? { outcome: 'wrong', attemptsLeft }
        : { outcome: 'too-many', until: challenge.expiresAt.toISOString() };
    }
    await confirmChallenge(db, challengeId, now);
    const { personId, purpose } = challenge;
    const claims = { challengeId, personId, purpose, at: now.toISOString() };
    return { outcome: 'confirmed', confirmation: await sign(gateway, claims) };
  });
