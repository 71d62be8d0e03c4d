/** Where in central's order the work stood that made a change, if it was accepted before, lost, and brought again. */
export const lostSequence = {
  step: 260,
  sql: `alter table person_change add column lost_sequence bigint;`,
};
