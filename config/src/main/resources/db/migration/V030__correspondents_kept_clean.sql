-- Correspondents looked after: found by any of their words, merged and set apart again, taken from a file.
--
-- A merge moves no mail: the one merged away stays, as an alias of the one kept, and its mail keeps pointing to it. So undoing is exact at any
-- time: the alias is somebody again, with all the mail that was ever registered under it.
create table correspondent_merge (
  organisation_id uuid not null references organisation (id),
  id              uuid not null,
  kept_id         uuid not null,
  -- what the merge changed of the one kept, field by field, before and after (JSON): what undoing puts back
  changes         text not null,
  merged_at       timestamptz not null,
  merged_by       uuid references account (id),
  undone_at       timestamptz,
  undone_by       uuid references account (id),
  version         bigint not null default 0,
  primary key (organisation_id, id),
  foreign key (organisation_id, kept_id) references correspondent (organisation_id, id)
);
create index correspondent_merge_of_kept on correspondent_merge (organisation_id, kept_id, merged_at);
call wall('correspondent_merge');
grant select, insert, update on correspondent_merge to vaguemestre_app;

alter table correspondent
  -- its identifier in another application of the organisation (tax, social work…): the same file imported again finds it
  add column reference  text,
  add column standing   text not null default 'IN_PLACE' check (standing in ('IN_PLACE', 'MOVED', 'DECEASED', 'DISSOLVED')),
  -- unaccented lower-case words of everything it is looked for by, each after a space
  add column search_key text,
  -- last nine digits: what two writings of one number have in common
  add column phone_key  text,
  -- the merge that made it an alias, and the one it stands for today (the root, when merges follow one another); null when it is itself
  add column merge_id   uuid,
  add column kept_id    uuid,
  -- looked at when all is done: a merge and its aliases refer to each other
  add foreign key (organisation_id, merge_id) references correspondent_merge (organisation_id, id) deferrable initially deferred,
  add foreign key (organisation_id, kept_id) references correspondent (organisation_id, id),
  add check ((merge_id is null) = (kept_id is null)),
  add check (kept_id <> id);

-- what is there already: the owner of the table looks over the wall for the length of this statement only
alter table correspondent no force row level security;
update correspondent set
  search_key = ' ' || name_key || ' ' || coalesce(postal_code, '') || ' '
    || translate(lower(coalesce(city, '')), 'àâäéèêëîïôöùûüç-''’', 'aaaeeeeiioouuuc   ') || ' ' || lower(coalesce(email, '')),
  phone_key = nullif(right(regexp_replace(coalesce(phone, ''), '[^0-9]', '', 'g'), 9), '');
alter table correspondent force row level security;

create unique index correspondent_reference on correspondent (organisation_id, reference) where reference is not null;
create index correspondent_alias on correspondent (organisation_id, kept_id) where kept_id is not null;
create index correspondent_email on correspondent (organisation_id, lower(email)) where email is not null;
create index correspondent_phone on correspondent (organisation_id, phone_key) where phone_key is not null;
create index correspondent_town on correspondent (organisation_id, postal_code, name_key);

-- A file of correspondents: read whole, shown line by line, then done some hundreds of lines a transaction. Each line knows what became of it, so
-- that an interrupted import goes on where it was.
create table correspondent_import (
  organisation_id uuid not null references organisation (id),
  id              uuid not null,
  name            text not null,
  state           text not null check (state in ('READING', 'READ', 'RUNNING', 'DONE', 'DROPPED')),
  encoding        text not null,
  separator       text not null,
  given_by        uuid references account (id),
  given_by_name   text not null,
  given_at        timestamptz not null,
  finished_at     timestamptz,
  version         bigint not null default 0,
  primary key (organisation_id, id)
);
create index correspondent_import_running on correspondent_import (organisation_id, given_at) where state = 'RUNNING';
call wall('correspondent_import');
grant select, insert, update on correspondent_import to vaguemestre_app;

create table correspondent_import_line (
  organisation_id  uuid not null references organisation (id),
  import_id        uuid not null,
  -- where it begins in the file, the line of the headings being 1
  n                integer not null check (n > 0),
  -- what it says, field by field (JSON); forgotten once it is done
  fields           text,
  reference        text,
  outcome          text not null check (outcome in ('CREATE', 'COMPLETE', 'SAME', 'REFUSE')),
  refusal          text,
  -- the sentence it was refused with
  refusal_about    text,
  correspondent_id uuid,
  done             boolean not null default false,
  primary key (organisation_id, import_id, n),
  foreign key (organisation_id, import_id) references correspondent_import (organisation_id, id),
  foreign key (organisation_id, correspondent_id) references correspondent (organisation_id, id),
  check ((outcome = 'REFUSE') = (refusal is not null))
);
create index correspondent_import_todo on correspondent_import_line (organisation_id, import_id, n) where not done and outcome <> 'REFUSE';
create unique index correspondent_import_reference on correspondent_import_line (organisation_id, import_id, reference) where reference is not null and outcome <> 'REFUSE';
call wall('correspondent_import_line');
grant select, insert, update on correspondent_import_line to vaguemestre_app;
