-- What the shots of the clip keys.clip count for: in millionths of a dollar, at stake or known; and in dollars, where known.
local function costs()
  local micros, known, index = 0, 0, 0
  while redis.call('HEXISTS', keys.clip, 'shot:' .. index) == 1 do
    local cost = cjson.decode(redis.call('HGET', keys.clip, 'cost:' .. index) or '{}')
    known = known + (cost.usd or 0)
    micros = micros + math.floor(((cost.usd or 0) + (cost.usdAtStake or 0)) * 1000000 + 0.5)
    index = index + 1
  end
  return micros, cjson.encode(math.floor(known * 1000000 + 0.5) / 1000000)
end

-- Of the credits reserved as much as of the money reserved: none where there was no money in it.
local function credits_for(micros, credits, reserved)
  if reserved <= 0 then return 0 end
  return math.max(0, math.min(credits, math.ceil(credits * micros / reserved - 1e-9)))
end
