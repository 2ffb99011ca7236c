-- Somebody enters a code: notes that they did, so that the code's owner can be asked.
--
-- keys: request, ownerAccountOf, accountOf, ownSharers, sharers, inFlight
-- args: person, owner, account, asker, answerMs
--   owner, account: whose code it is and their account, as they were read; sharers are that account's, inFlight the person's
--   asker: JSON of who used it, with where they did
-- answer: 'asked', 'unknown', 'changed', 'self', 'already', 'same-platform' or 'under-way'
-- promises: a code is used by one person, once; what is refused leaves it as it was
-- includes: links

if redis.call('HGET', keys.request, 'ownerId') ~= args.owner then return 'unknown' end
local user = redis.call('HGET', keys.request, 'askerId')
if user then return user == args.person and redis.call('HEXISTS', keys.request, 'answered') == 0 and 'asked' or 'unknown' end
local hindrance = link_hindrance()
if hindrance then return hindrance end
redis.call('HSET', keys.request, 'askerId', args.person, 'asker', args.asker)
redis.call('PEXPIRE', keys.request, args.answerMs)
return 'asked'
