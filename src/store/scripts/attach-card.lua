-- A message becomes a clip's card.
--
-- keys: card, message, clip, openCards, from
-- args: id, ref, look, ttl, giver, isPost, events, event
--   ref: JSON; look: of what it shows, absent where that isn't known; ttl: of message and card, in seconds
--   from, giver: the clip whose card it was, absent where it was nobody's; isPost: it was that one's post
-- answer: the clip whose message it is now
-- promises: a message that is another clip's by now stays that one's, however late this comes
-- includes: none

local owner = redis.call('GET', keys.message)
if owner and owner ~= args.id and owner ~= args.giver then return owner end
if args.giver then
  redis.call('HDEL', keys.from, 'card')
  if args.isPost then redis.call('HDEL', keys.from, 'posted', 'postedFileId') end
  redis.call('SREM', keys.openCards, args.giver)
end
-- What was known of an earlier message's card is not true of this one.
redis.call('DEL', keys.card)
redis.call('HSET', keys.card, 'progress', 0)
if args.look then redis.call('HSET', keys.card, 'look', args.look) end
redis.call('EXPIRE', keys.card, args.ttl)
redis.call('SET', keys.message, args.id, 'EX', args.ttl)
redis.call('HSET', keys.clip, 'card', args.ref)
redis.call('SADD', keys.openCards, args.id)
redis.call('PUBLISH', args.events, args.event)
return args.id
