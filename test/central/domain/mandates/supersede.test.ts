import { expect, test } from 'vitest';
import fc from 'fast-check';
import type { MandateRecord } from '../../../../central/api/records.ts';
import { supersede } from '../../../../central/domain/mandates/supersede.ts';
import { mandate } from '../../../helpers/central-people.ts';

const time = { now: '2026-03-10T09:00:00.000Z', timeZone: 'Europe/Copenhagen' };
const newer = (special: Partial<MandateRecord> = {}): MandateRecord =>
  mandate({ mandateId: 'new', madeOn: '2026-03-10', validFrom: '2026-03-10', ...special });
const son = { kind: 'person' as const, partyId: 'son', name: '' };
const aunt = { kind: 'person' as const, partyId: 'aunt', name: '' };

test.for<[string, Partial<MandateRecord>]>([
  ['one to somebody else', { granteeId: 'daughter' }],
  ['one to the same and somebody more', { otherGrantees: [aunt] }],
  ['one by somebody else', { grantorId: 'father' }],
  ['one that has ended', { validUntil: '2026-03-09' }],
  ['one that was revoked', { revokedOn: '2026-01-01' }],
  ['one for a single contact', { interactionId: 'i1' }],
  ['one for other lines', { scope: [{ serviceId: 'change-of-address', power: 'see' }] }],
])('%s stays as it is', ([, special]) => {
  expect(supersede(newer(), [mandate(special)], time)).toEqual([]);
});

test('the order of joint attorneys does not matter', () => {
  const older = mandate({ granteeId: 'aunt', otherGrantees: [son] });
  expect(supersede(newer({ otherGrantees: [aunt] }), [older], time)).toHaveLength(1);
});

test('one that is replaced wholly but later is shortened to the day before', () => {
  const [shortened] = supersede(newer({ validFrom: '2026-05-01' }), [mandate()], time);
  expect(shortened).toMatchObject({ validUntil: '2026-04-30', revokedOn: null, version: 2 });
});

const lines = ['see', 'act', 'receive-letters', 'receive-money'].map((power) => ({
  serviceId: 'change-of-address',
  power: power as MandateRecord['scope'][number]['power'],
}));
const scope = fc.subarray(lines, { minLength: 1 });

const powersOf = (mandates: readonly MandateRecord[]): readonly string[] =>
  mandates.flatMap((each) => each.scope.map(({ power }) => power));

test('no line stands twice afterwards, and none is lost', () => {
  fc.assert(
    fc.property(scope, fc.array(scope, { maxLength: 3 }), (given, olderScopes) => {
      const made = newer({ scope: given });
      const older = olderScopes.map((each, index) => mandate({ mandateId: `old-${index}`, scope: each }));
      const changed = new Map(supersede(made, older, time).map((each) => [each.mandateId, each]));
      const standing = older
        .map((each) => changed.get(each.mandateId) ?? each)
        .filter(({ revokedOn }) => revokedOn === null);
      expect(powersOf(standing).filter((power) => powersOf([made]).includes(power))).toEqual([]);
      expect(new Set(powersOf([made, ...standing]))).toEqual(new Set(powersOf([made, ...older])));
    }),
  );
});
