-- The key from which the follow-up code of each item is made (mail.FollowUp): with number and code, who wrote sees where the letter stands. No
-- code is stored. Two random UUIDs are 244 random bits; the default is drawn anew for each organisation.
alter table organisation_settings
  add column follow_up_key text not null default replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '');
