-- Writes down what a shot, or an order of the sound, has come to, or may; where it is about to be paid for, with the note that it is.
--
-- keys: clip, paused, blocked, accessVersion, losses..., ledgers..., wallets..., elsewhere..., paidFor..., job...
-- args: id, field, cost, names, usd, scopes, access, onlyAlive, atMost, credits, usdMicros, paid, paidTtl, token, lockMs, data, reserved, endedAt, events, event
--   ledgers: three keys each, names: of each charge, usd: which of them count money; cost: JSON; onlyAlive: it is something that only a living clip may take on
--   atMost: what all its orders may come to, absent for no limit; credits, usdMicros: what was reserved
--   access: its version when it was looked at whether the maker may still have this; absent where nobody looked
--   elsewhere: wallets where a lot may be by now; none while the clip is thought to live
--   paidFor: where it is noted what was paid for and lies at its backend, or none; paid: what is, JSON; paidTtl: in seconds
--   job: the hash and the lock of the queue's job whose order it is, or none; token: its worker's; data: what the job carries from now on
--   reserved: of each charge, and endedAt, of a clip that has ended, for both may be packed then; absent while it is thought to live
--   scopes: what a pause of would keep it from being paid for now; absent where what has begun is finished
-- answer: 1; 0 when the clip has ended or is gone; 2 when it would come to more than atMost; 3 where making it is paused,
--   its maker blocked, or access has changed since it was looked at, and it is only for a living clip; 4 when it has ended and
--   `elsewhere` is wanted; 5 where the job is another worker's by now
-- promises: 0, 2, 3, 4 and 5 change nothing of the clip or the job; what has been settled for an ended clip is put right
-- includes: times, ledger, wallet, states, clip, costs

for _, paid_for in ipairs(keys.paidFor) do redis.call('SET', paid_for, args.paid, 'EX', args.paidTtl) end
local job, lock = unpack(keys.job)
if job and redis.call('GET', lock) ~= args.token then return 5 end
if ended and (args.onlyAlive or state == 'gone') then return 0 end
if ended and #keys.elsewhere == 0 then return 4 end
if args.onlyAlive and args.access and (redis.call('GET', keys.accessVersion) or '0') ~= args.access then return 3 end
if args.onlyAlive and args.scopes then
  if redis.call('EXISTS', keys.blocked) == 1 then return 3 end
  for _, scope in ipairs(args.scopes) do
    if redis.call('HEXISTS', keys.paused, scope) == 1 then return 3 end
  end
end
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
  local reserved, ended_at = args.reserved, args.endedAt
  -- Where all notes of what was paid for were lost nothing was booked at the end.
  local function settled_at(name) return (reserved[name] or 0) > 0 and ended_at end
  for i, ledger in ipairs(ledgers) do
    if args.usd[i] then ledger_correct(ledger, args.id, before, after, settled_at(args.names[i])) end
  end
  local in_proportion = redis.call('HEXISTS', keys.clip, 'inProportion') == 1
  ledger_correct(ledgers_of(keys.losses)[1], args.id, before, after, state == 'failed' and not in_proportion and ended_at)
  if in_proportion then
    local was = tonumber(redis.call('HGET', keys.clip, 'charged'))
    local is = credits_for(after, args.credits, args.usdMicros)
    local lots = redis.call('HGET', keys.clip, 'lots')
    local allowed = math.huge
    if lots then
      lots, allowed = cjson.decode(lots), reserved.person
      wallets_settle(keys.wallets, lots, is - allowed, keys.elsewhere)
      redis.call('HSET', keys.clip, 'lots', cjson.encode(lots))
      is = math.min(is, allowed)
      for _, take in ipairs(lots) do is = is + take[4] end
    end
    redis.call('HSET', keys.clip, 'charged', is)
    for i, ledger in ipairs(ledgers) do
      local own = args.names[i] == 'person' or args.names[i] == 'month'
      local most = own and allowed or math.huge
      local from, to = math.min(was, most), math.min(is, most)
      if not args.usd[i] then ledger_correct(ledger, args.id, from, to, settled_at(args.names[i])) end
    end
  end
  redis.call('PUBLISH', args.events, args.event)
elseif ended then
  redis.call('HSET', keys.clip, 'usd', known)
end
if job then
  redis.call('HSET', job, 'data', args.data)
  redis.call('PEXPIRE', lock, args.lockMs)
end
return 1
