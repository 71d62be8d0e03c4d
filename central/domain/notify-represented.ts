import type { EventRecord, PersonRecord } from '../api/records.ts';
import type { Envelope } from '../api/sync.ts';
import type { ActPayload } from '../api/work.ts';

type ActEnvelope = Extract<Envelope, { readonly kind: 'act-completed' }>;

/** What somebody is told who was represented (domain.md, Authority rule 13): who acted, by what right, with which data. */
export type Notice = {
  readonly personId: string;
  readonly envelopeId: string;
  readonly channel: 'mailbox' | 'letter';
  readonly language: string;
  readonly content: {
    readonly serviceId: string;
    readonly reference: string;
    readonly partyName: string;
    readonly ground: string;
    readonly decidedAt: string;
    /** Whose case it is: the name of the child of whom a custody holder is told. Null where it is their own. */
    readonly about: string | null;
    /** The data that was used: what the desk was asked to change. */
    readonly values: ActPayload['values'];
  };
};

export type Notified = { readonly notice: Notice; readonly event: EventRecord };

/** What somebody is told of an act, by the way they get their letters; null of an act without a ground. */
export const noticeTo = (person: PersonRecord, { id, authority, payload }: ActEnvelope): Notice | null => {
  if (authority === null) return null;
  const { serviceId, reference, values } = payload;
  const { partyName, ground, decidedAt } = authority;
  return {
    personId: person.personId,
    envelopeId: id,
    channel: person.letters === 'digital' ? 'mailbox' : 'letter',
    language: person.language,
    content: { serviceId, reference, partyName, ground, decidedAt, about: null, values },
  };
};

/** Null where nobody was represented. The event goes to the file and names no data; the notice goes to the citizen and does. */
export const notifyRepresented = (
  envelope: ActEnvelope,
  subject: PersonRecord,
  now: string,
): Notified | null => {
  const notice = envelope.authority?.ground === 'self' ? null : noticeTo(subject, envelope);
  if (notice === null) return null;
  const { serviceId, reference, partyName } = notice.content;
  return {
    notice,
    event: {
      eventId: `${envelope.id}:represented-told`,
      personId: subject.personId,
      at: now,
      kind: 'represented-told',
      params: { serviceId, reference, party: partyName, channel: subject.letters },
      source: 'mailbox',
    },
  };
};
