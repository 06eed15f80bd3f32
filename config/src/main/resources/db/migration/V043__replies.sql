-- Replies (réponses): the project of an answer to an item, its versions, its letters (one a correspondent), and the templates they are made from.

alter table organisation_settings
  -- when outgoing letters get their number: with the signature, or with the dispatch
  add column numbering text not null default 'AT_SIGNATURE' check (numbering in ('AT_SIGNATURE', 'AT_DISPATCH')),
  -- as it stands on letters (CRPA L111-2)
  add column postal_address text;

create table reply_template (
  organisation_id uuid not null references organisation (id),
  id              uuid not null,
  name            text not null,
  kind            text not null check (kind in ('REPLY', 'ACKNOWLEDGEMENT')),
  sha256          text not null,
  file_name       text not null,
  retired         boolean not null default false,
  version         bigint not null default 0,
  primary key (organisation_id, id),
  foreign key (organisation_id, sha256) references document (organisation_id, sha256)
);
call wall('reply_template');
grant select, insert, update on reply_template to vaguemestre_app;

create table reply (
  organisation_id   uuid not null references organisation (id),
  id                uuid not null,
  -- the item that is answered
  carrier_id        uuid not null,
  subject           text not null,
  template_id       uuid,
  author_id         uuid not null references account (id),
  signer_id         uuid references account (id),
  created_at        timestamptz not null,
  abandoned_at      timestamptz,
  version           bigint not null default 0,
  primary key (organisation_id, id),
  foreign key (organisation_id, carrier_id) references mail_item (organisation_id, id),
  foreign key (organisation_id, template_id) references reply_template (organisation_id, id)
);
-- One project of an answer is in hand at a time
create unique index reply_in_hand on reply (organisation_id, carrier_id) where abandoned_at is null;
call wall('reply');
grant select, insert, update on reply to vaguemestre_app;

-- Versions are added and never changed.
create table reply_version (
  organisation_id uuid not null references organisation (id),
  reply_id        uuid not null,
  n               integer not null check (n > 0),
  sha256          text not null,
  name            text not null,
  author_id       uuid references account (id),
  written_at      timestamptz not null,
  -- the version it was written from; another one than the last is a second writer's
  based_on        integer,
  primary key (organisation_id, reply_id, n),
  foreign key (organisation_id, reply_id) references reply (organisation_id, id),
  foreign key (organisation_id, sha256) references document (organisation_id, sha256)
);
create index reply_version_of_document on reply_version (organisation_id, sha256);
call wall('reply_version');
grant select, insert on reply_version to vaguemestre_app;

create table reply_letter (
  organisation_id  uuid not null references organisation (id),
  id               uuid not null,
  reply_id         uuid not null,
  position         integer not null,
  correspondent_id uuid not null,
  -- what is to be signed; null while it is being written
  final_sha256     text,
  -- what was signed, and what is sent
  signed_sha256    text,
  -- its own registration, once it has a number
  outgoing_id      uuid,
  version          bigint not null default 0,
  primary key (organisation_id, id),
  unique (organisation_id, reply_id, position),
  foreign key (organisation_id, reply_id) references reply (organisation_id, id),
  foreign key (organisation_id, correspondent_id) references correspondent (organisation_id, id),
  foreign key (organisation_id, final_sha256) references document (organisation_id, sha256),
  foreign key (organisation_id, signed_sha256) references document (organisation_id, sha256),
  foreign key (organisation_id, outgoing_id) references mail_item (organisation_id, id),
  check (signed_sha256 is null or final_sha256 is not null)
);
create index reply_letter_of_final on reply_letter (organisation_id, final_sha256);
create index reply_letter_of_signed on reply_letter (organisation_id, signed_sha256);
call wall('reply_letter');
grant select, insert, update on reply_letter to vaguemestre_app;
