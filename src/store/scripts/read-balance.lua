-- Reads a ledger's balance at one moment.
--
-- keys: ledger...
-- args: now, window, calendar
-- answer: {spent, reserved, 1 where some of it is too old to count and has to be asked for again, time of the oldest spending or false}
-- promises: what is older than the window is let go of, some at a time
-- includes: times, ledger

local ledger = ledgers_of(keys.ledger)[1]
local spent, reserved, more = ledger_used(ledger, args.now, args.window, args.calendar)
local oldest = redis.call('ZRANGE', ledger.spends, 0, 0, 'WITHSCORES')
return { spent, reserved, more and 1 or 0, oldest[2] or false }
