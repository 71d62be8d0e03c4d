import { fail, ok, type Result } from '../../../preload/contract/result.ts';
import type { ProblemOf } from '../../../preload/contract/problem.ts';
import type { ParkedAction } from '../../../preload/contract/outbox-parked.ts';
import { findParked, type ParkedRow } from '../../vault/queries/parked.ts';
import { findResolution } from '../../vault/queries/resolutions.ts';
import type { Desk } from '../desk.ts';
import { mayRead } from './may-read.ts';
import { stepsFor } from './parked-item.ts';

type Problems<
  C extends ProblemOf<
    'parked/not-found' | 'parked/not-yours' | 'parked/settled' | 'parked/not-possible'
  >['code'],
> = ProblemOf<C>;

/** Parked work that this member of staff may read, whether or not it has come to its end. */
export const findReadable = (
  desk: Desk,
  envelopeId: string,
): Result<ParkedRow, Problems<'parked/not-found' | 'parked/not-yours'>> => {
  const row = findParked(desk.vault.read, envelopeId);
  if (row === null) return fail({ code: 'parked/not-found' });
  return mayRead(desk, row) ? ok(row) : fail({ code: 'parked/not-yours' });
};

/** Parked work with which this can be done, by this member of staff, now. */
export const findActionable = (
  desk: Desk,
  envelopeId: string,
  ...actions: readonly ParkedAction[]
): Result<
  ParkedRow,
  Problems<'parked/not-found' | 'parked/not-yours' | 'parked/settled' | 'parked/not-possible'>
> => {
  const found = findReadable(desk, envelopeId);
  if (!found.ok) return found;
  const row = found.value;
  if (row.isDecided || findResolution(desk.vault.read, envelopeId) !== null) {
    return fail({ code: 'parked/settled' });
  }
  const offered = stepsFor(desk, row).actions;
  return actions.some((action) => offered.includes(action)) ? ok(row) : fail({ code: 'parked/not-possible' });
};
