-- Steering (pilotage) reads the mail as it is in mail_item; what it cannot read there is what the mail went through. Two tables keep that, as a
-- projection of the journal: they can be emptied and told again from the first entry, and the same entries told twice change nothing.

-- A passage: an act that moved an item to another place (a place is what it waits for, with which department, with whom). It keeps the place
-- left and how long the item was there, so that no question has to pair the rows of a million items.
create table mail_step (
  organisation_id    uuid not null references organisation (id),
  mail_item_id       uuid not null,
  -- place of the act in the journal
  n                  bigint not null,
  at                 timestamptz not null,
  act                text not null,
  actor_id           uuid,
  place              text not null check (place in ('QUALIFY', 'TAKE', 'HANDLE', 'ENDED')),
  department_id      uuid,
  assignee_id        uuid,
  from_place         text check (from_place in ('QUALIFY', 'TAKE', 'HANDLE', 'ENDED')),
  from_department_id uuid,
  from_assignee_id   uuid,
  -- seconds in the place left; null for the first passage
  waited             bigint check (waited >= 0),
  -- RETURN: back to the mail room; BACK: to a department that had it already
  turn               text check (turn in ('RETURN', 'BACK')),
  turned_from_id     uuid,
  primary key (organisation_id, mail_item_id, n),
  foreign key (organisation_id, mail_item_id) references mail_item (organisation_id, id)
);
create index mail_step_of_day on mail_step (organisation_id, at);
create index mail_step_of_department on mail_step (organisation_id, department_id, at);
create index mail_step_turned on mail_step (organisation_id, at) where turn is not null;
call wall('mail_step');
grant select, insert, update, delete on mail_step to vaguemestre_app;

-- The course of an item as a whole, derived from all its passages and from what came before it from the same sender.
create table mail_course (
  organisation_id uuid not null references organisation (id),
  mail_item_id    uuid not null,
  -- since when it is where it is
  since           timestamptz not null,
  -- day of Paris on which it was answered or closed; null while it is open
  ended_on        date,
  -- the earlier item of the same sender about the same matter
  again_of        uuid,
  reminder        boolean not null default false,
  primary key (organisation_id, mail_item_id),
  foreign key (organisation_id, mail_item_id) references mail_item (organisation_id, id),
  foreign key (organisation_id, again_of) references mail_item (organisation_id, id)
);
create index mail_course_ended on mail_course (organisation_id, ended_on) where ended_on is not null;
create index mail_course_again on mail_course (organisation_id, mail_item_id) where again_of is not null or reminder;
call wall('mail_course');
grant select, insert, update, delete on mail_course to vaguemestre_app;

-- Figures are counted over days of arrival and of commitment, and a sender's letters are looked at from the latest back.
create index mail_item_arrived on mail_item (organisation_id, arrived_on);
create index mail_item_due on mail_item (organisation_id, committed_for) where state = 'IN_PROGRESS';
create index mail_item_of_correspondent_by_arrival on mail_item (organisation_id, correspondent_id, arrived_on);

-- When a person last looked at the home page, and the time before: a bookmark of theirs, no act upon the mail, so the journal does not tell it.
create table last_look (
  organisation_id uuid not null references organisation (id),
  account_id      uuid not null references account (id),
  looked_at       timestamptz not null,
  before          timestamptz not null,
  primary key (organisation_id, account_id)
);
call wall('last_look');
grant select, insert, update on last_look to vaguemestre_app;
