-- Settles in which order a community's drafts are rendered today, once a day.
--
-- keys: voteDay, voted
-- args: day, most, drafts
--   drafts: ids, the one with the most stars first; most: so many of them are rendered
-- answer: 1 when this was the first count of the day, else 0
-- promises: days go on only: a process whose clock is behind counts nothing twice
-- includes: none

local last = redis.call('HGET', keys.voteDay, 'day')
if last and last >= args.day then return 0 end
redis.call('HSET', keys.voteDay, 'day', args.day, 'left', args.most)
redis.call('DEL', keys.voted)
for _, draft in ipairs(args.drafts) do redis.call('RPUSH', keys.voted, draft) end
return 1
