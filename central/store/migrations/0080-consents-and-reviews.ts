/**
 * What is decided by people and what is told to others: consents, reviews, the queue of notices to the represented, and the receivers
 * of a change. All of it is keyed by the subject first, as every table of a subject is.
 */
export const consentsAndReviews = {
  step: 80,
  sql: `
create table consent (
  subject_id text not null,
  consent_id text not null,
  record jsonb not null,
  primary key (subject_id, consent_id)
);

-- One for each piece of work; it goes to the devices of the centre where the work was done.
create table review (
  subject_id text not null,
  review_id text not null,
  envelope_id uuid not null,
  centre_id text not null references centre,
  record jsonb not null,
  state text not null generated always as (record->>'state') stored,
  primary key (subject_id, review_id),
  unique (subject_id, envelope_id)
);
create index review_open_by_centre on review (centre_id) where state not in ('accepted', 'undone');

-- What the represented person is told, waiting for the mailbox or the print shop. One for each act.
create table notice (
  subject_id text not null,
  envelope_id uuid not null,
  channel text not null check (channel in ('mailbox', 'letter')),
  language text not null,
  content jsonb not null,
  queued_at timestamptz not null,
  primary key (subject_id, envelope_id)
);

-- Tell us once: each receiver by itself.
create table act_receiver (
  subject_id text not null,
  envelope_id uuid not null,
  receiver_id text not null,
  consent_id text,
  state text not null check (state in ('waiting', 'told', 'failed')),
  changed_at timestamptz not null,
  attempts int not null default 0,
  next_try_at timestamptz not null,
  primary key (subject_id, envelope_id, receiver_id)
);
create index act_receiver_waiting on act_receiver (next_try_at) where state = 'waiting';

alter table act drop constraint act_state_check;
alter table act add constraint act_state_check check (state in ('received', 'effective', 'in-review', 'undone'));
`,
};
