create table correspondent (
  organisation_id uuid not null references organisation (id),
  id              uuid not null,
  kind            text not null check (kind in ('PERSON', 'ORGANISATION')),
  title           text,
  first_name      text,
  name            text not null,
  address         text,
  postal_code     text,
  city            text,
  email           text,
  phone           text,
  -- unaccented lower-case name words in alphabetical order: what two writings of one name have in common
  name_key        text not null,
  created_at      timestamptz not null,
  version         bigint not null default 0,
  primary key (organisation_id, id)
);
create index correspondent_name on correspondent (organisation_id, name_key text_pattern_ops);
call wall('correspondent');
grant select, insert, update on correspondent to vaguemestre_app;

create table mail_type (
  organisation_id uuid not null references organisation (id),
  id              uuid not null,
  code            text not null,
  name            text not null,
  department_id   uuid,
  confidentiality text not null default 'NORMAL' check (confidentiality in ('NORMAL', 'RESTRICTED', 'CONFIDENTIAL')),
  -- the commitment of the service, in calendar days after arrival; the legal date is another thing and is kept apart
  commitment_days integer check (commitment_days > 0),
  retired         boolean not null default false,
  version         bigint not null default 0,
  primary key (organisation_id, id),
  unique (organisation_id, code),
  foreign key (organisation_id, department_id) references department (organisation_id, id)
);
call wall('mail_type');
grant select, insert, update on mail_type to vaguemestre_app;

create table folder (
  organisation_id uuid not null references organisation (id),
  id              uuid not null,
  name            text not null,
  created_at      timestamptz not null,
  version         bigint not null default 0,
  primary key (organisation_id, id),
  unique (organisation_id, name)
);
call wall('folder');
grant select, insert, update on folder to vaguemestre_app;

-- The chrono counter: a locked row and no sequence, since a sequence leaves gaps behind rolled-back transactions.
create table counter (
  organisation_id uuid not null references organisation (id),
  direction       text not null,
  year            integer not null,
  value           bigint not null check (value > 0),
  primary key (organisation_id, direction, year)
);
call wall('counter');
grant select, insert, update on counter to vaguemestre_app;

create table mail_item (
  organisation_id    uuid not null references organisation (id),
  id                 uuid not null,
  direction          text not null check (direction in ('INCOMING', 'OUTGOING', 'INTERNAL')),
  year               integer not null,
  sequence           bigint not null,
  number             text not null,
  state              text not null check (state in ('REGISTERED', 'IN_PROGRESS', 'ANSWERED', 'CLOSED', 'ARCHIVED', 'DISPOSED', 'TRANSFERRED', 'VOID')),
  subject            text not null,
  correspondent_id   uuid,
  sender_reference   text,
  postmarked_on      date,
  written_on         date,
  arrived_on         date not null,
  registered_at      timestamptz not null,
  registered_by      uuid references account (id),
  mail_type_id       uuid,
  priority           text not null check (priority in ('LOW', 'NORMAL', 'HIGH', 'URGENT')),
  confidentiality    text not null check (confidentiality in ('NORMAL', 'RESTRICTED', 'CONFIDENTIAL')),
  channel            text not null check (channel in ('PAPER', 'EMAIL', 'WEB', 'HAND', 'FAX')),
  department_id      uuid,
  assignee_id        uuid references account (id),
  folder_id          uuid,
  committed_for      date,
  -- order of the baskets: what has no date comes last
  due_order          date generated always as (coalesce(committed_for, date '9999-12-31')) stored,
  closing_reason     text,
  void_reason        text,
  -- who may see it, as tokens derived from department, assignee, copies and confidentiality; see access.Audience
  audience           text[] not null,
  changed_at         timestamptz not null,
  version            bigint not null default 0,
  primary key (organisation_id, id),
  unique (organisation_id, direction, year, sequence),
  unique (organisation_id, number),
  foreign key (organisation_id, correspondent_id) references correspondent (organisation_id, id),
  foreign key (organisation_id, mail_type_id) references mail_type (organisation_id, id),
  foreign key (organisation_id, department_id) references department (organisation_id, id),
  foreign key (organisation_id, folder_id) references folder (organisation_id, id),
  check (state <> 'VOID' or void_reason is not null)
);
-- The baskets: each begins with what it is about and ends with the order it is shown in, for keyset pages.
create index mail_item_to_qualify on mail_item (organisation_id, arrived_on, id) where state = 'REGISTERED';
create index mail_item_of_department on mail_item (organisation_id, department_id, due_order, id) where state = 'IN_PROGRESS';
create index mail_item_of_assignee on mail_item (organisation_id, assignee_id, due_order, id) where state = 'IN_PROGRESS';
create index mail_item_recent on mail_item (organisation_id, registered_at desc, id desc);
create index mail_item_of_correspondent on mail_item (organisation_id, correspondent_id);
call wall('mail_item');
grant select, insert, update on mail_item to vaguemestre_app;

create table mail_item_document (
  organisation_id uuid not null references organisation (id),
  mail_item_id    uuid not null,
  position        integer not null,
  sha256          text not null,
  name            text not null,
  primary key (organisation_id, mail_item_id, position),
  foreign key (organisation_id, mail_item_id) references mail_item (organisation_id, id),
  foreign key (organisation_id, sha256) references document (organisation_id, sha256)
);
create index mail_item_of_document on mail_item_document (organisation_id, sha256);
call wall('mail_item_document');
grant select, insert, update, delete on mail_item_document to vaguemestre_app;

-- En copie: a department or a person (exactly one of both) informed of the item.
create table mail_item_copy (
  organisation_id uuid not null references organisation (id),
  mail_item_id    uuid not null,
  position        integer not null,
  department_id   uuid,
  account_id      uuid references account (id),
  primary key (organisation_id, mail_item_id, position),
  foreign key (organisation_id, mail_item_id) references mail_item (organisation_id, id),
  foreign key (organisation_id, department_id) references department (organisation_id, id),
  check ((department_id is null) <> (account_id is null))
);
create index copy_to_department on mail_item_copy (organisation_id, department_id, mail_item_id);
create index copy_to_account on mail_item_copy (organisation_id, account_id, mail_item_id);
call wall('mail_item_copy');
grant select, insert, update, delete on mail_item_copy to vaguemestre_app;

create table mail_item_link (
  organisation_id uuid not null references organisation (id),
  from_id         uuid not null,
  to_id           uuid not null,
  kind            text not null check (kind in ('ANSWERS', 'FOLLOWS', 'RELATED')),
  primary key (organisation_id, from_id, to_id),
  foreign key (organisation_id, from_id) references mail_item (organisation_id, id),
  foreign key (organisation_id, to_id) references mail_item (organisation_id, id),
  check (from_id <> to_id)
);
call wall('mail_item_link');
grant select, insert, delete on mail_item_link to vaguemestre_app;

create table note (
  organisation_id uuid not null references organisation (id),
  id              uuid not null,
  mail_item_id    uuid not null,
  author_id       uuid not null references account (id),
  -- EVERYONE who sees the item, the author's DEPARTMENT, or the author ALONE
  visibility      text not null check (visibility in ('EVERYONE', 'DEPARTMENT', 'ALONE')),
  department_id   uuid,
  text            text not null,
  written_at      timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, mail_item_id) references mail_item (organisation_id, id),
  foreign key (organisation_id, department_id) references department (organisation_id, id)
);
create index note_of_item on note (organisation_id, mail_item_id, written_at);
call wall('note');
grant select, insert on note to vaguemestre_app;
