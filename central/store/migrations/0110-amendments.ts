/**
 * Work that stands in the place of parked work, and parked work that was taken back: of a line of amendments at most one takes effect.
 * \`amends\` names the first of the line.
 */
export const amendments = {
  step: 110,
  sql: `
alter table envelope add column amends uuid;
create index envelope_by_amends on envelope (amends) where amends is not null;

-- Keyed by the first of the line; kept with who took it back and why, whether or not the work itself ever came.
create table withdrawn_work (
  subject_id text not null,
  envelope_id uuid not null,
  withdrawn_by uuid not null,
  device_id text not null,
  device_sequence bigint not null,
  staff_id text not null,
  reason text not null,
  withdrawn_at timestamptz not null,
  primary key (subject_id, envelope_id)
);
`,
};
