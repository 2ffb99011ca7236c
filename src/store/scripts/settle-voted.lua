-- Goes on to the next of the drafts that a vote has put in order.
--
-- keys: voteDay, voted
-- args: draft, made
--   made: its render is recorded; else it can't be, and the next has its place
-- answer: nil
-- promises: one that was gone on from already is not counted again
-- includes: none

if redis.call('LINDEX', keys.voted, 0) ~= args.draft then return end
redis.call('LPOP', keys.voted)
if not args.made then return end
if redis.call('HINCRBY', keys.voteDay, 'left', -1) <= 0 then redis.call('DEL', keys.voted) end
