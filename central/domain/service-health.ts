/** How a service that central depends on is doing: as usual, unsteady, or not at all. */
export type HealthState = 'up' | 'disturbed' | 'down';

/** What the calls to a service have shown so far; counts and moments, nothing of what was asked. */
export type Health = {
  readonly failuresInRow: number;
  /** Since the last failure. */
  readonly successesInRow: number;
  /** The first failure of the last row. */
  readonly failingSince: Date | null;
  readonly lastFailureAt: Date | null;
  /** The first success after the last row of failures. */
  readonly recoveredAt: Date | null;
  /** How often it began to fail since it was last steady, and since when. */
  readonly stumbles: number;
  readonly unsteadySince: Date | null;
};

export type Measured = { readonly state: HealthState; readonly since: Date | null };

export const unknownHealth: Health = {
  failuresInRow: 0,
  successesInRow: 0,
  failingSince: null,
  lastFailureAt: null,
  recoveredAt: null,
  stumbles: 0,
  unsteadySince: null,
};

/** So many in a row, or two with none succeeding for so long, and it is down; one failure may be anybody's. */
export const failuresToDown = 3;
export const patienceMs = 60_000;
/** Failed again and again before it was steady: it comes and goes, whatever its last call did. */
export const stumblesToDisturbed = 3;
/** Steady is what has succeeded so often in a row, or has not failed for so long. */
export const steadyCalls = 10;
export const steadyMs = 10 * 60_000;
/** What nobody has tried for so long is not known to be down. Longer than the longest pause between tries of a letter. */
export const believedMs = 2 * 3_600_000;

const msSince = (moment: Date | null, now: Date): number =>
  moment === null ? Infinity : now.getTime() - moment.getTime();

const isSteady = ({ successesInRow, lastFailureAt, failuresInRow }: Health, now: Date): boolean =>
  failuresInRow === 0 && (successesInRow >= steadyCalls || msSince(lastFailureAt, now) >= steadyMs);

const isForgotten = ({ lastFailureAt }: Health, now: Date): boolean =>
  msSince(lastFailureAt, now) >= believedMs;

/** What is known after one more call. */
export const noteCall = (
  before: Health,
  { hasSucceeded, at }: { readonly hasSucceeded: boolean; readonly at: Date },
): Health => {
  if (!hasSucceeded) return noteFailure(before, at);
  const successesInRow = before.successesInRow + 1;
  if (before.failuresInRow > 0) return { ...before, failuresInRow: 0, successesInRow, recoveredAt: at };
  return { ...before, successesInRow };
};

const noteFailure = (before: Health, at: Date): Health => {
  const failing = { successesInRow: 0, lastFailureAt: at };
  if (before.failuresInRow > 0 && !isForgotten(before, at))
    return { ...before, ...failing, failuresInRow: before.failuresInRow + 1 };
  const isAnew = before.stumbles === 0 || isSteady(before, at) || isForgotten(before, at);
  return {
    ...before,
    ...failing,
    failuresInRow: 1,
    failingSince: at,
    stumbles: isAnew ? 1 : before.stumbles + 1,
    unsteadySince: isAnew ? at : before.unsteadySince,
  };
};

const isDown = ({ failuresInRow, failingSince }: Health, now: Date): boolean =>
  failuresInRow >= failuresToDown || (failuresInRow >= 2 && msSince(failingSince, now) >= patienceMs);

const isDisturbed = (health: Health, now: Date): boolean =>
  (health.stumbles >= stumblesToDisturbed && !isSteady(health, now)) ||
  (health.failuresInRow > 0 && msSince(health.failingSince, now) >= patienceMs);

/** The state that follows, and since when it has been so; null where nobody has seen it change. */
export const judgeHealth = (health: Health, now: Date): Measured => {
  if (isForgotten(health, now)) return { state: 'up', since: null };
  if (isDown(health, now)) return { state: 'down', since: health.failingSince };
  if (isDisturbed(health, now)) {
    const isUnsteady = health.stumbles >= stumblesToDisturbed;
    return { state: 'disturbed', since: isUnsteady ? health.unsteadySince : health.failingSince };
  }
  return { state: 'up', since: health.recoveredAt };
};

/** Whether one more success would teach anything: most calls go well, and cost no writing. */
export const isWorthNoting = (health: Health, hasSucceeded: boolean): boolean =>
  !hasSucceeded ||
  health.failuresInRow > 0 ||
  (health.lastFailureAt !== null && health.successesInRow < steadyCalls);
