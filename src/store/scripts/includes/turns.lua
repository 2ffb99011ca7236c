-- Fair turns between people; why so, turns.ts says. A queue's turns are a hash: its clock and each account's tag.

-- The turn of a clip's first shot.
local function turns_take(turns, account, seconds)
  local known = redis.call('HMGET', turns, ':clock', account)
  local turn = math.max(tonumber(known[1] or 0), tonumber(known[2] or 0))
  redis.call('HSET', turns, account, turn + seconds)
  return turn
end

-- Moves the clock: a shot of this turn begins.
local function turns_begin(turns, turn)
  local clock = tonumber(redis.call('HGET', turns, ':clock') or 0)
  if turn > clock then redis.call('HSET', turns, ':clock', turn) end
end
