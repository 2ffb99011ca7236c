-- Redis's own clock, in milliseconds since 1970, so that all processes agree whatever their machines say; a test's where
-- it gives one as args.now.
local function clock()
  local time = redis.call('TIME')
  return tonumber(args.now) or time[1] * 1000 + math.floor(time[2] / 1000)
end
