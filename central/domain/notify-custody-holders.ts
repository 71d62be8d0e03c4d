import type { PersonRecord } from '../api/records.ts';
import type { Envelope } from '../api/sync.ts';
import { actingPeople } from './authority/acting-people.ts';
import { custodyHolders, hasTurned } from './authority/custody.ts';
import { isWithin } from './authority/is-within.ts';
import { noticeTo, type Notice } from './notify-represented.ts';
import type { Service } from './services.ts';

type ActEnvelope = Extract<Envelope, { readonly kind: 'act-completed' }>;

/** From this age a child takes part in its own case alone. */
const ownCaseYears = 15;

type Concerned = {
  readonly service: Service;
  readonly subject: PersonRecord;
  readonly household: readonly PersonRecord[];
  readonly parties: ReadonlyMap<string, PersonRecord>;
  /** The day on which it takes effect. */
  readonly day: string;
};

/** Whom the law has told of what is done for a child: who holds custody, and took no part in it. */
const listUntold = (envelope: ActEnvelope, { service, subject, parties, day }: Concerned) => {
  const { authority } = envelope;
  if (authority === null || service.custody === 'one') return [];
  const isByYoungChild = authority.ground === 'self' && !hasTurned(ownCaseYears, subject, day);
  if (authority.ground !== 'custody' && !isByYoungChild) return [];
  const acting = actingPeople(authority);
  return [...custodyHolders(subject, day)]
    .filter((holder) => !acting.has(holder))
    .flatMap((holder) => parties.get(holder) ?? [])
    .filter(({ civilStatus }) => civilStatus !== 'deceased');
};

/** Where somebody protected lives in the home, one of those who hold custody may be who it is hidden from; or a court keeps them apart. */
const isHiddenFrom = (holderId: string, { subject, household, day }: Concerned): boolean =>
  [subject, ...household].some(({ hasShieldedAddress }) => hasShieldedAddress) ||
  subject.courtOrders.some(
    ({ kind, personId, madeOn, validUntil }) =>
      kind === 'no-contact' && personId === holderId && isWithin(madeOn, validUntil, day),
  );

/**
 * The letters to the other custody holders (domain.md, Authority rule 5). From whom a home is hidden, to them they say that something was done, and
 * nothing of what the form said.
 */
export const notifyCustodyHolders = (envelope: ActEnvelope, concerned: Concerned): readonly Notice[] => {
  const { subject } = concerned;
  const about = [subject.givenNames, subject.surname].filter(Boolean).join(' ');
  return listUntold(envelope, concerned).flatMap((holder): readonly Notice[] => {
    const notice = noticeTo(holder, envelope);
    if (notice === null) return [];
    const values = isHiddenFrom(holder.personId, concerned) ? {} : notice.content.values;
    return [{ ...notice, content: { ...notice.content, about, values } }];
  });
};
