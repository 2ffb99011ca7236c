-- Reads a ledger's balance at one moment.
--
-- keys: ledger...
-- args: now, window
-- answer: {spent, reserved, time of the oldest spending or false}
-- promises: what is older than the window has been let go of
-- includes: ledger

local ledger = ledgers_of(keys.ledger)[1]
local spent, reserved = ledger_used(ledger, args.now, args.window)
local oldest = redis.call('ZRANGE', ledger.spends, 0, 0, 'WITHSCORES')
return { spent, reserved, oldest[2] or false }
