-- Puts credits into a wallet, once; what is owed is paid of them first.
--
-- keys: wallet, audit
-- args: id, lot, now, entry
--   lot: as in the wallet, with its amount; entry: JSON for the audit
-- answer: 1, or 0 where it was there
-- promises: once for one id, and written down with it
-- includes: wallet

if redis.call('HEXISTS', keys.wallet, args.id) == 1 then return 0 end
args.lot.left, args.lot.held = args.lot.amount, 0
local all = redis.call('HGETALL', keys.wallet)
for i = 1, #all, 2 do
  local lot = cjson.decode(all[i + 1])
  -- What is used up, or ended long ago, is told by the audit; clips under way may yet give back to the others.
  if lot.held == 0 and (lot.left == 0 or (lot.ends or math.huge) < args.now - 5184000000) and lot.at < args.now - 5184000000 then
    redis.call('HDEL', keys.wallet, all[i])
  elseif lot.left < 0 and args.lot.left > 0 then
    local some = math.min(-lot.left, args.lot.left)
    wallet_change(keys.wallet, all[i], some, 0)
    args.lot.left = args.lot.left - some
  end
end
redis.call('HSET', keys.wallet, args.id, cjson.encode(args.lot))
redis.call('XADD', keys.audit, 'MAXLEN', '~', 100000, '*', 'entry', args.entry)
return 1
