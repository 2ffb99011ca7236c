-- A clock that was ahead and is put right leaves times of the future behind; they count as now.

-- In a sorted set by time; a hundred at a time, so that nobody waits for it.
local function no_later(set, now)
  local ahead = redis.call('ZRANGEBYSCORE', set, string.format('(%.0f', now), '+inf', 'LIMIT', 0, 100)
  for _, entry in ipairs(ahead) do redis.call('ZADD', set, now, entry) end
end

-- A time that can't be further off than `longest` milliseconds.
local function no_further(at, now, longest)
  if at > now + longest then return now end
  return at
end
