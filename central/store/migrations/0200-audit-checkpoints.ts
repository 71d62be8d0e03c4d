/** How far each machine's audit trail went and when, and what was found to be the matter with it: for the auditor, never deleted. */
export const auditCheckpoints = {
  step: 200,
  sql: `
create table audit_checkpoint (
  audit_checkpoint_id bigint generated always as identity primary key,
  device_id text not null references device,
  sequence bigint not null check (sequence > 0),
  hash text not null check (length(hash) = 43),
  kept_at timestamptz not null
);
create index audit_checkpoint_by_device on audit_checkpoint (device_id, audit_checkpoint_id);

create table audit_break (
  audit_break_id bigint generated always as identity primary key,
  device_id text not null references device,
  kind text not null check (kind in ('missing', 'other', 'broken')),
  sequence bigint not null check (sequence > 0),
  seen_at timestamptz not null
);
`,
};
