-- One hash-chained journal an organisation. Entries are only ever added: the application's role has no right to change or remove one.
create table journal_head (
  organisation_id uuid primary key references organisation (id),
  n               bigint not null check (n >= 0),
  hash            bytea not null check (length(hash) = 32)
);
call wall('journal_head');
grant select, insert, update on journal_head to vaguemestre_app;

create table journal_entry (
  organisation_id uuid not null references organisation (id),
  n               bigint not null check (n > 0),
  at              timestamptz not null,
  act             text not null,
  actor_id        uuid,
  subject_kind    text not null,
  subject_id      uuid not null,
  bytes           bytea not null,
  hash            bytea not null check (length(hash) = 32),
  primary key (organisation_id, n)
);
create index journal_of_subject on journal_entry (organisation_id, subject_id, n);
call wall('journal_entry');
grant select, insert on journal_entry to vaguemestre_app;

-- How far each follower of the journal (search index, caches, document reading) has come.
create table journal_cursor (
  organisation_id uuid not null references organisation (id),
  follower        text not null,
  n               bigint not null,
  primary key (organisation_id, follower)
);
call wall('journal_cursor');
grant select, insert, update on journal_cursor to vaguemestre_app;
