-- Lets nobody's turn come for a while. A shorter pause doesn't end a longer one.
--
-- keys: pause
-- args: now (absent: Redis's clock), ms
-- answer: nothing
-- promises: a pause only ever gets longer
-- includes: clock

local till = clock() + args.ms
if tonumber(redis.call('GET', keys.pause) or 0) < till then
  redis.call('SET', keys.pause, till, 'PX', args.ms)
end
