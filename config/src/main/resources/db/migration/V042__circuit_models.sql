-- Circuit models (modèles de circuit). Each publication is a version that never changes: circuits that run keep the one they began with.
create table circuit_model (
  organisation_id uuid not null references organisation (id),
  id              uuid not null,
  -- the version in force
  version_n       integer not null check (version_n > 0),
  retired         boolean not null default false,
  primary key (organisation_id, id)
);
call wall('circuit_model');
grant select, insert, update on circuit_model to vaguemestre_app;

create table circuit_model_version (
  organisation_id uuid not null references organisation (id),
  model_id        uuid not null,
  n               integer not null check (n > 0),
  -- circuit.CircuitModelContent
  content         jsonb not null,
  published_at    timestamptz not null,
  published_by    uuid references account (id),
  primary key (organisation_id, model_id, n),
  foreign key (organisation_id, model_id) references circuit_model (organisation_id, id)
);
call wall('circuit_model_version');
grant select, insert on circuit_model_version to vaguemestre_app;

-- With which model the items of a type begin: one at most.
create table circuit_model_type (
  organisation_id uuid not null references organisation (id),
  mail_type_id    uuid not null,
  model_id        uuid not null,
  primary key (organisation_id, mail_type_id),
  foreign key (organisation_id, mail_type_id) references mail_type (organisation_id, id),
  foreign key (organisation_id, model_id) references circuit_model (organisation_id, id)
);
create index circuit_model_type_of on circuit_model_type (organisation_id, model_id);
call wall('circuit_model_type');
grant select, insert, delete on circuit_model_type to vaguemestre_app;
