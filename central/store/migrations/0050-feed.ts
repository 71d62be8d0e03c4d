/**
 * The change feed. A row names what changed; the reader sends the record as it is then. It is for everybody who subscribes to the
 * municipality or the subject, or, where a device is named, for that device alone. \`transaction_id\` is what makes the feed safe
 * against transactions that commit out of order: see queries/changes.ts.
 */
export const feed = {
  step: 50,
  sql: `
create table change (
  sequence bigint generated always as identity primary key,
  transaction_id xid8 not null default pg_current_xact_id(),
  subject_id text not null,
  municipality text,
  device_id text,
  entity text not null check (entity in
    ('person', 'mandate', 'event', 'act', 'consent', 'review', 'subject-removed')),
  record_id text not null
);
create index change_by_municipality on change (municipality, transaction_id, sequence) where device_id is null;
create index change_by_subject on change (subject_id, transaction_id, sequence) where device_id is null;
create index change_by_device on change (device_id, transaction_id, sequence) where device_id is not null;

-- People a device follows besides those of its centre's municipalities.
create table subscription (
  device_id text not null references device,
  subject_id text not null,
  until timestamptz not null,
  primary key (device_id, subject_id)
);
`,
};
