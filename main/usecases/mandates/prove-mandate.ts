import type { MandateRecord } from '../../../central/api/records.ts';
import type { Input } from '../../../preload/contract/calls.ts';
import type { BroughtProof } from '../../../preload/contract/mandate-keeping.ts';
import type { ProblemOf } from '../../../preload/contract/problem.ts';
import { fail, ok, type Result } from '../../../preload/contract/result.ts';
import type { WriteDb } from '../../vault/open.ts';
import type { InteractionRow } from '../../vault/queries/interactions.ts';
import { recordMandateUse } from '../../vault/queries/mandate-uses.ts';
import { putMandate } from '../../vault/queries/replica-mandate.ts';
import { audit } from '../audit.ts';
import type { Desk } from '../desk.ts';
import { findOpenInteraction } from '../own-interaction.ts';
import { todayAt } from '../today.ts';
import { mandateStatus } from '../../domain/authority/mandate-status.ts';
import { announceMandate, atThisDesk, mandateNow } from './mandate-desk.ts';
import { presentCredential } from './present-credential.ts';

type Shown = {
  readonly mandateId: string;
  /** Writes down what was shown, in the transaction of the rest. */
  readonly keep: (db: WriteDb) => void;
};

type NotShown = ProblemOf<
  | 'mandate/offline'
  | 'mandate/code-unknown'
  | 'mandate/too-many-tries'
  | 'mandate/other-grantor'
  | 'mandate/not-found'
  | 'mandate/credential-unreadable'
  | 'mandate/credential-forged'
  | 'mandate/credential-issuer-unknown'
  | 'mandate/credential-revoked'
>;

/**
 * Takes in a mandate that a citizen brings. The credential of the QR is verified here; codes and the register need central. From then on the
 * rules of authority see it as every mandate. What another citizen gave is refused without a word of what it says.
 */
export const proveMandate = async (desk: Desk, { interactionId, brought }: Input<'mandate/prove'>) => {
  const begun = findOpenInteraction(desk, interactionId);
  if (!begun.ok) return begun;
  const shown = await show(desk, begun.value, brought);
  if (!shown.ok) return shown;
  // Central was asked meanwhile: the contact may have ended.
  const found = findOpenInteraction(desk, interactionId);
  if (!found.ok) return found;
  const { mandateId, keep } = shown.value;
  desk.vault.transact((db) => {
    keep(db);
    recordMandateUse(db, { ...atThisDesk(desk, mandateId), kind: 'shown' });
    const details = { mandateId, proof: brought.kind };
    const { subjectId } = found.value;
    audit(desk, db, { action: 'mandate/shown', subjectId, interactionId, details });
  });
  const mandate = mandateNow(desk, mandateId);
  announceMandate(desk, mandate, interactionId);
  return ok(mandate);
};

const show = async (
  desk: Desk,
  interaction: InteractionRow,
  brought: BroughtProof,
): Promise<Result<Shown, NotShown>> => {
  const { staffId } = desk.staff;
  const { subjectId } = interaction;
  if (brought.kind === 'credential') return presentCredential(desk, subjectId, brought.text.trim());
  if (brought.kind === 'register') {
    const answer = await desk.traffic.lookUpMandates({ grantorId: subjectId, staffId });
    return answer.ok ? lookedUp(desk, interaction, answer.value) : answer;
  }
  const answer = await desk.traffic.proveByCode({ ...brought, staffId });
  if (!answer.ok) return answer;
  const ofSubject = answer.value.filter((record) => record.grantorId === subjectId);
  const best = bestOf(desk, ofSubject);
  if (best) return ok({ mandateId: best.mandateId, keep: (db) => putMandate(db, best) });
  return fail({ code: answer.value.length > 0 ? 'mandate/other-grantor' : 'mandate/not-found' });
};

/** Everything the register says of the subject is kept; what is answered is the mandate to whoever is in contact. */
const lookedUp = (
  desk: Desk,
  { subjectId, party }: InteractionRow,
  records: readonly MandateRecord[],
): Result<Shown, NotShown> => {
  const given = records.filter((record) => record.grantorId === subjectId);
  const toParty = given.filter((record) => {
    if (party?.kind === 'representative')
      return granteeIds(record).some(
        (id) => id !== null && (id === party.personId || id === party.organisation?.organisationId),
      );
    return party?.kind === 'office' ? record.granteeName === desk.staff.office : true;
  });
  const best = bestOf(desk, toParty);
  if (!best) return fail({ code: 'mandate/not-found' });
  return ok({
    mandateId: best.mandateId,
    keep: (db) => {
      for (const record of given) putMandate(db, record);
    },
  });
};

const granteeIds = ({ granteeId, otherGrantees }: MandateRecord): readonly (string | null)[] => [
  granteeId,
  ...otherGrantees.map(({ partyId }) => partyId),
];

/** One that holds today before one that does not, the newest of equals. */
const bestOf = (desk: Desk, records: readonly MandateRecord[]): MandateRecord | undefined => {
  const today = todayAt(desk);
  const isLive = (record: MandateRecord) => (mandateStatus(record, today) === 'live' ? 1 : 0);
  return records.toSorted(
    (left, right) => isLive(right) - isLive(left) || right.madeOn.localeCompare(left.madeOn),
  )[0];
};
