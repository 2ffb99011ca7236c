-- The owner of a code that somebody used said yes: the two are one from now on.
--
-- keys: request, ownerAccountOf, accountOf, ownSharers, sharers, inFlight, own..., shared..., ownWallet, wallet, accessVersion
-- args: person, owner, account
--   own: ledgers of the person, shared: of the account, three keys each and in the same order
-- answer: 'linked', 'again' where it was done already, 'unknown', 'changed', 'self', 'already', 'same-platform' or 'under-way'
-- promises: done once; what either has spent is spent for both; what either was given is there for both, once
-- includes: links, ledger

if redis.call('HGET', keys.request, 'ownerId') ~= args.owner then return 'unknown' end
if redis.call('HGET', keys.request, 'askerId') ~= args.person then return 'unknown' end
if redis.call('HEXISTS', keys.request, 'answered') == 1 then
  return redis.call('GET', keys.accountOf) == args.account and 'again' or 'unknown'
end
local hindrance = link_hindrance()
if hindrance then return hindrance end
redis.call('HSET', keys.request, 'answered', 'yes')
redis.call('SET', keys.accountOf, args.account)
redis.call('INCR', keys.accessVersion)
redis.call('SADD', keys.sharers, args.account, args.person)
local shared = ledgers_of(keys.shared)
for i, own in ipairs(ledgers_of(keys.own)) do ledger_join(own, shared[i]) end
local lots = redis.call('HGETALL', keys.ownWallet)
for i = 1, #lots, 2 do
  local lot = cjson.decode(lots[i + 1])
  lot.of = args.person
  redis.call('HSET', keys.wallet, lots[i], cjson.encode(lot))
end
redis.call('DEL', keys.ownWallet)
return 'linked'
