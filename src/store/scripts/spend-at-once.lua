-- Books a small sum at once, if it is still there.
--
-- keys: ledger...
-- args: id, amount, granted, now, window
-- answer: 1 when it was, 0 when it would have been too much, 2 where old entries have to be let go of first
-- promises: never more than granted, however many ask
-- includes: times, ledger

local ledger = ledgers_of(keys.ledger)[1]
local spent, reserved, more = ledger_used(ledger, args.now, args.window)
if args.amount > args.granted - spent - reserved then return more and 2 or 0 end
ledger_book(ledger, args.id, args.amount, args.now)
return 1
