-- Who started an import of correspondents, on whose behalf its lines are done: not always who gave the file. Of those before, only that is known.
alter table correspondent_import
  add column started_by uuid references account (id),
  add column started_by_name text;
alter table correspondent_import no force row level security;
update correspondent_import set started_by = given_by, started_by_name = given_by_name where state in ('RUNNING', 'DONE');
alter table correspondent_import force row level security;
