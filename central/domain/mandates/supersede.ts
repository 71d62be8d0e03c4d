import type { MandateRecord } from '../../api/records.ts';
import { dayOf, type CentralTime } from '../central-time.ts';
import { granteeKey, granteesOf } from './parties.ts';

/** What becomes of the older ones when a new one is given. */

const lineKey = ({ serviceId, power }: MandateRecord['scope'][number]): string => `${serviceId} ${power}`;

const holderKeys = (mandate: MandateRecord): string =>
  granteesOf(mandate).map(granteeKey).toSorted().join('|');

const dayBefore = (day: string): string => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);

const meets = (older: MandateRecord, newer: MandateRecord): boolean =>
  (older.validUntil === null || older.validUntil >= newer.validFrom) &&
  (newer.validUntil === null || newer.validUntil >= older.validFrom);

/** The one for a single contact and the standing one live side by side: neither is given in place of the other. */
const isInPlaceOf = (newer: MandateRecord, older: MandateRecord): boolean =>
  older.mandateId !== newer.mandateId &&
  older.grantorId === newer.grantorId &&
  older.revokedOn === null &&
  older.interactionId === newer.interactionId &&
  holderKeys(older) === holderKeys(newer) &&
  meets(older, newer);

const ended = (older: MandateRecord, time: CentralTime): MandateRecord => ({
  ...older,
  version: older.version + 1,
  revokedOn: dayOf(time.now, time),
  revokedAt: time.now,
  endReason: 'superseded',
  asOf: time.now,
});

const after = (newer: MandateRecord, older: MandateRecord, time: CentralTime): readonly MandateRecord[] => {
  const taken = new Set(newer.scope.map(lineKey));
  const left = older.scope.filter((line) => !taken.has(lineKey(line)));
  if (left.length === older.scope.length) return [];
  const next = { ...older, version: older.version + 1, asOf: time.now };
  // Until the new one begins, the old one still carries what it did.
  const beginsLater = newer.validFrom > dayOf(time.now, time) && older.validFrom < newer.validFrom;
  if (beginsLater) return left.length === 0 ? [{ ...next, validUntil: dayBefore(newer.validFrom) }] : [];
  return [left.length === 0 ? ended(older, time) : { ...next, scope: left }];
};

/**
 * The older mandates as they are once `newer` stands: one whose lines it covers ends, one that it covers in part keeps the rest, so that
 * no line is ever given twice to the same holders. A newer one that begins later shortens what it replaces wholly; one that it
 * replaces in part stays, since half a mandate cannot end on a day of its own.
 */
export const supersede = (
  newer: MandateRecord,
  given: readonly MandateRecord[],
  time: CentralTime,
): readonly MandateRecord[] =>
  given.filter((older) => isInPlaceOf(newer, older)).flatMap((older) => after(newer, older, time));
