-- Ends a clip and settles all it holds: credits, money, its places in line, its claims on shots.
--
-- keys: clip, active, waiting, work, inFlight, inFlightHere..., outbox, lettingGo, unpacked, making..., message..., losses..., ledgers..., wallets...
-- args: id, now, fields, charged, names, usd, reservedUsdMicros, isLoss, letGoAt, messageTtl, events, event
--   making: who makes each of its shots, in their order; message: of the posted clip, if any; ledgers: three keys each, names: of each charge, usd: which of them count money; losses: what the host loses by the account
--   fields: name → JSON as it is stored, the new state among them; charged: credits used
--   reservedUsdMicros: where credits are used in proportion to the money that was paid of this; absent else
--   letGoAt: when it lets go of what it stands on; absent for one that keeps it
--   isLoss: what was paid is lost
-- answer: the clip's hash as it is then, or nil when it had ended before
-- promises: a clip ends once, and each ledger is settled once
-- includes: times, ledger, wallet, states, clip, costs

if ended then return nil end
local micros, known = costs()
local used = args.charged
if args.reservedUsdMicros then
  used = credits_for(micros, used, args.reservedUsdMicros)
  redis.call('HSET', keys.clip, 'inProportion', 'true')
end
redis.call('HSET', keys.clip, 'usd', known, 'charged', used)
for name, value in pairs(args.fields) do redis.call('HSET', keys.clip, name, value) end
redis.call('ZREM', keys.active, args.id)
redis.call('ZREM', keys.waiting, args.id)
redis.call('HDEL', keys.work, args.id)
redis.call('SREM', keys.inFlight, args.id)
for _, here in ipairs(keys.inFlightHere) do redis.call('SREM', here, args.id) end
redis.call('ZREM', keys.outbox, args.id)
for i, claim in ipairs(keys.making) do
  if redis.call('GET', claim) == args.id .. ' ' .. (i - 1) then redis.call('DEL', claim) end
end
redis.call('ZADD', keys.unpacked, args.now, args.id)
if args.letGoAt then redis.call('ZADD', keys.lettingGo, args.letGoAt, args.id) end
for _, message in ipairs(keys.message) do redis.call('SET', message, args.id, 'EX', args.messageTtl) end
local reserved = redis.call('HGET', keys.clip, 'reserved')
reserved = reserved and cjson.decode(reserved)
local lots = redis.call('HGET', keys.clip, 'lots')
lots = lots and cjson.decode(lots)
-- What the plan allows is used up first, and so given back last.
local allowed = lots and reserved.person or used
if lots then
  wallets_settle(keys.wallets, lots, used - allowed)
  redis.call('HSET', keys.clip, 'lots', cjson.encode(lots))
end
for i, ledger in ipairs(ledgers_of(keys.ledgers)) do
  local name = args.names[i]
  local credits = (name == 'person' or name == 'month') and math.min(used, allowed) or used
  local held = reserved and (reserved[name] or 0) or ledger_take_held(ledger, args.id)
  ledger_settle(ledger, args.id, held, args.usd[i] and micros or credits, args.now)
end
if args.isLoss then ledger_book(ledgers_of(keys.losses)[1], args.id, micros, args.now) end
redis.call('PUBLISH', args.events, args.event)
return redis.call('HGETALL', keys.clip)
