-- A change of configuration that is prepared and has no effect yet (brouillon). What it would change is named by its kind and the identifier
-- of its target, which need not exist yet; its content is a record of that kind, whose owner checks and applies it. One draft a target, seen
-- by all the administrators of the organisation: two people who prepare the same thing prepare it together.
create table configuration_draft (
  organisation_id uuid not null references organisation (id),
  id              uuid not null,
  kind            text not null,
  target_id       uuid not null,
  content         jsonb not null,
  -- fingerprint of what was in force when it was written; null when nothing was. Published over something else, it is refused.
  base            text,
  author_id       uuid not null references account (id),
  changed_at      timestamptz not null,
  version         bigint not null default 0,
  primary key (organisation_id, id),
  unique (organisation_id, kind, target_id)
);
call wall('configuration_draft');
grant select, insert, update, delete on configuration_draft to vaguemestre_app;
