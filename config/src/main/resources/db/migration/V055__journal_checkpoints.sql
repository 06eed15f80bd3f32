-- The journal as a Merkle tree (RFC 9162) whose leaves are the entries, signed from time to time (point de contrôle). Of the tree its head keeps the
-- roots of the whole subtrees, the largest first: with them a leaf is added, and the root told, in as many steps as the number of entries has digits.
alter table journal_head add column peaks bytea not null default '' check (length(peaks) % 32 = 0);

do $$
declare
  organisation uuid;
  entry record;
  grown bytea;
  node bytea;
  size bigint;
begin
  for organisation in select id from organisation loop
    perform set_config('vaguemestre.scope', organisation::text, true);
    grown := '';
    for entry in select n, hash from journal_entry where organisation_id = organisation order by n loop
      node := entry.hash;
      size := entry.n;
      while size % 2 = 0 loop
        node := sha256('\x01'::bytea || substring(grown from length(grown) - 31) || node);
        grown := substring(grown for length(grown) - 32);
        size := size / 2;
      end loop;
      grown := grown || node;
    end loop;
    update journal_head set peaks = grown where organisation_id = organisation;
  end loop;
  perform set_config('vaguemestre.scope', '', true);
end $$;

-- Checkpoints are only ever added, like the entries they sign. One stands after the entry "size"; none is made where nothing was appended since
-- the one before.
create table journal_checkpoint (
  organisation_id uuid not null,
  size            bigint not null,
  at              timestamptz not null,
  occasion        text not null check (occasion in ('DAY', 'EXPORT')),
  root            bytea not null check (length(root) = 32),
  previous_root   bytea not null check (length(previous_root) = 32),
  signature       bytea not null check (length(signature) = 64),
  primary key (organisation_id, size),
  foreign key (organisation_id, size) references journal_entry (organisation_id, n)
);
call wall('journal_checkpoint');
grant select, insert on journal_checkpoint to vaguemestre_app;
