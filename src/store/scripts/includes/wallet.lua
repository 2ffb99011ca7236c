-- A wallet is a hash of lots by their id: credits somebody was given or bought, each JSON {kind, amount, left, held, ends, at}.
-- At any moment amount = left + held + spent. `held` is set aside for clips under way; `ends`: no longer good from then on.
-- One with less than nothing left is a debt: it was taken back after it had been spent.

-- The lots that are good now, in the order in which they are used: gifts before what was bought, what ends first before
-- the rest; and what is owed.
local function wallet_lots(wallet, now)
  local lots, debt = {}, 0
  local all = redis.call('HGETALL', wallet)
  for i = 1, #all, 2 do
    local lot = cjson.decode(all[i + 1])
    lot.id = all[i]
    if lot.left < 0 then debt = debt - lot.left end
    if lot.left > 0 and (lot.ends or math.huge) > now then lots[#lots + 1] = lot end
  end
  if #all == 0 then return lots, debt end
  table.sort(lots, function(one, other)
    if one.kind ~= other.kind then return one.kind == 'gift' end
    local ends, others = one.ends or math.huge, other.ends or math.huge
    if ends ~= others then return ends < others end
    if one.at ~= other.at then return one.at < other.at end
    return one.id < other.id
  end)
  return lots, debt
end

-- Whether it is there.
local function wallet_change(wallet, id, left, held)
  local written = redis.call('HGET', wallet, id)
  if not written then return false end
  if left == 0 and held == 0 then return true end
  local lot = cjson.decode(written)
  lot.left, lot.held = lot.left + left, lot.held + held
  redis.call('HSET', wallet, id, cjson.encode(lot))
  return true
end

-- What would be taken of which lot, {wallet's number, lot, amount} each, and how much that is: no more than there is.
local function wallets_offer(wallets, amount, now)
  local takes, there = {}, 0
  for i, wallet in ipairs(wallets) do
    for _, lot in ipairs((wallet_lots(wallet, now))) do
      local some = math.min(lot.left, amount - there)
      if some > 0 then takes[#takes + 1], there = { i, lot.id, some }, there + some end
    end
  end
  return takes, there
end

local function wallets_hold(wallets, takes)
  for _, take in ipairs(takes) do wallet_change(wallets[take[1]], take[2], -take[3], take[3]) end
end

-- So much of what was taken is used, the first of it first; the rest goes back where it came from. Again with another
-- amount, it is put right, also where whoever was linked or left took the lot along (`elsewhere`); of one that is found no
-- more as much stays used as was. Each take's fourth is what of it is used.
local function wallets_settle(wallets, takes, used, elsewhere)
  for _, take in ipairs(takes) do
    local of = math.min(take[3], math.max(0, used))
    used = used - of
    local left, held = take[3] - of, -take[3]
    if take[4] then left, held = take[4] - of, 0 end
    local found = wallet_change(wallets[take[1]], take[2], left, held)
    for _, wallet in ipairs(elsewhere or {}) do
      found = found or wallet_change(wallet, take[2], left, held)
    end
    if found or not take[4] then take[4] = of end
  end
end

-- What is owed is paid of what is there.
local function wallet_pay(wallet, now)
  local lots, debt = wallet_lots(wallet, now)
  if debt == 0 or #lots == 0 then return end
  local all = redis.call('HGETALL', wallet)
  for i = 1, #all, 2 do
    local owed = -cjson.decode(all[i + 1]).left
    for _, lot in ipairs(lots) do
      local some = math.min(owed, lot.left)
      if some > 0 then
        wallet_change(wallet, all[i], some, 0)
        wallet_change(wallet, lot.id, -some, 0)
        owed, lot.left = owed - some, lot.left - some
      end
    end
  end
end

-- Puts a lot in that isn't there. What is used up, or ended long ago, is told by the audit and struck off; clips under way
-- may yet give back to the others.
local function wallet_add(wallet, id, lot, now)
  local old = now - 5184000000
  local all = redis.call('HGETALL', wallet)
  for i = 1, #all, 2 do
    local known = cjson.decode(all[i + 1])
    local over = known.left == 0 or (known.left > 0 and (known.ends or math.huge) < old)
    if known.held == 0 and over and known.at < old then redis.call('HDEL', wallet, all[i]) end
  end
  lot.left, lot.held = lot.amount, 0
  redis.call('HSET', wallet, id, cjson.encode(lot))
  wallet_pay(wallet, now)
end
