-- A memo (note interne) is a letter to no correspondent: to the department its item is with.
alter table reply_letter alter column correspondent_id drop not null;

-- Handed to another department of the organisation.
alter table dispatch
  drop constraint dispatch_means_check,
  add constraint dispatch_means_check check (means in ('EMAIL', 'PAPER', 'REGISTERED', 'HAND', 'INTERNAL'));
