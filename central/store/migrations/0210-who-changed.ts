/** Two colleagues at one machine may write over what the other has not seen: who made a change tells them apart. */
export const whoChanged = {
  step: 210,
  sql: `
-- Null where a register changed it by itself, and for what was changed before this was kept.
alter table person_change add column staff_id text;
`,
};
