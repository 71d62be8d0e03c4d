import { describe, expect, test } from 'vitest';
import type { AuditMark, CheckpointAnswer, CheckpointRequest } from '../../central/api/audit.ts';
import { judgeCheckpoint, type AuditBreak } from '../../central/domain/judge-checkpoint.ts';
import type { Answer } from '../../main/sync/answer.ts';
import { keepCheckpoints } from '../../main/sync/keep-checkpoints.ts';
import { appendAudit } from '../../main/vault/queries/audit.ts';
import { raw, testVault } from '../helpers/vault-open.ts';
import { moment } from '../helpers/vault-work.ts';

const minute = 60_000;
const { signal } = new AbortController();

/** A machine with a real vault, and central's rule in memory. */
const world = () => {
  const vault = testVault();
  const asked: CheckpointRequest[] = [];
  const found: AuditBreak[] = [];
  const broken: number[] = [];
  let held: AuditMark | null = null;
  let now = 0;
  let trouble: 'none' | 'answer lost' | 'refused' = 'none';
  const keep = async (request: CheckpointRequest): Promise<Answer<CheckpointAnswer>> => {
    asked.push(request);
    if (trouble === 'refused') return { kind: 'refused', code: 'request/not-found' };
    const verdict = judgeCheckpoint(held, request);
    if (verdict.kind === 'keep') held = request.newest;
    if (verdict.kind === 'keep' && verdict.found !== null) found.push(verdict.found);
    if (trouble === 'answer lost') return { kind: 'unreachable' };
    return {
      kind: 'answered',
      value: { held: verdict.kind === 'show' ? verdict.sequence : request.newest.sequence },
    };
  };
  const afterPull = keepCheckpoints({
    vault,
    transport: { keep },
    now: () => now,
    onBroken: (brokenAt) => broken.push(brokenAt),
  });
  return {
    vault,
    asked,
    found,
    broken,
    heldNow: () => held?.sequence ?? null,
    setTrouble: (next: typeof trouble) => {
      trouble = next;
    },
    work: (entries: number) =>
      vault.transact((db) => {
        for (let left = entries; left > 0; left -= 1)
          appendAudit(db, {
            at: moment(0),
            staffId: 'staff-1',
            action: 'person/opened',
            subjectId: 'anna',
            interactionId: null,
            details: {},
          });
      }),
    pullAt: async (minutes: number, isQuiet = false) => {
      now = minutes * minute;
      await afterPull(signal, { isQuiet });
    },
  };
};

describe('how far the audit trail goes', () => {
  test('is told when somebody has done something, every half hour, and at once when everybody has gone', async () => {
    const { work, pullAt, asked, heldNow } = world();
    await pullAt(0);
    expect(asked).toEqual([]);
    work(3);
    await pullAt(1);
    expect(heldNow()).toBe(3);
    work(2);
    await pullAt(30);
    expect(heldNow()).toBe(3);
    await pullAt(31);
    expect(heldNow()).toBe(5);
    work(1);
    await pullAt(32, true);
    expect(heldNow()).toBe(6);
    await pullAt(90, true);
    expect(asked).toHaveLength(3);
  });

  test('is told again after an answer that was lost, and nobody is suspected', async () => {
    const { work, pullAt, setTrouble, found, heldNow } = world();
    work(3);
    await pullAt(0);
    work(1);
    setTrouble('answer lost');
    await pullAt(40);
    setTrouble('none');
    work(1);
    await pullAt(41);
    expect([heldNow(), found]).toEqual([5, []]);
  });

  test('is not told over and over to a central that does not want it', async () => {
    const { work, pullAt, setTrouble, asked } = world();
    work(1);
    setTrouble('refused');
    await pullAt(0);
    await pullAt(1);
    await pullAt(50, true);
    expect(asked).toHaveLength(1);
  });

  test('is told with the entry that somebody has changed since, which is looked for in what is new alone', async () => {
    const { vault, work, pullAt, found, broken, asked } = world();
    work(3);
    await pullAt(0);
    work(3);
    raw(vault.read, 'DROP TRIGGER audit_never_changes');
    raw(vault.read, `UPDATE audit SET staff_id = 'staff-2' WHERE sequence = 5`);
    await pullAt(40);
    expect([found, broken]).toEqual([[{ kind: 'broken', sequence: 5 }], [5]]);
    work(1);
    await pullAt(80);
    expect(asked.at(-1)).toMatchObject({ brokenAt: null });
  });

  test('is told as it is after entries were cut off', async () => {
    const { vault, work, pullAt, found, heldNow } = world();
    work(5);
    await pullAt(0);
    raw(vault.read, 'DROP TRIGGER audit_never_goes');
    raw(vault.read, 'DELETE FROM audit WHERE sequence > 2');
    await pullAt(40);
    expect([heldNow(), found]).toEqual([2, [{ kind: 'missing', sequence: 5 }]]);
  });
});
