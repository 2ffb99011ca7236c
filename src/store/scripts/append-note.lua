-- Adds to the end of a list, in one step and one round trip: adapters write down what they hear before they answer it.
--
-- keys: count, list
-- args: value, keep
--   keep: how many of the newest stay; absent for all
-- answer: the entry's number
-- promises: numbers count up by one for ever, whatever is kept
-- includes: none

local number = redis.call('INCR', keys.count)
redis.call('ZADD', keys.list, number, number .. ' ' .. args.value)
if args.keep then redis.call('ZREMRANGEBYRANK', keys.list, 0, -args.keep - 1) end
return number
