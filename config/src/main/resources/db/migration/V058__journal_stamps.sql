-- The time stamps (horodatages, RFC 3161) of checkpoints, where an authority is configured: asked for afterwards, for a checkpoint waits for nobody.
create table journal_stamp (
  organisation_id uuid not null,
  size            bigint not null,
  token           bytea not null,
  primary key (organisation_id, size),
  foreign key (organisation_id, size) references journal_checkpoint (organisation_id, size)
);
call wall('journal_stamp');
grant select, insert on journal_stamp to vaguemestre_app;
