-- Acknowledgements (accusés de réception, CRPA L112-3): what silence means for a type of mail, and letters that need no signature.

alter table mail_type
  -- what silence means (CRPA L231-1, L231-4), and after how many months; both or none
  add column silence_effect text check (silence_effect in ('ACCEPTANCE', 'REJECTION')),
  add column silence_months integer check (silence_months > 0),
  add constraint mail_type_silence check ((silence_effect is null) = (silence_months is null));

alter table reply
  add column kind text not null default 'REPLY' check (kind in ('REPLY', 'ACKNOWLEDGEMENT'));
drop index reply_in_hand;
-- One project of an answer is in hand at a time, and one acknowledgement
create unique index reply_in_hand on reply (organisation_id, carrier_id, kind) where abandoned_at is null;
