-- A letter that waits to be printed can be taken out of the queue again (retirer); it then leaves another way.
alter table dispatch
  drop constraint dispatch_state_check,
  add constraint dispatch_state_check check (state in ('DECIDED', 'SENT', 'FAILED', 'WITHDRAWN'));
drop index dispatch_of_letter;
create unique index dispatch_of_letter on dispatch (organisation_id, letter_id) where state in ('DECIDED', 'SENT');
