import { expect, test } from 'vitest';
import type { EnvelopeAuthority } from '../../central/api/work.ts';
import {
  carla,
  contactEnvelope,
  decisionEnvelope,
  dorte,
  employSupervisors,
  recordsIn,
  reviewsAt,
} from '../helpers/central-decisions.ts';
import { enrolDevice, kindOf } from '../helpers/central-device.ts';
import { actEnvelope, byMandate } from '../helpers/central-envelopes.ts';
import { livesWith, mandate, person } from '../helpers/central-people.ts';
import { prepareCentral } from '../helpers/central-world.ts';

/** Who stood for a citizen has a part in the case: Carla as a citizen, and the son whom she is married to. */

const startWorld = prepareCentral();
const decidedAt = '2026-01-10T09:00:00.000Z';
const stranger = { decidedAt, partyPersonId: 'stranger' };

const parts: readonly (readonly [string, EnvelopeAuthority])[] = [
  ['acted for the citizen', byMandate({ decidedAt, partyPersonId: 'carla-as-citizen' })],
  ['is close to who acted for the citizen', byMandate({ decidedAt })],
  ['was there', byMandate({ ...stranger, evidence: { coAttorneyIds: 'anybody carla-as-citizen' } })],
  ['is close to who was there', byMandate({ ...stranger, evidence: { coAttorneyIds: 'son anybody' } })],
];

const spouse = (personId: string) => ({
  relations: [{ ...livesWith(person(personId)), relation: 'spouse' as const }],
});

/** The work is refused, as the mandate was withdrawn, and in review. */
const start = async (authority: EnvelopeAuthority) => {
  const world = await startWorld({
    people: [
      person('mother'),
      person('stranger'),
      person('anna'),
      person('son', spouse('carla-as-citizen')),
      person('carla-as-citizen', spouse('son')),
    ],
    mandates: [mandate({ revokedOn: '2026-01-02' })],
  });
  await employSupervisors(world);
  const device = await enrolDevice(world);
  const [refused] = await device.push([device.sign(actEnvelope(device, 'mother', { authority }))]);
  expect(refused?.outcome).toBe('refused');
  const [review] = await reviewsAt(device);
  if (review === undefined) throw new Error('a refused act is in review');
  return { device, review };
};

test.each(parts)(
  'a supervisor who %s decides nothing about that work, and asks nobody',
  async (_part, authority) => {
    const { device, review } = await start(authority);
    const decisions = (['accept-good-faith', 'undo', 'contact-citizen'] as const).map((decision, index) =>
      decisionEnvelope(device, review, { decision, laneSequence: 2 + index }),
    );
    const wish = { decision: 'contact-citizen', laneSequence: 5, staffId: dorte.staffId } as const;
    const outcomes = await device.push(
      [
        ...decisions,
        decisionEnvelope(device, review, wish),
        contactEnvelope(device, review, { laneSequence: 6, staffId: carla.staffId }),
      ].map(device.sign),
    );
    const refused = 'authority/insufficient';
    expect(outcomes.map(kindOf)).toEqual([refused, refused, refused, 'accepted', refused]);
    expect(recordsIn((await device.pullAll()).changes, 'act').at(-1)?.state).toBe('in-review');
  },
);

test('a supervisor who answered for an emergency with whoever claimed it does not decide about it', async () => {
  const evidence = { reason: 'She has fallen.' };
  const emergency = byMandate({ ...stranger, ground: 'emergency', mandateId: null, evidence });
  const { device, review } = await start({ ...emergency, secondStaffId: carla.staffId });
  expect(review.reason).toBe('emergency');
  const decide = (staffId: string, laneSequence: number) =>
    decisionEnvelope(device, review, { decision: 'accept-good-faith', laneSequence, staffId });
  const outcomes = await device.push([decide(carla.staffId, 2), decide(dorte.staffId, 3)].map(device.sign));
  expect(outcomes.map(kindOf)).toEqual(['authority/insufficient', 'accepted']);
});
