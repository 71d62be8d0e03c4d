import { expect, test } from 'vitest';
import { recordsIn } from '../helpers/central-decisions.ts';
import { enrolDevice, kindOf } from '../helpers/central-device.ts';
import { actEnvelope, byMandate } from '../helpers/central-envelopes.ts';
import { asOf, mandate, person } from '../helpers/central-people.ts';
import { prepareCentral } from '../helpers/central-world.ts';
import { eventually } from '../helpers/thread-world.ts';

const startWorld = prepareCentral();

const account = {
  serviceId: 'payment-account-change',
  values: { registrationNumber: '0000', accountNumber: '1111111111' },
};
const phone = { kind: 'phone', value: '+4567123456', isVerified: true, asOf } as const;
const told = { receivers: [{ receiverId: 'tax', basis: 'law' as const, consentId: null }] };

test('outside a demonstration nothing counts as sent, told or confirmed where nobody is there to take it', async () => {
  const world = await startWorld({
    isDemonstration: false,
    people: [person('mother'), person('son'), person('anna', { contacts: [phone] })],
    mandates: [mandate({ scope: [{ serviceId: 'change-of-address', power: 'act' }] })],
  });
  const device = await enrolDevice(world);
  const outcomes = await device.push([
    device.sign(actEnvelope(device, 'mother', { authority: byMandate() })),
    device.sign(actEnvelope(device, 'anna', { payload: account })),
    device.sign(actEnvelope(device, 'anna', { laneSequence: 2, payload: told })),
  ]);
  expect(outcomes.map(kindOf)).toEqual(['accepted', 'accepted', 'accepted']);
  const wish = { staffId: 'staff-1', personId: 'anna', to: 'phone', purpose: 'identity' };
  const asked = await device.call({ method: 'POST', path: '/v1/mandates/code-challenges', body: wish });
  expect([asked.status >= 500, await world.central.notices()]).toEqual([true, []]);
  const tried = await eventually(
    async () => {
      const { rows } = await world.database.query<{ tries: number }>(
        `select attempts as tries from act where service_id = 'payment-account-change'
         union all select attempts from act_receiver union all select attempts from notice`,
      );
      return rows.map(({ tries }) => tries);
    },
    (tries) => tries.length === 3 && tries.every((count) => count > 0),
  );
  expect(tried).toHaveLength(3);
  const acts = recordsIn((await device.pullAll()).changes, 'act');
  expect(acts.find(({ serviceId }) => serviceId === account.serviceId)?.state).toBe('received');
  expect(acts.flatMap(({ receivers }) => receivers.map(({ state }) => state))).toEqual(['waiting']);
  expect((await world.database.query('select from notice where sent_at is not null')).rowCount).toBe(0);
});
