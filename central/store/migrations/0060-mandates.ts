/**
 * The mandate register: its keys, what it issued, which of it was revoked, and the ways in which a mandate is given and shown. Codes are
 * kept as hashes alone.
 */
export const mandates = {
  step: 60,
  sql: `
create table issuer_key (
  kid text primary key,
  public_jwk jsonb not null,
  -- Destroyed once it signs no more.
  private_jwk jsonb check ((state = 'active') = (private_jwk is not null)),
  state text not null check (state in ('active', 'retired', 'compromised')),
  valid_from timestamptz not null,
  valid_until timestamptz check ((state = 'active') = (valid_until is null))
);
create unique index issuer_key_active on issuer_key (state) where state = 'active';

-- Which credential comes where: counted here, scattered over the list by its secret.
create sequence credential_place as bigint minvalue 0 start 0;

create table mandate_credential (
  list int not null,
  place int not null,
  subject_id text not null,
  mandate_id text not null,
  -- Of what it says; another content needs another credential.
  content_hash text not null,
  -- SHA-256, base64url, of the credential.
  hash text not null,
  credential text not null,
  kid text not null references issuer_key,
  issued_at timestamptz not null,
  -- From when it no longer counts; the lists say so from version revoked_in on.
  revoked_at timestamptz,
  revoked_in int,
  primary key (list, place)
);
create unique index credential_standing on mandate_credential (subject_id, mandate_id) where revoked_at is null;
create index credential_by_mandate on mandate_credential (mandate_id);
create index credential_by_key on mandate_credential (kid, issued_at);
create index credential_to_revoke on mandate_credential (list) where revoked_at is not null and revoked_in is null;
create index credential_revoked on mandate_credential (list, revoked_in) where revoked_in is not null;

create table status_list (
  list int primary key,
  secret bytea not null,
  version int not null default 0,
  -- One bit for each entry, least significant first; 1 is revoked.
  bits bytea not null,
  deflated bytea not null,
  token text,
  delta_token text,
  kid text,
  signed_at timestamptz
);

-- What registers were filled with before they said so much, with what it meant then.
update mandate set record = '{"otherGrantees": [], "decide": "alone", "channels": [], "restrictions": "",
    "maySubDelegate": false, "interactionId": null, "givenBy": "register", "wording": null, "office": null,
    "endReason": null, "revokedAt": null}'::jsonb || record
  where not record ? 'otherGrantees';
update person set record = '{"courtOrders": [], "businessRoles": []}'::jsonb || record || jsonb_build_object(
    'relations', (select coalesce(jsonb_agg('{"from": null, "until": null, "matters": null}'::jsonb || related), '[]')
      from jsonb_array_elements(record->'relations') as related))
  where not record ? 'courtOrders';

alter table mandate add column other_grantee_ids jsonb not null
  generated always as (coalesce(jsonb_path_query_array(record, '$.otherGrantees[*].partyId'), '[]'::jsonb)) stored;
create index mandate_by_other_grantee on mandate using gin (other_grantee_ids);

create table code_challenge (
  challenge_id uuid primary key,
  person_id text not null,
  purpose text not null check (purpose in ('mandate', 'identity')),
  code_hash bytea not null,
  device_id text not null,
  staff_id text not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  failures int not null default 0,
  confirmed_at timestamptz,
  -- The mandate it was given for: a code is good for one.
  used_for text
);
create index code_challenge_by_person on code_challenge (person_id, made_at);
create index code_challenge_by_device on code_challenge (device_id, made_at);

create table access_code (
  code_hash bytea primary key,
  kind text not null check (kind in ('organisation', 'paper')),
  mandate_id text not null,
  subject_id text not null,
  organisation text not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);

create table proof_failure (
  at timestamptz not null,
  device_id text not null,
  code_hash bytea not null
);
create index proof_failure_by_device on proof_failure (device_id, at);
create index proof_failure_by_code on proof_failure (code_hash, at);

-- Who asked the register for what, before any answer.
create table register_log (
  log_id bigint generated always as identity primary key,
  at timestamptz not null,
  device_id text not null,
  staff_id text not null,
  call text not null,
  about jsonb not null
);

-- What the simulated notice connector was given to deliver.
create table simulated_message (
  message_id bigint generated always as identity primary key,
  at timestamptz not null,
  person_id text not null,
  sent_to text not null check (sent_to in ('phone', 'mailbox')),
  address text not null,
  kind text not null,
  params jsonb not null
);
`,
};
