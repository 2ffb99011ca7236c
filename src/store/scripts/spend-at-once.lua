-- Books a small sum at once to several ledgers, if it is still there in all of them.
--
-- keys: ledgers...
-- args: id, amount, charges, purse, now
--   charges: {name, granted, window, calendar} for each three keys of ledgers, as for admit; purse: likewise
-- answer: 1 when it was, or had been before; 0 when it would have been too much, 2 where old entries have to be let go of first
-- promises: never more than granted, however many ask; booked to all or to none, and once for one id
-- includes: times, ledger, purse

local ledgers = ledgers_of(keys.ledgers)
local entry = args.id .. '|' .. string.format('%d', args.amount)
local first = ledgers[1]
if redis.call('ZSCORE', first.spends, entry) then return 1 end
local month = 0
for i, charge in ipairs(args.charges) do
  local spent, reserved, more = ledger_used(ledgers[i], args.now, charge.window, charge.calendar)
  local granted = charge.granted
  if charge.name == 'moneyMonth' then month = spent end
  if charge.name == 'money' then granted = purse_today(granted, args.purse, month, spent, reserved) end
  if granted >= 0 and args.amount > granted - spent - reserved then return more and 2 or 0 end
end
for _, ledger in ipairs(ledgers) do ledger_book(ledger, args.id, args.amount, args.now) end
return 1
