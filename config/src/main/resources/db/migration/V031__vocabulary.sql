-- The vocabulary an organisation sets: what its types of mail say beyond their name, the formats of its numbers from a day on, which separator
-- sheets it accepts, and its labels for paper.

alter table mail_type
  -- what mail of the type gets when it is registered and nobody says otherwise
  add column priority text check (priority in ('LOW', 'NORMAL', 'HIGH', 'URGENT')),
  -- other words by which letters of the type are recognised, separated by commas
  add column keywords text;

-- A format of chrono numbers is in force from a day on, up to the next one. Numbers given stay as they are. Before the first of them, the format of
-- organisation_settings is in force.
create table number_format (
  organisation_id uuid not null references organisation (id),
  from_on         date not null,
  format          text not null,
  primary key (organisation_id, from_on)
);
call wall('number_format');
grant select, insert, delete on number_format to vaguemestre_app;

alter table organisation_settings
  add column separator_qr         boolean not null default true,
  add column separator_patch      boolean not null default true,
  -- where letters under a bare PATCHT sheet usually go
  add column separator_department uuid,
  add foreign key (organisation_id, separator_department) references department (organisation_id, id);

create table label_template (
  organisation_id  uuid not null references organisation (id),
  id               uuid not null,
  name             text not null,
  paper            text not null check (paper in ('A4_24', 'A4_65', 'ROLL_57X32')),
  code             text not null check (code in ('CODE_128', 'QR', 'NONE')),
  with_organisation boolean not null,
  with_date        boolean not null,
  with_department  boolean not null,
  retired          boolean not null default false,
  version          bigint not null default 0,
  primary key (organisation_id, id)
);
call wall('label_template');
grant select, insert, update on label_template to vaguemestre_app;
