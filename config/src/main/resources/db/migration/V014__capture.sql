-- A scan batch, its files and its page ledger: every page given ends in exactly one of filed, separator, blank, quarantined
-- (or discarded by an agent's decision at the quarantine desk).
create table scan_batch (
  organisation_id uuid not null references organisation (id),
  id              uuid not null,
  name            text not null,
  source          text not null check (source in ('PORTAL', 'API', 'FOLDER')),
  state           text not null check (state in ('RECEIVED', 'RUNNING', 'DONE', 'STOPPED', 'FAILED')),
  given_by        uuid references account (id),
  received_at     timestamptz not null,
  finished_at     timestamptz,
  execution_id    bigint,
  -- the running job says it is alive; one that fell silent may be taken over, one that beats may not
  heartbeat_at    timestamptz,
  version         bigint not null default 0,
  primary key (organisation_id, id)
);
create index scan_batch_recent on scan_batch (organisation_id, received_at desc, id desc);
create index scan_batch_running on scan_batch (organisation_id, state) where state in ('RECEIVED', 'RUNNING');
call wall('scan_batch');
grant select, insert, update on scan_batch to vaguemestre_app;

create table scan_file (
  organisation_id uuid not null references organisation (id),
  batch_id        uuid not null,
  position        integer not null,
  name            text not null,
  sha256          text not null,
  size            bigint not null,
  state           text not null check (state in ('RECEIVED', 'INSPECTED', 'REJECTED')),
  media_type      text,
  pages           integer,
  refusal         text,
  -- the earlier batch that already brought the same bytes
  duplicate_of    uuid,
  primary key (organisation_id, batch_id, position),
  foreign key (organisation_id, batch_id) references scan_batch (organisation_id, id)
);
create index scan_file_fingerprint on scan_file (organisation_id, sha256);
call wall('scan_file');
grant select, insert, update on scan_file to vaguemestre_app;

create table scan_page (
  organisation_id uuid not null references organisation (id),
  batch_id        uuid not null,
  -- order of the page in the batch, over all its files; an agent may reorder
  position        integer not null,
  file            integer not null,
  page            integer not null,
  outcome         text not null check (outcome in ('GIVEN', 'READ', 'FILED', 'SEPARATOR', 'BLANK', 'QUARANTINED', 'DISCARDED')),
  -- what a separator says: QR content or PATCHT
  separator       text,
  -- an agent decided that a letter begins here
  starts_letter   boolean not null default false,
  rotation        integer not null default 0 check (rotation in (0, 90, 180, 270)),
  text            text,
  confidence      real,
  refusal         text,
  mail_item_id    uuid,
  primary key (organisation_id, batch_id, position),
  foreign key (organisation_id, batch_id) references scan_batch (organisation_id, id),
  foreign key (organisation_id, batch_id, file) references scan_file (organisation_id, batch_id, position),
  foreign key (organisation_id, mail_item_id) references mail_item (organisation_id, id),
  check ((outcome = 'FILED') = (mail_item_id is not null))
);
create index scan_page_quarantined on scan_page (organisation_id, batch_id) where outcome = 'QUARANTINED';
call wall('scan_page');
grant select, insert, update on scan_page to vaguemestre_app;

-- What was read from the paper and is proposed, never imposed: with where it stands on the page, as fractions of its width and height.
create table proposal (
  organisation_id uuid not null references organisation (id),
  mail_item_id    uuid not null,
  field           text not null check (field in ('SENDER', 'SUBJECT', 'WRITTEN_ON', 'SENDER_REFERENCE', 'DEPARTMENT', 'MAIL_TYPE')),
  value           text not null,
  label           text not null,
  confidence      real not null,
  page            integer,
  x real, y real, w real, h real,
  primary key (organisation_id, mail_item_id, field),
  foreign key (organisation_id, mail_item_id) references mail_item (organisation_id, id)
);
call wall('proposal');
grant select, insert on proposal to vaguemestre_app;
