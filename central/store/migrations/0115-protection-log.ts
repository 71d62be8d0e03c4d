/** Each time two colleagues saw where somebody protected lives: for the data protection officer. */
export const protectionLog = {
  step: 115,
  sql: `
create table protection_log (
  entry_id bigint generated always as identity primary key,
  at timestamptz not null,
  device_id text not null,
  subject_id text not null,
  staff_id text not null,
  second_staff_id text not null check (second_staff_id <> staff_id),
  purpose_id text not null,
  legal_basis_id text not null,
  reason text not null,
  fields text[] not null,
  outcome text not null check (outcome in ('shown', 'refused')),
  read_at timestamptz
);
create index protection_log_unread on protection_log (entry_id) where read_at is null;
`,
};
