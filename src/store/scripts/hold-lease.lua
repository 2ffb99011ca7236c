-- Takes a lease, or holds it for longer.
--
-- keys: lease
-- args: holder, ttlMs
-- answer: 1 when it is this holder's now, else 0
-- promises: one holder at a time, whatever the clocks of machines say: Redis' own tells when it is over
-- includes: none

local holder = redis.call('GET', keys.lease)
if holder and holder ~= args.holder then return 0 end
redis.call('SET', keys.lease, args.holder, 'PX', args.ttlMs)
return 1
