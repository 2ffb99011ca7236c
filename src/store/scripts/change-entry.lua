-- Changes what stands of a case, as it was read.
--
-- keys: case
-- args: none
-- texts: before, after
-- answer: 1; 0 when somebody else has changed it meanwhile, or it has run out
-- promises: nobody's change is lost, and nothing that has run out comes back
-- includes: none

if redis.call('HGET', keys.case, 'entry') ~= texts.before then return 0 end
redis.call('HSET', keys.case, 'entry', texts.after)
return 1
