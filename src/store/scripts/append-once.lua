-- Adds to the end of a list what nobody has added under this claim: two processes may hear the same, and the sender may say it twice.
--
-- keys: claim, count, list
-- args: value, ttlMs, keep
--   ttlMs: how long the claim stays; keep: how many of the newest stay in the list, absent for all
-- answer: the entry's number; 0 when it had been added
-- promises: claimed and written down in one step, so that what was claimed can't be lost
-- includes: none

if not redis.call('SET', keys.claim, 1, 'PX', args.ttlMs, 'NX') then return 0 end
local number = redis.call('INCR', keys.count)
redis.call('ZADD', keys.list, number, number .. ' ' .. args.value)
if args.keep then redis.call('ZREMRANGEBYRANK', keys.list, 0, -args.keep - 1) end
return number
