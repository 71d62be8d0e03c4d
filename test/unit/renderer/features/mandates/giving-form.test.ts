import { expect, test } from 'vitest';
import { Giving } from '../../../../../preload/contract/mandate-making.ts';
import {
  afterSending,
  firstGiving,
  givingAfter,
  isRefusal,
  toGiving,
  withAnswer,
} from '../../../../../renderer/features/mandates/giving-form.ts';
import { firstForm } from '../../../../../renderer/features/mandates/mandate-form.ts';
import { anders, offer } from './drawn-up.ts';

const first = firstGiving(offer);
const yes = (questionId: string) => ({ questionId, answer: 'yes' as const, said: 'Ja' });
const faultOf = (form: typeof first) => {
  const given = toGiving(offer, form);
  return given.ok ? null : given.fault;
};

test('the first way that can be gone is chosen, never one that cannot', () => {
  expect(first.way).toBe('phone-read-back');
  const none = { ...offer, ways: offer.ways.map((way) => ({ ...way, isPossible: false })) };
  expect(firstGiving(none).way).toBeNull();
});

test('a read-back is whole when every question has its answer', () => {
  expect(faultOf({ ...first, answers: [yes('own-will')] })).toBe('answers');
  const given = toGiving(offer, { ...first, answers: [yes('own-will'), yes('gives-it')] });
  expect(given.ok ? Giving.parse(given.giving).way : null).toBe('phone-read-back');
});

test.each(['no', 'unclear'] as const)(
  'a first "%s" is a whole answer: nobody is asked on after it',
  (answer) => {
    const answers = [{ questionId: 'own-will', answer, said: '' }];
    expect(isRefusal(answers)).toBe(true);
    expect(faultOf({ ...first, answers })).toBeNull();
  },
);

test('a new answer to a question takes the place of the old one', () => {
  const answers = withAnswer([yes('own-will'), yes('gives-it')], { ...yes('own-will'), answer: 'no' });
  expect(answers.map(({ questionId, answer }) => `${questionId} ${answer}`)).toEqual([
    'gives-it yes',
    'own-will no',
  ]);
});

test('a code is asked for only once one has been sent, and spaces in it do not matter', () => {
  const byCode = { ...first, way: 'code' as const, code: ' 12 34 56 ' };
  expect(faultOf(byCode)).toBe('code-not-sent');
  const challenge = { challengeId: 'c1', sentTo: '••93', expiresAt: '2026-05-04T09:00:00Z' };
  expect(faultOf({ ...byCode, challenge, code: ' ' })).toBe('code');
  expect(toGiving(offer, { ...byCode, challenge })).toEqual({
    ok: true,
    giving: { way: 'code', challengeId: 'c1', code: '123456' },
  });
});

test('paper counts with its day, its version and the original seen', () => {
  const paper = { ...first, way: 'paper' as const, signedOn: '2026-05-01', isOriginalSeen: true };
  expect(faultOf({ ...paper, signedOn: null })).toBe('signedOn');
  expect(faultOf({ ...paper, wordingVersion: ' ' })).toBe('wordingVersion');
  expect(faultOf({ ...paper, isOriginalSeen: false })).toBe('original');
  expect(faultOf(paper)).toBeNull();
});

test('a letter counts with the day it was signed and the day it came', () => {
  const letter = { ...first, way: 'request-letter' as const, signedOn: '2026-05-01' };
  expect(faultOf(letter)).toBeNull();
  expect(faultOf({ ...letter, receivedOn: null })).toBe('receivedOn');
});

test('a signature needs a stroke', () => {
  const onScreen = { ...first, way: 'signature-on-screen' as const };
  expect(faultOf(onScreen)).toBe('signature');
  expect(faultOf({ ...onScreen, strokes: [[[10, 10]]] })).toBeNull();
});

const drawnUp = firstForm(offer, {
  aim: { serviceId: 'change-of-address' as never, power: 'act', from: null },
  party: anders,
  language: 'da',
});
const done = {
  ...first,
  strokes: [[[10, 10]]] as const,
  challenge: { challengeId: 'c1', sentTo: '••93', expiresAt: '2026-05-04T09:00:00Z' },
  code: '123456',
  answers: [yes('own-will'), yes('gives-it')],
};

test.each([
  [
    'more may be done',
    { scope: [...drawnUp.scope, { serviceId: 'payment-account-change', power: 'receive-money' }] },
  ],
  ['it lasts longer', { duration: 'one-year' }],
  ['somebody else may do it', { grantees: offer.suggestedGrantees.slice(1) }],
])('what was signed, said or read out for a mandate counts for no other: %s', (_what, change) => {
  const after = givingAfter(done, drawnUp, { ...drawnUp, ...(change as Partial<typeof drawnUp>) });
  expect(after).toEqual({ ...done, strokes: [], answers: [], code: '' });
});

test('what was signed for a mandate that was not whole yet does not count for the whole one', () => {
  const after = givingAfter(done, { ...drawnUp, scope: [] }, drawnUp);
  expect(after.strokes).toEqual([]);
});

test('a suggestion that nobody has chosen takes back nothing', () => {
  const after = givingAfter(done, drawnUp, { ...drawnUp, added: offer.suggestedGrantees });
  expect(after).toBe(done);
});

test('a code that is sent while the mandate is drawn up otherwise brings back nothing that was signed before', () => {
  const sent = { challengeId: 'c2', sentTo: '••93', expiresAt: '2026-05-04T09:30:00Z' };
  const meanwhile = { ...givingAfter(done, drawnUp, { ...drawnUp, scope: [] }), way: 'paper' as const };
  expect(afterSending(sent)(meanwhile)).toEqual({ ...meanwhile, challenge: sent });
});

test('a code of before is not the answer to the one that was sent now', () => {
  const sent = { challengeId: 'c2', sentTo: '••93', expiresAt: '2026-05-04T09:30:00Z' };
  expect(afterSending(sent)(done)).toEqual({ ...done, challenge: sent, code: '' });
});
