-- Keeps a card that was taken up for longer.
--
-- keys: card
-- args: writer, untilAt
-- answer: 1, or 0 when another writer has it
-- promises: nothing is taken from another writer
-- includes: none

if redis.call('HGET', keys.card, 'writer') ~= args.writer then return 0 end
redis.call('HSET', keys.card, 'until', args.untilAt)
return 1
