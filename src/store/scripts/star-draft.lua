-- Stars a draft, or takes the star back.
--
-- keys: clip, stars, ballot, ballots, voteDay
-- args: draft, community, person, ids, press, presses, day, keptS
--   ids: everyone who is one person with them, they among them; press: one is one, however often and late it is heard; presses: so many are known of a person
--   day: the first vote of a community is counted when that one is over; keptS: how long who starred it is known, in seconds
-- answer: {stars, 1 or 0: whether theirs is among them}, or {-1, 0} where it is gone, hidden or private
-- promises: one person has one star; what the clip says is how many there are
-- includes: none

local deleted, hidden, private = unpack(redis.call('HMGET', keys.clip, 'deletedAt', 'hidden', 'private'))
if deleted or hidden or private == 'true' or redis.call('EXISTS', keys.clip) == 0 then return { -1, 0 } end

-- Of each who starred it: a sign, and the newest of their presses, one a line. One that another bot heard before may come after the next.
local starred, heard, presses = false, false, { args.press }
for _, written in ipairs(redis.call('HMGET', keys.stars, unpack(args.ids))) do
  if written then
    starred = starred or string.sub(written, 1, 1) == '+'
    for press in string.gmatch(string.sub(written, 2), '[^\n]+') do
      heard = heard or press == args.press
      if #presses < args.presses then presses[#presses + 1] = press end
    end
  end
end
if not heard then
  starred = not starred
  redis.call('HDEL', keys.stars, unpack(args.ids))
  redis.call('HSET', keys.stars, args.person, (starred and '+' or '-') .. table.concat(presses, '\n'))
  redis.call('EXPIRE', keys.stars, args.keptS)
end
local stars = 0
for _, written in ipairs(redis.call('HVALS', keys.stars)) do
  if string.sub(written, 1, 1) == '+' then stars = stars + 1 end
end
redis.call('HSET', keys.clip, 'stars', stars)
if stars > 0 then
  redis.call('SADD', keys.ballot, args.draft)
  redis.call('SADD', keys.ballots, args.community)
  redis.call('HSETNX', keys.voteDay, 'day', args.day)
else
  redis.call('SREM', keys.ballot, args.draft)
end
return { stars, starred and 1 or 0 }
