import { expect, test } from 'vitest';
import { nextSteps, type NextStepContext } from '../../../../../main/domain/catalogue/next-steps.ts';
import { dkPack, dkService } from '../dk-pack.ts';

const context = (change: Partial<NextStepContext> = {}): NextStepContext => ({
  channel: 'counter',
  letters: 'digital',
  subject: 'Karen Holm',
  representedBy: null,
  values: {},
  ...change,
});
const codesFor = (serviceId: string, change: Partial<NextStepContext> = {}) =>
  nextSteps(dkService(serviceId), context(change)).map(({ code }) => code);

test('the confirmation goes the way the citizen gets letters', () => {
  expect(codesFor('change-of-address')).toEqual(['registered', 'health-card', 'confirmation-digital']);
  expect(codesFor('change-of-address', { letters: 'print' })).toContain('confirmation-print');
});

test('the represented person is told, by name of who acted', () => {
  const steps = nextSteps(dkService('change-of-address'), context({ representedBy: 'Anders Holm' }));
  expect(steps.at(-1)).toEqual({
    code: 'represented-told',
    params: { subject: 'Karen Holm', party: 'Anders Holm' },
  });
});

test('an account change by phone says that we ring back', () => {
  expect(codesFor('payment-account-change', { channel: 'phone' })).toContain('ring-back');
  expect(codesFor('payment-account-change')).not.toContain('ring-back');
});

test('days of the form are told, account numbers never', () => {
  const [step] = nextSteps(dkService('change-of-address'), context({ values: { moveDate: '2026-05-20' } }));
  expect(step?.params).toMatchObject({ moveDate: '2026-05-20' });
  const values = { registrationNumber: '0216', accountNumber: '4069031234' };
  expect(JSON.stringify(nextSteps(dkService('payment-account-change'), context({ values })))).not.toContain(
    '4069031234',
  );
});

test('every service says what happens next, whatever the channel and the letters', () => {
  for (const { serviceId } of dkPack.services) {
    for (const channel of dkPack.channels) {
      for (const letters of ['digital', 'print'] as const) {
        expect(codesFor(serviceId, { channel, letters }).length).toBeGreaterThan(0);
      }
    }
  }
});
