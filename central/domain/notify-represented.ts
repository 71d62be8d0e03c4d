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
    /** The data that was used: what the desk was asked to change. */
    readonly values: ActPayload['values'];
  };
};

export type Notified = { readonly notice: Notice; readonly event: EventRecord };

/** Null where nobody was represented. The event goes to the file and names no data; the notice goes to the citizen and does. */
export const notifyRepresented = (
  { id, authority, payload }: ActEnvelope,
  subject: PersonRecord,
  now: string,
): Notified | null => {
  if (authority === null || authority.ground === 'self') return null;
  const { serviceId, reference, values } = payload;
  const { partyName, ground, decidedAt } = authority;
  const channel = subject.letters === 'digital' ? 'mailbox' : 'letter';
  return {
    notice: {
      personId: subject.personId,
      envelopeId: id,
      channel,
      language: subject.language,
      content: { serviceId, reference, partyName, ground, decidedAt, values },
    },
    event: {
      eventId: `${id}:represented-told`,
      personId: subject.personId,
      at: now,
      kind: 'represented-told',
      params: { serviceId, reference, party: partyName, channel: subject.letters },
      source: 'mailbox',
    },
  };
};
