/** Proofs of identity that citizens carry: at most one of each person stands. The places are those of the mandates' lists, so a list tells nothing of what it lists. */
export const identityCards = {
  step: 181,
  sql: `
create table identity_card (
  list int not null,
  place int not null,
  card_id uuid not null unique,
  subject_id text not null,
  -- SHA-256, base64url, of the credential, which itself is kept nowhere.
  hash text not null,
  kid text not null references issuer_key,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  -- From when it no longer counts; the lists say so from version revoked_in on.
  revoked_at timestamptz,
  revoked_in int,
  primary key (list, place)
);
create unique index identity_card_standing on identity_card (subject_id) where revoked_at is null;
create index identity_card_by_key on identity_card (kid, issued_at);
create index identity_card_to_revoke on identity_card (list) where revoked_at is not null and revoked_in is null;
create index identity_card_revoked on identity_card (list, revoked_in) where revoked_in is not null;
`,
};
