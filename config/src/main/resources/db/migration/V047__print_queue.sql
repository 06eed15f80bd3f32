-- The print queue (file d’impression): letters decided to leave by post, until the mail room says that they left. And at which rate.
alter table dispatch
  add column postage text check (postage in ('GREEN', 'TRACKED', 'REGISTERED', 'PARCEL'));
create index dispatch_to_print on dispatch (organisation_id, decided_at, id) where state = 'DECIDED' and means in ('PAPER', 'REGISTERED');
