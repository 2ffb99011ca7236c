-- What of a sorted set by time is due.
--
-- keys: set
-- args: now, until, most
--   until: the latest time that is due; most: how many are named at once
-- answer: its members, oldest first
-- promises: entries later than now count as now
-- includes: times

no_later(keys.set, args.now)
return redis.call('ZRANGEBYSCORE', keys.set, '-inf', args['until'], 'LIMIT', 0, args.most)
