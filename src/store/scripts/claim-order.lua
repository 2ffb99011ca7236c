-- Claims the making of an order, so that equal orders wait for one another.
--
-- keys: making
-- args: me, released, ttl
--   released: a claim that was found to be nobody's any more, or ''
-- answer: '' when it is claimed, or was before by the same; else whose it is
-- promises: of equal orders one alone is made at a time
-- includes: none

local claim = redis.call('GET', keys.making)
if claim and claim ~= args.me and claim ~= args.released then return claim end
redis.call('SET', keys.making, args.me, 'PX', args.ttl)
return ''
