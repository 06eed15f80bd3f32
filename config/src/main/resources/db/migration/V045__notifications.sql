-- Notifications: what people are told, because it is asked of them, given to them, said to them, or about an item they follow. Written behind the
-- journal, once for each entry and person; thrown away and written again, they are the same but for what was read.
create table notification (
  organisation_id uuid not null references organisation (id),
  account_id      uuid not null references account (id),
  -- the journal entry it comes from
  n               bigint not null,
  mail_item_id    uuid not null,
  kind            text not null check (kind in ('TASK', 'ASSIGNED', 'MENTION', 'FOLLOWED')),
  -- code of the act, and who did it; null for the application
  act             text not null,
  by_id           uuid references account (id),
  at              timestamptz not null,
  -- in the portal; else by e-mail only
  shown           boolean not null,
  read_at         timestamptz,
  -- when an e-mail told it
  mailed_at       timestamptz,
  primary key (organisation_id, account_id, n),
  foreign key (organisation_id, mail_item_id) references mail_item (organisation_id, id)
);
create index notification_unread on notification (organisation_id, account_id, mail_item_id) where read_at is null;
create index notification_of_item on notification (organisation_id, mail_item_id);
call wall('notification');
grant select, insert, update on notification to vaguemestre_app;

-- Of what each person wants to be told, and how; what is not said is told in the portal and not by e-mail.
create table notification_choice (
  organisation_id uuid not null references organisation (id),
  account_id      uuid not null references account (id),
  kind            text not null check (kind in ('TASK', 'ASSIGNED', 'MENTION', 'FOLLOWED')),
  shown           boolean not null,
  by_mail         text not null check (by_mail in ('NEVER', 'DAILY', 'AT_ONCE')),
  primary key (organisation_id, account_id, kind)
);
call wall('notification_choice');
grant select, insert, update on notification_choice to vaguemestre_app;

-- Whom a note calls by name: they read it, whatever its visibility.
create table note_mention (
  organisation_id uuid not null references organisation (id),
  note_id         uuid not null,
  account_id      uuid not null references account (id),
  primary key (organisation_id, note_id, account_id),
  foreign key (organisation_id, note_id) references note (organisation_id, id)
);
call wall('note_mention');
grant select, insert on note_mention to vaguemestre_app;

alter table organisation_settings
  -- as it stands on letters (CRPA R112-5)
  add column phone text;

-- What is in a folder
create index mail_item_of_folder on mail_item (organisation_id, folder_id, arrived_on desc) where folder_id is not null;
