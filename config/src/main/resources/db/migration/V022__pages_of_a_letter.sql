-- The pages of a letter as an agent arranged them: of which file each is, in which order, turned how, and which were set aside. A letter
-- nobody rearranged has no rows here: its pages are those of its scan, or of the file it was registered with. Files are never changed; the
-- document of the letter is made again from these pages, and a page set aside stays here, to be put back.
create table letter_leaf (
  organisation_id uuid not null references organisation (id),
  mail_item_id    uuid not null,
  position        integer not null check (position > 0),
  -- the file the page is in, and its number there
  sha256          text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  page            integer not null check (page > 0),
  -- degrees clockwise from the page as its file shows it; null: as the reading found it
  turned          integer check (turned in (0, 90, 180, 270)),
  aside           boolean not null default false,
  -- the page of a scan batch that it is; null for a file registered by itself
  batch_id        uuid,
  file            integer,
  primary key (organisation_id, mail_item_id, position),
  foreign key (organisation_id, mail_item_id) references mail_item (organisation_id, id),
  foreign key (organisation_id, batch_id, file, page) references scan_page (organisation_id, batch_id, file, page),
  check ((batch_id is null) = (file is null))
);
-- A scanned page lies in one letter only, whatever was cut and merged.
create unique index letter_leaf_of_scan on letter_leaf (organisation_id, batch_id, file, page) where batch_id is not null;
create index letter_leaf_of_file on letter_leaf (organisation_id, sha256);
call wall('letter_leaf');
grant select, insert, delete on letter_leaf to vaguemestre_app;

-- A letter whose pages changed is read again: what was proposed before is replaced.
grant delete on proposal to vaguemestre_app;
