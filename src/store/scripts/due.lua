-- What of a sorted set by time is due.
--
-- keys: set
-- args: latest, until, most
--   latest: the latest time that can rightly be there
--   until: the latest time that is due; most: how many are named at once
-- answer: its members, oldest first
-- promises: what is later than `latest` counts as that: a clock may have been put back
-- includes: times

no_later(keys.set, args.latest)
return redis.call('ZRANGEBYSCORE', keys.set, '-inf', args['until'], 'LIMIT', 0, args.most)
