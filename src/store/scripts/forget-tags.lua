-- Forgets the tags of accounts whose next turn would begin at the clock anyway.
--
-- keys: turns
-- args: accounts
-- answer: how many
-- promises: nobody's turn is another for it
-- includes: none

local clock = tonumber(redis.call('HGET', keys.turns, ':clock') or 0)
local forgotten = 0
for _, account in ipairs(args.accounts) do
  local tag = tonumber(redis.call('HGET', keys.turns, account) or math.huge)
  if tag <= clock then forgotten = forgotten + redis.call('HDEL', keys.turns, account) end
end
return forgotten
