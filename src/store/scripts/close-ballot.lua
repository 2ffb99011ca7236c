-- Forgets a community in which nothing is voted on any more.
--
-- keys: ballot, ballots, voteDay, voted
-- args: community, day
-- answer: 1, or 0 where it stays
-- promises: one where something has a star, or that has been counted on this day or a later one, stays
-- includes: none

if redis.call('EXISTS', keys.ballot) == 1 then return 0 end
if (redis.call('HGET', keys.voteDay, 'day') or '') >= args.day then return 0 end
redis.call('SREM', keys.ballots, args.community)
redis.call('DEL', keys.voteDay, keys.voted)
return 1
