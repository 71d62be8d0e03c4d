/** How often the register has failed at an act, and from when it is asked about it again. */
export const registerTries = {
  step: 290,
  sql: `
alter table act
  add column attempts int not null default 0,
  add column next_try_at timestamptz;
`,
};
