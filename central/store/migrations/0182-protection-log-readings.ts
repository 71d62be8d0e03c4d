/** Reading the log of protected addresses is itself on record. */
export const protectionLogReadings = {
  step: 182,
  sql: `
create table protection_log_reading (
  reading_id bigint generated always as identity primary key,
  at timestamptz not null,
  device_id text not null,
  staff_id text not null,
  day date,
  name text not null,
  outcome text not null check (outcome in ('shown', 'refused'))
);
create index protection_log_by_device on protection_log (device_id, at);
`,
};
