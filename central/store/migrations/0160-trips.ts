/**
 * What a device follows besides its centre: whom it looked up, whom it has open work on, whom it takes along on a trip. Each change of it
 * takes the device's next generation, under a lock of the device's row, so that generations become visible in their order; a
 * cursor says up to which one the device has been told (domain/feed-cursor.ts).
 */
export const trips = {
  step: 160,
  sql: `
alter table device add column subscription_generation bigint not null default 0;

alter table subscription add column reason text not null default 'look-up' check (reason in ('look-up', 'work', 'trip'));
alter table subscription add column trip_id text not null default '';
alter table subscription alter column reason drop default;
alter table subscription alter column trip_id drop default;
alter table subscription drop constraint subscription_pkey;
alter table subscription add primary key (device_id, subject_id, reason, trip_id);
alter table subscription add check ((reason = 'trip') = (trip_id <> ''));
create index subscription_by_trip on subscription (device_id, trip_id) where reason = 'trip';

-- When the following of a person last began, ended or changed; it stays a while after its end.
create table subscription_change (
  device_id text not null references device,
  subject_id text not null,
  generation bigint not null,
  changed_at timestamptz not null,
  primary key (device_id, subject_id)
);
create index subscription_change_by_generation on subscription_change (device_id, generation);
insert into subscription_change select device_id, subject_id, 0, now() from subscription;

create table trip (
  trip_id text primary key,
  centre_id text not null references centre,
  name text not null,
  from_day date not null,
  until_day date not null check (until_day >= from_day),
  places text[] not null,
  gone_at timestamptz not null,
  version int not null default 1,
  planned_by text not null,
  planned_at timestamptz not null,
  cancelled_by text,
  cancelled_at timestamptz,
  check ((cancelled_by is null) = (cancelled_at is null))
);
create index trip_by_centre on trip (centre_id, gone_at);

create table trip_person (
  trip_id text not null references trip,
  subject_id text not null,
  appointment_at timestamptz,
  place text,
  primary key (trip_id, subject_id),
  check (place is null or appointment_at is not null)
);

-- Which machine took which trip along, and when it said that it did not any more.
create table trip_device (
  trip_id text not null references trip,
  device_id text not null references device,
  taken_at timestamptz not null,
  left_at timestamptz,
  primary key (trip_id, device_id, taken_at)
);
create unique index trip_device_taken on trip_device (trip_id, device_id) where left_at is null;

alter table change drop constraint change_entity_check;
alter table change add constraint change_entity_check check (entity in
  ('person', 'mandate', 'event', 'act', 'consent', 'review', 'trip', 'subject-removed'));
`,
};
