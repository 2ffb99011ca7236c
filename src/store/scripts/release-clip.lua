-- A person has let an order go on: it gets in line, and into the outbox.
--
-- keys: clip, waiting, work, outbox
-- args: id, now, turn, seconds, events, event
-- answer: the clip's hash as it is then, or nil when it isn't held
-- promises: once; whoever dies afterwards is followed by the sweeper, which looks into the outbox
-- includes: states, clip

if state ~= 'held' then return nil end
redis.call('HSET', keys.clip, 'state', '"waiting"')
redis.call('ZADD', keys.waiting, args.turn, args.id)
redis.call('HSET', keys.work, args.id, args.seconds)
redis.call('ZADD', keys.outbox, args.now, args.id)
redis.call('PUBLISH', args.events, args.event)
return redis.call('HGETALL', keys.clip)
