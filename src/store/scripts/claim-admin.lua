-- Whoever has the code of the first start is the first who runs the bot.
--
-- keys: code, admins, version, audit
-- args: digest, person, entry
--   digest: of the code they sent; entry: JSON for the audit
-- answer: 1 when they are from now on; 0 where the code is another, was used, or somebody was made an admin otherwise
-- promises: a code makes one person an admin, once, and only where there is none
-- includes: none

if redis.call('SCARD', keys.admins) > 0 then return 0 end
if redis.call('GET', keys.code) ~= args.digest then return 0 end
redis.call('DEL', keys.code)
redis.call('SADD', keys.admins, args.person)
redis.call('INCR', keys.version)
redis.call('XADD', keys.audit, 'MAXLEN', '~', 100000, '*', 'entry', args.entry)
return 1
