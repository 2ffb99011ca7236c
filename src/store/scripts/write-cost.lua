-- Writes down what a shot, or an order of the sound, has come to, or may.
--
-- keys: clip, losses..., ledgers...
-- args: id, field, cost, onlyAlive, atMost, credits, usdMicros, events, event
--   ledgers: three keys each, the money's last; cost: JSON; onlyAlive: it is something that only a living clip may take on
--   atMost: what all its orders may come to, absent for no limit; credits, usdMicros: what was reserved
-- answer: 1; 0 when the clip has ended or is gone; 2 when it would come to more than atMost
-- promises: 0 and 2 change nothing; what has been settled for an ended clip is put right
-- includes: times, ledger, states, clip, costs

if ended and (args.onlyAlive or state == 'gone') then return 0 end
local before = costs()
local old = redis.call('HGET', keys.clip, args.field)
redis.call('HSET', keys.clip, args.field, args.cost)
local after, known = costs()
if args.atMost and after > args.atMost then
  if old then redis.call('HSET', keys.clip, args.field, old) else redis.call('HDEL', keys.clip, args.field) end
  return 2
end
if ended and after ~= before then
  redis.call('HSET', keys.clip, 'usd', known)
  local ledgers = ledgers_of(keys.ledgers)
  ledger_correct(ledgers[#ledgers], args.id, before, after)
  ledger_correct(ledgers_of(keys.losses)[1], args.id, before, after)
  if redis.call('HEXISTS', keys.clip, 'inProportion') == 1 then
    local was = tonumber(redis.call('HGET', keys.clip, 'charged'))
    local is = credits_for(after, args.credits, args.usdMicros)
    redis.call('HSET', keys.clip, 'charged', is)
    for i = 1, #ledgers - 1 do ledger_correct(ledgers[i], args.id, was, is) end
  end
  redis.call('PUBLISH', args.events, args.event)
elseif ended then
  redis.call('HSET', keys.clip, 'usd', known)
end
return 1
