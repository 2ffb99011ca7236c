-- Writes fields of a clip under way.
--
-- keys: clip
-- args: fields, events, event
--   fields: name → JSON as it is stored
-- answer: 1, or 0 when the clip has ended or is gone
-- promises: nothing is written to an ended clip
-- includes: states, clip

if ended then return 0 end
for name, value in pairs(args.fields) do redis.call('HSET', keys.clip, name, value) end
redis.call('PUBLISH', args.events, args.event)
return 1
