-- Reserves a clip's credits and records it, or says why not.
--
-- keys: asked, accountOf, accessVersion, clip, inFlight, active, waiting, work, outbox, history, all, clipsBy, family, turns, ledgers..., things..., kept..., toDelete
-- args: id, maker, account, access, now, askedTtl, mostInFlight, mostInQueue, seconds, share, private, charges, purse, record, shots, files, state, fields
--   charges: {name, amount, granted, window, calendar, atOnce} for each three keys of ledgers, the month's money before the
--     day's; granted -1 has no limit; atOnce: spent with the admission, whatever becomes of the clip
--   purse: {monthly, daysLeft, beyond} in millionths of a dollar, where money is kept by the month
--   share: how many times as much of the queue as others the account has
--   state: 'waiting', or 'held' where a person looks at it first: it stands in no line; fields: further ones of the clip, name → JSON
--   things: owners of what the clip stands on, with the media keys (files) of each; kept: known files of shots it keeps
--   record: JSON; shots: JSON of each, from the first on
-- answer: {'admitted', turn, take}, {'again', clip id}, or {reason, number}: 'in-flight', 'queue' or a charge's name;
--   {'gone'} where a shot that was to be kept is not there any more, the maker has another account by now, or access has changed since it was looked at (access: its version then); {'old'} where a ledger has to let go of old entries first: ask for its balance, and once more
-- promises: one idempotency key, one clip; a refusal changes nothing; what it stands on is not deleted from now on
-- includes: times, ledger, purse, turns, owners

local known = redis.call('GET', keys.asked)
if known then return { 'again', known } end
if (redis.call('GET', keys.accountOf) or args.maker) ~= args.account then return { 'gone' } end
if (redis.call('GET', keys.accessVersion) or '0') ~= args.access then return { 'gone' } end
local in_flight = redis.call('SCARD', keys.inFlight)
if in_flight >= args.mostInFlight then return { 'in-flight', tostring(in_flight) } end
local active = redis.call('ZCARD', keys.active)
if active >= args.mostInQueue then return { 'queue', tostring(active) } end
-- The last fifth of the line is for those who have nothing under way, so that a few can't keep all others out.
if in_flight > 0 and active >= args.mostInQueue - math.floor(args.mostInQueue / 5) then return { 'queue', tostring(active) } end

for _, kept in ipairs(keys.kept) do
  if redis.call('EXISTS', kept) == 0 then return { 'gone' } end
end
local ledgers = ledgers_of(keys.ledgers)
local month = 0
for i, charge in ipairs(args.charges) do
  -- Also where there is no limit: what is old must not pile up.
  local spent, reserved, more = ledger_used(ledgers[i], args.now, charge.window, charge.calendar)
  local granted = charge.granted
  if charge.name == 'moneyMonth' then month = spent end
  if charge.name == 'money' then granted = purse_today(granted, args.purse, month, spent, reserved) end
  if granted >= 0 and charge.amount > 0 then
    local left = granted - spent - reserved
    if charge.amount > left and more then return { 'old' } end
    if charge.amount > left then return { charge.name, string.format('%d', math.max(0, left)) } end
  end
end
for i, charge in ipairs(args.charges) do
  if charge.atOnce then ledger_book(ledgers[i], args.id, charge.amount, args.now)
  else ledger_reserve(ledgers[i], args.id, charge.amount) end
end

-- Nobody under way: the fair clock starts again, so that its numbers stay small.
if active == 0 then redis.call('DEL', keys.turns) end
local turn = turns_take(keys.turns, args.account, args.seconds / args.share)
local take = redis.call('ZCARD', keys.family) + 1
redis.call('HSET', keys.clip, 'record', args.record, 'turn', turn, 'take', take, 'state', cjson.encode(args.state),
  'private', tostring(args.private))
for name, value in pairs(args.fields) do redis.call('HSET', keys.clip, name, value) end
for i, shot in ipairs(args.shots) do redis.call('HSET', keys.clip, 'shot:' .. (i - 1), shot) end
redis.call('SADD', keys.inFlight, args.id)
redis.call('ZADD', keys.active, args.now, args.id)
if args.state ~= 'held' then
  -- Within one turn, first come, first served: the fraction orders by the count of all clips ever admitted.
  redis.call('ZADD', keys.waiting, turn + redis.call('ZCARD', keys.all) / 1e9, args.id)
  redis.call('HSET', keys.work, args.id, args.seconds)
  redis.call('ZADD', keys.outbox, args.now, args.id)
end
redis.call('ZADD', keys.history, args.now, args.id)
redis.call('ZADD', keys.all, args.now, args.id)
redis.call('ZADD', keys.clipsBy, args.now, args.id)
owners_take(keys.things, args.files, keys.toDelete, args.id)
redis.call('ZADD', keys.family, take, args.id)
redis.call('SET', keys.asked, args.id, 'EX', args.askedTtl)
return { 'admitted', tostring(turn), tostring(take) }
