-- Says that a worker is at some lines, and who else is.
--
-- keys: lines...
-- args: worker, silentMs, now
--   now: for tests; else Redis's own clock
-- answer: the workers at each line, this one among them, in the order of their names
-- promises: all workers that ask are told of the same ones, whatever their clocks say; who has been silent for silentMs is none, nor
--   who gave a sign by a clock that was ahead then; a line that nobody asks about any more leaves nothing behind
-- includes: clock

local at, answer = clock(), {}
for i, line in ipairs(keys.lines) do
  redis.call('ZADD', line, at, args.worker)
  redis.call('ZREMRANGEBYSCORE', line, '-inf', at - args.silentMs)
  redis.call('ZREMRANGEBYSCORE', line, string.format('(%.0f', at), '+inf')
  redis.call('PEXPIRE', line, args.silentMs)
  answer[i] = redis.call('ZRANGE', line, 0, -1)
  table.sort(answer[i])
end
return answer
