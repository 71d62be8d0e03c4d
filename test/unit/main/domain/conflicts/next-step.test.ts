import { describe, expect, test } from 'vitest';
import {
  isHeldByCentral,
  needsNewEnvelope,
  parkedNext,
  type ParkedCase,
} from '../../../../../main/domain/conflicts/next-step.ts';
import { problemOf } from '../../../../../central/domain/problem.ts';
import { ProblemDetails } from '../../../../../central/api/problem.ts';

const parkedAct = (special: Partial<ParkedCase> = {}): ParkedCase => ({
  kind: 'act-completed',
  reason: 'conflict',
  mayAct: true,
  hasForm: true,
  hasDocuments: false,
  isHandedOver: false,
  isUndecided: false,
  ...special,
});

describe('what comes next', () => {
  test.each([
    ['a conflict is compared', {}, 'compare', ['compare', 'hand-over', 'withdraw']],
    [
      'what was handed over is not handed over again',
      { isHandedOver: true },
      'compare',
      ['compare', 'withdraw'],
    ],
    [
      'values that central cannot read are corrected',
      { reason: 'envelope/invalid' },
      'amend',
      ['amend', 'hand-over', 'withdraw'],
    ],
    [
      'what central never read is tried again',
      { reason: 'request/invalid' },
      'try-again',
      ['amend', 'retry', 'hand-over', 'withdraw'],
    ],
    [
      'a withdrawn mandate is for the reviews, unless another ground can be shown',
      { reason: 'authority/revoked' },
      'wait-for-review',
      ['new-ground', 'hand-over', 'withdraw'],
    ],
    [
      'work that has no form any more has no other ground either',
      { reason: 'authority/insufficient', hasForm: false },
      'wait-for-review',
      ['hand-over', 'withdraw'],
    ],
    [
      'a document that central refuses is replaced or left out, and never tried again as it was',
      { reason: 'blob/refused', hasDocuments: true },
      'mend-documents',
      ['amend', 'hand-over', 'withdraw'],
    ],
    [
      'a document that was spoilt on its way may be tried again',
      { reason: 'blob/altered', hasDocuments: true },
      'mend-documents',
      ['amend', 'retry', 'hand-over', 'withdraw'],
    ],
    [
      'a refused document of a conversation can be left out although there is no form',
      { kind: 'interaction-completed', hasForm: false, reason: 'blob/refused', hasDocuments: true },
      'mend-documents',
      ['amend', 'hand-over', 'withdraw'],
    ],
    [
      'a conflict whose form the catalogue no longer has is nothing that somebody decided: a supervisor does',
      { hasForm: false },
      'ask-supervisor',
      ['hand-over', 'withdraw'],
    ],
    [
      'a decision that came second is over',
      { kind: 'review-decided', hasForm: false },
      'decided-elsewhere',
      ['acknowledge'],
    ],
    [
      'a decision that could not count, of a review that still waits, is not called decided',
      { kind: 'review-decided', hasForm: false, isUndecided: true },
      'decide-again',
      ['acknowledge'],
    ],
    ['what took effect otherwise is over', { reason: 'work/took-effect' }, 'over', ['acknowledge']],
    [
      'a withdrawal that came too late is over',
      { kind: 'work-withdrawn', hasForm: false, reason: 'work/took-effect' },
      'over',
      ['acknowledge'],
    ],
    [
      'a mandate that was refused goes to a supervisor',
      { kind: 'mandate-made', hasForm: false, reason: 'mandate/not-given' },
      'ask-supervisor',
      ['hand-over', 'withdraw'],
    ],
    ['tampering is left alone', { reason: 'envelope/tampered' }, 'security', []],
  ] as const)('%s', (_, special, next, actions) => {
    expect(parkedNext(parkedAct(special))).toEqual({ next, actions });
  });

  test('a colleague is told what comes next and can do nothing', () => {
    expect(parkedNext(parkedAct({ mayAct: false }))).toEqual({ next: 'compare', actions: [] });
  });

  test('whatever central may answer, somebody who may act has a way to end it, but where security looks', () => {
    for (const reason of ['conflict', ...ProblemDetails.shape.code.options]) {
      for (const kind of ['act-completed', 'consent-given', 'work-withdrawn']) {
        const { actions } = parkedNext(parkedAct({ reason, kind, hasForm: kind === 'act-completed' }));
        const canEnd = actions.includes('withdraw') || actions.includes('acknowledge');
        expect(canEnd, `${kind} ${reason}`).toBe(reason !== 'envelope/tampered');
      }
    }
    expect(problemOf('work/took-effect').status).toBe(409);
  });
});

test('the same bytes are not sent where central has judged them or a later piece of their lane', () => {
  expect(needsNewEnvelope('request/invalid', false)).toBe(false);
  expect(needsNewEnvelope('request/invalid', true)).toBe(true);
  expect(needsNewEnvelope('lane/out-of-order', false)).toBe(true);
});

test.each([
  ['act-completed', 'conflict', true],
  ['act-completed', 'authority/revoked', true],
  ['act-completed', 'blob/refused', false],
  ['consent-given', 'conflict', false],
])('whether central holds %s parked for %s: %s', (kind, reason, isHeld) => {
  expect(isHeldByCentral({ kind, reason })).toBe(isHeld);
});

test('a handover that central has no use for is over, and the work it was about is still there to act on', () => {
  expect(
    parkedNext(parkedAct({ kind: 'work-handed-over', hasForm: false, reason: 'work/took-effect' })),
  ).toEqual({ next: 'over', actions: ['acknowledge'] });
});
