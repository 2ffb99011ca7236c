-- The ledger's rules. A ledger is {sum, held, spends}: a hash with `spent` and `reserved`, a hash of clip → amount reserved,
-- and a sorted set of `clip|amount` by time. Amounts are whole numbers. At any moment
-- granted - spent - reserved = available, where granted is what the caller says the account has. How much is reserved for
-- a clip stands with the clip; `held` has it for those that earlier versions admitted.

-- The ledgers of a list of keys, three each.
local function ledgers_of(list)
  local ledgers = {}
  for i = 1, #list, 3 do ledgers[#ledgers + 1] = { sum = list[i], held = list[i + 1], spends = list[i + 2] } end
  return ledgers
end

-- A hundred at a time: of a very long list the rest is still there afterwards, and counts.
local OLD_AT_ONCE = 100

-- How much was let go of, and whether there is more.
local function ledger_forget_old(ledger, now, window)
  no_later(ledger.spends, now)
  local old = redis.call('ZRANGEBYSCORE', ledger.spends, '-inf', now - window, 'LIMIT', 0, OLD_AT_ONCE)
  if #old == 0 then return 0, false end
  local amount = 0
  for _, entry in ipairs(old) do amount = amount + tonumber(string.match(entry, '|(%d+)$')) end
  redis.call('HINCRBY', ledger.sum, 'spent', -amount)
  redis.call('ZREM', ledger.spends, unpack(old))
  return amount, #old == OLD_AT_ONCE
end

-- Clocks of several processes are no further apart, in milliseconds; one that is was wrong.
local CLOCKS_APART = 3600000

-- Where a ledger's day or month began, `window` ago by the caller's clock: what any process has seen begin (`begun`) has begun
-- for all, so that a clock that is behind brings no day back. Gives a time and a window that agree with it. At first, what was
-- spent in the last 24 hours is carried over into it, for before there were rolling days only.
local function ledger_begun(ledger, now, window, begun)
  if begun == 0 then
    for _, entry in ipairs(redis.call('ZRANGEBYSCORE', ledger.spends, now - 86400000 + 1, now)) do
      redis.call('ZADD', ledger.spends, now, entry)
    end
  end
  if begun < now - window or begun > now + CLOCKS_APART then
    begun = now - window
    redis.call('HSET', ledger.sum, 'begun', string.format('%.0f', begun))
  end
  now = math.max(now, begun + 1)
  return now, now - begun
end

-- What is spent, what is reserved, and whether some of the spent may be too old to count. `calendar`: it counts by days or months.
local function ledger_used(ledger, now, window, calendar)
  local sums = calendar and redis.call('HMGET', ledger.sum, 'spent', 'reserved', 'begun')
    or redis.call('HMGET', ledger.sum, 'spent', 'reserved')
  local spent, reserved = tonumber(sums[1] or 0), tonumber(sums[2] or 0)
  if calendar then now, window = ledger_begun(ledger, now, window, tonumber(sums[3] or 0)) end
  -- Where nothing is spent, nothing of it can be old.
  if spent == 0 then return 0, reserved, false end
  local gone, more = ledger_forget_old(ledger, now, window)
  return spent - gone, reserved, more
end

-- `reserved`: how much is, where that was read in this step; to write it is half the work of adding to it.
local function ledger_reserve(ledger, amount, reserved)
  if reserved then redis.call('HSET', ledger.sum, 'reserved', string.format('%d', reserved + amount))
  else redis.call('HINCRBY', ledger.sum, 'reserved', amount) end
end

-- What an earlier version reserved for a clip; it counts once.
local function ledger_take_held(ledger, clip)
  local held = tonumber(redis.call('HGET', ledger.held, clip) or 0)
  if held > 0 then redis.call('HDEL', ledger.held, clip) end
  return held
end

-- Spent at once, without having been reserved.
local function ledger_book(ledger, clip, amount, now)
  if amount <= 0 then return end
  local begun = tonumber(redis.call('HGET', ledger.sum, 'begun') or 0)
  if begun >= now and begun <= now + CLOCKS_APART then now = begun + 1 end
  redis.call('ZADD', ledger.spends, now, clip .. '|' .. string.format('%d', amount))
  redis.call('HINCRBY', ledger.sum, 'spent', amount)
end

-- Ends a reservation: what was used is spent, the rest is free again. The caller sees to it that it is done once.
local function ledger_settle(ledger, clip, reserved, used, now)
  if reserved <= 0 then return end
  redis.call('HINCRBY', ledger.sum, 'reserved', -reserved)
  ledger_book(ledger, clip, used, now)
end

-- What was settled turns out to have been another amount; nothing once it has left the window. `settled_at`: when that was, where
-- something was reserved: of nothing there is no entry that tells it.
local function ledger_correct(ledger, clip, from, to, settled_at)
  local entry = clip .. '|' .. string.format('%d', from)
  local at = redis.call('ZSCORE', ledger.spends, entry) or from == 0 and settled_at
  if from == to or not at then return end
  redis.call('ZREM', ledger.spends, entry)
  redis.call('HINCRBY', ledger.sum, 'spent', to - from)
  if to > 0 then redis.call('ZADD', ledger.spends, at, clip .. '|' .. string.format('%d', to)) end
end

-- What one ledger has spent is spent in the other too, each spending once however often they are joined, and whatever it was
-- put right to in the meantime.
local function ledger_join(from, to)
  local known = {}
  for _, entry in ipairs(redis.call('ZRANGE', to.spends, 0, -1)) do known[string.match(entry, '^(.*)|')] = true end
  local entries = redis.call('ZRANGE', from.spends, 0, -1, 'WITHSCORES')
  for i = 1, #entries, 2 do
    if not known[string.match(entries[i], '^(.*)|')] then
      redis.call('ZADD', to.spends, entries[i + 1], entries[i])
      redis.call('HINCRBY', to.sum, 'spent', tonumber(string.match(entries[i], '|(%d+)$')))
    end
  end
end
