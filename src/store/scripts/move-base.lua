-- Moves what is taken off a queue's turns up to its clock, once that has gone far.
--
-- keys: turns
-- args: half, looks
--   half: so far the clock may be beyond it; looks: so often all jobs are looked through after it has moved
-- answer: the base, as text; 1 where it has just moved; how often all jobs are to be looked through yet
-- promises: it never moves back while anything is under way
-- includes: none

local known = redis.call('HMGET', keys.turns, ':clock', ':base', ':looks')
local clock, base = tonumber(known[1] or 0), tonumber(known[2] or 0)
if clock - base <= args.half then return { string.format('%.0f', base), 0, tonumber(known[3] or 0) } end
base = string.format('%.0f', math.floor(clock))
redis.call('HSET', keys.turns, ':base', base, ':looks', args.looks)
return { base, 1, args.looks }
