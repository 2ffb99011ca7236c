-- Takes a person off the account they were linked to.
--
-- keys: accountOf, sharers, inFlight, own..., shared..., ownWallet, wallet, accessVersion
-- args: person, account
--   inFlight: the account's; own: ledgers of the person, shared: of the account, three keys each and in the same order
-- answer: 'unlinked', 'not-linked' or 'under-way'
-- promises: what was spent together is spent for both afterwards; what is left of what they brought along is theirs again
-- includes: ledger

if redis.call('GET', keys.accountOf) ~= args.account then return 'not-linked' end
if redis.call('SCARD', keys.inFlight) > 0 then return 'under-way' end
redis.call('DEL', keys.accountOf)
redis.call('INCR', keys.accessVersion)
redis.call('SREM', keys.sharers, args.person)
local own = ledgers_of(keys.own)
for i, shared in ipairs(ledgers_of(keys.shared)) do ledger_join(shared, own[i]) end
local lots = redis.call('HGETALL', keys.wallet)
for i = 1, #lots, 2 do
  if cjson.decode(lots[i + 1]).of == args.person then
    redis.call('HSET', keys.ownWallet, lots[i], lots[i + 1])
    redis.call('HDEL', keys.wallet, lots[i])
  end
end
return 'unlinked'
