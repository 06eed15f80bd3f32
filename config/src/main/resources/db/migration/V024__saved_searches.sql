-- Recherches enregistrées: a question that an agent asks again and again keeps a name. What was typed is kept as it was typed, so that
-- "la semaine dernière" is last week on the day it is asked; what was chosen among the facets is kept typed, so that a department that
-- is renamed is still the one that was meant.
--
-- What someone looks for may tell as much as what is found: a row is seen by the agent whose it is, and by nobody else of the
-- organisation. One that is deleted can be put back for a while (deleted_at), then its agent's next act on them removes it for good.
create table saved_search (
  organisation_id  uuid not null references organisation (id),
  id               uuid not null,
  account_id       uuid not null references account (id),
  name             text not null,
  q                text not null,
  direction        text check (direction in ('INCOMING', 'OUTGOING', 'INTERNAL')),
  state            text check (state in ('REGISTERED', 'IN_PROGRESS', 'ANSWERED', 'CLOSED', 'ARCHIVED', 'DISPOSED', 'TRANSFERRED', 'VOID')),
  department_id    uuid,
  mail_type_id     uuid,
  correspondent_id uuid,
  arrived_from     date,
  arrived_to       date,
  channel          text check (channel in ('PAPER', 'EMAIL', 'WEB', 'HAND', 'FAX')),
  confidentiality  text check (confidentiality in ('NORMAL', 'RESTRICTED', 'CONFIDENTIAL')),
  sort             text check (sort in ('RELEVANCE', 'LATEST', 'OLDEST')),
  created_at       timestamptz not null,
  deleted_at       timestamptz,
  version          bigint not null default 0,
  primary key (organisation_id, id),
  foreign key (organisation_id, department_id) references department (organisation_id, id),
  foreign key (organisation_id, mail_type_id) references mail_type (organisation_id, id),
  foreign key (organisation_id, correspondent_id) references correspondent (organisation_id, id)
);
create unique index saved_search_name on saved_search (organisation_id, account_id, lower(name)) where deleted_at is null;
call wall('saved_search');
create policy own on saved_search as restrictive using (account_id = caller()) with check (account_id = caller());
grant select, insert, update, delete on saved_search to vaguemestre_app;
