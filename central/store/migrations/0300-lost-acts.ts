/** Where an act stood in central's order, if it was accepted before, lost, and brought again while its register has yet to confirm it. */
export const lostActs = {
  step: 300,
  sql: `alter table act add column lost_sequence bigint;`,
};
