/** What comes on a stick, clocks that are wrong, orders to machines, and gaps in what a machine has sent. */
export const clockAndCourier = {
  step: 120,
  sql: `
-- Who brought whose bundle: a machine, or somebody at central.
create table courier_bundle (
  device_id text not null,
  bundle_id uuid not null,
  carrier_id text not null,
  made_at timestamptz not null,
  record_count int not null,
  delivered_at timestamptz not null,
  delivered_records int not null,
  primary key (device_id, bundle_id, carrier_id)
);

-- When the machine was allowed to work without central: what it did outside of these times goes to a person.
create table lease_period (
  device_id text not null references device,
  from_at timestamptz not null,
  until_at timestamptz not null check (until_at >= from_at),
  primary key (device_id, from_at)
);
insert into lease_period select device_id, enrolled_at, lease_not_after from device where lease_not_after >= enrolled_at;

-- Orders to a machine. A wipe takes two people: it is not given before the second has said so.
create table device_order (
  order_id bigint generated always as identity primary key,
  device_id text not null references device,
  kind text not null check (kind in ('lock', 'wipe')),
  reason text not null,
  asked_by text not null,
  asked_at timestamptz not null,
  confirmed_by text,
  confirmed_at timestamptz,
  lifted_by text,
  lifted_at timestamptz,
  done_at timestamptz,
  check (confirmed_by <> asked_by),
  check ((confirmed_by is null) = (confirmed_at is null)),
  check ((lifted_by is null) = (lifted_at is null))
);
create unique index device_order_open on device_order (device_id, kind) where lifted_at is null and done_at is null;

-- To find the envelope before another, by the device's own count.
create index envelope_by_device on envelope (device_id, device_sequence);

-- Where the hash that an envelope names is not that of the one before it: noted for the auditor, in nobody's way.
create table chain_gap (
  device_id text not null,
  device_sequence bigint not null,
  envelope_id uuid not null,
  kind text not null check (kind in ('missing', 'other')),
  seen_at timestamptz not null,
  primary key (device_id, device_sequence, envelope_id)
);

-- What central judged as of another moment than the one a machine's clock had said.
create table clock_note (
  subject_id text not null,
  envelope_id uuid not null,
  device_id text not null,
  made_at timestamptz not null,
  judged_as_of timestamptz not null,
  offset_ms bigint not null,
  primary key (subject_id, envelope_id)
);
`,
};
