-- Reads the balances of ledgers at one moment.
--
-- keys: ledgers...
-- args: now, windows
--   windows: of each ledger {window, calendar}
-- answer: of each ledger {spent, reserved, 1 where some of it is too old to count and has to be asked for again, time of the oldest spending or false}
-- promises: what is older than the window is let go of, some at a time
-- includes: times, ledger

local answer = {}
for i, ledger in ipairs(ledgers_of(keys.ledgers)) do
  local spent, reserved, more = ledger_used(ledger, args.now, args.windows[i].window, args.windows[i].calendar)
  local oldest = redis.call('ZRANGE', ledger.spends, 0, 0, 'WITHSCORES')
  answer[i] = { spent, reserved, more and 1 or 0, oldest[2] or false }
end
return answer
