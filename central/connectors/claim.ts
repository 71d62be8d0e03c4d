/**
 * How long what is being taken outside belongs to the gateway that took it. No transaction is open meanwhile: the feed passes none that may
 * still commit, so one that waits for a register would keep all desks waiting. After a crash somebody else takes it then, under the same id.
 */
const claimMs = 120_000;

export const claimFrom = (now: Date): { readonly now: Date; readonly until: Date } => ({
  now,
  until: new Date(now.getTime() + claimMs),
});
