-- Says that a worker is at some lines, and who else is.
--
-- keys: lines..., bounds...
-- args: worker, silentMs, now
--   bounds: what BullMQ keeps of each line, its `concurrency` among it; now: for tests; else Redis's own clock
-- answer: of each line how many of its jobs there may be at once, or nil, and the workers at it, this one among them, in the order of their names
-- promises: all workers that ask are told of the same ones, whatever their clocks say; who has been silent for silentMs is none, nor
--   who gave a sign by a clock that was ahead then; a line that nobody asks about any more leaves nothing behind
-- includes: clock

local at, answer = clock(), {}
for i, line in ipairs(keys.lines) do
  redis.call('ZADD', line, at, args.worker)
  redis.call('ZREMRANGEBYSCORE', line, '-inf', at - args.silentMs)
  redis.call('ZREMRANGEBYSCORE', line, string.format('(%.0f', at), '+inf')
  redis.call('PEXPIRE', line, args.silentMs)
  local workers = redis.call('ZRANGE', line, 0, -1)
  table.sort(workers)
  local bound = keys.bounds[i]
  answer[i] = { redis.call('HGET', bound, 'concurrency'), workers }
end
return answer
