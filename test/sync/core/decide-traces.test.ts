import { describe, expect, test } from 'vitest';
import type { Failure } from '../../../main/sync/core/failure.ts';
import { runCore } from '../../helpers/sync-core-run.ts';
import type { CoreAnswer } from '../../helpers/sync-core-run.ts';

const unreachable: CoreAnswer = { kind: 'connectivityChanged', isReachable: false, random: 0.5 };
const accepted: CoreAnswer = { kind: 'pushAnswered', acceptedCount: 1 };
const failed = (failure: Failure): CoreAnswer => ({ kind: 'failed', failure, random: 0.5 });

/** Answers that are used up one after the other, for one kind of action. */
const inTurn = (...answers: readonly (CoreAnswer | null)[]) => {
  const left = [...answers];
  return (): CoreAnswer | null => left.shift() ?? null;
};

describe('what the core asks for, in whole traces', () => {
  test('after the start it finds central, pulls, renews the lease, then pulls every twenty seconds', () => {
    expect(runCore({ untilMs: 65_000 })).toEqual([
      'probe:0',
      'pull:0',
      'renewLease:0',
      'pull:20000',
      'pull:40000',
      'pull:60000',
    ]);
  });

  test('after ten quiet minutes it pulls every two and a half minutes, until something changes', () => {
    const log = runCore({ untilMs: 930_000, told: [{ at: 790_000, kind: 'workQueued' }] });
    expect(log.slice(-5)).toEqual([
      'pull:600000',
      'pull:750000',
      'pull:900000',
      'renewLease:900000',
      'pull:920000',
    ]);
  });

  test('whoever comes to a quiet desk has it renewed at once, and not again and again', () => {
    const log = runCore({
      untilMs: 835_000,
      told: [
        { at: 800_000, kind: 'deskUsed' },
        { at: 801_000, kind: 'deskUsed' },
      ],
    });
    expect(log.slice(-3)).toEqual(['pull:750000', 'pull:800000', 'pull:820000']);
  });

  test('queued work leaves at once, and a pull follows so that its effect shows', () => {
    const push = inTurn(null, null, accepted);
    const log = runCore({
      untilMs: 25_000,
      told: [{ at: 5000, kind: 'workQueued' }],
      answer: (action) => (action.kind === 'push' ? push() : null),
    });
    expect(log).toEqual(['probe:0', 'pull:0', 'renewLease:0', 'push:100:5000', 'pull:5000', 'pull:25000']);
  });

  test('all work leaves before anything is pulled, in larger batches while the link holds', () => {
    const push = inTurn(accepted, accepted, accepted);
    const log = runCore({ untilMs: 0, answer: (action) => (action.kind === 'push' ? push() : null) });
    expect(log).toEqual(['probe:0', 'push:100:0', 'push:200:0', 'push:400:0', 'pull:0', 'renewLease:0']);
  });

  test('a first filling asks for page after page, and for work between them', () => {
    const page = {
      kind: 'pullAnswered',
      changeCount: 500,
      hasMore: true,
      filling: null,
    } as const satisfies CoreAnswer;
    const pull = inTurn(page, page);
    const push = inTurn(null, accepted);
    const log = runCore({
      untilMs: 0,
      answer: (action) => (action.kind === 'pull' ? pull() : action.kind === 'push' ? push() : null),
    });
    expect(log).toEqual(['probe:0', 'pull:0', 'push:100:0', 'pull:0', 'pull:0', 'renewLease:0']);
  });

  test('without a network it only probes, with growing pauses up to the longest', () => {
    const log = runCore({
      untilMs: 60_000,
      answer: (action) => (action.kind === 'probe' ? unreachable : null),
    });
    expect(log).toEqual([
      'probe:0',
      'probe:750',
      'probe:2000',
      'probe:4250',
      'probe:8500',
      'probe:16750',
      'probe:32000',
      'probe:47250',
    ]);
  });

  test('a cut link makes the batches smaller, and one answered request the next pause short again', () => {
    const push = inTurn(
      null,
      null,
      failed({ kind: 'unreachable' }),
      failed({ kind: 'unreachable' }),
      accepted,
    );
    const pull = inTurn(null, failed({ kind: 'unreachable' }));
    const log = runCore({
      untilMs: 8000,
      told: [{ at: 5000, kind: 'workQueued' }],
      answer: (action) => (action.kind === 'push' ? push() : action.kind === 'pull' ? pull() : null),
    });
    expect(log).toEqual([
      'probe:0',
      'pull:0',
      'renewLease:0',
      'push:100:5000',
      'probe:5750',
      'push:25:5750',
      'probe:7000',
      'push:25:7000',
      'pull:7000',
      'probe:7750',
      'pull:7750',
    ]);
  });

  test('a probe that is answered while work cannot pass does not make the pauses short', () => {
    const log = runCore({
      untilMs: 10_000,
      answer: (action) => (action.kind === 'push' ? failed({ kind: 'unreachable' }) : null),
    });
    expect(log.filter((line) => line.startsWith('push'))).toEqual([
      'push:100:0',
      'push:25:750',
      'push:25:2000',
      'push:25:4250',
      'push:25:8500',
    ]);
  });

  test('"send now" skips the pause, and the next pauses are short again', () => {
    const log = runCore({
      untilMs: 23_000,
      told: [{ at: 20_000, kind: 'sendNow' }],
      answer: (action) => (action.kind === 'probe' ? unreachable : null),
    });
    expect(log.slice(-4)).toEqual(['probe:16750', 'probe:20000', 'probe:20750', 'probe:22000']);
  });

  test('work that is queued without a network does not skip the pause', () => {
    const log = runCore({
      untilMs: 20_000,
      told: [
        { at: 100, kind: 'workQueued' },
        { at: 9000, kind: 'workQueued' },
      ],
      answer: (action) => (action.kind === 'probe' ? unreachable : null),
    });
    expect(log).toEqual(['probe:0', 'probe:750', 'probe:2000', 'probe:4250', 'probe:8500', 'probe:16750']);
  });

  test('central is left alone as long as it asks, but never longer than the longest pause', () => {
    const push = inTurn(
      failed({ kind: 'later', afterMs: 90_000 }),
      failed({ kind: 'later', afterMs: 86_400_000 }),
      accepted,
    );
    const log = runCore({ untilMs: 390_000, answer: (action) => (action.kind === 'push' ? push() : null) });
    expect(log).toEqual([
      'probe:0',
      'push:100:0',
      'pull:90000',
      'renewLease:90000',
      'push:100:90000',
      'pull:390000',
      'push:100:390000',
      'pull:390000',
    ]);
  });

  test('a device that must sign in asks for its lease at once and then each minute, and shows nobody its work', () => {
    const push = inTurn(failed({ kind: 'sign-in-needed' }), accepted);
    const lease = inTurn(failed({ kind: 'sign-in-needed' }));
    const log = runCore({
      untilMs: 120_000,
      answer: (action) => (action.kind === 'push' ? push() : action.kind === 'renewLease' ? lease() : null),
    });
    expect(log).toEqual([
      'probe:0',
      'push:100:0',
      'renewLease:0',
      'renewLease:60000',
      'pull:60000',
      'push:100:60000',
      'pull:60000',
      'pull:80000',
      'pull:100000',
      'pull:120000',
    ]);
  });

  test('a batch that is refused as a whole comes back in smaller ones, which grow again', () => {
    const refused = failed({ kind: 'refused' });
    const push = inTurn(null, null, refused, refused, refused, accepted, accepted, accepted);
    const log = runCore({
      untilMs: 10_000,
      told: [{ at: 5000, kind: 'workQueued' }],
      answer: (action) => (action.kind === 'push' ? push() : null),
    });
    expect(log).toEqual([
      'probe:0',
      'pull:0',
      'renewLease:0',
      'push:100:5000',
      'push:12:5750',
      'push:1:7000',
      'push:1:9250',
      'push:2:9250',
      'push:4:9250',
      'pull:9250',
    ]);
  });

  test('a waiting item is looked for again when it comes due', () => {
    const push = inTurn(
      { kind: 'nothingToPush', nextItemAt: 7000 },
      { kind: 'nothingToPush', nextItemAt: 7000 },
      accepted,
    );
    const log = runCore({ untilMs: 10_000, answer: (action) => (action.kind === 'push' ? push() : null) });
    expect(log).toEqual(['probe:0', 'pull:0', 'renewLease:0', 'push:100:7000', 'pull:7000']);
  });

  test('a stopped core asks for nothing more', () => {
    expect(runCore({ untilMs: 60_000, told: [{ at: 30_000, kind: 'stopped' }] })).toEqual([
      'probe:0',
      'pull:0',
      'renewLease:0',
      'pull:20000',
    ]);
  });
});
