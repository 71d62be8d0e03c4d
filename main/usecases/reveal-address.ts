import type { ProtectedContactAnswer } from '../../central/api/lookups.ts';
import type { Input } from '../../preload/contract/calls.ts';
import type { Purpose } from '../../preload/contract/interaction.ts';
import type { ProblemOf } from '../../preload/contract/problem.ts';
import { fail, ok, type Result } from '../../preload/contract/result.ts';
import type { RevealedContact, RevealOffer } from '../../preload/contract/reveal.ts';
import type { PersonId } from '../../preload/contract/values.ts';
import { mayDecide } from '../domain/interaction/staff-role.ts';
import { findGuardList, isGuarded } from '../vault/queries/guard-list.ts';
import { listStaff } from '../vault/queries/lease.ts';
import { findPersonFacts } from '../vault/queries/people.ts';
import { audit } from './audit.ts';
import type { Desk } from './desk.ts';
import { purposeOf } from './open-file.ts';

/** Long enough to write on an envelope together, too short to be left on a screen. */
const shownMs = 120_000;

/** Who may look too, and whether anything can be shown at all. */
export const offerReveal = (desk: Desk, personId: PersonId) => {
  const asked = mayAsk(desk, personId);
  if (!asked.ok) return asked;
  const offer: RevealOffer = {
    colleagues: listAgreeing(desk, personId),
    isOnline: desk.traffic.isOnline(),
  };
  return ok(offer);
};

/**
 * Shows where somebody protected lives to two colleagues (domain.md, Authority rule 7): for the purpose for which the file is open, with a
 * reason in words, the second one signing with a PIN of their own. Only central has it. Central writes it down for the data protection
 * officer before it answers, this machine before anything is shown; the citizen reads both names in their own view. Nothing of it is kept.
 */
export const revealAddress = async (desk: Desk, wish: Input<'person/reveal-address'>) => {
  const { personId, fields, reason, secondStaffId, pin } = wish;
  const asked = mayAsk(desk, personId);
  if (!asked.ok) return asked;
  const purpose = asked.value;
  const refuse = <P extends { readonly code: string }>(problem: P) => {
    note(desk, wish, { action: 'address/reveal-refused', purpose, outcome: problem.code });
    return fail(problem);
  };
  if (!listAgreeing(desk, personId).some(({ staffId }) => staffId === secondStaffId))
    return refuse({ code: 'address/nobody-to-agree' as const });
  const checked = await desk.checkPin({ staffId: secondStaffId, pin });
  if (!checked.ok) {
    const { problem } = checked;
    return refuse(problem.code === 'identity/nobody-to-vouch' ? nobody : problem);
  }
  const { staffId } = desk.staff;
  const answer = await desk.traffic.showProtected({
    personId,
    ...purpose,
    staffId,
    secondStaffId,
    reason,
    fields: [...fields],
  });
  if (!answer.ok) return refuse(answer.problem);
  note(desk, wish, { action: 'address/revealed', purpose, outcome: null });
  desk.announce({ event: 'person/changed', data: { personId } });
  return ok(toRevealed(desk, answer.value));
};

const nobody = { code: 'address/nobody-to-agree' } as const;

type MayNotAsk = ProblemOf<
  'access/purpose-needed' | 'person/not-found' | 'address/not-protected' | 'session/not-allowed'
>;

/** The purpose for which the file is open; nobody's own file or that of their family ever is. */
const mayAsk = (desk: Desk, personId: PersonId): Result<Purpose, MayNotAsk> => {
  const facts = findPersonFacts(desk.vault.read, personId);
  if (!facts) return fail({ code: 'person/not-found' });
  const purpose = purposeOf(desk, personId);
  if (!purpose) return fail({ code: 'access/purpose-needed' });
  if (!mayDecide(desk.staff.role)) return fail({ code: 'session/not-allowed' });
  return facts.hasShieldedAddress ? ok(purpose) : fail({ code: 'address/not-protected' });
};

/** Colleagues with a PIN at this machine, of a role that decides about citizens, none of them the citizen or close to them. */
const listAgreeing = (desk: Desk, personId: PersonId): RevealOffer['colleagues'] => {
  const { read } = desk.vault;
  const holders = new Set(desk.listKeyHolders());
  return listStaff(read)
    .filter(({ staffId, role }) => staffId !== desk.staff.staffId && holders.has(staffId) && mayDecide(role))
    .filter(
      (colleague) =>
        colleague.personId !== personId && !isGuarded(findGuardList(read, colleague.staffId), personId),
    )
    .map(({ staffId, name }) => ({ staffId, name }));
};

/** Codes and ids: the reason in words and what was shown are not for this machine. */
const note = (
  desk: Desk,
  { personId, secondStaffId, fields }: Input<'person/reveal-address'>,
  of: {
    readonly action: 'address/revealed' | 'address/reveal-refused';
    readonly purpose: Purpose;
    readonly outcome: string | null;
  },
): void =>
  desk.vault.transact((db) =>
    audit(desk, db, {
      action: of.action,
      subjectId: personId,
      details: { ...of.purpose, secondStaffId, fields: fields.join(' '), outcome: of.outcome },
    }),
  );

const toRevealed = (desk: Desk, { address, contacts }: ProtectedContactAnswer): RevealedContact => ({
  address,
  contacts: contacts && contacts.map(({ kind, value }) => ({ kind, value })),
  shownUntil: new Date(desk.clock.now().getTime() + shownMs).toISOString(),
});
