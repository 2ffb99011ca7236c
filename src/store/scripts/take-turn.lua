-- Gives something limited its turn: it may begin when `most` turns ago is `perMs` past, for every rate. The turns stand
-- in a sorted set, those to come as well.
--
-- keys: turns, pause
-- args: now (absent: Redis's clock), id, keep, longest (no turn to come is further off), rates: {most, perMs} of each
-- answer: milliseconds to wait; 0: it is its turn, and that is counted
-- promises: with `keep` the turn to come stays its own; without it nothing is changed unless the answer is 0
-- includes: clock

local now = clock()
local paused = tonumber(redis.call('GET', keys.pause) or 0)
-- A clock that was ahead and is put right leaves turns behind that nobody waits for.
redis.call('ZREMRANGEBYSCORE', keys.turns, now + args.longest, '+inf')
local due = tonumber(redis.call('ZSCORE', keys.turns, args.id) or nil)
if due and due >= paused then return math.max(0, due - now) end
if due then redis.call('ZREM', keys.turns, args.id) end
local at, longest = math.max(now, paused), 0
for _, rate in ipairs(args.rates) do
  longest = math.max(longest, rate.perMs)
  local before = redis.call('ZREVRANGE', keys.turns, rate.most - 1, rate.most - 1, 'WITHSCORES')
  if before[2] then at = math.max(at, tonumber(before[2]) + rate.perMs) end
end
if at > now and not args.keep then return at - now end
redis.call('ZREMRANGEBYSCORE', keys.turns, '-inf', now - longest)
redis.call('ZADD', keys.turns, at, args.id)
redis.call('PEXPIRE', keys.turns, at - now + longest)
return at - now
