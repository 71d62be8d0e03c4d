/**
 * What the registers know. Every table is keyed by the subject first, so that it can be sharded by subject. The record is kept as it
 * travels; what is searched for is a column that PostgreSQL derives from it, so the two cannot drift apart. \`folded_name\` and
 * \`phones\` need folding that SQL cannot do, and are written beside the record by the one function that writes people.
 */
export const subjects = {
  step: 20,
  sql: `
create table person (
  subject_id text primary key,
  record jsonb not null,
  folded_name text not null,
  phones text[] not null,
  version int not null generated always as ((record->>'version')::int) stored,
  national_number text generated always as (record->>'nationalNumber') stored,
  birth_day text generated always as (record->>'birthDate') stored,
  municipality text generated always as (record->'address'->>'municipality') stored,
  postcode text generated always as (record->'address'->>'postcode') stored
) with (fillfactor = 85);

-- Which fields each version changed, and whose work it was: what a conflict is judged by.
create table person_change (
  subject_id text not null,
  version int not null,
  fields text[] not null,
  -- Null where a register changed it by itself.
  device_id text,
  changed_at timestamptz not null,
  primary key (subject_id, version)
);

-- The subject of a mandate is who gave it.
create table mandate (
  subject_id text not null,
  mandate_id text not null,
  grantee_id text,
  record jsonb not null,
  primary key (subject_id, mandate_id)
);

create table event (
  subject_id text not null,
  event_id text not null,
  at timestamptz not null,
  kind text not null,
  params jsonb not null,
  source text not null,
  primary key (subject_id, event_id)
);

create table act (
  subject_id text not null,
  envelope_id uuid not null,
  act_id text not null,
  service_id text not null,
  reference text not null,
  field_values jsonb not null,
  state text not null check (state in ('received', 'effective', 'in-review')),
  changed_at timestamptz not null,
  primary key (subject_id, envelope_id)
);
create index act_to_confirm on act (service_id, changed_at) where state = 'received';

create table population_load (
  only_one boolean primary key default true check (only_one),
  seed text not null,
  size int not null,
  loaded_at timestamptz not null
);
`,
};
