-- Lets somebody in by a code, and puts them on its plan.
--
-- keys: invite, allowed, grant, waiting, places, version, audit
-- args: person, platform, now, entry, over
--   entry: JSON for the audit; over: plans that are better than what they were given before, by name; absent where that was none
-- answer: 'joined', 'already' where they are let in, 'unknown', or 'elsewhere' where the code is another platform's
-- promises: a code is used no more often than it may be; whoever is in uses none up
-- includes: none

local uses = tonumber(redis.call('HGET', keys.invite, 'uses') or 0)
if uses <= 0 then return 'unknown' end
if redis.call('HGET', keys.invite, 'platform') ~= args.platform then return 'elsewhere' end
if redis.call('SADD', keys.allowed, args.person) == 0 then return 'already' end
local plan = redis.call('HGET', keys.invite, 'plan')
if plan and (not args.over or args.over[plan] or redis.call('EXISTS', keys.grant) == 0) then redis.call('SET', keys.grant, cjson.encode({ plan = plan, by = 'invite', at = args.now })) end
if redis.call('HINCRBY', keys.invite, 'uses', -1) == 0 then redis.call('DEL', keys.invite) end
redis.call('ZREM', keys.waiting, args.person)
redis.call('HDEL', keys.places, args.person)
redis.call('INCR', keys.version)
redis.call('XADD', keys.audit, 'MAXLEN', '~', 100000, '*', 'entry', args.entry)
return 'joined'
