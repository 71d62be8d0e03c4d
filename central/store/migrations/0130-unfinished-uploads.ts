/** What was begun and never finished does not stay; and attachments that come in a journal or on a stick are uploads too. */
export const unfinishedUploads = {
  step: 130,
  sql: `
-- When its last piece came.
alter table blob_upload add column touched_at timestamptz;
update blob_upload set touched_at = begun_at;
alter table blob_upload alter column touched_at set not null;
create index blob_upload_by_touch on blob_upload (touched_at);

-- Also 'central', for what somebody brings in there by hand.
alter table blob_upload drop constraint blob_upload_device_id_fkey;
`,
};
