-- Whether a document may be opened, by the fingerprint of its bytes: files of scan batches too, which are in no row of document until they are read.
-- Bytes of which there is no row are not cleared.
create table document_clearance (
  organisation_id uuid not null references organisation (id),
  sha256          text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  -- subject of the journal's entries about it
  id              uuid not null,
  state           text not null check (state in ('WAITING', 'CLEARED', 'INFECTED')),
  since           timestamptz not null,
  -- name of what the antivirus found
  found           text,
  -- null for what was not examined: it was there before the antivirus, or the portal made it of what was cleared
  judged_at       timestamptz,
  -- how often it could not be examined, why the last time, and when it is asked about again
  tries           integer not null default 0,
  trouble         text,
  retry_at        timestamptz,
  primary key (organisation_id, sha256),
  unique (organisation_id, id),
  check ((state = 'INFECTED') = (found is not null))
);
create index document_clearance_held on document_clearance (state, since, id) where state <> 'CLEARED';

-- What was there before is cleared: it has been opened long since
alter table document no force row level security;
alter table scan_file no force row level security;
insert into document_clearance (organisation_id, sha256, id, state, since)
select organisation_id, sha256, gen_random_uuid(), 'CLEARED', now()
from (select organisation_id, sha256 from document union select organisation_id, sha256 from scan_file where sha256 is not null) stored;
alter table document force row level security;
alter table scan_file force row level security;

call wall('document_clearance');
grant select, insert, update on document_clearance to vaguemestre_app;
