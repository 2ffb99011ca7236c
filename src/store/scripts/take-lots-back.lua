-- Takes back what is left of the gifts in a wallet.
--
-- keys: wallet, audit
-- args: entry
--   entry: JSON for the audit
-- answer: how much that was
-- promises: what is set aside for clips under way stays so, and goes back into the lot
-- includes: wallet

local back = 0
local all = redis.call('HGETALL', keys.wallet)
for i = 1, #all, 2 do
  local lot = cjson.decode(all[i + 1])
  if lot.kind == 'gift' and lot.left > 0 then
    back = back + lot.left
    lot.amount, lot.left = lot.amount - lot.left, 0
    redis.call('HSET', keys.wallet, all[i], cjson.encode(lot))
  end
end
redis.call('XADD', keys.audit, 'MAXLEN', '~', 100000, '*', 'entry', args.entry)
return back
