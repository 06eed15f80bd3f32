-- Who directs a department (chef de service): several may, and where nobody does, who directs the one above.
alter table membership add column heads boolean not null default false;

-- A delegation (délégation): from one member to another, between two days, for some kinds of tasks, in some matters and departments; none said
-- means all. A signature is delegated by decree (arrêté, CGCT L2122-18 and L2122-19) only. It is never changed: it is revoked, and another one made.
create table delegation (
  organisation_id uuid not null references organisation (id),
  id              uuid not null,
  from_id         uuid not null references account (id),
  to_id           uuid not null references account (id),
  valid_from      date not null,
  valid_until     date,
  kinds           text[] not null check (cardinality(kinds) > 0),
  mail_types      uuid[] not null default '{}',
  departments     uuid[] not null default '{}',
  decree          text,
  created_at      timestamptz not null,
  created_by      uuid references account (id),
  revoked_at      timestamptz,
  revoked_because text,
  version         bigint not null default 0,
  primary key (organisation_id, id),
  check (from_id <> to_id),
  check (valid_until is null or valid_until >= valid_from),
  check (decree is not null or not 'SIGNATURE' = any (kinds)),
  check ((revoked_at is null) = (revoked_because is null))
);
create index delegation_from on delegation (organisation_id, from_id) where revoked_at is null;
create index delegation_to on delegation (organisation_id, to_id) where revoked_at is null;
call wall('delegation');
grant select, insert, update on delegation to vaguemestre_app;
