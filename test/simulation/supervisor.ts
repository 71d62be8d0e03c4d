import type { ReviewRecord } from '../../central/api/decisions.ts';
import type { Envelope } from '../../central/api/sync.ts';
import type { ReadEnvelope } from '../../central/domain/read-envelope.ts';
import { staff } from '../helpers/central-people.ts';

export const supervisor = { ...staff, staffId: 'staff-3', role: 'supervisor', personId: null } as const;

/** A supervisor lets the work of a review take effect, as done in good faith. */
export const decisionOn = (review: ReviewRecord, number: number, now: string): ReadEnvelope => {
  const envelope: Envelope = {
    id: `01890000-0000-7000-9000-${String(number).padStart(12, '0')}`,
    deviceId: 'device-supervisor',
    deviceSequence: number,
    lane: review.personId,
    laneSequence: 1,
    schemaVersion: 1,
    baseVersion: null,
    staffId: supervisor.staffId,
    authority: null,
    amends: null,
    clock: null,
    attachments: [],
    previousHash: null,
    madeAt: now,
    kind: 'review-decided',
    payload: { reviewId: review.reviewId, decision: 'accept-good-faith', reason: 'In good faith.' },
  };
  return { envelope, hash: envelope.id, signed: { content: '', signature: '' } };
};
