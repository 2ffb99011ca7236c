-- The month's money begins with what the day's ledger knows, once: installations before it had the day's alone.
--
-- keys: day..., month...
-- args: none
-- answer: nothing
-- promises: done once; what is spent or held for the day is so for the month too
-- includes: times, ledger

local day, month = ledgers_of(keys.day)[1], ledgers_of(keys.month)[1]
if redis.call('EXISTS', month.sum) == 1 or redis.call('EXISTS', day.sum) == 0 then return end
redis.call('HSET', month.sum, 'spent', 0, 'reserved', 0)
ledger_join(day, month)
local held = redis.call('HGETALL', day.held)
for i = 1, #held, 2 do
  redis.call('HSET', month.held, held[i], held[i + 1])
  ledger_reserve(month, tonumber(held[i + 1]))
end
