-- Whoever answers for personal data asks the journal: what was done those days, by this person, of this kind. Lists go from the newest
-- entry down, page by page (keyset on n).
create index journal_of_person on journal_entry (organisation_id, actor_id, n);
create index journal_of_act on journal_entry (organisation_id, act, n);
create index journal_of_day on journal_entry (organisation_id, at, n);
