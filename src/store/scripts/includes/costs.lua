-- What all the orders of the clip keys.clip count for, its shots' and its sound's: in millionths of a dollar, at stake or known; and in dollars, where known.
local function costs()
  local micros, known = 0, 0
  for _, field in ipairs(redis.call('HKEYS', keys.clip)) do
    if string.sub(field, 1, 5) == 'cost:' then
      local cost = cjson.decode(redis.call('HGET', keys.clip, field))
      known = known + (cost.usd or 0)
      micros = micros + math.floor(((cost.usd or 0) + (cost.usdAtStake or 0)) * 1000000 + 0.5)
    end
  end
  return micros, cjson.encode(math.floor(known * 1000000 + 0.5) / 1000000)
end

-- Of the credits reserved as much as of the money reserved: none where there was no money in it.
local function credits_for(micros, credits, reserved)
  if reserved <= 0 then return 0 end
  return math.max(0, math.min(credits, math.ceil(credits * micros / reserved - 1e-9)))
end
