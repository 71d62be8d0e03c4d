/**
 * Work that was put aside and that its desk had ended before this database was put back from a copy: taken back, or sent again in another
 * form. It is kept for its place in the chain and in its lane, and never judged again.
 */
export const endedPieces = {
  step: 250,
  sql: `
alter table envelope add column is_ended boolean not null default false;
create index envelope_ended on envelope (subject_id, device_id, lane_sequence) where is_ended;
`,
};
