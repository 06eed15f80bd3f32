-- Paragraphs that letters are often made of (paragraphes types).
create table reply_paragraph (
  organisation_id uuid not null references organisation (id),
  id              uuid not null,
  name            text not null,
  content         text not null,
  retired         boolean not null default false,
  version         bigint not null default 0,
  primary key (organisation_id, id)
);
call wall('reply_paragraph');
grant select, insert, update on reply_paragraph to vaguemestre_app;
