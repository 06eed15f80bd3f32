-- Orders an agent may choose for a list, each from an index that ends with it: what is in progress by deadline over many departments (an
-- agent of all of them, all the mail), and by arrival. Partial: they hold what is in progress, a few thousands among a million.
create index mail_item_by_due on mail_item (organisation_id, due_order, id) where state = 'IN_PROGRESS';
create index mail_item_by_arrival on mail_item (organisation_id, arrived_on, id) where state = 'IN_PROGRESS';

-- Saved baskets (bannettes enregistrées): a name and a typed filter, one column a criterion; never an address, never SQL. The person's own,
-- also shown to a department when shared with it. Removed ones are kept, so that removing can be undone.
create table saved_basket (
  organisation_id  uuid not null references organisation (id),
  id               uuid not null,
  account_id       uuid not null references account (id),
  name             text not null check (length(name) between 1 and 80),
  position         integer not null,
  shared_with      uuid,
  basket           text not null check (basket in ('TO_QUALIFY', 'TO_HANDLE', 'DEPARTMENT', 'COPIED', 'ALL')),
  list_order       text not null check (list_order in ('DEADLINE', 'DEPARTMENT', 'ARRIVAL', 'LATEST')),
  direction        text,
  state            text,
  department_id    uuid,
  assignee_id      uuid references account (id),
  mail_type_id     uuid,
  correspondent_id uuid,
  arrived_from     date,
  arrived_to       date,
  late             boolean not null default false,
  priority         text,
  confidentiality  text,
  channel          text,
  soon             boolean not null default false,
  unassigned       boolean not null default false,
  created_at       timestamptz not null,
  removed_at       timestamptz,
  version          bigint not null default 0,
  primary key (organisation_id, id),
  foreign key (organisation_id, shared_with) references department (organisation_id, id),
  foreign key (organisation_id, department_id) references department (organisation_id, id),
  foreign key (organisation_id, mail_type_id) references mail_type (organisation_id, id),
  foreign key (organisation_id, correspondent_id) references correspondent (organisation_id, id)
);
create index saved_basket_of_account on saved_basket (organisation_id, account_id, position) where removed_at is null;
create index saved_basket_of_department on saved_basket (organisation_id, shared_with) where removed_at is null;
call wall('saved_basket');
grant select, insert, update on saved_basket to vaguemestre_app;
