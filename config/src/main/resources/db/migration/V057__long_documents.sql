-- Long documents are read by a follower of their own: it goes on where the one for all documents stands
alter table journal_cursor no force row level security;
insert into journal_cursor (organisation_id, follower, n)
select organisation_id, 'long-document-reading', n from journal_cursor where follower = 'document-reading';
alter table journal_cursor force row level security;
