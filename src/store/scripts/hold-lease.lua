-- Takes a lease, or holds it for longer.
--
-- keys: lease, last
-- args: holder, ttlMs, held
-- answer: 1 when it is this holder's now, else 0
-- promises: one holder at a time, whatever the clocks of machines say: Redis' own tells when it is over; whoever has held it and
--   stood still is told that another has had it since, though that is over too
-- includes: none

local holder = redis.call('GET', keys.lease)
if holder and holder ~= args.holder then return 0 end
if not holder then
  local last = redis.call('GET', keys.last)
  if args.held and last and last ~= args.holder then return 0 end
  redis.call('SET', keys.last, args.holder)
end
redis.call('SET', keys.lease, args.holder, 'PX', args.ttlMs)
return 1
