-- Books a small sum at once to several ledgers, if it is still there in all of them.
--
-- keys: ledgers...
-- args: id, amount, granted, now, window
--   granted: what each may have spent
-- answer: 1 when it was, 0 when it would have been too much, 2 where old entries have to be let go of first
-- promises: never more than granted, however many ask; booked to all or to none
-- includes: times, ledger

local ledgers = ledgers_of(keys.ledgers)
for i, ledger in ipairs(ledgers) do
  local spent, reserved, more = ledger_used(ledger, args.now, args.window)
  if args.amount > args.granted[i] - spent - reserved then return more and 2 or 0 end
end
for _, ledger in ipairs(ledgers) do ledger_book(ledger, args.id, args.amount, args.now) end
return 1
