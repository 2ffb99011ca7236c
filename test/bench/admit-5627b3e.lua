-- The script that admitted a clip in commit 5627b3e, as it was sent to Redis: the bench's reference.
local function ledger_forget_old(base, now, window)
  local old = redis.call('ZRANGEBYSCORE', base .. ':spends', '-inf', now - window)
  for _, entry in ipairs(old) do
    local amount = tonumber(string.match(entry, '|(%d+)$'))
    redis.call('HINCRBY', base .. ':sum', 'spent', -amount)
    redis.call('ZREM', base .. ':spends', entry)
  end
end

local function ledger_used(base, now, window)
  ledger_forget_old(base, now, window)
  local sums = redis.call('HMGET', base .. ':sum', 'spent', 'reserved')
  return tonumber(sums[1] or 0), tonumber(sums[2] or 0)
end

local function ledger_reserve(base, clip, amount)
  if amount <= 0 then return end
  redis.call('HSET', base .. ':held', clip, amount)
  redis.call('HINCRBY', base .. ':sum', 'reserved', amount)
end

-- Ends a reservation: what was used is spent, the rest is free again. Once only, however often it is called.
local function ledger_settle(base, clip, used, now)
  local held = tonumber(redis.call('HGET', base .. ':held', clip) or 0)
  if held == 0 then return end
  redis.call('HDEL', base .. ':held', clip)
  redis.call('HINCRBY', base .. ':sum', 'reserved', -held)
  if used > 0 then
    redis.call('ZADD', base .. ':spends', now, clip .. '|' .. string.format('%d', used))
    redis.call('HINCRBY', base .. ':sum', 'spent', used)
  end
end

-- What was settled turns out to have been another amount; nothing once it has left the window.
local function ledger_correct(base, clip, from, to)
  local entry = clip .. '|' .. string.format('%d', from)
  local at = redis.call('ZSCORE', base .. ':spends', entry)
  if from == to or not at then return end
  redis.call('ZREM', base .. ':spends', entry)
  redis.call('HINCRBY', base .. ':sum', 'spent', to - from)
  if to > 0 then redis.call('ZADD', base .. ':spends', at, clip .. '|' .. string.format('%d', to)) end
end
local function turns_take(key, account, seconds)
  local clock = tonumber(redis.call('HGET', key, ':clock') or 0)
  local turn = math.max(clock, tonumber(redis.call('HGET', key, account) or 0))
  redis.call('HSET', key, account, turn + seconds)
  return turn
end

local function turns_begin(key, turn)
  local clock = tonumber(redis.call('HGET', key, ':clock') or 0)
  if turn > clock then redis.call('HSET', key, ':clock', turn) end
end
local d = cjson.decode(ARGV[1])
local known = redis.call('GET', KEYS[1])
if known then return 'again ' .. known end
local in_flight = redis.call('SCARD', KEYS[3])
if in_flight >= d.mostInFlight then return 'in-flight ' .. in_flight end
local active = redis.call('ZCARD', KEYS[4])
if active >= d.mostInQueue then return 'queue ' .. active end
for i, charge in ipairs(d.charges) do
  if charge.granted >= 0 and charge.amount > 0 then
    local spent, reserved = ledger_used(KEYS[11 + i], d.now, d.window)
    local left = charge.granted - spent - reserved
    if charge.amount > left then return charge.name .. ' ' .. string.format('%d', math.max(0, left)) end
  end
end
for i, charge in ipairs(d.charges) do ledger_reserve(KEYS[11 + i], d.id, charge.amount) end
-- Nobody under way: the fair clock starts again, so that its numbers stay small.
if active == 0 then redis.call('DEL', KEYS[11]) end
local turn = turns_take(KEYS[11], d.account, d.seconds)
local take = redis.call('ZCARD', KEYS[10]) + 1
redis.call('HSET', KEYS[2], 'record', ARGV[2], 'turn', turn, 'take', take, 'state', '"waiting"', 'private', tostring(d.private))
for i = 3, #ARGV do redis.call('HSET', KEYS[2], 'shot:' .. (i - 3), ARGV[i]) end
redis.call('SADD', KEYS[3], d.id)
redis.call('ZADD', KEYS[4], d.now, d.id)
-- Within one turn, first come, first served: the fraction orders by the count of all clips ever admitted.
redis.call('ZADD', KEYS[5], turn + redis.call('ZCARD', KEYS[9]) / 1e9, d.id)
redis.call('HSET', KEYS[6], d.id, d.seconds)
redis.call('ZADD', KEYS[7], d.now, d.id)
redis.call('ZADD', KEYS[8], d.now, d.id)
redis.call('ZADD', KEYS[9], d.now, d.id)
redis.call('ZADD', KEYS[10], take, d.id)
redis.call('SET', KEYS[1], d.id, 'EX', d.askedTtl)
return 'admitted ' .. turn .. ' ' .. take
