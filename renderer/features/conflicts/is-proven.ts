import type { NewGround } from '../../../preload/contract/outbox-parked.ts';

/** The ground that was sought holds now: the work may be sent on it. */
export const isProven = (newGround: NewGround | null): boolean =>
  newGround !== null && newGround.isOpen && newGround.answer.outcome === 'permit';
