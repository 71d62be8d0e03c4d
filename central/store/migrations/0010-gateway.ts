/** The gateway itself: its keys, who works where, which devices are enrolled. */
export const gateway = {
  step: 10,
  sql: `
create table gateway_key (
  use text primary key check (use in ('signing', 'sealing')),
  kid text not null unique,
  private_jwk jsonb not null,
  created_at timestamptz not null
);

create table centre (
  centre_id text primary key,
  name text not null,
  municipalities text[] not null
);

create table staff (
  staff_id text primary key,
  centre_id text not null references centre,
  name text not null,
  role text not null,
  office text not null,
  person_id text
);
create index staff_by_centre on staff (centre_id);

-- Only the hash is kept: whoever reads the table cannot enrol.
create table enrolment_code (
  code_hash bytea primary key,
  centre_id text not null references centre,
  expires_at timestamptz not null,
  used_by text
);

create table device (
  device_id text primary key,
  centre_id text not null references centre,
  name text not null,
  public_jwk jsonb not null,
  enrolled_at timestamptz not null,
  lease_not_after timestamptz not null,
  orders text[] not null default '{}'
);
`,
};
