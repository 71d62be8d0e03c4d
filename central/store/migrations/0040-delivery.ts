/**
 * What devices delivered, judged once each. \`envelope\` is keyed by its own id, which is what exactly-once hangs on; its
 * content is the very bytes that were signed.
 */
export const delivery = {
  step: 40,
  sql: `
create sequence central_sequence as bigint;

create table envelope (
  envelope_id uuid primary key,
  hash text not null,
  content text not null,
  signature text not null,
  device_id text not null,
  device_sequence bigint not null,
  subject_id text not null,
  lane_sequence bigint not null,
  central_sequence bigint not null unique,
  outcome text not null check (outcome in ('accepted', 'conflict', 'refused')),
  receipt text check ((outcome = 'accepted') = (receipt is not null)),
  problem jsonb check ((outcome = 'refused') = (problem is not null)),
  received_at timestamptz not null
);
create index envelope_by_subject on envelope (subject_id);

-- How far each lane of each device has been judged, and since when a later envelope waits for a missing one.
create table lane (
  subject_id text not null,
  device_id text not null,
  last_sequence bigint not null,
  gap_since timestamptz,
  primary key (subject_id, device_id)
);

-- The same id with other content: kept for the security officer.
create table tamper_report (
  envelope_id uuid not null,
  hash text not null,
  device_id text not null,
  content text not null,
  seen_at timestamptz not null,
  primary key (envelope_id, hash)
);

create table lookup_log (
  lookup_id bigint generated always as identity primary key,
  at timestamptz not null,
  device_id text not null,
  staff_id text not null,
  purpose_id text not null,
  legal_basis_id text not null,
  searched_text text not null,
  found_ids text[] not null
);
`,
};
