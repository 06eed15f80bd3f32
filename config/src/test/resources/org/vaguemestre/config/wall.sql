-- every table of an organisation has row-level security enabled and forced
-- hole: create table hole (organisation_id uuid); alter table hole enable row level security
select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'organisation_id'
where c.relkind in ('r', 'p') and c.relnamespace = 'vaguemestre'::regnamespace
and not (c.relrowsecurity and c.relforcerowsecurity)

-- every other table is behind a wall too, but for the directory of organisations, which is public, and what the server keeps of its jobs and migrations
-- hole: create table hole (id uuid)
select c.relname from pg_class c
where c.relkind in ('r', 'p') and c.relnamespace = 'vaguemestre'::regnamespace
and not (c.relrowsecurity and c.relforcerowsecurity)
and c.relname not in ('organisation', 'flyway_schema_history', 'job_instance', 'job_execution', 'step_execution', 'partition_execution')

-- the row of an organisation always says which
-- hole: create table hole (organisation_id uuid)
select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'organisation_id'
where c.relkind in ('r', 'p') and c.relnamespace = 'vaguemestre'::regnamespace and not a.attnotnull

-- every wall checks what is read and what is written against the scope, and nothing else
-- hole: drop policy wall on note; create policy wall on note using (true) with check (true)
select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'organisation_id'
where c.relkind in ('r', 'p') and c.relnamespace = 'vaguemestre'::regnamespace
and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'wall' and p.polcmd = '*' and p.polroles = '{0}'
  and pg_get_expr(p.polqual, p.polrelid) ~ '^\(organisation_id = ANY \((vaguemestre\.)?scope\(\)\)\)$'
  and pg_get_expr(p.polwithcheck, p.polrelid) ~ '^\(organisation_id = ANY \((vaguemestre\.)?scope\(\)\)\)$')

-- no wall has a door beside it, but that an account reads its own memberships before any organisation is chosen
-- hole: create policy door on note for select using (true)
select c.relname || '.' || p.polname from pg_policy p join pg_class c on c.oid = p.polrelid
join pg_attribute a on a.attrelid = c.oid and a.attname = 'organisation_id'
where p.polpermissive and p.polname <> 'wall'
and not (c.relname = 'membership' and p.polname = 'own' and p.polcmd = 'r'
  and pg_get_expr(p.polqual, p.polrelid) ~ '^\(account_id = (vaguemestre\.)?caller\(\)\)$')

-- every policy says what may be read and what may be written
-- hole: create policy door on account_hint for update using (account_id = caller())
select c.relname || '.' || p.polname from pg_policy p join pg_class c on c.oid = p.polrelid
where c.relnamespace = 'vaguemestre'::regnamespace
and (p.polcmd <> 'a' and p.polqual is null or p.polcmd in ('a', 'w', '*') and p.polwithcheck is null)

-- no policy opens to everybody, but that an account is made before it is anybody's
-- hole: create policy door on account for select using (true)
select c.relname || '.' || p.polname from pg_policy p join pg_class c on c.oid = p.polrelid
where c.relnamespace = 'vaguemestre'::regnamespace and p.polpermissive
and 'true' in (pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
and not (c.relname = 'account' and p.polname = 'created' and p.polcmd = 'a')

-- every unique key of an organisation holds the organisation
-- hole: create unique index hole on note (id)
select i.indexrelid::regclass from pg_index i
join pg_attribute a on a.attrelid = i.indrelid and a.attname = 'organisation_id'
join pg_class c on c.oid = i.indrelid and c.relnamespace = 'vaguemestre'::regnamespace
where i.indisunique and not a.attnum = any (i.indkey::int2[])

-- every reference between tables of an organisation stays in the organisation
-- hole: create table hole (organisation_id uuid, other uuid, foreign key (other, organisation_id) references department (organisation_id, id))
select f.conname from pg_constraint f
join pg_attribute a on a.attrelid = f.conrelid and a.attname = 'organisation_id'
join pg_attribute b on b.attrelid = f.confrelid and b.attname = 'organisation_id'
join pg_class c on c.oid = f.conrelid and c.relnamespace = 'vaguemestre'::regnamespace
where f.contype = 'f'
and not exists (select from unnest(f.conkey, f.confkey) as pair (own, referred) where own = a.attnum and referred = b.attnum)

-- nothing outside the wall refers to what is behind it
-- hole: create table hole (organisation uuid, id uuid, foreign key (organisation, id) references department (organisation_id, id))
select f.conname from pg_constraint f
join pg_class c on c.oid = f.conrelid and c.relnamespace = 'vaguemestre'::regnamespace
join pg_attribute b on b.attrelid = f.confrelid and b.attname = 'organisation_id'
where f.contype = 'f' and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organisation_id')

-- no number of an organisation comes from a sequence, whose gaps would tell what the others do
-- hole: create table hole (organisation_id uuid, n bigserial)
select d.objid::regclass from pg_depend d
join pg_class s on s.oid = d.objid and s.relkind = 'S'
join pg_attribute a on a.attrelid = d.refobjid and a.attname = 'organisation_id'
where d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass and d.deptype in ('a', 'i')

-- no view looks over the wall
-- hole: create view hole as select * from note
select relname from pg_class where relkind in ('v', 'm') and relnamespace = 'vaguemestre'::regnamespace
and not coalesce(reloptions::text like '%security_invoker=true%', false)

-- no function reads with the rights of another role
-- hole: create function hole() returns bigint language sql security definer as 'select count(*) from note'
select proname from pg_proc where pronamespace = 'vaguemestre'::regnamespace and prosecdef

-- the application calls no function of ours that changes anything
-- hole: create function hole() returns void language plpgsql as 'begin end'
select p.proname from pg_proc p
where p.pronamespace = 'vaguemestre'::regnamespace and p.provolatile = 'v' and p.prorettype <> 'trigger'::regtype
and has_function_privilege('vaguemestre_app', p.oid, 'execute')
and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')

-- the application's role owns nothing
-- hole: alter table note owner to vaguemestre_app
select classid::regclass || ' ' || objid from pg_shdepend
where refclassid = 'pg_authid'::regclass and refobjid = 'vaguemestre_app'::regrole and deptype = 'o'

-- the application's role bypasses nothing and stands for no other
-- hole: alter role vaguemestre_app bypassrls
select rolname::text from pg_roles where rolname = 'vaguemestre_app'
and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)
union all select roleid::regrole::text from pg_auth_members where member = 'vaguemestre_app'::regrole

-- the application may neither empty a table, which no policy sees, nor build beside the wall
-- hole: grant truncate on note to vaguemestre_app
select c.relname::text from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = 'vaguemestre'::regnamespace
and has_table_privilege('vaguemestre_app', c.oid, 'truncate, references, trigger')
union all select nspname::text from pg_namespace where nspname in ('vaguemestre', 'public') and has_schema_privilege('vaguemestre_app', oid, 'create')
