/**
 * An epoch is a stretch of this database's history that goes on without a break. Where it is put back from a copy, another one begins, and
 * every workstation brings again what central knows nothing of any more. Those before it stay on record.
 */
export const epochs = {
  step: 230,
  sql: `
create table epoch (
  number int generated always as identity primary key,
  epoch_id text not null unique default substr(gen_random_uuid()::text, 1, 8),
  -- Which server, which of its timelines and which database; empty before a gateway has served from it.
  installation text not null default '',
  -- No record has a lower version as of now: lost ones had other content under the same numbers.
  version_floor int not null check (version_floor >= 0),
  cause text not null check (cause in ('first', 'other-installation', 'cursor-ahead', 'operator')),
  noticed_by text,
  began_at timestamptz not null
);
insert into epoch (version_floor, cause, began_at) values (0, 'first', now());

create function version_floor() returns int language sql stable as
  'select version_floor from epoch order by number desc limit 1';
-- A record as it counts now.
create function current_record(record jsonb, floor int) returns jsonb language sql immutable as
  $$ select case when (record->>'version')::int >= floor then record
     else record || jsonb_build_object('version', floor) end $$;
`,
};
