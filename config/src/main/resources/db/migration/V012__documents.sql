-- What the store on disk holds, by fingerprint (SHA-256 of the bytes). A document is never changed: another content is another row.
create table document (
  organisation_id uuid not null references organisation (id),
  sha256          text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size            bigint not null check (size >= 0),
  media_type      text not null,
  pages           integer,
  signed          boolean not null default false,
  -- PENDING: its text is still to be read; READ; UNREADABLE: kept, but nothing could be read from it (reason in refusal)
  reading         text not null check (reading in ('PENDING', 'READ', 'UNREADABLE')),
  refusal         text,
  -- a letter cut out of a scan keeps where it comes from
  source_sha256   text,
  source_pages    text,
  stored_at       timestamptz not null,
  primary key (organisation_id, sha256)
);
call wall('document');
grant select, insert, update on document to vaguemestre_app;

create table document_page (
  organisation_id uuid not null references organisation (id),
  sha256          text not null,
  n               integer not null check (n > 0),
  text            text not null,
  confidence      real,
  primary key (organisation_id, sha256, n),
  foreign key (organisation_id, sha256) references document (organisation_id, sha256)
);
call wall('document_page');
grant select, insert, update on document_page to vaguemestre_app;
