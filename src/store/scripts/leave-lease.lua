-- Gives a lease back before it is over.
--
-- keys: lease
-- args: holder
-- answer: nil
-- promises: nobody else's is taken away
-- includes: none

if redis.call('GET', keys.lease) == args.holder then redis.call('DEL', keys.lease) end
