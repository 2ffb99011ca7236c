-- Links a person to the account that a code stands for.
--
-- keys: code, accountOf, ownSharers, sharers
-- args: person, account
--   account: whom the code stood for when it was read; sharers are that account's
-- answer: 'linked', 'unknown', 'self' or 'already'
-- promises: a code is used up once; an account that others share can't itself be linked on
-- includes: none

if redis.call('GET', keys.code) ~= args.account then return 'unknown' end
if args.account == args.person then return 'self' end
if redis.call('EXISTS', keys.accountOf) == 1 or redis.call('SCARD', keys.ownSharers) > 1 then return 'already' end
redis.call('DEL', keys.code)
redis.call('SET', keys.accountOf, args.account)
redis.call('SADD', keys.sharers, args.account, args.person)
return 'linked'
