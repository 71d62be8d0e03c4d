import type { Input } from '../../preload/contract/calls.ts';
import { ok } from '../../preload/contract/result.ts';
import { audit } from './audit.ts';
import type { Desk } from './desk.ts';

/**
 * Who saw where somebody protected lives, at all machines of the centre. Only central has it; that it was asked for is written down here as well,
 * without the name that was looked for, which may be a citizen's.
 */
export const readProtectionLog = async (desk: Desk, { day, name }: Input<'protection-log/read'>) => {
  const answer = await desk.traffic.readProtectionLog({
    staffId: desk.staff.staffId,
    day,
    name: name.trim(),
  });
  const details = {
    day,
    byName: name.trim() === '' ? 'no' : 'yes',
    outcome: answer.ok ? null : answer.problem.code,
  };
  desk.vault.transact((db) => audit(desk, db, { action: 'protection-log/read', subjectId: null, details }));
  if (!answer.ok) return answer;
  const { entries, withheld, hasMore } = answer.value;
  return ok({ entries, withheld, hasMore });
};
