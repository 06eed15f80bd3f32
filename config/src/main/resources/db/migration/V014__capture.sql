-- A scan batch, its files and its page ledger: every page given ends in exactly one of filed, separator, blank, quarantined
-- (or discarded by an agent's decision at the quarantine desk).
create table scan_batch (
  organisation_id uuid not null references organisation (id),
  id              uuid not null,
  name            text not null,
  source          text not null check (source in ('PORTAL', 'API', 'FOLDER')),
  state           text not null check (state in ('RECEIVED', 'RUNNING', 'DONE', 'STOPPED', 'FAILED')),
  given_by        uuid references account (id),
  -- who gave it, or resumed it last: the items are registered on behalf of this person
  launched_by     uuid references account (id),
  received_at     timestamptz not null,
  -- since when it waits for its job: order in which batches are taken
  waiting_since   timestamptz not null,
  finished_at     timestamptz,
  -- why it failed: reference of the operator's log
  failure         text,
  -- the job that has it now. Taking it over gives another runner, and what the earlier one still tries to write is refused.
  runner          uuid,
  execution_id    bigint,
  -- the running job says it is alive; one that fell silent may be taken over, one that beats may not
  heartbeat_at    timestamptz,
  -- the operator asks the job to stop at the next page
  stop_asked      boolean not null default false,
  version         bigint not null default 0,
  primary key (organisation_id, id)
);
create index scan_batch_recent on scan_batch (organisation_id, received_at desc, id desc);
create index scan_batch_waiting on scan_batch (organisation_id, waiting_since) where state in ('RECEIVED', 'RUNNING');
call wall('scan_batch');
grant select, insert, update on scan_batch to vaguemestre_app;

create table scan_file (
  organisation_id uuid not null references organisation (id),
  batch_id        uuid not null,
  position        integer not null check (position > 0),
  name            text not null,
  -- null for a file refused before any byte of it was kept
  sha256          text,
  size            bigint not null check (size >= 0),
  state           text not null check (state in ('RECEIVED', 'INSPECTED', 'REJECTED')),
  media_type      text,
  pages           integer,
  -- every page has its own text
  born_digital    boolean not null default false,
  signed          boolean not null default false,
  refusal         text,
  refusal_subject text,
  -- the batch that brought the same bytes first (it may be this one)
  duplicate_of    uuid,
  primary key (organisation_id, batch_id, position),
  foreign key (organisation_id, batch_id) references scan_batch (organisation_id, id),
  foreign key (organisation_id, duplicate_of) references scan_batch (organisation_id, id),
  check ((state = 'REJECTED') = (refusal is not null)),
  check (sha256 is not null or state = 'REJECTED')
);
create index scan_file_fingerprint on scan_file (organisation_id, sha256);
call wall('scan_file');
grant select, insert, update on scan_file to vaguemestre_app;

-- A page is named by its file and its number there, for ever; its position in the batch is what an agent may change.
create table scan_page (
  organisation_id uuid not null references organisation (id),
  batch_id        uuid not null,
  file            integer not null,
  page            integer not null check (page > 0),
  position        integer not null,
  outcome         text not null check (outcome in ('GIVEN', 'READ', 'FILED', 'SEPARATOR', 'BLANK', 'QUARANTINED', 'DISCARDED')),
  -- what the separator sheet says: the content of its code, as it was read or declared
  separator       text,
  -- an agent decided that this is a page of a letter, whatever it looks like; it is taken up when the batch is resumed
  kept            boolean not null default false,
  -- an agent decided that a letter begins here, or that this page goes on with the letter before it
  junction        text check (junction in ('STARTS', 'CONTINUES')),
  -- turned by an agent, in degrees clockwise, on top of what the reading finds by itself
  rotation        integer not null default 0 check (rotation in (0, 90, 180, 270)),
  -- turned by the reading, in degrees clockwise, to stand upright
  upright         integer not null default 0 check (upright in (0, 90, 180, 270)),
  confidence      real,
  refusal         text,
  refusal_subject text,
  mail_item_id    uuid,
  primary key (organisation_id, batch_id, file, page),
  unique (organisation_id, batch_id, position) deferrable initially deferred,
  foreign key (organisation_id, batch_id, file) references scan_file (organisation_id, batch_id, position),
  foreign key (organisation_id, mail_item_id) references mail_item (organisation_id, id),
  check ((outcome = 'FILED') = (mail_item_id is not null)),
  check (outcome <> 'QUARANTINED' or refusal is not null or kept)
);
create index scan_page_to_read on scan_page (organisation_id, batch_id, position) where outcome = 'GIVEN';
create index scan_page_quarantined on scan_page (organisation_id, batch_id) where outcome = 'QUARANTINED';
create index scan_page_of_item on scan_page (organisation_id, mail_item_id) where mail_item_id is not null;
call wall('scan_page');
grant select, insert, update on scan_page to vaguemestre_app;

-- What was read from the paper and is proposed, never imposed: with where it stands on the page, as fractions of its width and height.
create table proposal (
  organisation_id uuid not null references organisation (id),
  mail_item_id    uuid not null,
  field           text not null check (field in ('SENDER', 'SENDER_ADDRESS', 'SENDER_EMAIL', 'SUBJECT', 'WRITTEN_ON', 'SENDER_REFERENCE', 'DEPARTMENT', 'MAIL_TYPE')),
  -- identifier of what is known (correspondent, department, type), ISO date, or the text itself; null for a sender nobody knows yet
  value           text,
  -- what a person reads
  label           text not null,
  -- which rule read it
  rule            text not null,
  confidence      real not null check (confidence between 0 and 1),
  -- page of the item's first document, and rectangle on it
  page            integer,
  x real, y real, w real, h real,
  primary key (organisation_id, mail_item_id, field),
  foreign key (organisation_id, mail_item_id) references mail_item (organisation_id, id)
);
call wall('proposal');
grant select, insert on proposal to vaguemestre_app;
