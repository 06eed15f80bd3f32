-- The wall between organisations, then who is behind it.
--
-- Every table that belongs to an organisation carries organisation_id and is given to wall(): row-level security enabled AND forced,
-- so that not even the tables' owner sees a row outside the transaction's scope. The scope is a transaction-local setting written by
-- the application at the start of each transaction; without it scope() is null and nothing is seen (it fails closed). A setting that
-- was local to a finished transaction reads '' and not null, hence nullif.

create function scope() returns uuid[] language sql stable parallel safe as
$$ select string_to_array(nullif(current_setting('vaguemestre.scope', true), ''), ',')::uuid[] $$;

create function caller() returns uuid language sql stable parallel safe as
$$ select nullif(current_setting('vaguemestre.caller', true), '')::uuid $$;

create function presented() returns text language sql stable parallel safe as
$$ select nullif(current_setting('vaguemestre.presented', true), '') $$;

comment on function scope() is 'Organisations this transaction acts for; null outside any access';
comment on function caller() is 'Account on whose behalf this transaction acts; null for none';
comment on function presented() is 'Login or token fingerprint presented at sign-in, before the account is known';

create procedure wall(walled regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', walled);
  execute format('alter table %s force row level security', walled);
  execute format('create policy wall on %s using (organisation_id = any (scope())) with check (organisation_id = any (scope()))', walled);
end $$;

-- The directory of the portal: which public bodies it serves. Their existence and names are public (any citizen may read them), so
-- this table alone is outside the wall; everything an organisation keeps for itself is behind it.
create table organisation (
  id         uuid primary key,
  slug       text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name       text not null,
  kind       text not null check (kind in ('COMMUNE', 'EPCI', 'CCAS', 'SYNDICAT')),
  parent_id  uuid references organisation (id),
  created_at timestamptz not null
);
grant select, insert, update on organisation to vaguemestre_app;

create table organisation_settings (
  organisation_id uuid primary key references organisation (id),
  zone            text not null default 'Europe/Paris',
  -- {year}, {month}, {direction} and {sequence:n} (n digits); {sequence} and {direction} are required, or numbers would collide
  number_format   text not null default '{direction}-{year}-{sequence:6}',
  version         bigint not null default 0
);
call wall('organisation_settings');
grant select, insert, update on organisation_settings to vaguemestre_app;

-- A person who signs in. One account may belong to several organisations (a secretary of two communes), so it is not behind one
-- organisation's wall: it is seen by itself, by whoever presents its login, and by organisations of which it is a member.
create table account (
  id            uuid primary key,
  login         text not null unique,
  password_hash text not null,
  first_name    text not null,
  last_name     text not null,
  email         text,
  portal_rights text[] not null default '{}',
  disabled_at   timestamptz,
  created_at    timestamptz not null,
  version       bigint not null default 0
);

create table department (
  organisation_id uuid not null references organisation (id),
  id              uuid not null,
  code            text not null,
  name            text not null,
  parent_id       uuid,
  valid_from      date not null,
  valid_until     date,
  email           text,
  phone           text,
  version         bigint not null default 0,
  primary key (organisation_id, id),
  foreign key (organisation_id, parent_id) references department (organisation_id, id),
  check (valid_until is null or valid_until >= valid_from)
);
create unique index department_code on department (organisation_id, code) where valid_until is null;
call wall('department');
grant select, insert, update on department to vaguemestre_app;

-- A role is a named set of named rights; the organisation decides what its roles are.
create table role (
  organisation_id uuid not null references organisation (id),
  id              uuid not null,
  code            text not null,
  name            text not null,
  rights          text[] not null,
  version         bigint not null default 0,
  primary key (organisation_id, id),
  unique (organisation_id, code)
);
call wall('role');
grant select, insert, update on role to vaguemestre_app;

create table membership (
  organisation_id uuid not null references organisation (id),
  id              uuid not null,
  account_id      uuid not null references account (id),
  role_id         uuid not null,
  department_id   uuid,
  quality         text not null,
  clearance       text not null default 'NORMAL' check (clearance in ('NORMAL', 'RESTRICTED', 'CONFIDENTIAL')),
  valid_from      date not null,
  valid_until     date,
  version         bigint not null default 0,
  primary key (organisation_id, id),
  foreign key (organisation_id, role_id) references role (organisation_id, id),
  foreign key (organisation_id, department_id) references department (organisation_id, id)
);
create index membership_of_account on membership (account_id, organisation_id);
alter table membership enable row level security;
alter table membership force row level security;
-- An account reads its own memberships before any organisation is chosen; it never writes them from there.
create policy wall on membership using (organisation_id = any (scope())) with check (organisation_id = any (scope()));
create policy own on membership for select using (account_id = caller());
grant select, insert, update on membership to vaguemestre_app;

alter table account enable row level security;
alter table account force row level security;
create policy seen on account for select using (
  id = caller() or login = presented()
  or exists (select from membership m where m.account_id = account.id and m.organisation_id = any (scope())));
create policy created on account for insert with check (true);
create policy changed on account for update using (id = caller() or exists (select from membership m where m.account_id = account.id and m.organisation_id = any (scope())));
grant select, insert, update on account to vaguemestre_app;

create table personal_token (
  id          uuid primary key,
  account_id  uuid not null references account (id),
  fingerprint text not null unique,
  label       text not null,
  created_at  timestamptz not null,
  expires_at  timestamptz not null,
  revoked_at  timestamptz
);
alter table personal_token enable row level security;
alter table personal_token force row level security;
create policy own on personal_token using (account_id = caller() or fingerprint = presented()) with check (account_id = caller());
grant select, insert, update on personal_token to vaguemestre_app;

-- A request that may be retried (Idempotency-Key): the same key with the same body is answered with what was made the first time.
create table idempotency_key (
  organisation_id uuid not null references organisation (id),
  account_id      uuid not null references account (id),
  key             text not null,
  body_sha256     text not null,
  made            uuid,
  created_at      timestamptz not null,
  primary key (organisation_id, account_id, key)
);
call wall('idempotency_key');
grant select, insert, update on idempotency_key to vaguemestre_app;
