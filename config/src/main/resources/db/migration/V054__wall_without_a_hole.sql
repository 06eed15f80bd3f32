-- What PostgreSQL did by default is said: an account that was changed is still one that could be changed, and building walls is the owner's.
alter policy changed on account
  with check (id = caller() or exists (select from membership m where m.account_id = account.id and m.organisation_id = any (scope())));
alter policy administered_change on account with check (administering());
revoke execute on procedure wall(regclass) from public;
