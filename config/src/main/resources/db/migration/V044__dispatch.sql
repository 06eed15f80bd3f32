-- The outbox (boîte d’envoi): effects outside the portal, put there behind the journal, done at least once and told apart by their key. An effect
-- that fails is tried again after growing delays; after the last one it is dead, until a person sends it again or drops it.
create table outbox (
  organisation_id uuid not null references organisation (id),
  id              uuid not null,
  kind            text not null,
  -- the same effect has the same key: put twice, it is there once
  key             text not null,
  payload         jsonb not null,
  state           text not null check (state in ('WAITING', 'DONE', 'DEAD', 'DROPPED')),
  attempts        integer not null default 0,
  next_at         timestamptz not null,
  -- whoever performs it holds it until then
  leased_until    timestamptz,
  last_error      text,
  created_at      timestamptz not null,
  ended_at        timestamptz,
  primary key (organisation_id, id),
  unique (organisation_id, kind, key)
);
create index outbox_due on outbox (organisation_id, next_at) where state = 'WAITING';
create index outbox_dead on outbox (organisation_id, id) where state = 'DEAD';
call wall('outbox');
grant select, insert, update on outbox to vaguemestre_app;

alter table organisation_settings
  -- from which letters leave by e-mail
  add column email_address text;

-- How a letter left, and the proof of it. One that failed stays, another is decided.
create table dispatch (
  organisation_id   uuid not null references organisation (id),
  id                uuid not null,
  letter_id         uuid not null,
  means             text not null check (means in ('EMAIL', 'PAPER', 'REGISTERED', 'HAND')),
  -- to where: an e-mail address, or a postal one; by hand, to whom
  address           text not null,
  state             text not null check (state in ('DECIDED', 'SENT', 'FAILED')),
  -- of the bytes that leave
  sha256            text not null,
  -- of registered post
  post_number       text,
  decided_at        timestamptz not null,
  decided_by        uuid references account (id),
  sent_at           timestamptz,
  failure           text,
  version           bigint not null default 0,
  primary key (organisation_id, id),
  foreign key (organisation_id, letter_id) references reply_letter (organisation_id, id),
  foreign key (organisation_id, sha256) references document (organisation_id, sha256),
  check ((state = 'SENT') = (sent_at is not null))
);
create unique index dispatch_of_letter on dispatch (organisation_id, letter_id) where state <> 'FAILED';
call wall('dispatch');
grant select, insert, update on dispatch to vaguemestre_app;
