-- Holds a lease for longer.
--
-- keys: lease
-- args: holder, ttlMs
-- answer: 1 when it was this holder's still, else 0
-- promises: one that is over is not taken again: another may have had it meanwhile
-- includes: none

if redis.call('GET', keys.lease) ~= args.holder then return 0 end
redis.call('PEXPIRE', keys.lease, args.ttlMs)
return 1
