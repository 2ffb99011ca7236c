-- Gives a clip that waits for its plan the one it is made by.
--
-- keys: clip, things..., kept..., oldThings..., oldKnown..., toDelete, outbox
-- args: id, record, shots, gone, files, oldFiles, now, events, event
--   record: JSON, as at admission, with its plan; shots: JSON of each; gone: indexes of those it no longer has
--   things, files, kept: as at admission; oldThings, oldFiles, oldKnown: those it no longer stands on
-- answer: 1; 0 when it has ended, begun or its plan stands already; -1 where a shot that was to be kept is not there any more
-- promises: a plan is written once, and only before anything is made by it; its jobs are owed until it is handed on
-- includes: states, clip, owners

if ended or state ~= 'waiting' then return 0 end
if not cjson.decode(redis.call('HGET', keys.clip, 'record') or '{}').planning then return 0 end
for _, kept in ipairs(keys.kept) do
  if redis.call('EXISTS', kept) == 0 then return -1 end
end
redis.call('HSET', keys.clip, 'record', args.record)
redis.call('HDEL', keys.clip, 'planning')
for i, shot in ipairs(args.shots) do redis.call('HSET', keys.clip, 'shot:' .. (i - 1), shot) end
for _, index in ipairs(args.gone) do redis.call('HDEL', keys.clip, 'shot:' .. index) end
owners_take(keys.things, args.files, keys.toDelete, args.id)
owners_release(keys.oldThings, keys.oldKnown, args.oldFiles, keys.toDelete, args.id, args.now)
redis.call('ZADD', keys.outbox, args.now, args.id)
redis.call('PUBLISH', args.events, args.event)
return 1
