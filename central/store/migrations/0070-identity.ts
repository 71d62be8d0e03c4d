/** Sign-ins of citizens with an eID while a workstation waits for them. Nothing here says who signed in. */
export const identity = {
  step: 70,
  sql: `
    create table eid_attempt (
      attempt_id uuid primary key,
      device_id text not null,
      staff_id text not null,
      provider text not null check (provider in ('national', 'eidas')),
      state text not null unique,
      begun_at timestamptz not null,
      expires_at timestamptz not null,
      response text,
      taken_at timestamptz
    );
    create index eid_attempt_expires on eid_attempt (expires_at);
  `,
};
