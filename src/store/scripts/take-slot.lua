-- Takes one of a model's places.
--
-- keys: slots
-- args: shot, most, now, silentMs
-- answer: 1 when there was one, or it was held already; else 0
-- promises: never more than `most` at once; a place without a sign of life for silentMs is free
-- includes: times

no_later(keys.slots, args.now)
redis.call('ZREMRANGEBYSCORE', keys.slots, '-inf', args.now - args.silentMs)
if not redis.call('ZSCORE', keys.slots, args.shot) and redis.call('ZCARD', keys.slots) >= args.most then return 0 end
redis.call('ZADD', keys.slots, args.now, args.shot)
return 1
