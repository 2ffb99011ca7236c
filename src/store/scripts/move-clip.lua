-- Moves a clip on to another state, with what has come of the one before.
--
-- keys: clip, waiting
-- args: id, state, now, unless, fields, events, event
--   unless: a state it is left in; absent: none
--   fields: name → JSON as it is stored; absent: none
-- answer: the clip's hash as it is then, or nil when that state can't follow
-- promises: only what the table of states allows, and nothing for a clip that gave way to another; told on the channel `events`
-- includes: states, clip

if redis.call('HEXISTS', keys.clip, 'gaveWay') == 1 then return nil end
local follows = FOLLOWED_BY[state]
if not follows or not follows[args.state] or state == args.unless then return nil end
for name, value in pairs(args.fields or {}) do redis.call('HSET', keys.clip, name, value) end
redis.call('HSET', keys.clip, 'state', cjson.encode(args.state))
redis.call('HSETNX', keys.clip, 'startedAt', args.now)
redis.call('ZREM', keys.waiting, args.id)
redis.call('PUBLISH', args.events, args.event)
return redis.call('HGETALL', keys.clip)
