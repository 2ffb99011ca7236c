-- A clip lets go of what it stands on: because somebody deleted it, or because it came to nothing and nobody tried again.
--
-- keys: clip, things..., known..., toDelete, lettingGo, history, schema
-- args: id, now, field, files, own, isIndexed, record
--   field: of the clip, in which the time is noted; known: of the things that are shots, which come first
--   files: media keys that go with each thing; own: media keys that are the clip's alone
--   isIndexed: what `schema` has to say before anything of others may be judged: until then old clips' things aren't known
--   record: JSON of what stays of the record of a clip that somebody deleted
-- answer: nil
-- promises: what another clip stands on stays; safe to repeat
-- includes: owners

redis.call('HSETNX', keys.clip, args.field, args.now)
if args.field == 'deletedAt' then
  redis.call('ZREM', keys.history, args.id)
  redis.call('HSET', keys.clip, 'record', args.record)
  -- What was said in it is in the file's cues, and what went wrong may name words.
  redis.call('HDEL', keys.clip, 'warnings', 'file', 'failure')
end
redis.call('ZREM', keys.lettingGo, args.id)
for _, file in ipairs(args.own) do redis.call('ZADD', keys.toDelete, args.now, file) end
if redis.call('GET', keys.schema) == args.isIndexed then
  owners_release(keys.things, keys.known, args.files, keys.toDelete, args.id, args.now)
else
  for _, thing in ipairs(keys.things) do redis.call('SREM', thing, args.id, owner_name(args.id)) end
end
