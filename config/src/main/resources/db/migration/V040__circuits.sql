-- Circuits (circuits): through whose hands an item goes until it is answered. A circuit is its steps, in ranks; those of one rank take place at the
-- same time. A step gives tasks to people. Nothing is ever taken out: a refusal adds the steps that are to be done again, so that what happened can
-- be read in the rows as well as in the journal.

alter table mail_item
  -- the sum at stake, for what depends on it; null when not said
  add column amount_cents bigint check (amount_cents > 0),
  -- what it waits for of others while it is in progress; null: of whom it is with
  add column waits_for text check (waits_for in ('HANDLE', 'OPINION', 'VISA', 'SIGNATURE', 'DISPATCH')),
  -- tokens of those who see it since a task of theirs concerns it (access.Audience); part of the audience
  add column admitted text[] not null default '{}';

-- What is awaited of whom now: one row for each token by which a task may be done (a person, a delegation). It fills the baskets pour avis, à
-- viser, à signer, à envoyer; it holds what is open, a few thousands among a million items.
create table mail_awaited (
  organisation_id uuid not null references organisation (id),
  task_id         uuid not null,
  token           text not null,
  mail_item_id    uuid not null,
  kind            text not null check (kind in ('HANDLE', 'OPINION', 'VISA', 'SIGNATURE', 'DISPATCH')),
  due_on          date,
  since           timestamptz not null,
  primary key (organisation_id, task_id, token),
  foreign key (organisation_id, mail_item_id) references mail_item (organisation_id, id)
);
create index mail_awaited_of on mail_awaited (organisation_id, token, kind, mail_item_id);
create index mail_awaited_for on mail_awaited (organisation_id, mail_item_id);
call wall('mail_awaited');
grant select, insert, delete on mail_awaited to vaguemestre_app;

-- Suivis: items an agent follows without having anything to do.
create table mail_follow (
  organisation_id uuid not null references organisation (id),
  account_id      uuid not null references account (id),
  mail_item_id    uuid not null,
  since           timestamptz not null,
  primary key (organisation_id, account_id, mail_item_id),
  foreign key (organisation_id, mail_item_id) references mail_item (organisation_id, id)
);
create index mail_follow_of_item on mail_follow (organisation_id, mail_item_id);
call wall('mail_follow');
grant select, insert, delete on mail_follow to vaguemestre_app;

create table circuit (
  organisation_id uuid not null references organisation (id),
  id              uuid not null,
  mail_item_id    uuid not null,
  -- the model it was begun from, and its version; null for one begun by hand
  model_id        uuid,
  model_version   integer,
  name            text,
  started_at      timestamptz not null,
  started_by      uuid references account (id),
  ended_at        timestamptz,
  -- why it was stopped; null for one that runs or went to its end
  stopped_because text,
  version         bigint not null default 0,
  primary key (organisation_id, id),
  foreign key (organisation_id, mail_item_id) references mail_item (organisation_id, id),
  check ((model_id is null) = (model_version is null))
);
-- One circuit of an item runs at a time
create unique index circuit_running on circuit (organisation_id, mail_item_id) where ended_at is null;
create index circuit_of_item on circuit (organisation_id, mail_item_id, started_at);
call wall('circuit');
grant select, insert, update on circuit to vaguemestre_app;

create table circuit_step (
  organisation_id uuid not null references organisation (id),
  id              uuid not null,
  circuit_id      uuid not null,
  rank            integer not null,
  -- as the model or the person foresaw it (circuit.StepPlan)
  plan            jsonb not null,
  kind            text not null check (kind in ('HANDLE', 'OPINION', 'VISA', 'SIGNATURE', 'DISPATCH')),
  state           text not null check (state in ('WAITING', 'OPEN', 'DONE', 'SKIPPED', 'REFUSED', 'CANCELLED')),
  opened_at       timestamptz,
  due_on          date,
  ended_at        timestamptz,
  ended_by        uuid references account (id),
  -- why it was skipped or refused
  reason          text,
  -- added while the circuit ran, and by whom
  added_by        uuid references account (id),
  version         bigint not null default 0,
  primary key (organisation_id, id),
  foreign key (organisation_id, circuit_id) references circuit (organisation_id, id)
);
create index circuit_step_of on circuit_step (organisation_id, circuit_id, rank);
call wall('circuit_step');
grant select, insert, update on circuit_step to vaguemestre_app;

create table circuit_task (
  organisation_id uuid not null references organisation (id),
  id              uuid not null,
  step_id         uuid not null,
  position        integer not null,
  -- any one of them does it
  holders         uuid[] not null,
  -- nobody held the place it was addressed to: to whom it went instead
  stands_in       text check (stands_in in ('HEAD', 'MAIL_ROOM')),
  state           text not null check (state in ('WAITING', 'OPEN', 'DONE', 'CANCELLED')),
  outcome         text check (outcome in ('HANDLED', 'FAVOURABLE', 'RESERVED', 'UNFAVOURABLE', 'APPROVED', 'SIGNED', 'SENT', 'REFUSED')),
  comment         text,
  done_at         timestamptz,
  done_by         uuid references account (id),
  -- par délégation: under which, and of whom
  delegation_id   uuid,
  done_for        uuid references account (id),
  version         bigint not null default 0,
  primary key (organisation_id, id),
  foreign key (organisation_id, step_id) references circuit_step (organisation_id, id),
  check ((state = 'DONE') = (outcome is not null)),
  check ((delegation_id is null) = (done_for is null))
);
create index circuit_task_of on circuit_task (organisation_id, step_id, position);
call wall('circuit_task');
grant select, insert, update on circuit_task to vaguemestre_app;

alter table saved_basket
  drop constraint saved_basket_basket_check,
  add constraint saved_basket_basket_check check (basket in
    ('TO_QUALIFY', 'TO_HANDLE', 'DEPARTMENT', 'OPINION', 'VISA', 'SIGNATURE', 'DISPATCH', 'FOLLOWED', 'COPIED', 'ALL'));
