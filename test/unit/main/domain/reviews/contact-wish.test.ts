import { expect, test } from 'vitest';
import { openWish } from '../../../../../main/domain/reviews/contact-wish.ts';

const ask = { decision: 'contact-citizen' };
const accept = { decision: 'accept-good-faith' };
const reject = { decision: 'reject' };
const at = (afterDecisions: number, outcome: string) => ({ outcome, afterDecisions });

const nothing = { isContactState: true, told: [], onItsWay: null, contacts: [], notes: [] };

test.each([
  ['nobody wished it', {}, null],
  ['it is wished', { told: [ask] }, 0],
  ['it was wished, and is decided', { told: [ask, accept], isContactState: false }, null],
  ['it is wished here, and central does not know', { onItsWay: ask, isContactState: false }, 0],
  ['something else is decided here', { told: [ask], onItsWay: accept }, 0],
  ['it was answered', { told: [ask], contacts: [at(1, 'reached')] }, null],
  ['it was given up', { told: [ask], contacts: [at(1, 'given-up')] }, null],
  ['it was answered here, and central does not know', { told: [ask], notes: [{ outcome: 'reached' }] }, null],
  ['the wish and its answer are both on their way', { onItsWay: ask, notes: [{ outcome: 'reached' }] }, null],
  ['it was tried', { told: [ask], contacts: [at(1, 'not-reached')] }, 1],
  [
    'it was tried twice',
    { told: [ask], contacts: [at(1, 'not-reached')], notes: [{ outcome: 'not-reached' }] },
    2,
  ],
  ['it was answered, and is wished again', { told: [ask, reject, ask], contacts: [at(1, 'reached')] }, 0],
  [
    'it was answered, and is wished again here',
    { told: [ask], onItsWay: ask, contacts: [at(1, 'reached')] },
    0,
  ],
  ['an outcome nobody knows ends nothing', { told: [ask], contacts: [at(1, 'sent-a-pigeon')] }, 1],
])('%s: how many tries the open task shows', (_when, special, tries) => {
  const open = openWish({ ...nothing, ...special });
  expect(open === null ? null : open.toldTries.length + open.waitingTries.length).toBe(tries);
});

test('the task is that of the newest wish', () => {
  const newer = { ...ask, by: 'newer' };
  expect(openWish({ ...nothing, told: [{ ...ask, by: 'older' }, newer] })?.wish).toBe(newer);
  expect(openWish({ ...nothing, told: [{ ...ask, by: 'older' }], onItsWay: newer })).toMatchObject({
    wish: newer,
    isWaiting: true,
  });
});
