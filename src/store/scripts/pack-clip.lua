-- Keeps an ended clip as one short text instead of many fields.
--
-- keys: clip, unpacked
-- args: id, was, record, fields
--   was: its record as it was read; record: the same packed, with `fields` in it
-- answer: nil
-- promises: what was written in between is left as it is
-- includes: none

redis.call('ZREM', keys.unpacked, args.id)
if redis.call('HGET', keys.clip, 'record') ~= args.was then return end
redis.call('HSET', keys.clip, 'record', args.record)
for _, field in ipairs(args.fields) do redis.call('HDEL', keys.clip, field) end
-- Written anew it is as small as the server keeps a hash of its size; one that was larger stays a table otherwise.
local kept = redis.call('HGETALL', keys.clip)
redis.call('DEL', keys.clip)
redis.call('HSET', keys.clip, unpack(kept))
