import { z } from 'zod';
import { GuardedStaffRecord, Lease } from '../../../central/api/devices.ts';
import { Change, Outcome, PullPage, PushAnswer } from '../../../central/api/sync.ts';
import type { PulledPage, RefusedOtherwise, UnreadChange } from '../ports.ts';
import { recordIdOf } from '../record-id.ts';

/**
 * Answers of a central that may be newer than this version (protocol.md, rule 10). What is known is read as ever; what is not costs itself
 * alone, never the page, the batch or the lease that it came in.
 */

const ChangeHead = z.looseObject({
  entity: z.string(),
  sequence: z.number().int(),
  subjectId: z.string(),
  record: z.unknown(),
});

const readChange = (value: unknown): Change | UnreadChange | null => {
  const known = Change.safeParse(value);
  if (known.success) return known.data;
  const head = ChangeHead.safeParse(value);
  if (!head.success) return null;
  const { entity: kind, sequence, subjectId } = head.data;
  return {
    entity: 'unread',
    sequence,
    subjectId,
    kind,
    recordId: recordIdOf(head.data),
    content: JSON.stringify(value),
  };
};

/** The cursor moves on past what cannot be read: that is kept aside until a version comes that can. */
export const ReadPage: z.ZodType<PulledPage> = PullPage.extend({
  changes: z.array(z.unknown()).transform((values) => values.flatMap((value) => readChange(value) ?? [])),
});

const RefusalHead = z.looseObject({
  outcome: z.literal('refused'),
  id: z.string(),
  problem: z.looseObject({ code: z.string() }),
});

const readOutcome = (value: unknown): Outcome | RefusedOtherwise | null => {
  const known = Outcome.safeParse(value);
  if (known.success) return known.data;
  const refusal = RefusalHead.safeParse(value);
  return refusal.success ? { outcome: 'refused-otherwise', id: refusal.data.id } : null;
};

/** An outcome of an unknown sort counts as none: the item waits, is sent again, and counts once. */
export const ReadOutcomes = PushAnswer.extend({
  outcomes: z.array(z.unknown()).transform((values) => values.flatMap((value) => readOutcome(value) ?? [])),
});

const orders = ['lock', 'wipe'] as const;

/** Staff of an unknown role do not work at this version; an unknown order is not obeyed. */
export const ReadLease: z.ZodType<Lease> = Lease.extend({
  staff: z.array(z.unknown()).transform((values) =>
    values.flatMap((value) => {
      const member = GuardedStaffRecord.safeParse(value);
      return member.success ? [member.data] : [];
    }),
  ),
  orders: z.array(z.unknown()).transform((values) => orders.filter((order) => values.includes(order))),
});
