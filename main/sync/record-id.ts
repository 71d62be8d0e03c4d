/** Under which name a record of each kind carries its id. */
const idNames: Readonly<Record<string, string>> = {
  person: 'personId',
  mandate: 'mandateId',
  event: 'eventId',
  act: 'envelopeId',
  consent: 'consentId',
  review: 'reviewId',
  trip: 'tripId',
};

/** The id of the record that a change is about; null where its kind is not known here. */
export const recordIdOf = ({
  entity,
  record,
}: {
  readonly entity: string;
  readonly record?: unknown;
}): string | null => {
  const name = idNames[entity];
  if (name === undefined || typeof record !== 'object' || record === null) return null;
  const id: unknown = Object.getOwnPropertyDescriptor(record, name)?.value;
  return typeof id === 'string' ? id : null;
};
