-- Reserves a clip's credits and records it, or says why not.
--
-- keys: asked, accountOf, accessVersion, boards..., clip, superseded, inFlight, inFlightHere..., active, waiting, work, outbox, history, all, clipsBy, family, turns, sums..., spends..., wallets..., things..., kept..., toDelete
-- args: id, maker, account, access, insteadOf, now, askedTtl, mostInFlight, mostInQueue, seconds, credits, share, charges, purse, state
--   charges: name, amount, granted, window and calendar (see Window) of each ledger (its keys in sums and spends), one after
--     the other, those of nothing left out, the month's money before the day's; granted -1 has no limit
--   credits: the price; what the payer's own day and month have not is taken of wallets: the community's, and last the payer's
--   insteadOf: a clip of the same account that is superseded next, and its hash (superseded): where it hasn't begun the two count as one,
--     what it holds is this one's to hold, and from now on it never begins (gaveWay)
--   purse: {monthly, daysLeft, beyond} in millionths of a dollar, where money is kept by the month
--   share: how many times as much of the queue as others the account has
--   state: 'waiting', or 'held' where a person looks at it first: it stands in no line
--   boards: those whose version or film it is
--   things: owners of what the clip stands on; kept: known files of shots it keeps
-- texts: fields..., files...
--   fields: names and values in turn of the clip's hash, but for what is found out here: its turn and its take
--   files: media keys of the things
-- answer: {'admitted', turn, take}, {'again', clip id}, or {reason, number}: 'in-flight', 'queue', 'queue-share', 'debt' or a charge's name;
--   {'gone'} where a shot that was to be kept is not there any more, the maker has another account by now, or access has changed since it was looked at (access: its version then); {'dropped'} where one of its boards was dropped; {'old'} where a ledger has to let go of old entries first: ask for its balance, and once more
-- promises: one idempotency key, one clip; a refusal changes nothing; what it stands on is not deleted from now on
-- includes: times, ledger, wallet, purse, turns, owners

local known = redis.call('MGET', keys.asked, keys.accountOf, keys.accessVersion)
if known[1] then return { 'again', known[1] } end
if (known[2] or args.maker) ~= args.account then return { 'gone' } end
if (known[3] or '0') ~= args.access then return { 'gone' } end
for _, board in ipairs(keys.boards) do
  if redis.call('HEXISTS', board, 'dropped') == 1 then return { 'dropped' } end
end
local gives_way = args.insteadOf and redis.call('SISMEMBER', keys.inFlight, args.insteadOf) == 1
  and redis.call('HGET', keys.superseded, 'state') == '"waiting"'
  and redis.call('HEXISTS', keys.superseded, 'gaveWay') == 0
local function under_way(set)
  local count = redis.call('SCARD', set)
  return gives_way and redis.call('SISMEMBER', set, args.insteadOf) == 1 and count - 1 or count
end
local in_flight = under_way(keys.inFlight)
if in_flight >= args.mostInFlight then return { 'in-flight', tostring(in_flight) } end
local all_active = redis.call('ZCARD', keys.active)
local active = gives_way and all_active - 1 or all_active
if active >= args.mostInQueue then return { 'queue', tostring(active) } end
-- The last fifth of the line is for those who have nothing under way, so that a few can't keep all others out.
if in_flight > 0 and active >= args.mostInQueue - math.floor(args.mostInQueue / 5) then return { 'queue', tostring(active) } end
-- Nor may one community have more than half of it, however many accounts ask there.
for _, here in ipairs(keys.inFlightHere) do
  local in_flight_here = under_way(here)
  if in_flight_here >= math.max(1, math.floor(args.mostInQueue / 2)) then return { 'queue-share', tostring(in_flight_here) } end
end

for _, kept in ipairs(keys.kept) do
  if redis.call('EXISTS', kept) == 0 then return { 'gone' } end
end
local ledgers = {}
for i, sum in ipairs(keys.sums) do
  local at = i * 5 - 4
  local name, amount, granted, window, calendar = unpack(args.charges, at, at + 4)
  ledgers[i] = { sum = sum, spends = keys.spends[i], name = name, amount = amount, granted = granted, window = window, calendar = calendar, reserved = 0 }
end
local month, allowed, scarce = 0, math.huge, nil

-- What the clip that gives way has set aside goes back before it is looked at what there is, and is set aside again where
-- this one is refused. Only where both stand in the same communities, and so in the same ledgers and wallets.
local was, lots = {}, nil
if gives_way then
  local here = true
  for _, set in ipairs(keys.inFlightHere) do here = here and redis.call('SISMEMBER', set, args.insteadOf) == 1 end
  local held = redis.call('HMGET', keys.superseded, 'reserved', 'lots')
  if here and held[1] then was = cjson.decode(held[1]) end
  if here and held[2] then lots = cjson.decode(held[2]) end
end
local function hold_again(sign)
  for _, ledger in ipairs(ledgers) do
    -- A draft counts as soon as it is asked for.
    if ledger.name ~= 'drafts' and was[ledger.name] then ledger_reserve(ledger, sign * was[ledger.name]) end
  end
  if lots and sign < 0 then wallets_settle(keys.wallets, lots, 0) end
  if lots and sign > 0 then wallets_hold(keys.wallets, lots) end
end
local function refused(because, left)
  hold_again(1)
  return left and { because, left } or { because }
end
hold_again(-1)
for _, ledger in ipairs(ledgers) do
  local name, amount, granted = ledger.name, ledger.amount, ledger.granted
  -- Also where there is no limit: what is old must not pile up.
  local spent, reserved, more = ledger_used(ledger, args.now, ledger.window, ledger.calendar)
  ledger.reserved = reserved
  if name == 'moneyMonth' then month = spent end
  if name == 'money' then granted = purse_today(granted, args.purse, month, spent, reserved) end
  if granted >= 0 then
    local left = granted - spent - reserved
    if amount > left and more then return refused('old') end
    if name == 'person' or name == 'month' then
      if left < allowed then allowed, scarce = math.max(0, left), name end
    elseif amount > left then return refused(name, string.format('%d', math.max(0, left))) end
  end
end
local takes, taken = {}, 0
if args.credits > 0 then
  local _, debt = wallet_lots(keys.wallets[#keys.wallets], args.now)
  if debt > 0 then return refused('debt', string.format('%d', debt)) end
  if allowed < args.credits then
    takes, taken = wallets_offer(keys.wallets, args.credits - allowed, args.now)
    if allowed + taken < args.credits then return refused(scarce, string.format('%d', allowed + taken)) end
    wallets_hold(keys.wallets, takes)
  end
end
if gives_way then
  for _, ledger in ipairs(ledgers) do
    if ledger.name ~= 'drafts' and was[ledger.name] then was[ledger.name] = 0 end
  end
  if next(was) then redis.call('HSET', keys.superseded, 'reserved', cjson.encode(was)) end
  if lots then redis.call('HDEL', keys.superseded, 'lots') end
  redis.call('HSET', keys.superseded, 'gaveWay', cjson.encode(args.id))
end
for _, ledger in ipairs(ledgers) do
  if taken > 0 and (ledger.name == 'person' or ledger.name == 'month') then ledger.amount = ledger.amount - taken end
  -- It was drawn, or might have been: a cancelled draft counts.
  if ledger.name == 'drafts' then ledger_book(ledger, args.id, ledger.amount, args.now)
  else ledger_reserve(ledger, ledger.amount, ledger.reserved) end
end

-- Nobody under way: the fair clock starts again, so that its numbers stay small.
if all_active == 0 then redis.call('DEL', keys.turns) end
-- As text: a number Redis writes out with seventeen digits, each time anew.
local now = string.format('%.0f', args.now)
local turn = turns_take(keys.turns, args.account, args.seconds / args.share)
local take = redis.call('ZCARD', keys.family) + 1
redis.call('HSET', keys.clip, 'turn', turn, 'take', take, unpack(texts.fields))
if taken > 0 then
  local reserved = {}
  for _, ledger in ipairs(ledgers) do reserved[ledger.name] = ledger.amount end
  redis.call('HSET', keys.clip, 'reserved', cjson.encode(reserved), 'lots', cjson.encode(takes))
end
redis.call('SADD', keys.inFlight, args.id)
for _, here in ipairs(keys.inFlightHere) do redis.call('SADD', here, args.id) end
redis.call('ZADD', keys.active, now, args.id)
if args.state ~= 'held' then
  -- Within one turn, first come, first served: the fraction orders by the count of all clips ever admitted.
  redis.call('ZADD', keys.waiting, turn + redis.call('ZCARD', keys.all) / 1e9, args.id)
  redis.call('HSET', keys.work, args.id, args.seconds)
  redis.call('ZADD', keys.outbox, now, args.id)
end
redis.call('ZADD', keys.history, now, args.id)
redis.call('ZADD', keys.all, now, args.id)
redis.call('ZADD', keys.clipsBy, now, args.id)
owners_take(keys.things, texts.files, keys.toDelete, args.id)
redis.call('ZADD', keys.family, take, args.id)
redis.call('SET', keys.asked, args.id, 'EX', args.askedTtl)
return { 'admitted', tostring(turn), tostring(take) }
