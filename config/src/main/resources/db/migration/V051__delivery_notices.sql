-- What became of an e-mail after the mail server took it (avis de remise, RFC 3464): delivered, or returned, though it had left.
alter table dispatch
  add column delivered_at timestamptz,
  drop constraint dispatch_check,
  add constraint dispatch_sent check (state <> 'SENT' or sent_at is not null);
