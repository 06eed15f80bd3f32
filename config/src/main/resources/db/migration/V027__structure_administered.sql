-- What the administration of the structure needs. A department that closes says which one follows it.
alter table department add column address text;
alter table department add column successor_id uuid;
alter table department add foreign key (organisation_id, successor_id) references department (organisation_id, id);

-- Colour and logo are the organisation's public face, in its directory like its name; the logo's bytes are a document of the organisation.
alter table organisation add column colour text check (colour ~ '^#[0-9a-f]{6}$');
alter table organisation add column logo_sha256 text;

-- A password given by somebody else is changed before anything else, and ends the sessions opened before it.
alter table account add column password_change_due boolean not null default false;
alter table account add column sessions_since timestamptz;

-- The portal's administrator sees and changes accounts, outside any organisation and nothing else: said by the one service that verified it,
-- for the length of its transaction.
create function administering() returns boolean language sql stable parallel safe as
$$ select coalesce(current_setting('vaguemestre.administering', true), '') = 'accounts' $$;
comment on function administering() is 'Whether this transaction administers the accounts of the portal';
create policy administered on account for select using (administering());
create policy administered_change on account for update using (administering());

-- What was done to accounts, which belong to no organisation's journal. Lines are only ever added.
create table account_act (
  id         uuid primary key,
  at         timestamptz not null,
  act        text not null check (act in ('CREATED', 'DISABLED', 'ENABLED', 'PASSWORD_RESET')),
  account_id uuid not null references account (id),
  actor_id   uuid references account (id)
);
create index account_act_recent on account_act (at desc, id desc);
alter table account_act enable row level security;
alter table account_act force row level security;
create policy seen on account_act for select using (administering());
create policy added on account_act for insert with check (actor_id is not distinct from caller());
grant select, insert on account_act to vaguemestre_app;
