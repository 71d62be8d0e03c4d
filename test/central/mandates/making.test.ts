import { expect, test } from 'vitest';
import type { MandatePayload } from '../../../central/api/work.ts';
import type { Outcome } from '../../../central/api/sync.ts';
import { enrolDevice, type CentralDevice } from '../../helpers/central-device.ts';
import {
  dayFrom,
  madeEnvelope,
  mandatePayload,
  openCredential,
  pullMandate,
  pullMandates,
  signature,
  today,
} from '../../helpers/central-mandates.ts';
import { mandate, person, staff } from '../../helpers/central-people.ts';
import { prepareCentral, type CentralWorld, type WorldOptions } from '../../helpers/central-world.ts';

const startWorld = prepareCentral();

const people = [
  person('mother', { givenNames: 'Karen' }),
  person('son'),
  person('child', { birthDate: dayFrom(-3000) }),
];

const start = async (
  options: WorldOptions = {},
): Promise<{ readonly world: CentralWorld; readonly device: CentralDevice }> => {
  const world = await startWorld({ people, ...options });
  return { world, device: await enrolDevice(world) };
};

const codeOf = (outcome: Outcome | undefined): string =>
  outcome?.outcome === 'refused' ? outcome.problem.code : (outcome?.outcome ?? 'none');

const make = async (
  device: CentralDevice,
  payload: Partial<MandatePayload>,
  other: Parameters<typeof madeEnvelope>[2] = {},
): Promise<string> => codeOf((await device.push([device.sign(madeEnvelope(device, payload, other))]))[0]);

test('a mandate given at a desk is registered, stands in both files and carries a credential that says the same', async () => {
  const { device } = await start();
  const payload = mandatePayload({ channels: ['counter'], validUntil: dayFrom(30) });
  expect(await make(device, payload)).toBe('accepted');
  const { changes } = await device.pullAll();
  const told = changes.filter(({ entity }) => entity === 'mandate').map(({ subjectId }) => subjectId);
  expect(told.toSorted()).toEqual(['mother', 'son']);
  const lines = changes.filter((change) => change.entity === 'event').map(({ record }) => record.kind);
  expect(lines).toEqual(['mandate-made', 'mandate-made']);
  const registered = await pullMandate(device, payload.mandateId);
  expect(registered).toMatchObject({
    version: 1,
    grantorId: 'mother',
    grantorName: 'Karen Prøve',
    granteeId: 'son',
    givenBy: 'signature-on-screen',
    office: 'Borgerservice Aarhus',
    wording: payload.wording,
  });
  expect(await openCredential(device, registered)).toMatchObject({
    jti: payload.mandateId,
    sub: 'mother',
    grantees: payload.grantees,
    scope: payload.scope,
    channels: ['counter'],
    validUntil: payload.validUntil,
  });
});

test('the same mandate under another envelope is registered once', async () => {
  const { world, device } = await start();
  const payload = mandatePayload();
  expect(await make(device, payload)).toBe('accepted');
  expect(await make(device, { ...payload, restrictions: 'other' }, { laneSequence: 2 })).toBe('accepted');
  const kept = await world.database.query(`select record->>'restrictions' as text from mandate`);
  expect(kept.rows).toEqual([{ text: '' }]);
});

const readBack = (...answers: readonly string[]): MandatePayload['giving'] => ({
  way: 'phone-read-back',
  scriptId: 'mandate',
  scriptVersion: '1',
  language: 'da',
  heardBy: 'staff-1',
  answers: answers.map((answer, index) => ({ questionId: `q${index}`, answer, said: answer })),
});
const paper = (special: object = {}): MandatePayload['giving'] => ({
  way: 'paper',
  wordingVersion: '1',
  signedOn: dayFrom(-3),
  originalSeenBy: 'staff-1',
  scan: null,
  ...special,
});
const letter = (special: object = {}): MandatePayload['giving'] => ({
  way: 'request-letter',
  receivedOn: dayFrom(-1),
  signedOn: dayFrom(-4),
  enteredBy: 'staff-1',
  scan: null,
  ...special,
});
const office = { kind: 'office' as const, partyId: 'office-1', name: staff.office };
const joint = {
  decide: 'jointly' as const,
  grantees: [...mandatePayload().grantees, { kind: 'person' as const, partyId: 'child', name: 'B' }],
};

test.for<[string, Partial<MandatePayload>]>([
  ['a clear yes to every question on the phone', { giving: readBack('yes', 'yes') }],
  ['a paper whose original somebody saw', { giving: paper() }],
  ['a letter that a member of staff entered', { giving: letter() }],
  ['two who decide jointly', joint],
  ['somebody whom no register knows', { grantees: [{ kind: 'person', partyId: null, name: 'A Friend' }] }],
  ['an office for a month', { grantees: [office], validUntil: dayFrom(31) }],
  ['an office for this contact', { grantees: [office], interactionId: 'i1' }],
  ['a mandate that begins later', { validFrom: dayFrom(40) }],
])('%s is taken', async ([, payload]) => {
  const { device } = await start();
  expect(await make(device, payload)).toBe('accepted');
});

test.for<[string, string, Partial<MandatePayload>]>([
  ['an answer on the phone that is no yes', 'mandate/not-given', { giving: readBack('yes', 'unclear') }],
  ['a phone call in which nothing was asked', 'mandate/not-given', { giving: readBack() }],
  ['a paper whose original nobody saw', 'mandate/not-given', { giving: paper({ originalSeenBy: null }) }],
  ['a paper that is yet to be signed', 'mandate/not-given', { giving: paper({ signedOn: dayFrom(2) }) }],
  ['a letter that came before it was signed', 'mandate/not-given', { giving: letter({ signedOn: today() }) }],
  ['an empty signature', 'mandate/not-given', { giving: { ...signature, signaturePath: ' ' } as never }],
  ['a signature of nobody sure', 'mandate/not-given', { giving: { ...signature, level: 'low' } as never }],
  ['a wording without its hash', 'mandate/not-given', { wording: { ...mandatePayload().wording, hash: '' } }],
  [
    'a confirmation that we never signed',
    'mandate/not-given',
    { giving: { way: 'code', challengeId: 'x', confirmation: 'a.b.c' } },
  ],
  [
    'a service that nobody knows',
    'mandate/scope-refused',
    { scope: [{ serviceId: 'everything', power: 'act' }] },
  ],
  [
    'the grantor as grantee',
    'mandate/parties-refused',
    { grantees: [{ kind: 'person', partyId: 'mother', name: 'K' }] },
  ],
  [
    'a grantee who is no citizen here',
    'mandate/parties-refused',
    { grantees: [{ kind: 'person', partyId: 'ghost', name: 'G' }] },
  ],
  ['one who decides jointly alone', 'mandate/parties-refused', { decide: 'jointly' }],
  [
    'the same grantee twice',
    'mandate/parties-refused',
    { grantees: [...mandatePayload().grantees, ...mandatePayload().grantees] },
  ],
  ['an end before the beginning', 'mandate/period-refused', { validUntil: dayFrom(-1) }],
  ['a beginning before it was made', 'mandate/period-refused', { validFrom: dayFrom(-5) }],
  ['an office without an end', 'mandate/period-refused', { grantees: [office] }],
])('%s is refused', async ([, code, payload]) => {
  const { world, device } = await start();
  expect(await make(device, payload)).toBe(code);
  expect((await world.database.query('select 1 from mandate')).rows).toEqual([]);
});

test('a child gives none', async () => {
  const { device } = await start();
  expect(await make(device, {}, { lane: 'child' })).toBe('mandate/parties-refused');
});

test('staff draw up none of their own, none to themselves, and none from another centre', async () => {
  const { device } = await start({ people: [...people, person('staff-as-citizen')] });
  expect(await make(device, {}, { lane: 'staff-as-citizen' })).toBe('mandate/parties-refused');
  const toClerk = { grantees: [{ kind: 'person' as const, partyId: 'staff-as-citizen', name: 'M' }] };
  expect(await make(device, toClerk)).toBe('mandate/parties-refused');
  expect(await make(device, {}, { staffId: 'staff-2', laneSequence: 2 })).toBe('mandate/parties-refused');
});

test("an id that is somebody else's mandate is refused", async () => {
  const mandateId = mandatePayload().mandateId;
  const { device } = await start({
    mandates: [mandate({ mandateId, grantorId: 'father', granteeId: null })],
  });
  expect(await make(device, { mandateId })).toBe('envelope/invalid');
});

const wide = mandate({
  scope: [
    { serviceId: 'change-of-address', power: 'see' },
    { serviceId: 'change-of-address', power: 'act' },
  ],
});

test('a new mandate takes the place of one that it covers, whose credential is then revoked', async () => {
  const { world, device } = await start({ mandates: [mandate()] });
  await pullMandates(device);
  const payload = mandatePayload();
  expect(await make(device, payload)).toBe('accepted');
  const mandates = await pullMandates(device);
  expect(mandates.get('m1')).toMatchObject({ endReason: 'superseded', revokedOn: today(), version: 2 });
  expect(mandates.get(payload.mandateId)).toMatchObject({ revokedOn: null });
  const standing = await world.database.query<{ mandateId: string }>(
    `select mandate_id as "mandateId" from mandate_credential where revoked_at is null`,
  );
  expect(standing.rows).toEqual([{ mandateId: payload.mandateId }]);
});

test('a new mandate takes its lines from one that says more, which gets a narrower credential', async () => {
  const { device } = await start({ mandates: [wide] });
  const before = await openCredential(device, await pullMandate(device, 'm1'));
  expect(await make(device, {})).toBe('accepted');
  const after = await pullMandate(device, 'm1');
  expect(after).toMatchObject({ version: 2, revokedOn: null, scope: [{ power: 'see' }] });
  const claims = await openCredential(device, after);
  expect(claims.scope).toEqual([{ serviceId: 'change-of-address', power: 'see' }]);
  expect(claims.status.status_list.idx).not.toBe(before.status.status_list.idx);
});
