import type { EventRecord, MandateRecord } from '../../api/records.ts';
import { granteeNames, peopleOf } from './parties.ts';

export type MandateEventKind = 'mandate-made' | 'mandate-withdrawn' | 'mandate-superseded' | 'mandate-shown';

/** The same line in the file of everybody it concerns. `cause` makes its id: the same cause never makes it twice. */
export const mandateEvents = (
  kind: MandateEventKind,
  mandate: MandateRecord,
  {
    cause,
    at,
    params = {},
  }: { readonly cause: string; readonly at: string; readonly params?: EventRecord['params'] },
): readonly EventRecord[] =>
  peopleOf(mandate).map((personId) => ({
    eventId: `${cause}:${kind}:${mandate.mandateId}:${personId}`,
    personId,
    at,
    kind,
    params: {
      mandateId: mandate.mandateId,
      grantor: mandate.grantorName,
      grantee: granteeNames(mandate),
      ...params,
    },
    source: 'mandate-register',
  }));
