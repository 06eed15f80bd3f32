-- Letters printed to be signed by hand (signature manuscrite): each printing has a code by which its scan is known when it comes back.
create table hand_signature (
  organisation_id uuid not null references organisation (id),
  -- what the code says
  id              uuid not null,
  letter_id       uuid not null,
  -- the text as it was printed; another one since, and the paper is worth nothing
  final_sha256    text not null,
  printed_sha256  text not null,
  printed_at      timestamptz not null,
  printed_by      uuid not null references account (id),
  scan_sha256     text,
  scanned_at      timestamptz,
  version         bigint not null default 0,
  primary key (organisation_id, id),
  foreign key (organisation_id, letter_id) references reply_letter (organisation_id, id),
  foreign key (organisation_id, final_sha256) references document (organisation_id, sha256),
  foreign key (organisation_id, printed_sha256) references document (organisation_id, sha256),
  foreign key (organisation_id, scan_sha256) references document (organisation_id, sha256),
  check ((scan_sha256 is null) = (scanned_at is null))
);
create index hand_signature_of_letter on hand_signature (organisation_id, letter_id);
create index hand_signature_back on hand_signature (organisation_id, scanned_at) where scanned_at is not null;
create index hand_signature_of_scan on hand_signature (organisation_id, scan_sha256) where scan_sha256 is not null;
create index hand_signature_of_print on hand_signature (organisation_id, printed_sha256);
call wall('hand_signature');
grant select, insert, update on hand_signature to vaguemestre_app;

alter table scan_page
  -- the code on the page: under what the letter that begins here was printed to be signed by hand
  add column returned_printing uuid;
