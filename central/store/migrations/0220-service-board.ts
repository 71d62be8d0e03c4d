/** How registers, mailbox and eID are doing, as all gateways have seen it, and the outages that operators announced: those stay on record. */
export const serviceBoard = {
  step: 220,
  sql: `
create table service_health (
  service text primary key,
  failures_in_row int not null check (failures_in_row >= 0),
  successes_in_row int not null check (successes_in_row >= 0),
  failing_since timestamptz,
  last_failure_at timestamptz,
  recovered_at timestamptz,
  stumbles int not null check (stumbles >= 0),
  unsteady_since timestamptz
);

create table outage (
  outage_id bigint generated always as identity primary key,
  service text not null,
  words text not null check (length(words) between 1 and 500),
  expected_until timestamptz,
  announced_by text not null check (announced_by <> ''),
  announced_at timestamptz not null,
  ended_by text check (ended_by <> ''),
  ended_at timestamptz,
  check ((ended_by is null) = (ended_at is null))
);
create unique index outage_standing on outage (service) where ended_at is null;
`,
};
