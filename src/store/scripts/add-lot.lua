-- Puts credits into a wallet, once; what is owed is paid of them first.
--
-- keys: wallet, audit
-- args: id, lot, now, entry
--   lot: as in the wallet, with its amount; entry: JSON for the audit
-- answer: 1, or 0 where it was there
-- promises: once for one id, and written down with it
-- includes: wallet

if redis.call('HEXISTS', keys.wallet, args.id) == 1 then return 0 end
wallet_add(keys.wallet, args.id, args.lot, args.now)
redis.call('XADD', keys.audit, 'MAXLEN', '~', 100000, '*', 'entry', args.entry)
return 1
