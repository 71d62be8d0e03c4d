/** Attachments: what has come whole, what is on its way, and the bytes of both. */
export const blobs = {
  step: 100,
  sql: `
-- Whole, and what its name says: the digest was looked at. Work that names a blob can take effect once it is here.
create table blob (
  sha256 text primary key check (length(sha256) = 43),
  bytes bigint not null check (bytes > 0),
  media_type text not null,
  -- The machine that brought it: its pieces carry the bytes.
  device_id text not null,
  received_at timestamptz not null
);

-- One for each machine: two that bring the same blob at once do not get into each other's way.
create table blob_upload (
  sha256 text not null check (length(sha256) = 43),
  device_id text not null references device,
  bytes bigint not null check (bytes > 0),
  received_bytes bigint not null default 0 check (received_bytes between 0 and bytes),
  media_type text not null,
  begun_at timestamptz not null,
  primary key (sha256, device_id)
);

create table blob_piece (
  sha256 text not null,
  device_id text not null,
  from_byte bigint not null,
  content bytea not null,
  primary key (sha256, device_id, from_byte)
);
-- Pictures and PDFs are compressed already.
alter table blob_piece alter column content set storage external;
`,
};
