-- The training communes and the hints of the first days. Each agent practises in an invented organisation of their own. It "begins anew" by being left (nobody is a member
-- any more) and replaced by another one, since a journal is never emptied. What was left is erased by the owner of the schema, who alone may
-- delete, when a portal starts: no right to delete is given to the application.
alter table organisation drop constraint organisation_kind_check;
alter table organisation add constraint organisation_kind_check check (kind in ('COMMUNE', 'EPCI', 'CCAS', 'SYNDICAT', 'TRAINING'));

-- Deletes every row of one organisation. Which table stands on which is not written down here a second time: those that others still stand on
-- are tried again until none is left.
create procedure erase_organisation(erased uuid) language plpgsql as $$
declare
  walled text;
  remains boolean := true;
  gone bigint;
  progress bigint;
begin
  perform set_config('vaguemestre.scope', erased::text, true);
  while remains loop
    remains := false;
    progress := 0;
    for walled in
      select c.oid::regclass::text from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'organisation_id' and not a.attisdropped
      where c.relkind = 'r' and c.relnamespace = (select oid from pg_namespace where nspname = current_schema())
    loop
      begin
        execute format('delete from %s where organisation_id = $1', walled) using erased;
        get diagnostics gone = row_count;
        progress := progress + gone;
      exception when foreign_key_violation then
        remains := true;
      end;
    end loop;
    if remains and progress = 0 then
      raise exception 'Rows of organisation % are still referred to from outside it', erased;
    end if;
  end loop;
  delete from organisation where id = erased;
end $$;

-- Erases the training communes of which nobody is a member any more; their identifiers are answered, for the folders of their documents.
create function erase_left_training() returns setof uuid language plpgsql as $$
declare
  candidate uuid;
begin
  for candidate in select id from organisation where kind = 'TRAINING' loop
    perform set_config('vaguemestre.scope', candidate::text, true);
    if not exists (select from membership where organisation_id = candidate and (valid_until is null or valid_until >= current_date)) then
      call erase_organisation(candidate);
      return next candidate;
    end if;
  end loop;
  perform set_config('vaguemestre.scope', '', true);
end $$;

-- Only the owner calls them
revoke execute on procedure erase_organisation(uuid) from public;
revoke execute on function erase_left_training() from public;

-- Hints of the first days that a person has put away; they are the account's own, on whatever machine it signs in.
create table account_hint (
  account_id uuid not null references account (id),
  hint       text not null check (length(hint) <= 60),
  primary key (account_id, hint)
);
alter table account_hint enable row level security;
alter table account_hint force row level security;
create policy own on account_hint using (account_id = caller()) with check (account_id = caller());
grant select, insert, delete on account_hint to vaguemestre_app;
