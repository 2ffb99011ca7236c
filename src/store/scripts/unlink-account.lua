-- Takes a person off the account they were linked to.
--
-- keys: accountOf, sharers, inFlight, own..., shared...
-- args: person, account
--   inFlight: the account's; own: ledgers of the person, shared: of the account, three keys each and in the same order
-- answer: 'unlinked', 'not-linked' or 'under-way'
-- promises: what was spent together is spent for both afterwards
-- includes: ledger

if redis.call('GET', keys.accountOf) ~= args.account then return 'not-linked' end
if redis.call('SCARD', keys.inFlight) > 0 then return 'under-way' end
redis.call('DEL', keys.accountOf)
redis.call('SREM', keys.sharers, args.person)
local own = ledgers_of(keys.own)
for i, shared in ipairs(ledgers_of(keys.shared)) do ledger_join(shared, own[i]) end
return 'unlinked'
