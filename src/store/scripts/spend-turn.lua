-- Counts a turn that took long from now on instead of from when it began.
--
-- keys: turns
-- args: now (absent: Redis's clock), id
-- answer: nothing
-- promises: no turn is counted twice, and none that never was
-- includes: clock

redis.call('ZADD', keys.turns, 'XX', 'GT', clock(), args.id)
