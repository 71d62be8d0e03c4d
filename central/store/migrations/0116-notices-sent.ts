/** How far a notice to a represented person has come: to the mailbox or the print shop, after however many tries. */
export const noticesSent = {
  step: 116,
  sql: `
alter table notice
  add column sent_at timestamptz,
  add column attempts int not null default 0,
  add column next_try_at timestamptz;
create index notice_waiting on notice (coalesce(next_try_at, queued_at)) where sent_at is null;
`,
};
